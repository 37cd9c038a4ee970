import type { Mention } from '../../../src/engine/narrative/ledger-types.ts';
import { reviewOf } from '../../support/narratives.ts';
import { told, words } from '../../support/told-words.ts';

/** The words that say what kind a number is, what it is the number of, and what part it plays: one at a time. */

function numberIn(text: string, at: number): Mention {
  const mention = reviewOf([text]).mentions.at(at);
  if (mention === undefined) throw new Error(`no number: ${text}`);
  return mention;
}

/** The first and the last number of a text, as the ledger has it. */
const first = (text: string): Mention => numberIn(text, 0);
const last = (text: string): Mention => numberIn(text, -1);

/** Those words with which the last number isn't as expected. */
function otherThan(
  list: readonly string[],
  expected: string | null,
  seen: (mention: Mention) => string | null,
  text: (word: string) => string,
): string[] {
  expect(list.length).toBeGreaterThan(0);
  return list.filter((word) => seen(last(text(word))) !== expected);
}

describe('what a number is the number of', () => {
  const noun = (mention: Mention) => mention.noun;

  test('words before the name', () => {
    const before = words(
      '共计 共 合计 总计 为 是 约 达到 达 有 完成 实际 其中 的 了 等 由 已 将 及 和 与 在 对 从 年初 全年 年度 本年 今年 当年 本年共完成',
    );
    expect(otherThan(before, '培训', noun, (word) => `${word}培训25人。`)).toEqual([]);
    expect(otherThan(words('新 去年'), '培训', noun, (word) => `${word}培训25人。`)).toEqual(['新', '去年']);
  });

  test('words behind the name', () => {
    const behind = words('共计 共 合计 总计 为 是 约 达到 达 有 的 了 ： 共达');
    expect(otherThan(behind, '培训', noun, (word) => `培训${word}25人。`)).toEqual([]);
    expect(
      otherThan(['（含视频）', '（一二三四五六七八九十甲乙丙丁戊）'], '培训', noun, (word) => `培训${word}25人。`),
    ).toEqual([]);
  });

  test('the same words within the name', () => {
    for (const name of words('培训的学员 补助有关人员 新建共享单元 签约居民'))
      expect([name, last(`${name}25人。`).noun]).toEqual([name, name]);
  });

  test('where the clause begins', () => {
    const ends = ['，', '。', '；', '：', '！', '？', '（', '）', '、'];
    expect(otherThan(ends, '培训', noun, (end) => `全县范围${end}培训25人。`)).toEqual([]);
    expect(last('全县范围培训25人。').noun).toBe('全县范围培训');
    expect(last('预算执行率：92%。').noun).toBe('预算执行率');
  });
});

describe('what part an amount plays', () => {
  const role = (mention: Mention) => mention.role;

  test.each([
    ['adjusted', '全年预算 调整后 调整预算 调整为 年度预算数 全年安排预算'],
    ['initial', '年初预算 年初 提前下达 初始预算 年初批复 年初下达'],
    ['cut', '净减 调减 核减 压减 收回 减少 下降 降低 节约 节省 压减年初预算 调减安排预算 核减预算'],
    [
      'added',
      '净增 追加 调增 增加 增长 上升 提高 追加预算 增加了预算 调增财政预算 追加中央预算 增加省级预算 追加项目预算 追加下达预算',
    ],
    ['left', '结余 结转 剩余 余额 未支付 未使用 未支出 未执行 未拨付'],
    ['spent', '执行 支出 支付 发放 拨付 使用 到账 兑付 兑现 报账 付款 完成投资 完成预算资金'],
    ['received', '到位 收到 接收 收入'],
    ['allotted', '下达 下拨 分配 拨款 转移支付资金'],
    ['budget', '预算 安排 批复 计划 总投资 申请 投入 核定 指标金额'],
  ])('%s', (expected, list) => {
    expect(otherThan(words(list), expected, role, (word) => `${word}25万元。`)).toEqual([]);
  });

  test('the last word decides, and others say nothing', () => {
    expect(last('财政拨款收入25万元。').role).toBe('received');
    expect(last('预算支出25万元。').role).toBe('spent');
    expect(last('场地租金25万元。').role).toBeNull();
  });
});

