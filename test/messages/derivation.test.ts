import { decimal } from '../../src/engine/decimal.ts';
import type { Derivation, UndeterminedReason } from '../../src/engine/scoring/results.ts';
import { explain } from '../../src/messages/derivation.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { indicator, national, scored, type TypedIndicator } from '../support/scored.ts';
import { typicalForm } from '../support/typical-form.ts';

function execution(changes: Readonly<Record<string, string>>): string {
  return explain(national(changes).scores.execution.derivation);
}

describe('execution', () => {
  test.each<[Record<string, string>, string]>([
    [{ E6: '24.5', F6: '24.5' }, '24.5 ÷ 24.5 = 100%，100% × 10 = 10'],
    [{ E6: '50.2', F6: '4.2', G6: '20', G13: '10' }, '4.2 ÷ 50.2 = 8.37%，8.37% × 20 = 1.67'],
    [{ E6: '250000', F6: '215457.6' }, '215457.6 ÷ 250000 = 86.18%，86.18% × 10 = 8.62'],
    [{ E6: '51.15', F6: '0' }, '0 ÷ 51.15 = 0%，0% × 10 = 0'],
    [{ E6: '100', F6: '150' }, '150 ÷ 100 = 150%，超过 100%，按 100% 计，100% × 10 = 10'],
    [{ E6: '0', F6: '0', E7: '60', F7: '45' }, '按资金明细合计计算：45 ÷ 60 = 75%，75% × 10 = 7.5'],
    [{ E6: '3', F6: '2', G6: '15' }, '2 ÷ 3 = 66.67%，66.67% × 15 = 10'],
    // 8.3% × 15 would be 1.245, hence 1.25: as many digits as it takes.
    [{ E6: '10000', F6: '829.634', G6: '15' }, '829.634 ÷ 10000 = 8.296%，8.296% × 15 = 1.24'],
  ])('%j', (changes, line) => {
    expect(execution(changes)).toBe(line);
  });

  test('a form that scores none says so', () => {
    const { derivation } = scored(fixtureForm('four-blocks-no-execution-score')).scores.execution;
    expect(explain(derivation)).toBe('表内不对预算执行单独计分。');
  });
});

describe('indicators', () => {
  test.each<[TypedIndicator, string]>([
    [{ target: '≥95%', actual: '100%' }, '完成 100%，达到 ≥95%，得满分 10'],
    [{ target: '=100%', actual: '100%' }, '完成 100%，达到指标值 100%，得满分 10'],
    [{ target: '=4个', actual: '5个' }, '完成 5个，达到指标值 4个，得满分 10'],
    [{ target: '≤0.8万元', actual: '0.7万元' }, '完成 0.7万元，符合 ≤0.8万元，得满分 10'],
    [{ target: '20', actual: '20' }, '完成 20，达到指标值 20，得满分 10'],
    [
      { target: '20', actual: '25' },
      '完成 25，达到指标值 20，得满分 10（表内没有比较符号，按指标名称理解为不低于指标值）',
    ],
    [{ target: '≥95%', actual: '92.3%' }, '92.3 ÷ 95 = 97.16%，97.16% × 10 = 9.72'],
    [{ target: '≥6', actual: '-3' }, '0 ÷ 6 = 0%，0% × 10 = 0'],
    [{ target: '≤20', actual: '25' }, '反向指标：20 ÷ 25 = 80%，80% × 10 = 8'],
    [
      { name: '群众投诉次数', target: '4', actual: '5' },
      '反向指标：4 ÷ 5 = 80%，80% × 10 = 8（表内没有比较符号，按指标名称理解为越少越好）',
    ],
    [{ target: '≤0', actual: '3次' }, '实际完成 3次，没有达到年度指标值，按比例无法折算，得 0'],
    [{ target: '9月前', actual: '9月5日' }, '9月5日，不晚于9月，得满分 10'],
    [{ target: '2021年', actual: '2021年' }, '2021年，不晚于2021年，得满分 10'],
    [{ target: '2021年底', actual: '2021年12月' }, '2021年12月，不晚于2021年12月，得满分 10'],
    [
      { target: '健全', actual: '健全' },
      '定性指标：实际完成值与年度指标值一致，属“达成年度指标”，分值 10，得分应在 8～10 之间',
    ],
    [
      { target: '提升', actual: '部分达成' },
      '定性指标：实际完成值写明“部分达成”，属“部分达成年度指标”，分值 10，得分应在 6～8 之间',
    ],
    [
      { target: '及时', actual: '完成' },
      '定性指标：实际完成值“完成”按“达成年度指标”理解，分值 10，得分应在 8～10 之间',
    ],
    [{ target: '', actual: '5' }, '没有年度指标值，需人工判断得分。'],
  ])('%j', (typed, line) => {
    expect(explain(indicator(typed).derivation)).toBe(line);
  });

  test('the linear rule', () => {
    const at = (actual: string) => explain(indicator({ target: '≤20', actual }, 'platform').derivation);
    expect(at('25')).toBe('反向指标：1 −（25 − 20）÷ 20 = 75%，75% × 10 = 7.5');
    expect(at('50')).toBe('反向指标：1 −（50 − 20）÷ 20 = 0%（超出一倍以上，按 0 计），0% × 10 = 0');
  });
});

