import { type CheckId, checkBlocks } from '../../../src/engine/checks/all.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { exampleForm, formGrid, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { reported as reportedOf } from '../../support/reported.ts';
import { stackedForms } from '../../support/stacked-forms.ts';
import { withBlankRows } from '../../support/transform.ts';

/** Findings about the table, its funds, its total and the workbook: every check, every state, as its reader gets it, word for word. */

const national = exampleForm('national');
const hubei = exampleForm('hubei');
const operators = exampleForm('operator-columns');
/** A form with two pairs of goals. */
const goals = formGrid(
  [
    '2023年度项目自评表',
    '项目名称\t养老服务',
    '年度绩效目标\t预期目标\t\t实际完成情况',
    '目标1\t补助12个服务站\t\t补助了12个服务站',
    '目标2\t培训护理人员100名，持证上岗\t\t培训护理人员100人，全部持证',
    '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分',
    '产出指标\t数量指标\t服务站\t≥12个\t12个\t100\t100',
  ].join('\n'),
);
/** A form without a block of funds. */
const fundless = formGrid(
  [
    '2023年项目绩效自评表',
    '项目名称\t档案数字化',
    '填报单位\t清河县档案馆',
    '一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\t偏差原因',
    '产出指标\t数量指标\t数字化页数\t≥10万页\t12万页\t50\t50',
    '效益指标\t社会效益\t查档效率\t提高\t提高\t50\t50',
    '合计\t\t\t\t\t100\t100',
  ].join('\n'),
);

const seen = new Set<CheckId>();

function reported(check: CheckId, grid: SheetGrid, policy?: string): string[] {
  seen.add(check);
  return reportedOf(check, grid, policy);
}

describe('column-missing', () => {
  test('the target', () => {
    expect(reported('column-missing', withCells(national, { E12: '' }))).toEqual([
      'warning D12 indicators/target',
      '绩效指标部分没有认出“年度指标值”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"indicators","column":"target"}',
    ]);
  });

  test('the actual', () => {
    expect(reported('column-missing', withCells(national, { F12: '' }))).toEqual([
      'warning D12 indicators/actual',
      '绩效指标部分没有认出“实际完成值”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"indicators","column":"actual"}',
    ]);
  });

  test('points and score', () => {
    expect(reported('column-missing', withCells(national, { G12: '', H12: '' }))).toEqual([
      'warning D12 indicators/points',
      '绩效指标部分没有认出“分值”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"indicators","column":"points"}',
      'warning D12 indicators/score',
      '绩效指标部分没有认出“得分”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"indicators","column":"score"}',
    ]);
  });

  test('the spending', () => {
    expect(reported('column-missing', withCells(national, { F5: '' }))).toEqual([
      'warning E5 funds/spent',
      '项目资金部分没有认出“全年执行数”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"funds","column":"spent"}',
    ]);
  });

  test('a form without funds', () => {
    expect(reported('column-missing', withCells(fundless, { D4: '', F4: '' }))).toEqual([
      'warning C4 indicators/target',
      '绩效指标部分没有认出“年度指标值”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"indicators","column":"target"}',
      'warning C4 indicators/points',
      '绩效指标部分没有认出“分值”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"indicators","column":"points"}',
    ]);
  });

  test('a form whose labels carry the points', () => {
    expect(reported('column-missing', withCells(hubei, { G6: '' }))).toEqual([
      'warning D6 indicators/score',
      '绩效指标部分没有认出“得分”列。',
      '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
      '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
      '{"block":"indicators","column":"score"}',
    ]);
  });
});

describe('formula-error', () => {
  test('every kind of place', () => {
    expect(
      reported(
        'formula-error',
        withCells(national, {
          D3: '#N/A',
          B11: '#REF!',
          E6: '#DIV/0!',
          D13: '#NAME?',
          E14: '#NUM!',
          H15: '#VALUE!',
          H20: '#NULL!',
        }),
      ),
    ).toEqual([
      'error D3 project',
      '项目名称显示错误值 #N/A。',
      '没有查到对应的数据。这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"basics","field":"project"},"code":"#N/A"}',
      'error E6 年度资金总额/annualBudget',
      '“年度资金总额”的全年预算数显示错误值 #DIV/0!。',
      '除数是 0 或空白。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"fund","row":"年度资金总额","column":"annualBudget"},"code":"#DIV/0!"}',
      'error B11 goal',
      '预期目标显示错误值 #REF!。',
      '引用的单元格已被删除。这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"goal","side":"goal","number":null},"code":"#REF!"}',
      'error D13 产出指标/数量指标/#NAME?/name',
      '“#NAME?”的名称显示错误值 #NAME?。',
      '公式名称写错，或者引用的名称不存在。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"indicator","name":"#NAME?","column":"name"},"code":"#NAME?"}',
      'error E14 产出指标/质量指标/工程验收合格率/target',
      '“工程验收合格率”的年度指标值显示错误值 #NUM!。',
      '数字超出了能计算的范围。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"indicator","name":"工程验收合格率","column":"target"},"code":"#NUM!"}',
      'error H15 产出指标/时效指标/按期完工率/score',
      '“按期完工率”的得分显示错误值 #VALUE!。',
      '公式里用了不能计算的内容，例如文字。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"indicator","name":"按期完工率","column":"score"},"code":"#VALUE!"}',
      'error H20 total/score',
      '总分显示错误值 #NULL!。',
      '公式里的区域写法不对。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"total","column":"score"},"code":"#NULL!"}',
    ]);
  });

  test('the reasons at the foot', () => {
    expect(reported('formula-error', withCells(hubei, { B12: '#REF!', G11: '#REF!', G5: '#VALUE!' }))).toEqual([
      'error G5 年度财政资金总额/score',
      '“年度财政资金总额”的得分显示错误值 #VALUE!。',
      '公式里用了不能计算的内容，例如文字。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"fund","row":"年度财政资金总额","column":"score"},"code":"#VALUE!"}',
      'error G11 total/score',
      '总分显示错误值 #REF!。',
      '引用的单元格已被删除。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"total","column":"score"},"code":"#REF!"}',
      'error B12 reason',
      '表末的原因分析显示错误值 #REF!。',
      '引用的单元格已被删除。这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"reason"},"code":"#REF!"}',
    ]);
  });

  test('the grade, and columns of their own', () => {
    expect(
      reported(
        'formula-error',
        withCells(operators, { J20: '#N/A', D14: '#REF!', F14: '#REF!', H20: '#REF!', H6: '#REF!' }),
      ),
    ).toEqual([
      'error H6 年度资金总额/points',
      '“年度资金总额”的分值显示错误值 #REF!。',
      '引用的单元格已被删除。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"fund","row":"年度资金总额","column":"points"},"code":"#REF!"}',
      'error D14 产出指标/数量指标/维修教学楼栋数/operator',
      '“维修教学楼栋数”的指标性质显示错误值 #REF!。',
      '引用的单元格已被删除。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"indicator","name":"维修教学楼栋数","column":"operator"},"code":"#REF!"}',
      'error F14 产出指标/数量指标/维修教学楼栋数/unit',
      '“维修教学楼栋数”的度量单位显示错误值 #REF!。',
      '引用的单元格已被删除。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"indicator","name":"维修教学楼栋数","column":"unit"},"code":"#REF!"}',
      'error H20 total/points',
      '总分的分值显示错误值 #REF!。',
      '引用的单元格已被删除。由它计算的得分和总分也不可靠；这一格没有参加其他核对。',
      '改正公式，或者直接填入内容。',
      '{"place":{"kind":"total","column":"points"},"code":"#REF!"}',
    ]);
  });
});

describe('not-calculated', () => {
  test('one', () => {
    expect(reported('not-calculated', withCells(national, { H20: '=SUM(H13:H19) →' }))).toEqual([
      'warning H20 table',
      '总分是公式，文件里没有计算结果，没有核对。',
      '文件由程序生成、还没有被表格软件计算过时会这样。公式的结果未知，不能当作空白，也不能当作 0。',
      '用 Excel 或 WPS 表格打开文件，保存一次，再重新核对。',
      '{"places":[{"kind":"total","column":"score"}]}',
    ]);
  });

  test('several', () => {
    expect(
      reported(
        'not-calculated',
        withCells(national, { D3: '=A1 →', E6: '=A1 →', F6: '=A1 →', H6: '=A1 →', H20: '=A1 →' }),
      ),
    ).toEqual([
      'warning D3 E6 F6 H6 H20 table',
      '5 个公式在文件里没有计算结果，没有核对（D3、E6、F6…）。',
      '这些公式是项目名称、“年度资金总额”的全年预算数、“年度资金总额”的全年执行数、“年度资金总额”的执行率等 5 处。文件由程序生成、还没有被表格软件计算过时会这样。公式的结果未知，不能当作空白，也不能当作 0。全文：D3、E6、F6、H6、H20。',
      '用 Excel 或 WPS 表格打开文件，保存一次，再重新核对。',
      '{"places":[{"kind":"basics","field":"project"},{"kind":"fund","row":"年度资金总额","column":"annualBudget"},{"kind":"fund","row":"年度资金总额","column":"spent"},{"kind":"fund","row":"年度资金总额","column":"rate"},{"kind":"total","column":"score"}]}',
    ]);
  });
});

