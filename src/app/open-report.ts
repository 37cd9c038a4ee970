/** A report from a file or the clipboard, for a pane or a page. */

import './file-words.ts';
import type { SheetGrid } from '../engine/grid/grid.ts';
import { readPastedHtml } from '../formats/docx/html.ts';
import { readPastedText } from '../formats/docx/text.ts';
import { readDocxWaivers } from '../formats/docx/write/waivers.ts';
import { DocumentError } from '../formats/error.ts';
import { readTextDocument } from '../formats/text-document.ts';
import type { WaivedText } from './review-text.ts';

export interface ReportContent extends WaivedText {
  readonly name: string;
  /** Of a .docx file, to which comments can be written; null for plain text. */
  readonly bytes: Uint8Array | null;
  /** Its tables; absent where they are shown as sheets. */
  readonly grids?: readonly SheetGrid[];
}

/** @throws DocumentError what the file is instead, or what is wrong with it */
export function openReport(name: string, bytes: Uint8Array): ReportContent {
  const file = readTextDocument(bytes);
  if (file === null) throw new DocumentError('unsupported', 'not-a-document', { inDocument: true });
  const { narrative: text, grids } = file.document;
  return file.format === 'docx'
    ? { name, text, waivers: readDocxWaivers(bytes, file.document), bytes, grids }
    : { name, text, waivers: [], bytes: null, grids };
}

/** What stands on the clipboard; its HTML tells which of it are tables, which are no text. @throws DocumentError */
export function pastedReport(name: string, text: string, html: string): ReportContent {
  const content = html.includes('<table') ? readPastedHtml(html) : readPastedText(text);
  return { name, text: content.narrative, waivers: [], bytes: null, grids: content.grids };
}
