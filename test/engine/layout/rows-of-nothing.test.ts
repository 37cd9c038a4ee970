import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { exampleForm, gridOf, typedCell } from '../../support/form-text.ts';

/** A row of a form that nobody needed, crossed out in every cell: 无, or a dash. */

const FORM = exampleForm('national');
/** Of the first indicator; a row put before it moves it down. */
const FIRST = 13;

/** The form with a row more, which has the text in its columns of name, target, actual, points and score. */
function withRow(text: string, at: number): SheetGrid {
  const moved = FORM.rows.flatMap(({ cells }) =>
    cells.map((cell): GridCell => (cell.row >= at ? { ...cell, row: cell.row + 1 } : cell)),
  );
  const own = [4, 5, 6, 7, 8].map((column) => typedCell(at, column, text));
  const cells = [...moved, ...own].sort((a, b) => a.row - b.row || a.column - b.column);
  const merges = FORM.merges.map((merge) => ({
    ...merge,
    top: merge.top >= at ? merge.top + 1 : merge.top,
    bottom: merge.bottom >= at ? merge.bottom + 1 : merge.bottom,
  }));
  return gridOf(FORM.name, cells, merges);
}

function namesIn(grid: SheetGrid): (string | undefined)[] {
  const { tables } = review([grid]);
  return tables.flatMap(({ table }) => table.indicators.map(({ name }) => name.text));
}

test.each(['无', '/', '——', '-'])('%s in every cell of a row ends nothing: all rows below are read', (text) => {
  const names = namesIn(FORM);
  expect(names.length).toBeGreaterThan(5);
  for (const at of [FIRST, FIRST + 2]) {
    expect(namesIn(withRow(text, at)).filter((name) => name !== text)).toEqual(names);
    const { findings, tables } = review([withRow(text, at)]);
    expect(tables).toHaveLength(1);
    expect(findings.filter(({ severity, check }) => severity === 'error' || check === 'part-not-read')).toEqual([]);
  }
});

test('a sentence in every cell still stands below the indicators', () => {
  const at = FIRST + 2;
  expect(namesIn(withRow('填报说明见附件第二页', at)).length).toBeLessThan(namesIn(FORM).length);
});
