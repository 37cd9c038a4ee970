import { type Decimal, roundTo } from '../../decimal.ts';
import type { GridCell } from '../../grid/grid.ts';
import type { Field } from '../../layout/self-evaluation.ts';
import { sameScore } from '../../scoring/rules.ts';
import { normalise } from '../../values/text.ts';

/** Nothing was typed there. A picture, an error and a formula without a result are something. */
export function isBlank(field: Field): boolean {
  if (field.cell.kind === 'blank') return true;
  return field.cell.kind === 'text' && normalise(field.text) === '';
}

export function sameCell(a: GridCell, b: GridCell): boolean {
  return a.row === b.row && a.column === b.column;
}

const DECIMALS = /\.(\d+)/;

/** Digits after the point of the number that a cell shows. */
export function shownDigits(field: Field): number {
  return DECIMALS.exec(normalise(field.text))?.[1]?.length ?? 0;
}

/** Whether the score in the field is this one, perhaps with the fewer digits that it is written with. */
export function isGivenAs(field: Field, recorded: Decimal, exact: Decimal): boolean {
  return sameScore(recorded, exact) || roundTo(exact, shownDigits(field)).eq(recorded);
}
