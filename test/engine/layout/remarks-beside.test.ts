import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { review } from '../../../src/engine/review.ts';
import { describeForm } from '../../support/describe-form.ts';
import { fixtureForm, formNames } from '../../support/fixtures.ts';
import { gridOf, typedCell } from '../../support/form-text.ts';

/** A remark beside the form changes nothing of what is read and said: a text, a number, a head, one column apart from it, in every row. */

const REMARKS = ['请补充说明', '88', '得分'];

/** The range of a form grows with what stands beside it. */
const reading = (grid: SheetGrid): string =>
  readTables(grid)
    .map((table) => describeForm(table).replace(/^(\S+) \S+/, '$1'))
    .join('\n');

const sentences = (grid: SheetGrid): string =>
  JSON.stringify(review([grid]).findings.map(({ check, severity, cells, about }) => [check, severity, cells, about]));

/** Rows of heads: what stands right of them is the head of a column more. */
const headRows = (grid: SheetGrid): ReadonlySet<number> =>
  new Set(
    readTables(grid).flatMap(({ heads, funds }) => [
      ...Object.values(heads).map(({ cell }) => cell.row),
      ...Object.values(funds?.heads ?? {}).map(({ cell }) => cell.row),
    ]),
  );

/** The heads above heads, and those of a list that isn’t read. */
const OTHER_HEADS = ['indented-levels 9 请补充说明', 'indented-levels 9 得分', 'system-execution-indicator 6 得分'];

test('words in the column directly beside the form, which has nothing else', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const name of formNames) {
    const grid = fixtureForm(name);
    const cells = grid.rows.flatMap((row) => [...row.cells]);
    const column = Math.max(...cells.map((cell) => cell.column)) + 1;
    const [before, heads] = [reading(grid), headRows(grid)];
    for (const { row } of grid.rows) {
      if (heads.has(row)) continue;
      for (const typed of ['请补充说明', '得分']) {
        tried++;
        if (reading(gridOf(grid.name, [...cells, typedCell(row, column, typed)])) !== before)
          changed.push(`${name} ${row} ${typed}`);
      }
    }
  }
  expect(changed).toEqual(OTHER_HEADS);
  expect(tried).toBeGreaterThan(1000);
});

test('a remark right of the form', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const [at, name] of formNames.entries()) {
    const grid = fixtureForm(name);
    const cells = grid.rows.flatMap((row) => [...row.cells]);
    const column = Math.max(...cells.map((cell) => cell.column)) + 2;
    const [before, saidBefore] = [reading(grid), sentences(grid)];
    for (const [index, { row }] of grid.rows.entries()) {
      for (const [which, typed] of REMARKS.entries()) {
        tried++;
        const remarked = gridOf(grid.name, [...cells, typedCell(row, column, typed)]);
        if (reading(remarked) !== before) changed.push(`${name} ${row} ${typed}`);
        // A review takes longer than a reading: one remark of three in each row.
        else if ((at + index) % REMARKS.length === which && sentences(remarked) !== saidBefore)
          changed.push(`${name} ${row} ${typed}: findings`);
      }
    }
  }
  expect(tried).toBeGreaterThan(2000);
  expect(changed).toEqual([]);
});
