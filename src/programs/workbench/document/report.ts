/** An open document: the host that the pane speaks to over its forms, and what is on the page. */

import { commentedCopy } from '../../../app/commented-copy.ts';
import type { ReportContent } from '../../../app/open-report.ts';
import { UNDECIDED } from '../../../app/policy-in-force.ts';
import { type FileTerms, type PairedForms, reviewBytes } from '../../../app/review-file.ts';
import { reviewText } from '../../../app/review-text.ts';
import type { CellEdit, Witness } from '../../../engine/edits/edit.ts';
import type { SheetGrid } from '../../../engine/grid/grid.ts';
import { readTables } from '../../../engine/layout/read-tables.ts';
import type { TextSpan } from '../../../engine/narrative/ledger-types.ts';
import type { NarrativeReview } from '../../../engine/narrative/review-types.ts';
import { defaultPolicy } from '../../../engine/policy/built-in.ts';
import { review } from '../../../engine/review.ts';
import { readAnyDocument } from '../../../formats/any-document.ts';
import { readPastedHtml } from '../../../formats/docx/html.ts';
import type { DocumentContent } from '../../../formats/docx/read.ts';
import { readPastedText } from '../../../formats/docx/text.ts';
import { readDocxWaivers } from '../../../formats/docx/write/waivers.ts';
import { asDocumentError, DocumentError } from '../../../formats/error.ts';
import { DocumentHost } from '../../../hosts/document/host.ts';
import type {
  ApplyReceipt,
  Diagnostic,
  HostCapabilities,
  SheetScope,
  Unsubscribe,
  WorkbookHost,
} from '../../../hosts/host.ts';
import { WORKBENCH } from '../../../messages/workbench.ts';

/** What was opened or pasted. `bytes`: of a Word document, which can be written to. */
export interface ReportSource extends DocumentContent {
  readonly kind: 'word' | 'text' | 'pasted';
  readonly bytes: Uint8Array | null;
}

/** @throws DocumentError */
export function documentOf(bytes: Uint8Array): ReportSource | null {
  const file = readAnyDocument(bytes);
  if (file.kind === 'workbook') return null;
  return file.format === 'docx'
    ? { kind: 'word', bytes, ...file.document }
    : { kind: 'text', bytes: null, ...file.document };
}

/** @param html of the clipboard, too; '' where it has none. @throws DocumentError */
export function pastedDocument(text: string, html: string): ReportSource {
  const content = html.includes('<table') ? readPastedHtml(html) : readPastedText(text);
  return { kind: 'pasted', bytes: null, ...content };
}

/** Where the page is to look. */
export type Place =
  | { readonly kind: 'text'; readonly at: TextSpan }
  | { readonly kind: 'cell'; readonly sheet: string; readonly address: string };

export interface Shown {
  readonly grids: readonly SheetGrid[];
  /** The numbers of the text, recomputed. */
  readonly review: NarrativeReview;
  readonly place: Place | null;
  /** Grows each time a place is asked for, also the same one again. */
  readonly reveal: number;
  readonly unsaved: boolean;
  readonly refused: DocumentError | null;
}

/** Only these are sheets to the pane: other tables of a report are no forms, and nobody misses one in them. */
function formsIn(grids: readonly SheetGrid[]): SheetGrid[] {
  return grids.filter((grid) => readTables(grid).length > 0);
}

export class Report implements WorkbookHost {
  readonly name = 'file';
  readonly can: HostCapabilities = {
    marks: false,
    liveEvents: false,
    choiceEvents: false,
    nativeUndoGroup: false,
    locate: true,
  };
  readonly fileName: string;
  readonly source: ReportSource;
  readonly content: ReportContent;
  readonly hasForm: boolean;
  /** Forms of another file that its text is held against. */
  readonly paired: PairedForms | null;
  /** Null for text alone, which has no file to be written to. */
  readonly #host: DocumentHost | null;
  readonly #listeners = new Set<() => void>();
  #saved: Uint8Array | null;
  #shown: Shown;

