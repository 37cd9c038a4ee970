import { otherThan as otherThanBy, told as toldBy, words } from '../../support/told-words.ts';

/** The words by which a sentence itself says which two numbers a percentage is made of. */

const told = (...lines: readonly string[]): string[] => toldBy('text-rate', ...lines);

/** Those words with which the text isn't told as expected; `-` stands for none. */
function otherThan(list: string, expected: readonly string[], text: (word: string) => string): string[] {
  expect(words(list).length).toBeGreaterThan(1);
  return otherThanBy('text-rate', words(list), expected, (word) => text(word === '-' ? '' : word));
}

const ENDS = '- 达 为 约 是 ： 仅 均';

describe('so many of those', () => {
  test('what the share may be called, and what may stand behind its name', () => {
    const name = (words: string) => `新建住房320套中的304套，${words}90%。`;
    expect(otherThan('入住率 入住比例 入住比重 入住占比 入住进度', ['90%'], name)).toEqual([]);
    expect(otherThan(ENDS, ['90%'], (end) => name(`入住率${end}`))).toEqual([]);
    expect(told(name('入住率约达'))).toEqual(['90%']);
    expect(otherThan('入住 入住程度 入住率的', [], name)).toEqual([]);
    expect(told('新建住房320套中的304套，入住率95%。')).toEqual([]);
  });

  test('what may stand between whole and part, and behind the part', () => {
    const part = (words: string) => `新建320套${words}304套，入住率90%。`;
    expect(otherThan('中 中的 中已 中有 中完成 里 里的 住房中的 安置住房(公租房)里的', ['90%'], part)).toEqual([]);
    expect(told(part('一二三四五六七八九十百千中的'))).toEqual(['90%']);
    expect(otherThan('一二三四五六七八九十百千万中的 ，其中的 中另', [], part)).toEqual([]);
    const behind = (words: string) => `新建320套中的304套${words}90%。`;
    expect(otherThan('，入住率 （入住率 已完工，入住率 ，一二三四五六七率', ['90%'], behind)).toEqual([]);
    expect(otherThan('已经完工，入住率 ，一二三四五六七八率 入住率', [], behind)).toEqual([]);
  });

  test('reached is a result where it is printed to a tenth, unless it is meant', () => {
    const rate = (words: string) => `新建住房320套中的304套，${words}。`;
    expect(told(rate('入住率达到90.5%'))).toEqual(['90.5%']);
    expect(told(rate('入住率达到95.0%'))).toEqual([]);
    expect(
      otherThan('应 需 要 拟 确保 力争 争取 保证 目标 计划', [], (word) => rate(`${word}入住率达到90.5%`)),
    ).toEqual([]);
    expect(otherThan('入住率达到90% 入住率达到90.5%以上 入住率超过90.5%', [], rate)).toEqual([]);
  });

  test('only of one unit, and no more than there are', () => {
    expect(told('新建住房320套中的304户，入住率90%。')).toEqual([]);
    expect(told('新建住房304套中的320套，入住率90%。')).toEqual([]);
    expect(told('新建住房约320套中的304套，入住率90%。')).toEqual([]);
    expect(told('新建住房320套中的近304套，入住率90%。')).toEqual([]);
  });
});

