import type { CellContent, CellEdit } from '../../src/engine/edits/edit.ts';
import {
  cellSized,
  changedMeanwhile,
  changesNothing,
  placeOf,
  stillHolds,
  whyImpossible,
} from '../../src/formats/edits.ts';

describe('what a cell can hold', () => {
  test.each<[string, CellContent, RegExp | null]>([
    ['a number', { value: 12.5 }, null],
    ['nothing', { value: null }, null],
    ['a tick', { value: true }, null],
    ['a text', { value: '甲' }, null],
    ['a formula', { value: 3, formula: 'A1+B1' }, null],
    ['the largest number', { value: 9.99999999999999e307 }, null],
    ['the least', { value: -9.99999999999999e307 }, null],
    ['one too large', { value: 1e308 }, /^number too large$/],
    ['one too small', { value: -1e308 }, /^number too large$/],
    ['no number', { value: Number.NaN }, /^NaN is no number$/],
    ['infinity', { value: Number.POSITIVE_INFINITY }, /^Infinity is no number$/],
    ['the longest text', { value: '甲'.repeat(32767) }, null],
    ['one too long', { value: '甲'.repeat(32768) }, /^text of 32768 characters$/],
    ['the longest formula', { value: 1, formula: `A1${' '.repeat(8190)}` }, null],
    ['one too long to be', { value: 1, formula: `A1${' '.repeat(8191)}` }, /^formula of 8193 characters$/],
    ['no formula', { value: 1, formula: '' }, /^empty formula$/],
    ['blanks for one', { value: 1, formula: ' ' }, /^empty formula$/],
    ['an error', { value: null, error: '#DIV/0!' }, null],
    ['a formula that comes as an error', { value: null, error: '=HYPERLINK("x")' }, /is no error$/],
    ['a word that does', { value: null, error: '#是' }, /is no error$/],
    ['a bad value beside a formula', { value: Number.NaN, formula: 'A1' }, /is no number$/],
  ])('%s', (_, content, why) => {
    const sentences = whyImpossible(content);
    if (why === null) expect(sentences).toBeNull();
    else expect(sentences).toMatch(why);
  });
});

test('of a text that no cell could hold, what fits is kept from its beginning', () => {
  const text = `甲${'乙'.repeat(32_766)}`;
  expect(cellSized(text)).toBe(text);
  expect(cellSized(`${text}丙`)).toBe(text);
});

function edit(sheet: string, cell: string, from: CellContent = { value: 1 }, to: CellContent = { value: 2 }): CellEdit {
  return { sheet, cell, from, to };
}

describe('edits that change nothing', () => {
  test.each<[CellContent, CellContent, boolean]>([
    [{ value: 1 }, { value: 1 }, true],
    [{ value: 1 }, { value: 2 }, false],
    [{ value: 1 }, { value: '1' }, false],
    [{ value: 3, formula: 'A1' }, { value: 3, formula: 'A1' }, true],
    // The result of a formula may be out of date.
    [{ value: 3, formula: 'A1' }, { value: 4, formula: 'A1' }, false],
    [{ value: 3, formula: 'A1' }, { value: 3, formula: 'A2' }, false],
    [{ value: 3, formula: 'A1' }, { value: 3 }, false],
    [{ value: 3 }, { value: 3, formula: 'A1' }, false],
  ])('%j → %j: %s', (from, to, nothing) => {
    expect(changesNothing(edit('表', 'A1', from, to))).toBe(nothing);
  });
});

describe('whether a cell still holds what was planned for', () => {
  test.each<[CellContent, CellContent, boolean]>([
    [{ value: 0.3 }, { value: 0.3 }, true],
    [{ value: 0.30000000000000004 }, { value: 0.3 }, true],
    [{ value: 0.3 }, { value: 0.300000000000001 }, false],
    [{ value: 0.3 }, { value: 8.63 }, false],
    [{ value: '8.62' }, { value: 0.3 }, false],
    [{ value: 0.3 }, { value: '8.62' }, false],
    [{ value: null }, { value: 0 }, false],
    [{ value: 0.30000000000000004, formula: 'A1' }, { value: 0.3 }, false],
    [{ value: 0.30000000000000004 }, { value: 0.3, formula: 'A1' }, false],
    [{ value: 0.30000000000000004, formula: 'A2' }, { value: 0.3, formula: 'A1' }, false],
    // The formula is what it holds, whatever came of it meanwhile.
    [{ value: 1, formula: 'A1' }, { value: 2, formula: 'A1' }, true],
  ])('%j, expected %j: %s', (found, expected, holds) => {
    expect(stillHolds(found, expected)).toBe(holds);
  });
});

describe('where edits are', () => {
  test('on one sheet', () => {
    expect(placeOf([edit('表', 'A1'), edit('表', 'B2')])).toEqual({ sheet: '表', cells: ['A1', 'B2'] });
  });

  test('on several, names quoted as formulas do', () => {
    expect(placeOf([edit('表', 'A1'), edit("王'五'", 'B2'), edit('表', 'C3')])).toEqual({
      cells: ["'表'!A1", "'王''五'''!B2", "'表'!C3"],
    });
  });

  test('nowhere', () => {
    expect(placeOf([])).toEqual({ cells: [] });
  });

  test('an error says them', () => {
    expect(changedMeanwhile([edit('表', 'A1')])).toMatchObject({
      kind: 'changed-meanwhile',
      code: 'changed-meanwhile',
      detail: { sheet: '表', cells: ['A1'] },
    });
  });
});
