import type { CellContent } from '../../src/engine/edits/edit.ts';
import type { AnyFinding, Review } from '../../src/engine/review-types.ts';
import type { Card } from '../../src/pane/model/cards.ts';
import { byIndicator, cardsOf, severityOf, worstFirst } from '../../src/pane/model/cards.ts';
import { questionsOf } from '../../src/pane/model/questions.ts';
import { formatAt, isDirect, remediesOf, wantsNote } from '../../src/pane/model/remedies.ts';
import type { Preview } from '../../src/pane/state/state.ts';
import { checkedForms } from '../support/checked.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { grid } from '../support/grid-builder.ts';

/** What a card offers, cell by cell: what is written at once, what is looked at first, what the button says. */

const FORM = withCells(exampleForm('national'), { H17: '14', H16: '9', I16: '', H20: '90' });
const { review } = checkedForms([FORM]);
const SHEET = grid('自评表', [[1, 2]]);

const LONG = '一二三四五六七八九十一二三';

function preview(from: CellContent, to: CellContent, changes: Partial<Preview> = {}, cells = ['H13']): Preview {
  return {
    edits: cells.map((cell) => ({ sheet: '自评表', cell, from, to, what: '得分' })),
    skipped: [],
    label: '得分',
    ...changes,
  };
}

test.each<[string, CellContent, CellContent, boolean]>([
  ['a number for a number', { value: 9 }, { value: 10 }, true],
  ['a number for nothing', { value: null }, { value: 10 }, true],
  ['a number for an empty text', { value: '' }, { value: 10 }, true],
  ['nought for a number', { value: 9 }, { value: 0 }, true],
  ['a number for a text', { value: '九' }, { value: 10 }, false],
  ['a number for a formula', { value: 9, formula: 'G13' }, { value: 10 }, false],
  ['a number for an error', { value: null, error: '#N/A' }, { value: 10 }, false],
  ['a number for a truth', { value: true }, { value: 10 }, false],
  ['a formula for a number', { value: 9 }, { value: 10, formula: 'G13' }, false],
  ['a formula for nothing', { value: null }, { value: 10, formula: 'G13' }, false],
  ['a formula that gives a text', { value: null }, { value: '优', formula: 'G13' }, false],
  ['a short text for nothing', { value: null }, { value: '—' }, true],
  ['twelve letters', { value: null }, { value: LONG.slice(0, 12) }, true],
  ['thirteen', { value: null }, { value: LONG }, false],
  ['two lines', { value: null }, { value: '一\n二' }, false],
  ['a text with a hole', { value: null }, { value: '〔请填写原因〕' }, false],
  ['a text for a text', { value: '良' }, { value: '优' }, false],
  ['nothing for nothing', { value: null }, { value: null }, false],
])('at once: %s, %s', (_name, from, to, isAtOnce) => {
  expect(isDirect(preview(from, to), [SHEET])).toBe(isAtOnce);
});

test('looked at first: several cells, cells left out, a protected sheet, one that wasn’t read, and none at all', () => {
  const usual = preview({ value: 9 }, { value: 10 });
  expect(isDirect(usual, [grid('另一', [[1]], { protected: true }), SHEET])).toBe(true);
  expect(isDirect({ ...usual, skipped: ['一处'] }, [SHEET])).toBe(false);
  expect(isDirect(preview({ value: 9 }, { value: 10 }, {}, ['H13', 'H14']), [SHEET])).toBe(false);
  expect(isDirect({ ...usual, edits: [] }, [SHEET])).toBe(false);
  expect(isDirect(usual, [grid('自评表', [[1]], { protected: true })])).toBe(false);
  expect(isDirect(usual, [grid('另一', [[1]])])).toBe(false);
});

/** A finding of the form with another fix. */
function mended(check: string, fix: object | null, changes: object = {}): AnyFinding {
  const finding = review.findings.find((each) => each.check === check);
  if (finding === undefined) throw new Error(`no ${check}`);
  return { ...finding, fix, ...changes } as AnyFinding;
}

const edit = (to: CellContent, cell = 'H13') => ({ sheet: '自评表', cell, from: { value: 1 }, to });
const fixed = (to: CellContent, ...others: object[]): AnyFinding =>
  mended('score-mismatch', { kind: 'safe', edits: [edit(to), ...others] });
const card = (...findings: AnyFinding[]): Card => ({ key: 'k', findings: findings as unknown as Card['findings'] });
const texts = (...findings: AnyFinding[]): string[] => remediesOf(card(...findings), [SHEET]).map(({ text }) => text);

test.each<[CellContent, string]>([
  [{ value: 10 }, '改为 10'],
  [{ value: 0 }, '改为 0'],
  [{ value: '优' }, '改为“优”'],
  [{ value: LONG }, '修改…'],
  [{ value: '〔请填写原因〕' }, '修改…'],
  [{ value: 10, formula: 'SUM(H13:H17)' }, '修改…'],
  [{ value: '优', formula: 'A1' }, '修改…'],
  [{ value: null }, '修改…'],
  [{ value: true }, '修改…'],
])('%j is offered as %s', (to, text) => {
  expect(texts(fixed(to))).toEqual([text]);
});

test('several cells are counted; a share in a cell of percentages is one', () => {
  expect(texts(fixed({ value: 10 }, edit({ value: 99 }, 'H20')))).toEqual(['改正 2 个单元格…']);
  const rows = [
    { row: 13, hidden: false, cells: [{ row: 13, column: 8, kind: 'number', value: 1, formula: null, format: '0%' }] },
  ];
  const percentages = { ...SHEET, rows } as unknown as typeof SHEET;
  expect(remediesOf(card(fixed({ value: 0.985 })), [percentages]).map(({ text }) => text)).toEqual(['改为 98.5%']);
  const at = (sheet: string, cell: string): string | null => formatAt([grid('另一', [[1]]), percentages], sheet, cell);
  expect([at('自评表', 'H13'), at('自评表', 'G13'), at('自评表', 'H14'), at('另一', 'H13'), at('没有', 'H13')]).toEqual(
    ['0%', null, null, null, null],
  );
});

