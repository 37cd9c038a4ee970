import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { review } from '../../../src/engine/review.ts';
import { exampleForm, gridOf, withCells } from '../../support/form-text.ts';

function owners(grid: SheetGrid): string[] {
  return readTables(grid).flatMap(({ indicators }) =>
    indicators.map(({ pointsOwner, scoreOwner }) => `${pointsOwner}/${scoreOwner}`),
  );
}

function merged(grid: SheetGrid, ...areas: { top: number; bottom: number; left: number; right: number }[]): SheetGrid {
  return gridOf(
    grid.name,
    grid.rows.flatMap((row) => [...row.cells]),
    areas,
  );
}

const alone = ['0/0', '1/1', '2/2', '3/3', '4/4', '5/5', '6/6'];

describe('points and score cells over two indicators', () => {
  test('none is shared where every cell is filled', () => {
    expect(owners(exampleForm('national'))).toEqual(alone);
  });

  test.each([
    ['as the host tells', true],
    ['without word of merges', false],
  ])('points and score merged, %s', (_, told) => {
    const form = withCells(exampleForm('national'), { G14: '20', H14: '20', G15: '', H15: '' });
    const grid = told
      ? merged(form, { top: 14, bottom: 15, left: 7, right: 7 }, { top: 14, bottom: 15, left: 8, right: 8 })
      : form;
    expect(owners(grid)).toEqual(['0/0', '1/1', '1/1', '3/3', '4/4', '5/5', '6/6']);
    expect(review([grid]).findings).toEqual([]);
  });

  test.each([
    ['as the host tells', true],
    ['without word of merges', false],
  ])('only the score merged, %s', (_, told) => {
    const form = withCells(exampleForm('national'), { H14: '20', H15: '' });
    const grid = told ? merged(form, { top: 14, bottom: 15, left: 8, right: 8 }) : form;
    expect(owners(grid)).toEqual(['0/0', '1/1', '2/1', '3/3', '4/4', '5/5', '6/6']);
    expect(review([grid]).findings).toEqual([]);
  });

  test('a forgotten score is no merge', () => {
    const grid = withCells(exampleForm('national'), { H15: '' });
    expect(owners(grid)).toEqual(alone);
  });

  test('forgotten points are no merge', () => {
    const grid = withCells(exampleForm('national'), { G15: '', H15: '' });
    expect(owners(grid)).toEqual(alone);
  });
});
