import { parseAddress } from '../../../src/engine/grid/address.ts';
import type { GridRange, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { fixEdits } from '../../../src/messages/fixes.ts';
import { describe as inWords } from '../../../src/messages/index.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, formGrid, gridOf, withCells } from '../../support/form-text.ts';
import { golden, indicatorFindings } from '../../support/indicator-findings.ts';

function merged(grid: SheetGrid, ...areas: readonly string[]): SheetGrid {
  const merges = areas.map((area): GridRange => {
    const [from, to] = area.split(':').map((address) => parseAddress(address));
    if (from === null || from === undefined || to === null || to === undefined) throw new Error(`not an area: ${area}`);
    return { top: from.row, left: from.column, bottom: to.row, right: to.column };
  });
  return gridOf(
    grid.name,
    grid.rows.flatMap((row) => [...row.cells]),
    merges,
  );
}

describe('forms as units filled them', () => {
  const columns = (rows: readonly number[], ...checks: readonly [string, string][]): string[] =>
    rows.flatMap((row) => checks.map(([column, check]) => `${column}${row} ${check}`));

  test.each([
    [
      'four-blocks-no-execution-score',
      [
        'I14 deduction-unexplained',
        'H20 score-mismatch',
        'I20 deduction-unexplained',
        'D24 placeholder-left',
        ...columns([25, 27], ['I', 'deduction-unexplained']),
        'F28 target-missing',
      ],
    ],
    ['hubei-foot-reason', []],
    ['national-cut-off', ['I14 overfulfilled-unexplained', 'D15 placeholder-left', 'G16 points-missing']],
    ['national-details-blank', ['D14 placeholder-left', 'H29 score-mismatch', 'I29 deduction-unexplained']],
    ['national-total-in-funds', ['D15 placeholder-left', 'H37 score-mismatch', 'I37 deduction-unexplained']],
    ['national-values-blank', ['D15 placeholder-left', 'E16 target-missing (warning)']],
    ['national-yuan', []],
    ['operator-columns-yuan', columns([16, 19], ['I', 'score-mismatch'], ['J', 'deduction-unexplained'])],
    ['points-first-110', ['G12 actual-copies-target', 'D22 placeholder-left', 'E23 points-sum']],
    ['sichuan-template', ['H15 actual-missing', 'I15 dominant-indicator']],
    ['system-execution-indicator', ['F12 actual-copies-target', 'G19 score-mismatch']],
    ['system-folded-scores', ['M10 score-mismatch']],
    ['transfer-no-scores', ['E19 target-missing (warning)']],
  ])('%s', (name, expected) => {
    expect(golden(fixtureForm(name))).toEqual(expected);
  });
});

describe('forms that keep to their own rules', () => {
  const FUNDS = [
    '项目支出绩效自评表',
    '（2023年度）',
    '项目名称\t\t\t档案馆运维',
    '主管部门\t\t\t清河县档案局\t\t实施单位\t清河县档案馆',
    '项目资金（万元）\t\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
    '\t年度资金总额\t\t50\t50\t50\t10\t100%\t10',
    '\t其中：当年财政拨款\t\t50\t50\t50\t—\t\t—',
    '年度总体目标\t预期目标\t\t\t\t实际完成情况',
    '\t保障馆舍运行。\t\t\t\t馆舍运行正常，接待查档3000人次。',
    '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
  ];
  const form = (...lines: readonly string[]): SheetGrid => formGrid([...FUNDS, ...lines].join('\n'));

  test('cost as a group of its own: other weights are no slip', () => {
    const grid = form(
      '\t成本指标\t经济成本指标\t运维成本\t≤50万元\t50万元\t20\t20',
      '\t产出指标\t数量指标\t接待查档人次\t≥3000人次\t3000人次\t20\t20',
      '\t\t质量指标\t设备完好率\t≥95%\t98%\t20\t20',
      '\t效益指标\t社会效益指标\t查档便利度\t提升\t提升\t20\t20',
      '\t满意度指标\t服务对象满意度\t查档群众满意度\t≥90%\t95%\t10\t10',
      '总分\t\t\t\t\t\t100\t100',
    );
    expect(golden(grid)).toEqual([]);
    expect(golden(grid, 'national-cost')).toEqual([]);
  });

  test('bare numbers and numbering without a colon', () => {
    const grid = form(
      '\t产出指标\t数量指标\t指标1工程资金金额\t43.2\t37.24\t10\t9\t尾款未付，最高限价低于预算金额。',
      '\t\t\t指标2',
      '\t\t\t……',
      '\t\t质量指标\t指标1工程完工率\t100\t100\t10\t10',
      '\t\t\t指标2工程验收合格率\t100\t100\t10\t10',
      '\t\t时效指标\t指标1项目完成及时率\t100\t100\t10\t10',
      '\t\t成本指标\t指标1成本控制率\t100\t100\t10\t10',
      '\t效益指标\t经济效益指标\t指标1安全率\t100\t100\t10\t10\t0',
      '\t\t社会效益指标\t指标1发展能力\t100\t100\t10\t10\t0',
      '\t\t生态效益指标\t指标1',
      '\t效益指标\t可持续影响指标\t指标1长期使用性\t100\t100\t10\t10',
      '\t满意度指标\t服务对象满意度指标\t指标1学生满意度\t100\t100\t10\t10\t0',
      '总分\t\t\t\t\t\t100\t99',
    );
    expect(golden(grid)).toEqual(['H11 score-rounded', 'D12 placeholder-left']);
  });

  test('words as results', () => {
    const grid = form(
      '\t产出指标\t数量指标\t委托业务数量\t≥50个\t50\t20\t20',
      '\t\t质量指标\t经费支出合规性\t严格执行相关制度规定\t达成预期指标\t10\t10',
      '\t\t时效指标\t提交报告及时性\t在项目计划完成时间内完成\t达成预期指标\t10\t10',
      '\t\t成本指标\t项目总成本\t≤90万元\t90\t10\t10',
      '\t效益指标\t社会效益指标\t公平的影响程度\t效果明显\t达成预期指标\t30\t30',
      '\t\t经济效益指标',
      '\t满意度指标\t满意度指标\t公众满意度\t≥95百分比\t95\t10\t10',
      '总分\t\t\t\t\t\t100\t100',
    );
    expect(golden(grid)).toEqual(['F17 value-unit']);
  });

  test('four blocks, the execution rate as one indicator', () => {
    const lines = [
      '银山市市级部门项目支出绩效自评表（2022年）',
      '项目名称\t\t\t公园绿化养护',
      '主管部门\t\t\t银山市城管局\t\t实施单位\t银山市园林中心',
      '项目资金(万元)\t\t\t年初预算数\t调整预算数(A)\t执行数(B)\t执行率(B/A)',
      '\t年度资金总额\t\t100\t100\t95\t95%',
      '年度总体目标\t年初设定目标\t\t\t\t年度总体目标完成情况',
      '\t养护绿地50万平方米。\t\t\t\t完成绿地养护50万平方米，苗木存活良好。',
      '绩效指标\t一级指标\t二级指标\t三级指标\t参考分值\t指标值(A)\t全年实际值(B)\t得分\t未完成原因分析及改进措施',
      '\t项目决策(10分)\t项目目标\t完整性\t10\t—\t目标明确\t10',
      '\t项目过程(25分)\t资金管理\t预算执行率\t10\t100%\t95%\t9.5\t尾款下年支付',
      '\t\t\t资金使用合规性\t15\t合规\t合规\t15',
      '\t项目产出(35分)\t数量指标\t养护面积\t15\t50万平方米\t50万平方米\t15',
      '\t\t质量指标\t苗木存活率\t20\t≥95%\t97%\t20',
      '\t项目效益(30分)\t社会效益\t改善人居环境\t20\t改善\t改善\t20',
      '\t\t满意度\t市民满意度\t10\t≥90%\t92%\t10',
      '总分\t\t\t\t100\t\t\t99.5',
    ];
    expect(golden(formGrid(lines.join('\n')))).toEqual([]);
  });

  test('two goals may repeat each other’s names; what they lack is explained at the foot', () => {
    const goal = (name: string, score: number): string[] => [
      `${name}\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t得分`,
      '\t产出指标\t数量指标\t巡查次数\t≥12次\t12次\t20',
      `\t满意度指标\t满意度\t群众满意度\t≥90%\t95%\t${score}`,
    ];
    const grid = (reason: string): SheetGrid =>
      formGrid(
        [
          '2022年度防汛抗旱项目自评表',
          '项目名称\t防汛抗旱',
          '主管部门\t江岸市水利局\t\t\t项目实施单位\t江岸市水利局',
          '预算执行情况(万元)(20分)\t\t\t预算数(A)\t执行数(B)\t执行率(B/A)\t得分(20分*执行率)',
          '\t年度财政资金总额\t\t300\t300\t100%\t20',
          ...goal('年度绩效目标1(40分)', 20),
          ...goal('年度绩效目标2(40分)', 17),
          '总分\t\t\t\t\t\t97',
          `偏差大或目标未完成原因分析\t${reason}`,
          '改进措施及结果应用方案\t加强回访。',
        ].join('\n'),
      );
    expect(golden(grid(''))).toEqual(['B13 deduction-unexplained']);
    expect(golden(grid('回访样本少，群众知晓不够。'))).toEqual([]);
  });
});

describe('merged cells', () => {
  const national = exampleForm('national');

  test('one note over several rows is the note of each', () => {
    const cells = { F14: '95%', H14: '9.5', F15: '90%', H15: '9.47', I14: '两个小区因规划调整推迟验收。' };
    const grid = withCells(national, cells);
    expect(golden(merged(grid, 'I14:I15'))).toEqual([]);
    expect(golden(grid)).toEqual(['I15 deduction-unexplained']);
    expect(golden(merged(withCells(grid, { I14: '' }), 'I14:I15'))).toEqual([
      'I14 deduction-unexplained',
      'I14 deduction-unexplained',
    ]);
  });

  test('one note over a row that deviates and one that doesn’t', () => {
    const grid = withCells(national, { F14: '95%', H14: '9.5', I14: '两个小区因规划调整推迟验收。' });
    expect(golden(merged(grid, 'I14:I15'))).toEqual([]);
  });

  test('points and score shared by two indicators are compared together', () => {
    const shared = { G14: '20', G15: '', H15: '' };
    const both = (score: string): SheetGrid =>
      merged(withCells(national, { ...shared, H14: score }), 'G14:G15', 'H14:H15');
    expect(golden(both('20'))).toEqual([]);
    expect(golden(both('21'))).toEqual(['H14 score-over-points']);
    expect(golden(both('18'))).toEqual(['I14 deduction-unexplained']);
    expect(golden(both(''))).toEqual(['H14 score-missing']);
  });
});

describe('fixes', () => {
  const national = exampleForm('national');
  const fixOf = (changes: Readonly<Record<string, string>>, check: string): [string, unknown, string] | null => {
    const fix = indicatorFindings(withCells(national, changes)).find((finding) => finding.check === check)?.fix;
    const [edit] = fix === null || fix === undefined ? [] : fixEdits(fix);
    return edit === undefined || fix === null || fix === undefined ? null : [edit.cell, edit.to.value, fix.kind];
  };

  test.each([
    ['score-missing', { H17: '' }, ['H17', 15, 'safe']],
    ['score-missing', { H18: '' }, null],
    ['score-over-points', { H17: '16' }, ['H17', 15, 'safe']],
    ['score-over-points', { H18: '16' }, ['H18', 15, 'choice']],
    ['score-over-points', { H18: '-1' }, null],
    ['score-mismatch', { F17: '1200户', H17: '14' }, ['H17', 12, 'safe']],
    ['score-mismatch', { H17: '14' }, ['H17', 15, 'choice']],
    ['unmet-full-score', { F17: '1250户', I17: '两户搬离。' }, ['H17', 12.5, 'safe']],
    ['unmet-full-score', { F17: '1250户' }, ['H17', 12.5, 'choice']],
    ['tier-range', { F18: '部分达成' }, null],
    ['points-sum', { G17: '20' }, null],
  ])('%s %j', (check, changes, expected) => {
    expect(fixOf(changes, check)).toEqual(expected);
  });

  test('a drafted note states the numbers and leaves the reason open', () => {
    const [cell, text, kind] = fixOf({ F17: '1200户', H17: '12' }, 'deduction-unexplained') ?? [];
    expect([cell, kind]).toEqual(['I17', 'choice']);
    expect(text).toMatch(/〔请填写原因〕.*1500户.*1200户.*80%.*3分/);
    expect(fixOf({ F17: '2000户' }, 'overfulfilled-unexplained')?.[1]).toMatch(/〔请填写原因〕.*133\.33%/);
  });
});

describe('words', () => {
  const sentences = (changes: Readonly<Record<string, string>>): string[] =>
    indicatorFindings(withCells(exampleForm('national'), changes)).map((finding) => {
      const { what, why } = inWords(finding);
      return `${what}${why}`;
    });

  test('the numbers and the derivation', () => {
    expect(sentences({ F17: '1200户', H17: '14', I17: '搬迁。' })).toEqual([
      expect.stringMatching(/“受益居民户数”未达标，应得 12，填了 14。1200 ÷ 1500 = 80%，80% × 15 = 12/),
    ]);
    expect(sentences({ G17: '20', H17: '20' })).toEqual([
      expect.stringMatching(/应合计 100，填了 105，多 5 分.*10 \+ 指标 95 = 105.*“效益指标”合计 35 分，应为 30 分/),
    ]);
  });
});
