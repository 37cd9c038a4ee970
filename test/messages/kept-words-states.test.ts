import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckData, CheckId } from '../../src/engine/checks/all.ts';
import { decimal } from '../../src/engine/decimal.ts';
import type { NarrativeCheckData, NarrativeCheckId } from '../../src/engine/narrative/checks/all.ts';
import type { Derivation } from '../../src/engine/scoring/results.ts';
import { checkWords } from '../../src/messages/checks/all.ts';
import type { CheckWords } from '../../src/messages/checks/check.ts';
import { explain } from '../../src/messages/derivation.ts';
import { fitted } from '../../src/messages/line.ts';
import { narrativeWords } from '../../src/messages/narrative/all.ts';

/**
 * What every check says in each of its states, also those that no form of ours is in: a usual one, and what differs from it.
 * Values lie on the bounds of the words and beside them. `JIHE_KEEP=1 npx jest test/messages/kept-words` writes the file anew.
 */

const FILE = join(__dirname, '../fixtures/messages/states.txt');

/** The first whole, the others by what they have instead. */
type States<Data> = readonly [Data, ...Partial<Data>[]];

const d = decimal;
const limits = { 优: 90, 良: 80, 中: 60 };
const reached: Derivation = {
  rule: 'reached',
  target: d(5),
  actual: d(6),
  unit: '个',
  operator: '>=',
  operatorAssumed: false,
  points: d(10),
  score: d(10),
} as Derivation;
const ratio: Derivation = {
  rule: 'ratio',
  target: d(6),
  actual: d(5),
  unit: '个',
  operator: '>=',
  operatorAssumed: false,
  completion: d('0.8333333333'),
  points: d(10),
  score: d('8.33'),
};
const rateBasis = { spent: d('4.2'), budget: d('50.2'), rate: d('0.0836653386') };
const group = { name: '产出指标', sum: d(40), expected: d(50) };
const place = { kind: 'indicator', name: '改造小区数量', column: 'score' } as const;
const fund = { kind: 'fund', row: '其中：财政拨款', column: 'spent' } as const;
const total = { kind: 'total', column: 'grade' } as const;
const LONG = '这是一个相当长的指标名称，在一句话里放不下，所以要在中间省去一些，最后几个字还在';
const cut = { shown: '96%', held: '96.49%' };

