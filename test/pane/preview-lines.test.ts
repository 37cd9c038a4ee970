import { lineName, previewRows, rowNames } from '../../src/pane/model/chosen-edits.ts';
import type { PreviewEdit } from '../../src/pane/state/state.ts';
import { checkedForms } from '../support/checked.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { stackedForms } from '../support/stacked-forms.ts';

/** The lines of a preview: what each is called, and in which order they stand. */

const NATIONAL = exampleForm('national');

const edit = (cell: string, changes: Partial<PreviewEdit> = {}): PreviewEdit => ({
  sheet: '自评表',
  cell,
  from: { value: 20 },
  to: { value: 10 },
  what: '得分不符',
  ...changes,
});

describe('the names of rows', () => {
  const namesOf = (...grids: Parameters<typeof checkedForms>[0]) => rowNames(checkedForms(grids).review);

  test('amounts, indicators and the total by what they are, in their own sheet', () => {
    const names = namesOf(NATIONAL, withCells(exampleForm('national', '二'), { D13: '另一项' }));
    expect([...names.keys()]).toEqual(['自评表', '二']);
    expect([...(names.get('自评表') ?? [])]).toEqual([
      [6, '预算执行'],
      [7, expect.stringContaining('当年财政拨款')],
      [8, expect.stringContaining('上年结转资金')],
      [9, expect.stringContaining('其他资金')],
      [13, '改造小区数量'],
      [14, '工程验收合格率'],
      [15, '按期完工率'],
      [16, '户均改造成本'],
      [17, '受益居民户数'],
      [18, '管护制度健全性'],
      [19, '居民满意度'],
      [20, '总分'],
    ]);
    expect(names.get('二')?.get(13)).toBe('另一项');
  });

  test('of two forms in one sheet both', () => {
    const height = (NATIONAL.rows.at(-1)?.row ?? 0) + 3;
    const names = namesOf(stackedForms(NATIONAL, 2)).get('自评表');
    expect([names?.get(13), names?.get(13 + height), names?.get(20), names?.get(20 + height)]).toEqual([
      '改造小区数量',
      '改造小区数量',
      '总分',
      '总分',
    ]);
  });

  test('of rows that are scored beside the indicators, and of a form without amounts and total', () => {
    const { review } = checkedForms([NATIONAL]);
    const [first] = review.tables;
    if (first === undefined) throw new Error('no table');
    const scored = [{ row: 25, name: { text: '加分项' } }] as unknown as typeof first.table.scored;
    const table = { ...first.table, scored, funds: null, total: null };
    const names = rowNames({ tables: [{ ...first, table }] }).get('自评表');
    expect([6, 7, 13, 20, 25].map((row) => names?.get(row))).toEqual([
      undefined,
      undefined,
      '改造小区数量',
      undefined,
      '加分项',
    ]);
  });
});

test.each<[string, string, string, boolean, string]>([
  ['the row’s name', 'H13', '得分不符', false, '改造小区数量'],
  ['what is done, where the cell holds the same afterwards', 'H13', '写成公式', true, '写成公式'],
  ['the row’s name, where nobody says what is done', 'H13', '', true, '改造小区数量'],
  ['what is done, where it names the row', 'H13', '改造小区数量 得分', false, '改造小区数量 得分'],
  ['what is done, where the row has no name', 'A2', '缺年度', false, '缺年度'],
  ['what is done, where there is no such row', 'H99', '缺年度', true, '缺年度'],
  ['nothing', 'A2', '', false, ''],
  ['what is done, where the place is no cell', '甲', '缺年度', false, '缺年度'],
])('a line says %s', (_, cell, what, looksTheSame, name) => {
  const names = new Map([['自评表', new Map([[13, '改造小区数量']])]]);
  expect(lineName(edit(cell, { what }), names, looksTheSame)).toBe(name);
  expect(lineName(edit(cell, { what, sheet: '二' }), names, looksTheSame)).toBe(what);
});

describe('the order of lines', () => {
  const told = (edits: readonly PreviewEdit[]): string[] =>
    previewRows(edits).map((row) => (row.kind === 'sheet' ? `# ${row.sheet}` : row.edit.cell));

  test('from the top to the bottom, in a row from the left, by numbers and not by letters', () => {
    const cells = ['H20', 'AA9', 'I9', 'H100', 'H9', 'B20'];
    expect(told(cells.map((cell) => edit(cell)))).toEqual(['H9', 'I9', 'AA9', 'B20', 'H20', 'H100']);
  });

  test('several sheets each below its name, in the order in which they are met', () => {
    const edits = [edit('H20', { sheet: '二' }), edit('H13'), edit('H1', { sheet: '二' }), edit('H9')];
    expect(told(edits)).toEqual(['# 二', 'H1', 'H20', '# 自评表', 'H9', 'H13']);
    expect(edits.map(({ cell }) => cell)).toEqual(['H20', 'H13', 'H1', 'H9']);
  });

  test('two lines of one cell stay as they were planned; none at all need no heading', () => {
    const [plain, choice] = [edit('H9'), edit('H9', { optional: 'choice' })];
    expect(previewRows([choice, plain]).map((row) => row.kind === 'edit' && row.edit.optional)).toEqual([
      'choice',
      undefined,
    ]);
    expect(previewRows([])).toEqual([]);
  });
});

test('a form of another make has its rows called as it calls them', () => {
  const names = rowNames(checkedForms([fixtureForm('hubei-foot-reason')]).review);
  for (const own of names.values()) for (const name of own.values()) expect(name).toMatch(/./);
  expect([...names.values()].flatMap((own) => [...own.values()])).toContain('预算执行');
});
