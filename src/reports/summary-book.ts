/** The sheets of a summary workbook: forms, their units, findings, counts by check; made to be printed and handed on. */

import { policyName } from '../messages/policy.ts';
import { madeAt, REPORT } from '../messages/report.ts';
import { SUMMARY } from '../messages/summary.ts';
import { SEVERITY_NAMES } from '../messages/verdict.ts';
import { cellList } from '../messages/words.ts';
import { isInText } from './findings.ts';
import { printable } from './printable.ts';
import type { AnyFindingEntry, FileEntry, TableEntry } from './schema.ts';
import { checkCounts, type FormRow, formRows, textOf, verdictText } from './summary.ts';

/** A word that leads to a file, from the folder that holds all of them. */
interface LinkedName {
  readonly text: string;
  readonly file: string;
  readonly at: { readonly sheet: string; readonly cell: string } | null;
}

type Value = string | number | null | LinkedName;

export interface SummarySheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly title: { readonly text: string; readonly note: string };
  readonly footer: string;
}

function partsOf(path: string): string[] {
  return path.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
}

/** Of a folder that was chosen, its own name stands before each path: the workbook is to lie within it. */
function isOneFolder(entries: readonly FileEntry[]): boolean {
  const [first, ...others] = entries.map(({ path }) => partsOf(path));
  if (first === undefined || first.length < 2) return false;
  return others.every((parts) => parts.length > 1 && parts[0] === first[0]);
}

/**
 * How the summary calls a file, and what leads to it: nothing for a path that isn't below the folder. Apart, because a long
 * name that is a link isn't broken into lines everywhere.
 */
function nameIn(entries: readonly FileEntry[]): (path: string, at: LinkedName['at']) => [string, Value] {
  const skipped = isOneFolder(entries) ? 1 : 0;
  return (path, at) => {
    const parts = partsOf(path).slice(skipped);
    const file = parts.join('/');
    const isBelow = !/^[\\/]|^[A-Za-z]:/.test(path) && !parts.includes('..');
    return [file, isBelow ? { text: SUMMARY.open, file, at } : null];
  };
}

/** A cell of a document has no address that a program could go to. */
function goesTo(entry: FileEntry, place: FormRow['first']): LinkedName['at'] {
  return entry.verdict !== null && entry.document !== null ? null : place;
}

function tableOf(entry: FileEntry, finding: AnyFindingEntry): TableEntry | undefined {
  return isInText(finding) || finding.table === null ? undefined : entry.tables[finding.table];
}

function unitOf(table: TableEntry | undefined): string {
  return table === undefined ? '' : textOf(table.unit) || textOf(table.department);
}

interface Unit {
  readonly name: string;
  readonly rows: FormRow[];
}

function sumOf(rows: readonly FormRow[], key: 'errors' | 'warnings'): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

/** The forms by the unit that they name, those with the most errors first. */
function unitsOf(rows: readonly FormRow[]): Unit[] {
  const units = new Map<string, Unit>();
  for (const row of rows) {
    const name = row.unit.trim() || SUMMARY.noUnit;
    const unit = units.get(name) ?? { name, rows: [] };
    unit.rows.push(row);
    units.set(name, unit);
  }
  return [...units.values()].sort(
    (a, b) =>
      sumOf(b.rows, 'errors') - sumOf(a.rows, 'errors') || sumOf(b.rows, 'warnings') - sumOf(a.rows, 'warnings'),
  );
}

/** `可报送 3 张，有错误 1 张`. */
function outcomes(rows: readonly FormRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { verdict } of rows) counts.set(verdictText(verdict), (counts.get(verdictText(verdict)) ?? 0) + 1);
  return [...counts].map(([name, count]) => SUMMARY.outcome(name, count));
}

function placeOf(finding: AnyFindingEntry): string {
  if (isInText(finding)) return finding.place;
  return finding.place ?? [finding.sheet, cellList(finding.cells)].filter((part) => part !== '').join(' ');
}

