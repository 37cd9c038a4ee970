import type { GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { fieldRight, inlineField } from './look.ts';
import type { Field } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** What stands below the indicators: reasons in one cell, grade, remarks and other long texts. */

export interface Foot {
  readonly reason: Field | null;
  readonly grade: Field | null;
  readonly remarks: readonly Field[];
  readonly texts: readonly Field[];
  /** The last row with anything of the form in it. */
  readonly last: number;
}

/** A remark tells the rules of the form; other texts may only hold prompts. */
function isRemark(text: string): boolean {
  return /^(?:注|备注|说明|填表说明|附注)/.test(text) || /得分不得超过|定性指标|评分(?:办法|标准)|\d+%[-~—]\d+%/.test(text);
}

/** @param rows rows of the form that are no header, fund, goal or indicator row. */
export function readFoot(view: SheetView, rows: readonly ViewRow[], below: number): Foot {
  let reason: Field | null = null;
  let grade: Field | null = null;
  const remarks: Field[] = [];
  const texts: Field[] = [];
  let last = 0;
  for (const row of rows) {
    let relevant = false;
    row.cells.forEach((cell: GridCell, index) => {
      const label = row.labels[index] ?? null;
      if (cell.kind !== 'text') return;
      const text = normalise(cell.value as string);
      if (isRemark(text)) {
        remarks.push({ cell, text: cellText(cell) });
        relevant = true;
      } else if (label === null || (!label.foot && !label.reason && label.basic === null)) {
        if (text.length >= 6 && row.row > below) texts.push({ cell, text: cellText(cell) });
      }
      if (label === null) return;
      if (label.foot || label.reason || label.basic === 'grade' || label.total) relevant = true;
      if (row.row <= below) return;
      const value = (): Field => (label.inline === null ? fieldRight(view, row, cell, undefined) : inlineField(cell));
      if (label.reason && reason === null) reason = value();
      if (label.basic === 'grade' && grade === null) grade = value();
    });
    if (relevant && row.row > below) last = row.row;
  }
  return { reason, grade, remarks, texts, last };
}
