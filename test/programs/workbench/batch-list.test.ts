import { type Column, filtered, sorted, totalsByRange } from '../../../src/programs/workbench/batch/list.ts';
import type { FormRow } from '../../../src/reports/summary.ts';

/** The rows of a batch: their order, what the filter keeps, how the totals spread. */

function row(path: string, changes: Partial<FormRow> = {}): FormRow {
  return {
    file: 0,
    path,
    sheet: '自评表',
    unit: '供水中心',
    project: '供水改造',
    recorded: 90,
    recomputed: 90,
    grade: '优',
    errors: 0,
    warnings: 0,
    untold: [],
    verdict: 'ready',
    why: '',
    first: null,
    ...changes,
  };
}

const paths = (rows: readonly FormRow[]): string[] => rows.map(({ path }) => path);

describe('sorted', () => {
  const by = (rows: readonly FormRow[], column: Column, descending = false): string =>
    paths(sorted(rows, { column, descending })).join(' ');

  test.each<[Column, Partial<FormRow>[], string, string]>([
    ['recorded', [{ recorded: 9 }, { recorded: 100 }, { recorded: 85.5 }], 'a c b', 'b c a'],
    ['recomputed', [{ recomputed: 9 }, { recomputed: 100 }, { recomputed: 85.5 }], 'a c b', 'b c a'],
    ['errors', [{ errors: 10 }, { errors: 9 }, { errors: 0 }], 'c b a', 'a b c'],
    ['warnings', [{ warnings: 2 }, { warnings: 1 }, { warnings: 3 }], 'b a c', 'c a b'],
    ['untold', [{ untold: ['甲', '乙'] }, { untold: ['甲'] }, { untold: ['甲', '乙', '丙'] }], 'b a c', 'c a b'],
    ['unit', [{ unit: '二中' }, { unit: '民政局' }, { unit: '财政局' }], 'c a b', 'b a c'],
    ['project', [{ project: '项目10' }, { project: '项目9' }, { project: '项目1' }], 'c b a', 'a b c'],
    ['sheet', [{ sheet: '表2' }, { sheet: '表10' }, { sheet: '表1' }], 'c a b', 'b a c'],
    ['grade', [{ grade: 'B' }, { grade: 'A' }, { grade: 'C' }], 'b a c', 'c a b'],
  ])('by %s', (column, changes, up, down) => {
    const rows = changes.map((change, index) => row('abc'[index] as string, change));
    expect(by(rows, column)).toBe(up);
    expect(by(rows, column, true)).toBe(down);
  });

  test('by path, numbers in it as numbers', () => {
    const rows = ['10.xlsx', '9.xlsx', '1.xlsx'].map((path) => row(path));
    expect(by(rows, 'path')).toBe('1.xlsx 9.xlsx 10.xlsx');
    expect(by(rows, 'path', true)).toBe('10.xlsx 9.xlsx 1.xlsx');
  });

  test('by verdict, the gravest last', () => {
    const verdicts = ['failed', 'not-checked', 'has-errors', 'needs-review', 'ready'] as const;
    const rows = verdicts.map((verdict) => row(verdict, { verdict }));
    expect(by(rows, 'verdict')).toBe('ready needs-review has-errors not-checked failed');
    expect(by(rows, 'verdict', true)).toBe('failed not-checked has-errors needs-review ready');
  });

  test('blank ones come last, whichever way, and equal ones stay as they were', () => {
    const rows = [
      row('a', { recorded: null, unit: '' }),
      row('b', { recorded: 0, unit: '乙' }),
      row('c', { recorded: null, unit: '' }),
      row('d', { recorded: 5, unit: '丁' }),
      row('e', { recorded: 5, unit: '丁' }),
    ];
    expect(by(rows, 'recorded')).toBe('b d e a c');
    expect(by(rows, 'recorded', true)).toBe('d e b a c');
    expect(by(rows, 'unit')).toBe('d e b a c');
    expect(by(rows, 'unit', true)).toBe('b d e a c');
    expect(paths(rows)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('filtered', () => {
  const rows = [
    row('甲/A1.xlsx', { unit: '一中', project: '操场', sheet: '表一', grade: '良', verdict: 'needs-review' }),
    row('乙/b2.xlsx', { unit: '民政局', project: '养老', sheet: '表二', grade: '', verdict: 'has-errors' }),
    row('丙/c3.xlsx', { unit: '', project: '', sheet: '', grade: '', verdict: 'failed' }),
    row('丁/d4.xlsx', { unit: '', project: '', sheet: '', grade: '', verdict: 'not-checked' }),
  ];

  test.each([
    ['', '', 'A1 b2 c3 d4'],
    ['  ', '', 'A1 b2 c3 d4'],
    ['甲/', '', 'A1'],
    [' a1 ', '', 'A1'],
    ['B2', '', 'b2'],
    ['一中', '', 'A1'],
    ['养老', '', 'b2'],
    ['表二', '', 'b2'],
    ['良', '', 'A1'],
    ['有错误', '', 'b2'],
    ['没有读出', '', 'c3'],
    ['未核对', '', 'd4'],
    ['没有', '', 'c3'],
    ['未', '', 'd4'],
    ['没有这个', '', ''],
    ['', 'has-errors', 'b2'],
    ['xlsx', 'has-errors', 'b2'],
    ['操场', 'has-errors', ''],
    ['', 'ready', ''],
  ])('by %j and %j', (text, verdict, kept) => {
    expect(
      filtered(rows, text, verdict)
        .map(({ path }) => path.slice(2, 4))
        .join(' '),
    ).toBe(kept);
  });
});

test('totals by range, each bound in the upper one', () => {
  const totals = [0, 59.99, 60, 69.99, 70, 79.99, 80, 89.99, 90, 100, 100, 110, null];
  const rows = totals.map((recomputed) => row('a', { recomputed }));
  expect(totalsByRange(rows)).toEqual([2, 2, 2, 2, 4, 1]);
  const unread = (['failed', 'not-checked'] as const).map((verdict) => row('a', { recomputed: null, verdict }));
  expect(totalsByRange([...rows, ...unread])).toEqual([2, 2, 2, 2, 4, 1]);
  expect(totalsByRange([row('a', { verdict: 'has-errors', recomputed: 50 })])).toEqual([1, 0, 0, 0, 0, 0]);
  expect(totalsByRange([])).toEqual([0, 0, 0, 0, 0, 0]);
});
