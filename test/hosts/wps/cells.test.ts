import { DocumentError } from '../../../src/formats/error.ts';
import { type CellAsker, contentsOf, formatOf } from '../../../src/hosts/wps/cells.ts';
import { Quirks } from '../../../src/hosts/wps/quirks.ts';
import { memoryStore } from './open-wps.ts';

/** What WPS tells of one cell, and what it is then; what was learnt of a build, and who knows of it. */

/** What is told when a single cell is asked for once more. */
function asker(answers: { readonly [Name in keyof CellAsker]?: ReturnType<CellAsker[Name]> } = {}): CellAsker {
  return {
    value: () => answers.value,
    formula: () => answers.formula,
    text: () => answers.text ?? '',
    hasFormula: () => answers.hasFormula ?? false,
    isError: () => answers.isError ?? null,
  };
}

const cell = (value: unknown, formula: unknown, answers: Parameters<typeof asker>[0] = {}): unknown => {
  try {
    const found = contentsOf({ row: 3, column: 2, value, formula }, asker(answers));
    if (found === null) return null;
    expect([found.row, found.column]).toEqual([3, 2]);
    return [found.kind, found.value, found.formula];
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return String(error.detail.cause);
  }
};

const NA = -2146826246;

test.each<[string, unknown, unknown, Parameters<typeof asker>[0], unknown]>([
  ['nothing', null, null, {}, null],
  ['nothing, said otherwise', undefined, '', {}, null],
  ['empty texts', '', '', {}, null],
  ['a number', 5, '5', {}, ['number', 5, null]],
  ['nought', 0, '0', {}, ['number', 0, null]],
  ['a truth', false, 'FALSE', {}, ['boolean', false, null]],
  ['a text', '文', '文', {}, ['text', '文', null]],
  ['a formula', 5, '=A1+1', {}, ['number', 5, 'A1+1']],
  ['a text that begins with =', '=甲', '=甲', {}, ['text', '=甲', null]],
  ['a formula that gives its own text', '=甲', '=甲', { hasFormula: true }, ['text', '=甲', '甲']],
  ['a formula that gives an empty text', '', '=""', {}, ['text', '', '""']],
  ['the same, told as nothing', null, '=""', { text: '' }, ['text', '', '""']],
  ['an error of a formula, told as nothing', null, '=1/0', { text: '#DIV/0!' }, ['error', '#DIV/0!', '1/0']],
  ['a typed error, told as nothing', null, '#N/A', { text: '#N/A' }, ['error', '#N/A', null]],
  ['an error as a number', NA, '=NA()', { text: '#N/A' }, ['error', '#N/A', 'NA()']],
  ['that number itself', NA, String(NA), { text: String(NA) }, ['number', NA, null]],
  ['an error as a text, by a formula', '#N/A', '=NA()', {}, ['error', '#N/A', 'NA()']],
  ['the text of an error', '#N/A', '#N/A', {}, ['text', '#N/A', null]],
  ['a typed error, by WPS’s word', '#N/A', '#N/A', { isError: true }, ['error', '#N/A', null]],
  ['a formula that gives such a text', '#N/A', '="#N/A"', { isError: false }, ['text', '#N/A', '"#N/A"']],
  ['a text like an error', '#无', '#无', { isError: true }, ['text', '#无', null]],
  ['a picture', '#NAME?', '=DISPIMG("ID_1",1)', {}, ['picture', null, 'DISPIMG("ID_1",1)']],
  ['a picture of the newer kind', null, '=_xlfn.DISPIMG("ID_1",1)', {}, ['picture', null, '_xlfn.DISPIMG("ID_1",1)']],
  ['no picture', 1, '=MYDISPIMG(1)', {}, ['number', 1, 'MYDISPIMG(1)']],
  ['a value whose formula failed, asked once more', 5, null, { value: 5, formula: '5' }, ['number', 5, null]],
  ['a value that failed, asked once more', null, '5', { value: 5, formula: '5', text: '5' }, ['number', 5, null]],
  ['gone meanwhile', 5, null, { value: null, formula: null }, null],
  ['two answers that disagree twice', 5, null, { value: 5 }, 'a cell whose value and formula disagree: no answer'],
  ['what no cell holds', { a: 1 }, '{}', {}, 'a cell: an answer of another kind (object)'],
])('%s', (_name, value, formula, answers, expected) => {
  expect(cell(value, formula, answers)).toEqual(expected);
});

