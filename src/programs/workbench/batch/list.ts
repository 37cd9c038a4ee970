/** The rows of a batch as they are sorted and filtered. */

import { type FormRow, verdictText } from '../../../reports/summary.ts';

export type Column =
  | 'path'
  | 'unit'
  | 'project'
  | 'sheet'
  | 'recorded'
  | 'recomputed'
  | 'grade'
  | 'errors'
  | 'warnings'
  | 'untold'
  | 'verdict';

export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

const GRAVITY: readonly FormRow['verdict'][] = ['ready', 'needs-review', 'has-errors', 'not-checked', 'failed'];

function sortKey(row: FormRow, column: Column): string | number | null {
  if (column === 'verdict') return GRAVITY.indexOf(row.verdict);
  return column === 'untold' ? row.untold.length : row[column];
}

function compared(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
}

/** Rows without a value come last, whichever way. Equal ones stay in the order of the files. */
export function sorted(rows: readonly FormRow[], { column, descending }: Sorting): FormRow[] {
  const isBlank = (row: FormRow): boolean => {
    const value = sortKey(row, column);
    return value === null || value === '';
  };
  return [...rows].sort((a, b) => {
    if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
    const order = compared(sortKey(a, column), sortKey(b, column));
    return descending ? -order : order;
  });
}

export function filtered(rows: readonly FormRow[], text: string, verdict: string): FormRow[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter((row) => {
    if (verdict !== '' && row.verdict !== verdict) return false;
    if (wanted === '') return true;
    const words = [row.path, row.unit, row.project, row.sheet, row.grade, verdictText(row.verdict)];
    return words.some((word) => word.toLowerCase().includes(wanted));
  });
}

/** How many totals lie below 60, up to 70, 80, 90, 100, and how many couldn't be told. */
export function totalsByRange(rows: readonly FormRow[]): number[] {
  const counts = [0, 0, 0, 0, 0, 0];
  for (const { recomputed, verdict } of rows) {
    if (verdict === 'failed' || verdict === 'not-checked') continue;
    const at = recomputed === null ? 5 : recomputed < 60 ? 0 : Math.min(4, Math.floor(recomputed / 10) - 5);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
}
