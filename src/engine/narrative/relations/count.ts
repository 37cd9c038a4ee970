/** 共N笔，分别是 and what is named then: paragraphs of a list, names between 、, parts with their amounts. */

import type { CountLink, SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Piece } from '../pieces.ts';
import { textBefore } from '../window.ts';

const LISTED = /^([^，。;:()\d]{0,16})[，:]?(分别(?:是|为)|具体(?:是|为)|即)[:，]?/;
const NAMED = /^([^，。;:()\d]{0,16})[，:](为)(?!了|此|准|主)/;
const OPEN = /等(?!级|次|于|额|效|候|待)|主要|部分|包括但不限于/;
const ITEM = /^(?:(\d{1,2})[、.]|\((\d{1,2})\)|([①-⑳]))/;
const TELL = /[一二三四五六七八九]是/g;
const JOINED = /和|及|与|以及|暨/g;

function itemNumber(text: string): number | null {
  const match = ITEM.exec(text);
  if (match === null) return null;
  return match[3] === undefined ? Number(match[1] ?? match[2]) : match[3].charCodeAt(0) - 0x245f;
}

/** How many paragraphs 1、 2、 3、 follow; null when none does. */
function followingItems(pieces: readonly Piece[], from: Piece): number | null {
  let count = 0;
  for (let index = from.index + 1; index < pieces.length; index++) {
    const piece = pieces[index] as Piece;
    if (itemNumber(piece.marked) !== count + 1) break;
    count++;
  }
  return count === 0 ? null : count;
}

/** How many names a list may hold, by each of its separators: from, to. */
type Range = readonly [number, number];

function matches(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}

const LIST_LENGTH = 400;

/** What stands in brackets belongs to one name. */
function withoutBrackets(text: string): string {
  let depth = 0;
  let out = '';
  for (const char of text) {
    if (char === '(' || char === '《' || char === '“') depth++;
    else if (char === ')' || char === '》' || char === '”') depth = Math.max(0, depth - 1);
    else if (depth === 0) out += char;
  }
  return out;
}

function rangesOf(list: string): Range[] {
  const bare = withoutBrackets(list);
  const announced = matches(bare, TELL);
  const first = /^[^，。;]*/.exec(bare)?.[0] ?? '';
  const ranges: Range[] = [];
  const names = matches(first, /、/g) + 1;
  if (names > 1) ranges.push([names, names + matches(first, JOINED)]);
  for (const separator of [/，/g, /;/g]) {
    const count = matches(bare, separator);
    if (count > 0) ranges.push([count + 1, count + 1]);
  }
  if (announced > 0) ranges.push([announced, announced]);
  return ranges;
}

function sentenceEnd({ piece, sentence }: Num): number {
  return piece.sentences[sentence]?.end ?? piece.text.length;
}

function link(count: Num, found: number, verdict: CountLink['verdict']): CountLink {
  return { kind: 'count', verdict, nums: [count], workings: [`${count.quote}：${found}`], count, found };
}

function forward(num: Num, pieces: readonly Piece[]): CountLink | null {
  const match = LISTED.exec(num.after) ?? NAMED.exec(num.after);
  if (match === null) return null;
  const start = num.end + match[0].length;
  const list = num.piece.text.slice(start, Math.min(sentenceEnd(num), start + LIST_LENGTH)).replace(/[。!\n]$/, '');
  const wanted = Number(num.numeral) || num.exact.toNumber();
  if (list.length <= 1) {
    const items = followingItems(pieces, num.piece);
    return items === null ? null : link(num, items, items === wanted ? 'agrees' : 'contradicts');
  }
  if (list.length >= LIST_LENGTH || OPEN.test(list)) return null;
  const ranges = rangesOf(list);
  if (ranges.length === 0) return null;
  if (ranges.some(([from, to]) => wanted >= from && wanted <= to)) return link(num, wanted, 'agrees');
  const [names] = ranges;
  // Names between 、 alone are sure; a list of clauses may hold anything.
  const noun = match[1] ?? '';
  const isNamedSo = match[2] !== '为' || (noun.length >= 2 && list.split(noun.slice(-2)).length > 2);
  const isSure =
    isNamedSo &&
    names !== undefined &&
    /^[^，。;]*、/.test(withoutBrackets(list)) &&
    !/\d/.test(/^[^，。;]*/.exec(list)?.[0] ?? '');
  return link(num, names?.[0] ?? 0, isSure ? 'contradicts' : 'open');
}

const BACK = 200;

/** 甲、乙和丙共三个镇. */
function backward(num: Num): CountLink | null {
  if (!/^(?:[^、]{1,8})?共$/.test(num.before)) return null;
  const before = textBefore(num, BACK);
  const list = before.slice(Math.max(...['，', '。', ';', ':', '('].map((end) => before.lastIndexOf(end))) + 1);
  const names = matches(list, /、/g);
  if (names < 2 || OPEN.test(list) || /\d/.test(list) || list.length >= BACK) return null;
  const last = list.slice(list.lastIndexOf('、'));
  const joined = matches(last, /和|及|与/g);
  const wanted = num.exact.toNumber();
  const verdict = wanted >= names + 1 && wanted <= names + 1 + joined ? 'agrees' : 'contradicts';
  return link(num, names + 1 + joined, verdict);
}

const PARTED = /^[^，。;]{0,14}[，。]其中/;

/** 100万元，用于7个工程，其中 + seven amounts that add up to the whole: the sum proves that the list is complete. */
function proven(num: Num, sums: readonly SumLink[]): CountLink | null {
  if (!PARTED.test(num.after)) return null;
  const sum = sums.find(
    ({ verdict, whole, parts }) =>
      verdict === 'agrees' &&
      whole.piece === num.piece &&
      whole.sentence === num.sentence &&
      whole.index < num.index &&
      whole.kind === 'amount' &&
      parts.length >= 3 &&
      parts.every(({ index }) => index > num.index),
  );
  if (sum === undefined) return null;
  const found = sum.parts.length;
  return link(num, found, num.exact.eq(found) ? 'agrees' : 'contradicts');
}

export function countLinks(all: readonly Num[], pieces: readonly Piece[], sums: readonly SumLink[]): CountLink[] {
  const byPiece = new Map<Piece, SumLink[]>();
  for (const sum of sums) byPiece.set(sum.whole.piece, [...(byPiece.get(sum.whole.piece) ?? []).slice(0, 64), sum]);
  return all.flatMap((num) => {
    if (num.kind !== 'count' || num.unit === null || num.decimals > 0 || num.exact.gt(99) || num.piece.isTableRow)
      return [];
    const found = forward(num, pieces) ?? backward(num) ?? proven(num, byPiece.get(num.piece) ?? []);
    return found === null ? [] : [found];
  });
}
