import type { Severity } from '../../src/engine/checks/check.ts';
import { builtInPolicies, policyById } from '../../src/engine/policy/built-in.ts';
import { parsePolicy } from '../../src/engine/policy/parse.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import type { AnyFinding, Review, TableReview } from '../../src/engine/review-types.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { BLOCKS } from '../../src/messages/pane.ts';
import { rowsOf } from '../../src/pane/model/blocks.ts';
import { shown } from '../../src/pane/model/contents.ts';
import { countsOf, openOf, safeCount } from '../../src/pane/model/counts.ts';
import { type FillChoice, fillPreview } from '../../src/pane/model/fill-plans.ts';
import { fixPreviewSteps } from '../../src/pane/model/fix-plans.ts';
import { isReady, noteCells, notesPreview, plainNotes } from '../../src/pane/model/note-drafts.ts';
import { fixPreview } from '../../src/pane/model/plans.ts';
import { formOf, ownId, policyOf } from '../../src/pane/model/policy-form.ts';
import { cellsMended } from '../../src/pane/model/remaining.ts';
import type { Checked, Preview } from '../../src/pane/state/state.ts';
import { checkedForms } from '../support/checked.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** What the pane's lists, previews and forms are made of, between the review and the screen. */

const NATIONAL = exampleForm('national');
const ALL = (): boolean => true;

/** One mistake at least in every block of the form. */
const EVERYWHERE = withCells(NATIONAL, {
  A2: '',
  D3: '',
  H6: '60',
  I6: '70%',
  F11: '',
  F13: '5个',
  H16: '9',
  F18: '已开展工作',
  H20: '98',
});

/** Of a card of several findings, their checks in its line. */
function lines(review: Review, kind: (finding: AnyFinding) => boolean = ALL): string[] {
  return rowsOf(review, { among: ALL, kind }).map((row) => {
    if (row.kind === 'card') {
      const [{ sheet, cells }] = row.card.findings;
      return `${sheet}!${cells[0]} ${row.card.findings.map(({ check }) => check).join(' + ')}`;
    }
    return row.kind === 'table' ? `# ${row.text}` : `## ${row.text} ${row.count}`;
  });
}

