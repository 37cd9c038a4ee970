/** A report from a file or the clipboard, for a pane or a page. */

import './file-words.ts';
import type { NarrativeDoc } from '../engine/narrative/document.ts';
import { readAnyDocument } from '../formats/any-document.ts';
import { readPastedHtml } from '../formats/docx/html.ts';
import { readPastedText } from '../formats/docx/text.ts';
import { DocumentError } from '../formats/error.ts';

export interface ReportContent {
  readonly name: string;
  readonly text: NarrativeDoc;
  /** Of a .docx file, to which comments can be written; null for plain text. */
  readonly bytes: Uint8Array | null;
}

/** @throws DocumentError what the file is instead, or what is wrong with it */
export function openReport(name: string, bytes: Uint8Array): ReportContent {
  const file = readAnyDocument(bytes);
  if (file.kind === 'workbook') throw new DocumentError('unsupported', 'not-a-document', { inDocument: true });
  return { name, text: file.document.narrative, bytes: file.format === 'docx' ? bytes : null };
}

/** What stands on the clipboard; its HTML tells which of it are tables, which are no text. @throws DocumentError */
export function pastedReport(name: string, text: string, html: string): ReportContent {
  const content = html.includes('<table') ? readPastedHtml(html) : readPastedText(text);
  return { name, text: content.narrative, bytes: null };
}
