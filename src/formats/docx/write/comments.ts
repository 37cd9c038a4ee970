import { asErrorOfDocument, DocumentError } from '../../error.ts';
import { PackageEditor, type XmlPatch } from '../../package-editor.ts';
import { PACKAGE_LIMITS } from '../document.ts';
import { readDocument, type WordContent } from '../read.ts';
import { CommentMarks } from './comment-marks.ts';
import {
  answeredParagraphs,
  COMMENTS_TYPE,
  commentXml,
  type DocxComment,
  emptyCommentsPart,
  forgetComments,
  readComments,
  removeComments,
} from './comments-part.ts';
import { namesOf, writable } from './names.ts';
import { addRelatedPart, appendToRoot, refuseClosed, relatedPart } from './package.ts';
import { type CommentMark, FreeIds, mapPart, numericId, type PartMap } from './part-map.ts';
import { type DocxPlace, type Ground, groundAt } from './places.ts';
import { isWaiverText } from './waiver-text.ts';

export const COMMENT_AUTHOR = '绩核';
const COMMENT_INITIALS = '绩';

export interface NewComment {
  readonly at: DocxPlace;
  /** A paragraph each. */
  readonly paragraphs: readonly string[];
}

export interface CommentOptions {
  readonly author?: string;
  readonly initials?: string;
  /** ISO 8601, for comments that are to tell when they were written; none otherwise: two runs give equal bytes. */
  readonly date?: string;
  /** What becomes of comments by the same author that nobody has answered, and that are no waivers. */
  readonly earlier?: 'replace' | 'keep';
}

export interface CommentedDocument {
  readonly bytes: Uint8Array;
  /** By comment, the `w:id` that it has in the document; null where the document has no such place. */
  readonly ids: readonly (string | null)[];
}

/** A document that is open for writing comments. */
class CommentWriter {
  readonly content: WordContent;
  readonly editor: PackageEditor;
  readonly #patch: XmlPatch;
  readonly #map: PartMap;
  readonly marks: CommentMarks;
  readonly comments: readonly DocxComment[];
  readonly answered: ReadonlySet<string>;
  /** The part with the comments; null: there is none yet. */
  #commentsPart: string | null;
  #removed: readonly DocxComment[] = [];

