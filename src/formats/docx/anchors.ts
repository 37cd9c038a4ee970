/** Which elements of a document hold which characters: for writing at a place without reading again. */

import { cellAddress, parseAddress } from '../../engine/grid/address.ts';
import type { PlacedCell, PlacedRow } from './lay.ts';
import { type Cell, joinedText, type Paragraph, PIECE_SIZE, paragraphsOf, type Span, type StandIn } from './model.ts';

/** Characters of a paragraph that one element holds. All places are bytes of the part as it is in `DocumentAnchors.parts`. */
export interface TextPiece {
  /** UTF-16 units of the paragraph's text. */
  readonly from: number;
  readonly to: number;
  /** The whole run, `w:r`; for a formula the whole `m:oMath`. */
  readonly run: Span;
  /** The element: `w:t`, `w:tab`. */
  readonly element: Span;
  /** What stands between its tags. Where it is trimmed, a part of it is no text. */
  readonly content: Span;
  /** `sign`: the element stands for its one character and can't be split; nor can a formula. */
  readonly kind: 'text' | 'sign' | 'formula';
  /** It stands in an insertion that nobody has accepted yet. */
  readonly inserted: boolean;
}

export interface ParagraphAnchor {
  readonly part: string;
  readonly text: string;
  /** The whole `w:p`; where revisions joined several, from the first to the last. */
  readonly span: Span;
  /** Where its content begins, behind `w:pPr`; -1 for an empty tag `<w:p/>`. */
  readonly contentStart: number;
  /** See `TRAIT_FIELD` and its like in model.ts. */
  readonly traits: number;
  /** In a text box or note, where comments may not stand: the run of the text around it that stands for it. */
  readonly standIn: StandIn | null;
  /** In the order of the text; between them they hold all of it. */
  readonly pieces: readonly TextPiece[];
}

export interface CellAnchor {
  /** Its paragraphs' texts joined by line feeds: the value of a cell that holds text. */
  readonly text: string;
  readonly part: string;
  /** The whole `w:tc`. */
  readonly span: Span;
  readonly traits: number;
  readonly paragraphs: readonly ParagraphAnchor[];
}

export interface NoteAnchor {
  readonly text: string;
  readonly paragraphs: readonly ParagraphAnchor[];
}

/** A stretch of one paragraph. */
export interface Stretch {
  readonly paragraph: ParagraphAnchor;
  readonly start: number;
  readonly end: number;
}

const KINDS = ['text', 'sign', 'formula'] as const;

function pieceAt(pieces: Int32Array, at: number): TextPiece {
  const number = (offset: number): number => pieces[at + offset] as number;
  return {
    from: number(0),
    to: number(1),
    run: { start: number(2), end: number(3) },
    element: { start: number(4), end: number(5) },
    content: { start: number(6), end: number(7) },
    kind: KINDS[number(8)] ?? 'sign',
    inserted: number(9) === 1,
  };
}

function anchorOf(paragraph: Paragraph): ParagraphAnchor {
  const { part, text, span, contentStart, traits, standIn, pieces } = paragraph;
  return {
    part,
    text,
    span,
    contentStart,
    traits,
    standIn,
    get pieces() {
      return Array.from({ length: pieces.length / PIECE_SIZE }, (_, at) => pieceAt(pieces, at * PIECE_SIZE));
    },
  };
}

function cellAnchor({ text, part, span, traits, blocks }: Cell): CellAnchor {
  return { text, part, span, traits, paragraphs: paragraphsOf(blocks).map(anchorOf) };
}

/** The stretches of paragraphs, joined by line feeds, that characters of their common text lie in. */
export function stretchesOf(paragraphs: readonly ParagraphAnchor[], start: number, end: number): Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    const { length } = paragraph.text;
    const from = Math.max(start, at);
    const to = Math.min(end, at + length);
    if (from < to) stretches.push({ paragraph, start: from - at, end: to - at });
    at += length + 1;
  }
  return stretches;
}

/** What anchors are made of. */
export interface AnchorSource {
  readonly main: string;
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Counted paragraphs, in their order. */
  readonly paragraphs: readonly Paragraph[];
  readonly notes: ReadonlyMap<string, readonly Paragraph[]>;
  readonly tables: ReadonlyMap<string, readonly PlacedRow[]>;
}

/** The places of everything that was read from a document. */
export class DocumentAnchors {
  /** The name of the part that holds the text. */
  readonly main: string;
  /** The parts with text, as UTF-8 without a byte order mark: what all places are counted in. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  readonly #source: AnchorSource;

  constructor(source: AnchorSource) {
    this.main = source.main;
    this.parts = source.parts;
    this.#source = source;
  }

  /** 第N段; null where there is none. */
  paragraph(n: number): ParagraphAnchor | null {
    const paragraph = this.#source.paragraphs[n - 1];
    return paragraph === undefined ? null : anchorOf(paragraph);
  }

  /** `脚注2`; null where there is none. */
  note(name: string): NoteAnchor | null {
    const paragraphs = this.#source.notes.get(name);
    return paragraphs === undefined ? null : { text: joinedText(paragraphs), paragraphs: paragraphs.map(anchorOf) };
  }

  /** A cell of a grid by its A1 address, blank ones too; null where the table has no such cell of its own. */
  cell(sheet: string, address: string): CellAnchor | null {
    const found = this.#placed(sheet, address);
    return found === null ? null : cellAnchor(found.source);
  }

  /** All cells of all tables, blank ones too, with the places that `cell` knows them by. */
  *cells(): Generator<{ readonly sheet: string; readonly cell: string; readonly anchor: CellAnchor }> {
    for (const [sheet, rows] of this.#source.tables)
      for (const { cells } of rows)
        for (const { cell, source } of cells)
          yield { sheet, cell: cellAddress(cell.row, cell.column), anchor: cellAnchor(source) };
  }

  /** All counted paragraphs, by 第N段. */
  *paragraphs(): Generator<{ readonly n: number; readonly anchor: ParagraphAnchor }> {
    for (const [index, paragraph] of this.#source.paragraphs.entries())
      yield { n: index + 1, anchor: anchorOf(paragraph) };
  }

  /** All notes, by their names. */
  *notes(): Generator<{ readonly name: string; readonly anchor: NoteAnchor }> {
    for (const name of this.#source.notes.keys()) {
      const anchor = this.note(name);
      if (anchor !== null) yield { name, anchor };
    }
  }

  /** The address as the document has it: in a row that was moved to the right, columns left of the grid's. */
  addressInDocument(sheet: string, address: string): string {
    const at = parseAddress(address);
    const shift = at === null ? 0 : (this.#row(sheet, at.row)?.shift ?? 0);
    return at === null || shift === 0 ? address : cellAddress(at.row, Math.max(1, at.column - shift));
  }

  #row(sheet: string, number: number): PlacedRow | undefined {
    return this.#source.tables.get(sheet)?.find(({ row }) => row === number);
  }

  #placed(sheet: string, address: string): PlacedCell | null {
    const at = parseAddress(address);
    if (at === null) return null;
    return this.#row(sheet, at.row)?.cells.find(({ cell }) => cell.column === at.column) ?? null;
  }
}
