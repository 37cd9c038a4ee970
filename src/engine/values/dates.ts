/** Dates as the forms write them: `2021年12月31日`, `2021.12.31`, `9月前`, `12月底前`, `2021年底`, `上半年`, `三季度`. */

import type { CalendarDate } from './reading.ts';

const LEAD = '^(?:于|在|截至|截止|截止到|截至到|计划|预计|已于|实际)?';
const TAIL =
  '(?:底|末|初|上旬|中旬|下旬|份|内)?(?:之前|以前|前|止|内)?(?:全部|已|均|基本)?(?:完成|完工|竣工|验收|通过验收|完成验收|交付|到位|支付|发放|执行|投入使用|开工|办结|完毕|结束|实施)*$';

const FULL = new RegExp(`${LEAD}((?:19|20)\\d{2})(?:年|[-./])(\\d{1,2})(?:月|[-./])(?:(\\d{1,2})(?:日|号)?)?${TAIL}`);
const YEAR = new RegExp(`${LEAD}((?:19|20)\\d{2})年度?${TAIL}`);
const MONTH = new RegExp(`${LEAD}(?:当年|本年|年)?(\\d{1,2})月(?:(\\d{1,2})(?:日|号)?)?${TAIL}`);
const WORD = new RegExp(
  `${LEAD}(?:((?:19|20)\\d{2})年)?(?:当年|本年)?(年?底|年?末|年?内|上半年|下半年|第?[一二三四1234]季度|全年)${TAIL}`,
);

const QUARTER: Readonly<Record<string, number>> = { 一: 3, 二: 6, 三: 9, 四: 12, '1': 3, '2': 6, '3': 9, '4': 12 };

function wordMonth(word: string): number {
  if (word === '上半年') return 6;
  const quarter = /第?(.)季度/.exec(word);
  return quarter === null ? 12 : (QUARTER[quarter[1] as string] ?? 12);
}

function validMonth(month: number): boolean {
  return month >= 1 && month <= 12;
}

function validDay(day: number | null): boolean {
  return day === null || (day >= 1 && day <= 31);
}

function numberOr(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Reads a text that is wholly a date, normalised before; null when it is anything else. */
export function parseDate(text: string): CalendarDate | null {
  if (text.length > 30 || !/[年月季]|\d[-./]\d/.test(text)) return null;
  const full = FULL.exec(text);
  if (full !== null) {
    const [month, day] = [Number(full[2]), numberOr(full[3])];
    return validMonth(month) && validDay(day) ? { year: Number(full[1]), month, day } : null;
  }
  const word = WORD.exec(text);
  if (word !== null) return { year: numberOr(word[1]), month: wordMonth(word[2] as string), day: null };
  const year = YEAR.exec(text);
  if (year !== null) return { year: Number(year[1]), month: null, day: null };
  const month = MONTH.exec(text);
  if (month !== null) {
    const day = numberOr(month[2]);
    return validMonth(Number(month[1])) && validDay(day) ? { year: null, month: Number(month[1]), day } : null;
  }
  return null;
}

/** Whether a number shown as a date is one: from the first day to the end of the year 9999. */
export function isSerial(value: number): boolean {
  return value >= 1 && value < 2_958_466;
}

/** The day of a serial number of the 1900 date system. */
export function dateOfSerial(serial: number): CalendarDate {
  // Serial 60 is the 29 February 1900 that never was; days before it are off by one.
  const days = Math.floor(serial) - (serial >= 60 ? 25569 : 25568);
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/**
 * How the actual date lies to the target: negative earlier, 0 within it, positive later. A date that names only a month
 * (year) covers all of it; a missing year is taken to be the other's. Null when they share no unit of time.
 */
export function compareDates(target: CalendarDate, actual: CalendarDate): number | null {
  if (target.year !== null && actual.year !== null && target.year !== actual.year) return actual.year - target.year;
  if (target.month === null || actual.month === null) return target.year !== null && actual.year !== null ? 0 : null;
  if (target.month !== actual.month) return actual.month - target.month;
  if (target.day === null || actual.day === null) return 0;
  return actual.day - target.day;
}

/** `2021年12月31日`, `2021年12月`, `9月`. */
export function dateText(date: CalendarDate): string {
  return `${date.year === null ? '' : `${date.year}年`}${date.month === null ? '' : `${date.month}月`}${date.day === null ? '' : `${date.day}日`}`;
}