describe('number-as-text', () => {
  test('one', () => {
    expect(reported('number-as-text', withCells(national, { H13: "'20" }))).toEqual([
      'hint H13 table',
      '“改造小区数量”的得分“20”是文本格式，不是数字。',
      '求和公式不计入文本，用公式算出的合计会偏小；系统导入时也可能读不出来。',
      '转换为数字：选中单元格，点旁边的提示标记，选“转换为数字”。',
      'safe: H13 ← 20',
      '{"places":[{"place":{"kind":"indicator","name":"改造小区数量","column":"score"},"text":"20"}]}',
    ]);
  });

  test('several, one of them made by a formula', () => {
    expect(
      reported(
        'number-as-text',
        withCells(national, {
          D6: "'120",
          E6: "'120.00",
          F7: "'120",
          G6: "'10",
          I6: "'10",
          G13: "'20",
          H14: "=A1 → '10",
          G20: "'100",
          H20: "'100",
        }),
      ),
    ).toEqual([
      'hint D6 E6 G6 I6 F7 G13 H14 G20 H20 table',
      '有 9 个数字是文本格式（D6、E6、G6…）。',
      '文本格式的是“年度资金总额”的年初预算数“120”、“年度资金总额”的全年预算数“120.00”、“年度资金总额”的分值“10”、“年度资金总额”的得分“10”等 9 处。求和公式不计入文本，用公式算出的合计会偏小；系统导入时也可能读不出来。全文：D6、E6、G6、I6、F7、G13、H14、G20、H20。',
      '转换为数字：选中单元格，点旁边的提示标记，选“转换为数字”。',
      'safe: D6 ← 120, E6 ← 120, G6 ← 10, I6 ← 10, F7 ← 120, G13 ← 20, G20 ← 100, H20 ← 100',
      '{"places":[{"place":{"kind":"fund","row":"年度资金总额","column":"initialBudget"},"text":"120"},{"place":{"kind":"fund","row":"年度资金总额","column":"annualBudget"},"text":"120.00"},{"place":{"kind":"fund","row":"年度资金总额","column":"points"},"text":"10"},{"place":{"kind":"fund","row":"年度资金总额","column":"score"},"text":"10"},{"place":{"kind":"fund","row":"当年财政拨款","column":"spent"},"text":"120"},{"place":{"kind":"indicator","name":"改造小区数量","column":"points"},"text":"20"},{"place":{"kind":"indicator","name":"工程验收合格率","column":"score"},"text":"10"},{"place":{"kind":"total","column":"points"},"text":"100"},{"place":{"kind":"total","column":"score"},"text":"100"}]}',
    ]);
  });
});

describe('basics-missing', () => {
  test('all of them', () => {
    expect(reported('basics-missing', withCells(national, { A2: '（   年度）', D3: '', D4: '', G4: '' }))).toEqual([
      'error A2 year',
      '表里没有写明是哪一年度。',
      '没有年度，就不知道这张表对应哪一年的预算。',
      '在标题或“（    年度）”处填写年度，例如“（2024年度）”。',
      '{"field":"year"}',
      'error B3 project',
      '项目名称没有填写。',
      '缺少项目名称，无法与批复的预算项目对应，会被退回。',
      '按预算批复填写项目名称。',
      '{"field":"project"}',
      'error B4 department',
      '主管部门没有填写。',
      '缺少主管部门，无法与批复的预算项目对应，会被退回。',
      '按预算批复填写主管部门。',
      '{"field":"department"}',
      'error G4 unit',
      '实施单位没有填写。',
      '缺少实施单位，无法与批复的预算项目对应，会被退回。',
      '按预算批复填写实施单位。',
      '{"field":"unit"}',
    ]);
  });

  test('no place for the year', () => {
    expect(reported('basics-missing', withCells(national, { A2: '' }))).toEqual([
      'hint A1 year',
      '表里没有写明是哪一年度。',
      '没有年度，就不知道这张表对应哪一年的预算。',
      '在标题或“（    年度）”处填写年度，例如“（2024年度）”。',
      '{"field":"year"}',
    ]);
  });
});

describe('goal-missing', () => {
  test('a row about how it was done is no second pair of goals', () => {
    const form = withCells(withBlankRows(national, [12]), {
      A12: '实施内容及过程概述',
      B12: '按计划分三期施工，逐户接通。',
    });
    expect(reportedOf('goal-missing', form)).toEqual([]);
  });

  const done = '3月招标，5月开工，9月逐户接通并验收。';
  const result = '6个小区全部完工并通水，水压达到设计要求。';
  test.each([
    ['below the goals, its label where they stand', { B12: '实施内容及过程概述', C12: done }],
    ['below the goals, under another label of the block', { A12: '政策目标', B12: done }],
    ['as a column instead of what became of the goal', { F10: '实施内容及过程概述', F11: done }],
    ['as a third column', { H10: '主要做法', H11: done }],
    ['as a third column that speaks of goals', { H10: '中期目标', H11: done }],
    ['each text beside its label', { B10: result, B11: '', F10: '实际完成情况', F11: '', G10: result }],
    [
      'between the labels',
      { C10: result, B11: '主要做法', C11: done, F10: '', F11: '', B12: '实际完成情况', C12: result },
    ],
  ])('how it was done, %s', (_, cells) => {
    expect(reportedOf('goal-missing', withCells(withBlankRows(national, [12]), cells))).toEqual([]);
  });

  test('the text beside its label is blank', () => {
    const form = withCells(national, {
      B10: '6个小区的供水管网改造，居民用水稳定。',
      B11: '',
      F11: '',
      F10: '实际完成情况',
    });
    expect(reportedOf('goal-missing', form)[0]).toBe('warning G10 goalResult');
  });

  test('a dash beside the results of other years says that this one isn’t over', () => {
    const years = withCells(withBlankRows(national, [12]), {
      B11: '2023年接通6个小区。',
      F11: result,
      B12: '2024年接通8个小区。',
    });
    expect(reportedOf('goal-missing', withCells(years, { F12: '---' }))).toEqual([]);
    expect(reportedOf('goal-missing', withCells(years, { F12: '' }))[0]).toBe('warning F12 goalResult/2');
    expect(reportedOf('goal-missing', withCells(years, { F11: '—', F12: '—' }))[0]).toBe('warning F11 goalResult/1');
  });

  test('both', () => {
    expect(reported('goal-missing', withCells(national, { B11: '', F11: '—' }))).toEqual([
      'warning B11 goal',
      '预期目标没有填写。',
      '没有预期目标，实际完成情况和各项指标就没有对照。',
      '按年初批复的绩效目标原文填写。',
      '{"side":"goal","number":null}',
      'warning F11 goalResult',
      '实际完成情况没有填写。',
      '没有实际完成情况，看不出目标实现了没有。',
      '对照预期目标逐项写明做了什么、达到什么结果，写出数字。',
      '{"side":"goalResult","number":null}',
    ]);
  });

  test('one side of the second pair', () => {
    expect(reported('goal-missing', withCells(goals, { D5: '' }))).toEqual([
      'warning D5 goalResult/2',
      '第2组的实际完成情况没有填写。',
      '没有实际完成情况，看不出目标实现了没有。',
      '对照预期目标逐项写明做了什么、达到什么结果，写出数字。',
      '{"side":"goalResult","number":2}',
    ]);
  });

  test('the other side of the second pair', () => {
    expect(reported('goal-missing', withCells(goals, { B5: '无' }))).toEqual([
      'warning B5 goal/2',
      '第2组的预期目标没有填写。',
      '没有预期目标，实际完成情况和各项指标就没有对照。',
      '按年初批复的绩效目标原文填写。',
      '{"side":"goal","number":2}',
    ]);
  });

  test('one side of the first pair', () => {
    expect(reported('goal-missing', withCells(goals, { D4: '' }))).toEqual([
      'warning D4 goalResult/1',
      '第1组的实际完成情况没有填写。',
      '没有实际完成情况，看不出目标实现了没有。',
      '对照预期目标逐项写明做了什么、达到什么结果，写出数字。',
      '{"side":"goalResult","number":1}',
    ]);
  });

  test('no pair used', () => {
    expect(reported('goal-missing', withCells(goals, { B4: '', D4: '', B5: '', D5: '' }))).toEqual([
      'warning B4 goal',
      '预期目标没有填写。',
      '没有预期目标，实际完成情况和各项指标就没有对照。',
      '按年初批复的绩效目标原文填写。',
      '{"side":"goal","number":null}',
      'warning D4 goalResult',
      '实际完成情况没有填写。',
      '没有实际完成情况，看不出目标实现了没有。',
      '对照预期目标逐项写明做了什么、达到什么结果，写出数字。',
      '{"side":"goalResult","number":null}',
    ]);
  });
});

