import { decimal } from '../../../src/engine/decimal.ts';
import { areOneSlipApart } from '../../../src/engine/narrative/figures.ts';
import { otherThan as otherThanBy, told as toldBy, words } from '../../support/told-words.ts';

/** Relations of which only a slip of the finger is told, or of which the words name both ends. */

const rates = (...lines: readonly string[]): string[] => toldBy('text-rate', ...lines);
const sums = (...lines: readonly string[]): string[] => toldBy('text-sum', ...lines);
const differences = (...lines: readonly string[]): string[] => toldBy('text-difference', ...lines);
const scores = (...lines: readonly string[]): string[] => toldBy('text-score-sum', ...lines);

test.each<[number | string, number | string, boolean]>([
  ['98.99', '89.99', true],
  ['98.99', '98.89', true],
  ['98.99', '98.99', false],
  ['98.99', '99.98', false],
  ['12.34', '21.43', false],
  ['12.34', '13.24', true],
  ['12.34', '14.32', false],
  ['12.34', '112.34', false],
  ['11.30', '11.03', true],
  ['5000', '4000', false],
  ['5010', '4010', true],
])('a slip of the finger lies between %s and %s: %s', (a, b, expected) => {
  expect(areOneSlipApart(decimal(a), decimal(b), decimal('0.01'), 3)).toBe(expected);
  expect(areOneSlipApart(decimal(b), decimal(a), decimal('0.01'), 3)).toBe(expected);
});

describe('rates that are called as what was done', () => {
  test('numbers of other things don’t disturb', () => {
    const text = (rate: string, more = '采集信息18.4万条，') =>
      `全年${more}受理事项3260件，办结3227件，办结率${rate}。`;
    expect(rates(text('89.99%'))).toEqual(['89.99%']);
    expect(rates(text('98.99%'))).toEqual([]);
    expect(rates(text('89.99%', '复核200件，'))).toEqual([]);
    expect(rates(text('89.99%', '群众满意率98%，'))).toEqual(['89.99%']);
    expect(rates('涉及3家，发现问题684个，整改678个，整改率91.9%。')).toEqual(['91.9%']);
    expect(rates('复查12个，发现问题684个，整改678个，整改率91.9%。')).toEqual([]);
    expect(rates('用时24小时，抽查360户，知晓349户，知晓率99.6%。')).toEqual(['99.6%']);
  });

  test('the other way round, and where the name stands before', () => {
    expect(rates('发放问卷200份，收回192份，回收率69%。')).toEqual(['69%']);
    expect(rates('政策知晓率抽样调查360户，知晓349户，知晓率99.6%。')).toEqual(['99.6%']);
    expect(rates('管理糖尿病患者23405人，规范管理17854人，规范管理率75.00%。')).toEqual(['75.00%']);
    expect(rates('管理糖尿病患者23405人，规范管理17554人，规范管理率75.00%。')).toEqual([]);
  });

  test('far off only where it is a slip of three digits or more', () => {
    const text = (rate: string) => `入户96户，入住48户，入住率${rate}。`;
    expect(rates(text('50%'))).toEqual([]);
    expect(rates(text('51%'))).toEqual(['51%']);
    expect(rates(text('70%'))).toEqual([]);
    expect(rates(text('70.0%'))).toEqual(['70.0%']);
    expect(rates(text('71.3%'))).toEqual([]);
    expect(rates('受理12480件，按期办结12355件，按期办结率90.00%。')).toEqual(['90.00%']);
  });

  test('a second rate may be of what the sentence begins with', () => {
    const text = (rate: string) => `活产9846人，早孕建册9452人，早孕建册率96.00%；产后访视9384人，产后访视率${rate}。`;
    expect(rates(text('93.51%'))).toEqual(['93.51%']);
    expect(rates(text('95.31%'))).toEqual([]);
    expect(rates(text('94.44%'))).toEqual([]);
    expect(rates(text('99.28%'))).toEqual([]);
    expect(rates('毕业生812人，就业796人，就业率98.03%；其中升学438人，升学率59.34%。')).toEqual(['59.34%']);
    expect(rates('活产约9846人，建册9452人，建册率96.00%；访视9384人，访视率93.51%。')).toEqual([]);
    expect(rates('活产9300人，建册8928人，建册率96.00%；访视9384人，访视率93.51%。')).toEqual([]);
  });
});

