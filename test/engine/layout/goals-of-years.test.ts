import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** Goals of several years beside that of the year, and where the texts of both stand. */

const ABOVE = ['2023年度项目支出绩效自评表', '项目名称\t河道清淤', '主管部门\t水利局\t\t实施单位\t河道管理所'];
const BELOW = [
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析',
  '产出指标\t数量指标\t清淤河段\t≥3段\t3段\t50\t50',
  '效益指标\t社会效益指标\t受益村庄\t≥8个\t9个\t50\t50',
  '总分\t\t\t\t\t100\t100',
];
const GOAL = '清淤三段河道，汛期不出险情';
const RESULT = '三段河道清淤完毕，汛期平稳';

function found(...rows: readonly string[]): { readonly goals: unknown; readonly findings: readonly string[] } {
  const { tables, findings } = review([formGrid([...ABOVE, ...rows, ...BELOW].join('\n'))]);
  expect(tables.map(({ table }) => table.indicators.map(({ title }) => title))).toEqual([['清淤河段', '受益村庄']]);
  return {
    goals: tables[0]?.table.goals.map(({ goal, goalResult }) => [goal?.text, goalResult?.text]),
    findings: findings.map(({ check, cells }) => `${check} ${cells.join(' ')}`),
  };
}

const READ = { goals: [[GOAL, RESULT]], findings: [] };

describe('a goal of several years is blank, that of the year is not', () => {
  test.each<[string, readonly string[]]>([
    ['each beside its label', ['长期目标\t', `年度目标\t${GOAL}`, `完成情况\t${RESULT}`]],
    ['goal and result in one row', ['长期目标\t', '中期目标\t', `年度目标\t${GOAL}\t\t\t完成情况\t${RESULT}`]],
    ['right of the block’s label', ['总体目标\t长期目标', `\t年度目标\t${GOAL}\t\t完成情况\t${RESULT}`]],
    ['as heads', ['总体目标\t中期目标\t\t年度目标\t\t实际完成情况', `\t\t\t${GOAL}\t\t${RESULT}`]],
    [
      'rows of both below the heads',
      ['绩效目标\t预期目标\t\t\t\t实际完成情况', '长期目标', `年度目标\t${GOAL}\t\t\t\t${RESULT}`],
    ],
  ])('%s', (_, rows) => {
    expect(found(...rows)).toEqual(READ);
  });

  test('as heads alone', () => {
    expect(found('绩效目标\t中期目标（2022—2024年）\t\t\t年度目标', `\t\t\t\t${GOAL}`)).toEqual({
      goals: [[GOAL, undefined]],
      findings: [],
    });
  });
});

describe('that of the year is blank as well', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'rows of both below the heads',
      ['绩效目标\t预期目标\t\t\t\t实际完成情况', '长期目标', '年度目标'],
      ['goal-missing B6', 'goal-missing F6'],
    ],
    [
      'goal and result in one row',
      ['长期目标\t', '中期目标\t', '年度目标\t\t\t\t完成情况\t'],
      ['goal-missing B6', 'goal-missing F6'],
    ],
    ['each beside its label', ['长期目标\t', '年度目标\t', `完成情况\t${RESULT}`], ['goal-missing B5']],
    ['as heads', ['总体目标\t中期目标\t\t年度目标\t\t实际完成情况', ''], ['goal-missing D5', 'goal-missing F5']],
  ])('%s', (_, rows, findings) => {
    expect(found(...rows).findings).toEqual(findings);
  });
});

test('a form that only prints a goal of several years is asked for nothing', () => {
  expect(found('长期目标\t').findings).toEqual([]);
});

test('with a goal of several years filled as well, the year’s still has its result', () => {
  const long = '五年内全县河道轮流清淤一遍';
  expect(
    found('绩效目标\t预期目标\t\t\t\t实际完成情况', `长期目标\t${long}`, `年度目标\t${GOAL}\t\t\t\t${RESULT}`),
  ).toEqual(READ);
});

test('words of goals over the heads of targets and actuals are heads', () => {
  const { tables, findings } = review([
    formGrid(
      [
        ...ABOVE,
        '绩效指标\t\t\t年度目标\t完成情况\t分值\t得分',
        '一级指标\t二级指标\t三级指标\t指标值\t完成值',
        ...BELOW.slice(1),
      ].join('\n'),
    ),
  ]);
  expect(tables[0]?.table.goals).toEqual([]);
  expect(tables[0]?.table.heads.points?.cell.column).toBe(6);
  expect(findings).toEqual([]);
});