const CHECKS: { readonly [Id in CheckId]?: States<CheckData[Id]> } = {
  'actual-copies-target': [
    { name: '数量', target: '≥95%', actual: '≥95%' },
    { actual: cut },
    { names: ['数量', '质量'] },
    { names: ['数量', '质量', LONG] },
  ],
  'actual-missing': [
    { name: '数量' },
    { names: ['数量', '质量'] },
    { holes: ['target', 'actual'] },
    { holes: ['actual', 'points'], names: ['数量', '质量'] },
    { holes: ['target', 'actual', 'points'] },
  ],
  'target-missing': [{ name: '数量' }, { names: ['数量', '质量'] }, { holes: ['target', 'points'] }],
  'points-missing': [{ name: '数量' }, { names: ['数量', '质量'] }],
  'actual-not-numeric': [{ name: '数量', target: '6个', actual: '全部完成' }, { target: cut }],
  'amount-unit': [
    { place: fund, text: '120元', own: '元', head: '万元', same: false },
    { same: true, own: '万元', text: '120万元' },
    { place: { ...fund, row: '' } },
  ],
  'basics-missing': [{ field: 'year' }, { field: 'project' }, { field: 'unit' }],
  'budget-missing': [
    {
      row: '年度资金总额',
      amounts: [{ column: 'annualBudget', state: 'blank', text: '', details: null }],
      unit: '万元',
    },
    { row: '' },
    { amounts: [{ column: 'spent', state: 'unreadable', text: '待定', details: d(120) }] },
    {
      amounts: [
        { column: 'annualBudget', state: 'blank', text: '', details: null },
        { column: 'spent', state: 'blank', text: '', details: null },
      ],
    },
    {
      amounts: [
        { column: 'annualBudget', state: 'zero', text: '0', details: null },
        { column: 'spent', state: 'zero', text: '0', details: null },
      ],
    },
    {
      amounts: [
        { column: 'annualBudget', state: 'zero', text: '0', details: null },
        { column: 'spent', state: 'blank', text: '', details: d(30) },
      ],
    },
    {
      amounts: [
        { column: 'annualBudget', state: 'unreadable', text: '甲', details: null },
        { column: 'spent', state: 'unreadable', text: '乙', details: null },
      ],
    },
  ],
  'budget-zero': [{ row: '总额', spent: d('12.5'), unit: '万元' }, { unit: null }],
  'column-missing': [
    { block: 'funds', column: 'spent' },
    { block: 'indicators', column: 'actual' },
  ],
  'deduction-unexplained': [
    { name: '数量', points: d(10), score: d('8.5'), note: '', foot: false },
    { note: '  ', foot: true },
    { note: '无' },
  ],
  'direction-suspect': [
    { name: '投诉', target: '≥5起', operator: '>=', sense: 'less' },
    { sense: 'more', operator: '<=' },
  ],
  'dominant-indicator': [{ name: '数量', points: d(60), all: d(100) }],
  'duplicate-indicator': [{ name: '数量', rows: [13, 15] }, { rows: [13, 14, 15] }],
  'duplicate-project': [{ project: '供水', otherSheet: '二', sameSheet: false }, { sameSheet: true }],
  'execution-counted-twice': [{ name: '执行率', points: d(5), executionPoints: d(10) }, { points: null }],
  'execution-low': [{ ...rateBasis, limit: d('0.6') }],
  'execution-rate': [
    { ...rateBasis, row: '总额', state: 'blank', printed: '', byFormat: false },
    { row: '' },
    { state: 'unreadable', printed: '很高' },
    { state: 'differs', printed: '9%' },
    { state: 'rounded', printed: '8%' },
    { state: 'rounded', printed: '8%', byFormat: true },
  ],
  'execution-score': [
    { ...rateBasis, row: '总额', state: 'blank', printed: '', points: d(10), expected: d('0.84'), capped: false },
    { state: 'unreadable', printed: '好' },
    { state: 'over', printed: '98' },
    { state: 'differs', printed: '1' },
    { state: 'rounded', printed: '1' },
    { state: 'differs', printed: '9', rate: d('1.2'), expected: d(10), capped: true },
  ],
  'form-cut': [{ last: 3012 }],
  'formula-error': [
    { place, code: '#REF!' },
    { code: '#VALUE!', place: fund },
    { code: '#DIV/0!', place: total },
    { code: '#NAME?', place: { kind: 'basics', field: 'project' } },
    { code: '#N/A', place: { kind: 'goal', side: 'goal', number: 2 } },
    { code: '#NUM!', place: { kind: 'reason' } },
    { code: '#NULL!', place: { kind: 'text' } },
    { code: '#SPILL!', place: { ...place, column: 'name' } },
  ],
  'fund-details-blank': [
    { row: '总额', total: d(120), unit: '万元' },
    { row: '', unit: null },
  ],
  'fund-details-scored': [{ row: '财政拨款', points: d(10), score: d(9) }, { points: null }, { score: null, row: '' }],
  'fund-details-sum': [
    { column: 'spent', row: '总额', total: d(120), details: d(110), unit: '万元' },
    { row: '', details: d('120.5') },
  ],
  'total-twice': [{ name: '自评得分', head: d(98), total: d('97.5'), isSum: true }, { isSum: false }],
  'subtotal-mismatch': [
    { name: '小计', part: 'score', recorded: d(48), sum: d(50), count: 3 },
    { part: 'points', recorded: d('45.5') },
  ],
  'fund-points': [
    { row: '总额', recorded: d(20), expected: d(10), source: 'cell' },
    { source: 'label', recorded: d(100) },
    { source: 'remainder', recorded: d('99.99') },
    { source: 'policy', recorded: null },
    { source: null },
    { expected: null, recorded: null },
    { expected: null, recorded: d(101) },
  ],
  'goal-copied': [{ number: null }, { number: 2 }],
  'goal-missing': [
    { side: 'goal', number: null },
    { side: 'goalResult', number: 1 },
  ],
  'grade-mismatch': [{ recorded: '良', expected: '优', total: d('95.5'), limits }],
  'hidden-sheet': [{ sheet: '上年', forms: 1, project: '供水' }, { forms: 2 }, { project: '' }],
  'level1-points': [
    { source: 'label', groups: [group] },
    { source: 'policy', groups: [group, { ...group, name: '效益指标' }] },
  ],
  'no-form': [
    { sheet: '台账', kind: 'ledger', heads: [], missing: [], beside: false },
    { kind: 'other', beside: true },
    { kind: 'evaluation', heads: ['名称', '得分'], missing: ['target', 'actual'] },
    { kind: 'text', heads: ['名称'] },
    { kind: 'goals', inText: true },
    { kind: 'scores' },
    { kind: 'progress' },
    { kind: 'summary' },
    { kind: 'record' },
  ],
  'no-indicators': [{ head: 12, placeholders: 0 }, { placeholders: 1 }],
  'not-calculated': [
    { places: [place] },
    { places: [place, fund, total] },
    { places: [place, fund, total, place, fund] },
  ],
  'note-without-deviation': [{ name: '数量', note: '天气原因', points: d(10) }],
  'number-as-text': [
    { places: [{ place, text: '10' }] },
    {
      places: [
        { place, text: '10' },
        { place: fund, text: '120' },
      ],
    },
  ],
  'overfulfilled-unexplained': [
    { name: '数量', target: '5个', actual: '9个', ratio: d('1.8'), threshold: 1.3, foot: false },
    { ratio: d('1.99999'), foot: true },
    { ratio: d(2), target: '≥5个', actual: cut },
    { ratio: d('2.345'), target: cut },
  ],
  overspent: [{ ...rateBasis, spent: d(60), unit: '万元' }, { unit: null }],
  'pace-gap': [{ rate: d('0.95'), completion: d('0.5'), gap: d('0.45'), limit: 0.2, counted: 7, of: 9 }],
  'placeholder-left': [{ rows: [13] }, { rows: [13, 14] }],
  'points-sum': [
    { sum: d(95), base: d(100), indicators: d(85), execution: d(10), labels: [] },
    { sum: d('100.5'), execution: null },
    { labels: [group, { ...group, name: '效益指标' }] },
  ],
  'prompt-left': [
    { place, left: 'prompt', text: '请填写原因' },
    { left: 'hole', text: '____' },
    { left: 'draft', text: '〔请填写原因〕' },
    { names: ['数量', '质量'], left: 'hole', text: '××' },
    { names: ['数量', '质量'], place: { ...place, column: 'name' } },
    { names: ['数量'], place: fund },
  ],
  'score-mismatch': [
    {
      name: '数量',
      derivation: ratio,
      points: d(10),
      score: d(9),
      recomputed: d('8.33'),
      note: 'silent',
      assumedReverse: false,
    },
    { derivation: reached, recomputed: d(10), score: d(8) },
    { derivation: reached, recomputed: d(10), score: d(8), note: 'filled' },
    { derivation: reached, recomputed: d(10), score: d(8), note: 'none' },
    { assumedReverse: true },
    { recomputed: d(9), score: d(9) },
    { folded: { names: ['甲', '乙'], head: '得分' } },
  ],
  'score-missing': [
    { name: '数量', recomputed: d('8.33'), derivation: ratio },
    { recomputed: null },
    { derivation: null },
  ],
  'score-over-points': [
    { name: '数量', points: d(10), score: d(12), recomputed: d(9) },
    { recomputed: null },
    { score: d('-0.01') },
    { score: d(0) },
  ],
  'score-rounded': [
    { name: '数量', derivation: ratio, points: d(10), score: d(8), recomputed: d('8.33'), digits: 0, policyDigits: 2 },
    { digits: 1, score: d('8.3') },
  ],
  'tier-range': [
    {
      name: '效果',
      points: d(10),
      score: d(9),
      low: d(6),
      high: d(8),
      actual: '部分达成',
      derivation: ratio,
      explained: false,
    },
    { score: d(6) },
    { score: d('6.01'), explained: true },
    { score: d(5), explained: true },
  ],
  'total-mismatch': [
    {
      state: 'differs',
      recorded: d(99),
      sum: d('97.5'),
      blank: 0,
      upTo: null,
      executionLeftOut: false,
      base: 100,
    },
    { recorded: d(96) },
    { state: 'rounded', recorded: d(98) },
    { blank: 1, upTo: d(98) },
    { blank: 2 },
    { executionLeftOut: true },
    { sum: d(100) },
    { sum: d('100.01') },
    { covered: true },
  ],
  'total-missing': [
    { sum: d(98), blank: 0 },
    { blank: 1 },
    { sum: null },
    { covered: true },
    { covered: true, blank: 2 },
    { covered: true, sum: null },
  ],
  'unmet-full-score': [
    {
      name: '数量',
      derivation: ratio,
      points: d(10),
      score: d(10),
      recomputed: d('8.33'),
      target: '6个',
      actual: '5个',
      assumedReverse: false,
    },
    { recomputed: null },
    { assumedReverse: true },
    { target: '≤6个', actual: cut },
  ],
  'unmet-unexplained': [
    { name: '数量', target: '6个', actual: '5个', assumedReverse: false, note: '', foot: false },
    { note: '无' },
    { assumedReverse: true },
    { foot: true },
    { target: cut, actual: cut },
  ],
  'value-unit': [
    { name: '数量', target: '95%', actual: '96', targetUnit: '%', actualUnit: null, units: 'one-missing' },
    { units: 'converted', targetUnit: null, actualUnit: '一二三四五六七八九十十一' },
    { units: 'scale', targetUnit: null },
    { units: 'different', targetUnit: '个', actualUnit: '户' },
  ],
  'year-differs': [{ year: 2022, common: 2023, tables: 5, sharing: 4 }],
};

