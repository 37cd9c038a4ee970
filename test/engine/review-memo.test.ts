import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import { ReviewMemo, type ReviewOptions, type ReviewStep, review, reviewSteps } from '../../src/engine/review.ts';
import { WAIVER_SHEET } from '../../src/engine/waivers/waiver.ts';
import { exampleForm, formGrid, gridOf, withCells } from '../support/form-text.ts';
import { strangerForm } from '../support/stranger-form.ts';
import { waiving } from '../support/waived-form.ts';

/** What a review goes through again, what of the sheets it looks at, and in which order it tells. */

const FIRST = exampleForm('national');
const SECOND = withCells(exampleForm('national', '二'), { D3: '另一个项目' });
const HUBEI = policyById('hubei') as ScoringPolicy;

function countSteps(grids: readonly SheetGrid[], options: ReviewOptions, memo: ReviewMemo): number {
  const steps: ReviewStep[] = [];
  const run = reviewSteps(grids, options, memo);
  let step = run.next();
  while (step.done !== true) {
    steps.push(step.value);
    step = run.next();
  }
  expect(step.value).toEqual(review(grids, options));
  return steps.length;
}

describe('what is remembered of a sheet', () => {
  const grids = [FIRST, SECOND];
  const own = { sheet: '二', form: null, policy: HUBEI };
  const notes = [{ words: '落实成效', role: 'actual' }] as const;

  test.each<[string, ReviewOptions, ReviewOptions]>([
    ['hidden sheets as well', {}, { hidden: true }],
    ['visible sheets alone', { hidden: true }, {}],
    ['in a text', {}, { inText: true }],
    ['another policy', {}, { policy: HUBEI }],
    ['words that were taught', {}, { readingNotes: notes }],
    ['other words', { readingNotes: notes }, { readingNotes: [{ words: '落实成效', role: 'target' }] }],
  ])('holds no more with %s', (_, before, after) => {
    const memo = new ReviewMemo();
    const all = countSteps(grids, before, memo);
    const none = countSteps(grids, before, memo);
    expect(none).toBeLessThan(all);
    expect(countSteps(grids, after, memo)).toBe(all);
    expect(countSteps(grids, after, memo)).toBe(none);
  });

  test.each<[string, ReviewOptions, ReviewOptions]>([
    ['one of its own', {}, { formPolicies: [own] }],
    ['none of its own any more', { formPolicies: [own] }, {}],
    ['another', { formPolicies: [own] }, { formPolicies: [{ ...own, policy: { ...HUBEI, id: 'own-1' } }] }],
    ['that of one of its forms', { formPolicies: [own] }, { formPolicies: [{ ...own, form: '另一个项目' }] }],
    ['two', { formPolicies: [own] }, { formPolicies: [own, { ...own, form: '#2' }] }],
  ])('holds no more for the sheet whose policy changes to %s, and for that alone', (_, before, after) => {
    const memo = new ReviewMemo();
    const all = countSteps(grids, before, memo);
    const none = countSteps(grids, before, memo);
    const one = countSteps(grids, after, memo);
    expect([one > none, one < all]).toEqual([true, true]);
    expect(countSteps(grids, after, memo)).toBe(none);
  });

  test('is of the very sheet, not of one like it', () => {
    const memo = new ReviewMemo();
    const all = countSteps(grids, {}, memo);
    expect(countSteps([{ ...FIRST }, { ...SECOND }], {}, memo)).toBe(all);
  });
});

describe('sheets that nobody sees', () => {
  const wrong = { H20: '99' };
  const sheets = (visibility: SheetGrid['visibility']): SheetGrid[] => [
    FIRST,
    { ...withCells(SECOND, wrong), visibility },
  ];

  test.each(['hidden', 'veryHidden'] as const)('%s: judged only when asked for', (visibility) => {
    const { tables, findings, verdict } = review(sheets(visibility));
    expect(tables.map(({ table }) => table.sheet)).toEqual(['自评表']);
    expect([findings.map(({ check }) => check), verdict]).toEqual([['hidden-sheet'], 'needs-review']);
    const all = review(sheets(visibility), { hidden: true });
    expect(all.tables.map(({ table }) => table.sheet)).toEqual(['自评表', '二']);
    expect([all.findings.map(({ check }) => check), all.verdict]).toEqual([['total-mismatch'], 'has-errors']);
    expect(review(sheets('visible'))).toEqual(review(sheets('visible'), { hidden: true }));
  });

  test('a finding in a hidden row says so, one in another row doesn’t', () => {
    const form = withCells(FIRST, { H13: '15', H20: '99' });
    const grid: SheetGrid = { ...form, rows: form.rows.map((row) => ({ ...row, hidden: row.row === 13 })) };
    // The same rows of another sheet are seen.
    const other = withCells(SECOND, { H13: '15', H20: '99' });
    const told = review([grid, other]).findings.map(({ sheet, row, inHiddenRow }) => `${sheet} ${row} ${inHiddenRow}`);
    expect([...new Set(told)]).toEqual(['自评表 13 true', '自评表 20 false', '二 13 false', '二 20 false']);
  });

  test('heads of a hidden sheet aren’t asked about, those of visible ones are, by their sheets', () => {
    const other = { ...strangerForm(), name: '别表' };
    const grids = [{ ...strangerForm(), visibility: 'hidden' as const }, other, FIRST];
    expect(review(grids).unread.map(({ sheet }) => sheet)).toEqual(['别表']);
    expect(review([FIRST, SECOND]).unread).toEqual([]);
  });
});