describe('goal-copied', () => {
  test('the only pair', () => {
    expect(reported('goal-copied', withCells(national, { F11: '完成6个小区的供水管网改造，居民用水稳定' }))).toEqual([
      'hint F11 B11 goalResult',
      '实际完成情况与预期目标文字相同。',
      '预期目标写的是计划，实际完成情况请写成结果。',
      '改写成已经做到的事：完成的数量、时间、取得的效果；没有做到的也写明。',
      '{"number":null}',
    ]);
  });

  test('the second of two', () => {
    expect(reported('goal-copied', withCells(goals, { D5: '培训护理人员100名、持证上岗。' }))).toEqual([
      'hint D5 B5 goalResult/2',
      '第2组的实际完成情况与预期目标文字相同。',
      '预期目标写的是计划，实际完成情况请写成结果。',
      '改写成已经做到的事：完成的数量、时间、取得的效果；没有做到的也写明。',
      '{"number":2}',
    ]);
  });
});

describe('prompt-left', () => {
  test('a prompt', () => {
    expect(reported('prompt-left', withCells(national, { F11: '请填写本年度完成情况', I13: '（100字以内）' }))).toEqual(
      [
        'warning F11 goalResult',
        '实际完成情况里留着填表提示“请填写本年度完成情况”。',
        '提示语是写给填表人看的，留在表里等于没有填写。',
        '删去提示语，换成本项目的实际内容。',
        '{"place":{"kind":"goal","side":"goalResult","number":null},"left":"prompt","text":"请填写本年度完成情况"}',
        'warning I13 产出指标/数量指标/改造小区数量/note',
        '“改造小区数量”的偏差原因分析及改进措施里留着填表提示“(100字以内)”。',
        '提示语是写给填表人看的，留在表里等于没有填写。',
        '删去提示语，换成本项目的实际内容。',
        '{"place":{"kind":"indicator","name":"改造小区数量","column":"note"},"left":"prompt","text":"(100字以内)"}',
      ],
    );
  });

  test('holes', () => {
    expect(
      reported(
        'prompt-left',
        withCells(national, {
          D3: 'XX项目',
          E13: '≥**个',
          F13: '__个',
          D16: '改造____费',
          F11: '改造小区××个。',
          I14: '因20XX年停工。',
        }),
      ),
    ).toEqual([
      'warning D3 project',
      '项目名称里还有待填处“XX项目”。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"basics","field":"project"},"left":"hole","text":"XX项目"}',
      'warning F11 goalResult',
      '实际完成情况里还有待填处“××个”。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"goal","side":"goalResult","number":null},"left":"hole","text":"××个"}',
      'warning E13 产出指标/数量指标/改造小区数量/target',
      '“改造小区数量”的年度指标值里还有待填处“**个”。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"indicator","name":"改造小区数量","column":"target"},"left":"hole","text":"**个"}',
      'warning F13 产出指标/数量指标/改造小区数量/actual',
      '“改造小区数量”的实际完成值里还有待填处“__”。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"indicator","name":"改造小区数量","column":"actual"},"left":"hole","text":"__"}',
      'warning I14 产出指标/质量指标/工程验收合格率/note',
      '“工程验收合格率”的偏差原因分析及改进措施里还有待填处“20XX年”。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"indicator","name":"工程验收合格率","column":"note"},"left":"hole","text":"20XX年"}',
      'warning D16 产出指标/成本指标/改造____费/name',
      '“改造____费”的名称里还有待填处“____”。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"indicator","name":"改造____费","column":"name"},"left":"hole","text":"____"}',
    ]);
  });

  test('one cause in several rows is one finding, with the rows that only lack the number', () => {
    expect(
      reported(
        'prompt-left',
        withCells(national, {
          D13: '畜舍(≥**平方米)',
          D14: '药池(≥**立方米)',
          D15: '水沟(≥米)',
          I15: '（100字以内）',
          I16: '（100字以内）',
        }),
      ),
    ).toEqual([
      'warning D13 D14 D15 indicators/name hole',
      '3 项指标的名称里还有待填处“**平方米”（“畜舍(≥**平方米)”、“药池(≥**立方米)”、“水沟(≥米)”）。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"indicator","name":"畜舍(≥**平方米)","column":"name"},"left":"hole","text":"**平方米","names":["畜舍(≥**平方米)","药池(≥**立方米)","水沟(≥米)"]}',
      'warning I15 I16 indicators/note (100字以内)',
      '2 项指标的偏差原因分析及改进措施里留着填表提示“(100字以内)”（“水沟(≥米)”、“户均改造成本”）。',
      '提示语是写给填表人看的，留在表里等于没有填写。',
      '删去提示语，换成本项目的实际内容。',
      '{"place":{"kind":"indicator","name":"水沟(≥米)","column":"note"},"left":"prompt","text":"(100字以内)","names":["水沟(≥米)","户均改造成本"]}',
    ]);
    // By itself a sign says little.
    expect(reported('prompt-left', withCells(national, { D15: '水沟(≥米)' }))).toEqual([]);
  });

  test('a draft', () => {
    expect(
      reported(
        'prompt-left',
        withCells(national, { I13: '扣5分。原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。' }),
      ),
    ).toEqual([
      'warning I13 产出指标/数量指标/改造小区数量/note',
      '“改造小区数量”的偏差原因分析及改进措施里还有待填处“请填写原因”。',
      '填好之前，这一项不完整。',
      '写上具体的原因或措施，替换掉括号里的提示。',
      '{"place":{"kind":"indicator","name":"改造小区数量","column":"note"},"left":"draft","text":"(请填写原因)"}',
    ]);
  });

  test('at the foot', () => {
    expect(reported('prompt-left', withCells(hubei, { B12: '（限200字以内）', B13: '整改XX个问题。' }))).toEqual([
      'warning B12 reason',
      '表末的原因分析里留着填表提示“(限200字以内)”。',
      '提示语是写给填表人看的，留在表里等于没有填写。',
      '删去提示语，换成本项目的实际内容。',
      '{"place":{"kind":"reason"},"left":"prompt","text":"(限200字以内)"}',
    ]);
  });

  test('in the second goal', () => {
    expect(reported('prompt-left', withCells(goals, { D5: '培训__人。' }))).toEqual([
      'warning D5 goalResult/2',
      '第2组的实际完成情况里还有待填处“__”。',
      '填好之前，这一项不完整。',
      '请填上实际的数字或内容。',
      '{"place":{"kind":"goal","side":"goalResult","number":2},"left":"hole","text":"__"}',
    ]);
  });
});

describe('budget-missing', () => {
  test('the budget is blank, the sources have it', () => {
    expect(reported('budget-missing', withCells(national, { E6: '' }))).toEqual([
      'error E6 年度资金总额/annualBudget',
      '“年度资金总额”的全年预算数没有填写，明细合计 120万元。',
      '执行率 = 全年执行数 ÷ 全年预算数，总额缺一个数就算不出执行率和得分。',
      '把各项资金的合计填到“年度资金总额”，执行率和得分随之改。',
      'safe: E6 ← 120',
      '{"row":"年度资金总额","amounts":[{"column":"annualBudget","state":"blank","text":"","details":"120"}],"unit":"万元"}',
    ]);
  });

  test('the spending is no number', () => {
    expect(reported('budget-missing', withCells(national, { F6: '已全部支付完毕', F7: '' }))).toEqual([
      'error F6 年度资金总额/spent',
      '“年度资金总额”的全年执行数“已全部支付完毕”不是数字。',
      '执行率 = 全年执行数 ÷ 全年预算数，总额缺一个数就算不出执行率和得分。',
      '按调整后的全年预算和决算数填写“年度资金总额”。',
      '{"row":"年度资金总额","amounts":[{"column":"spent","state":"unreadable","text":"已全部支付完毕","details":null}],"unit":"万元"}',
    ]);
  });

  test('both, and an initial budget of 0', () => {
    expect(reported('budget-missing', withCells(national, { D6: '0', E6: '0', F6: '' }))).toEqual([
      'error E6 F6 D6 年度资金总额/annualBudget',
      '“年度资金总额”的全年预算数、全年执行数、年初预算数没有填好。',
      '全年预算数填了 0，明细合计 120万元。全年执行数没有填写，明细合计 120万元。年初预算数填了 0，明细合计 120万元。执行率 = 全年执行数 ÷ 全年预算数，总额缺一个数就算不出执行率和得分。',
      '把各项资金的合计填到“年度资金总额”，执行率和得分随之改。',
      'safe: E6 ← 120, F6 ← 120, D6 ← 120',
      '{"row":"年度资金总额","amounts":[{"column":"annualBudget","state":"zero","text":"0","details":"120"},{"column":"spent","state":"blank","text":"","details":"120"},{"column":"initialBudget","state":"zero","text":"0","details":"120"}],"unit":"万元"}',
    ]);
  });

  test('nothing to add up', () => {
    expect(reported('budget-missing', withCells(national, { E6: '', E7: '', F6: '', F7: '', D6: '', D7: '' }))).toEqual(
      [
        'error E6 F6 年度资金总额/annualBudget',
        '“年度资金总额”的全年预算数、全年执行数没有填写。',
        '全年预算数没有填写。全年执行数没有填写。执行率 = 全年执行数 ÷ 全年预算数，总额缺一个数就算不出执行率和得分。',
        '按调整后的全年预算和决算数填写“年度资金总额”。',
        '{"row":"年度资金总额","amounts":[{"column":"annualBudget","state":"blank","text":"","details":null},{"column":"spent","state":"blank","text":"","details":null}],"unit":"万元"}',
      ],
    );
  });

  test('sources that add up in two ways', () => {
    expect(reported('budget-missing', withCells(national, { E6: '', B8: '其中：中央补助', E8: '120' }))).toEqual([
      'error E6 年度资金总额/annualBudget',
      '“年度资金总额”的全年预算数没有填写。',
      '执行率 = 全年执行数 ÷ 全年预算数，总额缺一个数就算不出执行率和得分。',
      '按调整后的全年预算和决算数填写“年度资金总额”。',
      '{"row":"年度资金总额","amounts":[{"column":"annualBudget","state":"blank","text":"","details":null}],"unit":"万元"}',
    ]);
  });
});

