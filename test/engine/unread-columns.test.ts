import { review } from '../../src/engine/review.ts';
import { formGrid } from '../support/form-text.ts';

/** Columns of numbers under heads that nobody knows are named, whatever the form seems to lack. */

function told(heads: string, rows: readonly string[]): readonly string[] {
  const { verdict, findings } = review([
    formGrid(['2023年度教育专项自评表', '项目名称\t校舍', '主管部门\t教育局', heads, ...rows].join('\n')),
  ]);
  return [verdict, ...findings.map(({ check, cells }) => `${check} ${cells[0]}`)];
}

test('targets and actuals, in a form that seems only to score', () => {
  const rows = ['产出指标\t校舍\t2\t栋\t2\t栋\t50\t50', '效益指标\t学生\t900\t人\t950\t人\t50\t40'];
  expect(told('一级指标\t三级指标\t寅\t卯\t辰\t巳\t分值\t得分', rows)[0]).toBe('needs-review');
});

test('points and scores, in a form that seems to have none', () => {
  const rows = ['产出\t校舍\t2\t栋\t2\t栋\t50\t50', '效益\t学生\t900\t人\t950\t人\t50\t40'];
  expect(told('大类\t细目\t数\t单位\t数\t单位\t数\t数', rows)).toEqual(['needs-review', 'part-not-read G4']);
});

test('a form without them has nothing to tell of', () => {
  const rows = ['产出指标\t校舍\t≥2栋\t2栋\t如期', '效益指标\t学生\t≥900人\t950人\t如期'];
  expect(told('一级指标\t三级指标\t年度指标值\t实际完成值\t情形', rows)).toEqual(['ready']);
});
