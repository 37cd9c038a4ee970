import type { SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { readPoints } from '../../../src/engine/values/numbers.ts';
import { formGrid } from '../../support/form-text.ts';

/** Weights written as shares of one, and a column of weights beside the one of points. */

interface Shown {
  /** Points of the fund row, of the indicators and of the total, as they are reckoned with. */
  readonly points: string;
  readonly findings: readonly string[];
  readonly gaps: readonly string[];
}

const of = (field: Parameters<typeof readPoints>[0]): string => readPoints(field).value?.toString() ?? '-';

function shown(heads: string, funds: string, rows: readonly [string, string, string], total: string): Shown {
  const { tables, findings } = review([
    formGrid(
      [
        '2023年度项目支出绩效自评表',
        '项目名称\t河道清淤',
        '主管部门\t水利局\t\t实施单位\t河道管理所',
        '资金（万元）\t\t全年预算数\t全年执行数\t执行率\t分值\t得分',
        `年度资金总额\t\t200\t200\t100%\t${funds}`,
        `一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t${heads}\t偏差原因分析及改进措施`,
        `产出指标\t数量指标\t清淤河段\t≥3段\t3段\t${rows[0]}`,
        `\t质量指标\t验收合格率\t≥95%\t96%\t${rows[1]}`,
        `效益指标\t社会效益指标\t受益村庄\t≥8个\t9个\t${rows[2]}`,
        `总分\t\t\t\t\t${total}`,
      ].join('\n'),
    ),
  ]);
  const { table } = tables[0] as { readonly table: SelfEvaluation };
  const fields = [table.funds?.total?.points ?? null, ...table.indicators.map(({ points }) => points)];
  return {
    points: [...fields, table.total?.points ?? null].map(of).join(' '),
    findings: findings.map(({ check, cells }) => `${check} ${cells[0]}`),
    gaps: table.account.gaps.map(({ kind, words }) => `${kind} ${words}`),
  };
}

test.each<[string, string, [string, string, string], string, string]>([
  ['beside a fund row with points', '10\t10', ['0.4\t40', '0.3\t30', '0.2\t20'], '\t100', '10 40 30 20 -'],
  ['the fund row’s as well', '0.1\t10', ['0.4\t40', '0.3\t30', '0.2\t20'], '1\t100', '10 40 30 20 100'],
  ['as percentages', '10\t10', ['40%\t40', '30%\t30', '20%\t20'], '\t100', '10 40 30 20 -'],
  ['typed as text', '10\t10', ["'0.4\t40", "'0.3\t30", "'0.2\t20"], '\t100', '10 40 30 20 -'],
])('shares of one hundred, %s', (_, funds, rows, total, points) => {
  const { findings, ...rest } = shown('权重\t得分', funds, rows, total);
  expect(rest).toEqual({ points, gaps: [] });
  expect(findings.filter((each) => !each.startsWith('number-as-text'))).toEqual([]);
});

test('a wrong score is found among shares', () => {
  const { findings } = shown('权重\t得分', '10\t10', ['0.4\t40', '0.3\t33', '0.2\t20'], '\t103');
  expect(findings).toEqual(['score-over-points G8']);
});

test.each<[string, string]>([
  ['0.1\t10', '\t90'],
  ['0.4\t40', '\t120'],
])('shares that don’t add up are told like points: %s', (last, total) => {
  const { findings } = shown('权重\t得分', '10\t10', ['0.4\t40', '0.3\t30', last], total);
  expect(findings).toEqual(['points-sum F10']);
});

test.each<[string, [string, string, string], string]>([
  ['scores of the same measure', ['0.4\t0.4', '0.3\t0.3', '0.2\t0.2'], '10 0.4 0.3 0.2 -'],
  ['points of one and below, one of them exceeded', ['1\t1', '0.5\t5', '1\t0.5'], '10 1 0.5 1 -'],
  ['a single score that says so', ['0.4\t40', '0.3\t', '0.2\t'], '10 0.4 0.3 0.2 -'],
  ['what adds up to far more than one', ['1\t40', '0.98\t30', '0.95\t20'], '10 1 0.98 0.95 -'],
  ['points above one', ['2\t20', '0.5\t30', '0.5\t30'], '10 2 0.5 0.5 -'],
])('no shares: %s', (_, rows, points) => {
  expect(shown('分值\t得分', '10\t10', rows, '\t').points).toBe(points);
});

describe('weights beside points', () => {
  test.each<[string, [string, string, string]]>([
    ['shares of them', ['0.4\t40\t40', '0.3\t30\t30', '0.2\t20\t20']],
    ['percentages', ['40%\t40\t40', '30%\t30\t30', '20%\t20\t20']],
    ['the same once more', ['40\t40\t40', '30\t30\t30', '20\t20\t20']],
  ])('%s: nothing is left to ask', (_, rows) => {
    expect(shown('权重\t分值\t得分', '10\t10', rows, '\t100\t100')).toEqual({
      points: '10 40 30 20 100',
      findings: [],
      gaps: [],
    });
  });

  test('others are named by their head', () => {
    const { gaps } = shown('权重\t分值\t得分', '10\t10', ['0.4\t40\t40', '0.5\t30\t30', '0.2\t20\t20'], '\t100\t100');
    expect(gaps).toEqual(['column 权重']);
  });
});
