import { BoundedMap } from '../bounded-map.ts';
import { decimal, HUNDRED, plain } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import type { Field } from '../layout/self-evaluation.ts';
import { dateOfSerial, dateText, isSerial } from './dates.ts';

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

/** The plain numeral of a cell's number, with the 15 digits that a spreadsheet shows. */
function numeral(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const short = String(Number(value.toPrecision(15)));
  return short.includes('e') ? plain(decimal(value)) : short;
}

/** What a person reads in the cell: see `Field.text`. */
export function cellText(cell: GridCell): string {
  switch (cell.kind) {
    case 'text': {
      const text = cell.value as string;
      return (text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]+/g, '') : text).trim();
    }
    case 'number': {
      const value = cell.value as number;
      const kind = formatKind(cell.format);
      if (kind === 'percent') return `${plain(decimal(value).times(HUNDRED))}%`;
      if (kind === 'date' && isSerial(value)) return dateText(dateOfSerial(value));
      return numeral(value);
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