describe('words that say all', () => {
  test('the rate of just that, right behind them', () => {
    expect(rates('资金全部到位，到位率95%。')).toEqual(['95%']);
    expect(rates('任务全部完成，完成率95%。')).toEqual(['95%']);
    expect(rates('任务全部完成，项目完成进度为95%。')).toEqual(['95%']);
    expect(rates('资金全部到位，执行率95%。')).toEqual([]);
    expect(rates('任务全部完成，质量完成率95%。')).toEqual([]);
    expect(rates('资金全部支付，验收3次，支付率95%。')).toEqual([]);
    expect(rates('平均执行率95%。')).toEqual([]);
  });

  test('not where some are left out, or it is yet to come', () => {
    const text = (words: string) => `${words}全部完成，完成率95%。`;
    const left = words(
      '除乙镇外 未 没有 不是 10个乡镇 各镇 基本 计划 力争 争取 预计 确保 拟 部分任务 其余任务 其他任务 数量指标 任务分两年',
    );
    expect(otherThanBy('text-rate', left, [], text)).toEqual([]);
    expect(otherThanBy('text-rate', words('任务 任务已 本年'), ['95%'], text)).toEqual([]);
    expect(rates('除乙镇外，任务全部完成，完成率95%。')).toEqual([]);
  });
});

describe('what has to be put together', () => {
  test('a rate of some years, of several values at once', () => {
    const text = (words: string) => `总预算900万元，${words}，前两年支出592.5万元，执行率98.67%。`;
    expect(rates(text('其中财政450万元'))).toEqual(['98.67%']);
    expect(
      otherThanBy(
        'text-rate',
        words('每年300万元 每季度75万元 每月25万元 每批300万元 每期300万元 每学期150万元 按年平均300万元'),
        [],
        text,
      ),
    ).toEqual([]);
    expect(rates('两个项目预算200万元、300万元，支出190万元、294万元，执行率98.2%。')).toEqual(['98.2%']);
    expect(rates('两个项目预算分别为200万元、300万元，支出分别为190万元、294万元，执行率98.2%。')).toEqual([]);
    expect(sums('三个项目预算分别为200万元、300万元、500万元，支出分别为190万元、294万元、485万元。')).toEqual([]);
  });

  test('groups, and how many are in them', () => {
    expect(sums('涉及8个乡镇46个村（其中A镇9个村、B镇7个村、C镇6个村，其余5个乡镇24个村）。')).toEqual([]);
    expect(sums('涉及8个乡镇46个村（其中A镇9个村、B镇7个村、C镇6个村，其余5个乡镇21个村）。')).toEqual(['46个']);
    expect(sums('共有9个县区142所学校（其中甲县32所、乙县27所，其余7个县区83所）。')).toEqual([]);
  });

  test('two comparisons of something that isn’t there', () => {
    expect(differences('实际支出较年初预算2000万元减少136万元，较调整后预算1900万元减少36万元。')).toEqual([]);
    expect(differences('年初预算2000万元，减少136万元，调整后预算1900万元。')).toEqual(['1900万元']);
  });
});

describe('satisfaction', () => {
  test('of how many were asked', () => {
    const text = (asked: string) => `${asked}486份，满意的452份，满意度92%。`;
    expect(
      otherThanBy(
        'text-rate',
        words('问卷 调查 受访 回收 收回 发放 访问 测评 样本 回访 答卷 抽样 抽查 走访 接通'),
        ['92%'],
        text,
      ),
    ).toEqual([]);
    expect(otherThanBy('text-rate', words('登记 参训 受理'), [], text)).toEqual([]);
    expect(rates('登记486份问卷，满意的452份，满意度92%。')).toEqual(['92%']);
    // What was asked stands right behind the number or not at all.
    expect(rates('登记486份，满意的共有452份问卷，满意度92%。')).toEqual([]);
  });

  test('those that don’t count are no part of it', () => {
    const text = (without: string) => `收回问卷733份，${without}30份，满意677份，满意度96.3%。`;
    expect(otherThanBy('text-rate', words('剔除 无效 剔除无效 扣除 作废'), [], text)).toEqual([]);
    expect(rates('收回问卷733份，满意677份，满意度93.3%。')).toEqual(['93.3%']);
  });
});

