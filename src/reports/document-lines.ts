/** Lines about a document's text that several reports have. */

import { COPY_WORDS } from '../messages/narrative/comments.ts';
import { PAIR_WORDS } from '../messages/narrative/pairs.ts';
import { textPlace } from '../messages/narrative/place.ts';
import { REPORT } from '../messages/report.ts';
import { shortened } from '../messages/words.ts';
import type { DocumentEntry, ReviewedFile, TextFindingEntry } from './schema.ts';

const MAX_QUOTE = 20;

/** `第3段“100万元”`, `表1 H4“100%”`. */
export function relatedPlace(related: TextFindingEntry['related'][number]): string {
  const place =
    'cell' in related
      ? REPORT.cellOf(related.sheet, related.cell)
      : textPlace({ paragraph: related.paragraph ?? null, note: related.note ?? null }, []);
  return `${place}${related.quote === '' ? '' : REPORT.quote(shortened(related.quote, MAX_QUOTE))}`;
}

/** Which form the text was held against; `path`: the document's own. */
export function pairLine({ form }: DocumentEntry, path: string): string {
  if (form === null) return PAIR_WORDS.none;
  return PAIR_WORDS.paired(form.by, form.path === path ? form.sheet : `${form.path} ${form.sheet}`);
}

/** Where the copy with comments is, or why there is none. */
export function copyLine(copy: NonNullable<ReviewedFile['copy']>): string {
  return typeof copy === 'string' ? COPY_WORDS.written(copy) : COPY_WORDS.failed(copy.error.message);
}