describe('findings by block', () => {
  test('a form with something wrong everywhere: every heading, in the form’s order, with its count', () => {
    expect(lines(checkedForms([EVERYWHERE]).review)).toEqual([
      '## 基本信息 2',
      '自评表!A1 basics-missing',
      '自评表!D3 basics-missing',
      '## 预算执行 2',
      '自评表!H6 execution-rate',
      '自评表!I6 execution-score',
      '## 年度总体目标 1',
      '自评表!F11 goal-missing',
      '## 产出指标 3',
      '自评表!H13 unmet-full-score',
      '自评表!H16 score-mismatch + deduction-unexplained',
      '## 总分与等级 1',
      '自评表!H20 total-mismatch',
    ]);
  });

  /** The heading over a finding that stands in this row. */
  function headingOf(reviewed: Review, row: number): string | undefined {
    const [finding] = reviewed.findings;
    if (finding === undefined) throw new Error('no finding to move about');
    const [heading] = rowsOf({ ...reviewed, findings: [{ ...finding, row }] }, { among: ALL, kind: ALL });
    return heading?.kind === 'block' ? heading.text : undefined;
  }

  test('amounts below one another are of one block', () => {
    const { review } = checkedForms([fixtureForm('transfer-no-scores')]);
    expect([3, 4, 5, 6].map((row) => headingOf(review, row))).toEqual([
      '基本信息',
      '预算执行',
      '预算执行',
      '年度总体目标',
    ]);
  });

  test('each row of the form has its block', () => {
    const { review } = checkedForms([EVERYWHERE]);
    const headings = Array.from({ length: 22 }, (_, index) => headingOf(review, index + 1));
    expect(headings).toEqual([
      ...Array.from({ length: 4 }, () => '基本信息'),
      // The heads of the amounts, and the four rows of them.
      ...Array.from({ length: 5 }, () => '预算执行'),
      // The heads over the goals.
      '年度总体目标',
      '年度总体目标',
      // The heads over the indicators.
      '绩效指标',
      ...Array.from({ length: 4 }, () => '产出指标'),
      '效益指标',
      '效益指标',
      '满意度指标',
      '总分与等级',
      '表末说明',
      '表末说明',
    ]);
  });

  test('indicators without a group, and rows between them that are none, stand under 绩效指标', () => {
    const { review } = checkedForms([EVERYWHERE]);
    const [first] = review.tables;
    if (first === undefined) throw new Error('no form');
    const indicators = first.table.indicators
      .filter(({ row }) => row !== 15)
      .map((indicator) => ([13, 19].includes(indicator.row) ? { ...indicator, level1: null } : indicator));
    const changed: TableReview = { ...first, table: { ...first.table, indicators } };
    const bare = { ...review, tables: [changed] };
    expect([13, 14, 15, 19].map((row) => headingOf(bare, row))).toEqual([
      '绩效指标',
      '产出指标',
      '绩效指标',
      '绩效指标',
    ]);
    // Goals that stand below the indicators take none of their rows.
    const goals = first.table.goals.map(({ goal, goalResult, ...rest }) => ({
      ...rest,
      goal,
      goalResult: goalResult === null ? null : { ...goalResult, cell: { ...goalResult.cell, row: 25 } },
    }));
    expect(goals.some(({ goalResult }) => goalResult !== null)).toBe(true);
    const below = { ...review, tables: [{ ...changed, table: { ...changed.table, goals } }] };
    expect([13, 15, 19].map((row) => headingOf(below, row))).toEqual(['绩效指标', '绩效指标', '绩效指标']);
  });

  test('a form without amounts and goals begins with its indicators', () => {
    const { review } = checkedForms([EVERYWHERE]);
    const [first] = review.tables;
    if (first === undefined) throw new Error('no form');
    const bare = { ...review, tables: [{ ...first, table: { ...first.table, funds: null, goals: [] } }] };
    expect([1, 12, 13, 20, 21].map((row) => headingOf(bare, row))).toEqual([
      '基本信息',
      '基本信息',
      '产出指标',
      '总分与等级',
      '表末说明',
    ]);
  });

  test('a column that isn’t there is missed at the heads of the indicators', () => {
    const form = withCells(NATIONAL, { F12: '备注' });
    const found = lines(checkedForms([form]).review);
    expect(found[found.indexOf('自评表!D12 column-missing') - 1]).toMatch(/^## 绩效指标 \d$/);
  });

  test('two forms have their names over them, each with its own findings; one whose findings aren’t wanted has none', () => {
    const { review } = checkedForms([
      withCells(NATIONAL, { H20: '99' }),
      withCells(exampleForm('national', '二'), { D3: '另一个项目', H20: '97' }),
      withCells(exampleForm('national', '三'), { D3: '' }),
    ]);
    expect(lines(review)).toEqual([
      '# 自评表 · 老旧小区供水改造',
      '## 总分与等级 1',
      '自评表!H20 total-mismatch',
      '# 二 · 另一个项目',
      '## 总分与等级 1',
      '二!H20 total-mismatch',
      '# 三',
      '## 基本信息 1',
      '三!D3 basics-missing',
    ]);
    expect(lines(review, ({ sheet }) => sheet === '二')).toEqual([
      '# 二 · 另一个项目',
      '## 总分与等级 1',
      '二!H20 total-mismatch',
    ]);
    const keys = rowsOf(review, { among: ALL, kind: ALL }).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('what is found about whole sheets comes last, under a heading of its own', () => {
    const { review } = checkedForms([withCells(NATIONAL, { H20: '99' })]);
    const [finding] = review.findings;
    if (finding === undefined) throw new Error('no finding');
    const ofSheet = { ...finding, check: 'no-form', table: null, sheet: '二', cells: [] } as unknown as AnyFinding;
    const findings = [{ ...ofSheet, sheet: '一' }, ...review.findings, ofSheet];
    expect(lines({ ...review, findings })).toEqual([
      '## 总分与等级 1',
      '自评表!H20 total-mismatch',
      `# ${BLOCKS.sheets}`,
      '一!undefined no-form',
      '二!undefined no-form',
    ]);
  });

  test('what was not read of a form that is too long has its own heading, whatever its last row holds', () => {
    expect(lines(checkedForms([withCells(NATIONAL, { H20: '99', B3020: '后来补的指标' })]).review)).toEqual([
      '## 总分与等级 1',
      '自评表!H20 total-mismatch',
      '## 没有读到的部分 1',
      '自评表!A3012 form-cut',
    ]);
  });

  test('a finding keeps its key in the next check, and no two share one', () => {
    const keys = (review: Review): string[] => rowsOf(review, { among: ALL, kind: ALL }).map(({ key }) => key);
    const first = keys(checkedForms([EVERYWHERE]).review);
    expect(keys(checkedForms([EVERYWHERE]).review)).toEqual(first);
    expect(new Set(first).size).toBe(13);
  });
});

describe('counts', () => {
  test('each severity of what stands, and what is for a person', () => {
    const { review } = checkedForms([EVERYWHERE]);
    expect(countsOf(review)).toEqual({ error: 6, warning: 2, hint: 1, human: 1 });
  });

  test.each<Severity>(['error', 'warning', 'hint'])('a waived %s doesn’t count, the others do', (severity) => {
    const { review } = checkedForms([EVERYWHERE]);
    const all = countsOf(review);
    const waived = { reason: '按规定', date: '2026-11-21' } as unknown as NonNullable<AnyFinding['waived']>;
    const findings = review.findings.map((each) => (each.severity === severity ? { ...each, waived } : each));
    expect(countsOf({ ...review, findings })).toEqual({ ...all, [severity]: 0 });
  });
});

test('what is open: parts that differ, those with a note among them, and points that aren’t all there', () => {
  const differing = withCells(NATIONAL, { H13: '19', H17: '14', I17: '统计口径较严。', H20: '98' });
  const short = withCells(exampleForm('national', '二'), { G13: '10', H13: '10', H20: '90' });
  expect(openOf(checkedForms([NATIONAL]).review)).toEqual({ differing: 0, explained: 0, points: null });
  expect(openOf(checkedForms([differing]).review)).toEqual({ differing: 2, explained: 1, points: null });
  expect(openOf(checkedForms([differing, short]).review)).toMatchObject({ differing: 2, explained: 1, points: 90 });
});

test.each([
  [{ value: null }, '（空）'],
  [{ value: '' }, '（空）'],
  [{ value: 0 }, '0'],
  [{ value: 16.67 }, '16.67'],
  [{ value: '16.67' }, '16.67'],
  [{ value: true }, 'TRUE'],
  [{ value: false }, 'FALSE'],
  [{ value: 20, formula: 'G13' }, '=G13'],
  [{ value: null, formula: 'SUM(H13:H19)' }, '=SUM(H13:H19)'],
])('a cell that holds %j reads %s', (content, text) => {
  expect(shown(content)).toBe(text);
});

function plannedEdits({ edits }: Preview): string[] {
  return edits.map(({ sheet, cell, from, to, what }) => `${sheet}!${cell} ${shown(from)}→${shown(to)} ${what}`);
}

function found({ review }: Checked, check: string): AnyFinding {
  const finding = review.findings.find((each) => each.check === check);
  if (finding === undefined) throw new Error(`no ${check}: ${review.findings.map((each) => each.check).join()}`);
  return finding;
}

describe('fixes', () => {
  const UNMET = withCells(NATIONAL, { F13: '5个', I13: '汛期停工一个月。' });

  test('of one finding: its name is the name of the write, and of each cell', () => {
    const preview = fixPreview(found(checkedForms([UNMET]), 'unmet-full-score'));
    expect(preview?.label).toBe('未达标，得满分');
    expect(preview === null ? [] : plannedEdits(preview)).toEqual(['自评表!H13 20→16.67 未达标，得满分']);
    expect(preview?.skipped).toEqual([]);
  });

  test('a finding without one has no preview, nor one whose fix would write nothing', () => {
    const checked = checkedForms([EVERYWHERE]);
    expect(fixPreview(found(checked, 'goal-missing'))).toBeNull();
    const finding = found(checked, 'unmet-full-score');
    if (finding.fix === null) throw new Error('no fix');
    const { notes: _, ...fix } = { notes: [], ...finding.fix };
    expect(fixPreview({ ...finding, fix: { ...fix, edits: [] } })).toBeNull();
  });

  test('all safe ones are counted, neither waived ones nor those with a choice', () => {
    const checked = checkedForms([
      UNMET,
      withCells(exampleForm('national', '二'), { D3: '二', F13: '4个', I13: '汛期停工一个月。', H16: '9', H20: '99' }),
    ]);
    expect(checked.review.findings.some(({ fix }) => fix?.kind === 'choice')).toBe(true);
    expect(safeCount(checked.review)).toBe(2);
    const waived = { reason: '按规定', date: '2026-11-21' } as unknown as NonNullable<AnyFinding['waived']>;
    const findings = checked.review.findings.map((each) => (each.sheet === '二' ? { ...each, waived } : each));
    expect(safeCount({ ...checked.review, findings })).toBe(1);
  });

  function allSafe(checked: Checked): Preview {
    const steps = fixPreviewSteps(checked, false);
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
    }
  }

  test('together: each cell has its finding’s name, what only follows has none, and each sheet its own', () => {
    const second = withCells(exampleForm('national', '二'), {
      D3: '另一个项目',
      F13: '4个',
      I13: '汛期停工一个月。',
      H20: '99',
    });
    const preview = allSafe(checkedForms([UNMET, second]));
    expect(plannedEdits(preview)).toEqual([
      '自评表!H13 20→16.67 未达标，得满分',
      '二!H13 20→13.33 未达标，得满分',
      '自评表!H20 100→96.67 ',
      '二!H20 99→93.33 总分不等于各项得分之和',
    ]);
    expect(preview.label).toBe('直接改正 2 处');
    expect(preview?.skipped).toEqual([]);
  });
});

describe('what was mended', () => {
  const checked = checkedForms([
    withCells(NATIONAL, { H13: '16.67', H20: '96.67' }),
    { ...NATIONAL, name: WAIVER_SHEET },
  ]);
  const entry = (...cells: readonly [cell: string, value: number | string, sheet?: string][]) => ({
    label: '',
    receipt: {
      applied: cells.map(([cell, value, sheet = '自评表']) => ({ sheet, cell, from: { value: null }, to: { value } })),
      refused: [],
    },
  });

  test.each<[string, ReturnType<typeof entry>[], number]>([
    ['nothing written', [], 0],
    ['two cells that hold it', [entry(['H13', 16.67], ['H20', 96.67])], 2],
    ['in two writes', [entry(['H13', 16.67]), entry(['H20', 96.67])], 2],
    ['one of them typed over since', [entry(['H13', 16.67], ['H20', 90])], 1],
    ['one cell twice', [entry(['H13', 15]), entry(['H13', 16.67])], 1],
    ['one cell twice, and the later was typed over', [entry(['H13', 16.67]), entry(['H13', 15])], 0],
    ['on the sheet of what is waived', [entry(['H14', 10, WAIVER_SHEET])], 0],
    ['a sheet that wasn’t read', [entry(['H13', 16.67, '别的'])], 0],
  ])('%s', (_, journal, count) => {
    expect(cellsMended(checked, journal)).toBe(count);
  });
});

describe('filling scores', () => {
  const CHOICE: FillChoice = { scope: 'blank', chosen: new Map(), as: 'values', replaceFormulas: false };
  const BLANKS = withCells(NATIONAL, { H14: '', I6: '', H6: '', H20: '' });
  const SECOND = withCells(exampleForm('national', '二'), { D3: '另一个项目', F13: '5个', H14: '' });

  test('every cell is named: the indicator or the execution, and which part; the total by itself', () => {
    const preview = fillPreview(checkedForms([BLANKS, SECOND]), CHOICE);
    expect(plannedEdits(preview)).toEqual([
      '自评表!H6 （空）→100% 预算执行 执行率',
      '自评表!I6 （空）→10 预算执行 得分',
      '自评表!H14 （空）→10 工程验收合格率 得分',
      '自评表!H20 （空）→100 总分',
      '二!H14 （空）→10 工程验收合格率 得分',
    ]);
    expect(preview.label).toBe('填写得分');
    expect(preview.edits.filter(({ drafts }) => drafts !== undefined)).toEqual([]);
  });

  test('what stays is named with its reason', () => {
    const form = withCells(NATIONAL, { F18: '部分健全', H18: '', H20: '' });
    expect(fillPreview(checkedForms([form]), CHOICE)).toMatchObject({
      edits: [],
      skipped: [
        expect.stringMatching(/^H18 管护制度健全性：/),
        'H20 总分：H18 的得分还空着，需要先由人工确定，才能合计',
      ],
    });
  });

  test('what stays in several forms is named in their order', () => {
    const form = (sheet: string) => withCells(exampleForm('national', sheet), { F18: '部分健全', H18: '' });
    const { skipped } = fillPreview(checkedForms([form('一'), withCells(form('二'), { F18: '', H19: '' })]), CHOICE);
    expect(skipped.map((line) => line.slice(0, 3))).toEqual(['H18', 'H18']);
    expect(skipped[0]).not.toBe(skipped[1]);
    expect(skipped[1]).toContain('没有实际完成值');
  });

  test('of chosen scores those of their own form only; a form without any is left alone', () => {
    const chosen = (table: number, ...about: (number | 'execution')[]): FillChoice => ({
      ...CHOICE,
      scope: 'chosen',
      chosen: new Map([
        [table, new Set(about)],
        [1 - table, new Set<number>()],
      ]),
    });
    const checked = checkedForms([BLANKS, SECOND]);
    const cells = (choice: FillChoice): string[] =>
      fillPreview(checked, choice).edits.map(({ sheet, cell }) => `${sheet}!${cell}`);
    expect(cells(chosen(1, 0))).toEqual(['二!H13']);
    expect(cells(chosen(0, 1))).toContain('自评表!H14');
    expect(cells(chosen(0, 1))).not.toContain('自评表!I6');
    expect(cells(chosen(0, 'execution'))).toContain('自评表!I6');
    expect(cells(chosen(0, 'execution'))).not.toContain('自评表!H14');
    expect(cells({ ...CHOICE, scope: 'chosen' })).toEqual([]);
  });

  test('a formula is covered only when asked for', () => {
    const checked = checkedForms([withCells(NATIONAL, { F13: '5个', H13: '=G13 → 20' })]);
    const cells = (choice: Partial<FillChoice>): string[] =>
      fillPreview(checked, { ...CHOICE, scope: 'differing', ...choice }).edits.map(({ cell }) => cell);
    expect(cells({})).not.toContain('H13');
    expect(cells({ replaceFormulas: true })).toContain('H13');
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a date',
      { E15: '2024年12月底前', F15: '2024年11月20日', H15: '' },
      'H15 按期完工率 得分（写数值：不是按完成比例计分）',
    ],
    [
      'amounts with their unit',
      { F6: '120万元', I6: '' },
      'I6 预算执行 得分（写数值：预算数、执行数不都是单独的数字）',
    ],
  ])('what stays a number says why: %s', (_, cells, told) => {
    const { edits } = fillPreview(checkedForms([withCells(NATIONAL, cells)]), { ...CHOICE, as: 'formulas' });
    expect(edits.map(({ cell, what }) => `${cell} ${what}`)).toContain(told);
  });

  test('as formulas when asked for', () => {
    const { edits } = fillPreview(checkedForms([BLANKS]), { ...CHOICE, as: 'formulas' });
    expect(edits.find(({ cell }) => cell === 'H20')?.to.formula).toMatch(/SUM/);
    expect(edits.filter(({ to }) => to.formula === undefined).map(({ cell, what }) => `${cell} ${what}`)).toEqual([
      'H14 工程验收合格率 得分（写数值：指标值、完成值不都是单独的数字）',
    ]);
    expect(edits.filter(({ to }) => to.formula !== undefined).map(({ what }) => what)).toEqual([
      '预算执行 执行率',
      '预算执行 得分',
      '总分',
    ]);
    expect(fillPreview(checkedForms([BLANKS]), CHOICE).edits.every(({ to }) => to.formula === undefined)).toBe(true);
  });
});

describe('notes', () => {
  const DEVIATING = withCells(NATIONAL, {
    F13: '5个',
    H13: '16.67',
    F14: '90%',
    H14: '9',
    I14: '已有的话',
    H20: '95.67',
  });
  const NOTHING = { notes: {}, present: {} };
  const GIVEN = { cause: '管线改线', measures: '加快施工' };

  test('cell by cell: what is there, what would be, and when it is ready', () => {
    const plain = plainNotes(checkedForms([DEVIATING]));
    const [first, second, ...others] = noteCells(plain, NOTHING);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ key: '自评表!I13', table: 0, sheet: '自评表', address: 'I13', present: '' });
    expect(first).toMatchObject({ mode: 'keep', complete: false });
    expect(first?.text).toMatch(/原因：〔请填写原因〕/);
    expect(first?.result).toBe(first?.text);
    expect(second).toMatchObject({
      key: '自评表!I14',
      present: '已有的话',
      mode: 'keep',
      complete: false,
      result: null,
    });
    expect([first, second].map((cell) => cell !== undefined && isReady(cell))).toEqual([false, false]);

    const notes = Object.fromEntries(
      [first, second].map((cell) => [cell?.entries[0]?.key, { cause: ' 管线改线 ', measures: '加快施工' }]),
    );
    const ready = noteCells(plain, { notes, present: {} });
    expect(ready.map(({ complete, result }) => [complete, result !== null])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(ready.map(isReady)).toEqual([true, false]);
    const numbers = '（年度指标值≥6个，实际完成5个，完成率83.33%，扣3.33分）';
    expect(ready[0]?.text).toBe(`原因：管线改线。改进措施：加快施工。${numbers}`);
    const short = noteCells(plain, { notes, present: {}, form: 'short' });
    expect(short.map(({ text }) => text)).toEqual(Array(2).fill('原因：管线改线。改进措施：加快施工。'));
  });

  test('what was typed is kept under the indicator’s name and row, not under its number', () => {
    const keys = noteCells(plainNotes(checkedForms([DEVIATING])), NOTHING).map(({ entries }) => entries[0]?.key);
    expect(keys).toEqual([
      expect.stringMatching(/^自评表\/0\/.*改造小区数量@13$/),
      expect.stringMatching(/^自评表\/0\/.*工程验收合格率@14$/),
    ]);
  });

  test('only blanks given are as good as nothing', () => {
    const plain = plainNotes(checkedForms([DEVIATING]));
    const key = noteCells(plain, NOTHING)[0]?.entries[0]?.key ?? '';
    const [first] = noteCells(plain, { notes: { [key]: { cause: ' \n', measures: '加快施工' } }, present: {} });
    expect(first?.complete).toBe(false);
    expect(first?.text).toMatch(/^原因：〔请填写原因〕。改进措施：加快施工。（年度指标值≥6个，.*分）$/);
  });

  test.each([
    ['keep', null],
    ['append', /^已有的话\n原因：.*（年度指标值=100%，实际完成90%，完成率90%，扣1分）$/],
    ['replace', /^原因：.*（年度指标值=100%，实际完成90%，完成率90%，扣1分）$/],
  ] as const)('over a text that is there: %s', (mode, result) => {
    const [, second] = noteCells(plainNotes(checkedForms([DEVIATING])), {
      ...NOTHING,
      present: { '自评表!I14': mode },
    });
    if (result === null) expect(second?.result).toBeNull();
    else expect(second?.result).toMatch(result);
  });

  test('a text of several lines keeps them', () => {
    const form = withCells(DEVIATING, { I14: ' 第一行\\n第二行 ' });
    expect(noteCells(plainNotes(checkedForms([form])), NOTHING)[1]?.present).toBe('第一行\n第二行');
  });

  test('the preview has only what is written, the names, and with each edit its wording and the drafts that are done with', () => {
    const plain = plainNotes(checkedForms([DEVIATING]));
    const keys = noteCells(plain, NOTHING).map(({ entries }) => entries[0]?.key ?? '');
    const cells = noteCells(plain, { notes: { [keys[0] ?? '']: GIVEN }, present: {} });
    const preview = notesPreview(cells);
    expect(preview.edits).toEqual([
      {
        sheet: '自评表',
        cell: 'I13',
        from: { value: null },
        to: { value: cells[0]?.text },
        legible: true,
        what: '改造小区数量',
        drafts: { keys: ['自评表!I13', keys[0]], causes: ['管线改线'], measures: ['加快施工'] },
      },
    ]);
    expect(preview.label).toBe('写入 1 条偏差说明');
    expect(preview.skipped).toEqual([]);
  });

  test('one cell for several reasons: one text, all names', () => {
    const form = withCells(exampleForm('hubei'), { F7: '10个', G7: '16.67', F8: '90%', G8: '18', G11: '92.67' });
    const checked = checkedForms([form], 'hubei');
    const cells = noteCells(plainNotes(checked), NOTHING);
    const [shared] = cells.filter(({ entries }) => entries.length > 1);
    if (shared === undefined) throw new Error('no cell with several notes');
    expect(shared.text.split('\n')).toHaveLength(3);
    const [edit] = notesPreview([{ ...shared, result: shared.text }]).edits;
    expect(edit?.what).toBe('预算执行率、补助养老服务站数量、补助发放准确率');
    expect(edit?.drafts?.keys).toHaveLength(4);
  });

  test('a form without a place for them has each by itself, and nothing to write', () => {
    const rows = NATIONAL.rows.map((row) => ({
      ...row,
      cells: row.cells.filter(({ column }) => column < 9 || row.row < 12),
    }));
    const form = withCells({ ...NATIONAL, rows }, { F13: '5个', H13: '16.67', F14: '90%', H14: '9', H20: '95.67' });
    const cells = noteCells(plainNotes(checkedForms([form])), NOTHING);
    expect(cells.map(({ address, result, entries, complete }) => [address, result, entries.length, complete])).toEqual([
      [null, null, 1, false],
      [null, null, 1, false],
    ]);
    expect(new Set(cells.map(({ key }) => key)).size).toBe(2);
    expect(notesPreview(cells).edits).toEqual([]);
    expect(cells.map(isReady)).toEqual([false, false]);
  });

  test('two forms have drafts of their own, the same indicator in both, the execution too', () => {
    const late = { F6: '84', F7: '84', H6: '70%', I6: '7', H20: '' };
    const forms = [withCells(DEVIATING, late), withCells({ ...DEVIATING, name: '二' }, { ...late, D3: '另一个项目' })];
    const cells = noteCells(plainNotes(checkedForms(forms)), NOTHING);
    expect(cells.map(({ sheet, table }) => `${sheet} ${table}`)).toEqual(expect.arrayContaining(['自评表 0', '二 1']));
    const keys = cells.flatMap(({ entries }) => entries.map(({ key }) => key));
    expect(keys.length).toBeGreaterThanOrEqual(6);
    expect(new Set(keys).size).toBe(keys.length);
    const execution = cells.filter(({ entries }) => entries[0]?.draft.about === 'execution');
    expect(execution).toHaveLength(2);
    expect(execution.map(({ entries }) => entries[0]?.key)).toEqual(['自评表/0/execution', '二/1/execution']);
  });
});

