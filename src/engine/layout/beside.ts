/** What somebody wrote beside a form: apart from it by a column in which nothing stands, and without heads over it. */

import type { GridCell, GridRange, GridRow, SheetGrid } from '../grid/grid.ts';
import { isFigure } from './fields.ts';
import type { Lexicon } from './lexicon.ts';

/** A sheet wider than this is no form with a remark. */
const MAX_COLUMNS = 512;

/** Runs of columns with something in them, left to right; what a merge ties together is one run. */
function runsOf(columns: readonly number[], merges: readonly GridRange[]): { left: number; right: number }[] {
  const runs: { left: number; right: number }[] = [];
  const ties = (from: number, to: number): boolean => merges.some(({ left, right }) => left <= from && right >= to);
  for (const column of columns) {
    const last = runs.at(-1);
    if (last !== undefined && (column === last.right + 1 || ties(last.right, column))) last.right = column;
    else runs.push({ left: column, right: column });
  }
  return runs;
}

interface Filled {
  /** How many cells of a column. */
  readonly cells: readonly number[];
  readonly columns: readonly number[];
}

function filledColumns({ rows }: SheetGrid): Filled {
  // A ledger has a million of them: a list by column is counted in faster than a map.
  const cells: number[] = [];
  for (const row of rows) {
    for (const { kind, column } of row.cells) if (kind !== 'blank') cells[column] = (cells[column] ?? 0) + 1;
  }
  // Columns without any are holes, which are passed over.
  return { cells, columns: cells.flatMap((_, column) => [column]) };
}

/** Whether what stands from this column on has heads of its own, and rows below them. */
function isForm(rows: readonly GridRow[], from: number, lexicon: Lexicon): boolean {
  let filled = 0;
  let heads = false;
  for (const row of rows) {
    const cells = row.cells.filter(({ kind, column }) => kind !== 'blank' && column >= from);
    if (cells.length > 0) filled++;
    heads ||= cells.some(({ kind, value }) => {
      if (kind !== 'text') return false;
      const { indicator, fund, fundHead, basic, goal, title, total } = lexicon.labelOf(value as string);
      return (
        title || total || indicator !== null || fund !== null || fundHead !== null || basic !== null || goal !== null
      );
    });
  }
  return heads && filled > 1;
}

/** A form has more columns than this; what stands right of fewer may be a part of it. */
const LEAST_COLUMNS = 4;

/** More than this in a column are no remarks: a column of the form whose head is missing. */
const MOST_REMARKS = 3;

/**
 * A cell of the last column, directly beside a form: a remark, unless it is the head of a column, the value of the label left of it,
 * or a text in a row that has nothing else.
 */
function isRemark(cell: GridCell, row: GridRow, lexicon: Lexicon): boolean {
  const others = row.cells.filter((each) => each !== cell && each.kind !== 'blank');
  const headOf = ({ kind, value }: GridCell): string | null => {
    if (kind !== 'text') return null;
    const { indicator, fundHead } = lexicon.labelOf(value as string);
    return indicator === null ? fundHead : indicator;
  };
  const all = others.map(headOf).filter((head) => head !== null);
  // 预期目标 and 实际完成情况 are heads of two long texts, too.
  const heads = all.every((head) => head === 'target' || head === 'actual') ? [] : all;
  // Where numbers stand among them they are labels of pairs.
  if (heads.length > 1 && !others.some(isFigure)) return isFigure(cell);
  const left = others.find((each) => each.column === cell.column - 1);
  const figure = isFigure(cell);
  const head = left === undefined ? null : headOf(left);
  // 天气原因 is no head, though its words are.
  if (left?.kind === 'text' && (labels(left, figure, lexicon) || (head !== null && head !== 'note'))) return false;
  return figure || (others.length > 0 && heads.length <= 1);
}

/** What stands in the last column, directly beside a form, when none of it belongs to it: a few remarks, or none. */
function remarksIn({ rows }: SheetGrid, column: number, lexicon: Lexicon): readonly GridCell[] {
  const remarks: GridCell[] = [];
  for (const row of rows) {
    const cell = row.cells.find((each) => each.column === column && each.kind !== 'blank');
    if (cell === undefined) continue;
    if (!isRemark(cell, row, lexicon)) return [];
    remarks.push(cell);
  }
  // A text by itself is a remark; several may be what a column of the form says of its rows.
  return remarks.length === 1 || remarks.every(isFigure) ? remarks : [];
}

/** Whether what stands right of it is its value; reasons are no figures. */
function labels({ value }: GridCell, figure: boolean, lexicon: Lexicon): boolean {
  const { basic, fund, goal, total, reason, foot } = lexicon.labelOf(value as string);
  return (
    total ||
    basic !== null ||
    goal !== null ||
    (figure ? fund !== null && fund !== 'note' : fund !== null || reason || foot)
  );
}

export interface Parted {
  readonly grid: SheetGrid;
  /** Row by row; none where nothing stands beside the forms. */
  readonly beside: readonly GridCell[];
}

/**
 * The sheet without what stands beside its forms, and that. The widest run of columns is the forms'; what is left of it stays, and so
 * does what is right of it with heads of its own.
 */
export function partBeside(grid: SheetGrid, lexicon: Lexicon): Parted {
  const whole = { grid, beside: [] };
  const { cells, columns } = filledColumns(grid);
  if (columns.length < 2 || columns.length > MAX_COLUMNS) return whole;
  const last = columns.at(-1) as number;
  const isTied = grid.merges.some(({ left, right }) => left <= last && right >= last);
  const few = (cells[last] as number) <= MOST_REMARKS;
  if (few && columns.includes(last - 1) && columns.length > LEAST_COLUMNS && !isTied) {
    const remarks = new Set(remarksIn(grid, last, lexicon));
    if (remarks.size > 0) {
      const rows = grid.rows.flatMap((row) => {
        const kept = row.cells.filter((each) => !remarks.has(each));
        if (kept.length === row.cells.length) return [row];
        return kept.length === 0 ? [] : [{ ...row, cells: kept }];
      });
      const rest = partBeside({ ...grid, rows }, lexicon);
      return { grid: rest.grid, beside: [...rest.beside, ...remarks] };
    }
  }
  if (last - (columns[0] as number) + 1 === columns.length) return whole;
  const runs = runsOf(columns, grid.merges);
  const weight = ({ left, right }: { left: number; right: number }): number =>
    columns.reduce((sum, column) => (column < left || column > right ? sum : sum + (cells[column] as number)), 0);
  const weights = runs.map(weight);
  const next = runs[weights.indexOf(Math.max(...weights)) + 1];
  if (next === undefined || isForm(grid.rows, next.left, lexicon)) return whole;
  const beside: GridCell[] = [];
  const rows = grid.rows.flatMap((row) => {
    const kept = row.cells.filter(({ column }) => column < next.left);
    if (kept.length === row.cells.length) return [row];
    for (const cell of row.cells) if (cell.column >= next.left && cell.kind !== 'blank') beside.push(cell);
    return kept.length === 0 ? [] : [{ ...row, cells: kept }];
  });
  return { grid: { ...grid, rows }, beside };
}
