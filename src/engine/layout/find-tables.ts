import type { SheetGrid } from '../grid/grid.ts';
import { fundHeads, type IndicatorHeader, indicatorHeader } from './heads.ts';
import { HiddenByMerge, SheetView, type ViewRow, viewRow } from './sheet-view.ts';

/** Finds where the forms of a sheet lie. A form is what stands around a header of indicators. */

export interface TableRegion {
  readonly view: SheetView;
  readonly headers: readonly IndicatorHeader[];
}

/** Rows below a form's header that can still belong to it. */
const MOST_ROWS = 3000;

interface Draft {
  start: number;
  end: number;
  hasProject: boolean;
  hasFunds: boolean;
  readonly headers: { readonly header: IndicatorHeader; readonly index: number }[];
}

function isTitle(row: ViewRow): boolean {
  let texts = 0;
  let title = false;
  let last: unknown = null;
  row.cells.forEach((cell, index) => {
    if (cell.value !== last) texts++;
    last = cell.value;
    if (row.labels[index]?.title === true) title = true;
  });
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

/** Rows with at least one text that can be a label; the data rows of a ledger are passed over. */
function labelledRows(grid: SheetGrid, merged: HiddenByMerge): ViewRow[] {
  const rows: ViewRow[] = [];
  for (const row of grid.rows) {
    const cells = row.cells;
    for (const cell of cells) {
      if (cell.kind === 'text' && (cell.value as string).length <= 60) {
        rows.push(viewRow(row.row, cells, merged));
        break;
      }
    }
  }
  return rows;
}

function draftTables(rows: readonly ViewRow[]): Draft[] {
  const drafts: Draft[] = [];
  let open: Draft | null = null;
  const begin = (index: number): Draft => ({ start: index, end: rows.length - 1, hasProject: false, hasFunds: false, headers: [] });
  const close = (index: number): void => {
    if (open !== null && open.headers.length > 0) {
      open.end = index - 1;
      drafts.push(open);
    }
    open = null;
  };
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as ViewRow;
    const current: Draft | null = open;
    if (isTitle(row)) {
      if (current === null || (current as Draft).headers.length > 0 || (current as Draft).hasProject) {
        close(index);
        open = begin(index);
      }
      continue;
    }
    if (isProject(row)) {
      if (current !== null && ((current as Draft).headers.length > 0 || (current as Draft).hasProject)) close(index);
      open ??= begin(index);
      open.hasProject = true;
      continue;
    }
    const header = indicatorHeader(row, rows[index + 1]);
    if (header !== null) {
      open ??= begin(index);
      open.headers.push({ header, index });
      if (header.bottom > header.top) index++;
      continue;
    }
    if (isFundHeader(row)) {
      if (current !== null && (current as Draft).headers.length > 0 && (current as Draft).hasFunds) close(index);
      open ??= begin(index);
      open.hasFunds = true;
    }
  }
  close(rows.length);
  return drafts;
}

/** The forms of a sheet, top to bottom. A sheet without any gives an empty list. */
export function findTables(grid: SheetGrid): TableRegion[] {
  if (!grid.rows.some((row) => row.cells.some((cell) => cell.kind === 'text'))) return [];
  const merged = new HiddenByMerge(grid.merges);
  const labelled = labelledRows(grid, merged);
  const drafts = draftTables(labelled);
  if (drafts.length === 0) return [];
  const known = new Map(labelled.map((row) => [row.row, row]));
  return drafts.map((draft) => {
    const first = (labelled[draft.start] as ViewRow).row;
    const nextStart = labelled[draft.end + 1]?.row ?? Number.POSITIVE_INFINITY;
    const lastHeader = draft.headers.at(-1)?.header.bottom ?? first;
    const end = Math.min(nextStart - 1, lastHeader + MOST_ROWS);
    const rows: ViewRow[] = [];
    for (const row of grid.rows) {
      if (row.row < first) continue;
      if (row.row > end) break;
      const view = known.get(row.row) ?? viewRow(row.row, row.cells, merged);
      if (view.cells.length > 0) rows.push(view);
    }
    return { view: new SheetView(grid, rows), headers: draft.headers.map((entry) => entry.header) };
  });
}
