import { type CheckId, checkBlocks } from '../../../src/engine/checks/all.ts';
import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, formGrid, withCell, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { reported as reportedOf } from '../../support/reported.ts';

/** Findings about indicators, their points, scores and notes: every check, every state, as its reader gets it, word for word. */

const national = exampleForm('national');
const hubei = exampleForm('hubei');
const operators = exampleForm('operator-columns');
const transfer = exampleForm('transfer');
/** Points and score of two indicators in one cell each. */
const shared = {
  ...withCells(national, { G14: '20', G15: '', H14: '20', H15: '' }),
  merges: [gridRange('G14:G15'), gridRange('H14:H15')],
};

const seen = new Set<CheckId>();

function reported(check: CheckId, grid: SheetGrid, policy?: string): string[] {
  seen.add(check);
  return reportedOf(check, grid, policy);
}

describe('target-missing', () => {
  test('blank', () => {
    expect(reported('target-missing', withCells(national, { E17: '' }))).toEqual([
      'error E17 D17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”没有填写年度指标值。',
      '没有指标值，就没有完成与否的标准，得分也无从核对。',
      '按年初批复的绩效目标填写指标值；目标写在指标名称里的，移到指标值一栏。确实不适用的写“—”。',
      '{"name":"受益居民户数"}',
    ]);
  });

  test('and the actual, in all rows of a form that writes its targets into the names: once, and weaker', () => {
    const blank = { E13: '', F13: '', E14: '', F14: '', E15: '', F15: '', E16: '', F16: '' };
    expect(reported('target-missing', withCells(national, blank))).toEqual([
      'warning E13 F13 E14 F14 E15 F15 E16 F16 indicators/target+actual',
      '4 项指标没有填写年度指标值和实际完成值（“改造小区数量”、“工程验收合格率”、“按期完工率”…）。',
      '没有指标值，就没有完成与否的标准，得分也无从核对。全文：“改造小区数量”、“工程验收合格率”、“按期完工率”、“户均改造成本”。',
      '按批复的绩效目标和实际结果逐项补填；目标写在指标名称里的，移到指标值一栏。确实不适用的写“—”。',
      '{"name":"改造小区数量","names":["改造小区数量","工程验收合格率","按期完工率","户均改造成本"],"holes":["target","actual"]}',
    ]);
  });

  test('and all but the points', () => {
    expect(reported('target-missing', withCells(national, { E17: '', F17: '', H17: '' }))).toEqual([
      'error E17 F17 H17 D17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”没有填写年度指标值、实际完成值和得分。',
      '没有指标值，就没有完成与否的标准，得分也无从核对。',
      '逐项补填；不适用的指标从表中删去，它的分值分给其他指标。',
      '{"name":"受益居民户数","holes":["target","actual","score"]}',
    ]);
  });

  test('nothing where the first level has dashes for targets', () => {
    const dashes = { E13: '—', E14: '—', E15: '', E16: '' };
    expect(reported('target-missing', withCells(national, dashes))).toEqual([]);
    expect(reported('target-missing', withCells(national, { ...dashes, E14: '' }))).toHaveLength(15);
    expect(reported('target-missing', withCells(national, { ...dashes, E14: '100%' }))).toHaveLength(10);
  });
});

describe('actual-missing', () => {
  test('blank', () => {
    expect(reported('actual-missing', withCells(national, { F17: '' }))).toEqual([
      'error F17 D17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”没有填写实际完成值。',
      '没有完成值，看不出指标是否完成，得分没有依据。',
      '按实际结果填写，与指标值用同样的单位；没有开展的填 0 或写明未开展，并说明原因，得分随之改。',
      '{"name":"受益居民户数"}',
    ]);
  });
});

describe('points-missing', () => {
  test('blank', () => {
    expect(reported('points-missing', withCells(national, { G17: '' }))).toEqual([
      'error G17 D17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”没有填写分值。',
      '没有分值，得分没有上限可比，全表分值也加不到总分。',
      '按批复的指标权重填写分值；不计分的指标从表中删去，或把整行的分值、得分都写成“—”，它的分值分给其他指标。',
      '{"name":"受益居民户数"}',
    ]);
  });
});

describe('score-missing', () => {
  test('a number can be told', () => {
    expect(reported('score-missing', withCells(national, { F17: '1200户', H17: '' }))).toEqual([
      'error H17 D17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”没有填写得分，应得 12。',
      '每项指标都要评分。1200 ÷ 1500 = 80%，80% × 15 = 12。',
      '填入 12，总分随之核对。',
      'choice: H17 ← 12',
      '{"name":"受益居民户数","recomputed":"12","derivation":{"rule":"ratio","operator":">=","operatorAssumed":false,"target":"1500","actual":"1200","unit":"户","completion":"0.8","points":"15","score":"12"}}',
    ]);
  });

  test('a cell of two indicators', () => {
    expect(reported('score-missing', withCells(shared, { H14: '' }))).toEqual([
      'error H14 D14 产出指标/质量指标/工程验收合格率',
      '“工程验收合格率”没有填写得分。',
      '每项指标都要评分，缺一项总分就不对。',
      '按评分办法评出得分填入。',
      '{"name":"工程验收合格率","recomputed":null,"derivation":null}',
    ]);
  });

  test('words', () => {
    expect(reported('score-missing', withCells(national, { H18: '' }))).toEqual([
      'error H18 D18 效益指标/可持续影响指标/管护制度健全性',
      '“管护制度健全性”没有填写得分。',
      '每项指标都要评分，缺一项总分就不对。',
      '按评分办法评出得分填入。',
      '{"name":"管护制度健全性","recomputed":null,"derivation":null}',
    ]);
  });

  test('the direction is only assumed', () => {
    expect(reported('score-missing', withCells(national, { E16: '0.8万元', F16: '1万元', H16: '' }))).toEqual([
      'error H16 D16 产出指标/成本指标/户均改造成本',
      '“户均改造成本”没有填写得分，应得 8。',
      '每项指标都要评分。反向指标：0.8 ÷ 1 = 80%，80% × 10 = 8（表内没有比较符号，按指标名称理解为越少越好）。',
      '填入 8，总分随之核对。',
      'choice: H16 ← 8',
      '{"name":"户均改造成本","recomputed":"8","derivation":{"rule":"inverse","operator":"<=","operatorAssumed":true,"target":"0.8","actual":"1","unit":"万元","completion":"0.8","points":"10","score":"8"}}',
    ]);
  });
});

