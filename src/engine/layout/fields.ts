/** How a value is found from its label. */

import { type Decimal, decimal } from '../decimal.ts';
import { blankCell, type GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { isReckonable, parseNumeral } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import type { Label } from './labels.ts';
import { AMOUNT_UNITS, type AmountUnit, type Field } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** What stands after the first colon of a cell, as written. */
export function inlineField(cell: GridCell): Field {
  const text = cellText(cell);
  return { cell, text: text.slice(text.search(/[:：﹕∶]/) + 1).trim() };
}

const AMOUNT_UNIT = /百万元|[千万亿]?元/;

/** The unit of amounts that a text names; null when it names none. Takes normalised text. */
export function amountUnitIn(text: string): AmountUnit | null {
  const unit = AMOUNT_UNIT.exec(text)?.[0];
  return AMOUNT_UNITS.find((known) => known === unit) ?? null;
}

export function fieldAt(view: SheetView, row: number, column: number): Field {
  const cell = view.at(row, column);
  return { cell, text: cellText(cell) };
}

/** The field, marked where only place and content say what it is. */
export function assumedField(field: Field, isAssumed: boolean): Field {
  return isAssumed ? { ...field, assumed: true } : field;
}

/** Whether the cell reads as a number, stored as one or as text (`5.8万`, `100%`). */
export function looksNumeric(cell: GridCell): boolean {
  if (cell.kind === 'number') return true;
  if (cell.kind !== 'text') return false;
  const text = normalise(cell.value as string);
  if (!/^[-+.\d]/.test(text)) return false;
  return parseNumeral(text.replace(/(?:万元|亿元|元|万|亿|%|分)$/, '')) !== null;
}

/** A date in full; years alone are heads of columns. */
const DATE = /^\d{4}[年.\-/]\d{1,2}(?:月|[.\-/]\d{1,2}|月\d{1,2}日)$/;

/** Whether the cell holds a number, a date or a truth value, as what they are or as text: nobody's name, label or head. */
export function isFigure(cell: GridCell): boolean {
  return cell.kind !== 'text' || looksNumeric(cell) || DATE.test(normalise(cell.value as string));
}

function isOtherLabel(label: Label | null): boolean {
  return (
    label !== null &&
    label.inline === null &&
    (label.basic !== null || label.known || label.signature || (label.fund !== null && label.indicator === null))
  );
}

/**
 * The field to the right of a label.
 *
 * @param valueColumn where the value is written when it is blank: the column that other values of this block stand in, if known.
 * @param isAsking whether a text asks for the value instead of saying it; such a text is passed over, and blank where it has the value's place.
 * @returns the next filled cell of the row, or the blank one at `valueColumn` when the next is another label or there is none.
 */
export function fieldRight(
  view: SheetView,
  row: ViewRow,
  label: GridCell,
  valueColumn: number | undefined,
  isAsking: (text: string) => boolean = () => false,
): Field {
  const own = label.value;
  let asking: GridCell | null = null;
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index] as GridCell;
    if (cell.column <= label.column || cell.value === own) continue;
    if (isOtherLabel(row.labels[index] ?? null)) break;
    const text = cellText(cell);
    if (!isAsking(text)) return { cell, text };
    asking ??= cell;
  }
  const column = valueColumn ?? asking?.column ?? label.column + 1;
  const cell = view.at(row.row, column);
  return cell.kind === 'blank' || cell === asking
    ? { cell, text: '' }
    : { cell: blankCell(row.row, label.column + 1), text: '' };
}

/** The number that a cell holds, as a number or a numeral, 分 behind it or not; null when it holds none that can be reckoned with. */
export function numberIn(cell: GridCell): Decimal | null {
  if (cell.kind === 'number') return isReckonable(cell.value as number) ? decimal(cell.value as number) : null;
  if (cell.kind !== 'text') return null;
  return parseNumeral(normalise(cell.value as string).replace(/分$/, ''));
}
