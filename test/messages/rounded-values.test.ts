import fc from 'fast-check';
import type { CheckId } from '../../src/engine/checks/all.ts';
import { parseAddress } from '../../src/engine/grid/address.ts';
import { blankCell, type SheetGrid } from '../../src/engine/grid/grid.ts';
import { draftNotes } from '../../src/engine/notes/draft.ts';
import { review } from '../../src/engine/review.ts';
import { roundedNumber } from '../../src/engine/values/display.ts';
import { explain } from '../../src/messages/derivation.ts';
import { noteSentence } from '../../src/messages/notes.ts';
import { reviewedFile } from '../../src/reports/entry.ts';
import { exampleForm, gridOf, withCells } from '../support/form-text.ts';
import { reported } from '../support/reported.ts';
import { scored } from '../support/scored.ts';

/** A cell shows fewer digits than it holds: what is quoted is what stands in the sheet, what is reckoned with is said once. */

type Numbers = Readonly<Record<string, readonly [value: number, format: string]>>;

/** The example form with some cells typed over and numbers under formats of their own. */
function form(numbers: Numbers, changes: Readonly<Record<string, string>> = {}): SheetGrid {
  const { name, rows } = withCells(exampleForm('national'), changes);
  const cells = new Map(rows.flatMap((row) => row.cells).map((cell) => [`${cell.row}/${cell.column}`, cell]));
  for (const [address, [value, format]] of Object.entries(numbers)) {
    const { row, column } = parseAddress(address) ?? { row: 0, column: 0 };
    cells.set(`${row}/${column}`, { ...blankCell(row, column), kind: 'number', value, format });
  }
  return gridOf(name, cells.values());
}

const MISSED = form({ F15: [0.9449, '0%'] });

test('a finding with its derivation', () => {
  expect(reported('unmet-full-score', MISSED).slice(1, 3)).toEqual([
    '“按期完工率”未达标（≥95%，完成 94%），应得 9.95，填了 10。',
    '94.49 ÷ 95 = 99.46%，99.46% × 10 = 9.95（实际完成值的单元格显示 94%，实为 94.49%）。',
  ]);
});

test.each<[CheckId, Numbers, Readonly<Record<string, string>>, string]>([
  [
    'overfulfilled-unexplained',
    { F13: [9.4, '0'], E13: [6.26, '0.0'] },
    {},
    '指标值显示 6.3，实为 6.26。完成值显示 9，实为 9.4。完成值 ÷ 指标值 = 150.16%，达到了评分办法要求说明的 1.3 倍：常见原因是年初指标值定得偏低，有的地方要酌情扣分。',
  ],
  [
    'value-unit',
    { F15: [0.9649, '0%'] },
    { E15: '95' },
    '“按期完工率”的指标值“95”，完成值“96%”（实为 96.49%）：只有一个写了百分号。',
  ],
])('%s', (check, numbers, changes, sentence) => {
  expect(reported(check, form(numbers, changes))).toContain(sentence);
});

describe('points, scores and amounts: what the cell shows stands beside what is quoted', () => {
  test.each<[CheckId, Numbers, string]>([
    ['score-over-points', { H14: [10.4, '0'] }, '第14行的得分显示 10，实为 10.4。'],
    ['total-mismatch', { H20: [97.6, '0'] }, '总分显示 98，实为 97.6。'],
    ['total-mismatch', { H14: [8.6, '0'], H15: [8.4, '0'] }, '有 2 个数显示的是四舍五入后的，这里按实际的数相加。'],
    ['points-sum', { G14: [10.4, '0'] }, '有 1 个数显示的是四舍五入后的，这里按实际的数相加。'],
    ['points-sum', { G14: [12, '0'], G20: [100.4, '0'] }, '总分的分值显示 100，实为 100.4。'],
    ['fund-details-sum', { D7: [120.4, '0'] }, '。第7行的年初预算数显示 120，实为 120.4。'],
    ['overspent', { F6: [120.4, '0'] }, '第6行的全年执行数显示 120，实为 120.4。'],
  ])('%s %j', (check, numbers, sentence) => {
    expect(reported(check, form(numbers))[2]?.slice(-sentence.length)).toBe(sentence);
  });

  test.each<[Numbers]>([[{ H14: [12, '0'] }], [{ H14: [12.5, '0.00'] }], [{ H14: [12.5, 'General'] }]])(
    'nothing where the cell shows all: %j',
    (numbers) => {
      expect(reported('score-over-points', form(numbers))[2]).toMatch(/完成得再好也不能超过分值。$/);
    },
  );
});