describe('budget-zero', () => {
  test('spent without a budget', () => {
    expect(reported('budget-zero', withCells(national, { E6: '0', E7: '' }))).toEqual([
      'error E6 F6 年度资金总额/annualBudget',
      '全年预算数是 0，全年执行数是 120万元。',
      '支出要有批准的预算；预算数是 0，算不出执行率。',
      '年中追加的预算要计入全年预算数（调整后）；没有预算的支出请核实资金来源。',
      '{"row":"年度资金总额","spent":"120","unit":"万元"}',
    ]);
  });
});

describe('overspent', () => {
  test('more than the budget', () => {
    expect(reported('overspent', withCells(national, { F6: '121', F7: '121' }))).toEqual([
      'warning F6 E6 年度资金总额/spent',
      '全年执行数 121万元，比全年预算数 120万元多 1万元。',
      '121 ÷ 120 = 100.83%。执行数一般不超过全年预算数，请核对；预算执行得分最高为满分。',
      '核对全年预算数是不是调整后的数、是否漏了追加或上年结转的资金；执行数只填本项目的支出。',
      '{"rate":"1.00833333333333333333","budget":"120","spent":"121","unit":"万元"}',
    ]);
  });
});

describe('fund-details-sum', () => {
  test('each column', () => {
    expect(reported('fund-details-sum', withCells(national, { D7: '1', E7: '121', F7: '119.99' }))).toEqual([
      'warning D6 D7 D8 D9 年度资金总额/initialBudget',
      '年初预算数：各项合计 1万元，“年度资金总额”是 120万元，差 119万元。',
      '总额应当等于其中各项资金之和。',
      '核对是总额填错了，还是某项资金漏填、重填。',
      '{"column":"initialBudget","row":"年度资金总额","total":"120","details":"1","unit":"万元"}',
      'warning E6 E7 E8 E9 年度资金总额/annualBudget',
      '全年预算数：各项合计 121万元，“年度资金总额”是 120万元，差 1万元。',
      '总额应当等于其中各项资金之和。',
      '核对是总额填错了，还是某项资金漏填、重填。',
      '{"column":"annualBudget","row":"年度资金总额","total":"120","details":"121","unit":"万元"}',
      'warning F6 F7 F8 F9 年度资金总额/spent',
      '全年执行数：各项合计 119.99万元，“年度资金总额”是 120万元，差 0.01万元。',
      '总额应当等于其中各项资金之和。',
      '核对是总额填错了，还是某项资金漏填、重填。',
      '{"column":"spent","row":"年度资金总额","total":"120","details":"119.99","unit":"万元"}',
    ]);
  });
});

describe('fund-details-blank', () => {
  test('no source', () => {
    expect(reported('fund-details-blank', withCells(national, { D7: '', E7: '', F7: '' }))).toEqual([
      'hint E7 F7 D7 E8 F8 D8 E9 F9 D9 funds/details',
      '“年度资金总额”是 120万元，其中各项资金都没有填写。',
      '表样要求把总额按财政拨款、结转资金、其他资金等来源分列。',
      '按资金来源把总额填到相应的行。',
      '{"row":"年度资金总额","total":"120","unit":"万元"}',
    ]);
  });
});

describe('fund-details-scored', () => {
  test('points, score, both', () => {
    expect(reported('fund-details-scored', withCells(national, { G7: '10', I8: '5', G9: '1', I9: '2' }))).toEqual([
      'warning G7 当年财政拨款',
      '“当年财政拨款”一行不计分，分值 10 应改为“—”。',
      '预算执行只在资金总额一行计分，其中各行的分值、得分应为“—”；填了数会被重复计算。',
      '把这一行的分值、得分改为“—”。',
      'safe: G7 ← "—"',
      '{"row":"当年财政拨款","points":"10","score":null}',
      'warning I8 上年结转资金',
      '“上年结转资金”一行不计分，得分 5 应改为“—”。',
      '预算执行只在资金总额一行计分，其中各行的分值、得分应为“—”；填了数会被重复计算。',
      '把这一行的分值、得分改为“—”。',
      'safe: I8 ← "—"',
      '{"row":"上年结转资金","points":null,"score":"5"}',
      'warning G9 I9 其他资金',
      '“其他资金”一行不计分，分值 1、得分 2 应改为“—”。',
      '预算执行只在资金总额一行计分，其中各行的分值、得分应为“—”；填了数会被重复计算。',
      '把这一行的分值、得分改为“—”。',
      'safe: G9 ← "—", I9 ← "—"',
      '{"row":"其他资金","points":"1","score":"2"}',
    ]);
  });

  test('where the total row has none', () => {
    expect(reported('fund-details-scored', withCells(national, { G6: '', G7: '10', I7: '9' }))).toEqual([
      'warning G7 I7 当年财政拨款',
      '“当年财政拨款”一行不计分，分值 10、得分 9 应改为“—”。',
      '预算执行只在资金总额一行计分，其中各行的分值、得分应为“—”；填了数会被重复计算。',
      '把这一行的分值、得分改为“—”。',
      'choice: G7 ← "—", I7 ← "—"',
      '{"row":"当年财政拨款","points":"10","score":"9"}',
    ]);
  });
});

describe('fund-details-scored beside a total row that is filled in part', () => {
  const fixes = (changes: Parameters<typeof withCells>[1]): string[] =>
    reported('fund-details-scored', withCells(national, changes)).filter((line) => /^(?:safe|choice):/.test(line));

  test.each([
    [{ I6: '', G7: '1' }, ['safe: G7 ← "—"']],
    [{ G6: '', I7: '1' }, ['safe: I7 ← "—"']],
    [{ I6: '', I7: '1' }, ['choice: I7 ← "—"']],
    [{ G6: '', G7: '1' }, ['choice: G7 ← "—"']],
  ])('%j', (changes, expected) => {
    expect(fixes(changes)).toEqual(expected);
  });
});