describe('what was due and what came of it', () => {
  test('the same verb in all three', () => {
    expect(rates('应种286350剂次，实种283487剂次，接种率98.00%。')).toEqual(['98.00%']);
    expect(rates('应种286350剂次，实种283487剂次，接种率99.00%。')).toEqual([]);
    expect(rates('应收租金462.3万元，实收448.4万元，收缴率99.69%。')).toEqual(['99.69%']);
    expect(rates('应到30人，实到29人，到会率98.6%。')).toEqual(['98.6%']);
    expect(
      otherThanBy(
        'text-rate',
        words('达到 达 为 约 是 ：'),
        ['80.5%'],
        (end) => `应到30人，实到29人，到会率${end}80.5%。`,
      ),
    ).toEqual([]);
    expect(rates('应付30万元，实到29万元，到账率80.5%。')).toEqual([]);
    expect(rates('应到30人，实到29人，出勤率80.5%。')).toEqual([]);
    expect(rates('应到30人，实到29户，到会率80.5%。')).toEqual([]);
    expect(rates('应到30余人，实到29人，到会率80.5%。')).toEqual([]);
  });
});

describe('growth since a value that is named', () => {
  test('the verbs, and what the value is held against', () => {
    const text = (words: string) => `培训辅警1980人次，${words}1650人次增长21%。`;
    expect(otherThanBy('text-rate', words('比上年的 较上年 比2022年的 较去年同期 比年初'), ['21%'], text)).toEqual([]);
    expect(otherThanBy('text-rate', words('在上年 共比例 较好完成 较大规模'), [], text)).toEqual([]);
    const grew = (words: string) => `培训辅警1980人次，比上年的1650人次${words}21.5%。`;
    expect(otherThanBy('text-rate', words('增加 增长 上升 提高 增长了 增长约'), ['21.5%'], grew)).toEqual([]);
    expect(rates('培训辅警1980人次，比上年的1650人次增长20%。')).toEqual([]);
    expect(rates('培训辅警1980人次，比上年的1650人次增长45%。')).toEqual(['45%']);
    expect(rates('培训辅警1980人次、民警880人次，比上年的1650人次增长45%。')).toEqual([]);
    expect(rates('培训辅警1980人次，其中新任880名，比上年的1650人次增长45%。')).toEqual([]);
    expect(rates('培训辅警1320人次，比上年的1650人次下降21.5%。')).toEqual(['21.5%']);
    expect(rates('培训辅警1320人次，比上年的1650人次下降20%。')).toEqual([]);
  });

  test('by how much may stand between', () => {
    expect(rates('受理案件1086件，比上年的943件增加143件，增长15.61%。')).toEqual(['15.61%']);
    expect(rates('受理案件1086件，比上年的943件增加143件，增长15.16%。')).toEqual([]);
    expect(rates('2022年预算安排1500万元，较2021年预算1350万元增长11.7%。')).toEqual(['11.7%']);
    expect(rates('2022年预算安排1500万元，较2021年预算1350万元增长11.1%。')).toEqual([]);
  });

  test('of one thing in one unit, next to one another', () => {
    expect(rates('培训1980人次，比上年的1650名增长25%。')).toEqual([]);
    expect(rates('培训近1980人次，比上年的1650人次增长23%。')).toEqual([]);
    expect(rates('培训1980人次，比上年的近1650人次增长23%。')).toEqual([]);
    expect(rates('培训1980人次，比上年的1650人次多，满意度增长23%。')).toEqual([]);
    expect(rates('培训1980人次，比上年的1650人次增长2.3个百分点。')).toEqual([]);
  });
});

describe('more or less than a value that is named', () => {
  test('the three in a row, whatever else the sentence holds', () => {
    const text = (by: string) => `全年培训6期，务工24380人，较上年23860人增加${by}人，人均补贴500元。`;
    expect(differences(text('250'))).toEqual(['250人']);
    expect(differences(text('520'))).toEqual([]);
    expect(differences('人均月收入3860元，比培训前的3240元增加260元。')).toEqual(['260元']);
    expect(differences('人均月收入3860元，比培训前的3240元增加620元。')).toEqual([]);
    const verb = (words: string) => `全年培训6期，务工24380人，较上年23860人${words}250人，人均补贴500元。`;
    expect(otherThanBy('text-difference', words('增加 净增 净增加 多 增加了 增长约 共增加'), ['250人'], verb)).toEqual(
      [],
    );
    expect(otherThanBy('text-difference', words('增加到 ，培训 、'), [], verb)).toEqual([]);
  });

  test('not across a semicolon, nor of two kinds', () => {
    expect(differences('全年培训6期，务工24380人；较上年23860人增加250人，人均补贴500元。')).toEqual([]);
    expect(differences('全年培训6期，务工24380户，较上年23860人增加250人，人均补贴500元。')).toEqual([]);
  });
});