test.each<[number, string]>([
  [-2146826288, '#NULL!'],
  [-2146826281, '#DIV/0!'],
  [-2146826273, '#VALUE!'],
  [-2146826265, '#REF!'],
  [-2146826259, '#NAME?'],
  [-2146826252, '#NUM!'],
  [-2146826246, '#N/A'],
  [-2146826243, '#SPILL!'],
])('the error %i is %s', (value, text) => {
  expect(cell(value, '=A1', { text })).toEqual(['error', text, 'A1']);
  expect(cell(text, '=A1')).toEqual(['error', text, 'A1']);
  expect(cell(value + 1, '=A1', { text: '#####' })).toEqual(['number', value + 1, 'A1']);
});

test.each([
  ['General', null],
  ['G/通用格式', null],
  ['', null],
  ['0.00%', '0.00%'],
  ['@', '@'],
])('the format %s', (told, format) => {
  expect(formatOf(told)).toBe(format);
});

describe('what was learnt of a build', () => {
  test('is known to its other pages, to those that were there before too, and to no other build', () => {
    const store = memoryStore();
    const [first, second] = [new Quirks(() => store, '1'), new Quirks(() => store, '1')];
    first.learnApostrophe();
    expect([first.apostrophe, first.rulesOf, second.apostrophe]).toEqual([true, 'cells', false]);
    second.learnRules();
    expect([second.apostrophe, second.rulesOf]).toEqual([true, 'ranges']);
    first.refresh();
    expect([first.apostrophe, first.rulesOf]).toEqual([true, 'ranges']);
    const other = new Quirks(() => store, '2');
    expect([other.apostrophe, other.rulesOf, other.orientation]).toEqual([false, 'cells', { transposed: null }]);
  });

  test('holds for the page alone where there is no store', () => {
    const refused = new Quirks(() => {
      throw new RangeError('forbidden');
    }, '1');
    refused.learnApostrophe();
    refused.rememberMarks('册', '表', ['A1']);
    expect([refused.apostrophe, refused.markedRanges('册', '表')]).toEqual([true, ['A1']]);
  });

  test('where marks were set is known by workbook and sheet, until nothing is marked', () => {
    const store = memoryStore();
    const quirks = new Quirks(() => store, '1');
    quirks.rememberMarks('册', '甲', ['A1', 'B2:C3']);
    quirks.rememberMarks('册', '乙', ['D4']);
    quirks.rememberMarks('另一册', '甲', ['E5']);
    const known = (): unknown[] =>
      [
        ['册', '甲'],
        ['册', '乙'],
        ['另一册', '甲'],
        ['没有', '甲'],
      ].map(([book = '', sheet = '']) => new Quirks(() => store, '1').markedRanges(book, sheet));
    expect(known()).toEqual([['A1', 'B2:C3'], ['D4'], ['E5'], []]);
    quirks.rememberMarks('册', '甲', []);
    expect(known()).toEqual([[], ['D4'], ['E5'], []]);
    quirks.rememberMarks('另一册', '甲', []);
    quirks.rememberMarks('册', '乙', []);
    expect([known(), store.getItem('jihe.wps-marks')]).toEqual([[[], [], [], []], '{}']);
  });

  test('what is kept and is none of it is passed over', () => {
    const store = memoryStore();
    for (const kept of ['5', 'null', '{', JSON.stringify({ build: '1', apostrophe: 'true', rulesOf: 'all' })]) {
      store.setItem('jihe.wps-quirks', kept);
      const quirks = new Quirks(() => store, '1');
      expect([kept, quirks.apostrophe, quirks.rulesOf]).toEqual([kept, false, 'cells']);
    }
    store.setItem('jihe.wps-marks', JSON.stringify({ 册: { 表: ['A1', 5, null] } }));
    expect(new Quirks(() => store, '1').markedRanges('册', '表')).toEqual(['A1']);
  });
});
