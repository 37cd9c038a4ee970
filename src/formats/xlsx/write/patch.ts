import type { CellEdit } from '../../../engine/edits/edit.ts';
import { WorkbookFile } from '../workbook-file.ts';
import type { PatchOptions } from './patch-parts.ts';

export type { PatchOptions } from './patch-parts.ts';

/**
 * Writes edits into the bytes of an .xlsx file. Every `from` is checked first, and all refusals come before the first change:
 * all or nothing. Only the `c` elements of the edited cells change, and what follows from them (rows and cells that weren't
 * there, the used range, formulas shared with an edited cell, the calculation chain, a request to calculate on load); every
 * other part stays as it is, down to its compressed bytes. Without a change the very bytes given come back.
 * @throws DocumentError and nothing else
 */
export function patchWorkbook(bytes: Uint8Array, edits: readonly CellEdit[], options: PatchOptions = {}): Uint8Array {
  const file = new WorkbookFile(bytes, options);
  file.patch(edits);
  return file.bytes();
}
