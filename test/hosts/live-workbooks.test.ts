import type { CellEdit } from '../../src/engine/edits/edit.ts';
import { rangeAddress } from '../../src/engine/grid/address.ts';
import { addressedCells, Echoes, MAX_EDITED_CELLS } from '../../src/hosts/edited-cells.ts';
import { refuseUnwritable } from '../../src/hosts/edits.ts';
import { addressLists, planMarks } from '../../src/hosts/mark-plan.ts';
import { untrueWithout } from '../../src/hosts/needs.ts';
import { searchedCells } from '../../src/hosts/searched-cells.ts';
import { refusalOf } from '../../src/hosts/witness.ts';
import { documentErrorOf } from '../support/document-error.ts';

/** The rules that all hosts over an open workbook share, up to their bounds. */

const edit = (cell: string, sheet = '表'): CellEdit => ({ sheet, cell, from: { value: 1 }, to: { value: 2 } });

test.each<readonly [string, readonly string[]]>([
  ['B3', ['B3']],
  ['$b$3', ['B3']],
  ['B3:C4', ['B3', 'C3', 'B4', 'C4']],
  ['B3,D5:D6', ['B3', 'D5', 'D6']],
  ['3:5', ['A3', 'A4', 'A5']],
  ['B:C', ['B1', 'C1']],
  ['?', []],
  ['', []],
  ['?,B3', ['B3']],
])('edited: %s', (address, expected) => {
  expect(addressedCells(address)).toEqual(expected);
});

test('of many edited cells the first thousand are told', () => {
  expect(
    [addressedCells('A1:A1000'), addressedCells('A1:A1001'), addressedCells('A1:J101')].map(({ length }) => length),
  ).toEqual([1000, 1000, 1000]);
  expect(addressedCells('A1:A1001').at(-1)).toBe('A1000');
  expect(addressedCells('A1:A1000,B1')).toHaveLength(MAX_EDITED_CELLS);
  expect(addressedCells('1:2000').at(-1)).toBe('A1000');
  expect(addressedCells('A1:ALM1')).toHaveLength(1000);
});

test('what was written comes back once for each time, for a while', () => {
  jest.useFakeTimers({ now: 0 });
  const echoes = new Echoes();
  expect(echoes.take('1', 'A1')).toBe(false);
  echoes.expect('1', '$A$1');
  echoes.expect('1', 'A1', 20_000);
  expect([
    echoes.take('2', 'A1'),
    echoes.take('1', 'A2'),
    echoes.take('1', 'a1'),
    echoes.take('1', 'A1'),
    echoes.take('1', 'A1'),
  ]).toEqual([false, false, true, true, false]);
  echoes.expect('1', 'A1');
  jest.setSystemTime(9_999);
  expect(echoes.take('1', 'A1')).toBe(true);
  echoes.expect('1', 'A1');
  echoes.expect('1', 'A1', 20_000);
  jest.setSystemTime(19_999);
  // The first is gone, the other still comes.
  expect([echoes.take('1', 'A1'), echoes.take('1', 'A1')]).toEqual([true, false]);
  const short = new Echoes(5);
  short.expect('1', 'A1');
  jest.setSystemTime(20_004);
  expect(short.take('1', 'A1')).toBe(false);
  jest.useRealTimers();
});

test('a cell gets its worst mark alone, whatever its address is spelled like', () => {
  const sheets = [{ name: '甲' }, { name: '乙' }];
  const mark = (sheet: string, cell: string, severity: 'error' | 'warning' | 'hint') => ({ sheet, cell, severity });
  const plan = planMarks(
    [
      mark('甲', 'A1', 'warning'),
      mark('甲', '$A$1', 'error'),
      mark('甲', 'A1', 'hint'),
      mark('甲', 'B2', 'error'),
      mark('乙', 'A1', 'hint'),
    ],
    sheets,
  );
  expect(
    [...plan].map(([{ name }, marks]) => [
      name,
      ...[...marks].map(([severity, areas]) => `${severity} ${areas.map(rangeAddress).join()}`),
    ]),
  ).toEqual([
    ['甲', 'error A1,B2'],
    ['乙', 'hint A1'],
  ]);
  expect(documentErrorOf(() => planMarks([mark('丙', 'A1', 'hint')], sheets))).toEqual({
    kind: 'gone',
    code: 'no-such-sheet',
    detail: { sheet: '丙' },
  });
  expect(documentErrorOf(() => planMarks([mark('甲', '?', 'hint')], sheets))).toEqual({
    kind: 'gone',
    code: 'no-such-cell',
    detail: { sheet: '甲', cells: ['?'] },
  });
  expect(planMarks([], sheets).size).toBe(0);
});

test('addresses are listed as long as they may be, the commas counted', () => {
  const cell = (row: number) => ({ top: row, bottom: row, left: 1, right: 1 });
  const lists = (limit: number, ...rows: readonly number[]): string[] =>
    addressLists(rows.map(cell), limit).map((list) => list.map(rangeAddress).join());
  expect([lists(5, 1, 2), lists(4, 1, 2), lists(1, 1, 2), lists(8, 1, 2, 3, 4)]).toEqual([
    ['A1,A2'],
    ['A1', 'A2'],
    ['A1', 'A2'],
    ['A1,A2,A3', 'A4'],
  ]);
  expect([lists(6, 1, 10, 2, 3), lists(5, 10, 1, 2)]).toEqual([
    ['A1,A10', 'A2,A3'],
    ['A10', 'A1,A2'],
  ]);
  expect(lists(100)).toEqual([]);
});