const rates = [
  { printed: '50%', working: '1 ÷ 3 = 33.33%' },
  { printed: '60%', working: '' },
];

const TEXTS: { readonly [Id in NarrativeCheckId]: States<NarrativeCheckData[Id]> } = {
  'text-rate': [
    { printed: '28%', nearest: d('0.2857'), isCut: false, workings: ['a', 'b'] },
    { workings: [] },
    { isCut: true },
    { nearest: null },
  ],
  'text-sum': [{ whole: '100万元', parts: ['40', '50'], total: d(90), unit: '万元', off: d(10), rates: [] }, { rates }],
  'text-difference': [
    { printed: '90万元', result: d(80), unit: '万元', working: '100 − 20 = 80', rates: [] },
    { rates },
  ],
  'text-score-sum': [{ whole: '95分', parts: ['40', '50'], total: d(90) }],
  'text-item-scores': [{ group: '产出', stated: '38分', items: 4, total: d(36) }],
  'text-grade': [{ word: '良', score: d(92), expected: '优', limits }],
  'text-unit': [
    { printed: '120元', unit: '元', expected: '万元', working: '40 + 80 = 120', beside: null },
    { working: null, beside: '120万元' },
    { working: null },
  ],
  'text-two-values': [
    { name: '户数', first: '1200户', second: '1250户', proof: null },
    { proof: { rate: '98%', base: '1275' } },
  ],
  'text-count': [{ count: '三个', found: 4 }],
  'text-target-missed': [{ target: '6个', actual: '5个', isDenied: false }, { isDenied: true }],
  'text-year': [{ amount: '120万元', years: [2022, 2023] }],
  'text-name': [{ own: '供水中心', other: '供热中心' }],
  'text-placeholder': [{ text: 'XX年', times: 1 }, { times: 2 }],
  'form-score': [{ printed: '95分', form: d('96.5') }],
  'form-grade': [{ word: '良', expected: '优', total: '96.5' }],
  'form-budget': [
    { printed: '120万元', form: '100', unit: '万元' },
    { form: '100元' },
    { form: '1万' },
    { form: '1亿' },
    { form: '1万2000' },
    { form: '元100' },
  ],
  'form-spent': [{ printed: '120万元', form: '100', unit: '元' }, { form: '100万元' }],
  'form-rate': [{ printed: '95%', form: d('0.9667') }],
  'form-value': [
    { indicator: '户数', printed: '1200户', side: 'actual', form: '1250户' },
    { side: 'target', form: cut },
  ],
  'form-project': [{ text: '供水“一期”', form: '供水改造' }],
  'form-unit': [{ text: '供水中心', form: '水务局' }],
  'form-year': [{ text: 2022, form: 2023 }],
};

