/** Words for what the sheet 核对说明 says and nothing asks for any more. */

import type { CheckId } from '../engine/checks/all.ts';
import { titleOf } from './index.ts';
import { shortened } from './words.ts';

export const UNUSED = '不再需要的忽略';

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
