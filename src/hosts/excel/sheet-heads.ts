/// <reference types="office-js" />
import type { GridRange, SheetGrid } from '../../engine/grid/grid.ts';
import { forThisTrip } from './office.ts';

/** What is asked of sheets before their cells: small answers, whatever is in the cells. */

export interface SheetHead {
  readonly id: string;
  readonly name: string;
  readonly visibility: SheetGrid['visibility'];
  readonly protected: boolean;
  /** What the values of the sheet lie in; null when there is none. */
  readonly used: GridRange | null;
  readonly hiddenRows: 'none' | 'some' | 'all';
}

export interface AskedRange {
  readonly range: Excel.Range;
}

export interface AskedSheet extends AskedRange {
  readonly sheet: Excel.Worksheet;
}

/** Formats reach far below the last value in many forms: only values count. */
export function askUsed(within: Excel.Worksheet | Excel.Range): AskedRange {
  const range = forThisTrip(within.getUsedRangeOrNullObject(true));
  range.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden');
  return { range };
}

export function askSheet(sheet: Excel.Worksheet): AskedSheet {
  sheet.load('id,name,visibility,protection/protected');
  return { sheet, ...askUsed(sheet) };
}

/**
 * The first sheets of the workbook, without knowing how many there are: the one after the last is no object, and so are all
 * after it. So the sizes come with the list, and reading a workbook takes two round trips instead of three.
 */
export function firstSheets(sheets: Excel.WorksheetCollection, count: number): Excel.Worksheet[] {
  const chain: Excel.Worksheet[] = [sheets.getFirst()];
  for (let sheet = chain[0]; sheet !== undefined && chain.length < count; ) {
    sheet = sheet.getNextOrNullObject();
    chain.push(sheet);
  }
  return chain;
}

export function usedOf({ range }: AskedRange): GridRange | null {
  if (range.isNullObject) return null;
  const top = range.rowIndex + 1;
  const left = range.columnIndex + 1;
  return { top, left, bottom: top + range.rowCount - 1, right: left + range.columnCount - 1 };
}

const VISIBILITIES: Readonly<Record<string, SheetGrid['visibility']>> = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'veryHidden',
};

/** Null when the sheet isn't there. */
export function headOf(requested: AskedSheet): SheetHead | null {
  const { sheet, range } = requested;
  if (sheet.isNullObject) return null;
  const used = usedOf(requested);
  // Null where some are hidden, whatever the types say.
  const rowHidden = used === null ? false : (range.rowHidden as boolean | null);
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: VISIBILITIES[sheet.visibility] ?? 'visible',
    protected: sheet.protection.protected,
    used,
    hiddenRows: rowHidden === null ? 'some' : rowHidden ? 'all' : 'none',
  };
}