describe('placeholder-left', () => {
  test('one', () => {
    expect(
      reported(
        'placeholder-left',
        withCells(national, { D18: '指标2：', E18: '', F18: '', G18: '', H18: '', G17: '30', H17: '30' }),
      ),
    ).toEqual([
      'hint D18 placeholders',
      '第18行指标没有用到，可以删去或写“无”。',
      '空行不计分，但容易被看成漏填，系统导入时也可能报错。',
      '删去没有用到的行；表样不允许删行的，可以写“无”或“/”。',
      '{"rows":[18]}',
    ]);
  });

  test('two', () => {
    expect(
      reported(
        'placeholder-left',
        withCells(national, {
          D18: '指标2：',
          E18: '',
          F18: '',
          G18: '',
          H18: '',
          D15: '……',
          E15: '',
          F15: '',
          G15: '',
          H15: '',
          G17: '40',
          H17: '40',
        }),
      ),
    ).toEqual([
      'hint D15 D18 placeholders',
      '有 2 行指标没有用到（第15、18行），可以删去或写“无”。',
      '空行不计分，但容易被看成漏填，系统导入时也可能报错。',
      '删去没有用到的行；表样不允许删行的，可以写“无”或“/”。',
      '{"rows":[15,18]}',
    ]);
  });
});

describe('actual-not-numeric', () => {
  test('words', () => {
    expect(reported('actual-not-numeric', withCells(national, { E17: '≥98%', F17: '完成' }))).toEqual([
      'warning F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”的指标值是“≥98%”，完成值“完成”没有数字。',
      '定量指标按“实际完成值 ÷ 年度指标值”计分；只写文字，看不出完成了多少，得分无法核对。',
      '把实际完成的数填进去，与“≥98%”用同样的单位。',
      '{"name":"受益居民户数","target":"≥98%","actual":"完成"}',
    ]);
  });

  test('a dash beside points', () => {
    expect(reported('actual-not-numeric', withCells(operators, { G17: '/' }))).toEqual([
      'warning G17 E17 效益指标/社会效益指标/受益学生人数',
      '“受益学生人数”的指标值是“≧1200人”，完成值“/”没有数字。',
      '定量指标按“实际完成值 ÷ 年度指标值”计分；只写文字，看不出完成了多少，得分无法核对。',
      '把实际完成的数填进去，与“≧1200人”用同样的单位。',
      '{"name":"受益学生人数","target":"≧1200人","actual":"/"}',
    ]);
  });
});

describe('actual-copies-target', () => {
  test.each([
    ['9月底前', '30日内', 0],
    ['30日内', '9月底前', 0],
    ['30日内', '30日内', 1],
  ])('%s against %s', (E15, F15, findings) => {
    const found = reported('actual-copies-target', withCells(national, { E15, F15 }));
    expect(found.filter((line) => line.startsWith('warning'))).toHaveLength(findings);
  });

  test('in several rows: once', () => {
    expect(reported('actual-copies-target', withCells(national, { E14: '≥98%', F14: '≥98%', F17: '≥1500户' }))).toEqual(
      [
        'warning F14 E14 F17 E17 indicators/actual',
        '2 项指标的完成值是范围，不是结果（“工程验收合格率”、“受益居民户数”），如“≥98%”。',
        '指标值可以是一个范围，完成值是一个结果；带着“≥”看不出实际完成多少。',
        '请写成结果：去掉符号，填写实际完成的数。',
        '{"name":"工程验收合格率","target":"≥98%","actual":"≥98%","names":["工程验收合格率","受益居民户数"]}',
      ],
    );
  });

  test('with its sign', () => {
    expect(reported('actual-copies-target', withCells(national, { F17: '≥1500户' }))).toEqual([
      'warning F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”的完成值“≥1500户”是范围，不是结果。',
      '指标值可以是一个范围，完成值是一个结果；带着“≥”看不出实际完成多少。',
      '请写成结果：去掉符号，填写实际完成的数。',
      '{"name":"受益居民户数","target":"≥1500户","actual":"≥1500户"}',
    ]);
  });
});

describe('value-unit', () => {
  test('a share without its sign', () => {
    expect(reported('value-unit', withCells(national, { E17: '≥95%', F17: '96' }))).toEqual([
      'hint F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”的指标值“≥95%”，完成值“96”：只有一个写了百分号。',
      '看表的人要猜它们是不是同一个口径；导入系统后会按字面比较。',
      '实际完成值按指标值的单位填写（%）。',
      '{"name":"受益居民户数","target":"≥95%","actual":"96","targetUnit":"%","actualUnit":null,"units":"one-missing"}',
    ]);
  });

  test('the other way round', () => {
    expect(reported('value-unit', withCells(national, { E17: '≥95', F17: '96%' }))).toEqual([
      'hint F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”的指标值“≥95”，完成值“96%”：只有一个写了百分号。',
      '看表的人要猜它们是不是同一个口径；导入系统后会按字面比较。',
      '实际完成值按指标值的单位填写（%）。',
      '{"name":"受益居民户数","target":"≥95","actual":"96%","targetUnit":null,"actualUnit":"%","units":"one-missing"}',
    ]);
  });

  test('to be converted', () => {
    expect(reported('value-unit', withCells(national, { E17: '20万元', F17: '200000元' }))).toEqual([
      'hint F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”的指标值“20万元”，完成值“200000元”：单位不同，要换算。',
      '看表的人要猜它们是不是同一个口径；导入系统后会按字面比较。',
      '实际完成值按指标值的单位填写（万元）。',
      '{"name":"受益居民户数","target":"20万元","actual":"200000元","targetUnit":"万元","actualUnit":"元","units":"converted"}',
    ]);
  });

  test('on another scale', () => {
    expect(reported('value-unit', withCells(national, { E17: '≥90%', F17: '0.95' }))).toEqual([
      'warning F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”的指标值“≥90%”，完成值“0.95”：一个是百分数，一个是小数。',
      '95% 与 0.95 是同一个数，按字面相除却差一百倍；这里按同一个口径换算后核对。',
      '实际完成值按指标值的单位填写（%）。',
      '{"name":"受益居民户数","target":"≥90%","actual":"0.95","targetUnit":"%","actualUnit":null,"units":"scale"}',
    ]);
  });

  test('of another kind', () => {
    expect(reported('value-unit', withCells(national, { E17: '95分', F17: '95%' }))).toEqual([
      'hint F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”的指标值“95分”，完成值“95%”：单位不同，不能比较。',
      '单位不同的两个数不能相除，这项得分没有核对，需要人工判断。',
      '实际完成值按指标值的单位填写（分）。',
      '{"name":"受益居民户数","target":"95分","actual":"95%","targetUnit":"分","actualUnit":"%","units":"different"}',
    ]);
  });
});

