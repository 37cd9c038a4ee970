/** A whole and its parts, however the text says so. */

import { meet } from '../figures.ts';
import type { SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import { marked, weaklyMarked } from './sum-marked.ts';
import { OPEN_LIST, type Row, rowsOf } from './sum-parts.ts';
import { accumulated, averages, batches, bracketed, named, products, scoreTotals, trailing } from './sum-unmarked.ts';

/** The same numbers told twice are one relation; one that agrees goes before one that doesn't. */
function distinct(links: readonly SumLink[]): SumLink[] {
  const byWhole = new Map<number, SumLink[]>();
  for (const each of links) {
    const known = byWhole.get(each.whole.index);
    if (known === undefined) byWhole.set(each.whole.index, [each]);
    else known.push(each);
  }
  return [...byWhole.values()].flatMap((ofWhole) => {
    const agreeing = ofWhole.filter(({ verdict }) => verdict === 'agrees');
    const different =
      agreeing.length > 0 ? agreeing : ofWhole.filter(({ verdict }) => verdict === 'contradicts').slice(0, 1);
    return different.length > 0 ? different : ofWhole.slice(0, 1);
  });
}

/** So few lists are looked through for one that was told before. */
const MOST_TWINS = 16;

/** The same list with one number another: all its parts, or its whole and all parts but one. */
function isTwin(link: SumLink, proof: SumLink): boolean {
  const { whole, parts } = link;
  if (whole.kind !== proof.whole.kind || whole.family !== proof.whole.family) return false;
  if (whole.year !== null && proof.whole.year !== null && whole.year !== proof.whole.year) return false;
  const others = parts.filter((part, at) => !part.exact.eq(proof.parts[at]?.exact ?? part.exact.plus(1))).length;
  return others + (meet(whole.base, proof.whole.base) ? 0 : 1) === 1;
}

/** What is open, although the same parts prove their whole in another place, is wrong. */
function heldAgainstTwins(links: readonly SumLink[]): SumLink[] {
  const byCount = new Map<number, SumLink[]>();
  for (const link of links) {
    if (link.verdict !== 'agrees' || link.parts.length < 3) continue;
    const known = byCount.get(link.parts.length);
    if (known === undefined) byCount.set(link.parts.length, [link]);
    else if (known.length < MOST_TWINS) known.push(link);
  }
  return links.map((link) => {
    const last = link.parts.at(-1);
    if (link.verdict !== 'open' || last === undefined || OPEN_LIST.test(last.after.slice(0, 8))) return link;
    const isTold = byCount.get(link.parts.length)?.some((proof) => isTwin(link, proof)) ?? false;
    return isTold ? { ...link, verdict: 'contradicts' as const } : link;
  });
}

function shareParts(one: SumLink, other: SumLink): boolean {
  return one.whole === other.whole && one.parts.some((part) => other.parts.includes(part));
}

/** What plain words say of a list goes before what others do; another list of the same whole is another relation. */
function linksOf(row: Row): SumLink[] {
  const plain = distinct([
    ...marked(row),
    ...bracketed(row),
    ...trailing(row),
    ...accumulated(row),
    ...batches(row),
    ...products(row),
    ...averages(row),
    ...named(row),
    ...scoreTotals(row),
  ]);
  const weak = distinct(weaklyMarked(row)).filter(
    (link) => link.verdict !== 'open' && !plain.some((other) => other.verdict !== 'open' && shareParts(link, other)),
  );
  return [...plain.filter((link) => !weak.some((other) => shareParts(link, other))), ...weak];
}

/** Sums of amounts, counts and part scores; in tables as text none. */
export function sumLinks(all: readonly Num[]): SumLink[] {
  return heldAgainstTwins(rowsOf(all).flatMap(linksOf));
}
