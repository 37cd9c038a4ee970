/** What a fill writes to: a workbook, or the tables of a document. */

import { isWorkbookName } from '../../app/workbook-names.ts';
import type { CellEdit } from '../../engine/edits/edit.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { readForWriting } from '../../formats/any.ts';
import { readAnyDocument } from '../../formats/any-document.ts';
import { writeDocxEdits } from '../../formats/docx/write/edits.ts';
import { DocumentError } from '../../formats/error.ts';
import { DocumentHost } from '../../hosts/document/host.ts';
import { FileHost } from '../../hosts/file/host.ts';
import type { ApplyReceipt } from '../../hosts/host.ts';
import type { Changes } from './args.ts';

export interface FillTarget {
  readonly isDocument: boolean;
  readonly sheets: readonly SheetGrid[];
  /** In memory; @throws DocumentError */
  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt>;
  bytes(): Uint8Array;
}

/** Written at once, without a trace of what stood there. */
function plainTarget(given: Uint8Array, sheets: readonly SheetGrid[]): FillTarget {
  let now = given;
  return {
    isDocument: true,
    sheets,
    apply(edits) {
      const { bytes, written, refused } = writeDocxEdits(given, edits, { mode: 'plain' });
      now = bytes;
      return Promise.resolve({ applied: written, refused });
    },
    bytes: () => now,
  };
}

/**
 * @param name of the file, without its folders.
 * @param date ISO 8601, which tracked changes tell.
 * @throws DocumentError
 */
export function fillTarget(name: string, bytes: Uint8Array, changes: Changes, date: string): FillTarget {
  const file = isWorkbookName(name) ? null : readAnyDocument(bytes);
  if (file === null || file.kind === 'workbook') {
    const sheets = readForWriting(bytes);
    const host = new FileHost(bytes);
    return { isDocument: false, sheets, apply: (edits) => host.apply(edits), bytes: () => host.bytes() };
  }
  // A text file has no cells.
  if (file.format === 'txt') throw new DocumentError('unsupported', 'not-a-document', { inDocument: true });
  const { grids: sheets } = file.document;
  if (changes === 'plain') return plainTarget(bytes, sheets);
  const host = new DocumentHost(bytes, { date });
  return { isDocument: true, sheets, apply: (edits) => host.apply(edits), bytes: () => host.bytes() };
}