describe('fund-points', () => {
  test('nothing', () => {
    expect(reported('fund-points', withCells(national, { G6: '' }))).toEqual([
      'error G6 年度资金总额/points',
      '预算执行的分值没有填写，应为 10。',
      '这一格是预算执行率的分值（总分减去各项指标分值之和：10），与各项指标的分值相加应等于总分。',
      '改为 10。',
      '{"row":"年度资金总额","recorded":null,"expected":"10","source":"remainder"}',
    ]);
  });

  test('the total of the form', () => {
    expect(reported('fund-points', withCells(national, { G6: '100' }))).toEqual([
      'error G6 年度资金总额/points',
      '预算执行的分值应为 10，填成了全表总分 100。',
      '这一格是预算执行率的分值（总分减去各项指标分值之和：10），与各项指标的分值相加应等于总分；常见的错误是把全表的总分填到了这里。',
      '改为 10。',
      '{"row":"年度资金总额","recorded":"100","expected":"10","source":"remainder"}',
    ]);
  });

  test('less than nothing, where the indicators leave nothing', () => {
    expect(reported('fund-points', withCells(national, { G6: '-1', G13: '30', H13: '30' }))).toEqual([
      'error G6 年度资金总额/points',
      '预算执行的分值填了 -1。',
      '这一格是预算执行率的分值，与各项指标的分值相加应等于总分。',
      '各项指标的分值合计已经是满分：先定预算执行占多少分，再把指标的分值减去这么多。',
      '{"row":"年度资金总额","recorded":"-1","expected":null,"source":null}',
    ]);
  });

  test('the total of the form, where the indicators leave nothing', () => {
    expect(reported('fund-points', withCells(national, { G6: '100', G13: '30', H13: '30' }))).toEqual([
      'error G6 年度资金总额/points',
      '预算执行的分值填成了全表总分 100。',
      '这一格是预算执行率的分值，与各项指标的分值相加应等于总分；常见的错误是把全表的总分填到了这里。',
      '各项指标的分值合计已经是满分：先定预算执行占多少分，再把指标的分值减去这么多。',
      '{"row":"年度资金总额","recorded":"100","expected":null,"source":null}',
    ]);
  });

  test('another number than the label', () => {
    expect(
      reported('fund-points', withCells(national, { G6: '100', A5: '项目资金（万元）（15分）', G13: '30', H13: '30' })),
    ).toEqual([
      'error G6 年度资金总额/points',
      '预算执行的分值应为 15，填成了全表总分 100。',
      '这一格是预算执行率的分值（表头写明的分值：15），与各项指标的分值相加应等于总分；常见的错误是把全表的总分填到了这里。',
      '改为 15。',
      '{"row":"年度资金总额","recorded":"100","expected":"15","source":"label"}',
    ]);
  });
});

describe('amount-unit', () => {
  test('the unit of the head', () => {
    expect(reported('amount-unit', withCells(national, { E6: '120万元', E7: '120万' }))).toEqual([
      'warning E6 年度资金总额/annualBudget',
      '“年度资金总额”的全年预算数写成“120万元”，表头的单位是万元。',
      '单位已由表头写明；带单位的金额是文字，不能求和，也不能计算执行率。',
      '换算成以万元为单位的数，只填数字。',
      '{"place":{"kind":"fund","row":"年度资金总额","column":"annualBudget"},"text":"120万元","own":"万元","head":"万元","same":true}',
      'warning E7 当年财政拨款/annualBudget',
      '“当年财政拨款”的全年预算数写成“120万”，表头的单位是万元。',
      '单位已由表头写明；带单位的金额是文字，不能求和，也不能计算执行率。',
      '换算成以万元为单位的数，只填数字。',
      '{"place":{"kind":"fund","row":"当年财政拨款","column":"annualBudget"},"text":"120万","own":"万","head":"万元","same":true}',
    ]);
  });

  test('another unit', () => {
    expect(reported('amount-unit', withCells(national, { D6: '1200000元', F7: '1200000元' }))).toEqual([
      'warning D6 年度资金总额/initialBudget',
      '“年度资金总额”的年初预算数写成“1200000元”，表头的单位是万元。',
      '同一列里“元”和表头的“万元”两种单位并用，容易读错；带单位的金额是文字，不能求和。',
      '换算成以万元为单位的数，只填数字。',
      '{"place":{"kind":"fund","row":"年度资金总额","column":"initialBudget"},"text":"1200000元","own":"元","head":"万元","same":false}',
      'warning F7 当年财政拨款/spent',
      '“当年财政拨款”的全年执行数写成“1200000元”，表头的单位是万元。',
      '同一列里“元”和表头的“万元”两种单位并用，容易读错；带单位的金额是文字，不能求和。',
      '换算成以万元为单位的数，只填数字。',
      '{"place":{"kind":"fund","row":"当年财政拨款","column":"spent"},"text":"1200000元","own":"元","head":"万元","same":false}',
    ]);
  });
});

describe('execution-rate', () => {
  test('blank', () => {
    expect(
      reported('execution-rate', withCells(national, { F6: '103.4', F7: '103.4', H6: '', I6: '8.62', H20: '98.62' })),
    ).toEqual([
      'error H6 F6 E6 年度资金总额/rate',
      '“年度资金总额”的执行率没有填写，应为 86.17%。',
      '执行率 = 全年执行数 ÷ 全年预算数（调整后）：103.4 ÷ 120 = 86.17%。',
      '填写 86.17%。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"blank","printed":"","byFormat":false}',
    ]);
  });

  test('a dash', () => {
    expect(
      reported('execution-rate', withCells(national, { F6: '103.4', F7: '103.4', H6: '—', I6: '8.62', H20: '98.62' })),
    ).toEqual([
      'error H6 F6 E6 年度资金总额/rate',
      '“年度资金总额”的执行率没有填写，应为 86.17%。',
      '执行率 = 全年执行数 ÷ 全年预算数（调整后）：103.4 ÷ 120 = 86.17%。',
      '填写 86.17%。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"blank","printed":"—","byFormat":false}',
    ]);
  });

  test('unreadable', () => {
    expect(
      reported(
        'execution-rate',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '已完成', I6: '8.62', H20: '98.62' }),
      ),
    ).toEqual([
      'error H6 F6 E6 年度资金总额/rate',
      '“年度资金总额”的执行率“已完成”不是数字，应为 86.17%。',
      '执行率 = 全年执行数 ÷ 全年预算数（调整后）：103.4 ÷ 120 = 86.17%。',
      '改为 86.17%；如果执行率没有错，请核对预算数和执行数。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"unreadable","printed":"已完成","byFormat":false}',
    ]);
  });

  test('another number', () => {
    expect(
      reported(
        'execution-rate',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '97%', I6: '8.62', H20: '98.62' }),
      ),
    ).toEqual([
      'error H6 F6 E6 年度资金总额/rate',
      '“年度资金总额”的执行率应为 86.17%，填了 97%。',
      '执行率 = 全年执行数 ÷ 全年预算数（调整后）：103.4 ÷ 120 = 86.17%。',
      '改为 86.17%；如果执行率没有错，请核对预算数和执行数。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"differs","printed":"97%","byFormat":false}',
    ]);
  });

  test('rounded', () => {
    expect(
      reported(
        'execution-rate',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '86%', I6: '8.62', H20: '98.62' }),
      ),
    ).toEqual([
      'hint H6 F6 E6 年度资金总额/rate',
      '“年度资金总额”的执行率保留两位小数是 86.17%，填了 86%。',
      '执行率 = 全年执行数 ÷ 全年预算数（调整后）：103.4 ÷ 120 = 86.17%。',
      '写成 86.17%，与得分的计算一致。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"rounded","printed":"86%","byFormat":false}',
    ]);
  });
});

describe('execution-score', () => {
  test('blank', () => {
    expect(
      reported(
        'execution-score',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '86.17%', I6: '', H20: '98.62' }),
      ),
    ).toEqual([
      'error I6 F6 E6 年度资金总额/score',
      '预算执行得分没有填写，应为 8.62（86.17% × 10）。',
      '预算执行得分 = 执行率 × 分值：103.4 ÷ 120 = 86.17%，86.17% × 10 = 8.62。',
      '填写 8.62，同时核对总分。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"blank","printed":"","points":"10","expected":"8.62","capped":false}',
    ]);
  });

  test('unreadable', () => {
    expect(
      reported(
        'execution-score',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '86.17%', I6: '满分', H20: '98.62' }),
      ),
    ).toEqual([
      'error I6 F6 E6 年度资金总额/score',
      '预算执行得分“满分”不是数字，应为 8.62。',
      '预算执行得分 = 执行率 × 分值：103.4 ÷ 120 = 86.17%，86.17% × 10 = 8.62。',
      '改为 8.62，同时核对总分。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"unreadable","printed":"满分","points":"10","expected":"8.62","capped":false}',
    ]);
  });

  test('another number', () => {
    expect(
      reported(
        'execution-score',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '86.17%', I6: '8.5', H20: '98.62' }),
      ),
    ).toEqual([
      'error I6 F6 E6 年度资金总额/score',
      '预算执行得分应为 8.62（86.17% × 10），填了 8.5。',
      '预算执行得分 = 执行率 × 分值：103.4 ÷ 120 = 86.17%，86.17% × 10 = 8.62。',
      '改为 8.62，同时核对总分。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"differs","printed":"8.5","points":"10","expected":"8.62","capped":false}',
    ]);
  });

  test('rounded', () => {
    expect(
      reported(
        'execution-score',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '86.17%', I6: '8.6', H20: '98.62' }),
      ),
    ).toEqual([
      'hint I6 F6 E6 年度资金总额/score',
      '预算执行得分应为 8.62，填的 8.6 是取整后的数。',
      '预算执行得分 = 执行率 × 分值：103.4 ÷ 120 = 86.17%，86.17% × 10 = 8.62。',
      '办法没有要求取整时，写成 8.62，总分随之改。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"rounded","printed":"8.6","points":"10","expected":"8.62","capped":false}',
    ]);
  });

  test('more than its points', () => {
    expect(
      reported(
        'execution-score',
        withCells(national, { F6: '103.4', F7: '103.4', H6: '86.17%', I6: '98', H20: '98.62' }),
      ),
    ).toEqual([
      'error I6 F6 E6 年度资金总额/score',
      '预算执行得分应为 8.62（86.17% × 10），填了 98，超过分值。',
      '预算执行得分 = 执行率 × 分值：103.4 ÷ 120 = 86.17%，86.17% × 10 = 8.62。',
      '改为 8.62，同时核对总分。这一格只填预算执行的得分，全表的总分填在总分一行。',
      '{"rate":"0.86166666666666666667","budget":"120","spent":"103.4","row":"年度资金总额","state":"over","printed":"98","points":"10","expected":"8.62","capped":false}',
    ]);
  });

  test('less than all points for more than the budget', () => {
    expect(reported('execution-score', withCells(national, { F6: '126', F7: '126', H6: '105%', I6: '9.5' }))).toEqual([
      'error I6 F6 E6 年度资金总额/score',
      '预算执行得分应为 10（100% × 10），填了 9.5。',
      '预算执行得分 = 执行率 × 分值：126 ÷ 120 = 105%，超过 100% 按 100% 计，100% × 10 = 10。',
      '改为 10，同时核对总分。',
      '{"rate":"1.05","budget":"120","spent":"126","row":"年度资金总额","state":"differs","printed":"9.5","points":"10","expected":"10","capped":true}',
    ]);
  });
});

