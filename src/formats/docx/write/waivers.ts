/** Waivers in a document: comments that say so, whoever wrote them. They lie in the file, and its reader sees them. */

import { asErrorOfDocument } from '../../error.ts';
import { PackageEditor } from '../../package-editor.ts';
import type { ParagraphAnchor } from '../anchors.ts';
import { PACKAGE_LIMITS } from '../document.ts';
import type { Span } from '../model.ts';
import { readDocument, type WordContent } from '../read.ts';
import { type CommentedDocument, type CommentOptions, writeDocxComments } from './comments.ts';
import { type DocxComment, readComments } from './comments-part.ts';
import { relatedPart } from './package.ts';
import { type CommentMark, mapPart } from './part-map.ts';
import type { DocxPlace } from './places.ts';
import { readWaiverText, waiverText } from './waiver-text.ts';

/** What a waiver lies on; a comment may reach over several of them. Ranges are UTF-16 units, the end excluded. */
type WaiverSpot =
  | { readonly paragraph: number; readonly range: readonly [start: number, end: number]; readonly quote: string }
  | { readonly note: string }
  | { readonly sheet: string; readonly cell: string };

export interface DocxWaiver {
  /** The `w:id` of the comment, for taking it out again. */
  readonly comment: string;
  readonly check: string;
  /** `''` where nobody gave one. */
  readonly reason: string;
  readonly author: string;
  /** The comment's day, `2026-11-21`; `''` where it tells none. */
  readonly date: string;
  /** In the order of the text, cells last; none for a comment without a trace in it. */
  readonly spots: readonly WaiverSpot[];
}

/** A stretch of the part that something readable takes. */
interface Stop extends Span {
  readonly spotIn: (region: Span) => WaiverSpot | null;
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether a region, which may be between two bytes, lies in a span at least in part. */
function touches(region: Span, span: Span): boolean {
  return region.start === region.end ? span.start <= region.start && region.start < span.end : overlap(region, span);
}

function spotIn(n: number, anchor: ParagraphAnchor, region: Span): WaiverSpot {
  const { text, standIn } = anchor;
  if (standIn !== null) return { paragraph: n, range: [0, text.length], quote: text };
  const pieces = anchor.pieces.filter(({ element }) => overlap(element, region));
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first !== undefined && last !== undefined)
    return { paragraph: n, range: [first.from, last.to], quote: text.slice(first.from, last.to) };
  const before = anchor.pieces.filter(({ element }) => element.end <= region.start).at(-1)?.to ?? 0;
  return { paragraph: n, range: [before, before], quote: '' };
}

function* stopsOf({ anchors }: WordContent): Generator<Stop> {
  for (const { n, anchor } of anchors.paragraphs())
    yield { ...(anchor.standIn ?? anchor.span), spotIn: (region) => spotIn(n, anchor, region) };
  for (const { name, anchor } of anchors.notes()) {
    const standIn = anchor.paragraphs[0]?.standIn;
    if (standIn !== null && standIn !== undefined) yield { ...standIn, spotIn: () => ({ note: name }) };
  }
  for (const { sheet, cell, anchor } of anchors.cells()) {
    const standIn = anchor.paragraphs[0]?.standIn ?? null;
    yield { ...(standIn ?? anchor.span), spotIn: () => ({ sheet, cell }) };
  }
}

/** Finds what lies in a region, without going through the whole document each time. */
class Stops {
  readonly #stops: readonly (Stop & { readonly order: number })[];
  /** How far those up to each reach. */
  readonly #reach: Float64Array;

  constructor(content: WordContent) {
    this.#stops = [...stopsOf(content)].map((stop, order) => ({ ...stop, order })).sort((a, b) => a.start - b.start);
    this.#reach = new Float64Array(this.#stops.length);
    let reach = 0;
    for (const [at, { end }] of this.#stops.entries()) {
      reach = Math.max(reach, end);
      this.#reach[at] = reach;
    }
  }