const d = decimal;

test.each<[Derivation, string]>([
  [
    { rule: 'banded', actual: d('0.85'), from: d('0.8'), share: d('0.8'), points: d(10), score: d(8) },
    '满意度 85%，达到 80% 一档，得分值的 80%，80% × 10 = 8',
  ],
  [
    { rule: 'banded', actual: d('0.5'), from: d(0), share: d(0), points: d(10), score: d(0) },
    '满意度 50%，低于最低一档，得分值的 0%，0% × 10 = 0',
  ],
  [
    { rule: 'banded', actual: d('0.5'), from: d(0), share: d('0.3'), points: d(10), score: d(3) },
    '满意度 50%，达到 0% 一档，得分值的 30%，30% × 10 = 3',
  ],
  [
    { rule: 'banded', actual: d('0.65'), from: d('0.6'), share: d(0), points: d(10), score: d(0) },
    '满意度 65%，达到 60% 一档，得分值的 0%，0% × 10 = 0',
  ],
  [
    { rule: 'shared-score', scores: [d(10), d('9.5')], points: d(20), score: d('19.5') },
    '合用一个得分单元格：10 + 9.5 = 19.5',
  ],
  [
    {
      rule: 'compared',
      outcome: 'missed',
      operator: '>=',
      operatorAssumed: false,
      target: d(6),
      actual: d(5),
      unit: '个',
      completion: d(5).div(6),
    },
    '实际完成 5个，年度指标值 ≥6个，未达到，完成率 83.33%',
  ],
  [
    { rule: 'compared-words', tier: 1, because: 'equal', actual: '健全' },
    '实际完成值与年度指标值一致，属“达成年度指标”',
  ],
])('%j', (derivation, line) => {
  expect(explain(derivation)).toBe(line);
});

describe('what is missing', () => {
  test.each<[Record<string, string>, string]>([
    [{ E6: '' }, '全年预算数或全年执行数没有填写，无法计算执行率。'],
    [{ F6: '' }, '全年预算数或全年执行数没有填写，无法计算执行率。'],
    [{ E6: '0', F6: '0', E7: '0', F7: '0' }, '全年预算数和全年执行数都是 0，无法计算执行率。'],
    [{ E6: '0', F6: '5', E7: '0', F7: '5' }, '全年预算数是 0，有支出，算不出执行率。'],
    [{ E6: '待定' }, '全年预算数或全年执行数不是可以计算的数字。'],
    [{ E6: '=D6 →' }, '全年预算数或全年执行数的公式没有计算结果，请用表格软件打开并保存后再核对。'],
  ])('funds %j', (changes, line) => {
    expect(execution(changes)).toBe(line);
  });

  test('no funds at all', () => {
    const { derivation } = scored(typicalForm({ C6: '', D6: '', E6: '' })).scores.execution;
    expect(explain(derivation)).toBe('表内没有预算执行（项目资金）部分，不计算执行率。');
  });

  test.each<[TypedIndicator, string]>([
    [{ target: '', actual: '5' }, '没有年度指标值，需人工判断得分。'],
    [{ target: '5', actual: '' }, '没有实际完成值，需人工判断得分。'],
    [{ target: '≥5', actual: '5', points: '' }, '没有分值，无法计算得分。'],
    [{ target: '达标', actual: '5' }, '年度指标值不是一个能比较的数，实际完成值是数字，需人工判断得分。'],
    [{ target: '≥5', actual: '正在推进' }, '年度指标值是数字，实际完成值不是一个能比较的数，需人工判断得分。'],
    [{ target: '提升', actual: '正在推进' }, '定性指标，实际完成值没有写明达成程度，需人工判断得分。'],
    [{ target: '9月前', actual: '10月' }, '晚于要求的时间，扣多少分需人工判断。'],
    [{ target: '≥5个', actual: '5公里' }, '年度指标值与实际完成值的单位不同，无法比较，需人工判断得分。'],
    [{ target: '≥5', actual: '#REF!' }, '单元格公式出错，无法计算得分。'],
    [{ target: '≥5', actual: '=A1 →' }, '单元格公式没有计算结果，请用表格软件打开并保存后再核对。'],
  ])('%j', (typed, line) => {
    expect(explain(indicator(typed).derivation)).toBe(line);
  });

  test.each<[UndeterminedReason, string]>([
    ['points-shared', '几项指标合用一个分值或得分单元格，需人工判断各项得分。'],
    ['date-early', '早于要求的时间，扣多少分需人工判断。'],
    ['points-unknown', '表内没有分值栏，未达标指标的分值无法推定，需人工判断得分。'],
  ])('%s', (reason, line) => {
    expect(explain({ rule: 'undetermined', reason })).toBe(line);
  });
});

