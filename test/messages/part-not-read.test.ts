import type { PartNotReadData } from '../../src/engine/checks/part-not-read.ts';
import { decimal } from '../../src/engine/decimal.ts';
import { partNotRead } from '../../src/messages/checks/part-not-read.ts';
import { fitted } from '../../src/messages/line.ts';

/** What is said of a part that wasn't understood, by what may stand there. */

const PART: PartNotReadData = {
  kind: 'column',
  words: '备查',
  top: 12,
  bottom: 14,
  sum: null,
  needs: ['note'],
  off: null,
};

test('a column by its head, a row by its number, several by the first and last; with what its numbers come to', () => {
  expect(fitted(partNotRead.what(PART, [])).text).toBe('“备查”这一列没有认出是什么。');
  expect(fitted(partNotRead.what({ ...PART, sum: decimal('5.50') }, [])).text).toBe(
    '“备查”这一列没有认出是什么，数字合计 5.5。',
  );
  expect(fitted(partNotRead.what({ ...PART, kind: 'row' }, [])).text).toBe('第12—14行“备查”旁边的内容没有认出是什么。');
  expect(fitted(partNotRead.what({ ...PART, kind: 'row', bottom: 12 }, [])).text).toBe(
    '第12行“备查”旁边的内容没有认出是什么。',
  );
});

test('rows that the sums prove to be scored', () => {
  const part = { ...PART, kind: 'block', needs: [], proven: { points: decimal(10), score: decimal('9.50') } } as const;
  expect(fitted(partNotRead.what(part, [])).text).toBe(
    '第12—14行“备查”没有认出是什么，已按分值 10、得分 9.5 计入合计。',
  );
  expect(partNotRead.why(part)).toBe('认出的分值合计比应有的少 10，得分合计比表内总分少 9.5，正好都等于这里的数。');
  expect(partNotRead.how(part)).toBe('核对这里是不是计分的一块、得分对不对；是的，不用改。');
});

test('money, and points of the execution that others leave', () => {
  expect(partNotRead.why({ ...PART, needs: ['all-amounts'], off: decimal(20) })).toBe(
    '认出的各项资金和总额对不上，差的可能就在这里，所以没有判定资金明细对不对。',
  );
  expect(partNotRead.why({ ...PART, needs: ['points-left'] })).toBe(
    '预算执行的分值是总分减去认出的分值，这里可能也有分值，所以没有判定预算执行的分值和得分。',
  );
});

test.each<[PartNotReadData['needs'], string | null, string]>([
  [['note'], null, '偏差原因可能写在这里，所以没有判定是否说明了原因。'],
  [['actual'], null, '没有认出“实际完成值”列，可能就是这里，所以用到它的规则没有核对。'],
  [['funds/annualBudget'], null, '没有认出“全年预算数”列，可能就是这里，所以用到它的规则没有核对。'],
  [['funds/spent'], null, '没有认出“全年执行数”列，可能就是这里，所以用到它的规则没有核对。'],
  [['all-scores'], '5', '认出的得分加起来不等于总分，相差 5 分，差的可能就在这里，所以没有判定总分对不对。'],
  [
    ['all-points'],
    '2.5',
    '认出的分值加起来不等于应有的合计，相差 2.5 分，差的可能就在这里，所以没有判定分值合计对不对。',
  ],
  [['all-points'], null, '认出的分值加起来不等于应有的合计，差的可能就在这里，所以没有判定分值合计对不对。'],
  [
    ['note', 'actual'],
    null,
    '偏差原因可能写在这里，所以没有判定是否说明了原因。没有认出“实际完成值”列，可能就是这里，所以用到它的规则没有核对。',
  ],
])('what was left open for want of %j, off by %s', (needs, off, why) => {
  expect(partNotRead.why({ ...PART, needs, off: off === null ? null : decimal(off) })).toBe(why);
});
