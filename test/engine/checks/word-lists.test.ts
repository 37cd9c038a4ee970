import type { CheckId } from '../../../src/engine/checks/all.ts';
import { review } from '../../../src/engine/review.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** Words that checks listen to, one at a time: none of them is there in vain, and none says more than it should. */

const national = exampleForm('national');

function finds(check: CheckId, changes: Readonly<Record<string, string>>): boolean {
  return review([withCells(national, changes)]).findings.some((finding) => finding.check === check);
}

function words(text: string): string[] {
  return text.split(' ');
}

describe('direction-suspect', () => {
  const suspect = (name: string, target: string, level2 = '数量指标'): boolean =>
    finds('direction-suspect', { C16: level2, D16: name, E16: target, F16: target.replace(/^[≥≤]/, '') });

  const UNWANTED = words(
    '投诉 上访 故障 事故 死亡 伤亡 损失 损耗 差错 错误 失误 违规 违纪 超支 逾期 延误 空置 流失 辍学 返贫 失业 中断 退货 返工 不合格 不满意 不达标',
  );
  test.each([
    ...UNWANTED,
    ...UNWANTED.map((word) => `${word}率`),
    ...words('投诉数 投诉数量 投诉次数 投诉起数 投诉件数 投诉量 投诉人数 投诉次 投诉情况 延误天数 延误时间'),
    ...words('事故发生 事故发生率 事故发生数量 灾害发生率 发病率 复发率 患病率 安全事故起数'),
  ])('%s is to be little', (name) => {
    expect(suspect(name, '≥5次')).toBe(true);
  });

  test.each(
    words(
      '投诉处理 事故演练次数 故障排除率 死亡抚恤人数 损失挽回 失业培训人数 发病 发生数量 患病人数 挽回损失 挽回粮食损失 减少经济损失 降低投诉率 避免安全事故 防止返贫',
    ),
  )('%s may be much', (name) => {
    expect(suspect(name, '≥5次')).toBe(false);
  });

  test.each([
    ...words('成本 造价 单价 总投资 控制数 控制额 控制价 限额 支出上限'),
    ...words('成本控制数 成本控制额 成本总额 成本数额 成本数 成本额 单位造价 工程总投资额'),
  ])('%s in money is to be little wherever it stands', (name) => {
    expect(suspect(name, '≥20万元')).toBe(true);
    expect(suspect(name, '≥20')).toBe(true);
    expect(suspect(name, '≥20个')).toBe(false);
    expect(suspect(`${name}人数`, '≥20万元')).toBe(false);
  });

  test.each([
    ...words('印刷费 管理费用 办公经费 劳务支出 日常开支 设备投资 工程投资额 合同金额 工程资金'),
    ...words('印刷费总额 管理费用数额 合同金额数 工程资金额'),
  ])('%s in money is, under 成本指标', (name) => {
    expect(suspect(name, '≥20万元', '成本指标')).toBe(true);
    expect(suspect(name, '≥20万元', '经济成本指标')).toBe(true);
    expect(suspect(name, '≥20万元')).toBe(false);
    expect(suspect(name, '≥20', '成本指标')).toBe(false);
    expect(suspect(name, '≥20个', '成本指标')).toBe(false);
    expect(suspect(`${name}人数`, '≥20万元', '成本指标')).toBe(false);
  });

  test.each(
    words('标准 补助 补贴 资助 奖 救助 工资 收入 节约 节省 降低 减少 带动 撬动 吸引 社会 保障 筹集 引进 挽回 达标'),
  )('%s is a promise, not a burden', (word) => {
    expect(suspect(`${word}金额`, '≥20万元', '成本指标')).toBe(false);
    expect(suspect(`${word}成本`, '≥20万元')).toBe(false);
  });

  test.each(words('元 千元 万元 百万元 亿元 元/人'))('money may be counted in %s', (unit) => {
    expect(suspect('工程造价', `≥20${unit}`)).toBe(true);
  });

  const WANTED = words(
    '满意 合格 覆盖 及时 完成 达标 知晓 准确 优良 到位 完好 保障 参与 就业 入学 巩固 办结 修复 处置 处理 整改 解决 成活 验收通过',
  );
  test.each(WANTED)('%s率 is to be high', (word) => {
    expect(suspect(`居民${word}率`, '≤95%')).toBe(true);
    expect(suspect(`居民${word}度`, '≤95%')).toBe(true);
    expect(suspect(`居民${word}数`, '≤95%')).toBe(false);
    for (const not of ['不', '未', '非', '无']) expect(suspect(`居民${not}${word}率`, '≤95%')).toBe(false);
    expect(suspect(`居民${word}率（抽查）`, '≤95%')).toBe(true);
  });

  test('signs: at least, more than, at most, less than, exactly', () => {
    expect(
      ['≥5次', '＞5次', '≤5次', '＜5次', '=5次', '5次', '≥0次', '＞0次'].map((it) => suspect('投诉次数', it)),
    ).toEqual([true, true, false, false, false, false, false, true]);
    expect(['≤95%', '＜95%', '≥95%', '=95%', '95%'].map((it) => suspect('居民满意率', it))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('execution-low', () => {
  const half = { F6: '60', F7: '60', H6: '50%', I6: '5', H20: '95' };
  const explained = (sentences: string, cell = 'F11'): boolean =>
    !finds('execution-low', { ...half, [cell]: sentences });

  test('the form without a word is found', () => {
    expect(explained('')).toBe(false);
  });

  test.each(
    words(
      '资金 经费 预算 支付 付款 拨付 支出 尾款 余款 质保金 保证金 款项 合同 结算 采购 招标 财力 额度 执行率 支付率 支付进度 支出进度 执行进度 执行数',
    ),
  )('%s speaks of the money', (word) => {
    expect(explained(`全部完工。${word}不足。`)).toBe(true);
    expect(explained(`全部完工。${word}充裕。`)).toBe(false);
  });

  test.each(
    words(
      '未到 尚在办理 没有到位 延迟 延后 延期 延缓 延误 推迟 滞后 跨年 次年 下年 下一年 翌年 结转 结余 节约 节余 节省 压减 核减 收回 紧张 困难 不足 缓慢 较低 较慢 偏低 偏慢 按进度 按合同 调减 取消 暂停 暂缓 疫情',
    ),
  )('%s says why', (word) => {
    expect(explained(`全部完工。资金${word}。`)).toBe(true);
    // A contract speaks of money by itself.
    expect(explained(`全部完工。居民${word}。`)).toBe(word === '按合同');
  });

  test.each(words('未来 延长 较好 偏高 没收 节日 下月'))('%s doesn’t', (word) => {
    expect(explained(`全部完工。资金${word}。`)).toBe(false);
  });

  test('both in one sentence', () => {
    expect(explained('资金已支付。居民困难。')).toBe(false);
    for (const stop of ['。', ';', '；', '!', '？']) expect(explained(`资金已支付${stop}居民困难`)).toBe(false);
    expect(explained('资金已支付，居民困难')).toBe(true);
  });

  test.each(words('需说明 应说明 须说明 请说明 需单独说明 应详细说明 请逐项说明 执行率= 其他资金包括'))(
    '%s is the form’s own question',
    (requested) => {
      expect(explained(`全部完工。资金不足的${requested}`)).toBe(false);
    },
  );

  test('anywhere: a note, a result, the texts below', () => {
    expect(explained('资金结转下年', 'I13')).toBe(true);
    expect(explained('资金结转下年', 'I19')).toBe(true);
    expect(explained('资金结转下年', 'B11')).toBe(false);
    expect(explained('资金结转下年', 'D13')).toBe(false);
  });

  test('the limit is the policy’s, and belongs to those that keep it', () => {
    const at = (spent: string, rate: string) => finds('execution-low', { F6: spent, F7: spent, H6: rate });
    expect([at('96', '80%'), at('95.99', '79.99%')]).toEqual([false, true]);
  });
});

describe('note-without-deviation', () => {
  const strange = (note: string): boolean => finds('note-without-deviation', { I17: note });

  test.each(words('未 不足 不够 偏低 偏高 滞后 延迟 延期 推迟 影响 受阻 困难 低于 疫情 缺 差距 没有完成 结余'))(
    '%s speaks of a shortfall',
    (word) => {
      expect(strange(`工作达到要求，${word}的部分`)).toBe(true);
      expect(strange('工作达到要求，其余的部分')).toBe(false);
    },
  );

  test.each(
    ['无', '没有', '不存在', '未出现', '未发生', '无明显'].flatMap((lead) =>
      ['偏差', '偏离', '问题', '异常', '差异'].map((word) => `该项${lead}${word}`),
    ),
  )('%s reports none', (note) => {
    expect(strange(note)).toBe(false);
  });

  test.each(words('该项无重大偏差 该项无较大偏差 该项没有明显问题 该项无明显较大偏差'))('%s reports none', (note) => {
    expect(strange(note)).toBe(false);
  });

  test.each(words('该项有偏差 该项存在问题 该项无人负责'))('%s does', (note) => {
    expect(strange(note)).toBe(true);
  });

  test.each(words('达到 完成 实现 符合 达成 满足 超额 超过 高于'))('%s says that it was reached', (word) => {
    expect(strange(`本年度各项任务${word}年初设定的数额`)).toBe(false);
  });

  test.each([
    ...words(
      '继续推进 持续推进 保持力度 进一步推进 加强管理 强化管理 加大力度 提高水平 巩固提升 下一步推进 今后推进 完善制度 优化流程',
    ),
    ...words('改进措施:加强管理 1.加强管理 1、加强管理 1加强管理 1.改进措施加强管理'),
  ])('%s is a measure without a reason', (note) => {
    expect(strange(note)).toBe(false);
  });

  test.each(words('施工方进场晚 应加强管理 物价上涨 现场管理混乱'))('%s is a reason', (note) => {
    expect(strange(note)).toBe(true);
  });
});

describe('goal-copied', () => {
  const copied = (goal: string, result: string): boolean => finds('goal-copied', { B11: goal, F11: result });
  const text = '完成六个小区供水管网改造';

  test.each([...',，.。;；:：、!！"“”\'‘’()（）…', ' ', '　', '\\n'])('%j makes no other text', (mark) => {
    expect(copied(text, `完成六个小区${mark}供水管网改造`)).toBe(true);
  });

  test.each(['-', '/', '1', '已'])('%j does', (mark) => {
    expect(copied(text, `完成六个小区${mark}供水管网改造`)).toBe(false);
  });

  test('eight characters are long enough, seven are not', () => {
    expect(copied('完成管网改造任务', '完成管网改造任务。')).toBe(true);
    expect(copied('完成管网改造工', '完成管网改造工')).toBe(false);
    expect(copied('完成，管网。改造工', '完成，管网。改造工')).toBe(false);
  });

  test('cells of numbers are no texts', () => {
    expect(copied('12345678', '12345678')).toBe(false);
  });
});

describe('value-unit', () => {
  const differs = (target: string, actual: string): boolean => finds('value-unit', { E13: target, F13: actual });

  test.each([...'个项件套台条份栋间只支辆张块部本册篇期宗起例处家所幅株棵'])('%s only counts', (counter) => {
    expect(differs(`6${counter}`, counter === '个' ? '6项' : '6个')).toBe(false);
  });

  test.each([...'人户村'])('of %s there are so many 个', (unit) => {
    expect(differs(`6${unit}`, '6个')).toBe(false);
    expect(differs('6个', `6${unit}`)).toBe(false);
    expect(differs(`6${unit}`, '6件')).toBe(true);
    expect(differs('6件', `6${unit}`)).toBe(true);
  });

  test.each([
    ['6人', '6户', true],
    ['6公里', '6个', true],
    ['每月6日前', '5个', false],
    ['95‰', '95', true],
    ['95', '95‰', true],
    ['95%', '0', false],
    ['0', '5%', false],
    ['95%', '0.0', false],
    ['6个', '6', false],
    ['6', '6个', false],
    ['5000份', '0.5万份', false],
    ['5000元', '0.5万元', true],
    ['0.5万份', '5000份', false],
    ['0.5万元', '5000元', true],
  ])('%s against %s: %s', (target, actual, expected) => {
    expect(differs(target, actual)).toBe(expected);
  });
});

describe('year', () => {
  const requested = (changes: Readonly<Record<string, string>>, sheet = '自评表'): boolean =>
    review([{ ...withCells(national, { A2: '', ...changes }), name: sheet }]).findings.some(
      ({ check }) => check === 'basics-missing',
    );

  test.each([
    [{}, '自评表', true],
    [{}, '1999', false],
    [{}, '2023', false],
    [{}, '1899', true],
    [{}, '2123', true],
    [{ A1: '老旧小区供水改造项目2023支出绩效自评表' }, '自评表', false],
    [{ D3: '2023供水改造' }, '自评表', false],
    [{ D4: '2023部门' }, '自评表', true],
  ])('%j on %s', (changes, sheet, expected) => {
    expect(requested(changes, sheet)).toBe(expected);
  });
});

describe('over-fulfilment', () => {
  test('the execution rate as an indicator isn’t over-fulfilled', () => {
    const rate = { E17: '≥50%', F17: '100%' };
    expect(finds('overfulfilled-unexplained', { ...rate, D17: '居民参与率' })).toBe(true);
    expect(finds('overfulfilled-unexplained', { ...rate, D17: '预算执行率' })).toBe(false);
  });

  test.each([
    ['≥10户', '13', true],
    ['10', '20天', false],
    ['≥10', '20天', true],
    ['10户', '20天', false],
    ['群众投诉', '', false],
  ])('units of one of both: %s against %s', (target, actual, expected) => {
    expect(finds('overfulfilled-unexplained', { E17: target, F17: actual })).toBe(expected);
  });

  const found = (target: string, actual: string): boolean =>
    finds('overfulfilled-unexplained', { E17: target, F17: actual });

  test.each(words('秒 分钟 小时 天 日历天 工作日 周 个月 年'))(
    'a time in %s without a sign may be one to keep short',
    (unit) => {
      expect(found(`10${unit}`, `20${unit}`)).toBe(false);
      expect(found(`≥10${unit}`, `20${unit}`)).toBe(true);
    },
  );

  test.each([
    ['10户', '13户', true],
    ['10户', '12.99户', false],
    ['＞10户', '13户', true],
    ['=10户', '13户', true],
    ['≤10户', '13户', false],
    ['＜10户', '13户', false],
    ['≥-10户', '13户', false],
    ['≥10户', '13人', false],
    ['≥10万元', '130000元', true],
  ])('%s against %s: %s', (target, actual, expected) => {
    expect(found(target, actual)).toBe(expected);
  });
});
