/** Puts the marks of comments around the exact characters: runs are cut where a mark falls into them. */

import type { XmlPatch } from '../../package-editor.ts';
import type { ParagraphAnchor, TextPiece } from '../anchors.ts';
import type { Span } from '../model.ts';
import { escapeContent } from './names.ts';
import type { PartMap } from './part-map.ts';
import type { Ground } from './places.ts';
import { type RunShape, rawText, runShape } from './run-shape.ts';

/** Where a mark goes. */
interface Edge {
  /** The byte before which it stands; of a cut within an element, that element's first. */
  readonly at: number;
  /** The run that is cut there; null between runs. */
  readonly run: Span | null;
  /** The element that is cut, and how many of its characters come first. */
  readonly piece: TextPiece | null;
  readonly offset: number;
  /** The paragraph of the piece. */
  readonly text: string;
}

/** What comes first at one place: ends, then comments on what is empty, then beginnings. */
const ENDS = 0;
const POINTS = 1;
const STARTS = 2;

interface Mark {
  readonly edge: Edge;
  readonly rank: number;
  readonly text: string;
}

/** Of a range. */
type Side = 'start' | 'end';

interface Extent {
  readonly from: Edge;
  readonly to: Edge;
}

function earlier(a: Edge, b: Edge): boolean {
  return a.at < b.at || (a.at === b.at && a.offset < b.offset);
}

/** Collects the marks of comments, and writes them all at once. */
export class CommentMarks {
  readonly #map: PartMap;
  readonly #part: string;
  readonly #marks: Mark[] = [];
  /** Comments in paragraphs of a single tag, by the paragraph's first byte. */
  readonly #hollow = new Map<number, { readonly span: Span; text: string }>();
  readonly #pieces = new Map<number, readonly TextPiece[]>();

  constructor(map: PartMap, part: string) {
    this.#map = map;
    this.#part = part;
  }

  /** Whether a comment can stand there. @param id of the comment. */
  add(ground: Ground, id: number): boolean {
    const { element: e, attribute: a, declared } = this.#map.names;
    const mark = (name: string): string => `<${e}${name}${declared} ${a}id="${id}"/>`;
    const start = mark('commentRangeStart');
    const end = `${mark('commentRangeEnd')}<${e}r${declared}><${e}commentReference ${a}id="${id}"/></${e}r>`;
    if (ground.kind === 'empty' && this.#standIn(ground.paragraph) === null)
      return this.#point(ground.paragraph, start + end);
    const extent = this.#extent(ground);
    if (extent === null) return false;
    this.#marks.push({ edge: extent.from, rank: STARTS, text: start }, { edge: extent.to, rank: ENDS, text: end });
    return true;
  }

  /** The byte from which a comment on this counts as being there; null where there is none. */
  startOf(ground: Ground): number | null {
    if (ground.kind === 'empty' && this.#standIn(ground.paragraph) === null) return ground.paragraph.contentStart;
    const from = this.#extent(ground)?.from;
    // In the middle of an element none has begun yet: it would have been cut there.
    return from === undefined || from.piece !== null ? null : from.at;
  }

  #point({ part, span, contentStart }: ParagraphAnchor, text: string): boolean {
    if (part !== this.#part) return false;
    if (contentStart >= 0) {
      const edge: Edge = { at: contentStart, run: null, piece: null, offset: 0, text: '' };
      this.#marks.push({ edge, rank: POINTS, text });
      return true;
    }
    const known = this.#hollow.get(span.start) ?? { span, text: '' };
    known.text += text;
    this.#hollow.set(span.start, known);
    return true;
  }

  /** What a paragraph that comments can't go into is stood for by. */
  #standIn({ part, standIn }: ParagraphAnchor): Span | null {
    if (standIn !== null) return this.#map.runs.get(standIn.start)?.holder ?? standIn;
    return part === this.#part ? null : { start: -1, end: -1 };
  }

  #extent(ground: Ground): Extent | null {
    const stretches = ground.kind === 'text' ? ground.stretches : [{ paragraph: ground.paragraph, start: 0, end: 0 }];
    let extent: Extent | null = null;
    for (const { paragraph, start, end } of stretches) {
      const part = this.#extentOf(paragraph, start, end);
      if (part === null) return null;
      if (extent === null) extent = part;
      else
        extent = {
          from: earlier(part.from, extent.from) ? part.from : extent.from,
          to: earlier(extent.to, part.to) ? part.to : extent.to,
        };
    }
    return extent;
  }

