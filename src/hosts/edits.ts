/** What holds for edits in every live workbook. */

import type { CellEdit } from '../engine/edits/edit.ts';
import { parseAddress } from '../engine/grid/address.ts';
import { placeOf, whyImpossible } from '../formats/edits.ts';
import { DocumentError, type DocumentErrorCode, type DocumentErrorKind } from '../formats/error.ts';

/** Refuses what no workbook can take. @throws DocumentError `no-such-cell`, `duplicate-edit`, `bad-value` */
export function refuseUnwritable(edits: readonly CellEdit[]): void {
  const seen = new Set<string>();
  for (const edit of edits) {
    const at = parseAddress(edit.cell);
    if (at === null) throw refusal('gone', 'no-such-cell', [edit]);
    const key = `${at.row} ${at.column} ${edit.sheet}`;
    if (seen.has(key)) throw refusal('unsupported', 'duplicate-edit', [edit]);
    seen.add(key);
    const impossible = whyImpossible(edit.to);
    if (impossible !== null) throw refusal('unsupported', 'bad-value', [edit], impossible);
  }
}

/** Why these edits can’t be written, with their places. `cause` is technical English. */
export function refusal(
  kind: DocumentErrorKind,
  code: DocumentErrorCode,
  edits: readonly CellEdit[],
  cause?: string,
): DocumentError {
  return new DocumentError(kind, code, { ...placeOf(edits), ...(cause === undefined ? {} : { cause }) });
}
