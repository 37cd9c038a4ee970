/** 三, 十, 二十五, 两: numerals below a hundred, as they count things. */

const DIGITS: ReadonlyMap<string, number> = new Map(
  ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'].map((word, value) => [word, value]),
);

function digit(word: string): number | null {
  return word === '两' ? 2 : (DIGITS.get(word) ?? null);
}

/** @returns null for what isn't a numeral from 1 to 99. */
export function chineseNumber(word: string): number | null {
  const tens = word.indexOf('十');
  if (tens < 0) return word.length === 1 ? digit(word) : null;
  const high = tens === 0 ? 1 : digit(word.slice(0, tens));
  const low = tens === word.length - 1 ? 0 : digit(word.slice(tens + 1));
  return high === null || low === null ? null : high * 10 + low;
}

export const CHINESE_NUMERAL = '[一二两三四五六七八九十]{1,3}';
