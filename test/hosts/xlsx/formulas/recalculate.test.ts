import { cellAddress, parseAddress } from '../../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../../src/engine/grid/grid.ts';
import { type CellPlace, recalculate } from '../../../../src/hosts/xlsx/formulas/recalculate.ts';
import { type CellSpec, grid } from '../../../support/grid-builder.ts';

/** Which results follow when cells are edited: new ones that are sure, and those that are marked as old. */

interface Followed {
  readonly results: Record<string, unknown>;
  readonly stale: readonly string[];
}

const nameOf = ({ sheet, row, column }: CellPlace): string => `${sheet}!${cellAddress(row, column)}`;

function followed(
  before: readonly SheetGrid[],
  after: readonly SheetGrid[],
  touched: readonly string[] = [],
): Followed {
  const places = touched.map((name) => {
    const [sheet = '', cell = ''] = name.split('!');
    return { sheet, ...(parseAddress(cell) ?? { row: 0, column: 0 }) };
  });
  const { edits, stale } = recalculate(before, after, places);
  const results = Object.fromEntries(edits.map(({ sheet, cell, to }) => [`${sheet}!${cell}`, to.value]));
  return { results, stale: stale.map(nameOf).sort() };
}

/** A column of cells in a sheet 表: the first is edited, the others are as they were. */
function editFirst(from: CellSpec, to: CellSpec, others: readonly CellSpec[]): Followed {
  const sheet = (first: CellSpec): SheetGrid =>
    grid(
      '表',
      [first, ...others].map((cell) => [cell]),
    );
  return followed([sheet(from)], [sheet(to)]);
}

const error = (value: string, formula: string | null = null): CellSpec => ({ kind: 'error', value, formula });

describe('errors', () => {
  test('in a cell that a formula reads come through it', () => {
    expect(
      editFirst(2, error('#N/A'), [
        { value: 4, formula: 'A1*2' },
        { value: 0, formula: 'IFERROR(A1*0,"无")' },
      ]),
    ).toEqual({ results: { '表!A2': '#N/A', '表!A3': '无' }, stale: [] });
  });

  test('go when what made them goes', () => {
    expect(editFirst(0, 4, [error('#DIV/0!', '8/A1'), error('#DIV/0!', 'A2+1')])).toEqual({
      results: { '表!A2': 2, '表!A3': 3 },
      stale: [],
    });
    expect(editFirst(error('#N/A'), 5, [error('#N/A', 'A1+1')])).toEqual({ results: { '表!A2': 6 }, stale: [] });
  });

  test('that stay the same are no new result, others are', () => {
    // The result was an error, and it is the same one still.
    expect(editFirst(8, 9, [error('#DIV/0!', 'A1/A9')])).toEqual({ results: {}, stale: [] });
    expect(editFirst(0, error('#REF!'), [error('#DIV/0!', '1/A1')])).toEqual({
      results: { '表!A2': '#REF!' },
      stale: [],
    });
  });

  test('that our result isn’t prove nothing', () => {
    const wrong = [error('#N/A', 'A1*2'), error('#VALUE!', '1/(A1-1)'), { value: 1, formula: '1/(A1-1)' }];
    expect(editFirst(1, 3, wrong)).toEqual({ results: {}, stale: ['表!A2', '表!A3', '表!A4'] });
  });
});

describe('other sheets', () => {
  const book = (value: number, formula: string, result: CellSpec): SheetGrid[] => [
    grid('Data', [[value]]),
    grid('Other', [[value + 1]]),
    grid('表', [[result === null ? { formula } : { value: result as number, formula }]]),
  ];

  test('are followed by their names', () => {
    expect(followed(book(1, 'Data!A1*2', 2), book(5, 'Data!A1*2', 2))).toEqual({ results: { '表!A1': 10 }, stale: [] });
  });

  test('in another case are the same sheets: not calculated, but marked', () => {
    expect(followed(book(1, 'DATA!A1*2', 2), book(5, 'DATA!A1*2', 2))).toEqual({ results: {}, stale: ['表!A1'] });
  });

  test('that aren’t edited leave a formula alone', () => {
    const [data, , own] = book(1, 'Data!A1*2', 2);
    const sheets = (other: number): SheetGrid[] => [data as SheetGrid, grid('Other', [[other]]), own as SheetGrid];
    expect(followed(sheets(2), sheets(3))).toEqual({ results: {}, stale: [] });
  });

  test('with commas in their names are themselves', () => {
    const sheets = (value: number): SheetGrid[] => [grid('甲,乙', [[value, { value: 2, formula: 'A1*2' }]])];
    expect(followed(sheets(1), sheets(4))).toEqual({ results: { '甲,乙!B1': 8 }, stale: [] });
  });

  test('that aren’t there are nobody’s', () => {
    const sheets = (value: number): SheetGrid[] => [grid('表', [[value, { value: 1, formula: 'A1+没有!A1' }]])];
    expect(followed(sheets(1), sheets(4))).toEqual({ results: {}, stale: ['表!B1'] });
  });
});

