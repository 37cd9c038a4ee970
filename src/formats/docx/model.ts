/** What a document holds, as it is read: paragraphs and tables in their order, with the places of their characters. */

/** Of a piece of a paragraph's text: what holds it. */
export const PIECE_TEXT = 0;
/** An element that stands for one character: a tab, a break, a hyphen, a symbol. It can't be split. */
export const PIECE_SIGN = 1;
/** The text of a formula: `m:t` in a run of its own kind. */
export const PIECE_MATH = 2;

/** Numbers of one piece in `Paragraph.pieces`, in the order of `TextPiece`. */
export const PIECE_SIZE = 10;

/** Something that makes a cell or paragraph one to leave alone. */
export const TRAIT_FIELD = 1;
/** A content control that is locked, or bound to data. */
export const TRAIT_CONTROL = 2;
/** A picture, a drawing, an embedded object. */
export const TRAIT_OBJECT = 4;
export const TRAIT_NESTED_TABLE = 8;
/** Revisions that nobody has accepted or rejected yet. */
export const TRAIT_REVISION = 16;

/** Bytes of a part, from the first to the one after the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly part: string;
  /** As a reader sees it once all revisions are accepted. */
  readonly text: string;
  /** `PIECE_SIZE` numbers a piece. */
  readonly pieces: Int32Array;
  /** Of the whole `w:p`; where revisions joined several, from the first to the last. */
  readonly span: Span;
  /** Where its content begins, behind `w:pPr`; that of the first where several were joined; -1 for an empty tag. */
  readonly contentStart: number;
  readonly mark: string | null;
  readonly isListItem: boolean;
  readonly level: number | null;
  readonly traits: number;
  /** In a text box or note: the run of the text around it that stands for it. */
  readonly standIn: StandIn | null;
}

/** Where a comment goes whose own place can't hold one. */
export interface StandIn extends Span {
  readonly part: string;
}

export interface Cell {
  /** The column of the table's grid in which it begins, from 0, and how many it takes. */
  readonly at: number;
  readonly width: number;
  /** Its part in a merge downwards. */
  readonly down: 'none' | 'start' | 'continue';
  /** It continues the cell to its left. */
  readonly isAcross: boolean;
  /** Of its own paragraphs, joined by line feeds. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly part: string;
  readonly span: Span;
  readonly traits: number;
}

export interface Row {
  readonly hidden: boolean;
  /** A revision takes it out; its number is used up. */
  readonly deleted: boolean;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly kind: 'table';
  /** 表N. */
  readonly number: number;
  /** Of the columns of its grid, in twips; NaN where none is told. Empty: the table has no grid. */
  readonly widths: readonly number[];
  readonly rows: readonly Row[];
}

export type Block = Paragraph | Table;

/** The paragraphs among blocks, tables left out. */
export function paragraphsOf(blocks: readonly Block[]): Paragraph[] {
  return blocks.filter((block): block is Paragraph => block.kind === 'paragraph');
}

/** The text of paragraphs that stand together. */
export function joinedText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map(({ text }) => text).join('\n');
}