describe('what was planned and what was done', () => {
  const text = (plan: string, done: string, rate: string) => `培训${plan}20场次，${done}18场次，${rate}95%。`;

  test('the words of the plan', () => {
    for (const word of ['计划', '目标', '任务', '指标'])
      expect([
        word,
        otherThan(
          ENDS.replace('- 达', '- 值 数 量 率 完成 值为 数是').replace(' 约', '').replace(' 仅 均', ''),
          ['95%'],
          (end) => text(word + end, '实际', '完成率'),
        ),
      ]).toEqual([word, []]);
  });

  test('the words of what was done', () => {
    for (const word of ['实际', '已完成', '实际完成', '完成'])
      expect([
        word,
        otherThan('- 值 数 量 为 了 ： 值为 数：', ['95%'], (end) => text('目标', word + end, '任务完成率')),
      ]).toEqual([word, []]);
  });

  test('the words of the rate', () => {
    expect(
      otherThan(
        '任务完成率 目标完成率 计划完成率 总体完成率 指标完成率 完成率 目标任务完成率 任务完成比例 完成年度计划的 完成全年任务的 完成目标的 完成任务的',
        ['95%'],
        (word) => text('目标', '实际', word),
      ),
    ).toEqual([]);
    expect(otherThan(ENDS.replace(' 仅 均', ''), ['95%'], (end) => text('目标', '实际', `完成率${end}`))).toEqual([]);
  });

  test('more than was planned, before and behind', () => {
    const beyond = (words: string) => `计划20场次，实际24场次，${words}25%。`;
    const words = '超额 超额完成 超额了 超额完成了 超目标 超计划 超任务';
    expect(otherThan(words, ['25%'], beyond)).toEqual([]);
    expect(otherThan(words, [], (word) => `计划20场次，实际24场次，${word}20%。`)).toEqual([]);
    expect(told('共开展24场次，超额完成25%（目标20场次）。')).toEqual(['25%']);
    expect(told('共开展24场次，超额完成20%（目标20场次）。')).toEqual([]);
    expect(told('共开展24场次，超额完成25%（去年20场次）。')).toEqual([]);
    expect(told('共开展24场次（计划20场次），完成率125%。')).toEqual(['125%']);
    expect(told('共开展24场次（计划20场次），完成率120%。')).toEqual([]);
  });
});

describe('a share that is an amount', () => {
  test('the words between', () => {
    const text = (words: string) => `项目总投资560万元，县级承担65%${words}336万元。`;
    expect(otherThan('即 计 也就是 合 合计 ，即 （即 ，计', ['65%'], text)).toEqual([]);
    expect(otherThan('另 ，另有 。即', [], text)).toEqual([]);
    expect(told('项目总投资560万元，县级承担60%即336万元。')).toEqual([]);
  });

  test('of the only amount that is none of the shares', () => {
    expect(told('项目总投资560万元，省级承担40%即224万元，县级承担65%即336万元。')).toEqual(['65%']);
    expect(told('项目总投资560万元，上年投入100万元，县级承担65%即336万元。')).toEqual([]);
  });
});

describe('called as what was done', () => {
  test('qualifiers on both sides or on none', () => {
    const both = (word: string) => `受理申请87件，${word}答复85件，${word}答复率98.7%。`;
    const words = '- 按期 按时 及时 准时 一次 首次 当年 当日 按月';
    expect(otherThan(words, ['98.7%'], both)).toEqual([]);
    const one = (word: string) => `受理申请87件，答复85件，${word}答复率98.7%。`;
    expect(otherThan(words.slice(2), [], one)).toEqual([]);
    const other = (word: string) => `受理申请87件，${word}答复85件，答复率98.7%。`;
    expect(otherThan(words.slice(2), [], other)).toEqual([]);
  });

  test('what is told elsewhere or not at all isn’t told by its name', () => {
    const text = (word: string) => `登记设备87件，${word}设备85件，${word}率98.7%。`;
    expect(otherThan('巡检 检测', ['98.7%'], text)).toEqual([]);
    expect(otherThan('收益 利用 使用 占用', [], text)).toEqual([]);
  });

  test('what was meant to be done may be called so as well', () => {
    const text = (word: string) => `${word}检测设备87件，检测设备85件，检测率98.7%。`;
    expect(otherThan('应 须 需', ['98.7%'], text)).toEqual([]);
    expect(otherThan('- 已 曾', [], text)).toEqual([]);
  });

  test('only near misses, and nothing of parts, rough numbers and all', () => {
    expect(otherThan(ENDS, ['98.7%'], (end) => `登记设备87件，检测设备85件，检测率${end}98.7%。`)).toEqual([]);
    expect(told('登记设备87件，检测设备85件，检测率50%。')).toEqual([]);
    expect(told('登记设备87件，检测设备85件，检测率100%。')).toEqual([]);
    expect(told('登记设备87件，其中检测设备85件，检测率98.7%。')).toEqual([]);
    expect(told('登记设备87件，检测设备约85件，检测率98.7%。')).toEqual([]);
    expect(told('登记设备87件，检测设备85台，检测率98.7%。')).toEqual([]);
    expect(told('登记设备87件，送修3件，检测设备85件，检测率98.7%。')).toEqual([]);
  });
});

