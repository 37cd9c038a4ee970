/** 扣3分，扣0.5分，扣1分，共扣4.5分，得95.5分. */

import type { DifferenceLink, SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import { between, grouped } from '../window.ts';
import { subtracted } from './change.ts';
import { addsUp, link, OPEN_LIST } from './sum-parts.ts';

const TAKEN = /扣(?:除|减|掉|了|分)*(?:为|:)?$/;
const ALL_TAKEN = /(?:共计?|合计|累计|总计|总共|一共)扣(?:除|减|掉|了|分)*(?:为|:)?$/;
/** 迟报1次扣0.5分: so much each time. */
const EACH_TIME = /每|[次项个处起件人天]，?扣[除减掉了分]?$/;
const FULL = /满分|总分值|百分制/;
const EARNED = /(?:自评|综合|最终|最后|实际|总|评价)?得分?(?:为|是|:)?$/;
const BONUS = /加分|附加|加了?$/;

function isTaken({ kind, before }: Num): boolean {
  return kind === 'score' && TAKEN.test(before) && !ALL_TAKEN.test(before);
}

function isEachTime({ piece, start }: Num): boolean {
  return EACH_TIME.test(piece.text.slice(Math.max(0, start - 6), start));
}

function sumOf(whole: Num, parts: readonly Num[], isAlone: boolean): SumLink | null {
  const [first] = parts;
  if (first === undefined || parts.length < 2) return null;
  if (addsUp(whole, parts)) return { ...link('agrees', whole, parts), kind: 'sum' };
  const isOpen = !isAlone || OPEN_LIST.test(between(first, whole)) || parts.some(isEachTime);
  return { ...link(isOpen ? 'open' : 'contradicts', whole, parts), kind: 'sum' };
}

function restOf(full: Num, taken: Num, earned: Num): DifferenceLink {
  const result = full.exact.minus(taken.exact);
  return subtracted(full, taken, earned, { result, agrees: result.eq(earned.exact) });
}

/** What was taken off in all, against what was taken off each time; and the score, against both. */
export function deductions(all: readonly Num[]): { readonly sums: SumLink[]; readonly differences: DifferenceLink[] } {
  const sums: SumLink[] = [];
  const differences: DifferenceLink[] = [];
  let before = false;
  for (const ofPiece of grouped(all, ({ piece }) => piece)) {
    const taken = ofPiece.filter(isTaken);
    for (const sentence of grouped(ofPiece, ({ sentence: of }) => of)) {
      const scores = sentence.filter(({ kind, piece }) => kind === 'score' && !piece.isTableRow);
      const at = scores.findIndex((num) => ALL_TAKEN.test(num.before));
      const whole = scores[at];
      if (whole === undefined) continue;
      const parts = scores.slice(0, at).filter(isTaken);
      // More may have been taken off in the sentences and paragraphs before.
      const sum = sumOf(whole, parts, !before && taken.every((num) => num.index > whole.index || parts.includes(num)));
      if (sum !== null) sums.push(sum);
      const full = scores.slice(0, at).find((num) => FULL.test(num.before));
      const earned = scores[at + 1];
      const isTold = full !== undefined && earned !== undefined && EARNED.test(earned.before);
      if (isTold && !scores.some((num) => BONUS.test(num.before))) differences.push(restOf(full, whole, earned));
    }
    before = taken.length > 0;
  }
  return { sums, differences };
}
