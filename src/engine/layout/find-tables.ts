/** Finds where the forms of a sheet lie. A form is what stands around a header of indicators. */

import type { GridCell, GridRow, SheetGrid } from '../grid/grid.ts';
import { partBeside } from './beside.ts';
import { fundHeads } from './fund-heads.ts';
import { distinctCells, type IndicatorHeader, indicatorHeader } from './heads.ts';
import { NO_LABEL } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { HiddenByMerge, SheetView, type ViewRow, viewRow } from './sheet-view.ts';
import { strangeHeader } from './strange-heads.ts';

export interface TableRegion {
  readonly view: SheetView;
  readonly headers: readonly IndicatorHeader[];
  /** The last row that was looked at, where the form goes on below it. */
  readonly cutAfter: number | null;
  /** What stands beside the form in its rows and is no part of it. */
  readonly beside: readonly GridCell[];
}

/** Rows below a form's header that can still belong to it. */
const MAX_ROWS = 3000;

/** Heads of one form; what has more is no form, and each is looked for in every row. */
const MAX_HEADERS = 100;

interface Draft {
  readonly start: number;
  hasProject: boolean;
  hasFunds: boolean;
  readonly headers: { readonly header: IndicatorHeader; readonly index: number }[];
  /** The row of one header more than a form can have: from there on it isn't read. */
  cut: number | null;
}

interface ClosedDraft {
  readonly draft: Draft;
  /** Its last row. */
  readonly end: number;
}

/** Heads that make a form by themselves: those of indicators, or levels and scores. */
function isForm({ scoresOnly, heads }: IndicatorHeader): boolean {
  return !scoresOnly || (heads.level1 !== undefined && (heads.level2 !== undefined || heads.name !== undefined));
}

/** Collects the rows of one form after another; a title or a project's name after indicators begins the next. */
class Drafts {
  readonly closed: ClosedDraft[] = [];
  #open: Draft | null = null;

