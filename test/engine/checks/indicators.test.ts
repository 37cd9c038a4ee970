import { exampleForm, withCells } from '../../support/form-text.ts';
import { golden } from '../../support/indicator-findings.ts';

type Changes = Readonly<Record<string, string>>;
type Case = readonly [string, Changes, readonly string[]];

const national = exampleForm('national');
const operators = exampleForm('operator-columns');
const hubei = exampleForm('hubei');
const transfer = exampleForm('transfer');

/** Row 17 of the national form: 受益居民户数, ≥1500户, 1500户, 15 of 15 points. */
function row17(target: string, actual: string, others: Changes = {}): string[] {
  return golden(withCells(national, { E17: target, F17: actual, ...others }));
}

describe('what is missing', () => {
  const cases: readonly Case[] = [
    ['a target', { E17: '' }, ['E17 target-missing']],
    ['an actual', { F17: '' }, ['F17 actual-missing']],
    ['nothing: without both it is no plain indicator', { E17: '', F17: '' }, []],
    ['points', { G17: '' }, ['G17 points-missing']],
    ['a score', { H17: '' }, ['H17 score-missing']],
    ['points and score, at once', { G17: '', H17: '' }, ['G17 points-missing']],
    ['nothing: a name alone is no indicator', { E17: '', F17: '', G17: '', H17: '' }, []],
    ['all but the points that the form needs, at once', { E17: '', F17: '', H17: '' }, ['E17 target-missing']],
    ['nothing: a dash says that there is no target', { E18: '—' }, []],
    ['nothing: the row is struck out', { D18: '/', E18: '/', F18: '/', G18: '', H18: '' }, ['G20 points-sum']],
    ['a score: a dash beside points', { H17: '—' }, ['H17 score-missing']],
    ['nothing: 0 of 0 points', { G17: '0', H17: '' }, ['G20 points-sum']],
    ['nothing: the actual is 0', { E16: '≤0起', F16: '0' }, []],
    ['nothing: a formula that was never calculated', { F17: '=A1 →' }, []],
    [
      'nothing: a blank execution rate, which the funds give',
      { D18: '预算执行率', E18: '', F18: '', G18: '', H18: '' },
      [],
    ],
  ];
  test.each(cases)('%s', (_name, changes, expected) => {
    expect(golden(withCells(national, changes))).toEqual(expected);
  });

  test('a whole column of scores: every row', () => {
    const blank = Object.fromEntries(['H13', 'H14', 'H15', 'H16', 'H17', 'H18', 'H19'].map((cell) => [cell, '']));
    expect(golden(withCells(national, blank))).toEqual(Object.keys(blank).map((cell) => `${cell} score-missing`));
  });
});

describe('targets and actuals', () => {
  test.each([
    ['≥1500户', '1500', []],
    ['≥1500户', '≥1500户', ['F17 actual-copies-target']],
    ['不少于12种', '不少于12种', ['F17 actual-copies-target']],
    ['90%以上', '95%以上', ['F17 actual-copies-target']],
    ['90%以上', '95%', []],
    ['=100%', '=100%', ['F17 actual-copies-target']],
    ['7日内', '5日内', []],
    ['7日内', '7日内', ['F17 actual-copies-target']],
    ['≤9%', '≤8%', ['F17 actual-copies-target']],
    ['12月底前', '12月底前', []],
    ['显著提升', '显著提升', []],
    ['≥98%', '完成', ['F17 actual-not-numeric']],
    ['1批', '达成预期指标', ['F17 actual-not-numeric']],
    ['≥6个', '/', ['F17 actual-not-numeric']],
    ['6个', '完成6个小区改造，惠及300户', []],
    ['2022年12月底', '已完成', []],
    ['达标', '100%', []],
  ])('%s against %s', (target, actual, expected) => {
    expect(row17(target, actual)).toEqual(expected);
  });

  test.each([
    ['≥95%', '95', ['F17 value-unit']],
    ['95', '98%', ['F17 value-unit']],
    ['≥90%', '0.95', ['F17 value-unit (warning)']],
    ['≥95', '0.98', ['F17 value-unit (warning)']],
    ['20万元', '200000元', ['F17 value-unit']],
    ['95分', '95%', ['F17 value-unit']],
    ['30天', '720小时', ['F17 value-unit']],
    ['≥3个工作日', '3天', ['F17 value-unit']],
    ['15日前', '12日', []],
    ['≥180名辅警', '180名', []],
    ['5000人', '0.5万人', []],
    ['1000册', '1000本', []],
    ['12家', '12个', []],
    ['150万', '150万元', []],
    ['10公里', '10km', []],
    ['0%', '0', []],
    ['每月15日前', '每月10日', []],
    ['1篇', '1', []],
    ['＝100％', '100%', []],
  ])('units: %s against %s', (target, actual, expected) => {
    expect(row17(target, actual)).toEqual(expected);
  });

  test('units: a column speaks for both values', () => {
    expect(golden(withCells(operators, { G15: '100', G17: '1200' }))).toEqual([]);
    expect(golden(withCells(operators, { G15: '1' }))).toEqual(['G15 value-unit (warning)']);
  });
});