describe('signs and directions', () => {
  test.each<[TypedIndicator, string]>([
    [{ target: '=4个', actual: '3个' }, '3 ÷ 4 = 75%，75% × 10 = 7.5'],
    [{ target: '＞4个', actual: '5个' }, '完成 5个，达到 ＞4个，得满分 10'],
    [{ target: '＜4个', actual: '3个' }, '完成 3个，符合 ＜4个，得满分 10'],
    [
      { name: '群众投诉次数', target: '4', actual: '3' },
      '完成 3，不超过指标值 4，得满分 10（表内没有比较符号，按指标名称理解为越少越好）',
    ],
    [{ name: '群众投诉次数', target: '4', actual: '4' }, '完成 4，达到指标值 4，得满分 10'],
    [{ target: '6', actual: '3' }, '3 ÷ 6 = 50%，50% × 10 = 5（表内没有比较符号，按指标名称理解为不低于指标值）'],
    [{ target: '＜20', actual: '25' }, '反向指标：20 ÷ 25 = 80%，80% × 10 = 8'],
    [{ target: '≥3', actual: '1' }, '1 ÷ 3 = 33.33%，33.33% × 10 = 3.33'],
    [{ target: '≥95%', actual: '0%' }, '0 ÷ 95 = 0%，0% × 10 = 0'],
    [
      { target: '提升', actual: '未完成' },
      '定性指标：实际完成值写明“未完成”，属“未达成年度指标”，分值 10，得分应在 0～6 之间',
    ],
  ])('%j', (typed, line) => {
    expect(explain(indicator(typed).derivation)).toBe(line);
  });

  test('a target and an actual of a form without points', () => {
    const compared = {
      rule: 'compared',
      operator: '<=',
      operatorAssumed: false,
      target: d(6),
      actual: d(5),
      unit: null,
      completion: null,
    } as const;
    expect(explain({ ...compared, outcome: 'reached' })).toBe('实际完成 5，年度指标值 ≤6，达到');
    expect(explain({ ...compared, outcome: 'reached', completion: d('0.9') })).toBe('实际完成 5，年度指标值 ≤6，达到');
    expect(explain({ ...compared, outcome: 'missed' })).toBe('实际完成 5，年度指标值 ≤6，未达到');
    expect(explain({ ...compared, outcome: 'missed', operatorAssumed: true })).toBe(
      '实际完成 5，年度指标值 6，未达到（表内没有比较符号，按指标名称理解为越少越好）',
    );
    expect(explain({ ...compared, outcome: 'missed', operator: '>', operatorAssumed: true })).toBe(
      '实际完成 5，年度指标值 6，未达到（表内没有比较符号，按指标名称理解为不低于指标值）',
    );
    expect(explain({ ...compared, outcome: 'reached', operator: '<', operatorAssumed: true })).toBe(
      '实际完成 5，年度指标值 6，达到（表内没有比较符号，按指标名称理解为越少越好）',
    );
  });

  test('as many digits as it takes, six at most', () => {
    const share = (budget: string, spent: string, points: string) => execution({ E6: budget, F6: spent, G6: points });
    expect(share('7', '1', '10')).toBe('1 ÷ 7 = 14.29%，14.29% × 10 = 1.43');
    expect(share('8', '1', '10')).toBe('1 ÷ 8 = 12.5%，12.5% × 10 = 1.25');
    expect(share('100000', '12345', '10')).toBe('12345 ÷ 100000 = 12.345%，12.345% × 10 = 1.23');
  });
});
