import type { NarrativeCheckId } from '../../../src/engine/narrative/checks/all.ts';
import { otherThan as otherThanBy, told as toldBy, words } from '../../support/told-words.ts';

/** The words by which numbers are taken for parts of a whole, one at a time. */

function told(text: string, check: NarrativeCheckId = 'text-sum'): string[] {
  return toldBy(check, text);
}

/** Those words with which the text isn't told as expected. */
function otherThan(
  list: readonly string[],
  expected: readonly string[],
  text: (word: string) => string,
  check: NarrativeCheckId = 'text-sum',
): string[] {
  return otherThanBy(check, list, expected, text);
}

const SOURCES = words(
  '中央资金 自筹资金 本级资金 上级资金 财政部补助 财政拨款 省级资金 市本级 县财政 区配套 州补助 盟专项 旗拨款 镇投入 乡下达 村安排 兵团匹配 师资金 地方财政 地方配套 地方投入 地方资金 地方匹配 其他资金 其它投入 社会资金 单位来源 自有收入',
);

describe('a word between whole and parts', () => {
  test('every mark', () => {
    const text = (mark: string) => `下达资金100万元，${mark}中央资金60万元、省级资金50万元。`;
    const marks = words(
      '其中 其中： 其中， 包括 包括： 包含 包含， 具体为 具体用于 具体是： 具体如下： 具体包括 分别为 分别是： 分别用于',
    );
    expect(otherThan(marks, ['100万元'], text)).toEqual([]);
    expect(otherThan(marks, [], (mark) => text(mark).replace('50万元', '40万元'))).toEqual([]);
    expect(otherThan(words('另有 同时 主要包括 主要包含'), [], text)).toEqual([]);
    expect(told('下达资金100万元（含中央资金60万元、省级资金50万元）。')).toEqual(['100万元']);
    expect(told('下达资金100万元，含税价60万元、中央资金50万元。')).toEqual([]);
  });

  test('only the most of it', () => {
    const mostly = words('主要 部分 大部分 重点');
    expect(otherThan(mostly, [], (word) => `下达资金100万元，${word}包括中央资金60万元、省级资金50万元。`)).toEqual([]);
  });

  test('every source', () => {
    const other = (source: string) => (source.startsWith('省') || source.startsWith('中央') ? '自筹资金' : '省级资金');
    const text = (source: string) => `下达资金100万元，其中${source}60万元、${other(source)}30万元。`;
    expect(otherThan(SOURCES, ['100万元'], text)).toEqual([]);
    expect(otherThan(words('培训 场地'), [], text)).toEqual([]);
  });

  test('a list that is left open', () => {
    const text = (end: string) => `下达资金100万元，其中中央资金60万元、省级资金30万元${end}。`;
    expect(otherThan(words('等 等资金 ，其余自筹 ，余下自筹 ，剩余部分自筹 以及其他 …… ...'), [], text)).toEqual([]);
    expect(otherThan(['', ...words('，均已拨付')], ['100万元'], text)).toEqual([]);
    expect(
      otherThan(words('等级 等次 等于 等额 等效 等候 等待'), ['100万元'], (end) =>
        text(end).replace('30万元', '50万元'),
      ),
    ).toEqual([]);
  });

  test('two names that leave nothing out', () => {
    const pairs = words(
      '人员经费/公用支出 人员支出/公用经费 城镇/乡村 城市/农村 公用经费/人员经费 农村/城镇 项目支出/基本支出',
    );
    const text = (whole: string) => (pair: string) => {
      const [one, two] = pair.split('/');
      return `支出${whole}万元，其中${one}40万元，${two}50万元。`;
    };
    expect(otherThan(pairs, [], text('90'))).toEqual([]);
    expect(otherThan(pairs, ['92万元'], text('92'))).toEqual([]);
    expect(told('共收回问卷92份，其中满意40份，基本满意30份，不满意20份。')).toEqual(['92份']);
    expect(told('共收回问卷92份，其中满意40份，基本满意30份。')).toEqual([]);
  });

  test('parts of a part aren’t counted beside it', () => {
    const text = (mark: string) =>
      `支出100万元，其中基本支出60万元，${mark}人员经费35万元、公用经费25万元，项目支出40万元。`;
    const marks = words('包括 包含 其中 含');
    expect(otherThan(marks, [], text)).toEqual([]);
    expect(otherThan(marks, ['100万元'], (mark) => text(mark).replace('40万元', '50万元'))).toEqual([]);
  });

  test('how much it grew is no part', () => {
    const grown = words('同比增加 比上年增加 较上年增加 比去年增加 较去年多 较年初增长 上升 下降');
    expect(
      otherThan(grown, [], (word) => `下达资金100万元，其中中央资金60万元、省级资金40万元、${word}20万元。`),
    ).toEqual([]);
  });

  test('so many were announced', () => {
    const text = (count: number) =>
      `下达资金100万元，用于${count}个工程，其中甲工程30万元、乙工程40万元、丙工程17万元。`;
    expect(told(text(3))).toEqual(['100万元']);
    expect(told(text(4))).toEqual([]);
  });
});

