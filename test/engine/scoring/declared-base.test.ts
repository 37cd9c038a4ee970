import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** Forms that say what they are out of. */

function form(title: string, points: readonly number[], last: readonly [number, number, string]) {
  const [execution, a, b, c] = points;
  const [all, score, grade] = last;
  return formGrid(
    [
      title,
      `项目名称\t图书采购\t自评等级\t${grade}`,
      '\t预算数（万元）\t执行数（万元）\t执行率\t分值\t得分',
      `资金总额\t50\t50\t100%\t${execution}\t${execution}`,
      '指标\t目标值\t完成值\t分值\t得分\t说明',
      `采购图书\t2万册\t2万册\t${a}\t${a}\t`,
      `借阅人次\t≥5万人次\t5.3万人次\t${b}\t${b}\t`,
      `读者满意度\t≥90%\t95%\t${c}\t${c}\t`,
      `合计\t\t\t${all}\t${score}\t`,
    ].join('\n'),
  );
}

const told = (grid: ReturnType<typeof form>) =>
  review([grid]).findings.flatMap(({ check, severity }) => (severity === 'hint' ? [] : [check]));

test.each<[string, readonly number[], number]>([
  ['2023年度项目绩效自评表（满分50分）', [5, 20, 15, 10], 50],
  ['2023年度项目绩效自评表（满分60分，另40分由县级考核）', [6, 24, 20, 10], 60],
  ['2023年度项目绩效自评表（总分120分）', [12, 48, 40, 20], 120],
  ['2023年度项目绩效自评表（千分制）', [100, 400, 300, 200], 1000],
  ['2023年度项目绩效自评表（500分制）', [50, 200, 150, 100], 500],
])('%s', (title, points, all) => {
  expect(told(form(title, points, [all, all, '优']))).toEqual([]);
  const { tables } = review([form(title, points, [all, all, '优'])]);
  expect([tables[0]?.policy.base, tables[0]?.policy.grades.优]).toEqual([all, (all * 90) / 100]);
  // A total that isn't the sum, and a grade by its share of all points.
  expect(told(form(title, points, [all, all - 2, '优']))).toContain('total-mismatch');
  expect(told(form(title, points, [all, all, '中']))).toContain('grade-mismatch');
});

test('nothing else makes another number right', () => {
  expect(told(form('2023年度项目绩效自评表', [5, 20, 15, 10], [50, 50, '优']))).toContain('points-sum');
  expect(told(form('2023年度项目绩效自评表（满分100分）', [5, 20, 15, 10], [50, 50, '优']))).toContain('points-sum');
  // What its points don't come to.
  expect(told(form('2023年度项目绩效自评表（满分60分）', [5, 20, 15, 10], [50, 50, '优']))).toContain('points-sum');
});

test('the usual number is the policy’s own', () => {
  const { tables } = review([form('2023年度项目绩效自评表（满分100分）', [10, 40, 30, 20], [100, 100, '优'])]);
  expect([tables[0]?.policy.base, tables[0]?.policy.executionPoints]).toEqual([100, 10]);
});
