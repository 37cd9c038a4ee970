/** Lines above a table that belong to the form in it: title, year, unit of money, who fills it in. */

import type { AboveLine } from '../../engine/grid/grid.ts';

const MOST = 4;
const LONGEST = 60;
const ANNEX = /^[“"'‘（(【]?附[件表录]?[\s\d一二三四五六七八九十\-—－.:：]*[”"'’）)】]?$/;
const BELONGS = /表|年度|单位|部门|日期|时间|万元|[（(]\s*(?:19|20)\d{2}\s*年?\s*[）)]|^\s*(?:19|20)\d{2}\s*年\s*$/;
const SENTENCE = /[。；;]$/;

/** @returns whether the paragraph is passed over, belongs to the table below it, or ends the search. */
function kindOf(text: string): 'pass' | 'line' | 'end' {
  const bare = text.trim();
  if (ANNEX.test(bare) || isBetweenParts(bare)) return 'pass';
  return bare.length <= LONGEST && BELONGS.test(bare) && !SENTENCE.test(bare) ? 'line' : 'end';
}

/**
 * The lines directly above a table, top to bottom.
 * @param before the texts above it, the nearest last; `n` null for blank ones.
 */
export function linesAbove(before: readonly { readonly text: string; readonly n: number | null }[]): AboveLine[] {
  const lines: AboveLine[] = [];
  for (let at = before.length - 1; at >= 0 && lines.length < MOST; at--) {
    const { text, n } = before[at] as (typeof before)[number];
    const kind = kindOf(text);
    if (kind === 'end') break;
    if (kind === 'line' && n !== null) lines.unshift({ paragraph: n, text });
  }
  return lines;
}

/** What is written between two tables that are one form: nothing, or that it goes on. */
export function isBetweenParts(text: string): boolean {
  const bare = text.trim();
  return (
    bare === '' ||
    /^[（(]?\s*续\s*表?[\s\d一二三四五六七八九十]*[)）]?$/.test(bare) ||
    (bare.length <= LONGEST && /[（(]续表?[)）]$/.test(bare))
  );
}
