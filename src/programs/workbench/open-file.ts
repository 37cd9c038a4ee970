/** A file that is open, by its bytes. */

import { holdsDocument, type PairedForms } from '../../app/review-file.ts';
import { isWorkbookName } from '../../app/workbook-names.ts';
import { documentOf, Report } from './document/report.ts';
import { Workbook } from './workbook.ts';

/** A workbook, or a document. */
export type OpenFile = Workbook | Report;

/** What a file is its content tells; its name, in which words it is said what is wrong with it. @throws DocumentError */
export function openFile(name: string, bytes: Uint8Array, paired: PairedForms | null): OpenFile {
  const document = isWorkbookName(name.replace(/^.*\//s, '')) && !holdsDocument(bytes) ? null : documentOf(bytes);
  return document === null ? new Workbook(bytes, name) : new Report(document, name, paired);
}
