/** The numbers around a number: its sentence, its paragraph, a few paragraphs back. All of it bounded. */

import type { Num } from './mentions.ts';
import type { Piece } from './pieces.ts';

/** How far back a base of a rate is looked for. */
const PARAGRAPHS_BACK = 5;
/** More numbers than this aren't looked through for one relation. */
const REACH = 60;

/** What the text says between two numbers of a piece. */
export function between(one: Num, other: Num): string {
  return one.piece.text.slice(one.end, other.start);
}

/** What its sentence says before it, so many characters at most. */
export function textBefore({ piece, sentence, start }: Num, most: number): string {
  return piece.text.slice(Math.max(piece.sentences[sentence]?.start ?? 0, start - most), start);
}

/** Whether two numbers stand in one sentence. */
export function areInOne(one: Num, other: Num): boolean {
  return one.piece === other.piece && one.sentence === other.sentence;
}

/** 比上年的1650人次, 较2021年预算1350万元, 超出预算481万元. */
const AGAINST = /(?:[比较](?![例重率好大])|超出|超过|高于|低于|多于|少于)[^，。;]{0,14}$/;

/** Whether it is what the number before it is held against. */
export function isHeldAgainst(num: Num): boolean {
  return AGAINST.test(textBefore(num, 18));
}

/** Those before `num` that satisfy the test, nearest first, while `within` holds. */
function before(all: readonly Num[], num: Num, within: (other: Num) => boolean): Num[] {
  const found: Num[] = [];
  for (let index = num.index - 1; index >= 0 && num.index - index <= REACH; index--) {
    const other = all[index] as Num;
    if (!within(other)) break;
    found.push(other);
  }
  return found;
}

export function beforeInSentence(all: readonly Num[], num: Num): Num[] {
  return before(all, num, (other) => areInOne(other, num));
}

/** As `beforeInSentence`, up to the last semicolon: behind one, something else is spoken of. */
export function beforeInPart(all: readonly Num[], num: Num): Num[] {
  // From one number to the next, so that a long sentence is looked through once.
  return before(
    all,
    num,
    (other) => areInOne(other, num) && !between(other, all[other.index + 1] as Num).includes(';'),
  );
}

export function afterInSentence(all: readonly Num[], num: Num): Num[] {
  const found: Num[] = [];
  for (let index = num.index + 1; index < all.length && index - num.index <= REACH; index++) {
    const other = all[index] as Num;
    if (!areInOne(other, num)) break;
    found.push(other);
  }
  return found;
}

export function inSentenceBefore(all: readonly Num[], num: Num): Num[] {
  return before(all, num, (other) => other.piece === num.piece && other.sentence >= num.sentence - 1).filter(
    (other) => other.sentence === num.sentence - 1,
  );
}

/** Paragraph and up to five before it, nearest first. */
export function nearby(all: readonly Num[], num: Num): Num[] {
  // A note speaks for itself: the paragraphs before it are those of the report's end.
  return before(all, num, (other) =>
    num.piece.note === null ? num.piece.index - other.piece.index <= PARAGRAPHS_BACK : other.piece === num.piece,
  );
}

/** Runs of neighbours that share a key. */
export function grouped(nums: readonly Num[], keyOf: (num: Num) => Piece | number): Num[][] {
  const groups: Num[][] = [];
  let key: Piece | number | null = null;
  for (const num of nums) {
    const own = keyOf(num);
    if (own !== key || groups.length === 0) groups.push([]);
    (groups.at(-1) as Num[]).push(num);
    key = own;
  }
  return groups;
}
