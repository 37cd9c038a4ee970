import type { CheckId } from '../../src/engine/checks/all.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { describeTogether } from '../../src/messages/together.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** A score that isn't the rules' and that nothing explains, in one sentence. */

const national = exampleForm('national');

function found(grid: SheetGrid): readonly AnyFinding[] {
  return review([grid]).findings;
}

function together(check: CheckId, changes: Readonly<Record<string, string>>) {
  const findings = found(withCells(national, changes));
  const scored = findings.find((finding) => finding.check === check);
  const unexplained = findings.find((finding) => finding.check === 'deduction-unexplained');
  if (scored === undefined || unexplained === undefined) throw new Error('not both were found');
  return describeTogether(scored, unexplained);
}

test.each([
  ['reached', { H17: '14', I17: '' }, '“受益居民户数”已达标，应得 15，填了 14，没有说明。'],
  ['missed', { F17: '1200户', H17: '10', I17: '' }, '“受益居民户数”未达标，应得 12，填了 10，没有说明。'],
  ['a dash for a reason', { H17: '14', I17: '无' }, '“受益居民户数”已达标，应得 15，填了 14，只写了“无”。'],
] as const)('%s, too low', (_, changes, sentence) => {
  const words = together('score-mismatch', changes);
  expect(words?.what).toBe(sentence);
  expect(words?.title).toBe('得分与评分办法不符');
  expect(words?.how).toMatch(/^得分改为 1[25]，总分随之改；确有扣分理由的，在“偏差原因分析及改进措施”栏写明；/);
});

test('too high, and below the points: the reason is wanted whatever the score', () => {
  const words = together('score-mismatch', { F17: '1200户', H17: '14', I17: '' });
  expect(words?.what).toBe('“受益居民户数”未达标，应得 12，填了 14，没有说明。');
  expect(words?.why).toBe('1200 ÷ 1500 = 80%，80% × 15 = 12。');
  expect(words?.how).toBe(
    '得分改为 12，总分随之改；如果完成值填错了，改完成值。在“偏差原因分析及改进措施”栏写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。',
  );
});

test('words of a target', () => {
  expect(together('tier-range', { H18: '9', I18: '' })?.what).toBe(
    '“管护制度健全性”完成“健全”，应得 12～15，填了 9，没有说明。',
  );
});

test('a long name gives way in the line, and stands whole beside the derivation', () => {
  const name = '受益居民户数'.repeat(9);
  const words = together('score-mismatch', { D17: name, H17: '14', I17: '' });
  expect(words?.what).toMatch(/^“受益居民户数受益[^”]*…[^”]*民户数”已达标，应得 15，填了 14，没有说明。$/);
  expect([...(words?.what ?? '')]).toHaveLength(60);
  expect(words?.why).toBe(`完成 1500户，达到 ≥1500户，得满分 15。全文：${name}。`);
});

test('nothing for other findings, for those of two rows, and for scores that were weighted twice', () => {
  const findings = found(withCells(national, { H17: '14', I17: '', H18: '9', I18: '' }));
  const of = (check: CheckId): readonly AnyFinding[] => findings.filter((finding) => finding.check === check);
  const [first, second] = of('deduction-unexplained');
  const [mismatch] = of('score-mismatch');
  if (first === undefined || second === undefined || mismatch === undefined) throw new Error('not all were found');
  expect(describeTogether(mismatch, first)).not.toBeNull();
  expect(describeTogether(mismatch, second)).toBeNull();
  expect(describeTogether(first, mismatch)).toBeNull();
  expect(describeTogether(mismatch, mismatch)).toBeNull();
  expect(describeTogether(mismatch, { ...first, sheet: '别的表' })).toBeNull();
  const folded = { ...mismatch, data: { ...mismatch.data, folded: { head: '单项', names: ['甲', '乙'] } } };
  expect(describeTogether(folded as AnyFinding, first)).toBeNull();
});
