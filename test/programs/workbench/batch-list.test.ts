import {
  type Column,
  countsByVerdict,
  filtered,
  firstSorting,
  listedRows,
  type RowVerdict,
  sorted,
  totalsByRange,
} from '../../../src/programs/workbench/batch/list.ts';
import { sameProjects } from '../../../src/programs/workbench/batch/same-project.ts';
import type { FormRow } from '../../../src/reports/summary.ts';
import { fileEntryOf, tableEntry } from '../../support/report-entries.ts';

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

  test('by grade, the best first', () => {
    const rows = (['差', '优', '', '中', '良'] as const).map((grade) => row(grade, { grade }));
    expect(by(rows, 'grade')).toBe('优 良 中 差 ');
    expect(by(rows, 'grade', true)).toBe('差 中 良 优 ');
  });

  test('of the same verdict those with more errors are worse, then those with more warnings', () => {
    const rows = [
      row('a', { verdict: 'has-errors', errors: 1, warnings: 9 }),
      row('b', { verdict: 'has-errors', errors: 4, warnings: 0 }),
      row('c', { verdict: 'needs-review', errors: 0, warnings: 12 }),
      row('d', { verdict: 'has-errors', errors: 4, warnings: 2 }),
    ];
    expect(by(rows, 'verdict', true)).toBe('d b a c');
  });

  test('a first click puts the worst on top, where there is one', () => {
    const descending = (['path', 'unit', 'project', 'sheet', 'recorded', 'recomputed', 'grade'] as const).map(
      (column) => firstSorting(column).descending,
    );
    expect(descending).toEqual([false, false, false, false, false, false, true]);
    expect((['errors', 'warnings', 'untold', 'verdict'] as const).every((each) => firstSorting(each).descending)).toBe(
      true,
    );
  });

  test('by verdict, the gravest last', () => {
    const verdicts = ['failed', 'not-checked', 'has-errors', 'needs-review', 'ready'] as const;
    const rows = verdicts.map((verdict) => row(verdict, { verdict }));
    expect(by(rows, 'verdict')).toBe('ready needs-review not-checked failed has-errors');
    expect(by(rows, 'verdict', true)).toBe('has-errors failed not-checked needs-review ready');
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
      filtered(rows, text, new Set(verdict === '' ? [] : [verdict as RowVerdict]))
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

test('several verdicts are shown together; how many there are of each', () => {
  const verdicts = ['ready', 'failed', 'ready', 'has-errors'] as const;
  const rows = verdicts.map((verdict, at) => row(String(at), { verdict }));
  expect(paths(filtered(rows, '', new Set(['failed', 'has-errors'] as const)))).toEqual(['1', '3']);
  expect(countsByVerdict(rows)).toEqual({
    ready: 2,
    'needs-review': 0,
    'has-errors': 1,
    'not-checked': 0,
    failed: 1,
  });
});

describe('the same project in two files', () => {
  const at = (value: string) => ({ value, cell: 'D3' });
  const entry = (path: string, project: string, unit = '供水中心', year = 2023) =>
    fileEntryOf(path, {
      tables: [tableEntry({ project: at(project), unit: at(unit), year: { value: year, cell: 'A2' } })],
    });
  const others = (...entries: ReturnType<typeof entry>[]): (readonly string[])[] => {
    const same = sameProjects(listedRows(entries), entries);
    return entries.map((_, file) => same.get(`${file}/0`) ?? []);
  };

  test('is named in both, however its name is spaced', () => {
    const found = others(entry('甲/1.xlsx', '供水 改造'), entry('乙/2.xlsx', '供水改造'), entry('丙/3.xlsx', '供气'));
    expect(found).toEqual([['乙/2.xlsx'], ['甲/1.xlsx'], []]);
  });

  test('of another unit or another year is another project; without a name nothing is told', () => {
    expect(others(entry('1', '购置'), entry('2', '购置', '二中'), entry('3', '购置', '供水中心', 2024))).toEqual([
      [],
      [],
      [],
    ]);
    expect(others(entry('1', ''), entry('2', ''))).toEqual([[], []]);
  });

  test('twice in one file isn’t two files', () => {
    const twice = fileEntryOf('1', { tables: [tableEntry(), tableEntry({ sheet: '二表' })] });
    expect(others(twice)).toEqual([[]]);
  });
});
