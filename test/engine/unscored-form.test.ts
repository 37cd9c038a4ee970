import { review } from '../../src/engine/review.ts';
import { exampleForm, gridOf } from '../support/form-text.ts';

/** In a form without a place for scores there is none that a person would have to judge. */

const national = exampleForm('national');
const OPEN = { row: 14, text: '正在研究' };

/** The form without its columns of points and scores, and the total below them. */
function unscored() {
  const cells = national.rows.flatMap(({ row, cells: own }) =>
    own.flatMap((cell) => {
      if (row === 20 || (row >= 6 && (cell.column === 7 || cell.column === 8))) return [];
      return [
        row === OPEN.row && cell.column === 6
          ? { ...cell, kind: 'text' as const, value: OPEN.text, format: null }
          : cell,
      ];
    }),
  );
  return gridOf(national.name, cells);
}

test('no indicator of it is left to a person', () => {
  const { tables, needsHuman } = review([unscored()]);
  expect(tables[0]?.table.indicators).toHaveLength(7);
  expect(tables[0]?.table.heads.score).toBeUndefined();
  expect(needsHuman).toEqual([]);
});
