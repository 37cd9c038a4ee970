/** Words for what the user decided to leave as it is. */

import type { CheckId } from '../engine/checks/all.ts';
import type { Waived } from '../engine/waivers/waiver.ts';
import { titleOf } from './index.ts';
import { shortened } from './words.ts';

export const WAIVER_WORDS = {
  waived: '已忽略',
  /** Heads the sheet 核对说明. */
  sheetTitle: '核对说明：下列检查项经人工确认后忽略，由绩核记录；原因可以修改，删去一行即恢复该检查项。',
} as const;

/** `忽略原因：…（2026-11-21）`. */
export function describeWaived({ reason, date }: Waived): string {
  return `忽略原因：${reason}${date === '' ? '' : `（${date}）`}`;
}

function nameOf(check: string): string {
  try {
    return titleOf(check as CheckId);
  } catch {
    // A sheet may name a check that this version doesn't have.
    return check;
  }
}

/** A policy of a form whose sheet is gone, or has another name. */
export function describeUnusedPolicy({ row, sheet }: { readonly row: number; readonly sheet: string }): string {
  return `“核对说明”第 ${row} 行的单表评分办法用于工作表“${sheet}”，现在没有这张工作表，所以没有用上；表改了名的，请重新选择办法。`;
}

/** A waiver that matches nothing any more. */
export function describeUnusedWaiver(waiver: {
  readonly row: number;
  readonly check: string;
  readonly project: string;
}): string {
  const project = waiver.project === '' ? '' : `（${shortened(waiver.project, 24)}）`;
  return `“核对说明”第 ${waiver.row} 行忽略的“${nameOf(waiver.check)}”${project}已经没有对应的问题，可以删去这一行。`;
}
