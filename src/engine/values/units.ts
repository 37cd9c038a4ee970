/** Units of measure: which are the same, and which convert into each other. */

import { type Decimal, decimal } from '../decimal.ts';
import { withoutEnd } from './text.ts';

/** Unit → [family, how many of the family's base]. */
const SCALES: ReadonlyMap<string, readonly [string, number]> = new Map([
  ['元', ['money', 1]],
  ['千元', ['money', 1e3]],
  ['万元', ['money', 1e4]],
  ['百万元', ['money', 1e6]],
  ['亿元', ['money', 1e8]],
  ['秒', ['time', 1]],
  ['分钟', ['time', 60]],
  ['小时', ['time', 3600]],
  ['天', ['time', 86400]],
  ['毫米', ['length', 1e-3]],
  ['厘米', ['length', 1e-2]],
  ['米', ['length', 1]],
  ['公里', ['length', 1e3]],
  // Thirds of a square metre, so that 15亩 are exactly one 公顷.
  ['平方米', ['area', 3]],
  ['亩', ['area', 2000]],
  ['公顷', ['area', 3e4]],
  ['平方公里', ['area', 3e6]],
  ['克', ['weight', 1e-3]],
  ['斤', ['weight', 0.5]],
  ['公斤', ['weight', 1]],
  ['吨', ['weight', 1e3]],
  ['万吨', ['weight', 1e7]],
  ['MB', ['data', 1]],
  ['GB', ['data', 1024]],
  ['TB', ['data', 1048576]],
  ['%', ['share', 1]],
  ['‰', ['share', 0.1]],
]);

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['百分比', '%'],
  ['百分率', '%'],
  ['百分号', '%'],
  ['百分点', '%'],
  ['个百分点', '%'],
  ['千分比', '‰'],
  ['万', '万元'],
  ['亿', '亿元'],
  ['百万', '百万元'],
  ['日', '天'],
  ['个工作日', '工作日'],
  ['个小时', '小时'],
  ['h', '小时'],
  ['H', '小时'],
  ['min', '分钟'],
  ['s', '秒'],
  ['m', '米'],
  ['km', '公里'],
  ['千米', '公里'],
  ['cm', '厘米'],
  ['mm', '毫米'],
  ['m2', '平方米'],
  ['㎡', '平方米'],
  ['m²', '平方米'],
  ['平米', '平方米'],
  ['平方', '平方米'],
  ['平方千米', '平方公里'],
  ['km2', '平方公里'],
  ['kg', '公斤'],
  ['千克', '公斤'],
  ['t', '吨'],
  ['mb', 'MB'],
  ['gb', 'GB'],
  ['tb', 'TB'],
  ['T', 'TB'],
  ['G', 'GB'],
  ['名', '人'],
  ['位', '人'],
  ['人数', '人'],
  ['场', '次'],
  ['场次', '次'],
  ['批', '批次'],
  ['家', '个'],
  ['所', '个'],
  ['处', '个'],
  ['座', '个'],
  ['元整', '元'],
]);

/** One spelling of a unit: `百分比` → `%`, `名` → `人`, `km` → `公里`; null for a blank. Takes normalised text. */
export function canonicalUnit(unit: string): string | null {
  // What stands after most numbers.
  if (unit === '') return null;
  if (unit === '%') return unit;
  const bare = withoutEnd(unit.replace(/^\((.*)\)$/, '$1'), '。;,');
  if (bare === '' || bare === '/' || bare === '—' || bare === '-' || bare === '无') return null;
  if (bare.startsWith('%')) return '%';
  return SYNONYMS.get(bare) ?? bare;
}

/** Multiples before a counting word: 0.5万人 are 5000人. */
const MULTIPLES: readonly (readonly [string, number])[] = [
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
  ['亿', 1e8],
];

/** Counting words that have another spelling by themselves and keep their own before a noun: 名辅警, 家企业. */
const HEADS: ReadonlyMap<string, string> = new Map([
  ['名', '人'],
  ['位', '人'],
  ['家', '个'],
  ['所', '个'],
  ['处', '个'],
  ['座', '个'],
  ['场', '次'],
]);

/** How many the bare multiple at the end of a text stands for: 1.2万 → 10000; null where none stands there. */
export function multipleAt(text: string): number | null {
  return MULTIPLES.find(([word]) => text.endsWith(word))?.[1] ?? null;
}

/** Whether the unit is one of money: it exists in sizes far apart, 元 and 万元. */
export function isMoneyUnit(unit: string | null): boolean {
  return unit !== null && SCALES.get(unit)?.[0] === 'money';
}

/** So much in each month, week or day is no number of a year. A year is what the form speaks of. */
const PER_PERIOD = /(?:\/|每)(?:半年|季度?|月|旬|周|星期|天|日|小时)$/;

/** A unit as so many of a plainer one: 万人 → 10000 人. */
function counted(unit: string): readonly [number, string] {
  const multipleOf = (at: number): readonly [string, number] | undefined =>
    MULTIPLES.find(([word]) => unit.startsWith(word, at) && unit.length > at + word.length);
  const first = multipleOf(0);
  let at = 0;
  for (let next = first; next !== undefined; next = multipleOf(at)) at += next[0].length;
  const word = unit.slice(at);
  const head = word.length > 1 ? HEADS.get(word.charAt(0)) : undefined;
  return [first?.[1] ?? 1, head === undefined ? word : `${head}${word.slice(1)}`];
}

/** One says more than the other, the number is the same: `名辅警` against `名`, `人次` against `人`. */
function isPartOf(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a);
}

/** Sizes of both units in a unit that they share; null when they share none. */
function sizes(from: string, to: string): readonly [number, number] | null {
  if (from === to) return [1, 1];
  const [a, b] = [SCALES.get(from), SCALES.get(to)];
  if (a !== undefined && b !== undefined) return a[0] === b[0] ? [a[1], b[1]] : null;
  if (PER_PERIOD.test(from) !== PER_PERIOD.test(to)) return null;
  const [[fromSize, fromWord], [toSize, toWord]] = [counted(from), counted(to)];
  return isPartOf(fromWord, toWord) ? [fromSize, toSize] : null;
}

/** The value in another unit; null when the units don't convert. Multiplied before it is divided: 720小时 are exactly 30天. */
export function convert(
  value: Decimal,
  from: string,
  to: string,
): { readonly value: Decimal; readonly same: boolean } | null {
  const found = sizes(from, to);
  if (found === null) return null;
  const [numerator, denominator] = found;
  return numerator === denominator
    ? { value, same: true }
    : { value: value.times(decimal(numerator)).div(decimal(denominator)), same: false };
}
