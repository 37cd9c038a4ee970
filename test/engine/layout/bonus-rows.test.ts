import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';
import { onlyTable } from '../../support/typical-form.ts';

/** 加分项 beside what earned it, in the columns of the levels. */

const form = (...rows: readonly string[]) =>
  formGrid(
    [
      '2023年度项目自评表',
      '项目名称\t道路养护',
      '一级指标\t二级指标\t三级指标\t目标值\t完成值\t分值\t自评得分\t说明',
      '产出指标\t数量指标\t养护里程\t≥100公里\t100公里\t60\t60',
      '效益指标\t社会效益指标\t通行时间缩短\t≥5%\t5%\t40\t40',
      ...rows,
    ].join('\n'),
  );

test('counts into the total', () => {
  const bonus = form('加分项\t获省级表彰\t\t\t\t2\t2', '总分\t\t\t\t\t\t102');
  expect(onlyTable(bonus).scored).toMatchObject([{ row: 6, bonus: true, score: { text: '2' } }]);
  expect(review([bonus]).findings.map(({ check }) => check)).not.toContain('total-mismatch');
});

test('left blank adds nothing, and nothing is open: another total is wrong', () => {
  const findings = (total: string) =>
    review([form('加分项\t获省级表彰\t\t\t\t2\t', `总分\t\t\t\t\t\t${total}`)]).findings.filter(({ check }) =>
      ['points-sum', 'total-mismatch'].includes(check),
    );
  expect(findings('100')).toEqual([]);
  expect(findings('98')).toMatchObject([{ check: 'total-mismatch', data: { blank: 0 } }]);
});

test('the sum above rows of its own is none of them', () => {
  const level = form('加分项\t\t\t\t\t2\t2', '\t\t获省级表彰\t\t\t\t2', '总分\t\t\t\t\t\t102');
  expect(onlyTable(level).scored).toMatchObject([{ row: 7, bonus: true, score: { text: '2' } }]);
});
