import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { exampleForm, gridOf, withCells } from '../support/form-text.ts';
import { waiving } from '../support/waived-form.ts';

/** What a review says of the whole: verdict, order, human tasks, coverage, and what fixes expect in their cells. */

const national = exampleForm('national');
const form = (changes: Readonly<Record<string, string>>, sheet = '自评表') =>
  withCells(exampleForm('national', sheet), changes);

const HOLLOW = form({
  ...Object.fromEntries(
    [13, 14, 15, 16, 17, 18, 19].flatMap((row) => [...'BCDEFGH'].map((column) => [`${column}${row}`, ''])),
  ),
  G20: '10',
  H20: '10',
});

describe('the verdict', () => {
  test.each<[string, readonly SheetGrid[], string]>([
    ['nothing found', [national], 'ready'],
    ['a form whose lack of indicators was waived', [HOLLOW, waiving(HOLLOW, ['no-indicators'])], 'needs-review'],
    ['hints only', [form({ H13: "'20" })], 'ready'],
    ['a warning', [form({ F6: '121', F7: '121' })], 'needs-review'],
    ['an error', [form({ H20: '99' })], 'has-errors'],
    ['an error in the second form', [national, form({ D3: '另一个项目', H20: '99' }, '二')], 'has-errors'],
    ['something for a human', [form({ F18: '进一步增强了幸福感' })], 'needs-review'],
    ['no form', [gridOf('空表', [])], 'not-checked'],
    ['no sheet', [], 'not-checked'],
  ])('%s', (_, grids, verdict) => {
    expect(review(grids).verdict).toBe(verdict);
  });
});

test('human tasks: the form, the indicator, why', () => {
  const grids = [
    form({ F13: '完成', F14: '#REF!', F16: '' }),
    form(
      {
        D3: '另一个项目',
        E13: '显著',
        F13: '95',
        F18: '进一步增强了幸福感',
        E15: '9月底前',
        F15: '11月',
        F17: '5公里',
      },
      '二',
    ),
    form({ D3: '第三个项目', E15: '≥2021年12月', F15: '2021年11月', G17: '' }, '三'),
  ];
  expect(review(grids).needsHuman).toEqual([
    { table: 0, indicator: 0, reason: 'actual-words' },
    { table: 1, indicator: 0, reason: 'target-unreadable' },
    { table: 1, indicator: 2, reason: 'date-missed' },
    { table: 1, indicator: 4, reason: 'units-differ' },
    { table: 1, indicator: 5, reason: 'qualitative' },
    { table: 2, indicator: 2, reason: 'date-early' },
  ]);
});

test('a row that may be no indicator is somebody’s to look at as soon as it says anything', () => {
  const tasks = (changes: Readonly<Record<string, string>>) =>
    review([form({ E14: '', F14: '', G14: '', H14: '', ...changes })]).needsHuman.map(({ indicator }) => indicator);
  expect(tasks({})).toEqual([]);
  for (const cell of ['E14', 'F14', 'G14', 'H14']) {
    expect([cell, tasks({ [cell]: '—' })]).toEqual([cell, []]);
    expect([cell, tasks({ [cell]: '/' })]).toEqual([cell, []]);
  }
  expect(tasks({ E14: '—', F14: '—', G14: '—', H14: '—' })).toEqual([]);
  expect(tasks({ H14: '10' })).toEqual([1]);
  expect(tasks({ H14: '10', F14: '—', G14: '—' })).toEqual([1]);
  // Points alone, in a form whose points come to their sum without them.
  expect(tasks({ G13: '30', G14: '10' })).toEqual([1]);
});

describe('coverage', () => {
  test('forms, indicators, cells: those of amounts, points and rates, of targets, actuals, points, scores and notes', () => {
    // 4 rows of 6 fund cells, 7 indicators of 5.
    expect(review([national]).coverage).toMatchObject({ tables: 1, indicators: 7, cells: 59 });
    const two = review([national, form({ D3: '另一个项目' }, '二')]).coverage;
    expect(two).toMatchObject({ tables: 2, indicators: 14, cells: 118 });
    expect(review([]).coverage).toMatchObject({ tables: 0, indicators: 0, cells: 0, checks: two.checks });
  });

  test('columns that a form lacks aren’t counted', () => {
    // 2 rows without initial budget, points; 4 indicators without points, all with the note at the foot.
    expect(review([exampleForm('hubei')]).coverage).toMatchObject({ tables: 1, indicators: 4, cells: 20 });
  });
});

test('findings in the order of sheets and rows, those of one row as the checks are listed', () => {
  const grids = [
    form({ H20: '99', F17: '1200户', H17: '12', D3: '', F6: '121', F7: '121' }),
    form({ A2: '（2022年度）', E13: '', F14: '' }, '二'),
  ];
  expect(
    review(grids).findings.map(
      ({ sheet, row, cells, check, table }) => `${table} ${sheet} ${row} ${cells[0]} ${check}`,
    ),
  ).toEqual([
    '0 自评表 3 D3 basics-missing',
    '0 自评表 6 F6 overspent',
    '0 自评表 17 I17 deduction-unexplained',
    '0 自评表 20 H20 total-mismatch',
    '1 二 2 A2 year-differs',
    '1 二 13 E13 target-missing',
    '1 二 14 F14 actual-missing',
  ]);
});

describe('what a fix expects in its cells', () => {
  const edits = (changes: Readonly<Record<string, string>>) =>
    review([form(changes)]).findings.flatMap(({ fix }) => fix?.edits ?? []);

  test.each<[string, Record<string, string>, unknown]>([
    ['a number', { H20: '99' }, { value: 99 }],
    ['nothing', { H20: '' }, { value: null }],
    ['text', { H20: '—' }, { value: '—' }],
    ['a formula', { H20: '=SUM(H13:H19) → 90' }, { value: 90, formula: 'SUM(H13:H19)' }],
  ])('%s', (_, changes, from) => {
    const witness = {
      row: [{ cell: 'A20', text: '总分' }],
      // The funds have a score of their own, in another column.
      column: [
        { cell: 'H12', text: '得分' },
        { cell: 'G12', text: '分值' },
        { cell: 'I12', text: '偏差原因分析及改进措施' },
      ],
    };
    expect(edits(changes)).toEqual([{ sheet: '自评表', cell: 'H20', from, to: { value: 100 }, witness }]);
  });

  test('a note: its drafts beside what stands there', () => {
    const [finding] = review([form({ F17: '1200户', H17: '12', I17: '无', H20: '97' })]).findings;
    expect(finding?.fix).toMatchObject({
      kind: 'choice',
      edits: [],
      notes: [{ sheet: '自评表', cell: 'I17', from: { value: '无' }, drafts: [{ about: 4, present: '无' }] }],
    });
  });
});

test('a suggestion only of another policy than the one in force', () => {
  const hubei = exampleForm('hubei');
  const [first] = review([hubei]).tables;
  expect([first?.policy.id, first?.suggestion?.policy]).toEqual(['national', 'hubei']);
  if (first === undefined) throw new Error('no form');
  const second = review([hubei], { policy: { ...first.policy, id: 'hubei' } }).tables[0];
  expect(second?.suggestion).toBeNull();
  expect(review([national]).tables[0]?.suggestion).toBeNull();
});
