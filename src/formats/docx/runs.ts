/** The content of a paragraph: which of its characters a reader sees, and which elements hold them. */

import type { XmlScanner } from '../xml/scan.ts';
import { eachNested, eachOfAlternative, eachOfControl, nested, type Story } from './context.ts';
import { eachChild } from './elements.ts';
import {
  type Block,
  PIECE_MATH,
  PIECE_SIGN,
  PIECE_SIZE,
  PIECE_TEXT,
  type Span,
  type StandIn,
  TRAIT_CONTROL,
  TRAIT_FIELD,
  TRAIT_OBJECT,
  TRAIT_REVISION,
} from './model.ts';
import { symbolOf } from './signs.ts';
import { type Properties, readHiding, readProperties } from './styles.ts';

/** A paragraph as it stands, before its number and level are known. */
export interface RawParagraph {
  readonly text: string;
  readonly pieces: readonly number[];
  readonly span: Span;
  readonly contentStart: number;
  readonly properties: Properties;
  readonly traits: number;
  /** What its text boxes hold. */
  readonly boxes: readonly Block[];
}

const NO_PROPERTIES: Properties = { style: null, numbering: null, outline: null, markDeleted: false, traits: 0 };
const PLAIN_RUN = { hidden: null, style: null } as const;
const EDGE_SPACE = /^[ \n\t]+|[ \n\t]+$/g;
const END_OF_RUN = 3;

class ParagraphReader {
  readonly #story: Story;
  readonly #xml: XmlScanner;
  text = '';
  readonly pieces: number[] = [];
  readonly boxes: Block[] = [];
  properties: Properties = NO_PROPERTIES;
  contentStart = -1;
  traits = 0;
  #runStart = -1;
  /** The run that is being read, where something refers to it; its end follows. */
  #openRun: { part: string; start: number; end: number } | null = null;

  constructor(story: Story) {
    this.#story = story;
    this.#xml = story.xml;
  }

