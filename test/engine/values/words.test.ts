import {
  isDash,
  isDoneWord,
  isPlaceholderNote,
  repeatsTarget,
  saysNone,
  sensesReverse,
  tierWord,
} from '../../../src/engine/values/words.ts';

/** The words of a list that are not taken for what they are. */
function except(words: string, isRight: (word: string) => boolean): string[] {
  return words.split(' ').filter((word) => !isRight(word));
}

describe('nothing belongs here', () => {
  const dashes = '— —— ——— ———— - -- --- ---- / // \\ × * － _ · ∕ ╱ ― ─ – ﹣ ／ ＊ ＿';

  test('dashes', () => {
    expect(except(dashes, isDash)).toEqual([]);
    expect(isDash(' / ')).toBe(true);
    expect(except('无 0 9 一 龥 a -1 /天 -----', (word) => !isDash(word))).toEqual([]);
  });

  test('notes', () => {
    const words =
      '0 00 无 没有 无偏差 没有偏差 不存在偏差 未发生偏差 无。 不涉及 不适用 暂无 N/A n/a NA 否 空 、 . 。 ， ． / —';
    expect(except(words, isPlaceholderNote)).toEqual([]);
    expect(isPlaceholderNote('')).toBe(true);
    expect(isPlaceholderNote(' \n ')).toBe(true);
    expect(except('10 无法完工 原因无 偏差 不涉及成本 暂无资金 未发生', (word) => !isPlaceholderNote(word))).toEqual(
      [],
    );
  });
});

describe('the tier that words name', () => {
  test.each([
    [2, '部分达成 部分完成 部分实现 部分达标 部分达到 部分有效 基本部分完成 部分完成目标。'],
    [
      3,
      '未达成 未完成 未实现 未达标 未达到 未合格 未及时 未有效 未满意 未通过 未开展 未实施 未落实 暂未完成 尚未完成 均未完成 还未完成 没有完成 没完成 不合格 不满意 未能完成 未达成预期目标',
    ],
    [
      1,
      '达成 达成目标 完成目标 实现目标 达到目标 已达成指标 已经达成指标 均达成指标 均已达成指标 全部达成指标 全面达成指标 基本达成指标 达成了目标 达成全部目标 达成年度指标 达成预期指标 达成既定目标 达成年初目标 达成设定目标 达成全年目标 达成预定目标 达成绩效目标 达成各项目标 达到预期 达到目标值 完成任务 达到要求 达到标准 达到预期效果 达到标准要求 达成年度绩效目标。 达成指标；',
    ],
    [null, '完成 达到 已达成 达成目标吗 年度目标达成 完成3个 有部分完成 目前未完成 达成指标约八成'],
  ])('%s', (tier, words) => {
    expect(except(words, (word) => tierWord(word) === tier)).toEqual([]);
  });
});

test('a count of nothing', () => {
  const words =
    '无 零 没有 未 未发生 从未发生 均无 全年无 全年未发生 无发生 未出现 未产生 未发生过 无任何事故 未发生一起事故 未发生1起事故 无此类事故 无相关事故 无安全事故 无责任事故 无重大事故 无重大安全责任事故 无事故 无情况 无事件 无问题 无投诉 无案件 无现象 无事故发生 无事故出现 未发生。 无投诉；';
  expect(except(words, saysNone)).toEqual([]);
  expect(except('发生 事故 无法统计 有事故 全年 未发生3起 今年无事故吗 基本无事故', (word) => !saysNone(word))).toEqual(
    [],
  );
});

test('the target said once more', () => {
  const led =
    '健全 已健全 已经健全 均健全 均已健全 得到健全 得到了健全 实现健全 实现了健全 取得健全 取得了健全 达到健全 达到了健全 获得健全 获得了健全 已得到健全';
  expect(except(led, (word) => repeatsTarget(word, '健全'))).toEqual([]);
  expect(except('不健全 基本健全 健全了 未健全', (word) => !repeatsTarget(word, '健全'))).toEqual([]);
  expect(repeatsTarget('已', '')).toBe(false);
  expect(repeatsTarget('', '')).toBe(true);
});