describe('what counts as a change', () => {
  test.each<[string, CellSpec, CellSpec, boolean]>([
    ['another value', 1, 2, true],
    ['a number instead of a text', '1', 1, true],
    ['an error instead of its text', '#N/A', error('#N/A'), true],
    ['a value instead of a formula with it', { value: 1, formula: '2-1' }, 1, true],
    ['the same value', 1, 1, false],
    ['another result of the same formula', { value: 1, formula: '2-1' }, { value: 2, formula: '2-1' }, false],
    ['a cell that is gone', 1, null, true],
    ['a cell that is new', null, 1, true],
  ])('%s: %s', (_, from, to, changes) => {
    // A formula that can't be calculated shows whether it depends on a change.
    expect(editFirst(from, to, [{ value: 1, formula: 'LEN(A1)' }]).stale).toEqual(changes ? ['表!A2'] : []);
  });
});

test('a cell that was touched is followed as well, but never marked', () => {
  const sheet = (result: number): SheetGrid =>
    grid('表', [[3, { value: result, formula: 'A1*2' }, { value: 1, formula: 'LEN(A1)' }]]);
  // Written and written back: results may still be those of in between.
  expect(followed([sheet(6)], [sheet(8)], ['表!A1'])).toEqual({ results: { '表!B1': 6 }, stale: [] });
  expect(followed([sheet(6)], [sheet(8)])).toEqual({ results: {}, stale: [] });
});

test('two edits are followed through two formulas to one that reads both', () => {
  const sheet = (a: number, b: number): SheetGrid =>
    grid('表', [
      [a, b],
      [
        { value: 10, formula: 'A1*10' },
        { value: 20, formula: 'B1*10' },
      ],
      [{ value: 30, formula: 'SUM(A2:B2)' }],
    ]);
  expect(followed([sheet(1, 2)], [sheet(3, 4)])).toEqual({
    results: { '表!A2': 30, '表!B2': 40, '表!A3': 70 },
    stale: [],
  });
});

test('a formula on a cell without a value is marked', () => {
  const sheet = (first: number): SheetGrid =>
    grid('表', [
      [
        first,
        { formula: 'TODAY()' },
        { value: 1, formula: 'A1+B1' },
        { kind: 'picture' },
        { value: 0, formula: 'A1+D1' },
      ],
    ]);
  expect(followed([sheet(1)], [sheet(2)])).toEqual({ results: {}, stale: ['表!C1', '表!E1'] });
});

test('equal to 15 digits is equal', () => {
  const cells = (first: number): CellSpec[] => [first, { value: 0.3, formula: 'A1*0.1+0.2' }];
  expect(followed([grid('表', [cells(1)])], [grid('表', [cells(1.0000000000000002)])])).toEqual({
    results: {},
    stale: [],
  });
});

test.each([
  [5000, { results: { '表!B1': 4 }, stale: 0 }],
  [5001, { results: {}, stale: 5001 }],
])('of %d formulas', (count, expected) => {
  const sheet = (first: number): SheetGrid =>
    grid('表', [
      [first, { value: 2, formula: 'A1*2' }],
      ...Array.from({ length: count - 1 }, (): CellSpec[] => [null, { value: 2, formula: '1+1' }]),
    ]);
  const { results, stale } = followed([sheet(1)], [sheet(2)]);
  expect({ results, stale: stale.length }).toEqual(expected);
});
