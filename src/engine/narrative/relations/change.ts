/** From one value to another, and by how much: 由85个增加到112个，增加27个; 98.7%，高于目标值95%3.7个百分点. */

import { type Decimal, HUNDRED } from '../../decimal.ts';
import { figure, meet, minus } from '../figures.ts';
import type { DifferenceLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import { between } from '../window.ts';
import { becomes } from './rate-pairs.ts';
import { isPoints, isRough } from './reading.ts';
import { inUnitOf } from './sum-parts.ts';

const BY =
  /^[^\d。;]{0,6}?(?:净|共|累计)?(?:增加|增长|提高|提升|上升|扩大|增|升|减少|下降|降低|降|缩短|压缩|节约)(?:了)?$/;
const HELD_AGAINST = /(?:比|较|高于|低于|超过|超出|高出)/;
const MORE = /^[^\d，。;]{0,4}，?(?:高|低|多|少|提高|上升|提升|下降|降低|增加|减少|超|高出|低于|高于)?(?:了|出)?$/;

/** How far apart the two are, as it is printed of them. */
function isBy(from: Num, to: Num, by: Num): boolean {
  if (by.family !== to.family || by.unit === null || (to.kind === 'rate') !== isPoints(by)) return false;
  if (becomes(from, to)) return BY.test(between(to, by));
  const isCompared = from.kind === 'rate' && to.kind === 'rate' && !isPoints(from) && !isPoints(to);
  return isCompared && isPoints(by) && HELD_AGAINST.test(between(from, to)) && MORE.test(between(to, by));
}

/** `more` less `less`, and what the text says that is; both in the unit that is printed. */
export function subtracted(
  more: Num,
  less: Num,
  last: Num,
  { result, agrees }: { readonly result: Decimal; readonly agrees: boolean },
): DifferenceLink {
  return {
    kind: 'difference',
    verdict: agrees ? 'agrees' : 'contradicts',
    nums: [more, less, last],
    workings: [`${more.quote} − ${less.quote} = ${figure(result)}${last.unit ?? ''}`],
    first: more,
    changes: [{ num: less, sign: -1 }],
    last,
    result,
  };
}

function differenceOf(from: Num, to: Num, by: Num): DifferenceLink {
  const [more, less] = to.exact.gte(from.exact) ? [to, from] : [from, to];
  const value = more.exact.minus(less.exact);
  const result = by.kind === 'rate' ? value.times(HUNDRED) : inUnitOf(by, value);
  const agrees = meet(minus(more.base, less.base), by.base);
  // In the order in which they stand.
  return { ...subtracted(more, less, by, { result, agrees }), nums: [from, to, by] };
}

/** @param sentence its numbers, in their order */
export function changes(sentence: readonly Num[]): DifferenceLink[] {
  const values = sentence.filter(({ kind, piece }) => kind !== 'not-a-value' && !piece.isTableRow);
  return values.flatMap((by, at): DifferenceLink[] => {
    const [from, to] = [values[at - 2], values[at - 1]];
    if (from === undefined || to === undefined || [from, to, by].some(isRough) || !isBy(from, to, by)) return [];
    return [differenceOf(from, to, by)];
  });
}
