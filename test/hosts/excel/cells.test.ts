import { heldCell, type LoadedCells, rowsOf } from '../../../src/hosts/excel/cells.ts';
import { gridCell } from '../../support/grid-builder.ts';

/** What Excel says of a cell, and what it means. */

/** One cell as Excel tells it: its value, what was typed, its format and the kind of its value. */
type Told = readonly [value: unknown, typed: unknown, format?: unknown, type?: string];

function loaded(rows: readonly (readonly Told[])[]): LoadedCells {
  const column = (index: 0 | 1 | 2 | 3): unknown[][] => rows.map((row) => row.map((reported) => reported[index]));
  return { values: column(0), formulas: column(1), numberFormat: column(2), valueTypes: column(3) };
}

const RICH = 'RichValue';

describe('a cell', () => {
  test.each<[Told, object]>([
    [[5, 5, 'General', 'Double'], { value: 5 }],
    [[0, 0, 'General', 'Double'], { value: 0 }],
    [[false, false, 'General', 'Boolean'], { value: false }],
    [['文', '文', '@', 'String'], { value: '文', format: '@' }],
    [[45292, 45292, 'yyyy-mm-dd', 'Double'], { value: 45292, format: 'yyyy-mm-dd' }],
    [[1, 1, 'G/通用格式', 'Double'], { value: 1 }],
    [[1, 1, '', 'Double'], { value: 1 }],
    [[1, 1, null, 'Double'], { value: 1 }],
    [[3, '=A1+2', '0.0', 'Double'], { value: 3, formula: 'A1+2', format: '0.0' }],
    [['', '=""', 'General', 'String'], { value: '', formula: '""' }],
    [['=甲', '=甲', 'General', 'String'], { value: '=甲' }],
    [['#N/A', '#N/A', 'General', 'Error'], { value: '#N/A', kind: 'error' }],
    [['#DIV/0!', '=1/0', 'General', 'Error'], { value: '#DIV/0!', kind: 'error', formula: '1/0' }],
    [['#N/A', '#N/A', 'General', 'String'], { value: '#N/A' }],
    [['#VALUE!', '#VALUE!', 'General', RICH], { kind: 'picture' }],
    [['北京', '北京', 'General', RICH], { value: '北京' }],
    [['#NAME?', '=DISPIMG("ID_1",1)', 'General', 'Error'], { kind: 'picture', formula: 'DISPIMG("ID_1",1)' }],
    [
      ['#NAME?', '=_xlfn.DISPIMG("ID_1",1)', 'General', 'Error'],
      { kind: 'picture', formula: '_xlfn.DISPIMG("ID_1",1)' },
    ],
    [[1, '=MYDISPIMG("ID_1",1)', 'General', 'Double'], { value: 1, formula: 'MYDISPIMG("ID_1",1)' }],
  ])('%j', (reported, expected) => {
    expect(rowsOf(loaded([[reported]]), 7, 3, new Set())).toEqual([
      { row: 7, hidden: false, cells: [gridCell(7, 3, expected)] },
    ]);
  });

  test.each<{ reported: Told }>([
    { reported: ['', '', 'General', 'Empty'] },
    { reported: ['', '', '0.00', 'Empty'] },
    { reported: [null, null, 'General', 'Empty'] },
    { reported: ['', '', 'General', 'String'] },
  ])('$told is none', ({ reported }) => {
    expect(rowsOf(loaded([[reported]]), 7, 3, new Set())).toEqual([]);
  });
});

test('cells stand where they were asked for, rows with nothing are left out, hidden ones say so', () => {
  const blank: Told = ['', '', 'General', 'Empty'];
  const cells = loaded([
    [blank, [1, 1, 'General', 'Double'], [2, 2, 'General', 'Double']],
    [blank, blank, blank],
    [['甲', '甲', 'General', 'String'], blank, blank],
  ]);
  expect(rowsOf(cells, 10, 5, new Set([12, 1]))).toEqual([
    { row: 10, hidden: false, cells: [gridCell(10, 6, 1), gridCell(10, 7, 2)] },
    { row: 12, hidden: true, cells: [gridCell(12, 5, '甲')] },
  ]);
});

test.each(['values', 'formulas', 'numberFormat', 'valueTypes'])('without %s there is nothing to tell', (missing) => {
  const cells = loaded([[[1, 1, 'General', 'Double']]]);
  expect(rowsOf(cells, 1, 1, new Set())).not.toBeNull();
  expect(rowsOf({ ...cells, [missing]: null }, 1, 1, new Set())).toBeNull();
});

test.each<[Told, object]>([
  [['', '', '@', 'Empty'], { content: { value: null }, error: null, picture: false, format: '@' }],
  [['', '', 'G/通用格式', 'Empty'], { content: { value: null }, error: null, picture: false, format: 'General' }],
  [[1, '=A1', '0%', 'Double'], { content: { value: 1, formula: 'A1' }, error: null, picture: false, format: '0%' }],
  // An error that was typed can be put back, one that was calculated comes back by itself.
  [
    ['#N/A', '#N/A', 'General', 'Error'],
    { content: { value: null, error: '#N/A' }, error: '#N/A', picture: false, format: 'General' },
  ],
  [
    ['#N/A', '=NA()', 'General', 'Error'],
    { content: { value: null, formula: 'NA()' }, error: null, picture: false, format: 'General' },
  ],
  [
    ['#VALUE!', '#VALUE!', 'General', RICH],
    { content: { value: null }, error: null, picture: true, format: 'General' },
  ],
])('what is needed to put back %j', (reported, expected) => {
  expect(heldCell(loaded([[reported]]))).toEqual(expected);
});
