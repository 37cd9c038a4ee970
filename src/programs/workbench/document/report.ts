/** An open document: the host that the pane speaks to over its forms, and what is on the page. */

import { commentedCopy } from '../../../app/commented-copy.ts';
import type { ReportContent } from '../../../app/open-report.ts';
import { policyInForce, UNDECIDED } from '../../../app/policy-in-force.ts';
import { type FileTerms, type PairedForms, reviewBytes } from '../../../app/review-file.ts';
import { reviewText } from '../../../app/review-text.ts';
import { invert } from '../../../engine/edits/content.ts';
import type { CellEdit, Witness } from '../../../engine/edits/edit.ts';
import type { SheetGrid } from '../../../engine/grid/grid.ts';
import { readTables } from '../../../engine/layout/read-tables.ts';
import type { TextSpan } from '../../../engine/narrative/ledger-types.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../../../engine/narrative/review-types.ts';
import { defaultPolicy } from '../../../engine/policy/built-in.ts';
import { review } from '../../../engine/review.ts';
import type { Review, TableReview } from '../../../engine/review-types.ts';
import { WAIVER_SHEET } from '../../../engine/waivers/waiver.ts';
import { readAnyDocument } from '../../../formats/any-document.ts';
import { readPastedHtml } from '../../../formats/docx/html.ts';
import type { DocumentContent } from '../../../formats/docx/read.ts';
import { readPastedText } from '../../../formats/docx/text.ts';
import { type NewDocxWaiver, readDocxWaivers } from '../../../formats/docx/write/waivers.ts';
import { asDocumentError, DocumentError, type DocumentErrorCode } from '../../../formats/error.ts';
import { DocumentHost } from '../../../hosts/document/host.ts';
import type {
  ApplyReceipt,
  Diagnostic,
  HostCapabilities,
  SheetScope,
  Unsubscribe,
  WorkbookHost,
} from '../../../hosts/host.ts';
import { REFUSES, WORKBENCH } from '../../../messages/workbench.ts';
import { cellNames } from '../../../reports/cell-names.ts';
import { commentChanges, commentsAt, waiverSheetOf } from './waiver-sheet.ts';

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
  readonly content: ReportContent;
  readonly grids: readonly SheetGrid[];
  /** The numbers of the text, recomputed. */
  readonly review: NarrativeReview;
  /** Another object each time a place is asked for, also the same one again. */
  readonly place: Place | null;
  readonly unsaved: boolean;
  readonly refused: DocumentError | null;
}

/** Only these are sheets to the pane: other tables of a report are no forms, and nobody misses one in them. */
function formsIn(grids: readonly SheetGrid[]): SheetGrid[] {
  return grids.filter((grid) => readTables(grid).length > 0);
}

function isOfWaivers(edits: readonly CellEdit[]): boolean {
  return edits[0]?.sheet === WAIVER_SHEET;
}

function placeOf({ check, paragraph, note, range, quote }: AnyNarrativeFinding, reason: string): NewDocxWaiver {
  const at = paragraph === null ? { note: note ?? '', range, quote } : { paragraph, range, quote };
  return { at, check, reason };
}

export class Report implements WorkbookHost {
  readonly name = 'file';
  readonly waivesIn = 'comments';
  readonly can: HostCapabilities = {
    marks: false,
    liveEvents: false,
    choiceEvents: false,
    nativeUndoGroup: false,
    locate: true,
  };
  readonly fileName: string;
  readonly source: ReportSource;
  readonly hasForm: boolean;
  /** Forms of another file that its text is held against. */
  readonly paired: PairedForms | null;
  /** Null for text alone, which has no file to be written to. */
  readonly #host: DocumentHost | null;
  readonly #listeners = new Set<() => void>();
  readonly #locateListeners = new Set<(sheet: string, address: string) => void>();
  /** How the pane reviews the forms, beside what it chose for this document. */
  terms: () => FileTerms = () => ({ by: UNDECIDED });
  #saved: Uint8Array | null;
  /** What is waived of the forms, as the pane reads it; null: nothing yet. */
  #waivers: SheetGrid | null;
  #tables: { readonly of: readonly SheetGrid[]; readonly tables: readonly TableReview[] } | null = null;
  #shown: Shown;