function formsSheet(forms: readonly FormRow[], entries: readonly FileEntry[]): Pick<SummarySheet, 'widths' | 'rows'> {
  const name = nameIn(entries);
  return {
    widths: [22, 26, 9, 9, 6, 6, 6, 12, 28, 12, 28, 6],
    rows: forms.map((row) => [
      row.unit,
      row.project,
      row.recorded,
      row.recomputed,
      row.grade,
      row.errors,
      row.warnings,
      verdictText(row.verdict),
      row.why,
      row.sheet,
      ...name(row.path, goesTo(entries[row.file] as FileEntry, row.first)),
    ]),
  };
}

function findingsSheet(entries: readonly FileEntry[]): Pick<SummarySheet, 'widths' | 'rows'> {
  const name = nameIn(entries);
  const rows = entries.flatMap((entry) => {
    const all: readonly AnyFindingEntry[] = entry.findings;
    return all.map((finding): Value[] => {
      const table = tableOf(entry, finding);
      const [cell] = isInText(finding) ? [] : finding.cells;
      const at = isInText(finding) || cell === undefined ? null : { sheet: finding.sheet, cell };
      return [
        unitOf(table),
        textOf(table?.project ?? null),
        SEVERITY_NAMES[finding.severity],
        finding.title,
        finding.message,
        finding.how,
        placeOf(finding),
        finding.waived === null ? '' : SUMMARY.waived(finding.waived.reason),
        ...name(entry.path, goesTo(entry, at)),
      ];
    });
  });
  return { widths: [16, 20, 6, 16, 46, 38, 18, 12, 22, 6], rows };
}

function unitsSheet(forms: readonly FormRow[]): Pick<SummarySheet, 'widths' | 'rows'> {
  const rows = unitsOf(forms).map(({ name, rows: its }) => {
    const count = (...verdicts: FormRow['verdict'][]): number =>
      its.filter(({ verdict }) => verdicts.includes(verdict)).length;
    return [
      name,
      its.length,
      count('ready'),
      count('needs-review'),
      count('has-errors'),
      count('not-checked', 'failed'),
      sumOf(its, 'errors'),
      sumOf(its, 'warnings'),
    ];
  });
  return { widths: [40, 10, 10, 14, 10, 14, 10, 10], rows };
}

/**
 * The sheets of a summary workbook: forms, units, findings, counts by check.
 *
 * @param made when it is made.
 */
export function summarySheets(entries: readonly FileEntry[], made: Date): SummarySheet[] {
  const forms = entries.flatMap(formRows);
  const policies = [...new Set(entries.flatMap(({ tables }) => tables.map(({ policy }) => policyName(policy))))];
  const about = SUMMARY.about(madeAt(made), outcomes(forms), policies);
  const checks = checkCounts(entries).map(({ title, findings, files }) => [title, findings, files]);
  const sheet = (
    name: string,
    head: readonly string[],
    { widths, rows }: Pick<SummarySheet, 'widths' | 'rows'>,
    hint = '',
  ): SummarySheet => ({
    name,
    head,
    widths,
    rows: rows.map((cells) => cells.map((value) => (typeof value === 'string' ? printable(value) : value))),
    title: { text: SUMMARY.title(name), note: `${about}${hint}` },
    footer: SUMMARY.footer(REPORT.product, name),
  });
  return [
    sheet(SUMMARY.forms, SUMMARY.formsHead, formsSheet(forms, entries), SUMMARY.linksHint),
    sheet(SUMMARY.units, SUMMARY.unitsHead, unitsSheet(forms)),
    sheet(SUMMARY.findings, SUMMARY.findingsHead, findingsSheet(entries), SUMMARY.linksHint),
    sheet(SUMMARY.checks, SUMMARY.checksHead, { widths: [60, 12, 14], rows: checks }),
  ];
}
