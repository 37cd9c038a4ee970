import { BoundedMap } from '../bounded-map.ts';
import { type Decimal, decimal, HUNDRED, plain, roundTo } from '../decimal.ts';
import { cellKey } from '../grid/address.ts';
import type { GridCell, SheetGrid } from '../grid/grid.ts';
import type { Field } from '../layout/self-evaluation.ts';
import { dateOfSerial, dateText, isSerial } from './dates.ts';
import type { CalendarDate, RoundedNumber } from './reading.ts';
import { partsNumbers } from './text.ts';

/** What a number format makes of a number, as far as reading needs it. */
export type FormatKind = 'plain' | 'percent' | 'date';

const KINDS = new BoundedMap<string, FormatKind>(1000);

/** Whether the format shows a percentage or a date; quoted words and bracketed colours and locales don't count. */
export function formatKind(format: string | null): FormatKind {
  if (format === null) return 'plain';
  const known = KINDS.get(format);
  if (known !== undefined) return known;
  const bare = format.replace(/"[^"]*"|\\.|\[[^[\]]*\]|_./g, '');
  const kind = bare.includes('%')
    ? 'percent'
    : /[yY年]|[mM].*[dD]|[dD].*[mM]|月/.test(format.includes('年') ? format : bare)
      ? 'date'
      : 'plain';
  KINDS.set(format, kind);
  return kind;
}

/**
 * The date that a cell shows; null where it holds none. What isn't shown isn't part of it: the day behind `2022年12月`, or the year
 * behind `12月31日`, which is the one in which somebody typed it.
 */
export function shownDate({ kind, value, format }: GridCell): CalendarDate | null {
  if (kind !== 'number' || format === null || formatKind(format) !== 'date' || !isSerial(value as number)) return null;
  const date = dateOfSerial(value as number);
  // Letters in quotes are words, and those of a time are minutes.
  const [first = ''] = format.split(';');
  const bare = first
    .replace(/"([^"]*)"/g, (_, words: string) => words.replace(/[^年月日]/g, ''))
    .replace(/\[[^[\]]*\]|_./g, '');
  const day = /[dD日]/.test(bare);
  const year = /[yYeE年]/.test(bare);
  const month = day || /月/.test(bare) || (/[mM]/.test(bare) && (year || !/[hHsS]/.test(bare)));
  if (!day && !month && !year) return date;
  return { year: year ? date.year : null, month: month ? date.month : null, day: day ? date.day : null };
}

/** So many blank cells of a sheet are remembered by their formats; forms have a dozen. */
const MAX_BLANK_FORMATS = 4096;

/** The formats of blank cells that are worth knowing: what is written there is shown as a percentage. */
export class BlankFormats {
  readonly #formats = new Map<string, string>();