describe('the order of what is found', () => {
  test('forms as they stand in the workbook, rows from top to bottom, whole sheets last', () => {
    const wrong = { H20: '99', H13: '15', A2: '（2022年度）' };
    const { findings } = review([strangerForm(), withCells(FIRST, wrong), withCells(SECOND, wrong)]);
    const places = findings.map(({ sheet, table, row }) => ({ sheet, table, row }));
    expect(places.at(-1)).toMatchObject({ sheet: strangerForm().name, table: null });
    const ofForms = places.slice(0, -1);
    expect(ofForms.length).toBeGreaterThan(4);
    const order = ofForms.map(({ table }) => table ?? -1);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    for (const index of [0, 1]) {
      const rows = ofForms.filter(({ table }) => table === index).map(({ row }) => row);
      expect(rows.length).toBeGreaterThan(1);
      expect(rows).toEqual([...rows].sort((a, b) => a - b));
    }
  });

  test('several whole sheets in their order', () => {
    const one = { ...strangerForm(), name: '乙' };
    const two = { ...strangerForm(), name: '甲' };
    expect(review([one, two]).findings.map(({ sheet, table, row }) => [sheet, table, row])).toEqual([
      ['乙', null, 3],
      ['甲', null, 3],
    ]);
  });
});

describe('what stands beside the errors', () => {
  test('a verdict isn’t ready where the points of a form don’t come to the base, whatever was waived', () => {
    const form = withCells(FIRST, { G13: '15', H13: '15', H20: '95', G20: '95' });
    const checks = [...new Set(review([form]).findings.map(({ check }) => check))];
    expect(checks.length).toBeGreaterThan(0);
    const waived = review([form, waiving(form, checks)]);
    expect(waived.findings.every(({ waived: each }) => each !== null)).toBe(true);
    expect(waived.tables[0]?.scores.total.pointsGap).not.toBeNull();
    expect(waived.verdict).toBe('needs-review');
  });

  test('what differs from the rules is counted until the user says to leave it', () => {
    const form = withCells(FIRST, { F13: '5个', I13: '汛期停工一个月。', F17: '1200户', H17: '12', H20: '97' });
    const open = review([form]);
    expect(open.tables.map(({ differing }) => differing)).toEqual([{ count: 1, explained: 1 }]);
    const left = review([form, waiving(form, ['unmet-full-score'])]);
    expect(left.tables.map(({ differing }) => differing)).toEqual([{ count: 0, explained: 0 }]);
  });

  test('waivers given beside those of the workbook count as well', () => {
    const form = withCells(FIRST, { H20: '99' });
    const key = { check: 'total-mismatch', project: '老旧小区供水改造', about: 'total/score' };
    const given = { ...key, reason: '以批复为准', date: '2026-11-27', row: 1 };
    expect(review([form], { waivers: [given] }).findings.map(({ waived }) => waived?.reason)).toEqual(['以批复为准']);
    expect(review([form], { waivers: [{ ...given, reason: '' }] }).findings.map(({ waived }) => waived)).toEqual([
      null,
    ]);
    const list = formGrid(
      `检查项编号\t项目\t对象\t原因\n${key.check}\t${key.project}\t${key.about}\t经领导同意`,
      WAIVER_SHEET,
    );
    expect(review([form, list]).findings.map(({ waived }) => waived?.reason)).toEqual(['经领导同意']);
    expect(review([form, list], { waivers: [given] }).findings.map(({ waived }) => waived?.reason)).toEqual([
      '以批复为准',
    ]);
  });

  test('an empty workbook and one of waivers alone have no form', () => {
    for (const grids of [[], [gridOf('空', [])], [gridOf(WAIVER_SHEET, [])]])
      expect(review(grids)).toMatchObject({ verdict: 'not-checked', tables: [], unread: [], unusedPolicies: [] });
  });
});
