/** Words for what the user decided to leave as it is. */

import type { Waived } from '../engine/waivers/waiver.ts';

export const WAIVER_WORDS = {
  waived: '已忽略',
  /** Heads the sheet 核对说明. */
  sheetTitle: '核对说明：下列检查项经人工确认后忽略，由绩核记录；原因可以修改，删去一行即恢复该检查项。',
} as const;

/** `忽略原因：…（2026-11-21）`. */
export function describeWaived({ reason, date }: Waived): string {
  return `忽略原因：${reason}${date === '' ? '' : `（${date}）`}`;
}