describe('execution-low', () => {
  test('half', () => {
    expect(
      reported('execution-low', withCells(national, { F6: '60', F7: '60', H6: '50%', I6: '5', H20: '95' })),
    ).toEqual([
      'warning H6 年度资金总额/rate',
      '执行率 50%，低于 80%，表里没有说明原因。',
      '60 ÷ 120 = 50%。预算没有执行完，应当说明原因和改进措施。',
      '在原因栏、偏差原因栏或实际完成情况里写明资金为什么没有用完（例如尾款按合同次年支付、采购节约、资金年底下达），以及下一步怎么办。',
      '{"rate":"0.5","budget":"120","spent":"60","limit":"0.8"}',
    ]);
  });

  test('with a place for the reason at the foot', () => {
    expect(
      reported('execution-low', withCells(hubei, { E5: '150', F5: '50%', G5: '10', G11: '90', B12: '无' })),
    ).toEqual([
      'warning B12 年度财政资金总额/rate',
      '执行率 50%，低于 80%，表里没有说明原因。',
      '150 ÷ 300 = 50%。预算没有执行完，应当说明原因和改进措施。',
      '在原因栏、偏差原因栏或实际完成情况里写明资金为什么没有用完（例如尾款按合同次年支付、采购节约、资金年底下达），以及下一步怎么办。',
      '{"rate":"0.5","budget":"300","spent":"150","limit":"0.8"}',
    ]);
  });
});

describe('a total under a merged area', () => {
  const merged = (area: string, changes: Readonly<Record<string, string>>): SheetGrid => ({
    ...withCells(national, changes),
    merges: [gridRange(area)],
  });

  test('of its label: nobody can fill it', () => {
    expect(reported('total-missing', merged('A20:H20', { G20: '', H20: '' }))).toEqual([
      'error A20 total/score',
      '总分没有填写，各项得分合计 100。',
      '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
      '总分的单元格被合并单元格盖住，看不见也填不进去：先取消合并。再填写 100。',
      '{"sum":"100","blank":0,"covered":true}',
    ]);
  });

  test('with the total’s points: one of them is the score’s', () => {
    expect(reported('total-missing', merged('G20:H20', { H20: '' }))).toEqual([
      'error G20 total/score',
      '总分没有填写，各项得分合计 100。',
      '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
      '总分的单元格被合并单元格盖住，看不见也填不进去：先取消合并。再填写 100。',
      '{"sum":"100","blank":0,"covered":true}',
    ]);
  });

  test('a number that nobody sees', () => {
    const [cells, what, , how, ...rest] = reported('total-mismatch', merged('A20:H20', { H20: '90' }));
    expect([cells, what, how]).toEqual([
      'error A20 total/score',
      '各项得分合计 100，总分填了 90，相差 10。',
      '核对各项得分；得分没有错的，总分改为 100。总分的单元格被合并单元格盖住，看不见也填不进去：先取消合并。',
    ]);
    expect(rest).toHaveLength(1);
  });

  test('of its own, with a blank to the left of the head: that is the cell to fill', () => {
    expect(reported('total-missing', merged('F20:H20', { F20: '', G20: '', H20: '' }))).toEqual([
      'error F20 total/score',
      '总分没有填写，各项得分合计 100。',
      '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
      '填写 100。',
      'safe: F20 ← 100',
      '{"sum":"100","blank":0}',
    ]);
    const filled = reported('total-missing', merged('F20:H20', { F20: '100', G20: '', H20: '' }));
    expect(filled).toEqual([]);
  });
});

describe('total-missing', () => {
  test('all scores are there', () => {
    expect(reported('total-missing', withCells(national, { H20: '' }))).toEqual([
      'error H20 total/score',
      '总分没有填写，各项得分合计 100。',
      '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
      '填写 100。',
      'safe: H20 ← 100',
      '{"sum":"100","blank":0}',
    ]);
  });

  test('scores are blank', () => {
    expect(reported('total-missing', withCells(national, { H20: '', H14: '', H13: '' }))).toEqual([
      'error H20 total/score',
      '总分没有填写，已填的得分合计 70，还有 2 项空着。',
      '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
      '先填完各项得分，再填写合计。',
      '{"sum":"70","blank":2}',
    ]);
  });

  test('no score at all', () => {
    expect(
      reported(
        'total-missing',
        withCells(national, { I6: '', H13: '', H14: '', H15: '', H16: '', H17: '', H18: '', H19: '', H20: '' }),
      ),
    ).toEqual([
      'error H20 total/score',
      '总分没有填写。',
      '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
      '先填完各项得分，再填写合计。',
      '{"sum":null,"blank":8}',
    ]);
  });
});

describe('total-mismatch', () => {
  test('another number', () => {
    expect(reported('total-mismatch', withCells(national, { H20: '99' }))).toEqual([
      'error H20 total/score',
      '各项得分合计 100，总分填了 99，相差 1。',
      '总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加。',
      '核对各项得分；得分没有错的，总分改为 100。',
      'safe: H20 ← 100',
      '{"state":"differs","recorded":"99","sum":"100","blank":0,"upTo":"100","executionLeftOut":false,"base":100}',
    ]);
  });

  test('rounded', () => {
    expect(reported('total-mismatch', withCells(national, { H13: '18.62', H20: '98.6' }))).toEqual([
      'hint H20 total/score',
      '各项得分合计 98.62，总分填的 98.6 是取整后的数。',
      '总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加。',
      '核对各项得分；得分没有错的，总分改为 98.62。',
      'safe: H20 ← 98.62',
      '{"state":"rounded","recorded":"98.6","sum":"98.62","blank":0,"upTo":"98.62","executionLeftOut":false,"base":100}',
    ]);
  });

  test('scores are blank', () => {
    expect(reported('total-mismatch', withCells(national, { H14: '', H20: '80' }))).toEqual([
      'error H20 total/score',
      '各项得分合计 90（还有 1 项得分空着），总分填了 80，相差 10。',
      '空着的全部得满分，也只有 100。总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加。',
      '核对各项得分；得分没有错的，总分改为 90。',
      '{"state":"differs","recorded":"80","sum":"90","blank":1,"upTo":"100","executionLeftOut":false,"base":100}',
    ]);
  });

  test('scores are blank, nobody knows what they can add', () => {
    expect(reported('total-mismatch', withCells(national, { H14: '', G14: '', H20: '80' }))).toEqual([
      'error H20 total/score',
      '各项得分合计 90（还有 1 项得分空着），总分填了 80，相差 10。',
      '总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加。',
      '核对各项得分；得分没有错的，总分改为 90。',
      '{"state":"differs","recorded":"80","sum":"90","blank":1,"upTo":null,"executionLeftOut":false,"base":100}',
    ]);
  });

  test('the execution score is out of bounds', () => {
    expect(reported('total-mismatch', withCells(national, { I6: '100', H20: '50' }))).toEqual([
      'error H20 total/score',
      '各项得分合计 90，总分填了 50，相差 40。',
      '总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加；预算执行的得分超过了它的分值，没有计入。',
      '先改正预算执行的得分，再重新相加。',
      '{"state":"differs","recorded":"50","sum":"90","blank":0,"upTo":"90","executionLeftOut":true,"base":100}',
    ]);
  });

  test('more than all points', () => {
    expect(reported('total-mismatch', withCells(national, { G13: '30', H13: '30' }))).toEqual([
      'error H20 total/score',
      '各项得分合计 110，总分填了 100，相差 10。',
      '总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加。',
      '各项得分合计超过了 100，先核对各项分值和得分。',
      '{"state":"differs","recorded":"100","sum":"110","blank":0,"upTo":"110","executionLeftOut":false,"base":100}',
    ]);
  });

  test('a formula', () => {
    expect(reported('total-mismatch', withCells(national, { H20: '=SUM(H13:H19) → 90' }))).toEqual([
      'error H20 total/score',
      '各项得分合计 100，总分填了 90，相差 10。',
      '总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加。',
      '核对各项得分；得分没有错的，总分改为 100。',
      'choice: H20 ← 100',
      '{"state":"differs","recorded":"90","sum":"100","blank":0,"upTo":"100","executionLeftOut":false,"base":100}',
    ]);
  });
});

