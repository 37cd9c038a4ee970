/** What a review found, as the sheets show it: on the screen alone, nothing of it is in the file. */

import { SEVERITIES, type Severity } from '../../../engine/checks/check.ts';
import { parseAddress } from '../../../engine/grid/address.ts';
import type { SelfEvaluation } from '../../../engine/layout/self-evaluation.ts';
import type { AnyFinding, Review } from '../../../engine/review-types.ts';

/** The worst that was found in each cell of a row, by address. */
export type RowSigns = ReadonlyMap<string, Severity>;

/** Rows that hold heads of a form, and the last row that they are about. */
export interface HeadRows {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

export interface SheetFindings {
  readonly signs: ReadonlyMap<number, RowSigns>;
  /** By address, the worst first. */
  readonly cells: ReadonlyMap<string, readonly AnyFinding[]>;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly heads: readonly HeadRows[];
}

export type FindingsBySheet = ReadonlyMap<string, SheetFindings>;

export const NO_FINDINGS: FindingsBySheet = new Map();

interface Draft extends SheetFindings {
  readonly signs: Map<number, RowSigns>;
  readonly cells: Map<string, AnyFinding[]>;
  readonly counts: Record<Severity, number>;
  readonly heads: HeadRows[];
}

function emptyDraft(): Draft {
  return { signs: new Map(), cells: new Map(), counts: { error: 0, warning: 0, hint: 0 }, heads: [] };
}

/** The draft of a sheet, which is made with the first thing that is said about it. */
class Drafts {
  readonly all = new Map<string, Draft>();

  of(sheet: string): Draft {
    const known = this.all.get(sheet);
    if (known !== undefined) return known;
    const made = emptyDraft();
    this.all.set(sheet, made);
    return made;
  }
}

function add({ cells, counts }: Draft, finding: AnyFinding): void {
  counts[finding.severity]++;
  const [address] = finding.cells;
  if (address === undefined) return;
  const known = cells.get(address);
  if (known === undefined) cells.set(address, [finding]);
  else known.push(finding);
}

/** The sign of a cell is that of the worst, which is the first. */
function signsOf(cells: Draft['cells']): Map<number, Map<string, Severity>> {
  const signs = new Map<number, Map<string, Severity>>();
  for (const [address, [worst]] of cells) {
    const row = parseAddress(address)?.row;
    if (row === undefined || worst === undefined) continue;
    const ofRow = signs.get(row) ?? new Map<string, Severity>();
    signs.set(row, ofRow.set(address, worst.severity));
  }
  return signs;
}

function isSameRow(a: RowSigns, b: RowSigns): boolean {
  return a.size === b.size && [...a].every(([address, severity]) => b.get(address) === severity);
}

/** Higher than this they would be something else than heads. */
const MOST_HEAD_ROWS = 4;

/** The rows of the heads over a form's indicators; null where they stand elsewhere. */
function headRowsOf({ heads, indicators }: SelfEvaluation): HeadRows | null {
  const rows = Object.values(heads).map(({ cell }) => cell.row);
  if (rows.length === 0 || indicators.length === 0) return null;
  const [from, to] = [Math.min(...rows), Math.max(...rows)];
  const indicatorRows = indicators.map(({ row }) => row);
  const isOver = to < Math.min(...indicatorRows) && to < from + MOST_HEAD_ROWS;
  return isOver ? { from, to, end: Math.max(...indicatorRows) } : null;
}

/**
 * What was found, by sheet and cell. What the user decided to leave is left out.
 *
 * @param before what the screen shows; rows whose signs are the same stay the same objects and aren't drawn anew.
 */
export function findingsBySheet(
  { findings, tables }: Pick<Review, 'findings' | 'tables'>,
  before: FindingsBySheet = NO_FINDINGS,
): FindingsBySheet {
  const drafts = new Drafts();
  const standing = findings.filter(({ waived }) => waived === null);
  for (const severity of SEVERITIES)
    for (const finding of standing) if (finding.severity === severity) add(drafts.of(finding.sheet), finding);
  for (const { table } of tables) {
    const head = headRowsOf(table);
    if (head !== null) drafts.of(table.sheet).heads.push(head);
  }
  for (const [sheet, { signs, cells }] of drafts.all) {
    const shown = before.get(sheet)?.signs;
    for (const [row, made] of signsOf(cells)) {
      const same = shown?.get(row);
      signs.set(row, same !== undefined && isSameRow(made, same) ? same : made);
    }
  }
  return drafts.all;
}