  note(row: number, column: number, format: string | null): void {
    if (format === null || this.#formats.size >= MAX_BLANK_FORMATS || formatKind(format) !== 'percent') return;
    this.#formats.set(cellKey({ row, column }), format);
  }

  /** As a part of a sheet; nothing where there are none. */
  part(): Pick<SheetGrid, 'blankFormats'> {
    return this.#formats.size === 0 ? {} : { blankFormats: this.#formats };
  }
}

/** The digits after the point: those always shown, and those shown where they aren't zero. */
interface Digits {
  readonly least: number;
  readonly most: number;
  readonly percent: boolean;
}

const DIGITS = new BoundedMap<string, Digits | null>(1000);

/** What was shown so before: forms repeat their percentages. */
const SHOWN_PERCENTS = new BoundedMap<string, BoundedMap<number, string>>(100);

/** Null for a format that shows something else than one number or percentage, or shows it in another way. */
function digitsOf(format: string): Digits | null {
  const known = DIGITS.get(format);
  if (known !== undefined) return known;
  const [positive = ''] = format.replace(/"[^"]*"|\\.|\[[^[\]]*\]|_.|\*./g, '').split(';');
  const match = /^[^0#?.%,EG/]*(?=[0#?.%,])[0#?,]*(?:\.([0#?]*))?(%?)[^0#?.%,]*$/i.exec(positive);
  const places = match?.[1] ?? '';
  const digits =
    match === null
      ? null
      : { least: places.replace(/[#?]/g, '').length, most: places.length, percent: match[2] === '%' };
  DIGITS.set(format, digits);
  return digits;
}

/**
 * The percentage that a cell shows, rounded as it is shown: 0.3108 under `0%` is `31%`, and `31%` is all that its reader
 * knows. Null where the cell holds no number shown so.
 */
export function shownPercent({ kind, value, format }: GridCell): string | null {
  if (kind !== 'number' || format === null || formatKind(format) !== 'percent') return null;
  const digits = digitsOf(format);
  if (digits?.percent !== true) return null;
  let shown = SHOWN_PERCENTS.get(format);
  if (shown === undefined) {
    shown = new BoundedMap(1000);
    SHOWN_PERCENTS.set(format, shown);
  }
  const known = shown.get(value as number);
  if (known !== undefined) return known;
  const text = rounded(decimal(value as number).times(HUNDRED), digits);
  shown.set(value as number, text);
  return text;
}

function rounded(value: Decimal, { least, most, percent }: Digits): string {
  const number = roundTo(value, most);
  const short = plain(number);
  const has = short.split('.')[1]?.length ?? 0;
  return `${has < least ? number.toFixed(least) : short}${percent ? '%' : ''}`;
}

/** Digits of what stands beside a rounded number: four say enough of a quotient, unless they say the same as the cell. */
const HELD_DIGITS = [4, 8] as const;

/** Formats that divide by a thousand, or show some numbers otherwise than others, are left alone. */
const OTHERWISE = /[<>=]|,(?![0#?])/;

/** What the cell shows and holds, where its number format leaves digits off; null where a reader sees all of it. */
export function roundedNumber({ kind, value, format }: GridCell): RoundedNumber | null {
  if (kind !== 'number' || format === null || OTHERWISE.test(format)) return null;
  const digits = formatKind(format) === 'date' || !/[0#?]/.test(format) ? null : digitsOf(format);
  if (digits === null || Number.isSafeInteger(value) || ((value as number) < 0 && format.includes(';'))) return null;
  // Most numbers have no more digits than they show.
  if (Number((value as number).toFixed(Math.min(digits.most + (digits.percent ? 2 : 0), 100))) === value) return null;
  const number = digits.percent ? decimal(value as number).times(HUNDRED) : decimal(value as number);
  const seen = roundTo(number, digits.most);
  for (const places of HELD_DIGITS) {
    const near = roundTo(number, places);
    if (places > digits.most && !near.eq(seen))
      return { shown: rounded(number, digits), held: `${plain(near)}${digits.percent ? '%' : ''}` };
  }
  return null;
}

/** The plain numeral of a cell's number, with the 15 digits that a spreadsheet shows. */
function numeral(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const short = String(Number(value.toPrecision(15)));
  return short.includes('e') ? plain(decimal(value)) : short;
}

/** Lines go on as if there were one, but for two numbers: those stay two. */
function joined(blanks: string, at: number, text: string): string {
  const rest = blanks.replace(/[\r\n]+/g, '');
  if (rest.length === blanks.length) return blanks;
  const end = at + blanks.length;
  return partsNumbers(text.slice(Math.max(0, at - 2), at), text.slice(end, end + 1)) ? '\n' : rest;
}

/** What a person reads in the cell: see `Field.text`. */
export function cellText(cell: GridCell): string {
  switch (cell.kind) {
    case 'text': {
      const text = cell.value as string;
      return (text.includes('\n') || text.includes('\r') ? text.replace(/\s+/g, joined) : text).trim();
    }
    case 'number': {
      const value = cell.value as number;
      const kind = formatKind(cell.format);
      if (kind === 'percent') return `${plain(decimal(value).times(HUNDRED))}%`;
      const date = kind === 'date' ? shownDate(cell) : null;
      return date === null ? numeral(value) : dateText(date);
    }
    case 'boolean':
      return cell.value === true ? '是' : '否';
    case 'error':
      return cell.value as string;
    case 'blank':
    case 'uncalculated':
    case 'picture':
      return '';
  }
}

export function fieldOf(cell: GridCell): Field {
  return { cell, text: cellText(cell) };
}
