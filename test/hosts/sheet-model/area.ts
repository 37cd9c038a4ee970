import { columnLetters } from '../../../src/engine/grid/address.ts';

/** Rectangles of cells and their A1 addresses. Rows and columns are counted from 0, as Office.js does; all bounds belong to the area. */

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The size of a worksheet: "Excel specifications and limits" (1 048 576 rows by 16 384 columns). */
export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;
export const WHOLE_SHEET: Area = { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN };

export const rowCount = (area: Area): number => area.bottom - area.top + 1;
export const columnCount = (area: Area): number => area.right - area.left + 1;
export const cellCount = (area: Area): number => rowCount(area) * columnCount(area);
export const isWholeRows = (area: Area): boolean => area.left === 0 && area.right === LAST_COLUMN;
export const isWholeColumns = (area: Area): boolean => area.top === 0 && area.bottom === LAST_ROW;

export function singleCell(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

/** Null where a bound leaves the worksheet. */
export function insideSheet(area: Area): Area | null {
  if (area.top < 0 || area.left < 0 || area.bottom > LAST_ROW || area.right > LAST_COLUMN) return null;
  if (area.bottom < area.top || area.right < area.left) return null;
  return Object.values(area).every(Number.isInteger) ? area : null;
}

export function intersection(a: Area, b: Area): Area | null {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top > area.bottom || area.left > area.right ? null : area;
}

export function boundingArea(a: Area, b: Area): Area {
  return {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
}

export const contains = (outer: Area, inner: Area): boolean => {
  const common = intersection(outer, inner);
  return common !== null && sameArea(common, inner);
};

const sameArea = (a: Area, b: Area): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

/** What of `area` lies outside `hole`: up to four rectangles. */
export function without(area: Area, hole: Area): Area[] {
  const common = intersection(area, hole);
  if (common === null) return [area];
  const rest: Area[] = [];
  if (common.top > area.top) rest.push({ ...area, bottom: common.top - 1 });
  if (common.bottom < area.bottom) rest.push({ ...area, top: common.bottom + 1 });
  if (common.left > area.left) rest.push({ ...common, left: area.left, right: common.left - 1 });
  if (common.right < area.right) rest.push({ ...common, left: common.right + 1, right: area.right });
  return rest;
}

function columnIndex(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const COLUMN = /^\$?([A-Za-z]{1,3})$/;
const ROW = /^\$?(\d{1,7})$/;

function corner(text: string): Area | null {
  const cell = CELL.exec(text);
  if (cell !== null) return singleCell(Number(cell[2]) - 1, columnIndex(cell[1] as string));
  const column = COLUMN.exec(text);
  if (column !== null) {
    const index = columnIndex(column[1] as string);
    return { top: 0, left: index, bottom: LAST_ROW, right: index };
  }
  const row = ROW.exec(text);
  if (row === null) return null;
  const index = Number(row[1]) - 1;
  return { top: index, left: 0, bottom: index, right: LAST_COLUMN };
}

/** Reads `B3`, `B3:C5`, `B:C` or `3:5`, with or without `$`; null for anything else. */
export function parseArea(text: string): Area | null {
  const parts = text.trim().split(':');
  if (parts.length > 2) return null;
  const from = corner(parts[0] as string);
  // `A` and `3` alone aren't addresses.
  if (parts.length === 1) return from === null || cellCount(from) > 1 ? null : insideSheet(from);
  const to = corner(parts[1] as string);
  if (from === null || to === null) return null;
  if (isWholeRows(from) !== isWholeRows(to) || isWholeColumns(from) !== isWholeColumns(to)) return null;
  return insideSheet(boundingArea(from, to));
}

/** Takes `'1 月'!B3` apart; `sheet` is null where the address names none. */
export function splitSheet(address: string): { sheet: string | null; rest: string } {
  const quoted = /^'((?:[^']|'')*)'!(.*)$/s.exec(address);
  if (quoted !== null) return { sheet: (quoted[1] as string).replaceAll("''", "'"), rest: quoted[2] as string };
  const plain = /^([^!']+)!(.*)$/s.exec(address);
  return plain === null ? { sheet: null, rest: address } : { sheet: plain[1] as string, rest: plain[2] as string };
}

/** Whole columns as `B:C`, whole rows as `3:5`, the whole sheet as `1:1048576` (assumption: as in Excel's name box). */
export function areaAddress(area: Area): string {
  if (isWholeRows(area)) return `${area.top + 1}:${area.bottom + 1}`;
  if (isWholeColumns(area)) return `${columnLetters(area.left + 1)}:${columnLetters(area.right + 1)}`;
  const from = `${columnLetters(area.left + 1)}${area.top + 1}`;
  const to = `${columnLetters(area.right + 1)}${area.bottom + 1}`;
  return from === to ? from : `${from}:${to}`;
}

/** Sheet names are quoted unless they are letters, digits, `_` and `.` and don't look like an address (assumption). */
export function qualified(sheet: string, area: Area): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && parseArea(sheet) === null;
  return `${plain ? sheet : `'${sheet.replaceAll("'", "''")}'`}!${areaAddress(area)}`;
}
