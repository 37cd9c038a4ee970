/** The rows of a batch as they are sorted and filtered. */

import { GRADES } from '../../../engine/values/grades.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import { type FormRow, formRows, verdictText } from '../../../reports/summary.ts';

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

/** The best first. */
const GRADE_NAMES: readonly string[] = GRADES;

export type RowVerdict = FormRow['verdict'];

/** From the best to the worst: what was never read may be anything, what has errors is known to be wrong. */
const GRAVITY: readonly RowVerdict[] = ['ready', 'needs-review', 'not-checked', 'failed', 'has-errors'];

/** The verdicts as they stand above the list. */
export const VERDICTS: readonly RowVerdict[] = ['has-errors', 'needs-review', 'ready', 'not-checked', 'failed'];

/** What nobody sorts for its small numbers: their first order is the one with the worst on top. */
const WORST_IS_HIGHEST: ReadonlySet<Column> = new Set(['errors', 'warnings', 'untold', 'verdict', 'grade']);

/** The order that the first click on a column's head gives: the worst first where there is one, otherwise as one reads. */
export function firstSorting(column: Column): Sorting {
  return { column, descending: WORST_IS_HIGHEST.has(column) };
}

/** The worst first. */
export const WORST_FIRST: Sorting = firstSorting('verdict');

/** A row that is known again when its file is reviewed anew. */
export interface ListedRow extends FormRow {
  readonly key: string;
}

/** The rows of all files, in their order. @param entries null: not reviewed yet. */
export function listedRows(entries: readonly (FileEntry | null)[]): ListedRow[] {
  return entries.flatMap((entry, file) =>
    entry === null ? [] : formRows(entry, file).map((row, at) => ({ ...row, key: `${file}/${at}` })),
  );
}

function sortKey(row: FormRow, column: Column): string | number | null {
  if (column === 'verdict') return GRAVITY.indexOf(row.verdict);
  if (column === 'grade') {
    const grade = GRADE_NAMES.indexOf(row.grade);
    return grade === -1 ? row.grade : grade;
  }
  return column === 'untold' ? row.untold.length : row[column];
}

function compared(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
}

/** Of rows with the same verdict those with more errors are worse, then those with more warnings. */
function comparedRows(a: FormRow, b: FormRow, column: Column): number {
  const order = compared(sortKey(a, column), sortKey(b, column));
  return order !== 0 || column !== 'verdict' ? order : a.errors - b.errors || a.warnings - b.warnings;
}

/** Rows without a value come last, whichever way. Equal ones stay in the order of the files. */
export function sorted<Row extends FormRow>(rows: readonly Row[], { column, descending }: Sorting): Row[] {
  const isBlank = (row: FormRow): boolean => {
    const value = sortKey(row, column);
    return value === null || value === '';
  };
  return [...rows].sort((a, b) => {
    if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
    const order = comparedRows(a, b, column);
    return descending ? -order : order;
  });
}

/** @param verdicts none: all of them. */
export function filtered<Row extends FormRow>(
  rows: readonly Row[],
  text: string,
  verdicts: ReadonlySet<RowVerdict>,
): Row[] {
  const wanted = text.trim().toLowerCase();
  return rows.filter((row) => {
    if (verdicts.size > 0 && !verdicts.has(row.verdict)) return false;
    if (wanted === '') return true;
    const words = [row.path, row.unit, row.project, row.sheet, row.grade, verdictText(row.verdict)];
    return words.some((word) => word.toLowerCase().includes(wanted));
  });
}

/** How many rows there are of each verdict. */
export function countsByVerdict(rows: readonly FormRow[]): Readonly<Record<RowVerdict, number>> {
  const counts = { ready: 0, 'needs-review': 0, 'has-errors': 0, 'not-checked': 0, failed: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
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

/** The folder of a file with its slash, and its name. */
export function splitPath(path: string): { readonly folder: string; readonly name: string } {
  const at = path.lastIndexOf('/') + 1;
  return { folder: path.slice(0, at), name: path.slice(at) };
}