describe('direction-suspect', () => {
  test('what should be little', () => {
    expect(reported('direction-suspect', withCells(national, { D16: '投诉率', E16: '≥5%', F16: '5%' }))).toEqual([
      'hint E16 D16 产出指标/成本指标/投诉率',
      '“投诉率”越少越好，指标值“≥5%”用的是“≥”。',
      '用“≥”表示至少要达到：超支、投诉增多反而算完成得好。',
      '核对批复的绩效目标：应为“≤”的改过来；批复如此的，可以不改。',
      '{"name":"投诉率","target":"≥5%","operator":">=","sense":"less"}',
    ]);
  });

  test('what should be much', () => {
    expect(reported('direction-suspect', withCells(national, { D16: '管网合格率', E16: '<95%', F16: '90%' }))).toEqual([
      'hint E16 D16 产出指标/成本指标/管网合格率',
      '“管网合格率”越高越好，指标值“<95%”用的是“＜”。',
      '用“≤”表示不能超过：完成得越好反而越不达标。',
      '核对批复的绩效目标：应为“≥”的改过来；批复如此的，可以不改。',
      '{"name":"管网合格率","target":"<95%","operator":"<","sense":"more"}',
    ]);
  });

  test('the sign in its own column', () => {
    expect(reported('direction-suspect', withCells(operators, { C17: '投诉次数', D17: '>' }))).toEqual([
      'hint D17 C17 效益指标/社会效益指标/投诉次数',
      '“投诉次数”越少越好，指标值“>1200人”用的是“＞”。',
      '用“≥”表示至少要达到：超支、投诉增多反而算完成得好。',
      '核对批复的绩效目标：应为“≤”的改过来；批复如此的，可以不改。',
      '{"name":"投诉次数","target":">1200人","operator":">","sense":"less"}',
    ]);
  });
});

describe('score-over-points', () => {
  test('a number can be told', () => {
    expect(reported('score-over-points', withCells(national, { H17: '16' }))).toEqual([
      'error H17 G17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”分值 15，应得 15，得分填了 16。',
      '每项得分在 0 和分值（15 分）之间，完成得再好也不能超过分值。',
      '按评分办法应为 15 分，总分随之改；如果是分值填错了，改分值。',
      'safe: H17 ← 15',
      '{"name":"受益居民户数","points":"15","score":"16","recomputed":"15"}',
    ]);
  });

  test('words', () => {
    expect(reported('score-over-points', withCells(national, { H18: '16' }))).toEqual([
      'error H18 G18 效益指标/可持续影响指标/管护制度健全性',
      '“管护制度健全性”分值 15，得分填了 16。',
      '每项得分在 0 和分值（15 分）之间，完成得再好也不能超过分值。',
      '核对分值和得分；得分最高填 15，总分随之改。',
      'choice: H18 ← 15',
      '{"name":"管护制度健全性","points":"15","score":"16","recomputed":null}',
    ]);
  });

  test('a cell of two indicators', () => {
    expect(reported('score-over-points', withCells(shared, { H14: '21' }))).toEqual([
      'error H14 G14 产出指标/质量指标/工程验收合格率',
      '“工程验收合格率、按期完工率”分值 20，得分填了 21。',
      '每项得分在 0 和分值（20 分）之间，完成得再好也不能超过分值。',
      '核对分值和得分；得分最高填 20，总分随之改。',
      '{"name":"工程验收合格率、按期完工率","points":"20","score":"21","recomputed":null}',
    ]);
  });

  test('below nothing', () => {
    expect(reported('score-over-points', withCells(national, { H18: '-1' }))).toEqual([
      'error H18 G18 效益指标/可持续影响指标/管护制度健全性',
      '“管护制度健全性”得分填了 -1，得分不能小于 0。',
      '每项得分在 0 和分值（15 分）之间，完成得再好也不能超过分值。',
      '核对分值和得分；得分最高填 15，总分随之改。',
      '{"name":"管护制度健全性","points":"15","score":"-1","recomputed":null}',
    ]);
  });
});

