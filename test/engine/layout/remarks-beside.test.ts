import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { describeForm } from '../../support/describe-form.ts';
import { fixtureForm, formNames } from '../../support/fixtures.ts';
import { gridOf, typedCell } from '../../support/form-text.ts';

/** A remark beside the form changes nothing of what is read: a text, a number, a head, one column apart from it, in every row. */

const REMARKS = ['请补充说明', '88', '得分'];

/** Places where it still does: right of a blank field, and heads right of the form. Fewer are welcome, more aren't. */
const MOST_CHANGED = 34;

/** The range of a form grows with what stands beside it. */
const reading = (grid: ReturnType<typeof fixtureForm>): string[] =>
  readTables(grid).map((table) => describeForm(table).replace(/^(\S+) \S+/, '$1'));

test('a remark right of the form', () => {
  const changed: string[] = [];
  let tried = 0;
  for (const name of formNames) {
    const grid = fixtureForm(name);
    const cells = grid.rows.flatMap((row) => [...row.cells]);
    const column = Math.max(...cells.map((cell) => cell.column)) + 2;
    const before = reading(grid).join('\n');
    for (const { row } of grid.rows) {
      for (const typed of REMARKS) {
        tried++;
        const after = reading(gridOf(grid.name, [...cells, typedCell(row, column, typed)])).join('\n');
        if (after !== before) changed.push(`${name} ${row} ${typed}`);
      }
    }
  }
  expect(tried).toBeGreaterThan(2000);
  expect(changed.slice(MOST_CHANGED)).toEqual([]);
});