  /** @throws DocumentError when its comments can't be read */
  constructor(source: ReportSource, fileName: string, paired: PairedForms | null = null) {
    const { bytes, narrative: text, grids } = source;
    this.fileName = fileName;
    this.source = source;
    this.paired = paired;
    const content: ReportContent = {
      name: fileName,
      text,
      waivers: bytes === null ? [] : readDocxWaivers(bytes),
      bytes,
      grids,
    };
    this.hasForm = formsIn(grids).length > 0;
    this.#host = bytes === null ? null : new DocumentHost(bytes, { date: new Date().toISOString() });
    this.#saved = bytes;
    this.#waivers = content.waivers.length === 0 ? null : waiverSheetOf(review(formsIn(grids)), content.waivers);
    this.#shown = {
      content,
      grids,
      review: this.#review(content, grids),
      place: null,
      unsaved: false,
      refused: null,
    };
  }

  /** The text and the comments of the document as it is now. */
  get content(): ReportContent {
    return this.#shown.content;
  }

  get readOnly(): boolean {
    return this.#host === null;
  }

  get refuses(): DocumentErrorCode | undefined {
    return this.#host === null ? 'text-only' : this.#host.refuses;
  }

  get refusesWhy(): string | undefined {
    return this.refuses === undefined ? undefined : REFUSES[this.refuses];
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
    const waivers = this.#waivers === null ? [] : [this.#waivers];
    const forms = [...formsIn(this.#shown.grids), ...waivers];
    return Promise.resolve(Array.isArray(scope) ? forms.filter(({ name }) => scope.includes(name)) : forms);
  }

  async apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    if (isOfWaivers(edits)) return this.#comment(edits);
    const receipt = await this.#writable().apply(edits);
    this.#changed();
    return receipt;
  }

  async undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    if (isOfWaivers(receipt.applied)) return this.#comment(invert(receipt.applied));
    const undone = await this.#writable().undo(receipt);
    this.#changed();
    return undone;
  }

  async ensureSheet(name: string): Promise<void> {
    const host = this.#writable();
    if (name === WAIVER_SHEET) this.#waivers ??= waiverSheetOf(review([]), []);
    else await host.ensureSheet(name);
  }

  /** Where a cell of a form stands, in words: `表1 第24行“得分”`. */
  readonly nameCell = (sheet: string, address: string): string =>
    cellNames(this.#tablesIn(this.#shown.grids))(sheet, address);

  /** Waives a finding of the text, as a comment at its characters. @throws DocumentError */
  async waiveText(finding: AnyNarrativeFinding, reason: string): Promise<void> {
    const [id = null] = await this.#writable().waive([placeOf(finding, reason)]);
    if (id === null) throw new DocumentError('gone', 'no-such-cell');
    this.#changed();
  }

  /** Takes the comments that waive a finding of the text out again. @throws DocumentError */
  async restoreText(finding: AnyNarrativeFinding): Promise<void> {
    const { at, check } = placeOf(finding, '');
    await this.#writable().unwaive(commentsAt(this.#shown.content.waivers, check, [at]));
    this.#changed();
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
    for (const listener of this.#locateListeners) listener(found.sheet, found.address);
  }

  /** Tells of cells that the pane asked to be shown. */
  onLocated(listener: (sheet: string, address: string) => void): Unsubscribe {
    this.#locateListeners.add(listener);
    return () => this.#locateListeners.delete(listener);
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
  commented(): Uint8Array | null {
    try {
      const bytes = this.#writable().bytes();
      return commentedCopy(bytes, reviewBytes(this.fileName, bytes, this.terms(), this.paired).findings).bytes;
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

  #review(content: ReportContent, grids: readonly SheetGrid[]): NarrativeReview {
    const tables = this.paired?.tables ?? this.#tablesIn(grids);
    return reviewText(content, tables, tables[0]?.policy ?? defaultPolicy);
  }

  #tablesIn(grids: readonly SheetGrid[]): readonly TableReview[] {
    if (this.#tables?.of !== grids) this.#tables = { of: grids, tables: review(formsIn(grids)).tables };
    return this.#tables.tables;
  }

  /** The forms as the pane reviews them, which records its choice of a policy in the sheet. */
  #reviewForms(waivers: SheetGrid): Review {
    const { by, ...terms } = this.terms();
    const sheets = [...formsIn(this.#shown.grids), waivers];
    const { policy, formPolicies } = policyInForce(sheets, by);
    return review(sheets, { ...terms, policy, formPolicies });
  }

  /** Writes into the sheet of waivers: what changes is the comments. */
  async #comment(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    const host = this.#writable();
    const before = this.#waivers ?? waiverSheetOf(review([]), []);
    const { waivers } = this.#shown.content;
    const { sheet, added, removed } = commentChanges(before, edits, waivers, (grid) => this.#reviewForms(grid));
    if (removed.length > 0) await host.unwaive(removed);
    const ids = added.length === 0 ? [] : await host.waive(added);
    if (ids.includes(null)) throw new DocumentError('gone', 'no-such-cell');
    this.#waivers = sheet;
    this.#changed();
    return { applied: edits, refused: [] };
  }

  #changed(): void {
    const host = this.#writable();
    const { grids, narrative: text } = host.content();
    const bytes = host.bytes();
    const content: ReportContent = {
      ...this.#shown.content,
      text,
      bytes,
      waivers: readDocxWaivers(bytes, host.content()),
    };
    this.#publish({ content, grids, review: this.#review(content, grids), unsaved: bytes !== this.#saved });
  }

  #show(place: Place): void {
    this.#publish({ place });
  }

  #publish(some: Partial<Shown>): void {
    this.#shown = { ...this.#shown, ...some };
    for (const listener of this.#listeners) listener();
  }
}