describe('score-mismatch', () => {
  test('points that were weighted twice: once for all rows', () => {
    const folded = fixtureForm('system-folded-scores');
    expect(reported('score-mismatch', folded)).toEqual([
      'warning M10 I10 G10 M11 I11 G11 M12 I12 G12 M13 I13 G13 indicators/score',
      '4 项得分多乘了一次权重，如“符合条件申报对象覆盖率”应得 25，填了 6.25。',
      '“单项指标得分”填的 25 已经是按权重应得的分：25 × 25% = 6.25。这几项是“符合条件申报对象覆盖率”、“完成率”、“补贴发放率”、“服务对象满意度”。',
      '这几项的得分都改为应得的分，总分随之改；或者把“单项指标得分”改按百分制填写，再乘权重折算。',
      'choice: M10 ← 25, M11 ← 25, M12 ← 30, M13 ← 10',
      expect.stringContaining(
        '"folded":{"head":"单项指标得分","names":["符合条件申报对象覆盖率","完成率","补贴发放率","服务对象满意度"]}',
      ),
    ]);
    // One row may look so by chance, and a score of 100 that was weighted is as it should be.
    const alone = { K11: '100', M11: '25', K12: '100', M12: '30', K13: '100', M13: '10' };
    expect(reported('score-mismatch', withCells(folded, alone))[1]).toBe(
      '“符合条件申报对象覆盖率”已达标，应得 25，填了 6.25。',
    );
    expect(reported('score-mismatch', withCells(folded, { ...alone, K10: '100', M10: '25' }))).toEqual([]);
  });

  test('missed, too high', () => {
    expect(reported('score-mismatch', withCells(national, { F17: '1200户', H17: '14', I17: '搬迁。' }))).toEqual([
      'warning H17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”未达标，应得 12，填了 14。',
      '1200 ÷ 1500 = 80%，80% × 15 = 12。',
      '得分改为 12，总分随之改；如果完成值填错了，改完成值。',
      'safe: H17 ← 12',
      '{"name":"受益居民户数","points":"15","score":"14","recomputed":"12","derivation":{"rule":"ratio","operator":">=","operatorAssumed":false,"target":"1500","actual":"1200","unit":"户","completion":"0.8","points":"15","score":"12"},"note":"filled","assumedReverse":false}',
    ]);
  });

  test('missed, too low', () => {
    expect(reported('score-mismatch', withCells(national, { F17: '1200户', H17: '10' }))).toEqual([
      'warning H17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”未达标，应得 12，填了 10。',
      '1200 ÷ 1500 = 80%，80% × 15 = 12。',
      '得分改为 12，总分随之改；确有扣分理由的，在“偏差原因分析及改进措施”栏写明；如果完成值填错了，改完成值。',
      'safe: H17 ← 12',
      '{"name":"受益居民户数","points":"15","score":"10","recomputed":"12","derivation":{"rule":"ratio","operator":">=","operatorAssumed":false,"target":"1500","actual":"1200","unit":"户","completion":"0.8","points":"15","score":"12"},"note":"silent","assumedReverse":false}',
    ]);
  });

  test('missed, too low, with a reason', () => {
    expect(reported('score-mismatch', withCells(national, { F17: '1200户', H17: '10', I17: '搬迁。' }))).toEqual([
      'warning H17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”未达标，应得 12，填了 10。',
      '1200 ÷ 1500 = 80%，80% × 15 = 12。',
      '已经写了原因，这里只是提醒：按办法应得 12 分，改的话总分随之改。确认要多扣的，可以不改。',
      'choice: H17 ← 12',
      '{"name":"受益居民户数","points":"15","score":"10","recomputed":"12","derivation":{"rule":"ratio","operator":">=","operatorAssumed":false,"target":"1500","actual":"1200","unit":"户","completion":"0.8","points":"15","score":"12"},"note":"filled","assumedReverse":false}',
    ]);
  });

  test('reached, marked down', () => {
    expect(reported('score-mismatch', withCells(national, { H17: '14' }))).toEqual([
      'warning H17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”已达标，应得 15，填了 14。',
      '完成 1500户，达到 ≥1500户，得满分 15。',
      '得分改为 15，总分随之改；确有扣分理由的，在“偏差原因分析及改进措施”栏写明；如果完成值填错了，改完成值。',
      'choice: H17 ← 15',
      '{"name":"受益居民户数","points":"15","score":"14","recomputed":"15","derivation":{"rule":"reached","operator":">=","operatorAssumed":false,"target":"1500","actual":"1500","unit":"户","points":"15"},"note":"silent","assumedReverse":false}',
    ]);
  });

  test('reached, marked down, with a reason', () => {
    expect(reported('score-mismatch', withCells(national, { H17: '14', I17: '回访不足。' }))).toEqual([
      'hint H17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”已达标，应得 15，填了 14。',
      '完成 1500户，达到 ≥1500户，得满分 15。',
      '已经写了原因，这里只是提醒：按办法应得 15 分，改的话总分随之改。确认要多扣的，可以不改。',
      'choice: H17 ← 15',
      '{"name":"受益居民户数","points":"15","score":"14","recomputed":"15","derivation":{"rule":"reached","operator":">=","operatorAssumed":false,"target":"1500","actual":"1500","unit":"户","points":"15"},"note":"filled","assumedReverse":false}',
    ]);
  });

  test('no place for a reason', () => {
    expect(reported('score-mismatch', withCells(national, { I12: '', H17: '14' }))).toEqual([
      'warning H17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”已达标，应得 15，填了 14。',
      '完成 1500户，达到 ≥1500户，得满分 15。',
      '得分改为 15，总分随之改；如果完成值填错了，改完成值。',
      'choice: H17 ← 15',
      '{"name":"受益居民户数","points":"15","score":"14","recomputed":"15","derivation":{"rule":"reached","operator":">=","operatorAssumed":false,"target":"1500","actual":"1500","unit":"户","points":"15"},"note":"none","assumedReverse":false}',
    ]);
  });

  test('the direction is only assumed', () => {
    expect(
      reported('score-mismatch', withCells(national, { D16: '三公经费', E16: '10万元', F16: '12万元', H16: '9' })),
    ).toEqual([
      'hint H16 F16 E16 产出指标/成本指标/三公经费',
      '“三公经费”按越少越好未达标，应得 8.33，填了 9。',
      '反向指标：10 ÷ 12 = 83.33%，83.33% × 10 = 8.33（表内没有比较符号，按指标名称理解为越少越好）。',
      '先核对这项指标是不是越少越好；是的，按上面的算式改得分；不是，在指标值前写明“≥”。',
      'choice: H16 ← 8.33',
      '{"name":"三公经费","points":"10","score":"9","recomputed":"8.33","derivation":{"rule":"inverse","operator":"<=","operatorAssumed":true,"target":"10","actual":"12","unit":"万元","completion":"0.83333333333333333333","points":"10","score":"8.33"},"note":"silent","assumedReverse":true}',
    ]);
  });
});

describe('score-rounded', () => {
  test('to whole points', () => {
    expect(reported('score-rounded', withCells(national, { F17: '1250户', H17: '13', I17: '搬迁。' }))).toEqual([
      'hint H17 F17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”应得 12.5，填的 13 是取整后的数。',
      '1250 ÷ 1500 = 83.33%，83.33% × 15 = 12.5。评分办法保留 2 位小数。',
      '办法没有要求取整时，写成 12.5，总分随之改。',
      '{"name":"受益居民户数","points":"15","score":"13","recomputed":"12.5","derivation":{"rule":"ratio","operator":">=","operatorAssumed":false,"target":"1500","actual":"1250","unit":"户","completion":"0.83333333333333333333","points":"15","score":"12.5"},"digits":0,"policyDigits":2}',
    ]);
  });

  test('to one digit', () => {
    expect(reported('score-rounded', withCells(national, { F17: '1234户', H17: '12.3', I17: '搬迁。' }))).toEqual([
      'hint H17 F17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”应得 12.34，填的 12.3 是保留 1 位小数后的数。',
      '1234 ÷ 1500 = 82.27%，82.27% × 15 = 12.34。评分办法保留 2 位小数。',
      '办法没有要求取整时，写成 12.34，总分随之改。',
      '{"name":"受益居民户数","points":"15","score":"12.3","recomputed":"12.34","derivation":{"rule":"ratio","operator":">=","operatorAssumed":false,"target":"1500","actual":"1234","unit":"户","completion":"0.82266666666666666667","points":"15","score":"12.34"},"digits":1,"policyDigits":2}',
    ]);
  });
});

describe('unmet-full-score', () => {
  test('missed', () => {
    expect(reported('unmet-full-score', withCells(national, { F17: '1200户' }))).toEqual([
      'error H17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”未达标（≥1500户，完成 1200户），应得 12，填了 15。',
      '1200 ÷ 1500 = 80%，80% × 15 = 12。',
      '得分改为 12，在“偏差原因分析及改进措施”栏写明没有完成的原因，总分随之改；完成值填错了的，改完成值。',
      'choice: H17 ← 12',
      '{"name":"受益居民户数","target":"≥1500户","actual":"1200户","recomputed":"12","derivation":{"rule":"ratio","operator":">=","operatorAssumed":false,"target":"1500","actual":"1200","unit":"户","completion":"0.8","points":"15","score":"12"},"assumedReverse":false,"points":"15","score":"15"}',
    ]);
  });

  test('the direction is only assumed', () => {
    expect(
      reported('unmet-full-score', withCells(national, { D16: '三公经费', E16: '10万元', F16: '12万元' })),
    ).toEqual([
      'warning H16 F16 E16 产出指标/成本指标/三公经费',
      '“三公经费”按越少越好未达标（指标值 10万元，完成 12万元），应得 8.33，填了 10。',
      '反向指标：10 ÷ 12 = 83.33%，83.33% × 10 = 8.33（表内没有比较符号，按指标名称理解为越少越好）。',
      '先核对这项指标是不是越少越好；是的，得分改为 8.33；不是，在指标值前写明“≥”。',
      'choice: H16 ← 8.33',
      '{"name":"三公经费","target":"10万元","actual":"12万元","recomputed":"8.33","derivation":{"rule":"inverse","operator":"<=","operatorAssumed":true,"target":"10","actual":"12","unit":"万元","completion":"0.83333333333333333333","points":"10","score":"8.33"},"assumedReverse":true,"points":"10","score":"10"}',
    ]);
  });

  test('late', () => {
    expect(reported('unmet-full-score', withCells(national, { E15: '9月底前', F15: '11月' }))).toEqual([
      'warning H15 F15 E15 产出指标/时效指标/按期完工率',
      '“按期完工率”未达标（指标值 9月底前，完成 11月），填了满分 10。',
      '晚于要求的时间，扣多少分需人工判断。',
      '按晚了多少酌情扣分，在“偏差原因分析及改进措施”栏写明原因，总分随之改；时间填错了的，改完成值。',
      '{"name":"按期完工率","target":"9月底前","actual":"11月","recomputed":null,"derivation":{"rule":"undetermined","reason":"date-missed"},"assumedReverse":false,"points":"10","score":"10"}',
    ]);
  });
});