  /** Children of the paragraph, or of something around its runs. */
  content = (): void => {
    const xml = this.#xml;
    if (xml.is('r')) this.#run();
    else if (xml.is('pPr')) {
      this.properties = readProperties(xml);
      this.traits |= this.properties.traits;
      this.contentStart = xml.after;
    } else if (xml.is('ins') || xml.is('moveTo')) this.#inserted();
    else if (xml.is('del') || xml.is('moveFrom')) {
      this.traits |= TRAIT_REVISION;
      xml.skip();
    } else if (xml.is('sdt')) this.#control();
    else if (xml.is('fldSimple')) {
      this.traits |= TRAIT_FIELD;
      eachNested(this.#story, this.content);
    } else if (
      xml.is('hyperlink') ||
      xml.is('smartTag') ||
      xml.is('customXml') ||
      xml.is('dir') ||
      xml.is('bdo') ||
      xml.is('rubyBase')
    )
      eachNested(this.#story, this.content);
    else if (xml.is('AlternateContent')) eachOfAlternative(this.#story, this.content);
    else if (xml.is('oMath') || xml.is('oMathPara')) this.#math();
    else xml.skip();
  };

  #inserted(): void {
    this.traits |= TRAIT_REVISION;
    this.#story.insertions++;
    eachNested(this.#story, this.content);
    this.#story.insertions--;
  }

  #control(): void {
    if (eachOfControl(this.#story, this.content)) this.traits |= TRAIT_CONTROL;
  }

  #run(): void {
    const around = this.#runStart;
    const openAround = this.#openRun;
    const first = this.pieces.length;
    this.#runStart = this.#xml.start;
    this.#openRun = null;
    const { styles } = this.#story;
    let isOwn = false;
    let isHidden = styles.hides(PLAIN_RUN, this.properties.style);
    const visit = (): void => {
      if (this.#xml.is('rPr')) {
        isHidden = styles.hides(readHiding(this.#xml), this.properties.style) || (isOwn && isHidden);
        isOwn = true;
      } else if (isHidden) this.#hidden();
      else this.#runContent(visit);
    };
    eachChild(this.#xml, visit);
    const end = this.#xml.after;
    for (let at = first; at < this.pieces.length; at += PIECE_SIZE)
      if (this.pieces[at + END_OF_RUN] === -1) this.pieces[at + END_OF_RUN] = end;
    if (this.#openRun !== null) (this.#openRun as { end: number }).end = end;
    this.#openRun = openAround;
    this.#runStart = around;
  }

  /** What stands for a note or a text box in the text around it. */
  #ownStandIn(): StandIn {
    this.#openRun ??= { part: this.#xml.part, start: this.#runStart, end: this.#runStart };
    return this.#openRun;
  }

  /** Of a hidden run only where fields begin and end counts. */
  #hidden(): void {
    if (this.#xml.is('fldChar')) this.#field();
    else this.#xml.skip();
  }

  #field(): void {
    this.traits |= TRAIT_FIELD;
    this.#story.fields.mark(this.#xml.prefixedAttribute('fldCharType'));
    this.#xml.skip();
  }

  #runContent(visit: () => void): void {
    const xml = this.#xml;
    if (xml.is('t')) this.#words(PIECE_TEXT);
    else if (xml.is('tab') || xml.is('ptab')) this.#sign('\t');
    else if (xml.is('br') || xml.is('cr')) this.#sign('\n');
    else if (xml.is('noBreakHyphen')) this.#sign('-');
    else if (xml.is('sym'))
      this.#sign(symbolOf(xml.prefixedAttribute('font') ?? '', xml.prefixedAttribute('char') ?? ''));
    else if (xml.is('fldChar')) this.#field();
    else if (xml.is('footnoteReference')) this.#note('footnote');
    else if (xml.is('endnoteReference')) this.#note('endnote');
    else if (xml.is('drawing') || xml.is('pict') || xml.is('object')) {
      this.traits |= TRAIT_OBJECT;
      this.#drawing();
    } else if (xml.is('ruby')) {
      eachNested(this.#story, () => {
        if (xml.is('rubyBase')) this.content();
        else xml.skip();
      });
    } else if (xml.is('AlternateContent')) eachOfAlternative(this.#story, visit);
    else xml.skip();
  }

  #note(kind: 'footnote' | 'endnote'): void {
    const xml = this.#xml;
    const id = xml.prefixedAttribute('id');
    const at = this.#story.standIn ?? this.#ownStandIn();
    if (id !== null && !this.#story.fields.inInstruction) this.#story.notes.push({ kind, id, at });
    xml.skip();
  }

  /** Looks for text boxes in a drawing; nothing else of it is text. */
  #drawing(): void {
    const { xml } = this.#story;
    const visit = (): void => {
      if (xml.is('txbxContent')) this.#box();
      else if (xml.is('AlternateContent')) eachOfAlternative(this.#story, visit);
      else this.#inDrawing(visit);
    };
    eachChild(xml, visit);
  }

  /** Drawings nest deeply in elements that mean nothing here. */
  #inDrawing(visit: () => void): void {
    const { xml } = this.#story;
    if (xml.empty) return;
    const around = xml.depth - 1;
    while (xml.depth > around && xml.next()) {
      if (!xml.closing && (xml.is('txbxContent') || xml.is('AlternateContent'))) visit();
    }
  }

  #box(): void {
    const story = this.#story;
    const { standIn, traits } = story;
    story.standIn ??= this.#ownStandIn();
    nested(story, () => story.blocks(story, this.boxes));
    story.standIn = standIn;
    story.traits = traits;
  }

  #math(): void {
    const xml = this.#xml;
    if (xml.empty) return;
    const around = xml.depth - 1;
    const start = xml.start;
    const first = this.pieces.length;
    const runStart = this.#runStart;
    this.#runStart = start;
    while (xml.depth > around && xml.next()) {
      if (xml.closing) continue;
      if (xml.is('t')) this.#words(PIECE_MATH);
      else if (xml.is('del') || xml.is('moveFrom')) xml.skip();
    }
    for (let at = first; at < this.pieces.length; at += PIECE_SIZE) this.pieces[at + END_OF_RUN] = xml.after;
    this.#runStart = runStart;
  }

  #words(kind: number): void {
    const xml = this.#xml;
    const { start, after: contentStart } = xml;
    const isKept = xml.prefixedAttribute('space') === 'preserve';
    const written = xml.text(false);
    const contentEnd = xml.start;
    if (this.#story.fields.inInstruction) return;
    const kept = isKept || kind === PIECE_MATH ? written : written.replace(EDGE_SPACE, '');
    if (kept !== '') this.#piece(kept.replace(/[\n\t]/g, ' '), kind, [start, xml.after, contentStart, contentEnd]);
  }

  #sign(sign: string): void {
    const { start, after } = this.#xml;
    this.#xml.skip();
    if (!this.#story.fields.inInstruction) this.#piece(sign, PIECE_SIGN, [start, this.#xml.after, after, after]);
  }

  #piece(
    text: string,
    kind: number,
    [start, end, contentStart, contentEnd]: readonly [number, number, number, number],
  ): void {
    const from = this.text.length;
    this.text += text;
    const isInserted = this.#story.insertions > 0 ? 1 : 0;
    this.pieces.push(
      from,
      this.text.length,
      this.#runStart,
      -1,
      start,
      end,
      contentStart,
      contentEnd,
      kind,
      isInserted,
    );
  }
}

/** Reads the `w:p` whose tag is the current one. @throws DocumentError */
export function readParagraph(story: Story): RawParagraph {
  const { xml } = story;
  story.counts.paragraph();
  const { start, after, empty } = xml;
  const reader = new ParagraphReader(story);
  eachChild(xml, reader.content);
  story.fields.endParagraph();
  story.traits |= reader.traits;
  return {
    text: reader.text,
    pieces: reader.pieces,
    span: { start, end: xml.after },
    contentStart: empty ? -1 : Math.max(reader.contentStart, after),
    properties: reader.properties,
    traits: reader.traits,
    boxes: reader.boxes,
  };
}
