import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** Points that were changed during the year, beside what they were, and what was taken off. */

function found(heads: string, one: string, other: string, total: string): readonly string[] {
  const { tables, findings } = review([
    formGrid(
      [
        '2023年度项目支出绩效自评表',
        '项目名称\t河道清淤',
        '主管部门\t水利局\t\t实施单位\t河道管理所',
        `一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t${heads}\t偏差原因分析`,
        `产出指标\t数量指标\t清淤河段\t≥3段\t3段\t${one}\t`,
        `效益指标\t社会效益指标\t受益村庄\t≥8个\t9个\t${other}\t`,
        `总分\t\t\t\t\t${total}\t`,
      ].join('\n'),
    ),
  ]);
  const table = tables[0]?.table;
  return [
    `${table?.heads.points?.text}`,
    ...findings.map(({ check, cells }) => `${check} ${cells[0]}`),
    ...(table?.account.gaps ?? []).map(({ words }) => `gap ${words}`),
  ];
}

test.each<[string, string, string, string]>([
  ['分值\t调整后分值\t得分', '60\t50\t50', '40\t50\t50', '100\t100\t100'],
  ['调整后分值\t分值\t得分', '50\t60\t50', '50\t40\t50', '100\t100\t100'],
  ['原分值\t调整后分值\t得分', '60\t50\t50', '40\t50\t50', '100\t100\t100'],
  ['调整前分值\t调整后的分值\t得分', '60\t50\t50', '40\t50\t50', '100\t100\t100'],
  ['上年分值\t调整后分值\t得分', '60\t50\t50', '40\t50\t50', '100\t100\t100'],
])('%s: the points as adjusted count', (heads, one, other, total) => {
  const [points, ...rest] = found(heads, one, other, total);
  expect(points).toMatch(/^调整后/);
  expect(rest).toEqual([]);
});

test('a score beyond the points as adjusted is told', () => {
  expect(found('分值\t调整后分值\t得分', '60\t50\t55', '40\t50\t45', '100\t100\t100')).toContain(
    'score-over-points H5',
  );
});

test.each(['扣分', '扣分值', '扣减分', '扣减分值', '失分', '减分'])('%s is what is left to the points', (head) => {
  const heads = `分值\t${head}\t得分`;
  expect(found(heads, '50\t0\t50', '50\t0\t50', '100\t0\t100')).toEqual(['分值']);
  // It is no score of its own: a wrong total is told.
  expect(found(heads, '50\t0\t50', '50\t0\t50', '100\t0\t98')).toEqual(['分值', 'total-mismatch H7']);
});
