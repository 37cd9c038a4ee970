import type { NarrativeCheckId } from '../../../src/engine/narrative/checks/all.ts';
import { otherThan as otherThanBy, told, words } from '../../support/told-words.ts';

/** The words by which a report's numbers are held together, one at a time. */

/** Those words with which the text isn't told as expected. */
function otherThan(
  list: string,
  expected: readonly string[],
  check: NarrativeCheckId,
  text: (word: string) => string,
): string[] {
  expect(words(list).length).toBeGreaterThan(1);
  return otherThanBy(check, words(list), expected, text);
}

describe('rates', () => {
  const NAMED =
    '办结 结案 审结 调处 回收 收回 有效 合格 通过 安装 到货 抽检 巡查 走访 核查 参保 参训 补助 资助 处置 修复 更换 达标 签约 响应';

  test('what was done is called as the rate is', () => {
    expect(
      otherThan(NAMED, ['92.7%'], 'text-rate', (word) => `登记合同856件，${word}合同832件，${word}率92.7%。`),
    ).toEqual([]);
    expect(otherThan(NAMED, [], 'text-rate', (word) => `登记856件，${word}832件，${word}率97.2%。`)).toEqual([]);
    expect(otherThan(NAMED, [], 'text-rate', (word) => `登记856件，${word}832件，按期${word}率92.7%。`)).toEqual([]);
  });

  test('what was saved', () => {
    const text = (rate: string) => (word: string) =>
      `采购预算320万元，成交金额298.6万元，${word}资金21.4万元，${word}率${rate}。`;
    expect(otherThan('节约 节支 节省', ['9.66%'], 'text-rate', text('9.66%'))).toEqual([]);
    expect(otherThan('节约 节支 节省', [], 'text-rate', text('6.69%'))).toEqual([]);
  });

  test('what was put right of what was found; of rough numbers nothing is told', () => {
    const text = (word: string) => `发现问题${word}个，已整改18个，整改率95%。`;
    expect(told('text-rate', text('20'))).toEqual(['95%']);
    for (const rough of ['约20', '近20', '超20', '20余', '20多'])
      expect([rough, told('text-rate', text(rough))]).toEqual([rough, []]);
    for (const rate of [
      '整改率',
      '问题整改率',
      '隐患整改率',
      '安全隐患整改率',
      '审计问题整改率',
      '总体整改率',
      '综合整改率',
    ])
      expect([rate, told('text-rate', `发现问题20个，已整改18个，${rate}95%。`)]).toEqual([rate, ['95%']]);
    expect(told('text-rate', '发现问题20个，已整改18个，按期整改率95%。')).toEqual([]);
  });
});

describe('differences', () => {
  const COSTS =
    '采购金额 采购价 中标 中标金额 中标价 成交 成交金额 成交价 合同金额 合同价 结算 结算金额 结算价 审定 审定金额 审定价';

  test('what a thing cost, by any of its names', () => {
    expect(
      otherThan(COSTS, ['15万元'], 'text-difference', (word) => `预算100万元，${word}80万元，结余15万元。`),
    ).toEqual([]);
    expect(otherThan(COSTS, [], 'text-difference', (word) => `预算100万元，${word}80万元，结余20万元。`)).toEqual([]);
    expect(
      otherThan(
        '结余 节约 节省 结转 剩余',
        ['15万元'],
        'text-difference',
        (word) => `预算100万元，支出80万元，${word}15万元。`,
      ),
    ).toEqual([]);
  });

  test('what was left of last year, came in, went out, and is left', () => {
    const text = (start: string, earned: string, end: string, last: string) =>
      `${start}10万元，${earned}100万元，本年支出90万元，${end}${last}万元。`;
    const starts = '年初结转 年初结余 上年结转 上年结余 期初结余 期初结转';
    expect(
      otherThan(starts, ['15万元'], 'text-difference', (word) => text(word, '本年收入', '年末结转', '15')),
    ).toEqual([]);
    expect(otherThan(starts, [], 'text-difference', (word) => text(word, '本年收入', '年末结转', '20'))).toEqual([]);
    const earned = '本年收入 本年收到 本年到位 本年拨入';
    expect(
      otherThan(earned, ['15万元'], 'text-difference', (word) => text('年初结转', word, '年末结转', '15')),
    ).toEqual([]);
    const ends = '年末结转 年末结余 期末结余 期末结转 结转下年 年底结转 年底结余 累计结转 累计结余';
    expect(otherThan(ends, ['15万元'], 'text-difference', (word) => text('年初结转', '本年收入', word, '15'))).toEqual(
      [],
    );
  });
});

describe('sums', () => {
  test('two names that leave nothing out', () => {
    const pairs =
      '基本支出/项目支出 人员经费/公用经费 人员支出/公用支出 线上/线下 男/女 城镇/农村 城市/乡村 公办/民办 新建/续建 新建/改建 新建/扩建 新建/改造';
    const text = (whole: string) => (pair: string) => {
      const [one, two] = pair.split('/');
      const unit = one === '男' ? '人' : '万元';
      return `共计${whole}${unit}，其中${one}40${unit}，${two}50${unit}。`;
    };
    expect(otherThan(pairs, [], 'text-sum', text('90'))).toEqual([]);
    expect(otherThan(pairs, ['100万元'], 'text-sum', text('100'))).toEqual(['男/女']);
    expect(told('text-sum', '共计100人，其中男40人，女50人。')).toEqual(['100人']);
  });

  test('scores up to their total', () => {
    const totals = '总得分 总分 综合得分 最终得分 最后得分 合计得分 共计得分 自评得分 评价得分';
    const text = (whole: string) => (word: string) =>
      `决策指标20分，得18分；产出指标50分，得48分；效益指标30分，得28分，${word}${whole}分。`;
    expect(otherThan(totals, ['90分'], 'text-score-sum', text('90'))).toEqual([]);
    // Of points and scores in turns nothing is told but what the scores come to.
    expect(otherThan(`${totals} 合计 共计 总计 小计 合计得 共计得`, [], 'text-score-sum', text('94'))).toEqual([]);
    expect(told('text-score-sum', '培训50分，得48分；宣传30分，自评得28分，合计76分。')).toEqual([]);
    expect(told('text-score-sum', '培训50分，实际得分48分；宣传30分，实际得分28分，合计76分。')).toEqual([]);
    expect(told('text-score-sum', '培训48分，宣传28分，巡查10分，合计80分。')).toEqual(['80分']);
  });

  test('a list of scores below a total: more than a hundred is wrong, unless points were added', () => {
    const list = ['一、决策得55分', '二、过程得20分', '三、产出得20分'];
    expect(told('text-score-sum', '自评总得分105分。', ...list)).toEqual(['105分']);
    for (const extra of ['加分', '附加'])
      expect([extra, told('text-score-sum', `自评总得分105分（含${extra}5分）。`, ...list)]).toEqual([extra, []]);
    expect(told('text-score-sum', '自评总得分105分。', ...list.slice(0, 2))).toEqual([]);
    const totals = '评价分 自评得分 自评分 总得分 总分 综合得分';
    const below =
      (whole: string) =>
      (word: string): string[] =>
        told('text-score-sum', `${word}${whole}分。`, '一、决策得40分', '二、过程得25分', '三、产出得20分');
    for (const word of totals.split(' ')) {
      expect([word, below('85')(word)]).toEqual([word, []]);
      // Execution may be scored beside the list: more than is listed says nothing, less does.
      expect([word, below('95')(word)]).toEqual([word, []]);
      expect([word, below('80')(word)]).toEqual([word, ['80分']]);
    }
  });
});