describe('tier-range', () => {
  test('too high', () => {
    expect(reported('tier-range', withCells(national, { F18: '部分达成' }))).toEqual([
      'error H18 F18 效益指标/可持续影响指标/管护制度健全性',
      '“管护制度健全性”完成“部分达成”，应得 9～12，填了 15。',
      '定性指标：实际完成值写明“部分达成”，属“部分达成年度指标”，分值 15，得分应在 9～12 之间。',
      '按完成程度把得分降到档内；确实全部完成的，改实际完成值的写法。',
      '{"name":"管护制度健全性","points":"15","score":"15","low":"9","high":"12","actual":"部分达成","derivation":{"rule":"tier","tier":2,"because":"word","actual":"部分达成","low":"9","high":"12","points":"15"},"explained":false}',
    ]);
  });

  test('too low', () => {
    expect(reported('tier-range', withCells(national, { H18: '9' }))).toEqual([
      'error H18 F18 效益指标/可持续影响指标/管护制度健全性',
      '“管护制度健全性”完成“健全”，应得 12～15，填了 9。',
      '定性指标：实际完成值与年度指标值一致，属“达成年度指标”，分值 15，得分应在 12～15 之间。',
      '按完成程度把得分提到档内；确实没有全部完成的，改实际完成值的写法，并写明原因。',
      '{"name":"管护制度健全性","points":"15","score":"9","low":"12","high":"15","actual":"健全","derivation":{"rule":"tier","tier":1,"because":"equal","actual":"健全","low":"12","high":"15","points":"15"},"explained":false}',
    ]);
  });

  test('too low, with a reason', () => {
    expect(reported('tier-range', withCells(national, { H18: '9', I18: '修订滞后。' }))).toEqual([
      'warning H18 F18 效益指标/可持续影响指标/管护制度健全性',
      '“管护制度健全性”完成“健全”，应得 12～15，填了 9。',
      '定性指标：实际完成值与年度指标值一致，属“达成年度指标”，分值 15，得分应在 12～15 之间。',
      '已经写了原因：确实没有全部完成的，把实际完成值改成“部分达成”一类的说法，使它与得分一致。',
      '{"name":"管护制度健全性","points":"15","score":"9","low":"12","high":"15","actual":"健全","derivation":{"rule":"tier","tier":1,"because":"equal","actual":"健全","low":"12","high":"15","points":"15"},"explained":true}',
    ]);
  });

  test('too low, the tier is named, with a reason', () => {
    expect(reported('tier-range', withCells(national, { F18: '部分达成', H18: '5', I18: '修订滞后。' }))).toEqual([
      'error H18 F18 效益指标/可持续影响指标/管护制度健全性',
      '“管护制度健全性”完成“部分达成”，应得 9～12，填了 5。',
      '定性指标：实际完成值写明“部分达成”，属“部分达成年度指标”，分值 15，得分应在 9～12 之间。',
      '已经写了原因：确实没有全部完成的，把实际完成值改成“部分达成”一类的说法，使它与得分一致。',
      '{"name":"管护制度健全性","points":"15","score":"5","low":"9","high":"12","actual":"部分达成","derivation":{"rule":"tier","tier":2,"because":"word","actual":"部分达成","low":"9","high":"12","points":"15"},"explained":true}',
    ]);
  });
});

describe('deduction-unexplained', () => {
  test('nothing written', () => {
    expect(reported('deduction-unexplained', withCells(national, { F17: '1200户', H17: '12' }))).toEqual([
      'error I17 H17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”扣了 3 分（分值 15，得 12），没有说明。',
      '没有得满分的指标都要说明偏差原因和改进措施；扣了分没有写原因，审核时容易被退回。',
      '在“偏差原因分析及改进措施”栏写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。',
      'choice: I17 ← "原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值≥1500户，实际完成1200户，完成率80%，扣3分）"',
      '{"name":"受益居民户数","points":"15","score":"12","note":"","foot":false}',
    ]);
  });

  test('where a column of reasons is known, another that nobody knows isn’t one', () => {
    const more = withCells(national, {
      F17: '1200户',
      H17: '12',
      J12: '某某栏',
      J13: '另见',
      J14: '另见',
      J15: '另见',
    });
    expect(reported('deduction-unexplained', more)[0]).toBe('error I17 H17 效益指标/社会效益指标/受益居民户数');
  });

  test('a picture, or a formula that nobody has computed, may say anything', () => {
    const form = withCells(national, { F17: '1200户', H17: '12', I17: '无' });
    const noted = (change: Partial<GridCell>): string[] =>
      reported('deduction-unexplained', withCell(form, 'I17', change));
    expect(noted({})).not.toEqual([]);
    expect(noted({ kind: 'picture', value: null })).toEqual([]);
    expect(noted({ kind: 'uncalculated', value: null, formula: 'A1' })).toEqual([]);
  });

  test('a word that says nothing', () => {
    expect(reported('deduction-unexplained', withCells(national, { F17: '1200户', H17: '12', I17: '无' }))).toEqual([
      'error I17 H17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”扣了 3 分（分值 15，得 12），只写了“无”。',
      '没有得满分的指标都要说明偏差原因和改进措施；扣了分没有写原因，审核时容易被退回。',
      '在“偏差原因分析及改进措施”栏写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。',
      'choice: I17 ← "原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值≥1500户，实际完成1200户，完成率80%，扣3分）"',
      '{"name":"受益居民户数","points":"15","score":"12","note":"无","foot":false}',
    ]);
  });

  test('a cell of two indicators', () => {
    expect(reported('deduction-unexplained', withCells(shared, { H14: '18' }))).toEqual([
      'error I14 H14 产出指标/质量指标/工程验收合格率',
      '“工程验收合格率、按期完工率”扣了 2 分（分值 20，得 18），没有说明。',
      '没有得满分的指标都要说明偏差原因和改进措施；扣了分没有写原因，审核时容易被退回。',
      '在“偏差原因分析及改进措施”栏写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。',
      '{"name":"工程验收合格率、按期完工率","points":"20","score":"18","note":"","foot":false}',
    ]);
  });

  test('at the foot, by the label of the block', () => {
    expect(reported('deduction-unexplained', withCells(hubei, { G10: '17', B12: '' }))).toEqual([
      'error B12 A6 blocks',
      '“年度绩效目标1”扣了 3 分（分值 80，得 77），没有说明。',
      '没有得满分的指标都要说明偏差原因和改进措施；扣了分没有写原因，审核时容易被退回。',
      '在表末的原因分析写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。',
      'choice: B12 ← "预算执行：原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（全年预算数300万元，全年执行数270万元，预算执行率90%，扣2分）"',
      '{"name":"年度绩效目标1","points":"80","score":"77","note":"","foot":true}',
    ]);
  });
});

