/** Paragraphs and tables in their order, through everything that may stand around them. */

import type { XmlScanner } from '../xml/scan.ts';
import {
  type Counts,
  eachNested,
  eachOfAlternative,
  eachOfControl,
  Fields,
  type NoteReference,
  type Story,
} from './context.ts';
import { eachChild } from './elements.ts';
import { type Block, type Paragraph, PIECE_SIZE, type StandIn, TRAIT_CONTROL } from './model.ts';
import type { Numbering } from './numbering.ts';
import { type RawParagraph, readParagraph } from './runs.ts';
import { listOf, outlineLevel, type Styles } from './styles.ts';
import { readTable } from './table.ts';

const NO_PIECES = new Int32Array(0);

/** Paragraphs whose ends revisions take away go on in the next one, which says what they are. */
function joined(raws: readonly RawParagraph[]): RawParagraph {
  const first = raws[0] as RawParagraph;
  const last = raws.at(-1) as RawParagraph;
  const pieces: number[] = [];
  let text = '';
  let traits = 0;
  for (const raw of raws) {
    const { length } = text;
    for (const [at, value] of raw.pieces.entries()) pieces.push(at % PIECE_SIZE < 2 ? value + length : value);
    text += raw.text;
    traits |= raw.traits;
  }
  return {
    text,
    pieces,
    traits,
    span: { start: first.span.start, end: last.span.end },
    contentStart: first.contentStart,
    properties: last.properties,
    boxes: raws.flatMap(({ boxes }) => boxes),
  };
}

class BlockReader {
  readonly #story: Story;
  readonly #xml: XmlScanner;
  readonly #out: Block[];
  readonly #other: () => void;
  #open: RawParagraph[] = [];

  constructor(story: Story, out: Block[], other: () => void) {
    this.#story = story;
    this.#xml = story.xml;
    this.#out = out;
    this.#other = other;
  }

  readonly visit = (): void => {
    const xml = this.#xml;
    if (xml.is('p')) this.#paragraph();
    else if (xml.is('tbl')) {
      this.finish();
      this.#out.push(readTable(this.#story));
    } else if (xml.is('sdt')) this.#control();
    else if (xml.is('ins') || xml.is('moveTo') || xml.is('customXml') || xml.is('smartTag'))
      eachNested(this.#story, this.visit);
    else if (xml.is('AlternateContent')) eachOfAlternative(this.#story, this.visit);
    else this.#other();
  };

  #control(): void {
    if (eachOfControl(this.#story, this.visit)) this.#story.traits |= TRAIT_CONTROL;
  }

  #paragraph(): void {
    const raw = readParagraph(this.#story);
    this.#open.push(raw);
    if (!raw.properties.markDeleted) this.finish();
  }

  /** What was left open ends here. */
  finish(): void {
    const [first] = this.#open;
    if (first === undefined) return;
    const raw = this.#open.length === 1 ? first : joined(this.#open);
    this.#open = [];
    this.#out.push(this.#finished(raw));
    for (const box of raw.boxes) this.#out.push(box);
  }

  #finished(raw: RawParagraph): Paragraph {
    const { styles, numbering, standIn, xml } = this.#story;
    const { properties } = raw;
    const list = listOf(styles, properties);
    const mark = list === null ? null : numbering.next(list.id, list.level, list.style);
    return {
      kind: 'paragraph',
      part: xml.part,
      text: raw.text,
      pieces: raw.pieces.length === 0 ? NO_PIECES : Int32Array.from(raw.pieces),
      span: raw.span,
      contentStart: raw.contentStart,
      mark: mark === '' ? null : mark,
      isListItem: mark !== null,
      level: outlineLevel(styles, properties),
      traits: raw.traits,
      standIn,
    };
  }
}

function readBlocks(story: Story, out: Block[], other?: () => void): void {
  const reader = new BlockReader(story, out, other ?? (() => story.xml.skip()));
  eachChild(story.xml, reader.visit);
  reader.finish();
}

/** What all stories of a document share. */
export interface Shared {
  readonly counts: Counts;
  readonly styles: Styles;
  readonly numbering: Numbering;
}

/**
 * Reads what the current element holds: a body, a note.
 * @param notes where references to notes go.
 * @param standIn see `Paragraph.standIn`.
 * @throws DocumentError
 */
export function readStory(xml: XmlScanner, shared: Shared, notes: NoteReference[], standIn: StandIn | null): Block[] {
  const out: Block[] = [];
  const story: Story = {
    xml,
    ...shared,
    notes,
    fields: new Fields(),
    traits: 0,
    insertions: 0,
    isClosed: false,
    nesting: 0,
    standIn,
    blocks: readBlocks,
  };
  readBlocks(story, out);
  return out;
}
