import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { waiverKey } from '../../src/engine/waivers/apply.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { enterWaiver } from '../../src/engine/waivers/write-sheet.ts';
import { applyEdits } from './apply-edits.ts';
import { gridOf } from './form-text.ts';

export const REASON = '经领导同意';

/** The sheet of waivers with those findings of the form waived whose check is named. */
export function waiving(
  form: SheetGrid,
  checks: readonly string[],
  start: SheetGrid = gridOf(WAIVER_SHEET, []),
): SheetGrid {
  const { findings, tables } = review([form]);
  let sheet = start;
  for (const finding of findings.filter(({ check }) => checks.includes(check))) {
    const table = tables[finding.table ?? -1]?.table;
    if (table === undefined) throw new Error('no table');
    const entry = { title: '名称', message: '句子', reason: REASON, date: '2026-11-21' };
    sheet = applyEdits(
      [sheet],
      enterWaiver(sheet, { ...waiverKey(table, finding), ...entry }, '核对说明'),
    )[0] as SheetGrid;
  }
  return sheet;
}