describe('who was asked', () => {
  test('the words of the asking', () => {
    const text = (word: string) => `${word}486份，满意452份，满意度94%。`;
    expect(otherThan('问卷 调查 受访 回收 收回 发放 访问 测评 样本 回访 答卷', ['94%'], text)).toEqual([]);
    expect(otherThan('寄出 存档', [], text)).toEqual([]);
    expect(told('共有486份问卷，满意452份，满意度94%。')).toEqual(['94%']);
  });

  test('the words of the rate', () => {
    const text = (word: string) => `收回问卷486份，满意452份，${word}94%。`;
    expect(otherThan('满意度 满意率 群众满意度', ['94%'], text)).toEqual([]);
    expect(otherThan(ENDS.replace(' 仅 均', ''), ['94%'], (end) => text(`满意度${end}`))).toEqual([]);
    expect(told(text('满意程度'))).toEqual([]);
    expect(told('收回问卷486份，不满意452份，满意度94%。')).toEqual([]);
    expect(told('收回问卷486份，满意452份，基本满意20份，满意度94%。')).toEqual([]);
    expect(told('收回问卷486份，满意452人，满意度94%。')).toEqual([]);
  });
});

describe('a share of what is named', () => {
  const text = (words: string) => `到位资金560万元。累计拨付543.2万元，占${words}98%。`;

  test('the words around the name', () => {
    expect(
      otherThan(
        '到位资金的 总到位资金的 全部到位资金的 年度到位资金的 全年到位资金的 到位资金总额的 到位资金总数的 到位资金总量的 到位资金数的 到位资金的比例 到位资金的比重 到位资金的比例为 到位资金的比例达 到位资金的比例约',
        ['98%'],
        text,
      ),
    ).toEqual([]);
    expect(otherThan('到位资金 采购资金的', [], text)).toEqual([]);
    expect(told('到位资金560万元。累计拨付543.2万元，占到位资金的97%。')).toEqual([]);
    expect(told('到位资金560万元。到位资金580万元。累计拨付543.2万元，占到位资金的98%。')).toEqual([]);
  });
});

describe('from so many to so many', () => {
  const text = (words: string) => `由85个增加到112个，${words}37.8%。`;

  test('what the growth may be called', () => {
    expect(otherThan('增加 增长 增幅 上升 提高 提升 下降 减少 降低 降幅 增长率 压缩 缩短', ['37.8%'], text)).toEqual(
      [],
    );
    expect(otherThan('- 了 率 约 为 幅度 达 幅度达', ['37.8%'], (end) => text(`增长${end}`))).toEqual([]);
    expect(otherThan('占 完成', [], text)).toEqual([]);
    expect(told('由85个增加到112个，增长31.8%。')).toEqual([]);
    expect(told('由85个增加到112个，增加27个，增长37.8%。')).toEqual(['37.8%']);
  });

  test('how it became more or less', () => {
    expect(otherThan('由 从 自 由原来的', ['37.8%'], (from) => `站点${from}85个增加到112个，增长37.8%。`)).toEqual([]);
    expect(
      otherThan(
        '增加到 增长至 升到 提高到 扩大至 降到 减至 缩减到 压减为 涨到 跌至',
        ['37.8%'],
        (to) => `由85个${to}112个，增长37.8%。`,
      ),
    ).toEqual([]);
    expect(otherThan('变成 和', [], (to) => `由85个${to}112个，增长37.8%。`)).toEqual([]);
  });
});

describe('what was spent and what is left are all of it', () => {
  const text = (words: string) => `预算250万元。已支付237.5万元，${words}96%，剩余12.5万元。`;

  test('the words of the rate', () => {
    expect(otherThan('执行率 支出率 支付率 拨付率 使用率 执行进度 支出进度 支付进度', ['96%'], text)).toEqual([]);
    expect(otherThan(ENDS.replace(' 仅 均', ''), ['96%'], (end) => text(`支付率${end}`))).toEqual([]);
    expect(told('预算250万元。已支付237.5万元，支付率95%，剩余12.5万元。')).toEqual([]);
  });
});
