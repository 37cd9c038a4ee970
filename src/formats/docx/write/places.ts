/** Places of a document as findings name them, and the stretches of text that they stand for. */

import { cellAddress, parseAddress } from '../../../engine/grid/address.ts';
import { contains } from '../../../engine/grid/ranges.ts';
import { type CellAnchor, type ParagraphAnchor, type Stretch, stretchesOf } from '../anchors.ts';
import type { WordContent } from '../read.ts';

/** A stretch of a paragraph or note, or a cell of a form. Ranges are UTF-16 units, the end excluded; an empty one is the whole paragraph. */
export type DocxPlace =
  | { readonly paragraph: number; readonly range: readonly [start: number, end: number]; readonly quote?: string }
  | { readonly note: string; readonly range: readonly [start: number, end: number]; readonly quote?: string }
  | { readonly sheet: string; readonly cell: string };

/** What a comment goes to: stretches of text, or a paragraph without any. */
export type Ground =
  | { readonly kind: 'text'; readonly stretches: readonly Stretch[] }
  | { readonly kind: 'empty'; readonly paragraph: ParagraphAnchor };

function isHigh(text: string, at: number): boolean {
  return at > 0 && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));
}

/** The range within the text, no character cut in two. */
function within(text: string, [from, to]: readonly [number, number]): readonly [number, number] {
  const start = Math.max(0, Math.min(from, text.length));
  const end = Math.max(start, Math.min(to, text.length));
  if (start === end) return [0, text.length];
  return [isHigh(text, start) ? start - 1 : start, isHigh(text, end) ? end + 1 : end];
}

function groundOf(
  paragraphs: readonly ParagraphAnchor[],
  text: string,
  range: readonly [number, number],
  quote: string | undefined,
): Ground | null {
  if (quote !== undefined && text.slice(...range) !== quote) return null;
  const stretches = stretchesOf(paragraphs, ...within(text, range));
  if (stretches.length > 0) return { kind: 'text', stretches };
  const [paragraph] = paragraphs;
  return paragraph === undefined ? null : { kind: 'empty', paragraph };
}

/** The cell that is seen at an address: the first of a merged area, or the nearest that the row, then the table, has. */
function cellSeen({ anchors, grids }: WordContent, sheet: string, address: string): CellAnchor | null {
  const at = parseAddress(address.split(':')[0] ?? '');
  const grid = grids.find(({ name }) => name === sheet);
  if (at === null || grid === undefined) return null;
  const merge = grid.merges.find((each) => contains(each, at.row, at.column));
  const seen = anchors.cell(sheet, cellAddress(merge?.top ?? at.row, merge?.left ?? at.column));
  if (seen !== null) return seen;
  for (let column = at.column - 1; column >= 1; column--) {
    const left = anchors.cell(sheet, cellAddress(at.row, column));
    if (left !== null) return left;
  }
  const first = grid.rows[0]?.cells[0];
  return first === undefined ? null : anchors.cell(sheet, cellAddress(first.row, first.column));
}

/** What a place stands for; null where the document has no such place, or another text there. */
export function groundAt(content: WordContent, place: DocxPlace): Ground | null {
  const { anchors } = content;
  if ('paragraph' in place) {
    const paragraph = anchors.paragraph(place.paragraph);
    return paragraph === null ? null : groundOf([paragraph], paragraph.text, place.range, place.quote);
  }
  if ('note' in place) {
    const note = anchors.note(place.note);
    return note === null ? null : groundOf(note.paragraphs, note.text, place.range, place.quote);
  }
  const cell = cellSeen(content, place.sheet, place.cell);
  return cell === null ? null : groundOf(cell.paragraphs, cell.text, [0, cell.text.length], undefined);
}