describe('direction-suspect', () => {
  test.each([
    ['成本控制数', '≥20万元', '20万元', true],
    ['设备购置费', '≥10万元', '10万元', true],
    ['项目总投资', '≥100万元', '100万元', true],
    ['投诉率', '≥5%', '5%', true],
    ['信访投诉件数', '≥1件', '1件', true],
    ['管网合格率', '≤95%', '95%', true],
    ['群众满意率', '≤90%', '90%', true],
    ['成本控制率', '≥98', '98', false],
    ['成本节约率', '≥5%', '5%', false],
    ['成本控制', '≥95%', '95%', false],
    ['资金节约率', '≤15%', '15%', false],
    ['投诉处理率', '≥95%', '95%', false],
    ['故障维护及时率', '≥95%', '95%', false],
    ['隐患排查数量', '≥100处', '100处', false],
    ['办理案件数量', '≥50件', '50件', false],
    ['药品不良反应每百万人口报告数', '≥150', '150', false],
    ['补助标准', '≥500元/人', '500元/人', false],
    ['社会投资额', '≥100万元', '100万元', false],
    ['工资发放金额', '≥100万元', '100万元', false],
    ['安全事故发生数', '≥0起', '0起', false],
    ['不合格率', '≤5%', '5%', false],
  ])('%s %s', (name, target, actual, suspect) => {
    const expected = suspect ? ['E16 direction-suspect'] : [];
    expect(golden(withCells(national, { D16: name, E16: target, F16: actual }))).toEqual(expected);
  });
});

