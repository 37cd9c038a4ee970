import { review } from '../../../src/engine/review.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** Numbers that are spelled in Chinese, beside others or each other. */

const national = exampleForm('national');

/** What the first indicator comes to, and what is said of it. */
function judged(target: string, actual: string): string {
  const { tables, findings, needsHuman } = review([withCells(national, { E13: target, F13: actual })]);
  const result = tables[0]?.scores.indicators[0];
  const said = findings.filter(({ cells }) => cells.some((cell) => /^[A-I]13$/.test(cell))).map(({ check }) => check);
  const open = needsHuman.filter(({ indicator }) => indicator === 0).map(({ reason }) => reason);
  return [result?.status, ...said, ...open].join(' ');
}

test.each([
  ['1份', '一份', 'met'],
  ['一份', '1份', 'met'],
  ['一套', '一套', 'met'],
  ['≥2次', '两次', 'met'],
  ['不少于三次', '3次', 'met'],
  ['12个月', '十二个月', 'met'],
  ['≥20家', '二十一家', 'met'],
  ['90%', '九成', 'met'],
  ['85%', '八成五', 'met'],
  ['≥90%', '百分之九十', 'met'],
  ['百分之九十以上', '92%', 'met'],
  ['10个工作日以内', '九个工作日', 'met'],
  ['50万元', '五十万元', 'met'],
  ['三次', '两次', 'unmet unmet-full-score'],
  ['≥90%', '八成', 'unmet unmet-full-score'],
  // The operator of the target is repeated, which is said of digits as well.
  ['90%以上', '九成以上', 'met actual-copies-target'],
])('%s against %s: %s', (target, actual, expected) => {
  expect(judged(target, actual)).toBe(expected);
});

test.each([
  ['1次', '一次性完成'],
  ['100%', '十分满意'],
  ['1级', '一级'],
  ['2类', '达到二类'],
  ['1期', '一期'],
  ['1项', '一般'],
])('%s against %s: words', (target, actual) => {
  expect(judged(target, actual)).toBe('undetermined actual-not-numeric actual-words');
});

test.each([
  ['1份', '一份报告'],
  ['3个', '第三个'],
  ['1个', '同一个'],
  ['30%', '三成不到'],
])('%s against %s: a figure among words is for a person', (target, actual) => {
  expect(judged(target, actual)).toBe('undetermined actual-words');
});

test('words beside a spelled target stay words', () => {
  expect(judged('一次', '已完成')).toBe(judged('达标', '已完成'));
  expect(judged('一流', '一流')).toBe(judged('良好', '良好'));
});
