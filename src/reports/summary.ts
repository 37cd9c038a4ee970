/** Many files at a glance: a row for each form, and how often each check found something. */

import { describeDocumentError } from '../messages/document-errors.ts';
import { describeCounts as describeNumbers } from '../messages/narrative/describe.ts';
import { SUMMARY } from '../messages/summary.ts';
import { VERDICT_NAMES } from '../messages/verdict.ts';
import { pairLine } from './document-lines.ts';
import { cellFindings, textFindings } from './findings.ts';
import type {
  DocumentEntry,
  FileEntry,
  FindingEntry,
  NumberValue,
  ReviewedFile,
  TableEntry,
  TextValue,
} from './schema.ts';
import { untoldTitles } from './untold.ts';

export interface FormRow {
  /** Where the file is in what was checked. */
  readonly file: number;
  readonly path: string;
  readonly sheet: string;
  readonly unit: string;
  readonly project: string;
  readonly recorded: number | null;
  readonly recomputed: number | null;
  readonly grade: string;
  readonly errors: number;
  readonly warnings: number;
  /** The checks that couldn't tell, by what they are called. */
  readonly untold: readonly string[];
  /** `failed`: the file couldn't be read; `not-checked`: there is no form in it, or in this sheet of it. */
  readonly verdict: 'ready' | 'needs-review' | 'has-errors' | 'failed' | 'not-checked';
  /** Why, where the file couldn't be read or the sheet wasn't checked. */
  readonly why: string;
  /** The first finding that stands. */
  readonly first: { readonly sheet: string; readonly cell: string } | null;
}

export function textOf(value: TextValue): string {
  return String(value?.value ?? '');
}

function numberOf(value: NumberValue): number | null {
  return typeof value?.value === 'number' ? value.value : null;
}

function placeOf(finding: FindingEntry | undefined): FormRow['first'] {
  const cell = finding?.cells[0];
  return finding === undefined || cell === undefined ? null : { sheet: finding.sheet, cell };
}

function formRow(entry: FileEntry, file: number, table: TableEntry, at: number): FormRow {
  const findings = cellFindings(entry, at).filter(({ waived }) => waived === null);
  const count = (severity: FindingEntry['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const errors = count('error');
  const warnings = count('warning');
  const human = entry.verdict === null ? 0 : entry.needsHuman.filter((each) => each.table === at).length;
  const isAtOdds = table.differing.count > 0 || table.total.recomputed.points !== null || table.indicators.length === 0;
  const open = warnings + human > 0 || isAtOdds ? 'needs-review' : 'ready';
  return {
    file,
    path: entry.path,
    sheet: table.sheet,
    unit: textOf(table.unit) || textOf(table.department),
    project: textOf(table.project),
    recorded: numberOf(table.total.score),
    recomputed: table.total.recomputed.score,
    grade: table.total.recomputed.reason === null ? (table.total.recomputed.grade ?? textOf(table.total.grade)) : '',
    errors,
    warnings,
    untold: untoldTitles(table),
    verdict: errors > 0 ? 'has-errors' : open,
    why: table.total.recomputed.reason ?? '',
    first: placeOf(findings[0]) ?? { sheet: table.sheet, cell: table.range.split(':')[0] ?? 'A1' },
  };
}

/** What was recomputed, and the form of another file that it was held against. */
function numbersAndPair(document: DocumentEntry, path: string): string {
  const { form } = document;
  const numbers = describeNumbers(document);
  return form === null || form.path === path ? numbers : SUMMARY.both(numbers, pairLine(document, path));
}

/** The text of a document: a row of its own where it has no form, or findings. */
function documentRows(entry: ReviewedFile, none: Omit<FormRow, 'verdict' | 'why'>): FormRow[] {
  const findings = textFindings(entry).filter(({ waived }) => waived === null);
  if (entry.tables.length > 0 && findings.length === 0) return [];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const isUnchecked = entry.tables.length === 0 && entry.document?.relations === 0;
  const open = warnings > 0 ? 'needs-review' : isUnchecked ? 'not-checked' : 'ready';
  const why = entry.document === null ? '' : numbersAndPair(entry.document, entry.path);
  return [{ ...none, sheet: SUMMARY.text, errors, warnings, verdict: errors > 0 ? 'has-errors' : open, why }];
}

/** What wasn't checked in a file: sheets that should be looked at, or the whole file. */
function uncheckedRows(entry: ReviewedFile, none: Omit<FormRow, 'verdict' | 'why'>): FormRow[] {
  const sheets = cellFindings(entry, null).filter(({ severity, waived }) => severity !== 'hint' && waived === null);
  const rows = sheets.map((finding): FormRow => {
    const first = placeOf(finding);
    return { ...none, sheet: finding.sheet, verdict: 'not-checked', why: finding.message, first };
  });
  if (entry.document !== null) return [...rows, ...documentRows(entry, none)];
  return rows.length === 0 && entry.tables.length === 0 ? [{ ...none, verdict: 'not-checked', why: '' }] : rows;
}

/** The forms of a file and what wasn't checked in it; one row for a file that can't be read. `file`: its place among those checked. */
export function formRows(entry: FileEntry, file: number): FormRow[] {
  const none = {
    file,
    path: entry.path,
    sheet: '',
    unit: '',
    project: '',
    recorded: null,
    recomputed: null,
    grade: '',
    errors: 0,
    warnings: 0,
    untold: [],
    first: null,
  };
  if (entry.verdict === null) return [{ ...none, verdict: 'failed', why: entry.error.message }];
  try {
    return [...entry.tables.map((table, at) => formRow(entry, file, table, at)), ...uncheckedRows(entry, none)];
  } catch {
    // One file is one row then, and the others are whole.
    return [{ ...none, verdict: 'failed', why: describeDocumentError('unknown').what }];
  }
}

export function verdictText(verdict: FormRow['verdict']): string {
  return verdict === 'failed' ? SUMMARY.failed : VERDICT_NAMES[verdict];
}

export interface CheckCount {
  readonly check: string;
  readonly title: string;
  readonly findings: number;
  readonly files: number;
}

/** How often each check found something that stands, of files that are known one after another. */
export class CheckCounter {
  readonly #counts = new Map<string, { title: string; findings: number; files: number }>();

  add({ findings }: Pick<FileEntry, 'findings'>): void {
    const seen = new Set<string>();
    for (const { check, title, waived } of findings) {
      if (waived !== null) continue;
      const count = this.#counts.get(check) ?? { title, findings: 0, files: 0 };
      count.findings += 1;
      if (!seen.has(check)) count.files += 1;
      seen.add(check);
      this.#counts.set(check, count);
    }
  }

  /** The most frequent first. */
  counts(): CheckCount[] {
    return [...this.#counts]
      .map(([check, count]) => ({ check, ...count }))
      .sort((a, b) => b.findings - a.findings || (a.check < b.check ? -1 : 1));
  }
}

/** How often each check found something that stands, the most frequent first. */
export function checkCounts(entries: readonly FileEntry[]): CheckCount[] {
  const counter = new CheckCounter();
  for (const entry of entries) counter.add(entry);
  return counter.counts();
}
