/** A block of cells as WPS tells it: two answers for all of them, and more only where something is open. */

import type { GridRange } from '../../engine/grid/grid.ts';
import type { CellAsker, ToldCell } from './cells.ts';
import type { EtApplication, EtRange, EtWorksheet } from './et.ts';
import { cellCount, cellRange, rangeAt } from './ranges.ts';
import { block, isNothing, noAnswer, type Orientation, scalar, text, truth } from './values.ts';

/** What is known of the WPS in front, and the sheet that is asked. */
export interface Asked {
  readonly app: EtApplication;
  readonly sheet: EtWorksheet;
  readonly orientation: Orientation;
}

/** A square block doesn't show how it lies: until another one has, it is asked for with a row more. */
function isOpen(area: GridRange, { transposed }: Orientation): boolean {
  return transposed === null && area.bottom > area.top && area.bottom - area.top === area.right - area.left;
}

function learn({ sheet, orientation }: Asked): void {
  const range = rangeAt(sheet, { top: 1, left: 1, bottom: 3, right: 2 });
  block(() => range.Value2, 'orientation', { rows: 3, columns: 2 }, orientation);
}

/** The values of `area`, by rows. @param range of the area, where there is one already. @throws DocumentError */
export function valuesIn(
  asked: Asked,
  area: GridRange,
  range = rangeAt(asked.sheet, area),
): readonly (readonly unknown[])[] {
  return told(asked, area, 'Value2', range);
}

function told(
  asked: Asked,
  area: GridRange,
  member: 'Value2' | 'Formula',
  range: EtRange,
): readonly (readonly unknown[])[] {
  if (cellCount(area) === 1) return [[scalar(range[member])]];
  if (isOpen(area, asked.orientation)) learn(asked);
  const size = { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 };
  return block(() => range[member], member, size, asked.orientation);
}

/** Cell by cell, row by row: what WPS tells of value and formula. @throws DocumentError */
export function cellsIn(asked: Asked, area: GridRange, range = rangeAt(asked.sheet, area)): ToldCell[] {
  const values = told(asked, area, 'Value2', range);
  const formulas = told(asked, area, 'Formula', range);
  const cells = values.flatMap((line, i) =>
    line.map((value, j): ToldCell => ({ row: area.top + i, column: area.left + j, value, formula: formulas[i]?.[j] })),
  );
  const [only, another] = cells;
  // Of a single cell nothing may be all that it holds, or an answer that failed.
  if (only !== undefined && another === undefined && isNothing(only.value) && isNothing(only.formula))
    return [{ ...only, value: scalar(range.Value2), formula: scalar(range.Formula) }];
  return cells;
}

export function askerOf({ app, sheet }: Asked): CellAsker {
  const at = (row: number, column: number): EtRange => cellRange(sheet, row, column);
  return {
    value: (row, column) => scalar(at(row, column).Value2),
    formula: (row, column) => scalar(at(row, column).Formula),
    text: (row, column) => {
      const range = at(row, column);
      return text(() => range.Text, 'Text');
    },
    hasFormula: (row, column) => {
      const range = at(row, column);
      return truth(() => range.HasFormula, 'HasFormula');
    },
    isError: (row, column) => {
      const functions = app.WorksheetFunction;
      if (isNothing(functions) || typeof (functions as { readonly IsError?: unknown }).IsError !== 'function')
        return null;
      const range = at(row, column);
      return truth(() => functions.IsError(range), 'IsError');
    },
  };
}

/** The number format that all cells of an area have; null where they differ. @throws DocumentError `unknown` */
export function commonFormat({ sheet }: Asked, area: GridRange, range = rangeAt(sheet, area)): string | null {
  const format: unknown = range.NumberFormat;
  if (isNothing(format)) return null;
  if (typeof format !== 'string') throw noAnswer('NumberFormat', format);
  return format;
}