test('what writes comes first, the same once; what is waived offers nothing', () => {
  const note = review.findings.find((finding) => wantsNote(finding)) as AnyFinding;
  expect(note.check).toBe('deduction-unexplained');
  const about = note.fix?.notes?.[0]?.drafts[0]?.about;
  const found = remediesOf(card(note, fixed({ value: 10 }), fixed({ value: 9 }), fixed({ value: 10 })), [SHEET]);
  expect(found.map(({ text }) => text)).toEqual(['改为 10', '改为 9', '写原因']);
  expect(found[2]).toEqual({ kind: 'note', text: '写原因', table: note.table, about });
  expect(remediesOf(card(note, note), [SHEET])).toHaveLength(1);
  const waived = { reason: '已核实', date: '' };
  expect(texts({ ...fixed({ value: 10 }), waived }, { ...note, waived })).toEqual([]);
  expect(texts(mended('score-mismatch', null))).toEqual([]);
  expect(remediesOf(card({ ...note, table: null }), [SHEET])).toHaveLength(1);
});

test('only a finding that asks for a reason and nothing else wants a note', () => {
  const notes = review.findings.find(wantsNote)?.fix?.notes;
  expect(wantsNote(mended('score-mismatch', { kind: 'choice', edits: [], notes }))).toBe(true);
  expect(wantsNote(mended('score-mismatch', { kind: 'choice', edits: [edit({ value: 1 })], notes }))).toBe(false);
  expect(wantsNote(mended('score-mismatch', { kind: 'choice', edits: [], notes: [] }))).toBe(false);
  expect(wantsNote(mended('score-mismatch', { kind: 'choice', edits: [] }))).toBe(false);
  expect(wantsNote(mended('score-mismatch', null))).toBe(false);
});

describe('cards', () => {
  const of = (severity: AnyFinding['severity'], check: string): AnyFinding =>
    ({ severity, check, about: '甲', table: 0, sheet: '自评表', cells: ['H13'], row: 13 }) as unknown as AnyFinding;

  test('are as grave as the worst that they say, which they say first; of equals the first', () => {
    const mixed = card(of('hint', 'a'), of('error', 'b'), of('warning', 'c'), of('error', 'd'));
    expect(severityOf(mixed)).toBe('error');
    expect(worstFirst(mixed).map(({ check }) => check)).toEqual(['b', 'd', 'c', 'a']);
    expect(mixed.findings.map(({ check }) => check)).toEqual(['a', 'b', 'c', 'd']);
    expect(severityOf(card(of('hint', 'a'), of('warning', 'b')))).toBe('warning');
    expect(severityOf(card(of('hint', 'a')))).toBe('hint');
  });

  test('hold what is about one indicator; two that are called the same have a card each, by their rows', () => {
    const [table] = review.tables.map((each) => each.table);
    const [finding] = review.findings.filter(({ check }) => check === 'score-mismatch');
    if (table === undefined || finding === undefined) throw new Error('no form');
    const groups = cardsOf(review.findings, byIndicator(table));
    expect(groups.length).toBeLessThan(review.findings.length);
    expect(groups.flatMap(({ findings }) => findings)).toHaveLength(review.findings.length);
    const named = [13, 14].map((row) => ({ ...finding, row }));
    expect(cardsOf(named, byIndicator(table)).map(({ findings }) => findings.length)).toEqual([2]);
    const twice = { ...table, indicators: [...table.indicators, ...table.indicators] };
    expect(cardsOf(named, byIndicator(twice)).map(({ findings }) => findings.length)).toEqual([1, 1]);
    expect(byIndicator(table)({ ...finding, about: '没有这个指标' })).toBeNull();
  });

  test('without a form each finding has its own, by sheet, check and cells', () => {
    const found = [of('error', 'a'), of('error', 'b'), of('error', 'a')];
    expect(cardsOf(found, null).map(({ key, findings }) => [key, findings.length])).toEqual([
      ['0/a/甲/H13', 2],
      ['0/b/甲/H13', 1],
    ]);
    const ofSheet = { ...of('error', 'a'), table: null, cells: ['A1', 'B1'] } as AnyFinding;
    expect(cardsOf([ofSheet], null)[0]?.key).toBe('自评表/a/甲/A1,B1');
  });
});

test('the same words in several forms are one question, counted by forms', () => {
  const gap = (words: string, cells: readonly (readonly [number, number])[]) => ({
    kind: 'column',
    block: 'indicators',
    words,
    guess: null,
    cells: cells.map(([row, column]) => ({ row, column })),
  });
  const twoCells = [
    [12, 8],
    [13, 8],
  ] as const;
  const form = (sheet: string, ...gaps: object[]) => ({ table: { sheet, heads: {}, funds: null, account: { gaps } } });
  const asked = questionsOf({
    tables: [
      form('一', gap('完成数', twoCells), gap('完成数', twoCells), gap('备查', [[12, 9]])),
      form('二', gap('完成数', twoCells), gap('落实', twoCells)),
      form('三', gap('完成数', twoCells)),
    ],
    unread: [{ sheet: '四', gaps: [gap('落实', twoCells)] }],
  } as unknown as Review);
  expect(asked.map(({ gap: { words }, forms, sheet, cell }) => [words, forms, sheet, cell])).toEqual([
    ['完成数', 3, '一', 'H12'],
    ['落实', 2, '二', 'H12'],
  ]);
});