describe('lists that often tell all', () => {
  const parts = (last: string) => `课程建设284.6万元、设备采购193.25万元、信息化提升${last}万元`;
  const WHOLE = '专项资金638.27万元';

  test('the words before them', () => {
    const text = (words: string) => `${WHOLE}，${words}${parts('160.24')}。`;
    // 284.6 + 193.25 + 160.42 = 638.27.
    expect(
      otherThanBy('text-sum', words('用于 用于： 来源为 来源于： 分三个方面： 分三类：'), ['638.27万元'], text),
    ).toEqual([]);
    expect(otherThanBy('text-sum', words('主要用于 重点用于 全部用于 另有'), [], text)).toEqual([]);
    expect(sums(`${WHOLE}，用于${parts('160.42')}。`)).toEqual([]);
    expect(sums(`${WHOLE}，用于${parts('160.24')}等。`)).toEqual([]);
    expect(sums(`${WHOLE}，由${parts('160.24')}构成。`)).toEqual(['638.27万元']);
    expect(sums(`${WHOLE}，由${parts('160.24')}承担。`)).toEqual([]);
    const behind = (words: string) => `${WHOLE}。${words}${parts('160.24')}。`;
    expect(
      otherThanBy(
        'text-sum',
        words('分季度看， 从结构看， 按类型分， 按来源划分： 按用途分类，'),
        ['638.27万元'],
        behind,
      ),
    ).toEqual([]);
  });

  test('a slip in the whole or in one part, and nothing that may have been left out', () => {
    expect(sums(`专项资金683.27万元，用于${parts('160.42')}。`)).toEqual(['683.27万元']);
    expect(sums(`${WHOLE}，用于${parts('59.42')}。`)).toEqual([]);
    expect(sums(`${WHOLE}，用于${parts('157.31')}。`)).toEqual([]);
    expect(sums(`${WHOLE}，用于${parts('161.42')}。`)).toEqual(['638.27万元']);
    expect(sums('专项资金638万元，用于课程建设285万元、设备采购193万元、信息化提升161万元。')).toEqual([]);
    expect(sums(`${WHOLE}，用于课程建设477.85万元、信息化提升160.24万元。`)).toEqual([]);
  });

  test('another list of the same whole stays one of its own', () => {
    const text = (county: string, last: string) =>
      `专项资金638.27万元，包括中央资金400万元、省级资金200万元、县级资金${county}万元。按用途分，${parts(last)}。`;
    expect(sums(text('38.27', '160.42'))).toEqual([]);
    expect(sums(text('83.27', '160.42'))).toEqual(['638.27万元']);
    expect(sums(text('38.27', '160.24'))).toEqual(['638.27万元']);
  });
});

describe('averages', () => {
  test('amount, count and what one of them gets', () => {
    expect(sums('临时救助支出612.8万元，救助3064人次，人均救助2200元。')).toEqual(['612.8万元']);
    expect(sums('临时救助支出612.8万元，救助3064人次，人均救助2000元。')).toEqual([]);
    expect(sums('发放补贴6824人次341.2万元，人均550元。')).toEqual(['341.2万元']);
    expect(sums('改造5200户，投入1040万元，户均奖补2200元。')).toEqual(['1040万元']);
    expect(sums('举办培训66期，培训学员2640人次，平均每期44人次。')).toEqual(['2640人次']);
    expect(sums('举办培训66期，培训学员2640人次，平均每期40人次。')).toEqual([]);
    expect(sums('资助学生535名，发放助学金321.7万元，生均6103.08元。')).toEqual(['321.7万元']);
    expect(sums('资助学生535名，发放助学金321.7万元，生均6013.08元。')).toEqual([]);
  });

  test('not of what is bounded, or of an earlier year', () => {
    expect(sums('救助3064人次，支出612.8万元，人均救助2200元。')).toEqual(['612.8万元']);
    expect(sums('救助3064人次，支出不超过612.8万元，人均救助2200元。')).toEqual([]);
    expect(sums('救助3064人次以上，支出612.8万元，人均救助2200元。')).toEqual([]);
    expect(sums('救助3064人次，上年支出612.8万元，人均救助2200元。')).toEqual([]);
  });

  test('not what each of them is given, nor the average of something else', () => {
    expect(sums('支出612.8万元，救助3064人次，每人2200元。')).toEqual([]);
    expect(sums('支出612.8万元，救助3064人次，人均标准2200元。')).toEqual([]);
    expect(sums('支出612.8万元，救助3064户，人均救助2200元。')).toEqual([]);
    expect(sums('支出612.8万元；救助3064人次，人均救助2200元。')).toEqual([]);
    expect(sums('支出612.8万元，救助3064人次，平均每月2200元。')).toEqual([]);
    expect(sums('支出612.8万元，救助3064人次，人均救助1350元。')).toEqual([]);
    expect(sums('上年支出612.8万元，救助3064人次，人均救助2200元。')).toEqual([]);
    expect(sums('救助3064人次。人均救助2200元。')).toEqual([]);
  });
});

