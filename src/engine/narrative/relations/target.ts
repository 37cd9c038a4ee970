/** 指标值 against 实际完成值 in one sentence. */

import { sensesReverse } from '../../values/words.ts';
import type { TargetLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import { areInOne } from '../window.ts';

const WANTED = /目标值?|指标值|计划|任务|应达到?|需达到?|不低于|不少于|≥|>|≤|<|控制在|不超过/;
/** 病死率目标: what stands behind the name of what is wanted. */
const IS_WANTED = /(?:年度|年初|预期)?(?:目标值?|指标值|计划|任务)(?:为|是|:)*$/;
const DONE = /实际|完成值|已完成|完成/;
const LOW_IS_GOOD = /控制在|不超过|≤|<|以内|投诉|成本|失误|事故|差错|不高于|(?<!不)低于/;
/** 目标下降3%，实际下降3.6%: the fall itself is what is wanted. */
const FALL = /(?:下降|降低|降幅|减少|压减|节约|节省)(?:了|率|幅度|目标|比例|至少|不低于|≥)*$/;
const EXPLAINED = /未完成|未达|未能|原因|由于|因为|因|受|滞后|尚未|偏差|影响|疫情|取消|减少了/;
const ALL_REACHED = /(?:全部|均已?|都已?|各项指标)(?:.{0,4})(?:完成|达到|达标|实现)/;

function isMissed(target: Num, actual: Num): boolean {
  const { text } = target.piece;
  const words = text.slice(Math.max(0, target.start - 24), target.end + 6);
  const isFall = FALL.test(target.before) || FALL.test(actual.before);
  const isMost =
    !isFall &&
    (target.bound === 'most' || LOW_IS_GOOD.test(words) || sensesReverse(target.before.replace(IS_WANTED, '')));
  return isMost ? actual.base.low.gt(target.base.high) : actual.base.high.lt(target.base.low);
}

/** The reason stands in the next two sentences, or the section is the one of reasons. */
function isExplained({ piece, sentence, end }: Num): boolean {
  if (piece.isExcuse) return true;
  const last = piece.sentences[Math.min(piece.sentences.length - 1, sentence + 2)];
  return EXPLAINED.test(piece.text.slice(end, Math.min(last?.end ?? end, end + 300)));
}

function isPair(target: Num, actual: Num): boolean {
  if (target.kind !== actual.kind || target.family !== actual.family || target.family === null) return false;
  if (target.kind === 'amount' || target.kind === 'score' || target.kind === 'not-a-value' || target.kind === 'per')
    return false;
  return WANTED.test(target.before) && DONE.test(actual.before) && !/目标值|指标值|计划/.test(actual.before);
}

export function targetLinks(all: readonly Num[]): TargetLink[] {
  const links: TargetLink[] = [];
  for (let index = 0; index + 1 < all.length; index++) {
    const target = all[index] as Num;
    const actual = all[index + 1] as Num;
    if (!areInOne(target, actual) || !isPair(target, actual)) continue;
    const missed = isMissed(target, actual);
    const verdict = !missed ? 'agrees' : isExplained(actual) ? 'open' : 'contradicts';
    links.push({
      kind: 'target',
      verdict,
      nums: [target, actual],
      workings: [`${target.quote} / ${actual.quote}`],
      target,
      actual,
      isDenied: missed && ALL_REACHED.test(target.piece.text.slice(actual.end, actual.end + 200)),
    });
  }
  return links;
}
