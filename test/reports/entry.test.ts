import { cellFindings } from '../../src/reports/findings.ts';
import { documentSchema } from '../../src/reports/schema.ts';
import { allForms, fixtureForm } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { failedFile, nationalFile, reviewedFile } from '../support/reviewed.ts';
import { REASON, waiving } from '../support/waived-form.ts';

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
    assumed: [],
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

test('fields whose column was told by its place alone are named', () => {
  expect(nationalTable().indicators[0]?.assumed).toEqual([]);
  const strange = { A12: '甲', B12: '乙', C12: '丙', D12: '丁', E12: '戊', F12: '己', G12: '庚' };
  expect(nationalTable(strange).indicators[0]?.assumed).toEqual(['name', 'target', 'actual', 'points']);
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
  expect(cellFindings({ findings })[0]?.cells[0]).toBe('H20');
  for (const words of [findings[0]?.message, findings[0]?.why, findings[0]?.how]) expect(words).toMatch(/[。？]$/);
});

test('a drafted note is a fix of choice', () => {
  const { findings } = nationalFile('a.xlsx', { F19: '80%', H19: '8.89', H20: '98.89' });
  const unexplained = cellFindings({ findings }).find((finding) => finding.check === 'deduction-unexplained');
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
  expect(cellFindings({ findings }).map(({ table, sheet }) => [table, sheet])).toEqual([[1, '二']]);
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
    verdict: 'not-checked',
    tables: [],
    findings: [],
    coverage: { tables: 0 },
  });
});

describe('two forms in a file, field by field', () => {
  type Brief = Readonly<Record<'funds' | 'execution' | 'total', unknown>> & { readonly indicators: readonly unknown[] };

  /** `{value, cell}` as one string: `6 E13`. */
  function brief(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(brief);
    if (typeof value !== 'object' || value === null) return value;
    if ('value' in value && 'cell' in value) return `${JSON.stringify(value.value)} ${String(value.cell)}`;
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, brief(inside)]));
  }
  const FIRST = withCells(exampleForm('national', '一'), {
    D6: '150',
    F6: '60',
    H6: '50%',
    I6: '5',
    F9: '见附表',
    E13: '6',
    F13: '5',
    H13: '16.67',
    I14: '因雨停工',
    F18: '正在研究',
    H18: '14',
    H19: '',
    F19: '',
    H20: '=SUM(H13:H18) → 91',
    I20: '良',
  });
  const SECOND = withCells(exampleForm('operator-columns', '二'), {
    C15: '验收情况',
    E15: '合格',
    G15: '合格',
    F15: '',
  });
  const FIXED = withCells(exampleForm('national', '三'), { D3: '第三个项目', H20: '99' });
  const file = reviewedFile('a.xlsx', [
    FIRST,
    SECOND,
    waiving(FIXED, ['total-mismatch'], waiving(FIRST, ['total-mismatch'])),
  ]);
  const [first, second] = file.tables.map((table) => brief(table) as Brief);
  if (first === undefined || second === undefined) throw new Error('no table');

  test('funds, execution and total', () => {
    expect(first.funds).toEqual([
      {
        kind: 'total',
        row: 6,
        label: '年度资金总额',
        initialBudget: '150 D6',
        annualBudget: '120 E6',
        spent: '60 F6',
        points: '10 G6',
        rate: '0.5 H6',
        score: '5 I6',
        assumed: [],
      },
      {
        kind: 'appropriation',
        row: 7,
        label: '其中：当年财政拨款',
        initialBudget: '120 D7',
        annualBudget: '120 E7',
        spent: '120 F7',
        points: 'null G7',
        rate: 'null H7',
        score: 'null I7',
        assumed: [],
      },
      {
        kind: 'carryover',
        row: 8,
        label: '上年结转资金',
        initialBudget: 'null D8',
        annualBudget: 'null E8',
        spent: 'null F8',
        points: 'null G8',
        rate: 'null H8',
        score: 'null I8',
        assumed: [],
      },
      {
        kind: 'other',
        row: 9,
        label: '其他资金',
        initialBudget: 'null D9',
        annualBudget: 'null E9',
        spent: '"见附表" F9',
        points: 'null G9',
        rate: 'null H9',
        score: 'null I9',
        assumed: [],
      },
    ]);
    expect(first.execution).toEqual({ rate: 0.5, points: 10, score: 5, why: '60 ÷ 120 = 50%，50% × 10 = 5' });
    expect(first.total).toEqual({
      points: '100 G20',
      score: '91 H20',
      grade: '"良" I20',
      recomputed: {
        recordedSum: 80.67,
        score: null,
        grade: null,
        reason: '1 项待判断，暂不能复算',
        points: null,
        complete: false,
      },
    });
    expect(second.execution).toEqual({
      rate: 0.95,
      points: 10,
      score: 9.5,
      why: '380000 ÷ 400000 = 95%，95% × 10 = 9.5',
    });
  });

  test('indicators', () => {
    expect(first.indicators).toHaveLength(7);
    expect(first.indicators[0]).toEqual({
      row: 13,
      level1: '产出指标',
      level2: '数量指标',
      name: '"改造小区数量" D13',
      operator: null,
      target: '6 E13',
      actual: '5 F13',
      unit: null,
      points: '20 G13',
      score: '16.67 H13',
      note: 'null I13',
      sub: false,
      assumed: [],
      recomputed: {
        status: 'unmet',
        score: 16.67,
        range: null,
        why: '5 ÷ 6 = 83.33%，83.33% × 20 = 16.67（表内没有比较符号，按指标名称理解为不低于指标值）',
      },
    });
    expect(first.indicators[1]).toMatchObject({ row: 14, note: '"因雨停工" I14' });
    expect(second.indicators.slice(0, 2)).toEqual([
      {
        row: 14,
        level1: '产出指标',
        level2: '数量指标',
        name: '"维修教学楼栋数" C14',
        operator: '"═" D14',
        target: '2 E14',
        actual: '2 G14',
        unit: '"栋" F14',
        points: '20 H14',
        score: '20 I14',
        note: 'null J14',
        sub: false,
        assumed: [],
        recomputed: { status: 'met', score: 20, range: null, why: '完成 2栋，达到指标值 2栋，得满分 20' },
      },
      {
        row: 15,
        level1: '产出指标',
        level2: '质量指标',
        name: '"验收情况" C15',
        operator: '"═" D15',
        target: '"合格" E15',
        actual: '"合格" G15',
        unit: 'null F15',
        points: '15 H15',
        score: '15 I15',
        note: 'null J15',
        sub: false,
        assumed: [],
        recomputed: {
          status: 'tier',
          score: null,
          range: [12, 15],
          why: '定性指标：实际完成值与年度指标值一致，属“达成年度指标”，分值 15，得分应在 12～15 之间',
        },
      },
    ]);
  });

  test('basics of both', () => {
    expect(first).toMatchObject({ sheet: '一', range: 'A1:I20', project: '"老旧小区供水改造" D3', year: '2023 A2' });
    expect(second).toMatchObject({
      sheet: '二',
      range: 'A1:J20',
      layout: 'operator-columns',
      policy: 'national',
      policySuggestion: null,
      amountUnit: '元',
      project: '"校舍维修专项资金" C3',
      department: '"青林县教育体育局" C4',
      unit: '"青林县实验中学" G4',
      year: '2023 A1',
    });
  });

  test('what is left for a person', () => {
    const words = '定性指标，实际完成值没有写明达成程度，需人工判断得分。';
    expect(file.needsHuman).toEqual([
      { table: 0, sheet: '一', row: 18, cell: 'H18', name: '管护制度健全性', why: words },
      { table: 0, sheet: '一', row: 19, cell: 'H19', name: '居民满意度', why: '没有实际完成值，需人工判断得分。' },
    ]);
  });

  test('waivers: one in use, one that nothing answers to', () => {
    expect(file.findings.filter(({ waived }) => waived !== null)).toMatchObject([
      { check: 'total-mismatch', table: 0, waived: { reason: REASON, date: '2026-11-21' } },
    ]);
    expect(file.findings.filter(({ waived }) => waived === null).length).toBeGreaterThan(1);
    expect(file.unusedWaivers).toEqual([
      {
        row: 5,
        check: 'total-mismatch',
        project: '第三个项目',
        about: expect.any(String),
        reason: REASON,
        date: '2026-11-21',
      },
    ]);
  });

  test('what was looked at', () => {
    expect(file.coverage).toMatchObject({ tables: 2, indicators: 12 });
  });
});

