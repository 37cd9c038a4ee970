import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';
import { typicalForm } from '../../support/typical-form.ts';

/** Correct forms as other bureaus print them: nothing is said of them, and a slip in the part that is printed otherwise is found. */

type Cells = Readonly<Record<string, string>>;

/** Hints matter to nobody here; parts that weren't read do. */
function said(changes: Cells): string[] {
  const { findings, tables } = review([typicalForm(changes)]);
  const gaps = tables.flatMap(({ table }) => table.account.gaps.map(({ kind, words }) => `gap ${kind} ${words}`));
  return [
    ...findings.filter(({ severity }) => severity !== 'hint').map(({ check, cells }) => `${check} ${cells[0]}`),
    ...gaps,
  ];
}

/** 自评得分 and 等级 beside their labels, below other heads. */
const FOOT: Cells = { A15: '自评得分', B15: '99', D15: '等级', E15: '优', F15: '', G15: '' };
/** Points before the values, so that the grade stands below the points, or its label does. */
const POINTS_FIRST: Cells = {
  D12: '分值',
  E12: '年度指标值',
  F12: '实际完成值',
  D13: '50',
  E13: '≥2栋',
  F13: '2栋',
  D14: '40',
  E14: '≥900人',
  F14: '950人',
};
const IN_NAMES: Cells = {
  C12: '三级指标（含指标值）',
  D12: '',
  D13: '',
  D14: '',
  C13: '维修校舍（≥2栋）',
  C14: '受益学生≥900人',
};
const BLOCK: Cells = { A6: '年度预算资金（万元）', C6: '年初预算数', D6: '预算数', E6: '支出数' };

test.each<[string, Cells, Cells, string]>([
  [
    'the total beside its label, the grade below the points',
    { ...FOOT, D12: '年度指标值', E12: '分值', F12: '实际完成值', E13: '50', F13: '2栋', E14: '40', F14: '950人' },
    { B15: '71' },
    'total-mismatch B15',
  ],
  ['the label of the grade below the points', { ...FOOT, ...POINTS_FIRST }, { B15: '71' }, 'total-mismatch B15'],
  ['a total of the project', { ...FOOT, A15: '项目自评得分' }, { B15: '71' }, 'total-mismatch B15'],
  ['绩效指标 behind the levels', { C12: '绩效指标' }, { E14: '450人' }, 'unmet-full-score G14'],
  [
    'numbered names of the same level below 绩效指标',
    { C12: '绩效指标', C13: '1.维修校舍', A14: '产出指标', B14: '数量指标', C14: '2.受益学生' },
    { E14: '450人' },
    'unmet-full-score G14',
  ],
  ['年度预算资金 left of the heads', BLOCK, { G7: '41%' }, 'execution-rate G7'],
  ['设定分值 of the funds', { F6: '设定分值' }, { H7: '3' }, 'execution-score H7'],
  ['targets in the names', IN_NAMES, { E14: '450人' }, 'unmet-full-score G14'],
  [
    'a code of the budget project',
    { E3: '预算项目编码', F3: "'420000230071186" },
    { B15: '', G15: '71' },
    'total-mismatch G15',
  ],
  ['完成与否 beside the actuals', { I12: '完成与否', I13: '是', I14: '是' }, { E14: '450人' }, 'unmet-full-score G14'],
  ['历史参考值 beside them', { I12: '历史参考值', I13: '2栋', I14: '880人' }, { E14: '450人' }, 'unmet-full-score G14'],
])('%s', (_, form, slip, expected) => {
  expect(said(form)).toEqual([]);
  expect(said({ ...form, ...slip })).toContain(expected);
});

test('of numbered levels in rows of their own, 满意度 below another level’s second one is a first level', () => {
  const grid = formGrid(
    [
      '专项资金绩效自评表（2023年度）',
      '项目名称\t文化惠民\t主管部门\t文旅厅\t实施单位\t文化馆',
      '预算资金（万元）\t预算数\t执行数\t执行率\t分值\t得分',
      '合计\t300\t300\t100%\t10\t10',
      '指标\t目标值\t完成值\t分值\t得分\t未完成原因',
      '一、产出指标\t\t\t50\t50',
      '（一）数量指标',
      '演出场次\t≥300场\t310场\t50\t50',
      '二、效益指标\t\t\t30\t30',
      '（一）社会效益',
      '观众人次\t≥10万人次\t10.5万人次\t30\t30',
      '三、满意度指标\t\t\t10\t10',
      '观众满意度\t≥90%\t92%\t10\t10',
      '总分\t\t\t100\t100',
    ].join('\n'),
  );
  const { findings, tables } = review([grid]);
  expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  expect(tables[0]?.table.indicators.at(-1)?.level1?.name).toContain('满意度');
});

test('an adjusted budget beside a label of the block with no amounts below it is the budget', () => {
  const { tables } = review([typicalForm(BLOCK)]);
  expect(tables[0]?.table.funds?.total?.annualBudget?.text).toBe('110');
  expect(tables[0]?.table.funds?.total?.initialBudget?.text).toBe('100');
});

test('a name without a sign and a number has no target', () => {
  const { tables } = review([typicalForm({ ...IN_NAMES, C14: '受益学生900人' })]);
  expect(tables[0]?.table.indicators.map(({ target }) => target?.text ?? null)).toEqual(['≥2栋', null]);
});