/** Of a derivation: what stands beside the rule, and what it may be instead. */
const DERIVED: readonly (readonly [object, ...object[]])[] = [
  [
    { rule: 'execution', ...rateBasis, points: d(10), score: d('0.84'), capped: false, fromDetails: false },
    { fromDetails: true },
    { rate: d('1.2'), spent: d(60), budget: d(50), capped: true, score: d(10) },
  ],
  ...(['no-funds', 'blank', 'zero-zero', 'zero-budget', 'unreadable', 'uncalculated', 'no-points'] as const).map(
    (reason) => [{ rule: 'execution-unavailable', reason }] as const,
  ),
  [
    reached,
    { operator: '>' },
    { operator: '<=', actual: d(4) },
    { operator: '<', actual: d(4), operatorAssumed: true },
    { operator: '=', actual: d(6) },
    { operator: '=', actual: d(4) },
    { actual: d(5), operatorAssumed: true },
    { operatorAssumed: true },
    { operator: '<=', operatorAssumed: true, actual: d(4) },
    { unit: null },
    { rounded: { target: cut } },
    { rounded: { actual: cut } },
    { rounded: { target: cut, actual: { shown: '5', held: '5.4' } } },
  ],
  [
    ratio,
    { operatorAssumed: true },
    { actual: d(-1), completion: d(0), score: d(0) },
    { actual: d(0), completion: d(0), score: d(0) },
    { completion: d('0.8337'), score: d('8.34') },
    { points: d(35), completion: d('0.83337'), score: d('29.17') },
  ],
  [
    { ...ratio, rule: 'inverse', operator: '<=', actual: d(8), completion: d('0.75'), score: d('7.5') },
    { operatorAssumed: true },
  ],
  [
    { ...ratio, rule: 'linear', operator: '<=', actual: d(9), completion: d('0.5'), score: d(5) },
    { actual: d(12), completion: d(0), score: d(0) },
  ],
  [{ rule: 'target-zero', actual: d(-3), unit: '个', score: d(0) }],
  [
    { rule: 'banded', actual: d('0.85'), from: d('0.8'), share: d('0.8'), points: d(10), score: d(8) },
    { from: d(0), share: d(0), score: d(0) },
    { from: d(0), share: d('0.5'), score: d(5) },
    { share: d(0), score: d(0) },
  ],
  [
    { ...ratio, rule: 'compared', outcome: 'reached' },
    { outcome: 'missed' },
    { outcome: 'missed', completion: null },
    { operatorAssumed: true, operator: '<' },
    { operator: '=' },
  ],
  ...([1, 2, 3] as const).map(
    (tier) =>
      [
        { rule: 'compared-words', tier, because: 'equal', actual: '完成' },
        { because: 'word' },
        { because: 'done' },
        { rule: 'tier', low: d(6), high: d(8), points: d(10) },
      ] as const,
  ),
  [{ rule: 'shared-score', scores: [d(5), d('4.5')], score: d('9.5') }],
  [
    {
      rule: 'date-reached',
      target: { year: 2023, month: 12, day: 31 },
      actual: { year: 2023, month: 11, day: 5 },
      notBefore: false,
      points: d(10),
    },
    { notBefore: true },
  ],
  ...(
    [
      'target-blank',
      'actual-blank',
      'points-blank',
      'points-shared',
      'target-unreadable',
      'score-unreadable',
      'actual-words',
      'qualitative',
      'date-missed',
      'date-early',
      'units-differ',
      'formula-error',
      'uncalculated',
      'points-unknown',
    ] as const
  ).map((reason) => [{ rule: 'undetermined', reason }] as const),
];

