import { documentSchema } from '../../src/reports/schema.ts';
import { allForms } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { failedFile, nationalFile, reviewedFile } from '../support/reviewed.ts';

/** The JSON shape: what is promised field by field. */

function nationalTable(changes: Readonly<Record<string, string>> = {}) {
  const [table] = nationalFile('a.xlsx', changes).tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

test('every form, under every policy in question, has the promised shape', () => {
  for (const policy of ['national', 'hubei', 'platform']) {
    const files = allForms().map((grid, index) => reviewedFile(`${index}.xlsx`, [grid], policy));
    const parsed = documentSchema.safeParse({ version: 1, files: [...files, failedFile('x.xlsx')] });
    expect(parsed.error?.issues ?? []).toEqual([]);
  }
});

test('the promised shape tells a missing field from a blank one', () => {
  const file = nationalFile('a.xlsx') as unknown as Record<string, unknown>;
  const { coverage: _, ...without } = file;
  expect(documentSchema.safeParse({ version: 1, files: [without] }).success).toBe(false);
  expect(documentSchema.safeParse({ version: 1, files: [{ ...file, extra: 1 }] }).success).toBe(false);
});

test('basics and the funds carry what a person reads, with their cells', () => {
  const table = nationalTable();
  expect(table).toMatchObject({
    sheet: '自评表',
    layout: 'national',
    policy: 'national',
    policySuggestion: null,
    amountUnit: '万元',
    project: { value: '老旧小区供水改造', cell: 'D3' },
    department: { value: '清河县住房和城乡建设局', cell: 'D4' },
    unit: { value: '清河县城市供水服务中心', cell: 'G4' },
    year: { value: 2023, cell: 'A2' },
  });
  expect(table.range).toMatch(/^A1:I\d+$/);
  expect(table.funds[0]).toEqual({
    kind: 'total',
    row: 6,
    label: '年度资金总额',
    initialBudget: { value: 120, cell: 'D6' },
    annualBudget: { value: 120, cell: 'E6' },
    spent: { value: 120, cell: 'F6' },
    points: { value: 10, cell: 'G6' },
    rate: { value: 1, cell: 'H6' },
    score: { value: 10, cell: 'I6' },
  });
  expect(table.funds.map((fund) => fund.kind)).toEqual(['total', 'appropriation', 'carryover', 'other']);
});

test.each([
  ['96.5%', 0.965],
  ['96.5', 0.965],
  ['0.965', 0.965],
  ["'96.5%", 0.965],
  ['—', null],
  ['', null],
  ['未执行', '未执行'],
  ['#REF!', '#REF!'],
])('a rate cell with %j is %j', (typed, value) => {
  expect(nationalTable({ H6: typed }).funds[0]?.rate).toEqual({ value, cell: 'H6' });
});

test.each([
  ["'215,457.6", 215457.6],
  ['150万', 150],
  ['1500000元', 150],
  ['', null],
  ['/', null],
  ['见附表', '见附表'],
])('an amount cell with %j is %j', (typed, value) => {
  expect(nationalTable({ F6: typed }).funds[0]?.spent).toEqual({ value, cell: 'F6' });
});

test('target and actual: a plain number stays one, a percentage and words are text, a blank is null', () => {
  const table = nationalTable({ E13: '6', F13: '95%', E14: '≥95', F14: '', I14: '因雨停工' });
  expect(table.indicators[0]).toMatchObject({
    row: 13,
    level1: '产出指标',
    level2: '数量指标',
    name: { value: '改造小区数量', cell: 'D13' },
    operator: null,
    target: { value: 6, cell: 'E13' },
    actual: { value: '95%', cell: 'F13' },
    unit: null,
    note: { value: null, cell: 'I13' },
  });
  expect(table.indicators[1]).toMatchObject({
    level1: '产出指标',
    level2: '质量指标',
    target: { value: '≥95', cell: 'E14' },
    actual: { value: null, cell: 'F14' },
    note: { value: '因雨停工', cell: 'I14' },
    recomputed: { status: 'undetermined', score: null, range: null },
  });
});

test('operators and units in columns of their own, and a grade', () => {
  const [table] = reviewedFile('a.xlsx', [exampleForm('operator-columns')]).tables;
  expect(table?.indicators[0]).toMatchObject({
    operator: { value: '═' },
    target: { value: 2 },
    unit: { value: '栋' },
    recomputed: { status: 'met', score: 20 },
  });
  expect(table?.amountUnit).toBe('元');
  expect(table?.total).toMatchObject({
    points: { value: 100 },
    score: { value: 99.5 },
    grade: { value: '优' },
    recomputed: { recordedSum: 99.5, score: 99.5, grade: '优', complete: true },
  });
});

test('a form without a points column has no points; the total of one without a grade has none', () => {
  const [table] = reviewedFile('a.xlsx', [exampleForm('hubei')], 'hubei').tables;
  expect(table?.indicators.map((indicator) => indicator.points)).toEqual([null, null, null, null]);
  expect(table?.execution).toMatchObject({ rate: 0.9, points: 20, score: 18 });
  expect(table?.total.points).toBeNull();
  expect(table?.total.grade).toBeNull();
});

test('reasons in one cell at the foot are the note of every indicator', () => {
  const [table] = reviewedFile('a.xlsx', [exampleForm('hubei')], 'hubei').tables;
  expect(new Set(table?.indicators.map((indicator) => indicator.note?.cell)).size).toBe(1);
});

test('a qualitative indicator has a range instead of a score', () => {
  const qualitative = nationalTable().indicators.find((indicator) => indicator.recomputed.status === 'tier');
  expect(qualitative?.recomputed).toMatchObject({ score: null, range: [12, 15] });
});

test('the execution says how it was computed, also when it could not be', () => {
  expect(nationalTable({ F6: '4.2', E6: '50.2' }).execution).toMatchObject({
    score: 0.84,
    why: expect.stringContaining('4.2 ÷ 50.2'),
  });
  const unknown = nationalTable({ E6: '', F6: '', E7: '', F7: '' }).execution;
  expect(unknown).toMatchObject({ rate: null, score: null });
  expect(unknown.why).not.toBe('');
});

test('a finding names its cell, its sentence, and a fix with what stands there now', () => {
  const { findings, verdict } = nationalFile('a.xlsx', { H20: '99' });
  expect(verdict).toBe('has-errors');
  expect(findings).toEqual([
    expect.objectContaining({
      check: 'total-mismatch',
      severity: 'error',
      sheet: '自评表',
      row: 20,
      table: 0,
      fix: { kind: 'safe', edits: [{ cell: 'H20', from: 99, to: 100 }] },
    }),
  ]);
  expect(findings[0]?.cells[0]).toBe('H20');
  for (const words of [findings[0]?.message, findings[0]?.why, findings[0]?.how]) expect(words).toMatch(/[。？]$/);
});

test('a drafted note is a fix of choice', () => {
  const { findings } = nationalFile('a.xlsx', { F19: '80%', H19: '8.89', H20: '98.89' });
  const unexplained = findings.find((finding) => finding.check === 'deduction-unexplained');
  expect(unexplained?.cells[0]).toBe('I19');
  expect(unexplained?.fix?.kind).toBe('choice');
  expect(unexplained?.fix?.edits).toEqual([{ cell: 'I19', from: null, to: expect.stringContaining('〔请填写原因〕') }]);
});

test('a formula is written with its sign', () => {
  const { findings } = nationalFile('a.xlsx', { H20: '=SUM(H13:H18) → 90' });
  const edits = findings.find((finding) => finding.check === 'total-mismatch')?.fix?.edits ?? [];
  expect(edits.map((edit) => edit.from)).toEqual(['=SUM(H13:H18)']);
});

test('an indicator that a person has to judge is listed, with the reason', () => {
  const { needsHuman } = nationalFile('a.xlsx', { F18: '正在研究' });
  expect(needsHuman).toEqual([
    { table: 0, sheet: '自评表', row: 18, cell: 'H18', name: '管护制度健全性', why: expect.stringMatching(/./) },
  ]);
});

test('another policy is suggested in words, with the cell that speaks for it', () => {
  const [table] = reviewedFile('a.xlsx', [exampleForm('hubei')]).tables;
  expect(table?.policy).toBe('national');
  expect(table?.policySuggestion).toEqual({
    policy: 'hubei',
    cell: 'A4',
    why: '表内写明执行率20分，建议按“湖北”办法',
  });
});

test('tables keep their findings apart by index', () => {
  const grids = [
    exampleForm('national', '一'),
    withCells(exampleForm('national', '二'), { D3: '另一个项目', H20: '9' }),
  ];
  const { tables, findings } = reviewedFile('a.xlsx', grids);
  expect(tables.map((table) => table.sheet)).toEqual(['一', '二']);
  expect(findings.map(({ table, sheet }) => [table, sheet])).toEqual([[1, '二']]);
});

test('a failed file has an error, no verdict, and nothing else', () => {
  expect(failedFile('x.xlsx')).toEqual({
    path: 'x.xlsx',
    error: {
      code: 'encrypted',
      message: '文件设了打开密码，读不出来。',
      why: '没有密码。',
      how: '去掉密码。',
      cause: 'x',
    },
    verdict: null,
    tables: [],
    findings: [],
  });
});

test('a file without a form is not ready: nothing was looked at', () => {
  expect(reviewedFile('a.xlsx', [])).toMatchObject({
    verdict: 'needs-review',
    tables: [],
    findings: [],
    coverage: { tables: 0 },
  });
});
