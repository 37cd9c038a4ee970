const DURATIONS: ReadonlySet<string> = new Set([
  '秒',
  '分钟',
  '小时',
  '天',
  '日历天',
  '工作日',
  '周',
  '月',
  '个月',
  '年',
]);
const MONEY = /^(?:千|万|百万|亿)?元/;

export function isDuration(unit: string | null): boolean {
  return unit !== null && DURATIONS.has(unit);
}

/** An amount of money, also by the piece: 元/人. */
export function isMoney(unit: string | null): boolean {
  return unit !== null && MONEY.test(unit);
}
