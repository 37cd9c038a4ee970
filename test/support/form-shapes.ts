import { columnLetters } from '../../src/engine/grid/address.ts';
import type { GridCell, GridRange, SheetGrid } from '../../src/engine/grid/grid.ts';
import { gridOf, typedCell } from './form-text.ts';

/** A form in other shapes: rows and columns gone, moved, doubled, in words nobody knows, cells merged, the sheet cut. */

export interface Shape {
  readonly name: string;
  readonly grid: SheetGrid;
}

/** A word that is in no list. */
const UNKNOWN = '某某项';

function cellsOf(grid: SheetGrid): GridCell[] {
  return grid.rows.flatMap(({ cells }) => [...cells]);
}

type Move = (at: number) => number | readonly number[] | null;

function moved(at: number, move: Move): readonly number[] {
  const to = move(at);
  return to === null ? [] : typeof to === 'number' ? [to] : to;
}

const STAYS: Move = (at) => at;

/** The form with each row and column where `move` says; null for one that goes, several for one that is copied. */
function rearranged(grid: SheetGrid, { row = STAYS, column = STAYS }: { row?: Move; column?: Move }): SheetGrid {
  const cells = cellsOf(grid).flatMap((cell) =>
    moved(cell.row, row).flatMap((toRow) =>
      moved(cell.column, column).map((toColumn) => ({ ...cell, row: toRow, column: toColumn })),
    ),
  );
  return gridOf(grid.name, cells);
}

function withMerge(grid: SheetGrid, merge: GridRange): SheetGrid {
  return { ...grid, merges: [...grid.merges, merge] };
}

function withMore(grid: SheetGrid, more: readonly GridCell[]): SheetGrid {
  const taken = new Set(more.map(({ row, column }) => `${row}/${column}`));
  const others = cellsOf(grid).filter(({ row, column }) => !taken.has(`${row}/${column}`));
  return gridOf(grid.name, [...others, ...more], grid.merges);
}

function range(top: number, left: number, bottom: number, right: number): GridRange {
  return { top, left, bottom, right };
}

const swap =
  (first: number): Move =>
  (at) =>
    at === first ? first + 1 : at === first + 1 ? first : at;

/** Every change of one row. */
function rowShapes(grid: SheetGrid, rows: readonly number[], right: number): Shape[] {
  return rows.flatMap((row) => [
    { name: `row ${row} gone`, grid: rearranged(grid, { row: (at) => (at === row ? null : at > row ? at - 1 : at) }) },
    { name: `row ${row} blank`, grid: rearranged(grid, { row: (at) => (at === row ? null : at) }) },
    {
      name: `row ${row} twice`,
      grid: rearranged(grid, { row: (at) => (at === row ? [at, at + 1] : at > row ? at + 1 : at) }),
    },
    { name: `row ${row} below the next`, grid: rearranged(grid, { row: swap(row) }) },
    { name: `rows up to ${row}`, grid: rearranged(grid, { row: (at) => (at > row ? null : at) }) },
    { name: `rows from ${row} on`, grid: rearranged(grid, { row: (at) => (at < row ? null : at) }) },
    { name: `row ${row} merged`, grid: withMerge(grid, range(row, 1, row, right)) },
    {
      name: `row ${row} moved right`,
      grid: gridOf(
        grid.name,
        cellsOf(grid).map((cell) => (cell.row === row ? { ...cell, column: cell.column + 1 } : cell)),
      ),
    },
  ]);
}

/** Every change of one column. */
function columnShapes(grid: SheetGrid, columns: readonly number[], rows: readonly number[]): Shape[] {
  return columns.flatMap((column) => {
    const name = columnLetters(column);
    const apart = rearranged(grid, { column: (at) => (at >= column ? at + 1 : at) });
    const numbers = rows.map((row, index) => typedCell(row, column, index % 5 === 0 ? UNKNOWN : `${index % 4}`));
    return [
      {
        name: `column ${name} gone`,
        grid: rearranged(grid, { column: (at) => (at === column ? null : at > column ? at - 1 : at) }),
      },
      { name: `column ${name} blank`, grid: rearranged(grid, { column: (at) => (at === column ? null : at) }) },
      { name: `column ${name} behind the next`, grid: rearranged(grid, { column: swap(column) }) },
      { name: `a blank column before ${name}`, grid: apart },
      { name: `a column of numbers before ${name}`, grid: withMore(apart, numbers) },
      {
        name: `column ${name} twice`,
        grid: rearranged(grid, { column: (at) => (at === column ? [at, at + 1] : at > column ? at + 1 : at) }),
      },
    ];
  });
}

/** Every change of one cell: a word that nobody knows, merges with what is blank beside and below it. */
function cellShapes(grid: SheetGrid): Shape[] {
  const cells = cellsOf(grid);
  const filled = new Set(cells.map(({ row, column }) => `${row}/${column}`));
  return cells.flatMap((cell) => {
    const { row, column, kind } = cell;
    const name = `${columnLetters(column)}${row}`;
    const isFree = (down: number, right: number): boolean => !filled.has(`${row + down}/${column + right}`);
    return [
      ...(kind === 'text'
        ? [{ name: `${name} unknown`, grid: withMore(grid, [typedCell(row, column, UNKNOWN)]) }]
        : []),
      ...(kind === 'text'
        ? []
        : [{ name: `${name} as words`, grid: withMore(grid, [typedCell(row, column, '已完成')]) }]),
      ...(isFree(0, 1)
        ? [{ name: `${name} over two columns`, grid: withMerge(grid, range(row, column, row, column + 1)) }]
        : []),
      ...(isFree(1, 0)
        ? [{ name: `${name} over two rows`, grid: withMerge(grid, range(row, column, row + 1, column)) }]
        : []),
    ];
  });
}

/** The form twice. */
function doubled(grid: SheetGrid, height: number, width: number): Shape[] {
  const also = (row: number, column: number): GridCell[] =>
    cellsOf(grid).map((cell) => ({ ...cell, row: cell.row + row, column: cell.column + column }));
  const both = (row: number, column: number): SheetGrid => gridOf(grid.name, [...cellsOf(grid), ...also(row, column)]);
  const beside = both(0, width + 1);
  return [
    { name: 'two below each other', grid: both(height + 2, 0) },
    { name: 'two without a gap', grid: both(height, 0) },
    { name: 'two side by side', grid: beside },
    {
      name: 'two side by side, each title merged',
      grid: { ...beside, merges: [range(1, 1, 1, width), range(1, width + 2, 1, 2 * width + 1)] },
    },
    { name: 'two side by side, one title over both', grid: { ...beside, merges: [range(1, 1, 1, 2 * width + 1)] } },
    { name: 'two side by side without a gap', grid: both(0, width) },
    { name: 'to the right', grid: gridOf(grid.name, also(0, 2)) },
    { name: 'further down', grid: gridOf(grid.name, also(7, 0)) },
  ];
}

/** All shapes of a form, itself first. */
export function shapesOf(grid: SheetGrid): Shape[] {
  const rows = grid.rows.map(({ row }) => row);
  const columns = [...new Set(cellsOf(grid).map(({ column }) => column))].sort((a, b) => a - b);
  const [height, width] = [Math.max(...rows), Math.max(...columns)];
  return [
    { name: 'as it is', grid },
    ...doubled(grid, height, width),
    ...rowShapes(grid, rows, width),
    ...columnShapes(grid, columns, rows),
    ...cellShapes(grid),
  ];
}