describe('what is no part of a list', () => {
  test('what something is held against, and by how much', () => {
    expect(sums('全年支出384万元，其中设备购置23万元，较预算367万元超支17万元。')).toEqual([]);
    expect(
      sums('全年支出384.6万元，其中设备购置123.25万元、培训151.3万元，人员110.05万元，较预算367万元超支17万元。'),
    ).toEqual([]);
    expect(sums('全年支出384.6万元，其中设备购置123.25万元、培训151.3万元、人员101.05万元。')).toEqual(['384.6万元']);
  });

  test('the next item of the list around it', () => {
    const text = (item: string) =>
      `资金支出272.5万元，分三个方面：一是采购155万元；二是集成78.4万元，其中甲39.2万元、乙39.2万元；${item}运维39.1万元。`;
    expect(otherThanBy('text-sum', words('三是 （3） 3. 第三'), [], text)).toEqual([]);
    expect(sums('集成78.4万元，其中：一是甲39.2万元；二是乙36.2万元；三是丙2万元。')).toEqual(['78.4万元']);
  });

  test('what is among the last before a total', () => {
    expect(sums('小学98所、初中48所、高中22所，其中寄宿制13所，总计168所。')).toEqual([]);
    expect(sums('小学98所、初中48所、高中22所，总计181所。')).toEqual(['181所']);
  });

  test('含 names some of it, 其中 all', () => {
    expect(sums('办理案件830件（含网上办理200件、窗口加急130件）。')).toEqual([]);
    expect(sums('办理案件830件（其中网上办理200件、窗口加急130件）。')).toEqual(['830件']);
    expect(sums('追加资金380万元（含中央资金120万元、省级资金230万元）。')).toEqual([]);
    expect(sums('追加资金380万元（其中中央资金120万元、省级资金230万元）。')).toEqual(['380万元']);
  });
});

describe('scores of groups and their total', () => {
  test('the execution is a group like others, whichever is the last', () => {
    const text = (last: string) =>
      `总得分98.9分，其中产出指标得49.95分，效益指标得29.75分，满意度指标得9.5分，预算执行得${last}分。`;
    expect(scores(text('9.7'))).toEqual([]);
    expect(scores(text('9.1'))).toEqual(['98.9分']);
  });

  test('what is added or taken beside them leaves it open; so do two groups of more', () => {
    const text = (beside: string) =>
      `总得分94.8分，其中产出指标得50分，效益指标得27.5分，满意度指标得10分，执行率得9.3分${beside}。`;
    expect(otherThanBy('text-score-sum', words('，扣减2分 ，扣除2分 ，加分2分 ，奖励2分'), [], text)).toEqual([]);
    expect(scores(text(''))).toEqual(['94.8分']);
    expect(scores('总得分97分，其中产出指标得48.8分，效益指标得29分。')).toEqual([]);
    expect(scores('总得分97分，其中共性指标得58.8分，个性指标得29分。')).toEqual(['97分']);
    expect(
      scores(
        '总分99.5分。其中数量指标20分、质量指标19.5分、成本指标10分，产出指标共49.5分；效益指标30分，满意度10分，执行10分。',
      ),
    ).toEqual([]);
  });

  test('自评 and points in brackets', () => {
    const text = (got: string, total: string) =>
      `产出指标50分，${got}49分；效益指标30分，${got}29分；满意度指标10分，${got}10分；预算执行10分，${got}9.5分，${total}95.7分。`;
    expect(
      otherThanBy('text-score-sum', words('得 得分 自评 自评得 自评得分 实际得分'), ['95.7分'], (got) =>
        text(got, '合计'),
      ),
    ).toEqual([]);
    expect(
      otherThanBy('text-score-sum', words('合计 合计得 合计得分 共计 总得分 综合得分'), ['95.7分'], (total) =>
        text('自评', total),
      ),
    ).toEqual([]);
    expect(scores(text('自评', '合计').replace('95.7', '97.5'))).toEqual([]);
    const brackets = '预算执行（10分）得9.46分，产出（50分）得48分，效益（30分）得28分，满意度（10分）得10分，总得分';
    expect(scores(`${brackets}93.46分。`)).toEqual(['93.46分']);
    expect(scores(`${brackets}95.46分。`)).toEqual([]);
    expect(scores(brackets.replace('产出（50分）', '活动（50分）').concat('93.46分。'))).toEqual([]);
  });
});