test('a note: no brackets within its brackets', () => {
  const [draft] = draftNotes(scored(MISSED)).drafts;
  expect(draft && noteSentence(draft)).toBe(
    '原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值≥95%，实际完成94%，实为94.49%，完成率99.46%，扣0.05分）',
  );
});

test('both sides, and units of a column', () => {
  const { scores } = scored(form({ E13: [6.44, '0'], F13: [5.04, '0.0'] }, { G13: '20' }));
  expect(explain(scores.indicators[0]?.derivation ?? { rule: 'undetermined', reason: 'points-blank' })).toMatch(
    /（年度指标值的单元格显示 6，实为 6\.44；实际完成值的单元格显示 5\.0，实为 5\.04）$/,
  );
});

test('a report’s own columns are the sheet’s', () => {
  const [table] = reviewedFile('form.xlsx', review([MISSED])).tables;
  expect(table?.indicators.map(({ actual }) => actual?.value)).toContain('94%');
});

test.each([
  [0.9649, '0%', '96%', '96.49%'],
  [0.9649, '0.0%;[Red]-0.0%', '96.5%', '96.49%'],
  [0.310834567, '0.00%', '31.08%', '31.0835%'],
  [0.9499999, '0%', '95%', '94.99999%'],
  [2.6, '0', '3', '2.6'],
  [12.345, '#,##0.00_ ', '12.35', '12.345'],
  [1.96, '0.0"人"', '2.0', '1.96'],
])('%s under %s', (value, format, shown, held) => {
  expect(roundedNumber({ ...blankCell(1, 1), kind: 'number', value, format })).toEqual({ shown, held });
});

test.each([
  [0.95, '0%'],
  [0.9649, '0.00%'],
  [0.9649, '0.0000%'],
  [0.30000000000000004, '0%'],
  [1.8, '0.00'],
  [3, '0'],
  [45000.5, 'yyyy"年"m"月"d"日"'],
  [1234.5, '0,'],
  [0.5, '# ?/?'],
  [1234.5, '0.00E+00'],
  [-2.5, '0;(0.0)'],
  [2.5, '[>2]0.0;0'],
  [2.5, '@'],
  [2.5, 'General'],
  [2.5, '"约"'],
  [2.5, `0.${'0'.repeat(150)}`],
])('all of %s is seen under %s, or nobody can say', (value, format) => {
  expect(roundedNumber({ ...blankCell(1, 1), kind: 'number', value, format })).toBeNull();
});

test('what is shown and what is held are never the same, and lie next to each other', () => {
  const value = fc.integer({ min: -20_000, max: 9_999_999 }).map((number) => number / 10_000);
  let seen = 0;
  fc.assert(
    fc.property(value, fc.constantFrom('0', '0.0', '0.00', '0%', '0.0%'), (number, format) => {
      const rounded = roundedNumber({ ...blankCell(1, 1), kind: 'number', value: number, format });
      if (rounded === null) return;
      seen++;
      const [shown = 0, held = 0] = [rounded.shown, rounded.held].map((text) => Number(text.replace('%', '')));
      expect(shown).not.toBe(held);
      expect(Math.abs(shown - held)).toBeLessThanOrEqual(0.5000001);
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(100);
});
