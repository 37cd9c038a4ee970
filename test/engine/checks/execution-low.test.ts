import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { formGrid, typedCell } from '../../support/form-text.ts';

/** Nobody may be told that the form doesn't say why, while it does. */

const WHY = '合同约定验收后付款，尾款结转下年支付';

const ROWS = [
  '项目支出绩效自评表',
  '（2023年度）',
  '项目名称\t\t校舍维修',
  '主管部门\t\t教育局\t\t实施单位\t一中',
  '项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\t①',
  '\t年度资金总额\t100\t100\t50\t10\t50%\t5\t②',
  '\t其中：当年财政拨款\t60\t60\t30\t—\t\t—\t③',
  '\t其他资金\t40\t40\t20\t—\t\t—',
  '④',
  '年度总体目标\t预期目标\t\t\t实际完成情况',
  '\t⑤\t\t\t⑥',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析',
  '产出指标\t数量指标\t维修校舍\t≥2栋\t⑦\t50\t50\t⑧',
  '效益指标\t社会效益指标\t受益学生\t≥900人\t950人\t40\t40\t⑨',
  '总分\t\t\t\t\t100\t95',
  '⑩',
];

const USUAL: Readonly<Record<string, string>> = { '⑤': '维修校舍两栋', '⑥': '两栋校舍完工', '⑦': '2栋' };

function formWith(words: Readonly<Record<string, string>>): SheetGrid {
  const text = ROWS.map((row) => row.replace(/[①-⑩]/g, (mark) => words[mark] ?? USUAL[mark] ?? ''));
  return formGrid(text.join('\n'));
}

function isRaised(words: Readonly<Record<string, string>>): boolean {
  return review([formWith(words)]).findings.some(({ check }) => check === 'execution-low');
}

test('a remark beside the form explains nothing', () => {
  const form = formWith({});
  const rows = form.rows.map((row) => (row.row === 6 ? { ...row, cells: [...row.cells, typedCell(6, 10, WHY)] } : row));
  expect(review([{ ...form, rows }]).findings.some(({ check }) => check === 'execution-low')).toBe(true);
});

test('without a word anywhere it is said', () => {
  expect(isRaised({})).toBe(true);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['a column 备注 of the block of funds, in the row of the total', { '①': '备注', '②': WHY }],
  ['that column, in a row under the total', { '①': '备注', '③': WHY }],
  ['a column of the block whose head nobody knows', { '①': '支付情况', '②': WHY }],
  ['资金管理情况 between funds and goals', { '④': `资金管理情况\t${WHY}` }],
  ['资金管理情况 in one cell with its words', { '④': `资金管理情况：${WHY}` }],
  ['a row of its own, 执行准确性', { '④': `\t执行准确性\t${WHY}` }],
  ['实际完成情况', { '⑥': `两栋校舍完工，${WHY}` }],
  ['实际完成值 in words', { '⑦': `2栋，${WHY}` }],
  ['the note of an indicator', { '⑧': WHY }],
  ['the note of the last indicator', { '⑨': WHY }],
  ['the foot', { '⑩': `其他需要说明的问题\t\t${WHY}` }],
  ['备注 at the foot', { '⑩': `备注：${WHY}` }],
  ['说明 at the foot', { '⑩': `说明：${WHY}` }],
  ['a line without a name at the foot', { '⑩': WHY }],
])('words in %s are seen', (_where, words) => {
  expect(isRaised(words)).toBe(false);
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['the goal that was planned', { '⑤': `维修校舍两栋，${WHY}` }],
  ['a remark that asks for it', { '⑩': '注：预算执行率低于80%的，应说明资金没有用完的原因' }],
  ['a question of the form', { '④': '资金管理情况：是否按合同支付，资金有没有结余' }],
  ['what the block prints beside its amounts', { '①': '备注', '②': '其他资金包括自有资金和社会捐款' }],
  ['how it prints its rate', { '①': '备注', '②': '执行率=全年执行数/全年预算数' }],
  ['words about something else', { '④': '资金管理情况\t资金管理规范，专款专用', '⑧': '无' }],
])('%s explains nothing', (_where, words) => {
  expect(isRaised(words)).toBe(true);
});