  #extentOf(paragraph: ParagraphAnchor, start: number, end: number): Extent | null {
    const standIn = this.#standIn(paragraph);
    if (standIn !== null) return standIn.start < 0 ? null : around(standIn);
    const pieces = this.#piecesOf(paragraph);
    const first = pieces.findIndex(({ to }) => start < to);
    const last = pieces.findIndex(({ to }) => end <= to);
    if (first < 0 || last < 0) return null;
    return {
      from: this.#edge(paragraph, pieces, first, start, 'start'),
      to: this.#edge(paragraph, pieces, last, end, 'end'),
    };
  }

  /** Where a range begins before a character of a piece, or ends behind one. */
  #edge({ text }: ParagraphAnchor, pieces: readonly TextPiece[], index: number, at: number, side: Side): Edge {
    const piece = pieces[index] as TextPiece;
    const plain: Edge = { at: 0, run: null, piece: null, offset: 0, text };
    const { run, element, from, to, kind } = piece;
    const holder = this.#map.runs.get(run.start)?.holder ?? run;
    const isWhole = holder.start !== run.start || kind === 'formula';
    const isOuter = at === (side === 'start' ? from : to) || kind !== 'text';
    if (!isWhole && !isOuter) return { ...plain, at: element.start, run, piece, offset: at - from };
    const beside = pieces[side === 'start' ? index - 1 : index + 1];
    if (isWhole || beside?.run.start !== run.start) return { ...plain, at: holder[side] };
    return { ...plain, at: element[side], run };
  }

  #piecesOf(paragraph: ParagraphAnchor): readonly TextPiece[] {
    const known = this.#pieces.get(paragraph.span.start);
    if (known !== undefined) return known;
    const { pieces } = paragraph;
    this.#pieces.set(paragraph.span.start, pieces);
    return pieces;
  }

  write(patch: XmlPatch): void {
    for (const { span, text } of this.#hollow.values()) {
      const tag = patch.raw(span.start, span.end);
      const name = nameIn(tag);
      patch.replace(span.end - 2, span.end, `>${text}</${name}>`);
    }
    const cuts = new Map<number, Mark[]>();
    for (const mark of [...this.#marks].sort(byPlace)) {
      const { piece, run, at } = mark.edge;
      if (piece !== null) cuts.set(at, [...(cuts.get(at) ?? []), mark]);
      else if (run === null) patch.insert(at, mark.text);
      else cuts.set(-at, [...(cuts.get(-at) ?? []), mark]);
    }
    const shapes = new Map<number, RunShape>();
    for (const marks of cuts.values()) {
      const { run, piece } = (marks[0] as Mark).edge;
      const span = run as Span;
      const shape = shapes.get(span.start) ?? runShape(patch.xml.bytes, span, this.#part);
      shapes.set(span.start, shape);
      if (piece === null) patch.insert((marks[0] as Mark).edge.at, between(shape, marks));
      else cutElement(patch, shape, piece, marks);
    }
  }
}

/** The name of the element that begins with a tag, with its prefix. */
function nameIn(tag: string): string {
  return tag.slice(1, tag.search(/[\s/>]/));
}

function around({ start, end }: Span): Extent {
  const edge: Edge = { at: start, run: null, piece: null, offset: 0, text: '' };
  return { from: edge, to: { ...edge, at: end } };
}

function byPlace(a: Mark, b: Mark): number {
  return a.edge.at - b.edge.at || a.edge.offset - b.edge.offset || a.rank - b.rank;
}

/** Ends a run, and begins it anew behind the marks. */
function between({ close, open, properties }: RunShape, marks: readonly Mark[]): string {
  return `${close}${marks.map(({ text }) => text).join('')}${open}${properties}`;
}

function cutElement(patch: XmlPatch, shape: RunShape, piece: TextPiece, marks: readonly Mark[]): void {
  const { element, from, to } = piece;
  const { text } = (marks[0] as Mark).edge;
  const name = nameIn(rawText(patch.xml.bytes, element));
  const part = (start: number, end: number): string =>
    `<${name} xml:space="preserve">${escapeContent(text.slice(from + start, from + end))}</${name}>`;
  let written = '';
  let done = 0;
  for (let at = 0; at < marks.length; ) {
    const { offset } = (marks[at] as Mark).edge;
    const here = marks.slice(at).filter(({ edge }) => edge.offset === offset);
    written += part(done, offset) + between(shape, here);
    done = offset;
    at += here.length;
  }
  patch.replace(element.start, element.end, written + part(done, to - from));
}
