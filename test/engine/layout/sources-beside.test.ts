import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** Sources of the funds as columns, budget and spending as rows. */

function form(sources: string, budget: string, spent: string): string[] {
  const { findings, tables } = review([
    formGrid(
      [
        '项目支出绩效自评表',
        '（2023年度）',
        '项目名称\t\t小区改造',
        '主管部门\t\t住建局\t\t实施单位\t征收中心',
        `资金情况（万元）\t\t${sources}`,
        `\t全年预算数\t${budget}`,
        `\t全年执行数\t${spent}`,
        '\t执行率\t95%',
        '\t分值\t10',
        '\t得分\t9.5',
        '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析',
        '产出指标\t数量指标\t改造小区\t≥15个\t15个\t50\t50',
        '效益指标\t社会效益指标\t受益住户\t≥3200户\t3268户\t40\t40',
        '总分\t\t\t\t\t100\t99.5',
      ].join('\n'),
    ),
  ]);
  const { funds } = tables[0]?.table ?? {};
  const rows = [funds?.total, ...(funds?.details ?? [])].map((row) => `${row?.annualBudget?.text}/${row?.spent?.text}`);
  return [rows.join(' '), ...findings.map(({ check, cells }) => `${check} ${cells[0]}`)];
}

test.each(['省级资金\t市县资金', '省级补助\t市县配套', '省级拨款\t自筹', '省级投入\t地方配套'])(
  '%s are two of them',
  (own) => {
    const sources = `年度资金总额\t其中：中央资金\t${own}\t其他资金`;
    expect(form(sources, '2600\t1500\t400\t600\t100', '2470\t1450\t380\t560\t80')).toEqual([
      '2600/2470 1500/1450 400/380 600/560 100/80',
    ]);
    expect(form(sources, '2600\t1500\t400\t500\t100', '2470\t1450\t380\t560\t80').slice(1)).toEqual([
      'fund-details-sum C6',
    ]);
  },
);

test('amounts under words that nobody knows may be just what is missing: nothing is said of the sum', () => {
  const sources = '年度资金总额\t其中：中央资金\t甲\t乙\t其他资金';
  const [, ...findings] = form(sources, '2600\t1500\t400\t600\t100', '2470\t1450\t380\t560\t80');
  expect(findings.filter((each) => each.startsWith('fund-details'))).toEqual([]);
});

test('a source has six letters at most', () => {
  const amounts = (source: string): string | undefined =>
    form(`年度资金总额\t其中：中央资金\t${source}\t其他资金`, '2600\t1500\t1000\t100', '2470\t1450\t940\t80')[0];
  expect(amounts('市县两级资金')).toBe('2600/2470 1500/1450 1000/940 100/80');
  expect(amounts('市县各两级资金')).toBe('2600/2470 1500/1450 100/80');
});
