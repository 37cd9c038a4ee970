import type { FileEntry } from '../../src/reports/schema.ts';
import { checkCounts, formRows, verdictText } from '../../src/reports/summary.ts';
import { summarySheets } from '../../src/reports/summary-book.ts';
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

const MADE = new Date(2024, 2, 1, 10, 5);
const ABOUT =
  '2024年3月1日 10:05。有错误 2 张，需人工复核 1 张，没有读出 1 张。评分办法：全国通用（财预〔2020〕10号）、own-rules。';

function linked(file: string, sheet: string, cell: string): unknown[] {
  return [file, { text: '打开', file, at: { sheet, cell } }];
}

test('the lists of the summary: the unit first, no ids, names that lead to the files', () => {
  const [forms, units, findings, checks] = summarySheets(ENTRIES, MADE);
  expect(forms).toEqual({
    name: '汇总',
    title: {
      text: '绩效自评表核对：汇总',
      note: `${ABOUT}把本表放在核对的那个文件夹里，点“打开”就能打开那个文件。`,
    },
    footer: '&L绩核 · 汇总&R第 &P 页，共 &N 页',
    widths: [22, 26, 9, 9, 6, 6, 6, 12, 28, 12, 28, 6],
    head: [
      '单位',
      '项目',
      '表内总分',
      '复算总分',
      '等级',
      '错误',
      '警告',
      '结论',
      '没有核对的原因',
      '工作表',
      '文件',
      '打开',
    ],
    rows: [
      [
        '供水中心',
        '供水改造',
        63.5,
        59.5,
        '差',
        2,
        1,
        '有错误',
        '',
        '一表',
        ...linked('甲/两张表.xlsx', '一表', 'F11'),
      ],
      ['住建局', '', null, null, '', 0, 1, '需人工复核', '', '二<表>', ...linked('甲/两张表.xlsx', '二<表>', 'C5')],
      [
        '',
        '',
        null,
        null,
        '',
        0,
        0,
        '没有读出',
        '文件设了打开密码，读不出来。',
        '',
        '坏.xlsx',
        { text: '打开', file: '坏.xlsx', at: null },
      ],
      ['供水中心', '供水改造', 100, 100, '优', 2, 1, '有错误', '', '一表', ...linked('三.xlsx', '一表', 'H20')],
    ],
  });
  expect(units).toMatchObject({
    name: '按单位统计',
    title: { note: ABOUT },
    head: ['单位', '表数', '可报送', '需人工复核', '有错误', '没有核对', '错误', '警告'],
    rows: [
      ['供水中心', 2, 0, 0, 2, 0, 4, 2],
      ['住建局', 1, 0, 1, 0, 0, 0, 1],
      ['（没有写单位）', 1, 0, 0, 0, 1, 0, 0],
    ],
  });
  expect(findings).toMatchObject({
    name: '问题清单',
    widths: [16, 20, 6, 16, 46, 38, 18, 12, 22, 6],
    head: ['单位', '项目', '程度', '规则', '问题', '怎么改', '位置', '已忽略', '文件', '打开'],
  });
  expect(findings?.rows).toHaveLength(11);
  const project = ['供水中心', '供水改造'];
  const file = (cell: string): unknown[] => linked('甲/两张表.xlsx', '一表', cell);
  expect(findings?.rows.slice(0, 4)).toEqual([
    [...project, '提示', '照抄目标', '一表提示。', '写出实际情况。', '一表 F11', '', ...file('F11')],
    [...project, '错误', '总分不符', '一表错误甲。', '改为 63.5。', '一表 H20、H13、H14', '', ...file('H20')],
    [
      ...project,
      '错误',
      '总分不符',
      '一表已忽略甲。',
      '不该再劝。',
      '一表 E7、F7',
      '已忽略：经局长办公会同意',
      ...file('E7'),
    ],
    [...project, '警告', '缺目标', '一表警告。', '', '一表 B11', '', ...file('B11')],
  ]);
  expect(checks).toMatchObject({
    name: '按规则统计',
    head: ['规则', '问题数', '涉及文件数'],
    rows: [
      ['缺目标', 3, 2],
      ['总分不符', 2, 1],
      ['甲规则', 1, 1],
      ['乙规则', 1, 1],
      ['照抄目标', 1, 1],
    ],
  });
});

test.each([
  [
    'of one folder, whose name the workbook within it needs not',
    ['各单位/甲/一.xlsx', '各单位/二.xlsx'],
    ['甲/一.xlsx', '二.xlsx'],
  ],
  ['of two folders', ['甲/一.xlsx', '乙/一.xlsx'], ['甲/一.xlsx', '乙/一.xlsx']],
  ['of a folder and beside it', ['甲/一.xlsx', '二.xlsx'], ['甲/一.xlsx', '二.xlsx']],
  ['with strokes of Windows', ['各单位\\甲\\一.xlsx'], ['甲/一.xlsx']],
  ['elsewhere on this machine', ['/home/a/一.xlsx', '../二.xlsx', 'D:\\三.xlsx'], [null, null, null]],
])('files %s', (_, paths, files) => {
  const [forms] = summarySheets(
    paths.map((path) => fileEntryOf(path)),
    MADE,
  );
  const links = forms?.rows.map((row) => {
    const name = row[11];
    return name !== null && typeof name === 'object' ? name.file : null;
  });
  expect(links).toEqual(files);
});

test('a cell of a document has no address; its table and row are told instead', () => {
  const finding = findingEntry('。', { place: '表1 第9行“得分”', cells: ['H9'] });
  const entry = fileEntryOf('报告.docx', { findings: [finding] });
  const document = { paragraphs: 0, numbers: 0, relations: 0, agreed: 0, contradicting: 0, uncheckable: 0, form: null };
  const [, , findings] = summarySheets(
    [{ ...entry, document: { ...document, ledger: { numbers: [], relations: [] } } }],
    MADE,
  );
  expect(findings?.rows[0]?.slice(6)).toEqual([
    '表1 第9行“得分”',
    '',
    '报告.docx',
    { text: '打开', file: '报告.docx', at: null },
  ]);
});