describe('the work is done', () => {
  test('words that say so', () => {
    const words =
      '完成 完工 达标 达到 合格 及时 有效 通过 落实 符合 实现 达成 正常 执行 发放 支付 到位 满足 健全 完善 完备 规范 合规 满意 充分 优 优秀 良好 是';
    expect(except(words, isDoneWord)).toEqual([]);
  });

  test('what may stand before', () => {
    const words =
      '已 已经 均 均已 都 全部 全面 按时 按期 如期 及时 按要求 按计划 顺利 足额 严格 100% 百分之百 得到 持续 长期 有效 圆满 高质量 已按时';
    // 完备 is none of the words that repeat themselves.
    expect(except(words, (word) => isDoneWord(`${word}完备`))).toEqual([]);
  });

  test('what may stand behind', () => {
    const words =
      '了 验收 要求 标准 规定 任务 目标 预期 发放 支付 落实 完成 到位 通过 合格 了验收 验收合格 。 ； ， . ！';
    expect(except(words, (word) => isDoneWord(`完工${word}`))).toEqual([]);
  });

  test('other words', () => {
    expect(except('未完成 完成一半 不合格 健全中 完成3个 已', (word) => !isDoneWord(word))).toEqual([]);
    expect(isDoneWord('已按时按要求足额严格完成')).toBe(true);
    expect(isDoneWord('已按时按要求足额严格完成了')).toBe(false);
  });
});

describe('less is better', () => {
  test('by the name', () => {
    const names =
      '成本 费用 经费 支出 开支 花费 价格 单价 造价 投资额 总投资 概算 控制数 控制额 限额 上限 投诉 上访 信访 故障 失败 损失 损耗 事故 伤亡 死亡 发生率 发病率 辍学率 流失率 差错 错误 失误 违规 违纪 违法 逾期 超期 中断 能耗 耗时 用时 时长 时限 工期 响应时间 等待时间 等候时间 办理时间 审批时间 维修时间 到达时间 受理时间 建设周期 办理周期 审批周期 隐患 案件 负债 赤字 空置率 返贫 纠纷 退回率 不合格 不满意 超支 超标';
    expect(except(names, sensesReverse)).toEqual([]);
    expect(except('项目成本 每次费用 群众投诉次数', sensesReverse)).toEqual([]);
    expect(except('改造小区 时间 周期 建成时间 培养周期', (name) => !sensesReverse(name))).toEqual([]);
    // Places that are watched and work against dangers are counted, not kept low.
    const watched = '安全隐患点 地质灾害隐患点数量 隐患排查次数 隐患监测点 隐患监控 隐患巡查 隐患检查 隐患治理数';
    expect(except(watched, (name) => !sensesReverse(name))).toEqual([]);
  });

  test('what nobody wants, where it is counted or shared', () => {
    const stems =
      '返工 返修 破损 损毁 损坏 丢失 遗失 发案 漏检 漏报 漏登 漏管 脱管 失控 失联 失业 失学 退学 流失 违约 退货 退件 退保 病死 死淘 复发 复犯 重犯 再犯 误诊 误报 误差 感染 致残 缺勤 旷工 拖欠 欠费 欠薪 延误 延迟 拥堵 差评 缺陷 瑕疵 报废 停机 宕机 断电 泄漏 泄露 泄密 负面舆情 不良反应 不良 败诉 被诉 被处罚';
    const ends = '率 比例 占比 次数 起数 件数 数量 数 人数 发生率';
    for (const end of ends.split(' '))
      expect([end, except(stems, (stem) => sensesReverse(`${stem}${end}`))]).toEqual([end, []]);
    expect(except('合同违约次数 服刑人员脱管率', sensesReverse)).toEqual([]);
    expect(
      except(
        '漏雨房屋改造数 失业人员再就业人数 感染者救治 退货处理及时率 破损路面修复率 防漏电检查次数',
        (name) => !sensesReverse(name),
      ),
    ).toEqual([]);
  });

  test('what is better the more of it there is', () => {
    const names =
      '资金支出率 民生支出占比 投诉办理满意率 费用减免落实率 “三公”经费公开率 投诉办理率 信访受理率 投诉回访率 事故报告率 案件结案率';
    expect(except(names, (name) => !sensesReverse(name))).toEqual([]);
    expect(sensesReverse('群众不满意率')).toBe(true);
  });

  test('unless the name speaks of what was done about it', () => {
    const words =
      '节约 节省 降低 下降 减少 挽回 避免 防范 控制率 处理 处置 办结 解决 回复 响应率 修复 排除 整改 消除 化解 调解 查处 查办 破案 侦破 达标 完成 合格率 及时 合规 准确 覆盖 知晓 满意度 增长 支付 执行率 到位 保障 发放 使用率 比例达 培训 收入 补助人 预警 演练 宣传';
    expect(except(words, (word) => !sensesReverse(`成本${word}`))).toEqual([]);
  });

  test('limits on what a unit lays out for itself', () => {
    const words =
      '供养人员控制率 三公经费控制率 三公”经费控制率 公用经费控制率 会议费控制率 培训费控制率 差旅费控制率 接待费控制率 购置费控制率';
    expect(except(words, sensesReverse)).toEqual([]);
    expect(except('质量控制率 成本控制率', (name) => !sensesReverse(name))).toEqual([]);
  });
});
