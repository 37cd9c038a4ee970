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
  ])('points and score merged, %s', (_, reported) => {
    const form = withCells(exampleForm('national'), { G14: '20', H14: '20', G15: '', H15: '' });
    const grid = reported
      ? merged(form, { top: 14, bottom: 15, left: 7, right: 7 }, { top: 14, bottom: 15, left: 8, right: 8 })
      : form;
    expect(owners(grid)).toEqual(['0/0', '1/1', '1/1', '3/3', '4/4', '5/5', '6/6']);
    expect(review([grid]).findings).toEqual([]);
  });

  test.each([
    ['as the host tells', true],
    ['without word of merges', false],
  ])('only the score merged, %s', (_, reported) => {
    const form = withCells(exampleForm('national'), { H14: '20', H15: '' });
    const grid = reported ? merged(form, { top: 14, bottom: 15, left: 8, right: 8 }) : form;
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

  describe('the points add up without the blank cell', () => {
    const shared = ['0/0', '1/1', '1/1', '3/3', '4/4', '5/5', '6/6'];
    const over = { G14: '20', H14: '20', G15: '', H15: '' };

    test.each([
      ['with those of the funds', {}, shared],
      ['forty too many', { G6: '40' }, alone],
      ['forty are read', { G6: '40', G13: '0', G19: '0' }, shared],
      ['forty-one are a slip for ten', { G6: '41' }, shared],
      ['none are none', { G6: '' }, alone],
      ['those that their label tells', { G6: '', A5: '项目资金（10分）' }, shared],
      ['words beside the label', { G6: '—', A5: '项目资金（10分）' }, shared],
      ['too many beside the label', { G6: '100', A5: '项目资金（20分）' }, alone],
      ['one point more', { G17: '16' }, alone],
    ])('%s', (_, changes, expected) => {
      expect(owners(withCells(exampleForm('national'), { ...over, ...changes })).slice(0, 7)).toEqual(expected);
    });
  });

  test('cells two rows apart may be shared, three rows apart not, nor over levels', () => {
    const over = { G14: '20', H14: '20', G15: '', H15: '' };
    const moved = (rows: number): SheetGrid => {
      const form = withCells(exampleForm('national'), over);
      const cells = form.rows.flatMap((row) =>
        row.cells.map((cell) => (cell.row > 14 ? { ...cell, row: cell.row + rows } : cell)),
      );
      return gridOf(form.name, cells);
    };
    expect(owners(moved(1))[2]).toBe('1/1');
    expect(owners(moved(2))[2]).toBe('2/2');
    expect(owners(withCells(exampleForm('national'), { ...over, B15: '效益指标' }))[2]).toBe('2/2');
  });

  test('a row that says nothing shares nothing', () => {
    const over = { G14: '20', H14: '20', G15: '', H15: '' };
    expect(owners(withCells(exampleForm('national'), { ...over, E15: '', F15: '' }))[2]).toBe('2/2');
    expect(owners(withCells(exampleForm('national'), { ...over, E15: '' }))[2]).toBe('1/1');
    expect(owners(withCells(exampleForm('national'), { ...over, F15: '' }))[2]).toBe('1/1');
    expect(owners(withCells(exampleForm('national'), { ...over, H15: '10' }))[2]).toBe('2/2');
  });

  test.each([
    ['10', '2/2'],
    ['10.01', '2/1'],
    ['20', '2/1'],
    ['20.01', '2/2'],
  ])('a score of %s over ten points and ten', (score, expected) => {
    expect(owners(withCells(exampleForm('national'), { H14: score, H15: '' }))[2]).toBe(expected);
  });

  test('two of three in a row', () => {
    const form = withCells(exampleForm('national'), { H14: '20', H15: '', H16: '' });
    expect(owners(form).slice(1, 4)).toEqual(['1/1', '2/1', '3/3']);
  });

  test('merges that begin above the indicators, or cover one cell alone, are none', () => {
    const form = exampleForm('national');
    expect(owners(merged(form, { top: 12, bottom: 13, left: 7, right: 7 }))).toEqual(alone);
    expect(owners(merged(form, { top: 14, bottom: 14, left: 7, right: 8 }))).toEqual(alone);
    expect(owners(merged(form, { top: 14, bottom: 15, left: 6, right: 6 }))).toEqual(alone);
    expect(owners(merged(form, { top: 14, bottom: 16, left: 7, right: 8 })).slice(1, 4)).toEqual(['1/1', '1/1', '1/1']);
  });
});