  constructor(bytes: Uint8Array) {
    this.content = readDocument(bytes);
    this.editor = new PackageEditor(bytes, PACKAGE_LIMITS);
    const { main } = this.content.anchors;
    refuseClosed(this.editor, main, 'comments');
    this.#patch = this.editor.open(main);
    this.#map = mapPart(this.#patch);
    this.marks = new CommentMarks(this.#map, main);
    const part = relatedPart(this.editor, main, 'comments');
    this.#commentsPart = part !== null && this.editor.find(part) !== null ? part : null;
    this.comments = this.#commentsPart === null ? [] : readComments(this.editor.open(this.#commentsPart).xml);
    this.answered = answeredParagraphs(this.editor, main);
  }

  /** Takes comments out, with their traces in the text. */
  remove(removed: readonly DocxComment[]): void {
    this.#removed = removed;
    // What another comment has too stays: nobody knows whose it is.
    const kept = new Set(this.#kept().map(({ id }) => id));
    const ids = new Set(removed.map(({ id }) => id).filter((id) => !kept.has(id)));
    for (const { id, start, end } of this.#map.marks) if (ids.has(id)) this.#patch.replace(start, end, '');
  }

  #kept(): DocxComment[] {
    const removed = new Set(this.#removed);
    return this.comments.filter((comment) => !removed.has(comment));
  }

  /** Ids that no comment and no revision has, those taken out excepted. */
  freeIds(): FreeIds {
    const used = new Set(this.#map.ids);
    const gone = new Set(this.#removed.map(({ id }) => id));
    const left = [...this.#kept(), ...this.#map.marks.filter(({ id }) => !gone.has(id))];
    for (const { id } of left) {
      const number = numericId(id);
      if (number !== null) used.add(number);
    }
    return new FreeIds(used);
  }

  /** The comment among these that begins where a comment on `ground` would. */
  alreadyAt(ground: Ground, comments: readonly DocxComment[]): DocxComment | null {
    const at = this.marks.startOf(ground);
    if (at === null || comments.length === 0) return null;
    const here = new Set(comments.filter(({ id }) => this.#beginsAt(id, at)));
    return comments.find((comment) => here.has(comment)) ?? null;
  }

  /** Whether only marks stand between where a comment begins and this byte. */
  #beginsAt(id: string, at: number): boolean {
    const start = this.#map.marks.find((mark: CommentMark) => mark.kind === 'start' && mark.id === id);
    if (start === undefined) return false;
    // On what is empty comments stand one behind the other, all of them behind the byte.
    const [from, to] = start.end > at ? [at, start.start] : [start.end, at];
    return /^(?:\s*<[^>]*comment(?:RangeStart|RangeEnd|Reference)[^>]*>|\s*<\/?[^\s>]*r>)*\s*$/.test(
      this.#patch.raw(from, Math.min(to, from + MAX_MARKS)),
    );
  }

  save(
    added: readonly { readonly id: number; readonly paragraphs: readonly string[] }[],
    options: CommentOptions,
  ): Uint8Array {
    const { main } = this.content.anchors;
    this.marks.write(this.#patch);
    this.editor.close(main, this.#patch);
    if (this.#commentsPart === null && added.length > 0)
      this.#commentsPart = addRelatedPart(this.editor, main, {
        kind: 'comments',
        isStrict: this.#map.names.isStrict,
        contentType: COMMENTS_TYPE,
        name: 'comments.xml',
        bytes: emptyCommentsPart(this.#map.names),
      });
    if (this.#commentsPart !== null) this.#saveComments(this.#commentsPart, added, options);
    const ids = this.#removed.flatMap(({ paragraphIds }) => paragraphIds);
    forgetComments(this.editor, main, new Set(ids));
    const bytes = this.editor.save();
    refuseOtherText(this.content, bytes);
    return bytes;
  }

  #saveComments(
    part: string,
    added: readonly { readonly id: number; readonly paragraphs: readonly string[] }[],
    { author = COMMENT_AUTHOR, initials = COMMENT_INITIALS, date }: CommentOptions,
  ): void {
    const patch = this.editor.open(part);
    removeComments(patch, this.#removed);
    const names = namesOf(this.editor.open(part));
    const texts = added.map(({ id, paragraphs }) =>
      commentXml(names, { id, author, initials, date: date ?? null, paragraphs }),
    );
    if (texts.length > 0) appendToRoot(patch, () => texts.join(''));
    this.editor.close(part, patch);
  }
}

/** Marks of so many other comments may stand between a comment's own and its text. */
const MAX_MARKS = 4096;

/** That a copy reads as the document did: comments don't change what anybody reads. @throws DocumentError `rejected` */
function refuseOtherText(before: WordContent, bytes: Uint8Array): void {
  const after = readDocument(bytes);
  const text = ({ grids, narrative }: WordContent): string => JSON.stringify([grids, narrative]);
  if (text(before) !== text(after))
    throw new DocumentError('unsupported', 'rejected', { inDocument: true, cause: 'the copy reads otherwise' });
}

function sameText(comment: DocxComment, paragraphs: readonly string[]): boolean {
  return comment.text === paragraphs.map(writable).join('\n');
}

/**
 * Writes comments into a document, each around the characters that it is about. Comments by the same author from an earlier time
 * are taken out first, but for those that somebody has answered and for waivers; all others stay. The same comments written
 * again give the same bytes.
 *
 * In notes and text boxes no comment may stand: it goes to the note's reference, or to what the box hangs on.
 * @throws DocumentError as `readDocument`; `signed-document`, `protected-document`
 */
export function writeDocxComments(
  bytes: Uint8Array,
  comments: readonly NewComment[],
  options: CommentOptions = {},
): CommentedDocument {
  try {
    return write(new CommentWriter(bytes), comments, options);
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}

function write(writer: CommentWriter, comments: readonly NewComment[], options: CommentOptions): CommentedDocument {
  const { author = COMMENT_AUTHOR, earlier = 'replace' } = options;
  const own = writer.comments.filter((comment) => comment.author === author);
  const isAnswered = ({ paragraphIds }: DocxComment): boolean => paragraphIds.some((id) => writer.answered.has(id));
  const isKept = (comment: DocxComment): boolean =>
    earlier === 'keep' || isAnswered(comment) || isWaiverText(comment.text);
  const kept = own.filter(isKept);
  writer.remove(own.filter((comment) => !isKept(comment)));
  const free = writer.freeIds();
  const added: { id: number; paragraphs: readonly string[] }[] = [];
  const ids = comments.map(({ at, paragraphs }): string | null => {
    const ground = groundAt(writer.content, at);
    if (ground === null) return null;
    const already = writer.alreadyAt(
      ground,
      kept.filter((comment) => sameText(comment, paragraphs)),
    );
    if (already !== null) return already.id;
    const id = free.next();
    if (!writer.marks.add(ground, id)) return null;
    added.push({ id, paragraphs });
    return String(id);
  });
  return { bytes: writer.save(added, options), ids };
}

/**
 * Takes comments out of a document by their ids, whoever wrote them: waivers that no longer hold. Ids that no comment has are
 * passed over.
 * @throws DocumentError as `writeDocxComments`
 */
export function removeDocxComments(bytes: Uint8Array, ids: readonly string[]): Uint8Array {
  try {
    const writer = new CommentWriter(bytes);
    writer.remove(writer.comments.filter(({ id }) => ids.includes(id)));
    return writer.save([], {});
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}
