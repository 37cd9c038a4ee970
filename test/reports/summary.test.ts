import type { FileEntry } from '../../src/reports/schema.ts';
import { checkCounts, formRows, summarySheets, verdictText } from '../../src/reports/summary.ts';
import { fileEntryOf, findingEntry, TWO_TABLES, tableEntry } from '../support/report-entries.ts';
import { failedFile } from '../support/reviewed.ts';

/** Many files at a glance. */

const waived = { reason: '已核实', date: '' };
const NO_FORM = fileEntryOf('空.xlsx', { verdict: 'needs-review', tables: [] });

test('a row for each form of a file, each with what is open in it', () => {
  expect(formRows(TWO_TABLES, 3)).toEqual([
    {
      file: 3,
      path: '甲/两张表.xlsx',
      sheet: '一表',
      unit: '供水中心',
      project: '供水改造',
      recorded: 63.5,
      recomputed: 59.5,
      grade: '差',
      errors: 2,
      warnings: 1,
      untold: [],
      verdict: 'has-errors',
      why: '',
      first: { sheet: '一表', cell: 'F11' },
    },
    {
      file: 3,
      path: '甲/两张表.xlsx',
      sheet: '二<表>',
      unit: '住建局',
      project: '',
      recorded: null,
      recomputed: null,
      grade: '',
      errors: 0,
      warnings: 1,
      untold: [],
      verdict: 'needs-review',
      why: '',
      first: { sheet: '二<表>', cell: 'C5' },
    },
  ]);
});

test('rules that could not tell, by their names', () => {
  const outcomes = {
    'points-sum': { state: 'cannot-tell' as const, count: 0, gaps: [0] },
    'total-mismatch': { state: 'passed' as const, count: 0, gaps: [] },
  };
  const [row] = formRows(fileEntryOf('甲.xlsx', { tables: [tableEntry({ outcomes })] }), 0);
  expect(row?.untold).toEqual(['分值合计不等于总分']);
});

test('a file that can not be read, and one without a form', () => {
  const blank = {
    sheet: '',
    unit: '',
    project: '',
    recorded: null,
    recomputed: null,
    grade: '',
    errors: 0,
    warnings: 0,
    untold: [],
  };
  expect(formRows(failedFile('坏.xlsx'), 1)).toEqual([
    { ...blank, file: 1, path: '坏.xlsx', verdict: 'failed', why: '文件设了打开密码，读不出来。', first: null },
  ]);
  expect(formRows(NO_FORM, 2)).toEqual([
    { ...blank, file: 2, path: '空.xlsx', verdict: 'not-checked', why: '', first: null },
  ]);
});

test('a sheet that should have been checked and was not is a row; what is waived or only hinted at is none', () => {
  const sheet = (message: string, changes: Parameters<typeof findingEntry>[1]) =>
    findingEntry(message, { check: 'no-form', table: null, severity: 'warning', sheet: message, ...changes });
  const findings = [
    sheet('像自评表', { cells: ['B2'] }),
    sheet('隐藏', { cells: [] }),
    sheet('已说明', { waived }),
    sheet('说明文字', { severity: 'hint' }),
  ];
  const rows = (file: Parameters<typeof formRows>[0]): unknown[] =>
    formRows(file, 0).map(({ sheet: name, verdict, why, first }) => [name, verdict, why, first]);
  expect(rows(fileEntryOf('a.xlsx', { findings }))).toEqual([
    ['一表', 'ready', '', { sheet: '一表', cell: 'A1' }],
    ['像自评表', 'not-checked', '像自评表', { sheet: '像自评表', cell: 'B2' }],
    ['隐藏', 'not-checked', '隐藏', null],
  ]);
  expect(rows(fileEntryOf('a.xlsx', { tables: [], findings: findings.slice(2) }))).toEqual([
    ['', 'not-checked', '', null],
  ]);
});

const TASK = { table: 1, sheet: '二', row: 9, cell: 'F9', name: '指标', why: '。' };

test.each<[string, Partial<Parameters<typeof fileEntryOf>[1]>, string[]]>([
  ['nothing', {}, ['ready', 'ready']],
  ['a hint', { findings: [findingEntry('。', { severity: 'hint' })] }, ['ready', 'ready']],
  ['a warning', { findings: [findingEntry('。', { severity: 'warning' })] }, ['needs-review', 'ready']],
  ['a task for a person', { needsHuman: [TASK] }, ['ready', 'needs-review']],
  ['two of them', { needsHuman: [TASK, { ...TASK, table: 0 }] }, ['needs-review', 'needs-review']],
  ['an error', { findings: [findingEntry('。', { table: 1 })], needsHuman: [TASK] }, ['ready', 'has-errors']],
  ['a waived error', { findings: [findingEntry('。', { waived })] }, ['ready', 'ready']],
])('the verdict of each form of a file with %s', (_, changes, verdicts) => {
  const file = fileEntryOf('a.xlsx', { tables: [tableEntry(), tableEntry({ sheet: '二' })], ...changes });
  expect(formRows(file, 0).map(({ verdict }) => verdict)).toEqual(verdicts);
});