describe('grade-mismatch', () => {
  test('in one word', () => {
    expect(reported('grade-mismatch', withCells(operators, { J20: '良' }))).toEqual([
      'error J20 total/grade',
      '总分 99.5 的等级应为“优”，填了“良”。',
      '按评分办法，90 分及以上为优，80 分及以上为良，60 分及以上为中，其余为差。',
      '等级改为“优”；如果等级没有错，请核对总分。',
      'choice: J20 ← "优"',
      '{"recorded":"良","expected":"优","total":"99.5","limits":{"优":90,"良":80,"中":60}}',
    ]);
  });

  test('in two', () => {
    expect(reported('grade-mismatch', withCells(operators, { J20: '中等', I20: '85' }))).toEqual([
      'error J20 total/grade',
      '总分 85 的等级应为“良”，填了“中等”。',
      '按评分办法，90 分及以上为优，80 分及以上为良，60 分及以上为中，其余为差。',
      '等级改为“良”；如果等级没有错，请核对总分。',
      'choice: J20 ← "良好"',
      '{"recorded":"中等","expected":"良","total":"85","limits":{"优":90,"良":80,"中":60}}',
    ]);
  });

  test('ticked', () => {
    expect(reported('grade-mismatch', withCells(national, { A21: '自评等级', C21: '优□ 良☑ 中□ 差□' }))).toEqual([
      'error C21 total/grade',
      '总分 100 的等级应为“优”，填了“优□ 良☑ 中□ 差□”。',
      '按评分办法，90 分及以上为优，80 分及以上为良，60 分及以上为中，其余为差。',
      '等级改为“优”；如果等级没有错，请核对总分。',
      '{"recorded":"优□ 良☑ 中□ 差□","expected":"优","total":"100","limits":{"优":90,"良":80,"中":60}}',
    ]);
  });
});

describe('of several forms', () => {
  const all = (check: CheckId, ...grids: readonly SheetGrid[]): string[] => {
    seen.add(check);
    return reportedOf(check, grids);
  };

  test('duplicate-project', () => {
    const words = [
      '一个项目一个年度只填一张自评表；常见的原因是复制上一张表后忘了改项目名称。',
      '核对项目名称；确实重复的删去一张，分单位实施的写明各自的实施单位。',
    ];
    expect(all('duplicate-project', national, hubei, { ...national, name: '表二' })).toEqual([
      'warning D3 project',
      '项目“老旧小区供水改造”在工作表“自评表”里还有一张自评表。',
      ...words,
      '{"project":"老旧小区供水改造","otherSheet":"自评表","sameSheet":false}',
    ]);
    expect(all('duplicate-project', stackedForms(national, 2))).toEqual([
      'warning D26 project',
      '项目“老旧小区供水改造”在同一张工作表里还有一张自评表。',
      ...words,
      '{"project":"老旧小区供水改造","otherSheet":"自评表","sameSheet":true}',
    ]);
  });

  test('year-differs', () => {
    const of = (year: string, sheet: string) =>
      withCells({ ...national, name: sheet }, { A2: year, D3: `${sheet}的项目` });
    const grids = [
      of('（2022年度）', '一'),
      of('（2023年度）', '二'),
      of('（   年度）', '三'),
      of('（2023年度）', '四'),
    ];
    expect(all('year-differs', ...grids)).toEqual([
      'warning A2 year',
      '这张表写的是 2022 年度，3 张表中有 2 张是 2023 年度。',
      '同一批报送的自评表应当是同一年度；常见的原因是沿用上年的表忘了改年度。',
      '核对年度；应为 2023 年的，改过来。',
      '{"year":2022,"common":2023,"tables":3,"sharing":2}',
    ]);
  });
});

