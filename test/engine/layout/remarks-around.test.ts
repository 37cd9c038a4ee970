import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { review } from '../../../src/engine/review.ts';
import { fixtureForm, formNames } from '../../support/fixtures.ts';
import { gridOf, typedCell } from '../../support/form-text.ts';

/**
 * A remark around the form, whatever it holds, changes nothing that is said of the form: no finding, no score, no total, no
 * verdict. Tried beside it, below it and above it, in every row and column; which remark stands where goes round.
 */

const REMARKS = [
  '请补充说明',
  '88',
  '95%',
  '3',
  '2024年3月5日',
  '2024-03-05',
  '=SUM(H13:H19) → 90',
  '1000',
  '100',
  "'12",
  '-2',
];

/** @param down by how many rows the form stands lower. */
function said(grid: SheetGrid, down = 0): string {
  const { findings, tables, verdict, needsHuman } = review([grid]);
  return JSON.stringify([
    verdict,
    needsHuman.map(({ table, indicator }) => [table, indicator]),
    findings.map(({ check, severity, row, about }) => [check, severity, row - down, about]),
    tables.map(({ scores, differing }) => [scores.total, differing]),
  ]);
}

function remarked(grid: SheetGrid, at: { row: number; column: number }, typed: string, down = 0): SheetGrid {
  const cells = grid.rows.flatMap((line) => line.cells.map((cell) => ({ ...cell, row: cell.row + down })));
  const merges = grid.merges.map((merge) => ({ ...merge, top: merge.top + down, bottom: merge.bottom + down }));
  return gridOf(grid.name, [...cells, typedCell(at.row, at.column, typed)], merges);
}

function extent(grid: SheetGrid): { readonly right: number; readonly bottom: number } {
  const cells = grid.rows.flatMap((row) => row.cells).filter(({ kind }) => kind !== 'blank');
  return { right: Math.max(...cells.map(({ column }) => column)), bottom: Math.max(...cells.map(({ row }) => row)) };
}

const remark = (at: number): string => REMARKS[at % REMARKS.length] as string;

test('beside the form: directly, and apart by a column', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const [at, name] of formNames.entries()) {
    const grid = fixtureForm(name);
    const before = said(grid);
    const { right } = extent(grid);
    for (const [index, { row }] of grid.rows.entries()) {
      for (const step of [1, 2]) {
        const typed = remark(index + at + step);
        // In a row of heads a word directly beside the last one is a head.
        if (step === 1 && typed === REMARKS[0]) continue;
        tried++;
        if (said(remarked(grid, { row, column: right + step }, typed)) !== before)
          changed.push(`${name} ${row}+${step} ${typed}`);
      }
    }
  }
  expect(changed).toEqual([]);
  expect(tried).toBeGreaterThan(1500);
});

test('two numbers below each other, directly beside the form', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const [at, name] of formNames.entries()) {
    const grid = fixtureForm(name);
    const column = extent(grid).right + 1;
    const before = said(grid);
    for (const [index, { row }] of grid.rows.entries()) {
      if ((index + at) % 3 !== 0) continue;
      tried++;
      const two = remarked(remarked(grid, { row, column }, '3'), { row: row + 1, column }, '5');
      if (said(two) !== before) changed.push(`${name} ${row}`);
    }
  }
  expect(changed).toEqual([]);
  expect(tried).toBeGreaterThan(250);
});

test('below and above the form: directly, and apart by a row', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const [at, name] of formNames.entries()) {
    const grid = fixtureForm(name);
    const before = said(grid);
    const { right, bottom } = extent(grid);
    const [table] = readTables(grid);
    for (let column = 1; column <= right; column++) {
      for (const step of [1, 2]) {
        const typed = remark(column + at + step);
        // A word below the names of a form without a total is the name of one indicator more.
        const isName = column === table?.heads.name?.cell.column && typed === REMARKS[0];
        tried += 2;
        if (!isName && said(remarked(grid, { row: bottom + step, column }, typed)) !== before)
          changed.push(`${name} below ${step} ${column} ${typed}`);
        if (said(remarked(grid, { row: 1, column }, typed, step), step) !== before)
          changed.push(`${name} above ${step} ${column} ${typed}`);
      }
    }
  }
  expect(changed).toEqual([]);
  expect(tried).toBeGreaterThan(1500);
});