describe('overfulfilled-unexplained', () => {
  test('nothing written', () => {
    expect(reported('overfulfilled-unexplained', withCells(national, { F17: '2000户' }))).toEqual([
      'warning I17 F17 E17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”超额 33.33%（≥1500户，完成 2000户），还没有说明原因。',
      '完成值 ÷ 指标值 = 133.33%，达到了评分办法要求说明的 1.3 倍：常见原因是年初指标值定得偏低，有的地方要酌情扣分。',
      '在“偏差原因分析及改进措施”栏写明超额的原因（任务增加、年初目标偏低等）；数字填错了的，改数字。',
      'choice: I17 ← "原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值≥1500户，实际完成2000户，完成率133.33%，超过年度指标值33.33%）"',
      '{"name":"受益居民户数","target":"≥1500户","actual":"2000户","ratio":"1.33333333333333333333","threshold":1.3,"foot":false}',
    ]);
  });

  test('at the foot', () => {
    expect(reported('overfulfilled-unexplained', withCells(hubei, { F9: '12000人次', B12: '无' }))).toEqual([
      'warning B12 F9 E9 效益指标/社会效益指标/服务老年人人次',
      '“服务老年人人次”超额 50%（≥8000人次，完成 12000人次），还没有说明原因。',
      '完成值 ÷ 指标值 = 150%，达到了评分办法要求说明的 1.3 倍：常见原因是年初指标值定得偏低，有的地方要酌情扣分。',
      '在表末的原因分析写明超额的原因（任务增加、年初目标偏低等）；数字填错了的，改数字。',
      'choice: B12 ← "1. 预算执行：原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（全年预算数300万元，全年执行数270万元，预算执行率90%，扣2分）\\n2. 服务老年人人次：原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值≥8000人次，实际完成12000人次，完成率150%，超过年度指标值50%）"',
      '{"name":"服务老年人人次","target":"≥8000人次","actual":"12000人次","ratio":"1.5","threshold":1.3,"foot":true}',
    ]);
  });
});

describe('unmet-unexplained', () => {
  test('nothing written, and a word that is none', () => {
    expect(reported('unmet-unexplained', withCells(transfer, { F13: '28.5万亩' }))).toEqual([
      'warning G13 F13 E13 产出指标/数量指标/旱作节水推广面积',
      '“旱作节水推广面积”未达标（≥30万亩，完成 28.5万亩），没有说明。',
      '这种表不计分，没有完成的指标都要在原因栏说明；空着不写，审核时容易被退回。',
      '在“偏差原因分析及改进措施”栏写明为什么没有完成、下一步怎么办；完成值填错了的，改完成值。',
      'choice: G13 ← "原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值≥30万亩，实际完成28.5万亩，完成率95%）"',
      '{"name":"旱作节水推广面积","target":"≥30万亩","actual":"28.5万亩","assumedReverse":false,"note":"","foot":false}',
    ]);
  });

  test('the name alone says that less is better', () => {
    const complaints = { D13: '群众投诉', E13: '3起', F13: '5起', G13: '无' };
    expect(reported('unmet-unexplained', withCells(transfer, complaints))).toEqual([
      'hint G13 F13 E13 产出指标/数量指标/群众投诉',
      '“群众投诉”按越少越好未达标（指标值 3起，完成 5起），只写了“无”。',
      '这种表不计分，没有完成的指标都要在原因栏说明；空着不写，审核时容易被退回。',
      '先核对这项指标是不是越少越好；是的，在“偏差原因分析及改进措施”栏写明为什么没有完成、下一步怎么办；完成值填错了的，改完成值。',
      'choice: G13 ← "原因：〔请填写原因〕。改进措施：〔请填写改进措施〕。（年度指标值3起，实际完成5起，完成率60%）"',
      '{"name":"群众投诉","target":"3起","actual":"5起","assumedReverse":true,"note":"无","foot":false}',
    ]);
  });
});

describe('note-without-deviation', () => {
  test('a reason for nothing', () => {
    expect(reported('note-without-deviation', withCells(national, { I17: '施工方进场晚' }))).toEqual([
      'hint I17 H17 效益指标/社会效益指标/受益居民户数',
      '“受益居民户数”已达标，得满分 15，原因栏写着“施工方进场晚”。',
      '原因与完成值、得分对不上：要么写错了行，要么完成值、得分填高了。',
      '核对这条说明是不是别的指标的；确有偏差的，改完成值和得分；没有偏差的，写“无”。',
      '{"name":"受益居民户数","note":"施工方进场晚","points":"15"}',
    ]);
  });
});

