import { reviewOf } from '../../support/narratives.ts';
import { words } from '../../support/told-words.ts';

/** What headings tell of the paragraphs below them: of what they speak, and whether it is planned. */

/** Whether two amounts of one name, mistyped, are told below these headings. */
function isTold(first: string, second: string): boolean {
  const { findings } = reviewOf([first, '财政拨款收入98.37万元。', second, '财政拨款收入98.73万元。']);
  return findings.some(({ check, quote }) => check === 'text-two-values' && quote === '98.73万元');
}

describe('of what the paragraphs below a heading speak', () => {
  test('other names, other things', () => {
    expect(isTold('一、甲乡', '二、乙乡')).toBe(false);
    expect(isTold('一、甲乡', '二、甲乡')).toBe(true);
    expect(isTold('一、甲乡', '二、')).toBe(true);
  });

  test('the usual words of headings name nothing', () => {
    const usual = words(
      '项目 绩效 自评 评价 情况 分析 指标 目标 完成 资金 投入 管理 使用 执行 到位 产出 数量 质量 时效 成本 效益 经济 社会 生态 可持续 影响 满意度 服务对象 基本 概况 概述 总体 年度 综合 结论 结果 工作 开展 组织 实施 过程 决策 立项 背景 主要 做法 经验 存在 问题 建议 下一步 改进 措施 整改 应用 公开 其他 需要 说明 预算 支出 专项 部门 整体 单位 报告 内容 范围 对象 方法 原则 标准 体系 及 和 与 的 设定 分解 下达 实际 实现 取得 成效 有关 一 二 三 四 2 、 . （ ） ： ， 绩效目标完成情况',
    );
    expect(usual.filter((word) => !isTold('一、甲乡', `二、甲乡${word}`))).toEqual([]);
    expect(words('道路 采购 乙').filter((word) => isTold('一、甲乡', `二、甲乡${word}`))).toEqual([]);
  });

  test('below a heading of what wasn’t reached, and why, other numbers may stand', () => {
    const excuses = words('偏离情况 偏差 未完成 未达标 存在问题 存在的主要问题 原因 未完成原因');
    expect(excuses.filter((word) => isTold('一、甲乡', `二、甲乡${word}`))).toEqual([]);
    expect(isTold('一、甲乡', '二、甲乡存在一二三四五问题')).toBe(false);
    expect(isTold('一、甲乡', '二、甲乡存在问题')).toBe(false);
    expect(isTold('一、甲乡', '二、甲乡存在')).toBe(true);
  });

  test('numbers in front of a heading name nothing', () => {
    const marks = words(
      '# ## 第一部分 第十章 第二节 第三部分章 一、 十二、 三. （一） （十） 1. 12、 3、 （1） （12） 2) 13) ① ⑳',
    );
    const below = (mark: string) => isTold(`${mark}甲乡`, `${mark}甲乡`) && !isTold(`${mark}甲乡`, `${mark}乙乡`);
    expect(marks.filter((mark) => !below(mark))).toEqual([]);
    // No mark, no heading: both paragraphs speak of the same.
    expect(words('甲、 123. （123） 第1部分').filter((mark) => !isTold(`${mark}甲乡`, `${mark}乙乡`))).toEqual([]);
  });

  test('what is too long or ends like a sentence is no heading', () => {
    const long = (count: number) => '甲'.repeat(count);
    expect(isTold(`一、${long(38)}`, '二、乙乡')).toBe(false);
    expect(isTold(`一、${long(39)}`, '二、乙乡')).toBe(true);
    for (const end of ['。', '；', '，', ','])
      expect([end, isTold(`一、甲乡${end}`, `二、乙乡${end}`)]).toEqual([end, true]);
  });

  test('a heading ends those of its level and below, not those above', () => {
    const under = (...lines: string[]) =>
      reviewOf([...lines, '财政拨款收入98.73万元。']).findings.some(({ check }) => check === 'text-two-values');
    const start = ['一、甲乡', '（一）丙村', '财政拨款收入98.37万元。'];
    expect(under(...start, '（二）概况')).toBe(false);
    expect(under(...start, '1.概况')).toBe(true);
    expect(under(...start, '二、概况')).toBe(true);
    expect(under(...start, '二、甲乡', '1.丙村')).toBe(true);
    expect(under(...start, '二、甲乡', '1.丁村')).toBe(false);
  });
});

describe('what is planned', () => {
  const missed = (...lines: string[]) => reviewOf(lines).findings.map(({ check, quote }) => `${check} ${quote}`);
  const PLANS = '预期目标 绩效目标设定 绩效目标设立 目标设定 目标设立 年度目标 总体目标 阶段目标';

  test('a section of goals holds no results', () => {
    const below = (heading: string) => missed(`一、${heading}`, '下达预算500万元，支出484万元，支出率98.6%。');
    expect(words(PLANS).filter((heading) => below(heading).length > 0)).toEqual([]);
    expect(words('完成情况 目标完成情况 总体目标完成情况').filter((heading) => below(heading).length === 0)).toEqual(
      [],
    );
  });

  test('so does a paragraph that begins as one', () => {
    const own = (begin: string) => missed(`${begin}：下达预算500万元，支出484万元，支出率98.6%。`);
    expect(words(PLANS.replace(' 总体目标', '')).filter((begin) => own(begin).length > 0)).toEqual([]);
    expect(own('完成情况')).toEqual(['text-rate 98.6%']);
  });
});