describe('scores', () => {
  const cases: readonly Case[] = [
    ['over the points', { H17: '16' }, ['H17 score-over-points']],
    ['negative, and no deduction besides', { H17: '-1' }, ['H17 score-over-points']],
    ['missed, full points', { F17: '1000户' }, ['H17 unmet-full-score']],
    ['missed by a hair, full points', { F17: '1499户' }, ['H17 unmet-full-score']],
    ['missed, full points, explained', { F17: '1499户', I17: '搬迁一户。' }, ['H17 unmet-full-score']],
    ['by the rule, unexplained', { F17: '1200户', H17: '12' }, ['I17 deduction-unexplained']],
    ['by the rule, explained', { F17: '1200户', H17: '12', I17: '搬迁。' }, []],
    ['by the rule, a note that says nothing', { F17: '1200户', H17: '12', I17: '0' }, ['I17 deduction-unexplained']],
    ['missed, too high', { F17: '1200户', H17: '14', I17: '搬迁。' }, ['H17 score-mismatch']],
    ['missed, too low', { F17: '1200户', H17: '10', I17: '搬迁。' }, ['H17 score-mismatch']],
    ['missed, too low, unexplained', { F17: '1200户', H17: '10' }, ['H17 score-mismatch', 'I17 deduction-unexplained']],
    ['rounded', { F17: '1250户', H17: '13', I17: '搬迁。' }, ['H17 score-rounded']],
    ['cut off, not rounded', { F17: '1275户', H17: '12', I17: '搬迁。' }, ['H17 score-mismatch']],
    ['met but lower', { H17: '14' }, ['H17 score-mismatch', 'I17 deduction-unexplained']],
    ['met but lower, explained', { H17: '14', I17: '回访不足。' }, ['H17 score-mismatch (hint)']],
    ['a time to keep short, without an operator', { D15: '工期', E15: '365天', F15: '300天' }, []],
    [
      'a time met to the day, without an operator',
      { D15: '服务期', E15: '365天', F15: '365天', H15: '8' },
      ['H15 score-mismatch', 'I15 deduction-unexplained'],
    ],
    ['a time to keep, with an operator', { D15: '工期', E15: '≤365天', F15: '400天' }, ['H15 unmet-full-score']],
    ['a time to serve', { C15: '数量指标', D15: '服务期', E15: '365天', F15: '300天' }, ['H15 unmet-full-score']],
    [
      'a cost over its limit, by the name alone',
      { D16: '三公经费', E16: '10万元', F16: '12万元' },
      ['H16 unmet-full-score (warning)'],
    ],
    ['an investment that may be meant either way', { D13: '完成投资额', E13: '10万元', F13: '12万元' }, []],
    ['words: the tier is named', { F18: '部分达成' }, ['H18 tier-range']],
    ['words: inside the named tier', { F18: '部分达成', H18: '10', I18: '缺一项制度。' }, []],
    ['words: below the tier', { H18: '9' }, ['H18 tier-range', 'I18 deduction-unexplained']],
    ['words: below the tier, explained', { H18: '9', I18: '修订滞后。' }, ['H18 tier-range (warning)']],
    ['words: the lower bound belongs to the tier', { H18: '12', I18: '记录不全。' }, []],
    ['words: nobody knows which tier', { F18: '制度正在修订', H18: '5', I18: '下年完成。' }, []],
    [
      'a date met but lower',
      { E15: '12月底前', F15: '11月', H15: '8', I15: '验收晚。' },
      ['H15 score-mismatch (hint)'],
    ],
    ['a date missed, points taken off', { E15: '9月底前', F15: '11月', H15: '8', I15: '验收晚。' }, []],
    ['points with more digits than scores', { G13: '20.004', H13: '20' }, []],
  ];
  test.each(cases)('%s', (_name, changes, expected) => {
    const found = golden(withCells(national, changes));
    expect(found.filter((line) => !line.includes('points-sum'))).toEqual(expected);
  });

  test('reverse indicators by the policy in force', () => {
    const over = withCells(national, { F16: '1万元', H16: '7.5', I16: '管材涨价。' });
    expect(golden(over)).toEqual(['H16 score-mismatch']);
    expect(golden(over, 'platform')).toEqual([]);
  });

  test('a form without a 分值 column has no points to hold a score against', () => {
    expect(golden(withCells(hubei, { G7: '60' }))).toEqual([]);
    expect(golden(withCells(hubei, { F7: '10个', G7: '16.67' }))).toEqual([]);
  });
});

describe('notes', () => {
  test.each([
    ['因疫情影响部分工作未开展', ['I17 note-without-deviation']],
    ['施工方进场晚', ['I17 note-without-deviation']],
    ['无', []],
    ['0', []],
    ['——', []],
    ['已完成', []],
    ['无明显偏差，按计划完成', []],
    ['达成预期目标', []],
    ['超额完成任务', []],
    ['改进措施：加强管理', []],
    ['继续保持', []],
  ])('beside a full score: %s', (note, expected) => {
    expect(golden(withCells(national, { I17: note }))).toEqual(expected);
  });

  test.each([
    ['≥1500户', '2000户', '', ['I17 overfulfilled-unexplained']],
    ['≥1500户', '1950户', '无', ['I17 overfulfilled-unexplained']],
    ['≥1500户', '1949户', '', []],
    ['≥1500户', '2000户', '新增一个片区。', []],
    ['80TB', '120TB', '', ['I17 overfulfilled-unexplained']],
    ['2小时', '3小时', '', []],
    ['≤1500户', '500户', '', []],
    ['≥0户', '5户', '', []],
    ['2022年12月', '2022年6月', '', []],
  ])('%s, reached %s, note %s', (target, actual, note, expected) => {
    expect(row17(target, actual, { I17: note })).toEqual(expected);
  });

  test('the threshold is the policy’s', () => {
    const grid = withCells(national, { F17: '1850户' });
    expect(golden(grid)).toEqual([]);
    expect(golden(grid, 'platform')).toEqual(['I17 overfulfilled-unexplained']);
  });

  test('an over-fulfilment that was marked down asks for one note, not two', () => {
    expect(row17('≥1500户', '2000户', { H17: '14' })).toEqual(['H17 score-mismatch', 'I17 deduction-unexplained']);
  });

  test('the cell at the foot is the note of every indicator', () => {
    expect(golden(withCells(hubei, { F9: '12000人次', B12: '' }))).toEqual(['B12 overfulfilled-unexplained']);
    expect(golden(withCells(hubei, { F9: '12000人次' }))).toEqual([]);
    expect(golden(withCells(hubei, { G10: '17', B12: '' }))).toEqual(['B12 deduction-unexplained']);
    expect(golden(withCells(hubei, { G10: '17' }))).toEqual([]);
  });
});