describe('sheets', () => {
  const hidden = (grid: SheetGrid): SheetGrid => ({ ...grid, visibility: 'hidden' });
  const all = (check: CheckId, ...grids: readonly SheetGrid[]): string[] => {
    seen.add(check);
    return reportedOf(check, grids);
  };

  test('no-form, for a form whose heads have other names', () => {
    expect(
      all('no-form', withCells(national, { E12: '年初情况', F12: '年底情况', G12: '甲', H12: '乙', B13: '第一类' })),
    ).toEqual([
      'warning B12 C12 D12 I12 自评表',
      '没有找到绩效自评表：工作表“自评表”像自评表，但没有认出来，没有核对。',
      '要找的是同一行里的“三级指标”“年度指标值”“实际完成值”“分值”“得分”一类的表头，下面有指标行。最接近的一行认出了“一级指标”“二级指标”“三级指标”“偏差原因分析及改进措施”，没有认出“年度指标值”“实际完成值”“分值”“得分”。',
      '如果它是自评表，请对照下发的表样看表头，或者人工核对这张表；没有核对不等于没有问题。',
      '{"sheet":"自评表","kind":"evaluation","heads":["一级指标","二级指标","三级指标","偏差原因分析及改进措施"],"missing":["target","actual","points","score"],"beside":false}',
    ]);
  });

  test('no-form, for a workbook that has nothing to do with it', () => {
    const ledger = formGrid('收支表\n项目\t金额\n水费\t3', '收支');
    expect(all('no-form', ledger, { ...ledger, name: '收支二' })).toEqual([
      'warning  收支',
      '没有找到绩效自评表：工作表“收支”不像自评表，没有核对。',
      '要找的是同一行里的“三级指标”“年度指标值”“实际完成值”“分值”“得分”一类的表头，下面有指标行。这里没有一行认出两个以上。',
      '如果它不是自评表，不用改；要核对的是自评表时，检查是不是选错了文件或工作表。',
      '{"sheet":"收支","kind":"other","heads":[],"missing":[],"beside":false}',
    ]);
  });

  test.each([
    ['2023年度项目支出绩效目标表\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t站点\t≥3个', 'goals'],
    ['2023年整体支出绩效评价得分表\n序号\t评价内容\t得分\n1\t相关性\t5', 'scores'],
    ['绩效监控表\n三级指标\t年度指标值\t1-8月完成情况\t完成进度\n站点\t3个\t2个\t66%', 'progress'],
    ['指标完成情况台账\n序号\t指标名称\t完成时间\n1\t站点\t3月', 'ledger'],
    ['自评得分汇总表\n序号\t项目名称\t自评得分\n1\t供水\t98', 'summary'],
    ['项目绩效自评表\n事项\t自评内容\t完成情况\n管理\t依据\t已完成', 'record'],
  ])('no-form, for %j', (text, kind) => {
    const grid = formGrid(text, '表一');
    expect(all('no-form', grid).at(-1)).toContain(`"kind":"${kind}"`);
    // Beside a form it is worth a line, and no more.
    expect(all('no-form', grid, national)[0]).toMatch(/^hint /);
    expect(review([grid, national]).verdict).toBe('ready');
  });

  test.each<[string, string]>([
    ...['汇总', '得分汇总表', '一览表', '项目一览'].map((name): [string, string] => [name, 'summary']),
    ...['台账', '台帐', '明细表', '支出明细'].map((name): [string, string] => [name, 'ledger']),
    ...['监控表', '进度表', '执行进度'].map((name): [string, string] => [name, 'progress']),
    ...['填表说明', '说明', '目录', '封面', '模板使用办法', '指标库'].map((name): [string, string] => [name, 'other']),
    // More than one: explanations first, then summaries, ledgers.
    ['汇总说明', 'other'],
    ['台账汇总', 'summary'],
    ['进度台账', 'ledger'],
    ['说明一', 'evaluation'],
    ['表一', 'evaluation'],
  ])('no-form, by the name of the sheet or its title: %s', (title, kind) => {
    const heads = '三级指标\t年度指标值\t情形\t权数\n站点\t3个\t略\t略';
    const kindOf = (grid: SheetGrid): unknown =>
      review([grid]).findings.map(({ check, data }) => (check === 'no-form' && 'kind' in data ? data.kind : check));
    expect(kindOf(formGrid(`某某表\n${heads}`, title))).toEqual([kind]);
    expect(kindOf(formGrid(`${title}\n${heads}`, '表一'))).toEqual([kind]);
    // Four rows may hold the title.
    expect(kindOf(formGrid(`一\n二\n三\n${title}\n${heads}`, '表一'))).toEqual([kind]);
    expect(kindOf(formGrid(`一\n二\n三\n四\n${title}\n${heads}`, '表一'))).toEqual(['evaluation']);
  });

  test('no-form, for a sheet beside a form that could be one', () => {
    const unread = withCells(
      { ...national, name: '另一张' },
      { E12: '年初情况', F12: '年底情况', G12: '甲', H12: '乙', B13: '第一类' },
    );
    expect(all('no-form', national, unread).slice(0, 2)).toEqual([
      'warning B12 C12 D12 I12 另一张',
      '工作表“另一张”像自评表，但没有认出来，没有核对。',
    ]);
    expect(review([national, unread]).verdict).toBe('needs-review');
  });

  test('no-form is silent on hidden sheets and on explanations beside a form', () => {
    const words = formGrid('填表说明\n一、自评得分按评价标准填写\n二、指标未完成的写明原因', '说明');
    expect(all('no-form', national, words)).toEqual([]);
    expect(all('no-form', national, hidden(withCells(national, { E12: '', F12: '' })))).toEqual([]);
  });

  test('hidden-sheet', () => {
    expect(all('hidden-sheet', national, hidden({ ...hubei, name: '上年' }))).toEqual([
      'warning  上年',
      '隐藏的工作表“上年”里有自评表（“社区养老服务补助”），没有核对。',
      '隐藏的工作表多半是上年的表或留底，不知道要不要报送，所以只读不核对。',
      '要报送的，取消隐藏再核对，或者选“核对隐藏的工作表”；不要的，报送前删掉。',
      '{"sheet":"上年","forms":1,"project":"社区养老服务补助"}',
    ]);
    const two = hidden(stackedForms({ ...national, name: '留底' }, 2));
    expect(all('hidden-sheet', two)[1]).toBe('隐藏的工作表“留底”里有 2 张自评表（“老旧小区供水改造”等），没有核对。');
    expect(all('hidden-sheet', national, hidden(formGrid('选项\n优\n良\n得分\n指标', '字典')))).toEqual([]);
  });

  test('a hidden form is judged when somebody asks for it', () => {
    const faulty = hidden(withCells(national, { H20: '99' }));
    const requested = review([faulty], { hidden: true });
    expect(requested.findings.map(({ check }) => check)).toEqual(['total-mismatch']);
    expect(requested).toMatchObject({ verdict: 'has-errors', coverage: { tables: 1 } });
    expect(review([faulty])).toMatchObject({ tables: [], verdict: 'not-checked' });
  });

  test('no-indicators', () => {
    const rows = [13, 14, 15, 16, 17, 18, 19];
    const blank = Object.fromEntries(rows.flatMap((row) => [...'BCDEFGH'].map((column) => [`${column}${row}`, ''])));
    const gutted = withCells(national, blank);
    expect(all('no-indicators', gutted)).toEqual([
      'error D12 indicators',
      '第12行的表头下面没有读到指标。',
      '自评表靠指标说明绩效；没有指标，目标、完成值、分值和得分都无从核对。',
      '在第12行的表头下面填写指标；指标写在别处的，移到表头下面，并对照表样检查表头。',
      '{"head":12,"placeholders":0}',
    ]);
    const template = withCells(national, { ...blank, D13: '指标1：', D14: '指标2：' });
    expect(all('no-indicators', template)[1]).toBe('第12行的表头下面没有读到指标，只有 2 行没有填的指标。');
  });

  test('form-cut', () => {
    expect(all('form-cut', withCells(national, { B3020: '后来补的指标' }))).toEqual([
      'warning A3012 rows',
      '这张表只读到第3012行，下面还有内容，没有核对。',
      '一张自评表在指标的表头下面最多读 3000 行、100 个表头，再往下通常是别的资料。',
      '把第3012行以下与自评无关的内容移到别的工作表；确实还有指标的，分成几张表再核对。',
      '{"last":3012}',
    ]);
    expect(all('form-cut', withCells(national, { B3012: '到此为止' }))).toEqual([]);
  });

  test('part-not-read', () => {
    const column = { J12: '加评分数', J13: '2', J14: '3' };
    expect(all('part-not-read', withCells(national, { ...column, H20: '105' }))).toEqual([
      'warning J12 J13 J14 加评分数',
      '“加评分数”这一列没有认出是什么，数字合计 5。',
      '认出的得分加起来不等于总分，相差 5 分，差的可能就在这里，所以没有判定总分对不对。',
      '对照表样看这里是什么：属于自评内容的，请人工核对有关的分值、得分和总分；与核对无关的，可以忽略这一条。',
      '{"kind":"column","words":"加评分数","top":12,"bottom":14,"sum":"5","needs":["all-scores"],"off":"5"}',
    ]);
    expect(all('part-not-read', withCells(national, column))).toEqual([]);
  });

  test('part-not-read: a number that nobody can reckon with isn’t added', () => {
    const column = { J12: '加评分数', J13: '9'.repeat(400), J14: '3' };
    expect(all('part-not-read', withCells(national, { ...column, H20: '103' }))[1]).toBe(
      '“加评分数”这一列没有认出是什么，数字合计 3。',
    );
  });

  test('a finding in a hidden row says so', () => {
    const grid = withCells(national, { H20: '99' });
    const rows = grid.rows.map((row) => (row.row === 20 ? { ...row, hidden: true } : row));
    expect(reportedOf('total-mismatch', { ...grid, rows })[1]).toMatch(/（第20行是隐藏的）。$/);
    expect(reportedOf('total-mismatch', grid)[1]).not.toContain('隐藏');
  });
});

describe('total-twice', () => {
  test('the head as it was before', () => {
    expect(reported('total-twice', withCells(national, { I2: '自评得分：98分' }))).toEqual([
      'error I2 H20 total/again',
      '表头“自评得分”填了 98，总分一行填了 100，相差 2。',
      '同一张表的总分只能是一个数；改过一处，另一处没有跟着改，审核时会退回。',
      '总分一行等于各项得分之和：各项没有错的，表头“自评得分”改为 100。',
      'choice: I2 ← "自评得分：100分"',
      '{"name":"自评得分","head":"98","total":"100","isSum":true}',
    ]);
  });

  test('where the row isn’t the sum either, nothing is proposed', () => {
    const [, , , how, data] = reported('total-twice', withCells(national, { H2: '总得分', I2: '98', H20: '97' }));
    expect(how).toBe('先核对总分一行是否等于各项得分之和，再把两处改成一样的数。');
    expect(data).toBe('{"name":"总得分","head":"98","total":"97","isSum":false}');
  });

  test.each<[string, string, string]>([
    ['the same number', '自评得分', '100分'],
    ['no number', '自评得分', '待定'],
    ['nothing', '自评得分', ''],
    ['last year’s', '上年自评得分', '98'],
    ['what others gave', '财政复核得分', '98'],
    ['full marks', '满分', '98'],
  ])('%s is none', (_what, label, value) => {
    expect(reported('total-twice', withCells(national, { H2: label, I2: value }))).toEqual([]);
  });

  test('fewer digits are the same number', () => {
    const scores = { H15: '9.56', H20: '99.56' };
    expect(reported('total-twice', withCells(national, { ...scores, H2: '自评得分', I2: '99.6' }))).toEqual([]);
    expect(reported('total-twice', withCells(national, { ...scores, H2: '自评得分', I2: '99.5' }))).toHaveLength(6);
  });
});

describe('subtotal-mismatch', () => {
  test('a group’s sum with a row’s old score in it', () => {
    const form = (score: string) =>
      withCells(national, { C16: '', D16: '小计', E16: '', F16: '', G14: '20', H14: '20', G16: '50', H16: score });
    expect(reported('subtotal-mismatch', form('48'))).toEqual([
      'error H16 D16 产出指标/小计/score',
      '“小计”的得分填了 48，所含 3 项合计 50，相差 2。',
      '这一行的分值与所含 3 项之和相符，得分却不是它们之和；总分若按小计相加，也会跟着错。',
      '核对所含各项的得分；没有错的，这一格改为 50。',
      'choice: H16 ← 50',
      '{"name":"小计","part":"score","recorded":"48","sum":"50","count":3}',
    ]);
    expect(reported('subtotal-mismatch', form('50'))).toEqual([]);
  });
});

test('no check is left out', () => {
  const { table, funds, total } = checkBlocks;
  expect([...seen].sort()).toEqual(Object.keys({ ...table, ...funds, ...total }).sort());
});