test('a kind of form speaks for a policy without any cell', () => {
  expect(reviewedFile('a.xlsx', [fixtureForm('sichuan-template')]).tables[0]?.policySuggestion).toEqual({
    policy: 'sichuan',
    cell: null,
    why: '表样与该办法的自评表一致，建议按“四川”办法',
  });
});

test('rows that share the points and the score of the one above have none of their own', () => {
  const file = reviewedFile('a.xlsx', [fixtureForm('points-first-sub-rows')]);
  const indicators = file.tables.flatMap((table) => table.indicators);
  const subs = indicators.filter(({ sub }) => sub);
  expect(subs.length).toBeGreaterThan(1);
  expect(subs.map(({ points, score }) => [points, score])).toEqual(subs.map(() => [null, null]));
  const others = indicators.filter(({ sub }) => !sub);
  expect(others.every(({ points, score }) => points !== null && score !== null)).toBe(true);
});

test('every cell that holds something is counted once, by what it was taken for', () => {
  const total = (changes: Readonly<Record<string, string>>): number =>
    Object.values(nationalTable(changes).account).reduce((sum, count) => sum + count);
  expect(nationalTable().account).toMatchObject({ unread: 0 });
  expect(nationalTable().account.field).toBeGreaterThan(50);
  expect(nationalTable().account.label).toBeGreaterThan(20);
  expect(total({ I13: '汛期停工。' })).toBe(total({}) + 1);
  expect(nationalTable({ I13: '汛期停工。' }).account.field).toBe(nationalTable().account.field + 1);
});
