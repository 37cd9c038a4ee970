/** What stands below the indicators: reasons in one cell, grade, remarks and other long texts. */

import type { GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { fieldRight, inlineField } from './fields.ts';
import type { Label } from './labels.ts';
import type { Field } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

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
  return (
    /^(?:注|备注|说明|填表说明|附注)/.test(text) ||
    /得分不得超过|定性指标|评分(?:办法|标准)|(?<!\d)\d{1,3}%[-~—]\d{1,3}%/.test(text)
  );
}

class FootReader {
  reason: Field | null = null;
  grade: Field | null = null;
  readonly remarks: Field[] = [];
  readonly texts: Field[] = [];
  last = 0;
  readonly #view: SheetView;
  readonly #below: number;

  constructor(view: SheetView, below: number) {
    this.#view = view;
    this.#below = below;
  }

  take(row: ViewRow, cell: GridCell, label: Label | null): void {
    const text = normalise(cell.value as string);
    const isBelow = row.row > this.#below;
    const isLabel = label !== null && (label.foot || label.reason || label.basic !== null);
    if (isRemark(text)) this.remarks.push({ cell, text: cellText(cell) });
    else if (isBelow && !isLabel && text.length >= 6) this.texts.push({ cell, text: cellText(cell) });
    if (!isBelow) return;
    if (isRemark(text) || label?.foot === true || label?.reason === true || label?.basic === 'grade')
      this.last = row.row;
    if (label?.reason === true) this.reason ??= this.#value(row, cell, label);
    if (label?.basic === 'grade') this.grade ??= this.#value(row, cell, label);
  }

  #value(row: ViewRow, cell: GridCell, label: Label): Field {
    return label.inline === null ? fieldRight(this.#view, row, cell, undefined) : inlineField(cell);
  }
}

/**
 * @param rows rows of the form that are no header, fund, total or indicator row.
 * @param below the last row of the indicators.
 */
export function readFoot(view: SheetView, rows: readonly ViewRow[], below: number): Foot {
  const reader = new FootReader(view, below);
  for (const row of rows) {
    row.cells.forEach((cell, index) => {
      if (cell.kind === 'text') reader.take(row, cell, row.labels[index] ?? null);
    });
  }
  return reader;
}