describe('the form of a policy', () => {
  const HUBEI = policyById('hubei') as ScoringPolicy;

  test.each(builtInPolicies.map((policy) => [policy.name, policy] as const))(
    '%s goes in and out unchanged',
    (_, policy) => {
      expect(policyOf(formOf(policy), policy)).toEqual(policy);
      expect(parsePolicy(policyOf(formOf(policy), policy))).toEqual({ ok: true, policy });
    },
  );

  test('shows shares as percentages, grades and weights as lists', () => {
    expect(formOf({ ...HUBEI, weights: { 产出: 40, 效益: 30.5 }, tiers: { first: 0.8, second: 0.565 } })).toMatchObject(
      {
        firstTier: '80',
        secondTier: '56.5',
        threshold: String(Math.round(HUBEI.overfulfilment.threshold * 100)),
        grades: `${HUBEI.grades.优}、${HUBEI.grades.良}、${HUBEI.grades.中}`,
        weights: '产出 40、效益 30.5',
        executionPoints: '20',
      },
    );
  });

  test.each<[string, Record<string, number | string>]>([
    ['产出 50、效益 30、满意度 10', { 产出: 50, 效益: 30, 满意度: 10 }],
    [
      '产出50分，效益 30 分,满意度10；成本 5;社会 2.5\n生态 1',
      { 产出: 50, 效益: 30, 满意度: 10, 成本: 5, 社会: 2.5, 生态: 1 },
    ],
    ['', {}],
    [' 、 ', {}],
    ['产出', { 产出: '' }],
    ['产出 1.2.3', { 产出: '1.2.3' }],
    ['产出 50左右', { '产出 50左右': '' }],
  ])('weights typed as %j', (typed, weights) => {
    expect(policyOf({ ...formOf(HUBEI), weights: typed }, HUBEI)).toMatchObject({ weights });
    expect((policyOf({ ...formOf(HUBEI), weights: typed }, HUBEI) as ScoringPolicy).weights).toEqual(weights);
  });

  test.each([
    ['85', 0.85],
    ['85%', 0.85],
    [' 85 ％ ', 0.85],
    ['57.3', 0.573],
    ['0', 0],
    ['', ''],
    ['八成', '八成'],
  ])('a share typed as %j', (typed, share) => {
    const form = { ...formOf(HUBEI), firstTier: typed, secondTier: typed, threshold: typed, explainBelow: typed };
    expect(policyOf(form, HUBEI)).toMatchObject({
      tiers: { first: share, second: share },
      overfulfilment: { threshold: share },
      executionExplainBelow: share,
    });
  });

  test.each([
    ['90、80、60', { 优: 90, 良: 80, 中: 60 }],
    ['90，80,60', { 优: 90, 良: 80, 中: 60 }],
    ['90、80', { 优: 90, 良: 80, 中: '' }],
    ['', { 优: '', 良: '', 中: '' }],
    ['优、良、中', { 优: '优', 良: '良', 中: '中' }],
  ])('grades typed as %j', (typed, grades) => {
    expect(policyOf({ ...formOf(HUBEI), grades: typed }, HUBEI)).toMatchObject({ grades });
  });

  test('numbers that are none stay for the schema to name, names lose their blanks, what isn’t shown stays', () => {
    const form = {
      ...formOf(HUBEI),
      name: ' 甲 ',
      source: ' 乙 ',
      base: '一百',
      executionPoints: ' 15 ',
      digits: ' ',
      reverse: 'linear' as const,
    };
    expect(policyOf(form, HUBEI)).toEqual({
      ...HUBEI,
      name: '甲',
      source: '乙',
      base: '一百',
      executionPoints: 15,
      digits: ' ',
      reverse: 'linear',
    });
    expect(policyOf({ ...form, base: 'Infinity' }, HUBEI)).toMatchObject({ base: 'Infinity' });
  });

  test('an own policy has an id that no other has', () => {
    expect(ownId([])).toBe('own-1');
    expect(ownId([{ id: 'hubei' }, { id: 'own-2' }])).toBe('own-1');
    expect(ownId([{ id: 'own-1' }])).toBe('own-2');
    expect(ownId([{ id: 'own-2' }, { id: 'own-1' }, { id: 'own-4' }])).toBe('own-3');
  });
});