describe('a total behind', () => {
  const text = (word: string) => `中央资金60万元，省级资金40万元，${word}110万元。`;

  test('every word for it', () => {
    const totals = words('共计 合计 总计 小计 资金共计 共计资金');
    expect(otherThan(totals, ['110万元'], text)).toEqual([]);
    expect(otherThan(totals, [], (word) => text(word).replace('110', '100'))).toEqual([]);
    expect(otherThan(words('另有 一共支付'), [], text)).toEqual([]);
  });

  test('of so many years or batches', () => {
    const count = (word: string) => `甲工程60万元，乙工程40万元，丙工程30万元，${word}合计140万元。`;
    expect(otherThan(words('三年 三期 三批 三次 三项 三家 三个季度 三年度'), ['140万元'], count)).toEqual([]);
    expect(otherThan(words('五年 两批 四次 两项 九家 六个季度 七期 八年'), [], count)).toEqual([]);
  });

  test('not of prices', () => {
    const price = (word: string) => `甲${word}60万元，乙${word}40万元，合计110万元。`;
    expect(otherThan(words('单价 价格 均价 标准'), [], price)).toEqual([]);
  });
});

describe('one batch after another', () => {
  test('every word for it', () => {
    const text = (word: string) => `共分两批慰问16971户，第一${word}8167户，第二${word}8904户。`;
    expect(otherThan(words('批 期 笔 次 季度 年度'), ['16971户'], text)).toEqual([]);
    expect(otherThan(words('批 期 笔 次 季度 年度'), [], (word) => text(word).replace('8904', '8804'))).toEqual([]);
    const numbers = words('一/二 三/四 五/六 七/八 九/十 1/2 11/12');
    expect(
      otherThan(numbers, ['16971户'], (pair) => {
        const [one, two] = pair.split('/');
        return `共分两批慰问16971户，第${one}批8167户，第${two}批8904户。`;
      }),
    ).toEqual([]);
    const announced = words('分两批 分三期 分四次 分五笔 分六批 分七批 分八批 分九批 分2批');
    expect(otherThan(announced, ['16971户'], (word) => `${word}慰问16971户，第一批8167户，第二批8904户。`)).toEqual([]);
  });

  test('up to what was paid so far', () => {
    const text = (word: string, many = '两批') => `资金分${many}拨付30万元、40万元，累计${word}68万元。`;
    const paid = words('拨付 支付 发放 下达 支出 到位 拨付资金 拨付金额 拨付共 拨付为 拨付达');
    expect(otherThan(['', ...paid], ['68万元'], (word) => text(word))).toEqual([]);
    expect(otherThan(words('两批 2次 两期 两笔'), ['68万元'], (many) => text('拨付', many))).toEqual([]);
    expect(otherThan(words('三批 4次 五笔'), [], (many) => text('拨付', many))).toEqual([]);
    expect(
      otherThan(
        words('（含利息） （结转2万元） （上年拨付2万元） （以前年度）'),
        [],
        (end) => `资金分两批拨付30万元、40万元，累计拨付68万元${end}。`,
      ),
    ).toEqual([]);
  });
});

describe('parts in a bracket right behind', () => {
  test('not where the bracket says something else', () => {
    const text = (word: string) => `下达资金800万元（${word}甲工程740万元，乙工程50万元）。`;
    expect(told(text(''))).toEqual(['800万元']);
    expect(otherThan(words('每年 标准为 上年 去年'), [], text)).toEqual([]);
    expect(told('下达资金800万元（甲工程740万元，乙工程50万元等）。')).toEqual([]);
    expect(told('完工率95%（甲工程60%，乙工程30%）。')).toEqual([]);
    expect(told('下达资金800万元（预算740万元，追加20万元）。')).toEqual(['800万元']);
  });
});

describe('so many times so much', () => {
  test('of the measure that is named', () => {
    expect(told('慰问困难群众1829户，发放182.9万元（1000元/户）。')).toEqual([]);
    expect(told('慰问困难群众1829户，发放185.9万元（1000元/户）。')).toEqual(['185.9万元']);
    expect(told('慰问困难群众1829人，发放185.9万元（1000元/户）。')).toEqual([]);
  });
});

describe('scores up to their total', () => {
  test('every group, every total', () => {
    const groups = words('决策 过程 产出 效益 效果 满意度 执行 投入 管理 成本 数量 质量 时效');
    const text = (group: string, total = '总得分') => `${group}得30分，产出得28分，效益得35分，${total}90分。`;
    expect(otherThan(groups, ['90分'], (group) => text(group), 'text-score-sum')).toEqual([]);
    expect(otherThan(words('宣传 巡查'), [], (group) => text(group), 'text-score-sum')).toEqual([]);
    // A group without what was got of it may be its points.
    expect(told('过程指标30分，产出指标得28分，效益指标得35分，总得分90分。', 'text-score-sum')).toEqual([]);
    const totals = words('总得分 总分 综合得分 最终得分 最后得分 合计得分 共计得分 自评得分 评价得分');
    expect(otherThan(totals, ['90分'], (total) => text('过程', total), 'text-score-sum')).toEqual([]);
  });
});
