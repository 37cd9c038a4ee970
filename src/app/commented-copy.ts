/** A document with what was found in it, as comments at its places. */

import { writeDocxComments } from '../formats/docx/write/comments.ts';
import type { DocxPlace } from '../formats/docx/write/places.ts';
import { commentParagraphs } from '../messages/narrative/comments.ts';
import { isInText } from '../reports/findings.ts';
import type { AnyFindingEntry } from '../reports/schema.ts';

/** Where a finding's comment goes; null for one of no place: a table, or the whole file. */
function placeOf(finding: AnyFindingEntry): DocxPlace | null {
  if (isInText(finding)) {
    const { paragraph, note, range, quote } = finding;
    return paragraph === undefined ? { note: note ?? '', range, quote } : { paragraph, range, quote };
  }
  const [cell] = finding.cells;
  return cell === undefined ? null : { sheet: finding.sheet, cell };
}

export interface CommentedCopy {
  readonly bytes: Uint8Array;
  /** The findings in their order, each with the id of its comment; null where it got none. */
  readonly findings: readonly AnyFindingEntry[];
}

/**
 * The document with a comment for each finding that isn't waived. Comments of an earlier run that nobody answered are replaced; a
 * second run over the copy gives the same bytes.
 *
 * @throws DocumentError `signed-document`, `protected-document`, and as reading does
 */
export function commentedCopy(bytes: Uint8Array, findings: readonly AnyFindingEntry[]): CommentedCopy {
  const placed = findings.flatMap((finding) => {
    const at = finding.waived === null ? placeOf(finding) : null;
    return at === null ? [] : [{ finding, at }];
  });
  const comments = placed.map(({ finding, at }) => ({ at, paragraphs: commentParagraphs(finding) }));
  const written = writeDocxComments(bytes, comments);
  const ids = new Map(placed.map(({ finding }, index) => [finding, written.ids[index] ?? null]));
  return {
    bytes: written.bytes,
    findings: findings.map((finding) => {
      const id = ids.get(finding) ?? null;
      return { ...finding, comment: id === null ? null : Number(id) };
    }),
  };
}