describe('level1-points', () => {
  const found = (cells: Readonly<Record<string, string>>): string[] =>
    reported('level1-points', withCells(national, cells)).filter((line) => /^(?:warning|“)/.test(line));

  test.each([
    ['数量指标15分', '15'],
    ['数量指标 15 分', '15'],
    ['数量指标（15分）', '15'],
  ])('a label of the second level: %s', (label, points) => {
    expect(found({ C13: label })).toEqual([
      'warning C13 G13 产出指标/数量指标',
      `“数量指标”标注 ${points} 分，指标合计 20 分。`,
    ]);
  });

  test('one of the second level that makes up one of the first', () => {
    const cells = { C16: '成本指标10分', G16: '5', H16: '5', G17: '20', H17: '20' };
    expect(found(cells)).toEqual([
      'warning B13 C16 G13 G14 G15 G16 产出指标',
      '“产出指标”标注 50 分，指标合计 45 分、“成本指标”标注 10 分，指标合计 5 分。',
      'warning B17 G17 G18 效益指标',
      '“效益指标”标注 30 分，指标合计 35 分。',
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['that agree', { C13: '数量指标20分', C14: '质量指标（10分）' }],
    [
      'that number the labels',
      { C13: '数量指标（1）', C14: '质量指标（2）', B13: '产出指标（1）', B17: '效益指标（2）' },
    ],
    ['for each indicator', { C13: '数量指标（每项5分）', C14: '质量指标（5分/项）' }],
    ['a share of the first level', { C13: '数量指标（40%）' }],
    ['the same label twice', { C13: '数量指标（10分）', C15: '数量指标（10分）' }],
  ])('numbers in labels of the second level, %s', (_, cells) => {
    expect(found(cells)).toEqual([]);
  });

  test('shares of the indicators’ points', () => {
    const shares = { B13: '产出指标（60%）', B17: '效益指标（30%）', B19: '满意度指标（10%）' };
    expect(found({ ...shares, G13: '24', H13: '24', G17: '12', G19: '9' })).toEqual([]);
  });

  test('labels', () => {
    expect(reported('level1-points', withCells(national, { G16: '5', H16: '5', G17: '20', H17: '20' }))).toEqual([
      'warning B13 G13 G14 G15 G16 产出指标',
      '“产出指标”标注 50 分，指标合计 45 分。',
      '标注与下面各项指标的分值应当一致。',
      '对照批复的指标分值，改标注或者改指标分值。',
      '{"source":"label","groups":[{"name":"产出指标","sum":"45","expected":"50"}]}',
      'warning B17 G17 G18 效益指标',
      '“效益指标”标注 30 分，指标合计 35 分。',
      '标注与下面各项指标的分值应当一致。',
      '对照批复的指标分值，改标注或者改指标分值。',
      '{"source":"label","groups":[{"name":"效益指标","sum":"35","expected":"30"}]}',
    ]);
  });

  test('the policy', () => {
    expect(
      reported(
        'level1-points',
        withCells(national, {
          B13: '产出指标',
          B17: '效益指标',
          B19: '满意度指标',
          G17: '20',
          H17: '20',
          G19: '5',
          H19: '5',
        }),
      ),
    ).toEqual([
      'hint B17 B19 weights',
      '“效益指标”按办法 30 分，合计 35 分、“满意度指标”按办法 10 分，合计 5 分。',
      '评分办法规定了一级指标的权重；因项目特点调整的，应有批复。',
      '对照批复的绩效目标核对分值；批复如此的，可以不改。',
      '{"source":"policy","groups":[{"name":"效益指标","sum":"35","expected":"30"},{"name":"满意度指标","sum":"5","expected":"10"}]}',
    ]);
  });

  const heads = (form: SheetGrid): string[] =>
    reported('level1-points', form).filter((line) => /^(?:hint|warning)/.test(line));

  /** 50, 35 and 5 points below labels that name none, where the policy has 50, 30 and 10. */
  const unlabelled = { B13: '产出指标', B17: '效益指标', B19: '满意度指标', G17: '20', H17: '20', G19: '5', H19: '5' };

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['of a form built like it', {}, ['hint B17 B19 weights']],
    ['as it has them', { G17: '15', G19: '10' }, []],
    ['of points that don’t add up', { G16: '5', H16: '5' }, []],
    ['beside an execution of other points', { G6: '15', I6: '15', G16: '5', H16: '5' }, []],
    ['where a label has its own', { B13: '产出指标（50分）' }, []],
    ['of a group that it doesn’t have', { B19: '其他指标' }, []],
    ['of a group that may be either of two', { B19: '产出效益指标' }, []],
    ['of fewer groups', { B19: '' }, []],
    ['of a form without a total', { A20: '', G20: '', H20: '' }, []],
    ['where one can’t be read', { G19: '见批复', G17: '25' }, []],
  ])('the policy’s weights, %s', (_, cells, expected) => {
    expect(heads(withCells(national, { ...unlabelled, ...cells }))).toEqual(expected);
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['all that the sum has too much', {}, []],
    ['less than the sum has too much', { G14: '11', B13: '产出指标' }, ['warning B17 G17 G18 效益指标']],
    ['with no total to tell the sum of', { A20: '', G20: '', H20: '' }, ['warning B17 G17 G18 效益指标']],
  ])('a label off by %s', (_, cells, expected) => {
    expect(heads(withCells(national, { G17: '20', ...cells }))).toEqual(expected);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['carries points each time', ['产出指标（25分）', '效益指标（25分）', '产出指标（25分）', '效益指标（25分）'], []],
    [
      'carries others the second time',
      ['产出指标（25分）', '效益指标（25分）', '产出指标（20分）', '效益指标（30分）'],
      ['warning A5 E5 产出指标', 'warning A6 E6 效益指标'],
    ],
    ['carries them once', ['产出指标（50分）', '效益指标（50分）', '产出指标', '效益指标'], []],
    ['is merged, as if written in each row', ['产出指标（50分）', '产出指标（50分）', '效益指标（50分）', ''], []],
    [
      'carries a third of them',
      ['产出指标（25分）', '效益指标（25分）', '产出指标（26分）', '产出指标（26分）'],
      ['warning A5 E5 E6 产出指标'],
    ],
  ])('a label that comes again and %s', (_, labels, expected) => {
    const rows = labels.map((label, index) => `${label}\t数量指标\t指标${index}\t≥1个\t25\t1个\t25`);
    const head = '一级指标\t二级指标\t三级指标\t年度指标值\t分值\t实际完成值\t得分';
    const form = formGrid(['2023年度项目自评表', head, ...rows, '合计\t\t\t\t100\t\t100'].join('\n'));
    expect(heads(form)).toEqual(expected);
  });

  test('a form cut off within its last group', () => {
    const cut = formGrid(
      [
        '2023年度项目自评表',
        '项目名称\t档案数字化',
        '一级指标\t二级指标\t三级指标\t实际完成值\t分值\t得分',
        '产出指标（50分）\t数量指标\t数字化页数\t12万页\t50\t50',
        '效益指标（30分）\t社会效益指标\t查档效率\t提高\t20\t20',
        '满意度指标（20分）\t服务对象满意度指标\t满意度\t93%\t5\t5',
      ].join('\n'),
    );
    expect(reported('level1-points', cut)).toEqual([
      'warning A5 E5 效益指标',
      '“效益指标”标注 30 分，指标合计 20 分。',
      '标注与下面各项指标的分值应当一致。',
      '对照批复的指标分值，改标注或者改指标分值。',
      '{"source":"label","groups":[{"name":"效益指标","sum":"20","expected":"30"}]}',
    ]);
  });
});

