import { DocumentError } from '../error.ts';
import type { XmlScanner } from '../xml/scan.ts';
import { eachChild, valOf } from './elements.ts';
import type { Block, StandIn } from './model.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';

/** What a document may hold before it is refused. */
export interface DocumentLimits {
  /** In cells and notes too. */
  readonly paragraphs: number;
  readonly tables: number;
  /** Rows and cells, over all tables. */
  readonly cells: number;
  /** Columns of a table. */
  readonly columns: number;
  /** Tables, text boxes, content controls and the like within each other. */
  readonly nesting: number;
}

export const DOCUMENT_LIMITS: DocumentLimits = {
  paragraphs: 200_000,
  tables: 5_000,
  cells: 500_000,
  columns: 16_384,
  nesting: 64,
};

/** More than any honest document has. */
export function tooLarge(cause: string, limit: number): DocumentError {
  return new DocumentError('too-large', 'document-too-large', { cause, limit });
}

/** A reference to a note, in the order of the text. */
export interface NoteReference {
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  readonly at: StandIn;
}

/** What is counted over the whole document. */
export class Counts {
  readonly limits: DocumentLimits;
  #paragraphs = 0;
  #tables = 0;
  #cells = 0;

  constructor(limits: DocumentLimits = DOCUMENT_LIMITS) {
    this.limits = limits;
  }

  paragraph(): void {
    this.#paragraphs++;
    if (this.#paragraphs > this.limits.paragraphs) throw tooLarge('paragraphs', this.limits.paragraphs);
  }

  /** The number of the table that begins. */
  table(): number {
    this.#tables++;
    if (this.#tables > this.limits.tables) throw tooLarge('tables', this.limits.tables);
    return this.#tables;
  }

  /** A row or a cell. */
  cell(): void {
    this.#cells++;
    if (this.#cells > this.limits.cells) throw tooLarge('cells', this.limits.cells);
  }
}

/** One story of a document (its text, a note) while it is read. */
export interface Story {
  readonly xml: XmlScanner;
  readonly counts: Counts;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly notes: NoteReference[];
  readonly fields: Fields;
  /** Traits of the cell that is being read. */
  traits: number;
  /** Insertions around the place that is being read. */
  insertions: number;
  /** A content control around the place that is being read lets nobody write there. */
  isClosed: boolean;
  nesting: number;
  /** The run around the text box that is being read; null outside of such. */
  standIn: StandIn | null;
  /** Reads what a container holds, up to its closing tag; `other` takes up to its closing tag what is neither text nor table. */
  readonly blocks: (story: Story, out: Block[], other?: () => void) => void;
}

/** Runs what goes one level of nesting deeper. @throws DocumentError `document-too-large` where there are too many */
export function nested(story: Story, inside: () => void): void {
  story.nesting++;
  const { nesting } = story.counts.limits;
  if (story.nesting > nesting) throw tooLarge('nesting', nesting);
  inside();
  story.nesting--;
}

/** As `eachChild`, one level of nesting deeper. */
export function eachNested(story: Story, visit: () => void): void {
  nested(story, () => eachChild(story.xml, visit));
}

/** Whether the `w:sdtPr` that begins locks its content or binds it to data. */
function locksContent(xml: XmlScanner): boolean {
  let isClosed = false;
  eachChild(xml, () => {
    if (xml.is('dataBinding')) isClosed = true;
    else if (xml.is('lock')) isClosed ||= /^(?:sdtC|c)ontentLocked$/.test(valOf(xml) ?? '');
    xml.skip();
  });
  return isClosed;
}

/**
 * Of a content control, `w:sdt`: visits the children of what it holds, `visit` as in `eachChild`.
 * @returns whether it lets nobody write there.
 */
export function eachOfControl(story: Story, visit: () => void): boolean {
  const { xml } = story;
  const around = story.isClosed;
  let isClosed = false;
  eachNested(story, () => {
    if (xml.is('sdtPr')) {
      isClosed = locksContent(xml);
      story.isClosed ||= isClosed;
    } else if (xml.is('sdtContent')) eachChild(xml, visit);
    else xml.skip();
  });
  story.isClosed = around;
  return isClosed;
}

/** The namespaces, by their usual prefixes, whose elements are understood where a document offers a choice. */
const UNDERSTOOD: ReadonlySet<string> = new Set(['wps', 'wpg', 'w14', 'w15']);

/** Of `mc:AlternateContent`: visits the children of the one way that is read, `visit` as in `eachChild`. */
export function eachOfAlternative(story: Story, visit: () => void): void {
  const { xml } = story;
  let isChosen = false;
  eachNested(story, () => {
    const isOffered = xml.is('Fallback') || (xml.is('Choice') && isUnderstood(xml.attribute('Requires')));
    if (isChosen || !isOffered) {
      xml.skip();
      return;
    }
    isChosen = true;
    eachChild(xml, visit);
  });
}

function isUnderstood(requires: string | null): boolean {
  const names = requires?.trim().split(/\s+/) ?? [];
  return names.length > 0 && names.every((name) => UNDERSTOOD.has(name));
}

/** Fields that are open: what stands between the beginning and the separator of one is no text. */
export class Fields {
  readonly #open: boolean[] = [];
  #instructions = 0;

  get inInstruction(): boolean {
    return this.#instructions > 0;
  }

  /** @param type `begin`, `separate`, `end` */
  mark(type: string | null): void {
    if (type === 'begin') {
      this.#open.push(true);
      this.#instructions++;
    } else if (type === 'separate') this.#result(this.#open.length - 1);
    else if (type === 'end') {
      this.#result(this.#open.length - 1);
      this.#open.pop();
    }
  }

  /** No instruction is longer than a paragraph: one without an end must not hide the rest of the document. */
  endParagraph(): void {
    this.#open.fill(false);
    this.#instructions = 0;
  }

  #result(at: number): void {
    if (this.#open[at] !== true) return;
    this.#open[at] = false;
    this.#instructions--;
  }
}