  /** @throws DocumentError when its comments can't be read */
  constructor(source: ReportSource, fileName: string, paired: PairedForms | null = null) {
    const { bytes, narrative: text, grids } = source;
    this.fileName = fileName;
    this.source = source;
    this.paired = paired;
    this.content = { name: fileName, text, waivers: bytes === null ? [] : readDocxWaivers(bytes), bytes };
    this.hasForm = formsIn(grids).length > 0;
    this.#host = bytes === null ? null : new DocumentHost(bytes, { date: new Date().toISOString() });
    this.#saved = bytes;
    this.#shown = { grids, review: this.#review(grids), place: null, reveal: 0, unsaved: false, refused: null };
  }

  get readOnly(): boolean {
    return this.#host === null;
  }

  /** The document as it is now, what was changed in it as tracked changes; of text alone, no bytes. */
  bytes(): Uint8Array {
    return this.#host?.bytes() ?? new Uint8Array();
  }

  readonly snapshot = (): Shown => this.#shown;

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readSheets(scope: SheetScope): Promise<SheetGrid[]> {
    const forms = formsIn(this.#shown.grids);
    return Promise.resolve(Array.isArray(scope) ? forms.filter(({ name }) => scope.includes(name)) : forms);
  }

  async apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    const receipt = await this.#writable().apply(edits);
    this.#changed();
    return receipt;
  }

  async undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    const undone = await this.#writable().undo(receipt);
    this.#changed();
    return undone;
  }

  async ensureSheet(name: string): Promise<void> {
    await this.#writable().ensureSheet(name);
  }

  mark(): Promise<void> {
    return Promise.reject(new DocumentError('unsupported', 'unsupported-operation', { inDocument: true }));
  }

  clearMarks(): Promise<void> {
    return Promise.resolve();
  }

  hasMarks(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async locate(sheet: string, address: string, witness?: Witness): Promise<void> {
    await this.#host?.locate(sheet, address, witness);
    const found = this.#host?.located ?? { sheet, address };
    this.#show({ kind: 'cell', ...found });
  }

  /** Nobody but the pane writes to it. */
  onEdited(): Unsubscribe {
    return () => undefined;
  }

  diagnostics(): Promise<readonly Diagnostic[]> {
    return Promise.resolve([
      { label: WORKBENCH.diagnostics.file, value: this.fileName },
      { label: WORKBENCH.diagnostics.browser, value: navigator.userAgent },
    ]);
  }

  /** Brings a place of the text into view. */
  readonly showText = (at: TextSpan): void => this.#show({ kind: 'text', at });

  /** The document as it is now with all findings as comments; null, and the refusal shown, where it can't be written to. */
  commented(terms: FileTerms = { by: UNDECIDED }): Uint8Array | null {
    try {
      const bytes = this.#writable().bytes();
      return commentedCopy(bytes, reviewBytes(this.fileName, bytes, terms, this.paired).findings).bytes;
    } catch (error) {
      this.#publish({ refused: asDocumentError(error) });
      return null;
    }
  }

  settled(): Promise<void> {
    return Promise.resolve();
  }

  /** The document as it is now was downloaded. */
  saved(): void {
    this.#saved = this.#host?.bytes() ?? null;
    this.#publish({ unsaved: false });
  }

  dismissRefusal(): void {
    this.#publish({ refused: null });
  }

  /** @throws DocumentError `unsupported-operation` for text alone */
  #writable(): DocumentHost {
    if (this.#host === null) throw new DocumentError('unsupported', 'text-only', { inDocument: true });
    return this.#host;
  }

  #review(grids: readonly SheetGrid[]): NarrativeReview {
    const tables = this.paired?.tables ?? review(formsIn(grids)).tables;
    return reviewText(this.content, tables, tables[0]?.policy ?? defaultPolicy);
  }

  #changed(): void {
    const host = this.#writable();
    const { grids } = host.content();
    this.#publish({ grids, review: this.#review(grids), unsaved: host.bytes() !== this.#saved });
  }

  #show(place: Place): void {
    this.#publish({ place, reveal: this.#shown.reveal + 1 });
  }

  #publish(some: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...some };
    for (const listener of this.#listeners) listener();
  }
}
