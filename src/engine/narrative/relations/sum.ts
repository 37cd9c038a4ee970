/** A whole and its parts, however the text says so. */

import type { SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import { marked } from './sum-marked.ts';
import { rowsOf } from './sum-parts.ts';
import { accumulated, batches, bracketed, named, products, trailing } from './sum-unmarked.ts';

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

/** Sums of amounts, counts and part scores; in tables as text none. */
export function sumLinks(all: readonly Num[]): SumLink[] {
  return rowsOf(all).flatMap((row) =>
    distinct([
      ...marked(row),
      ...bracketed(row),
      ...trailing(row),
      ...accumulated(row),
      ...batches(row),
      ...products(row),
      ...named(row),
    ]),
  );
}
