import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { describeForm } from '../../support/describe-form.ts';
import { fixtureForm, formNames } from '../../support/fixtures.ts';
import { gridOf, typedCell } from '../../support/form-text.ts';

/** Rows of bookings, as a ledger has them: texts in every row, none of them a word of a form. */
function bookings(from: number, count: number): GridCell[] {
  const cells: GridCell[] = [];
  for (let row = from; row < from + count; row++) {
    cells.push(typedCell(row, 1, String(row)), typedCell(row, 2, `记-${row}`), typedCell(row, 3, `第${row}笔`));
  }
  return cells;
}

function moved({ rows, merges }: SheetGrid, by: number, others: readonly GridCell[]): SheetGrid {
  const cells = rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, row: cell.row + by })));
  const areas = merges.map((area) => ({ ...area, top: area.top + by, bottom: area.bottom + by }));
  return gridOf('台账', [...others, ...cells], areas);
}

describe('a form in a sheet of many rows is read as if it stood alone', () => {
  test.each(formNames)('%s below a ledger', (name) => {
    const form = fixtureForm(name);
    const alone = readTables(moved(form, 6100, []));
    const tables = readTables(moved(form, 6100, bookings(1, 6000)));
    expect(tables.map(describeForm)).toEqual(alone.map(describeForm));
  });

  test.each(formNames)('%s above a ledger', (name) => {
    const form = fixtureForm(name);
    const last = form.rows.at(-1)?.row ?? 0;
    const [table] = readTables(moved(form, 0, bookings(last + 45, 6000)));
    const [alone] = readTables(form);
    expect(table?.indicators.map(({ title }) => title)).toEqual(alone?.indicators.map(({ title }) => title));
    expect(table?.total?.score?.text).toBe(alone?.total?.score?.text);
  });
});