describe('what kind a number is', () => {
  const kindAndUnit = ({ kind, unit }: Mention) => `${kind} ${String(unit)}`;

  test('every measure', () => {
    const measures = words(
      '个工作日 平方公里 平方千米 立方米 平方米 个小时 人次数 人次 件次 场次 批次 台套 台次 人日 人天 户次 车次 班次 课时 学时 公里 千米 公顷 公斤 千克 毫米 厘米 分钟 小时 个月 季度 千瓦 兆瓦 平米 立方 平方 家次 项次 个 名 位 人 户 家 所 处 座 项 件 宗 起 笔 批 次 场 期 套 台 辆 架 艘 块 条 栋 幢 间 米 亩 吨 斤 克 升 株 棵 头 只 羽 匹 册 本 份 篇 张 幅 部 门 类 种 级 届 轮 组 支 对 片 段 根 口 眼 村 天 周 岁 倍 度 层 站 盏 桩 例 单 孔 把 枚 瓶 盒 箱 桶 袋 包 床 尾 顷 hm2 hm² km2 km² m2 m² m3 m³ hm km cm mm kg kW KW kw MW kv KV kV MB GB TB ㎡ ℃ m t g',
    );
    expect(measures.filter((measure) => kindAndUnit(first(`完成建设25${measure}。`)) !== `count ${measure}`)).toEqual(
      [],
    );
  });

  test('multiples of a measure', () => {
    const wrong = [
      ['百人', 100, '人'],
      ['千人', 1000, '人'],
      ['万人', 10_000, '人'],
      ['亿人', 10_000, '万人'],
    ].filter(([whole, size, part]) => {
      const text = (women: number) =>
        `共培训5.00${whole}，其中男性${3 * Number(size)}${part}、女性${women * Number(size)}${part}。`;
      return told('text-sum', text(2)).length > 0 || told('text-sum', text(1.5)).length !== 1;
    });
    expect(wrong).toEqual([]);
  });

  test('money, and what stands for each of something', () => {
    const units = words('元 百元 千元 万元 百万元 千万元 亿元');
    expect(units.filter((unit) => kindAndUnit(last(`支付25${unit}。`)) !== `amount ${unit}`)).toEqual([]);
    expect(last('支付25万元整。').quote).toBe('25万元整');
    const each = words(
      '/户 每人 每户 每月 每年 每亩 每个 每次 每天 每日 每村 每套 每生 人/ 人一 一人一 每人一 一户一 亩一',
    );
    expect(
      otherThan(
        each,
        'per',
        ({ kind }) => kind,
        (word) => `补助25元${word}。`,
      ),
    ).toEqual([]);
    const before = words(
      '每 每人 每户 每月 每年 每亩 每个 每次 每天 每日 每村 每套 每生 每吨 每辆 每株 人均 户均 生均 亩均 均 人均标准 户均补助 人均补贴 每人发放 每户安排 人均为 人均约 人均每年补助',
    );
    expect(
      otherThan(
        before,
        'per',
        ({ kind }) => kind,
        (word) => `培训${word}25元。`,
      ),
    ).toEqual([]);
    expect(
      otherThan(
        words('共计 另付'),
        'amount',
        ({ kind }) => kind,
        (word) => `培训${word}25元。`,
      ),
    ).toEqual([]);
  });

  test('scores, and words that only begin like one', () => {
    expect(last('自评得25分。').kind).toBe('score');
    const other = [...'钟之局公期批类别布散队院店校厂配成析解担拨红行支册部项层级段阶'];
    expect(
      otherThan(
        other,
        'score',
        ({ kind }) => kind,
        (word) => `自评得25分${word}。`,
      ),
    ).toEqual(other);
    expect(
      otherThan(
        words('得分 评分 总分 得分为 评分是 总分：'),
        'score',
        ({ kind }) => kind,
        (word) => `项目${word}25。`,
      ),
    ).toEqual([]);
  });

  test('shares', () => {
    expect(
      otherThan(
        words('% ‰ 个百分点 百分点'),
        'rate',
        ({ kind }) => kind,
        (unit) => `比上年提高25${unit}。`,
      ),
    ).toEqual([]);
  });
});