test('words are searched for three hundred rows and forty columns beyond what is planned for', () => {
  const aim = (cell: string, row: readonly string[] = [], column: readonly string[] = []) => ({
    cell,
    edit: {
      witness: {
        row: row.map((each) => ({ cell: each, text: '' })),
        column: column.map((each) => ({ cell: each, text: '' })),
      },
    },
  });
  expect(searchedCells([])).toEqual({ rows: 300, columns: 40 });
  expect(
    searchedCells([
      { cell: 'C5', edit: {} },
      { cell: 'A1', edit: {} },
    ]),
  ).toEqual({ rows: 305, columns: 43 });
  expect(searchedCells([aim('C5', ['E2'], ['A9'])])).toEqual({ rows: 309, columns: 45 });
  // Signs beside digits and letters: no address.
  for (const cell of ['?', 'A9/', 'A9:', '@9', 'A9#'])
    expect([cell, searchedCells([{ cell, edit: {} }])]).toEqual([cell, { rows: 300, columns: 40 }]);
  expect(searchedCells([{ cell: 'XFD1048576', edit: {} }])).toEqual({ rows: 1_048_576, columns: 16_384 });
});

test('what no workbook can take is refused with its place', () => {
  expect(() => refuseUnwritable([edit('A1'), edit('A2'), edit('A1', '另')])).not.toThrow();
  expect(documentErrorOf(() => refuseUnwritable([edit('A1'), edit('?')]))).toEqual({
    kind: 'gone',
    code: 'no-such-cell',
    detail: { sheet: '表', cells: ['?'] },
  });
  expect(documentErrorOf(() => refuseUnwritable([edit('A1'), edit('$A$1')]))).toEqual({
    kind: 'unsupported',
    code: 'duplicate-edit',
    detail: { sheet: '表', cells: ['$A$1'] },
  });
  expect(documentErrorOf(() => refuseUnwritable([{ ...edit('B2'), to: { value: Number.NaN } }]))).toEqual({
    kind: 'unsupported',
    code: 'bad-value',
    detail: { sheet: '表', cells: ['B2'], cause: 'NaN is no number' },
  });
});

test('what needs a refused edit isn’t written, nor what needs that', () => {
  const needing = (cell: string, ...needs: readonly string[]): CellEdit => ({ ...edit(cell), needs });
  const [refused, second, first, free, other] = [
    edit('A1'),
    needing('A3', 'A2', 'A9'),
    needing('A2', 'A1', 'A8'),
    needing('A4', 'A8'),
    { ...needing('A2', 'A1'), sheet: '另' },
  ];
  const found = { value: 7 };
  const untrue = untrueWithout(
    [second, first, free, other, refused],
    new Map([[refused, { edit: refused, code: 'moved' as const, found }]]),
  );
  expect([...untrue.values()]).toEqual([
    { edit: first, code: 'needs-refused', found: { value: 1 }, because: ['A1'] },
    { edit: second, code: 'needs-refused', found: { value: 1 }, because: ['A2'] },
  ]);
});

test.each<
  readonly [string, readonly (readonly [string, string, Parameters<typeof refusalOf>[0][number]['code']])[], object]
>([
  [
    'changed meanwhile: all of them, whichever sheet',
    [
      ['表', 'A1', 'changed-meanwhile'],
      ['另', 'A2', 'changed-meanwhile'],
      ['表', 'A3', 'moved'],
    ],
    { kind: 'changed-meanwhile', code: 'changed-meanwhile', detail: { cells: ["'表'!A1", "'另'!A2"] } },
  ],
  [
    'no such sheet',
    [
      ['表', 'A1', 'no-such-sheet'],
      ['另', 'A2', 'no-such-sheet'],
    ],
    { kind: 'gone', code: 'no-such-sheet', detail: { sheet: '表' } },
  ],
  [
    'no such cell: those of the first sheet',
    [
      ['表', '?', 'no-such-cell'],
      ['另', '!', 'no-such-cell'],
      ['表', 'x', 'no-such-cell'],
    ],
    { kind: 'gone', code: 'no-such-cell', detail: { sheet: '表', cells: ['?', 'x'] } },
  ],
  [
    'moved: all of them',
    [
      ['表', 'A1', 'moved'],
      ['另', 'A2', 'moved'],
    ],
    { kind: 'changed-meanwhile', code: 'moved', detail: { cells: ["'表'!A1", "'另'!A2"] } },
  ],
  [
    'protected',
    [['表', 'A1', 'protected-sheet']],
    { kind: 'protected', code: 'protected-sheet', detail: { sheet: '表', cells: ['A1'] } },
  ],
  [
    'what needs others is never the reason',
    [
      ['表', 'A1', 'needs-refused'],
      ['表', 'A2', 'inside-merge'],
    ],
    { kind: 'unsupported', code: 'inside-merge', detail: { sheet: '表', cells: ['A2'] } },
  ],
])('nothing could be written: %s', (_, refused, expected) => {
  const { kind, code, detail } = refusalOf(
    refused.map(([sheet, cell, why]) => ({ edit: edit(cell, sheet), code: why, found: { value: null } })),
  );
  expect({ kind, code, detail }).toEqual(expected);
});
