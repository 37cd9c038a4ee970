import { otherThan as otherThanBy, told as toldBy, words } from '../../support/told-words.ts';

/** The words that say of which two numbers a percentage is the quotient, one at a time. */

const told = (...lines: readonly string[]): string[] => toldBy('text-rate', ...lines);

const otherThan = (list: readonly string[], expected: readonly string[], text: (word: string) => string): string[] =>
  otherThanBy('text-rate', list, expected, text);

const ENDS = ['', ...words('达 为 约 是 ： 仅 均 只有 为约')];

describe('what was spent of a budget', () => {
  const text = (name: string) => `下达预算500万元，实际支出484万元，${name}98.6%。`;
  const NAMES = words(
    '执行率 支出率 支付率 拨付率 使用率 发放率 兑付率 控制率 执行进度 支出比例 预算完成率 资金进度 支出进度 预算进度 拨付进度 完成预算的 完成年度预算的 完成年初预算数的 完成全年预算总额的 完成调整后预算的 完成调整预算的 占年度预算的 占全年预算数的 占年初预算的 占总预算的 占预算总额的',
  );

  test('every name of the rate', () => {
    expect(otherThan(NAMES, ['98.6%'], text)).toEqual([]);
    expect(otherThan(ENDS, ['98.6%'], (end) => text(`执行率${end}`))).toEqual([]);
    expect(otherThan(words('增值率 折旧率'), [], text)).toEqual([]);
    expect(otherThan(NAMES, [], (name) => text(name).replace('98.6%', '96.8%'))).toEqual([]);
  });

  test('what is planned or reckoned otherwise', () => {
    const planned = words('目标值 指标值 预期 预计 拟定 应达 需达 目标为 计划为');
    expect(otherThan(planned, [], (word) => text(`${word}执行率`))).toEqual([]);
    const aside = words('剔除 扣除 扣减 除去 不含 不计 不考虑');
    expect(otherThan(aside, [], (word) => text(`${word}政策因素后执行率`))).toEqual([]);
    expect(otherThan(words('平均 加权 折算'), [], (word) => text(`${word}执行率`))).toEqual([]);
    expect(otherThan(words('本年 资金 考虑'), ['98.6%'], (word) => text(`${word}执行率`))).toEqual([]);
  });

  test('words that are numbers too', () => {
    const all = (word: string) => (rate: string) => `下达资金500万元，${word}，执行率${rate}。`;
    const done = words(
      '全部支付 全额支出 均拨付 均已支付 足额发放 已全部执行 都使用 都已支出 全部兑付 全部按一二三四五发放',
    );
    expect(otherThan(done, ['98%'], (word) => all(word)('98%'))).toEqual([]);
    expect(otherThan(done, [], (word) => all(word)('100%'))).toEqual([]);
    expect(otherThan(words('基本支付 大部发放 全部按一二三四五六发放'), [], (word) => all(word)('98%'))).toEqual([]);
  });

  test('a share of the budget', () => {
    expect(told('奖补资金预算1040万元。支出奖补资金1032万元，占预算的92.93%。')).toEqual(['92.93%']);
    expect(told('奖补资金预算1040万元。支出奖补资金1032万元，占预算的99.23%。')).toEqual([]);
  });

  test('a part of it is none', () => {
    const withPart = (word: string) => `下达预算500万元，${word}支出484万元，执行率98.6%。`;
    expect(otherThan(words('其中 包括 含'), [], withPart)).toEqual(['其中', '包括', '含']);
    expect(told('下达预算500万元（其中省级预算400万元），实际支出484万元，执行率96.8%。')).toEqual([]);
  });
});

describe('what came in', () => {
  test('every name', () => {
    const text = (name: string) => `下达预算500万元，到位资金484万元，${name}98.6%。`;
    expect(otherThan(words('到位率 资金到位率 预算到位率'), ['98.6%'], text)).toEqual([]);
    expect(otherThan(words('到位率 资金到位率'), [], (name) => text(name).replace('98.6%', '96.8%'))).toEqual([]);
  });
});

describe('what is left', () => {
  test('every name', () => {
    const text = (name: string) => `下达预算500万元，结余16万元，${name}3.8%。`;
    expect(otherThan(words('结余率 结转率 结转结余率'), ['3.8%'], text)).toEqual([]);
    expect(told(text('结余率').replace('3.8%', '3.2%'))).toEqual([]);
  });
});

describe('what was done of what was planned', () => {
  const text = (name: string) => `计划改造120个，实际改造114个，${name}98%。`;
  const NAMES = words(
    '完成率 完工率 开工率 竣工率 改造率 建成率 验收率 兑现率 完成比例 占目标的 占任务数的 占年度任务的 完成全年计划任务数的 完成目标任务量的 完成计划的',
  );

  test('every name of the rate', () => {
    expect(otherThan(NAMES, ['98%'], text)).toEqual([]);
    expect(otherThan(NAMES, [], (name) => text(name).replace('98%', '95%'))).toEqual([]);
  });

  test('every word for done', () => {
    const done = words('完成 完工 竣工 实际 已建 建成 改造 发放 验收');
    expect(otherThan(done, ['98%'], (word) => `目标120个，${word}114个，完工率98%。`)).toEqual([]);
  });
});

describe('a part of a whole', () => {
  test('every name of a share', () => {
    const text = (name: string) => `总投资500万元，设备购置120万元，${name}42%。`;
    const names = words(
      '占比 占 占总数 占总额 占全部 占总投资的比例 占全部投资的比重 占预算的比例 占投资的比重 占总额的',
    );
    expect(otherThan(names, ['42%'], text)).toEqual([]);
    expect(otherThan(names, [], (name) => text(name).replace('42%', '24%'))).toEqual([]);
  });
});

describe('more or less than before', () => {
  test('what a budget was changed by', () => {
    const text = (name: string) => `年初预算100万元，调整后预算120万元，${name}25%。`;
    expect(otherThan(words('预算调整率 调整率'), ['25%'], text)).toEqual([]);
    expect(otherThan(words('预算调整率 调整率'), [], (name) => text(name).replace('25%', '20%'))).toEqual([]);
  });

  test('what was saved', () => {
    const text = (name: string) => `采购预算320万元，节约资金21.4万元，${name}9.66%。`;
    expect(otherThan(words('节约率 节支率 节省率 资金节约率 采购节约率'), ['9.66%'], text)).toEqual([]);
    expect(told(text('节约率').replace('9.66%', '6.69%'))).toEqual([]);
  });
});
