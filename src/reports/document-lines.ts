/** Lines about a document's text that several reports have. */

import { parseAddress } from '../engine/grid/address.ts';
import { COPY_WORDS } from '../messages/narrative/comments.ts';
import { PAIR_WORDS } from '../messages/narrative/pairs.ts';
import { textPlace } from '../messages/narrative/place.ts';
import { placesInTable } from '../messages/places.ts';
import { REPORT } from '../messages/report.ts';
import { cellList, shortened } from '../messages/words.ts';
import type { DocumentEntry, FindingEntry, ReviewedFile, TableEntry, TextFindingEntry } from './schema.ts';

const MAX_QUOTE = 20;

/** `第3段“100万元”`, `自评表 H4“100%”`, `表1 第4行“执行率”的“100%”`. */
export function relatedPlace(related: TextFindingEntry['related'][number]): string {
  const quote = related.quote === '' ? '' : REPORT.quote(shortened(related.quote, MAX_QUOTE));
  if (!('cell' in related)) {
    const { paragraph = null, note = null } = related;
    return `${textPlace({ paragraph, note }, [])}${quote}`;
  }
  const { place, sheet, cell } = related;
  if (place === undefined) return `${REPORT.cellOf(sheet, cell)}${quote}`;
  return quote === '' ? place : REPORT.within(place, quote);
}

/** The other cells of a finding: by their addresses, in a document as people find them. */
export function otherCells({ sheet, cells, places }: FindingEntry): string {
  return places === undefined ? cellList(cells.slice(1)) : placesInTable(sheet, places.slice(1));
}

/** Which sheet a form is in, and where: `工作表“自评表”A1:I36`; of a document `表1（第1–36行）`. */
export function formPlace({ sheet, range }: Pick<TableEntry, 'sheet' | 'range'>, file: ReviewedFile): string {
  if (file.document === null) return REPORT.place(sheet, range);
  const [first, last] = range.split(':').map((cell) => parseAddress(cell)?.row ?? 1);
  return REPORT.rows(sheet, first ?? 1, last ?? first ?? 1);
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
