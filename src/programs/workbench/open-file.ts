/** A file that is open, by its bytes. */

import { holdsDocument, type PairedForms } from '../../app/review-file.ts';
import { isWorkbookName } from '../../app/workbook-names.ts';
import { openAnyWorkbook } from '../../formats/any.ts';
import { breath } from '../../hosts/breath.ts';
import { type Pace, runSteps } from '../../pane/state/run-steps.ts';
import { documentOf, Report } from './document/report.ts';
import { Workbook } from './workbook.ts';

/** A workbook, or a document. */
export type OpenFile = Workbook | Report;

const PACE: Pace = { now: () => performance.now(), rest: breath };

/** What a file is its content tells; its name, in which words it is said what is wrong with it. */
function documentIn(name: string, bytes: Uint8Array): ReturnType<typeof documentOf> {
  return isWorkbookName(name.replace(/^.*\//s, '')) && !holdsDocument(bytes) ? null : documentOf(bytes);
}

/** @throws DocumentError */
export function openFile(name: string, bytes: Uint8Array): OpenFile {
  const document = documentIn(name, bytes);
  return document === null ? new Workbook(bytes, name) : new Report(document, name, null);
}

/** As `openFile`, in pieces between which the page has its turn. @throws DocumentError */
export async function openFileInPieces(name: string, bytes: Uint8Array, paired: PairedForms | null): Promise<OpenFile> {
  const document = documentIn(name, bytes);
  if (document !== null) return new Report(document, name, paired);
  const workbook = openAnyWorkbook(bytes);
  await breath();
  // What is read the file keeps.
  await runSteps(
    workbook.reading(),
    PACE,
    () => undefined,
    () => false,
  );
  return new Workbook(workbook, name);
}
