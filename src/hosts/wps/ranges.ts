/** Ranges of a sheet, and where they are. */

import { rangeAddress } from '../../engine/grid/address.ts';
import type { GridRange } from '../../engine/grid/grid.ts';
import { parseRange } from '../../engine/grid/ranges.ts';
import type { EtRange, EtWorksheet } from './et.ts';
import { count, object } from './values.ts';

export function rangeAt(sheet: EtWorksheet, area: GridRange): EtRange {
  const address = rangeAddress(area);
  return object(() => sheet.Range(address), `Range ${address}`);
}

export function cellRange(sheet: EtWorksheet, row: number, column: number): EtRange {
  return rangeAt(sheet, { top: row, left: column, bottom: row, right: column });
}

/** A range of whole rows. */
export function rowsAt(sheet: EtWorksheet, top: number, bottom: number): EtRange {
  return object(() => sheet.Range(`${top}:${bottom}`), 'Range of rows');
}

/**
 * The address that a range tells, without `$` and without its sheet. A method in most builds, a property in others: what comes
 * of a method that nobody calls is the text of a function, which is no address. Null where none is told.
 */
export function toldAddress(range: EtRange): string | null {
  const member = range.Address;
  const told: unknown =
    typeof member === 'function' ? (member as (...absolute: boolean[]) => unknown).call(range, false, false) : member;
  if (typeof told !== 'string') return null;
  const plain = told
    .replace(/'(?:[^']|'')*'/g, '')
    .split(',')
    .map((each) => each.slice(each.lastIndexOf('!') + 1).replaceAll('$', ''))
    .join(',');
  return /^[A-Z0-9:,]+$/i.test(plain) ? plain : null;
}

/** @throws DocumentError `unknown` where WPS doesn't say */
export function areaOf(range: EtRange): GridRange {
  const told = parseRange(toldAddress(range) ?? '');
  if (told !== null) return told;
  const top = count(() => range.Row, 'Row');
  const left = count(() => range.Column, 'Column');
  const rows = object(() => range.Rows, 'Rows');
  const columns = object(() => range.Columns, 'Columns');
  return {
    top,
    left,
    bottom: top + count(() => rows.Count, 'Rows.Count') - 1,
    right: left + count(() => columns.Count, 'Columns.Count') - 1,
  };
}

export function cellCount({ top, left, bottom, right }: GridRange): number {
  return (bottom - top + 1) * (right - left + 1);
}