function* said(ids: readonly string[], words: object, states: object): Generator<string> {
  for (const id of ids) {
    const own = (words as Record<string, CheckWords<unknown>>)[id];
    const [usual, ...others] = ((states as Record<string, States<object> | undefined>)[id] ?? []) as readonly object[];
    if (own === undefined || usual === undefined) continue;
    yield `# ${id} ${own.title}`;
    for (const change of [{}, ...others]) {
      const data = { ...usual, ...change };
      const what = own.what(data, ['H13', 'H14']);
      const { text, rest } = typeof what === 'string' ? { text: what, rest: '' } : fitted(what);
      yield [text, `${own.why(data)}${rest}`, own.how(data)].join('\n  ');
    }
  }
}

test('all that the checks can say', () => {
  const lines = [
    ...said(Object.keys(checkWords), checkWords, CHECKS),
    ...said(Object.keys(narrativeWords), narrativeWords, TEXTS),
    '# derivations',
    ...DERIVED.flatMap(([usual, ...others]) =>
      [{}, ...others].map((change) => explain({ ...usual, ...change } as unknown as Derivation)),
    ),
  ];
  expect(lines.length).toBeGreaterThan(250);
  const found = `${lines.join('\n')}\n`;
  if (process.env['JIHE_KEEP'] === '1') writeFileSync(FILE, found);
  expect(found).toBe(readFileSync(FILE, 'utf8'));
});

test('every check is among them, but the one that has a test of its own', () => {
  expect(Object.keys(checkWords).filter((id) => !(id in CHECKS))).toEqual(['part-not-read']);
  expect(Object.keys(TEXTS)).toEqual(Object.keys(narrativeWords));
});