describe('forms without scores: what was missed asks for its reason', () => {
  /** Row 13: 旱作节水推广面积, ≥30万亩, 30万亩, no note. */
  const row13 = (E13: string, F13: string, others: Changes = {}): string[] =>
    golden(withCells(transfer, { E13, F13, ...others }));

  test('the form itself', () => {
    expect(golden(transfer)).toEqual([]);
  });

  test.each([
    ['≥30万亩', '29.99万亩', '', ['G13 unmet-unexplained']],
    ['≥30万亩', '30万亩', '', []],
    ['30万亩', '29万亩', '/', ['G13 unmet-unexplained']],
    ['≤30万元', '31万元', '无', ['G13 unmet-unexplained']],
    ['≤30万元', '29万元', '', []],
    ['≥30万亩', '28万亩', '秋播推迟。', []],
    ['≥30万亩', '0', '', ['G13 unmet-unexplained']],
    ['≥30万亩', '280亩', '', ['G13 unmet-unexplained']],
    ['≥30万亩', '30公里', '', ['F13 value-unit']],
    ['5天', '4天', '', []],
    ['5', '4天', '', []],
    ['≤5天', '6天', '', ['G13 unmet-unexplained']],
    ['显著改善', '部分达成预期目标', '', ['G13 unmet-unexplained']],
    ['显著改善', '显著改善', '', []],
    ['显著改善', '有所改善', '', []],
    ['2023年6月底前', '2023年7月3日', '', ['G13 unmet-unexplained']],
    ['2023年6月底前', '2023年6月3日', '', []],
    ['2023年6月以后', '2023年5月3日', '', []],
  ])('%s, reached %s, note “%s”', (target, actual, G13, expected) => {
    expect(row13(target, actual, { G13 })).toEqual(expected);
  });

  test('a direction that the name alone gives is a hint', () => {
    expect(row13('3起', '5起', { D13: '群众投诉' })).toEqual(['G13 unmet-unexplained (hint)']);
    expect(row13('3起', '2起', { D13: '群众投诉' })).toEqual([]);
  });

  test('each of several that share the cell of their notes', () => {
    const shared = { E14: '≥85%', F14: '80%', G12: '未完成原因和改进措施' };
    expect(row13('≥30万亩', '20万亩', shared)).toEqual(['G13 unmet-unexplained', 'G14 unmet-unexplained']);
  });

  test('reasons at the foot answer for all rows', () => {
    const foot = { A19: '未完成原因分析', B19: '两个乡镇秋播推迟。' };
    expect(row13('≥30万亩', '20万亩', foot)).toEqual([]);
    expect(row13('≥30万亩', '20万亩', { ...foot, B19: '无' })).toEqual(['G13 unmet-unexplained']);
  });

  test('only in forms that give neither points nor scores, and have a place for the note', () => {
    const missed = { E13: '≥30万亩', F13: '20万亩' };
    const rows = (value: string): Changes =>
      Object.fromEntries([13, 14, 15, 16, 17, 18].map((row) => [`H${row}`, value]));
    const reported = (others: Changes): boolean =>
      golden(withCells(transfer, { ...missed, ...others })).some((each) => each.includes('unmet-unexplained'));
    expect(reported({})).toBe(true);
    expect(reported({ H12: '得分', ...rows('10') })).toBe(false);
    expect(reported({ H12: '分值', ...rows('15') })).toBe(false);
    expect(reported({ G12: '' })).toBe(false);
    // What the column is isn't told: it may be the score.
    expect(reported({ H12: '评议情况', ...rows('10') })).toBe(false);
    expect(reported({ H12: '评议情况', ...rows('见附件') })).toBe(true);
  });
});