describe('points-sum', () => {
  test('too many', () => {
    expect(
      reported(
        'points-sum',
        withCells(national, { B13: '产出指标', B17: '效益指标', B19: '满意度指标', G17: '20', H17: '20' }),
      ),
    ).toEqual([
      'error G20 G6 points',
      '全表分值应合计 100，填了 105，多 5 分。',
      '预算执行和各项指标的分值相加应等于 100。预算执行 10 + 指标 95 = 105。',
      '对照批复的指标分值逐项核对；预算执行率的分值是否已含在指标里也要看。',
      '{"sum":"105","base":"100","indicators":"95","execution":"10","labels":[]}',
    ]);
  });

  test('too few, and the label shows where', () => {
    expect(reported('points-sum', withCells(national, { G17: '10', H17: '10' }))).toEqual([
      'error G20 G6 points',
      '全表分值应合计 100，填了 95，少 5 分。',
      '预算执行和各项指标的分值相加应等于 100。预算执行 10 + 指标 85 = 95。与标注不一致的是“效益指标”合计 25 分，应为 30 分。',
      '先核对与标注不一致的一级指标下面各项分值。',
      '{"sum":"95","base":"100","indicators":"85","execution":"10","labels":[{"name":"效益指标","sum":"25","expected":"30"}]}',
    ]);
  });
});

describe('execution-counted-twice', () => {
  test('with points', () => {
    expect(
      reported('execution-counted-twice', withCells(national, { D15: '预算执行率', E15: '100%', F15: '100%' })),
    ).toEqual([
      'warning D15 G15 G6 产出指标/时效指标/预算执行率',
      '预算执行已有 10 分，指标“预算执行率”另计 10 分。',
      '同一个执行率算了两次分，执行率高低对总分的影响被放大。',
      '删去作为指标的预算执行率，把分值分给其他指标；办法要求把它列为指标的，项目资金部分不再计分。',
      '{"name":"预算执行率","points":"10","executionPoints":"10"}',
    ]);
  });

  test('without points', () => {
    expect(
      reported(
        'execution-counted-twice',
        withCells(national, { D15: '预算执行率', E15: '100%', F15: '100%', G15: '' }),
      ),
    ).toEqual([
      'warning D15 G15 G6 产出指标/时效指标/预算执行率',
      '预算执行已有 10 分，指标“预算执行率”另计了一次分。',
      '同一个执行率算了两次分，执行率高低对总分的影响被放大。',
      '删去作为指标的预算执行率，把分值分给其他指标；办法要求把它列为指标的，项目资金部分不再计分。',
      '{"name":"预算执行率","points":null,"executionPoints":"10"}',
    ]);
  });
});

describe('duplicate-indicator', () => {
  test('twice', () => {
    expect(reported('duplicate-indicator', withCells(national, { D14: '按期完工率' }))).toEqual([
      'warning D15 D14 产出指标/时效指标/按期完工率',
      '“按期完工率”出现了 2 次（第14、15行）。',
      '同一个结果会计几次分；内容不同而名称相同的，也分不清考核的是什么。常见的原因是复制上一行后忘了改名称。',
      '核对名称；确实重复的删去一行，分值并到其他指标；考核内容不同的，把名称写清楚。',
      '{"name":"按期完工率","rows":[14,15]}',
    ]);
  });

  test('three times', () => {
    expect(
      reported('duplicate-indicator', withCells(national, { D13: '按期完工率', D14: '指标2：按期完工率' })),
    ).toEqual([
      'warning D14 D15 D13 产出指标/质量指标/按期完工率',
      '“按期完工率”出现了 3 次（第13、14、15行）。',
      '同一个结果会计几次分；内容不同而名称相同的，也分不清考核的是什么。常见的原因是复制上一行后忘了改名称。',
      '核对名称；确实重复的删去一行，分值并到其他指标；考核内容不同的，把名称写清楚。',
      '{"name":"按期完工率","rows":[13,14,15]}',
    ]);
  });
});

describe('dominant-indicator', () => {
  test('more than half', () => {
    expect(
      reported(
        'dominant-indicator',
        withCells(operators, { H14: '51', I14: '51', H15: '5', I15: '5', H16: '5', I16: '5', H17: '19', I17: '19' }),
      ),
    ).toEqual([
      'hint H14 C14 产出指标/数量指标/维修教学楼栋数',
      '“维修教学楼栋数”一项占 51 分，超过全表 100 分的一半。',
      '一项指标占了大半分值，总分几乎只反映这一项，其他指标失去作用。',
      '把它拆成几项，或者调整各项分值；批复如此的，可以不改。',
      '{"name":"维修教学楼栋数","points":"51","all":"100"}',
    ]);
  });
});

describe('pace-gap', () => {
  test('the money behind', () => {
    expect(reported('pace-gap', withCells(national, { F6: '108', F7: '108', H6: '90%', I6: '9' }), 'platform')).toEqual(
      [
        'warning H6 F6 E6 pace',
        '预算执行率 90%，指标完成率 100%，相差 10%，超过 5%。',
        '总体完成率是 7 项指标中能计算的 6 项按分值加权的平均，每项最高按 100% 计。资金进度快于任务进度（或者相反）的，要有说明。',
        '核对执行数和各项完成值；没有填错的，在原因栏说明资金与任务不同步的原因。',
        '{"rate":"0.9","completion":"1","gap":"0.1","limit":0.05,"counted":6,"of":7}',
      ],
    );
  });

  test('more than the budget, the work behind', () => {
    expect(
      reported(
        'pace-gap',
        withCells(national, { F6: '126', F7: '126', H6: '105%', F13: '3个', H13: '10', I13: '停工。' }),
        'platform',
      ),
    ).toEqual([
      'warning H6 F6 E6 pace',
      '预算执行率 100%，指标完成率 86.67%，相差 13.33%，超过 5%。',
      '总体完成率是 7 项指标中能计算的 6 项按分值加权的平均，每项最高按 100% 计。资金进度快于任务进度（或者相反）的，要有说明。',
      '核对执行数和各项完成值；没有填错的，在原因栏说明资金与任务不同步的原因。',
      '{"rate":"1","completion":"0.86666666666666666667","gap":"0.13333333333333333333","limit":0.05,"counted":6,"of":7}',
    ]);
  });
});

test('no check is left out', () => {
  expect([...seen].sort()).toEqual(Object.keys(checkBlocks.indicators).sort());
});

test('an actual without a figure is a hint where its row says why', () => {
  const severities = (note: string): string[] =>
    review([withCells(exampleForm('national'), { F13: '无', I13: note })]).findings.flatMap(({ check, severity }) =>
      check === 'actual-not-numeric' ? [severity] : [],
    );
  expect(severities('')).toEqual(['warning']);
  expect(severities('已完成')).toEqual(['warning']);
  expect(severities('本年没有轮换，未动用库存')).toEqual(['hint']);
});