test('a form without findings begins at its own corner; what is waived is no place to begin', () => {
  const findings = [findingEntry('。', { waived })];
  const [row] = formRows(fileEntryOf('a.xlsx', { tables: [tableEntry({ range: 'B3:I20' })], findings }), 0);
  expect(row?.first).toEqual({ sheet: '一表', cell: 'B3' });
  expect(row?.errors).toBe(0);
});

test('the grade of the rules; while it is open, the one that stands in the form', () => {
  const total = tableEntry().total;
  const grade = { value: '良', cell: 'I20' };
  const gradeOf = (recomputed: '优' | null): unknown =>
    formRows(
      fileEntryOf('a.xlsx', {
        tables: [tableEntry({ total: { ...total, grade, recomputed: { ...total.recomputed, grade: recomputed } } })],
      }),
      0,
    )[0]?.grade;
  expect(gradeOf('优')).toBe('优');
  expect(gradeOf(null)).toBe('良');
});

test('a total in words is no number; a project named by a number is told', () => {
  const table = tableEntry({
    project: { value: 2023, cell: 'D3' },
    total: { ...tableEntry().total, score: { value: '约九十', cell: 'H20' } },
  });
  expect(formRows(fileEntryOf('a.xlsx', { tables: [table] }), 0)[0]).toMatchObject({ project: '2023', recorded: null });
});

test.each([
  ['ready', '可报送'],
  ['needs-review', '需人工复核'],
  ['has-errors', '有错误'],
  ['failed', '没有读出'],
  ['not-checked', '未核对'],
] as const)('%s is called %s', (verdict, words) => {
  expect(verdictText(verdict)).toBe(words);
});

const ENTRIES: readonly FileEntry[] = [
  TWO_TABLES,
  failedFile('坏.xlsx'),
  fileEntryOf('三.xlsx', {
    findings: [
      findingEntry('甲。', { check: 'b-check', title: '乙规则' }),
      findingEntry('乙。', { check: 'a-check', title: '甲规则' }),
      findingEntry('丙。', { check: 'goal-missing', title: '缺目标', severity: 'warning' }),
    ],
  }),
];

test('checks by how often they found something, then by id; what is waived does not count', () => {
  expect(checkCounts(ENTRIES)).toEqual([
    { check: 'goal-missing', title: '缺目标', findings: 3, files: 2 },
    { check: 'total-mismatch', title: '总分不符', findings: 2, files: 1 },
    { check: 'a-check', title: '甲规则', findings: 1, files: 1 },
    { check: 'b-check', title: '乙规则', findings: 1, files: 1 },
    { check: 'goal-copied', title: '照抄目标', findings: 1, files: 1 },
  ]);
});

test('the three lists of the summary', () => {
  const [forms, findings, checks] = summarySheets(ENTRIES);
  expect(forms).toEqual({
    name: '汇总',
    widths: [36, 16, 24, 28, 12, 12, 8, 8, 8, 14, 40],
    head: ['文件', '工作表', '单位', '项目', '表内总分', '复算总分', '等级', '错误', '警告', '结论', '没有核对的原因'],
    rows: [
      ['甲/两张表.xlsx', '一表', '供水中心', '供水改造', 63.5, 59.5, '差', 2, 1, '有错误', ''],
      ['甲/两张表.xlsx', '二<表>', '住建局', '', null, null, '', 0, 1, '需人工复核', ''],
      ['坏.xlsx', '', '', '', null, null, '', 0, 0, '没有读出', '文件设了打开密码，读不出来。'],
      ['三.xlsx', '一表', '供水中心', '供水改造', 100, 100, '优', 2, 1, '有错误', ''],
    ],
  });
  expect(findings).toMatchObject({
    name: '问题清单',
    widths: [36, 16, 10, 8, 24, 60, 60, 30],
    head: ['文件', '工作表', '单元格', '程度', '规则', '问题', '怎么改', '已忽略'],
  });
  expect(findings?.rows).toHaveLength(11);
  expect(findings?.rows.slice(0, 4)).toEqual([
    ['甲/两张表.xlsx', '一表', 'F11', '提示', '照抄目标', '一表提示。', '写出实际情况。', ''],
    ['甲/两张表.xlsx', '一表', 'H20、H13、H14', '错误', '总分不符', '一表错误甲。', '改为 63.5。', ''],
    [
      '甲/两张表.xlsx',
      '一表',
      'E7、F7',
      '错误',
      '总分不符',
      '一表已忽略甲。',
      '不该再劝。',
      '已忽略：经局长办公会同意',
    ],
    ['甲/两张表.xlsx', '一表', 'B11', '警告', '缺目标', '一表警告。', '', ''],
  ]);
  expect(checks).toEqual({
    name: '按规则统计',
    widths: [28, 30, 10, 12],
    head: ['规则编号', '规则', '问题数', '涉及文件数'],
    rows: [
      ['goal-missing', '缺目标', 3, 2],
      ['total-mismatch', '总分不符', 2, 1],
      ['a-check', '甲规则', 1, 1],
      ['b-check', '乙规则', 1, 1],
      ['goal-copied', '照抄目标', 1, 1],
    ],
  });
});