describe('points', () => {
  const full = { G17: '25', H17: '25' };
  const cases: readonly Case[] = [
    ['a label that says otherwise', { B13: '产出指标（60分）' }, ['B13 level1-points']],
    [
      'moved from one group to another',
      { G16: '5', H16: '5', G17: '20', H17: '20' },
      ['B13 level1-points', 'B17 level1-points'],
    ],
    ['too many: the sum names the group', { G17: '20', H17: '20' }, ['G20 points-sum']],
    [
      'too many, without labels',
      { B13: '产出指标', B17: '效益指标', B19: '满意度指标', G17: '20', H17: '20' },
      ['G20 points-sum'],
    ],
    [
      'other weights than the policy’s',
      { B13: '产出指标', B17: '效益指标', B19: '满意度指标', G17: '20', H17: '20', G19: '5', H19: '5' },
      ['B17 level1-points (hint)'],
    ],
    [
      'other weights, labelled',
      { B17: '效益指标（35分）', B19: '满意度指标（5分）', G17: '20', H17: '20', G19: '5', H19: '5' },
      [],
    ],
    ['fractions that add up', { G13: '16.67', H13: '16.67', G14: '13.33', H14: '13.33' }, []],
    ['execution in both places', { D15: '预算执行率', E15: '100%', F15: '100%' }, ['D15 execution-counted-twice']],
    [
      'execution in both places, beyond 100',
      { B17: '效益指标（40分）', ...full, D15: '预算执行率', E15: '100%', F15: '100%' },
      ['D15 execution-counted-twice'],
    ],
    [
      'execution as an indicator only',
      {
        G5: '',
        I5: '',
        G6: '',
        I6: '',
        G7: '',
        I7: '',
        G8: '',
        I8: '',
        G9: '',
        I9: '',
        D15: '预算执行率',
        E15: '100%',
        F15: '100%',
        B17: '效益指标（40分）',
        ...full,
      },
      [],
    ],
    ['no execution points at all', { G6: '—', I6: '—', B17: '效益指标（40分）', ...full }, []],
    ['no total row', { A20: '', G20: '', H20: '', G17: '14', H17: '14', B17: '效益指标' }, []],
    ['a name twice', { D14: '按期完工率' }, ['D15 duplicate-indicator']],
    ['a name three times: one finding', { D13: '按期完工率', D14: '指标2：按期完工率' }, ['D14 duplicate-indicator']],
    ['names that are alike', { D14: '按期完工比例' }, []],
    [
      'unused rows',
      { D18: '指标2：', E18: '', F18: '', G18: '', H18: '', G17: '30', H17: '30' },
      ['D18 placeholder-left'],
    ],
    [
      'unused rows without a colon',
      { D18: '指标2', E18: '', F18: '', G18: '', H18: '', G17: '30', H17: '30' },
      ['D18 placeholder-left'],
    ],
    ['rows that were answered', { D18: '指标2：无', E18: '', F18: '', G18: '', H18: '', G17: '30', H17: '30' }, []],
  ];
  test.each(cases)('%s', (_name, changes, expected) => {
    expect(golden(withCells(national, changes))).toEqual(expected);
  });

  test('half of all points is not more than half', () => {
    const shares = { H15: '5', I15: '5', H16: '5', I16: '5', H17: '20', I17: '20' };
    expect(golden(withCells(operators, { ...shares, H14: '50', I14: '50' }))).toEqual([]);
    expect(golden(withCells(operators, { ...shares, H14: '51', I14: '51', H17: '19', I17: '19' }))).toEqual([
      'H14 dominant-indicator',
    ]);
  });

  test('weights of a form that a place lays down are not compared with the ministry’s', () => {
    expect(golden(withCells(operators, { H17: '20', I17: '20', H18: '20', I18: '20' }))).toEqual([]);
  });
});

describe('pace-gap', () => {
  const spent = { F6: '108', F7: '108', H6: '90%', I6: '9' };

  test('only by a policy that sets a limit', () => {
    expect(golden(withCells(national, spent), 'platform')).toEqual(['H6 pace-gap']);
    expect(golden(withCells(national, spent))).toEqual([]);
  });

  test('money and work that lag alike', () => {
    const behind = { F13: '4个', H13: '13.33', I13: '停工。', F17: '1400户', H17: '14', I17: '停工。' };
    expect(golden(withCells(national, { ...spent, ...behind }), 'platform')).toEqual([]);
  });
});
