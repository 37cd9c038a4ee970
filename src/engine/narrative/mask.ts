/** Digits that are no values: numbers of documents, dates, list marks, codes and names with digits. */

import { WHOLE_MEASURE } from './lexicon.ts';

export interface Masked {
  readonly start: number;
  readonly end: number;
}

const YEAR = '(?:19|20)\\d\\d';

/**
 * Each alternative begins with a digit or a fixed sign, so that the search stays linear. Titles in 《》 and words in quotes that
 * hold digits are names.
 */
const PATTERNS = [
  // 〔2022〕6号, (2023)9号, 〔20xx〕167号
  `[[(]${YEAR}[\\])]第?\\d+号`,
  '(?<!\\d)\\d+号(?!线|楼)',
  // 2022年12月8日, 2021年度, 2021-2023年, 2022.12.8
  `(?<!\\d)${YEAR}年?[-~至到]${YEAR}年?度?`,
  `(?<!\\d)${YEAR}年(?:度|\\d{1,2}月(?:\\d{1,2}[日号]?)?(?:[-~至到]\\d{1,2}[月日])?)?`,
  `(?<!\\d)${YEAR}[-./]\\d{1,2}[-./]\\d{1,2}`,
  '(?<!\\d)\\d{1,2}月(?:\\d{1,2}[日号])?',
  '(?<!\\d)\\d{1,2}日',
  // 8:30; 1:13.6 is a ratio.
  '(?<!\\d)\\d{1,2}:\\d{2}(?!\\.?\\d)',
  // A year alone in brackets: 〔2022〕
  `[[(]${YEAR}[\\])]`,
  // 20xx年: a year left blank
  '(?:19|20)[xX×*]{2}年?度?',
  // M-171, P1.5LED, 4G, 5A级
  '(?<![A-Za-z])[A-Za-z]{1,12}-?\\d[\\dA-Za-z.-]{0,40}',
  '(?<!\\d)\\d+[A-Z](?![A-Za-z²])',
  // 7×24, 6+1, 149工程
  '(?<!\\d)\\d+[+×*xX]\\d+(?:[+×*xX]\\d+)*(?![\\d.]*%)',
  '(?<!\\d)\\d+工程',
  // 指标1, 目标2, 重点工作5: an ordinal, not a count
  '(?:指标|目标|任务|工作|附件|附表|表|图|步骤|阶段|标段|方面|问题|措施)\\d{1,2}(?![\\d.%‰,])(?=[:：，。、;\\s(计实完及和]|$)',
  '第\\d+',
  // Codes and phones
  '(?<!\\d)\\d{8,}(?![\\d.]*[元万亿])(?=[^\\d.元]|$)',
  '(?<!\\d)\\d{3,4}-\\d{7,8}',
  '365天|366天',
  '(?<!\\d)\\d+年一遇',
].join('|');

const MASK = new RegExp(PATTERNS, 'g');
const TITLE = /《[^《》]{0,200}》/g;
const QUOTED_NAME = /“[^“”]{0,20}”/g;
/** 1、 1. (1) 1) ① at the start of a paragraph or a sentence. */
const MARK = /(?:^|[。;!?\n:])\(?(\d{1,2})(?:[、.)]|\)[、.]?)(?!\d)/g;
const MARK_BEFORE_NUMBER = /^(\d{1,2})\.(\d+)/;

function digitsOf(text: string, from: number, to: number): Masked[] {
  const found: Masked[] = [];
  for (const match of text.slice(from, to).matchAll(/\d+(?:\.\d+)?/g)) {
    found.push({ start: from + match.index, end: from + match.index + match[0].length });
  }
  return found;
}

/** Places of the dense text that hold digits and no value, in order, none over another. */
export function maskOf(text: string): Masked[] {
  const found: Masked[] = [];
  for (const match of text.matchAll(MASK)) found.push({ start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(TITLE)) found.push(...digitsOf(text, match.index, match.index + match[0].length));
  for (const match of text.matchAll(QUOTED_NAME)) {
    // “优”, 98分 in quotes is a value; 6+1 was masked above.
    if (/\d[+×]\d/.test(match[0])) found.push(...digitsOf(text, match.index, match.index + match[0].length));
  }
  for (const match of text.matchAll(MARK)) {
    const end = match.index + match[0].length;
    const start = text.indexOf(match[1] as string, match.index);
    found.push({ start, end });
  }
  const first = MARK_BEFORE_NUMBER.exec(text);
  if (first !== null && WHOLE_MEASURE.test(text.slice(first[0].length))) {
    found.push({ start: 0, end: (first[1] as string).length + 1 });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart: Masked[] = [];
  for (const each of found) if (each.start >= (apart.at(-1)?.end ?? 0)) apart.push(each);
  return apart;
}