  in(region: Span): WaiverSpot[] {
    let from = 0;
    for (let to = this.#stops.length; from < to; ) {
      const middle = (from + to) >> 1;
      if ((this.#reach[middle] as number) > region.start) to = middle;
      else from = middle + 1;
    }
    const found: (Stop & { readonly order: number })[] = [];
    for (let at = from; at < this.#stops.length; at++) {
      const stop = this.#stops[at] as Stop & { readonly order: number };
      if (stop.start > region.end) break;
      if (touches(region, stop)) found.push(stop);
    }
    return found.sort((a, b) => a.order - b.order).flatMap((stop) => stop.spotIn(region) ?? []);
  }
}

/** Where in the part each comment lies, by its id. */
function regionsOf(marks: readonly CommentMark[]): Map<string, Span> {
  const byId = new Map<string, CommentMark[]>();
  for (const mark of marks) {
    const known = byId.get(mark.id);
    if (known === undefined) byId.set(mark.id, [mark]);
    else known.push(mark);
  }
  const regions = new Map<string, Span>();
  for (const [id, own] of byId) {
    const start = own.find(({ kind }) => kind === 'start');
    const end = own.find(({ kind }) => kind === 'end');
    const reference = own.find(({ kind }) => kind === 'reference');
    if (start !== undefined && end !== undefined && start.end <= end.start)
      regions.set(id, { start: start.end, end: end.start });
    else if (reference !== undefined) regions.set(id, { start: reference.start, end: reference.start });
  }
  return regions;
}

/**
 * The waivers that a document holds, in the order of its comments.
 *
 * @param content what was read from the same bytes, where that is known.
 * @throws DocumentError as `readDocument`
 */
export function readDocxWaivers(bytes: Uint8Array, content: WordContent = readDocument(bytes)): DocxWaiver[] {
  try {
    return read(bytes, content);
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}

function read(bytes: Uint8Array, content: WordContent): DocxWaiver[] {
  const editor = new PackageEditor(bytes, PACKAGE_LIMITS);
  const { main } = content.anchors;
  const part = relatedPart(editor, main, 'comments');
  if (part === null || editor.find(part) === null) return [];
  const waivers = readComments(editor.open(part).xml).flatMap(
    (comment): (DocxComment & { check: string; reason: string })[] => {
      const waiver = readWaiverText(comment.text);
      return waiver === null ? [] : [{ ...comment, ...waiver }];
    },
  );
  if (waivers.length === 0) return [];
  const regions = regionsOf(mapPart(editor.open(main)).marks);
  const stops = new Stops(content);
  return waivers.map(({ id, check, reason, author, date }): DocxWaiver => {
    const region = regions.get(id);
    return {
      comment: id,
      check,
      reason,
      author,
      date: date.slice(0, 10),
      spots: region === undefined ? [] : stops.in(region),
    };
  });
}

function isAt(spot: WaiverSpot, place: DocxPlace): boolean {
  if ('paragraph' in place) {
    if (!('paragraph' in spot) || spot.paragraph !== place.paragraph) return false;
    const [start, end] = spot.range;
    const [from, to] = place.range;
    return start === end ? from <= start && start <= to : start < to && from < end;
  }
  if ('note' in place) return 'note' in spot && spot.note === place.note;
  return 'cell' in spot && spot.sheet === place.sheet && spot.cell === place.cell;
}

/** The waiver, with a reason, of this check that lies on one of these places; the last one where there are several. */
export function waiverAt(
  waivers: readonly DocxWaiver[],
  check: string,
  places: readonly DocxPlace[],
): DocxWaiver | null {
  const found = waivers.filter(
    (waiver) =>
      waiver.check === check &&
      waiver.reason !== '' &&
      waiver.spots.some((spot) => places.some((place) => isAt(spot, place))),
  );
  return found.at(-1) ?? null;
}

export interface NewDocxWaiver {
  readonly at: DocxPlace;
  readonly check: string;
  readonly reason: string;
}

/**
 * Writes waivers as comments, beside all comments that are there; one that says the same at the same place already stays as it is.
 * @throws DocumentError as `writeDocxComments`
 */
export function writeDocxWaivers(
  bytes: Uint8Array,
  waivers: readonly NewDocxWaiver[],
  options: Omit<CommentOptions, 'earlier'> = {},
): CommentedDocument {
  const comments = waivers.map(({ at, check, reason }) => ({ at, paragraphs: waiverText(check, reason).split('\n') }));
  return writeDocxComments(bytes, comments, { ...options, earlier: 'keep' });
}