  /** @param index the first row that belongs to no form yet. */
  close(index: number): void {
    if (this.#open?.headers.some(({ header }) => isForm(header)) === true)
      this.closed.push({ draft: this.#open, end: index - 1 });
    this.#open = null;
  }

  #at(index: number): Draft {
    this.#open ??= { start: index, hasProject: false, hasFunds: false, headers: [], cut: null };
    return this.#open;
  }

  title(index: number): void {
    if (this.#open === null || this.#open.headers.length > 0 || this.#open.hasProject) this.close(index);
    this.#at(index);
  }

  project(index: number): void {
    if (this.#open !== null && (this.#open.headers.length > 0 || this.#open.hasProject)) this.close(index);
    this.#at(index).hasProject = true;
  }

  indicators(index: number, header: IndicatorHeader): void {
    const draft = this.#at(index);
    if (draft.headers.length < MAX_HEADERS) draft.headers.push({ header, index });
    else draft.cut ??= index;
  }

  /** Whether the rows from here on belong to a form and aren't read. */
  isCut(): boolean {
    return this.#open !== null && this.#open.cut !== null;
  }

  /** @param begins whether indicators follow: funds below the indicators of a form that has some already belong to it otherwise. */
  funds(index: number, begins: () => boolean): void {
    if (this.#open !== null && this.#open.headers.length > 0 && this.#open.hasFunds && begins()) this.close(index);
    this.#at(index).hasFunds = true;
  }
}

function isTitle(row: ViewRow): boolean {
  let texts = 0;
  let title = false;
  let last: unknown = null;
  for (const { value } of row.cells) {
    if (value !== last) texts++;
    last = value;
  }
  for (const label of row.labels) if (label?.title === true) title = true;
  return title && texts <= 3;
}

/** A 项目名称 label with something to name, not the head of a list. */
function isProject(row: ViewRow): boolean {
  let found = false;
  let others = 0;
  for (const label of row.labels) {
    if (label === null) continue;
    if (label.basic === 'project') found = true;
    else if (label.indicator !== null || label.fund !== null) others++;
  }
  return found && others < 2;
}

function isFundHeader(row: ViewRow): boolean {
  const heads = fundHeads(row);
  return heads !== null && (heads.annualBudget !== undefined || heads.initialBudget !== undefined);
}

function isShortText(cell: GridCell): boolean {
  return cell.kind === 'text' && (cell.value as string).length <= 60;
}

/** Whether a short text can begin a form, or a block of one. */
function isHead(cell: GridCell, lexicon: Lexicon): boolean {
  const label = lexicon.labelOf(cell.value as string);
  if (label === NO_LABEL) return false;
  const { title, basic, indicator, fund } = label;
  return title || basic === 'project' || indicator !== null || fund !== null;
}

/** A ledger has more rows with texts than this. Those after them are only kept where a form can begin. */
const MAX_KEPT = 4096;
const NOTHING: readonly never[] = [];

/** Rows that are gone through before others may have their turn. */
const ROWS_AT_ONCE = 256;

/** Rows with at least one text that can be a label. Of the data rows of a ledger only the numbers are left. */
function* labelledRows(grid: SheetGrid, merged: HiddenByMerge, lexicon: Lexicon): Generator<null, ViewRow[]> {
  const rows: ViewRow[] = [];
  let seen = 0;
  for (const { row, cells } of grid.rows) {
    if (++seen % ROWS_AT_ONCE === 0) yield null;
    let isLabelled = false;
    let isKept = false;
    for (const cell of cells) {
      if (!isShortText(cell)) continue;
      isLabelled = true;
      isKept = rows.length < MAX_KEPT || isHead(cell, lexicon);
      if (isKept) break;
    }
    if (!isLabelled) continue;
    if (isKept) rows.push(viewRow(row, cells, merged, lexicon));
    else rows.push({ row, cells: NOTHING, spaces: NOTHING, labels: NOTHING });
  }
  return rows;
}

/** How far below its funds a form's indicators begin. */
const MAX_BETWEEN = 40;

function indicatorsFollow(rows: readonly ViewRow[], from: number): boolean {
  for (let index = from + 1; index < rows.length && index <= from + MAX_BETWEEN; index++) {
    const row = rows[index] as ViewRow;
    if (isTitle(row) || isProject(row)) return false;
    const header = indicatorHeader(row, rows[index + 1]);
    if (header !== null && !header.scoresOnly) return true;
  }
  return false;
}

function* draftTables(rows: readonly ViewRow[]): Generator<null, readonly ClosedDraft[]> {
  const drafts = new Drafts();
  let seen = 0;
  for (let index = 0; index < rows.length; index++) {
    if (++seen % ROWS_AT_ONCE === 0) yield null;
    const row = rows[index] as ViewRow;
    // A row of a ledger, of which only the number is left.
    if (row.cells.length === 0) continue;
    if (isTitle(row)) {
      drafts.title(index);
      continue;
    }
    if (isProject(row)) {
      drafts.project(index);
      continue;
    }
    if (drafts.isCut()) continue;
    const header = indicatorHeader(row, rows[index + 1]);
    if (header !== null) {
      drafts.indicators(index, header);
      if (header.bottom > header.top) index++;
    } else if (isFundHeader(row)) drafts.funds(index, () => indicatorsFollow(rows, index));
    else {
      const strange = strangeHeader(rows, index);
      if (strange !== null) drafts.indicators(index, strange);
    }
  }
  drafts.close(rows.length);
  return drafts.closed;
}

/** Where the second of two forms side by side begins in this header; null when it is the header of one. */
function secondHeader(row: ViewRow): number | null {
  const cells = distinctCells(row);
  const at = (role: string): number[] =>
    cells.flatMap(({ cell, label }) => (label?.indicator === role && cell.kind === 'text' ? [cell.column] : []));
  const [targets, actuals] = [at('target'), at('actual')];
  if (targets.length < 2 || actuals.length < 2) return null;
  const names = [at('level1'), at('level2'), at('name')].filter(({ length }) => length >= 2);
  const begins = Math.min(...names.map((columns) => columns[1] as number));
  const [left, right] = [actuals[0] as number, targets[1] as number];
  return names.length > 0 && left < begins && begins < right ? begins : null;
}

/** The first column of the right one of two forms side by side; null where the sheet holds none such. */
function splitColumn(grid: SheetGrid, rows: readonly ViewRow[]): number | null {
  let split: number | null = null;
  for (const row of rows) {
    if (row.cells.length < 8) continue;
    const second = secondHeader(row);
    if (second !== null) split = Math.min(split ?? second, second);
    else if (split === null && indicatorHeader(row, undefined)?.scoresOnly === false) return null;
  }
  if (split === null) return null;
  // The right form begins with its own title and labels, left of its heads.
  let column = split;
  for (const row of rows) {
    const cells = distinctCells(row);
    const second = cells.filter(({ label }) => label?.title === true || label?.basic === 'project')[1];
    if (second !== undefined && second.cell.column <= split) column = Math.min(column, second.cell.column);
  }
  const from = column;
  const crosses = grid.merges.some(({ left, right }) => left < from && right >= from);
  return crosses ? null : from;
}

function part(grid: SheetGrid, from: number, until: number): SheetGrid {
  const inside = (column: number): boolean => column >= from && column < until;
  return {
    ...grid,
    merges: grid.merges.filter(({ left, right }) => inside(left) && inside(right)),
    rows: grid.rows.flatMap((row) => {
      const cells = row.cells.filter(({ column }) => inside(column));
      return cells.length === 0 ? [] : [{ ...row, cells }];
    }),
  };
}

/**
 * The forms of a sheet, top to bottom, and left to right where two stand side by side; of a sheet without any, none. Null now and
 * then on the way: others may have their turn.
 */
export function* findTables(grid: SheetGrid, lexicon: Lexicon): Generator<TableRegion | null, void, undefined> {
  const merged = new HiddenByMerge(grid.merges);
  const few = grid.rows.length <= MAX_KEPT ? yield* labelledRows(grid, merged, lexicon) : null;
  const split = few === null ? null : splitColumn(grid, few);
  if (split === null) {
    yield* tablesBelow(grid, lexicon, few);
    return;
  }
  yield* tablesBelow(part(grid, 0, split), lexicon);
  yield* tablesBelow(part(grid, split, Number.POSITIVE_INFINITY), lexicon);
}

/** Rows with something in them up to the row `end`, and the one after it. */
function viewsUntil(
  all: readonly GridRow[],
  { from, end }: { readonly from: number; readonly end: number },
  viewOf: (row: GridRow) => ViewRow,
): { readonly rows: ViewRow[]; readonly next: GridRow | undefined } {
  const rows: ViewRow[] = [];
  let at = from;
  for (let row = all[at]; row !== undefined && row.row <= end; row = all[++at]) {
    const view = viewOf(row);
    if (view.cells.length > 0) rows.push(view);
  }
  return { rows, next: all[at] };
}

/** @param read the rows with labels of the whole, where they are known already. */
function* tablesBelow(
  whole: SheetGrid,
  lexicon: Lexicon,
  read: readonly ViewRow[] | null = null,
): Generator<TableRegion | null, void, undefined> {
  const { grid, beside } = partBeside(whole, lexicon);
  if (!grid.rows.some((row) => row.cells.some((cell) => cell.kind === 'text'))) return;
  const merged = new HiddenByMerge(grid.merges);
  const labelled = grid === whole && read !== null ? read : yield* labelledRows(grid, merged, lexicon);
  const drafts = yield* draftTables(labelled);
  if (drafts.length === 0) return;
  const known = new Map<number, ViewRow>();
  for (const row of labelled) if (row.cells.length > 0) known.set(row.row, row);
  // Forms come as their rows do: none begins above the one before.
  let from = 0;
  for (const [at, { draft, end: lastRow }] of drafts.entries()) {
    // The title of a table in a text stands above it: whatever comes before the rest is the form's.
    const isWhole = at === 0 && grid.above !== undefined;
    const first = isWhole ? (grid.rows[0] as GridRow).row : (labelled[draft.start] as ViewRow).row;
    const nextStart = labelled[lastRow + 1]?.row ?? Number.POSITIVE_INFINITY;
    const lastHeader = draft.headers.at(-1)?.header.bottom ?? first;
    const cut = draft.cut === null ? Number.POSITIVE_INFINITY : (labelled[draft.cut] as ViewRow).row;
    const end = Math.min(nextStart - 1, lastHeader + MAX_ROWS, cut - 1);
    while (from < grid.rows.length && (grid.rows[from] as GridRow).row < first) from++;
    const { rows, next } = viewsUntil(
      grid.rows,
      { from, end },
      (row) => known.get(row.row) ?? viewRow(row.row, row.cells, merged, lexicon),
    );
    yield {
      view: new SheetView(grid, rows, lexicon),
      headers: draft.headers.map((entry) => entry.header),
      cutAfter: next !== undefined && next.row < nextStart ? end : null,
      beside: beside.filter(({ row }) => row >= first && row <= end),
    };
  }
}
