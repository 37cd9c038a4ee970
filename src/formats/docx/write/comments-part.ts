/** The part that holds the comments of a document, and what others have answered to them. */

import { openPart } from '../../package.ts';
import type { PackageEditor, XmlPatch } from '../../package-editor.ts';
import type { XmlScanner } from '../../xml/scan.ts';
import type { Span } from '../model.ts';
import { escapeAttribute, runContent, type WordNames, writable } from './names.ts';
import { relatedPart } from './package.ts';

export const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/** A comment as it stands in the file. */
export interface DocxComment {
  readonly id: string;
  readonly author: string;
  /** As written: `2026-11-21T08:00:00Z`; `''` where none is told. */
  readonly date: string;
  /** Its paragraphs, joined by line feeds. */
  readonly text: string;
  readonly span: Span;
  /** By which other parts know its paragraphs. */
  readonly paragraphIds: readonly string[];
}

/** Reads the comments of a part whose scanner stands before the root element. @throws DocumentError */
export function readComments(xml: XmlScanner): DocxComment[] {
  const found: DocxComment[] = [];
  if (!xml.next() || xml.empty) return found;
  const inside = xml.depth;
  while (xml.next() && xml.depth >= inside) {
    if (xml.is('comment')) found.push(readComment(xml));
    else xml.skip();
  }
  return found;
}

const SIGNS = [
  ['br', '\n'],
  ['cr', '\n'],
  ['tab', '\t'],
] as const;

function readComment(xml: XmlScanner): DocxComment {
  const { start } = xml;
  const id = xml.prefixedAttribute('id') ?? '';
  const author = xml.prefixedAttribute('author') ?? '';
  const date = xml.prefixedAttribute('date') ?? '';
  const paragraphIds: string[] = [];
  const lines: string[] = [];
  const append = (text: string): void => {
    lines.push((lines.pop() ?? '') + text);
  };
  const around = xml.empty ? xml.depth : xml.depth - 1;
  while (xml.depth > around && xml.next()) {
    if (xml.closing) continue;
    const sign = SIGNS.find(([name]) => xml.is(name));
    if (xml.is('p')) {
      lines.push('');
      const paragraphId = xml.prefixedAttribute('paraId');
      if (paragraphId !== null) paragraphIds.push(paragraphId.toUpperCase());
    } else if (xml.is('t')) append(xml.text(false));
    else if (sign !== undefined) append(sign[1]);
    else if (xml.is('del') || xml.is('rPr') || xml.is('pPr')) xml.skip();
  }
  return { id, author, date, text: lines.join('\n'), span: { start, end: xml.after }, paragraphIds };
}

/** The paragraphs of comments to which somebody has answered, by their ids. @throws DocumentError */
export function answeredParagraphs(editor: PackageEditor, main: string): ReadonlySet<string> {
  const answered = new Set<string>();
  const part = relatedPart(editor, main, 'commentsExtended');
  if (part === null || editor.find(part) === null) return answered;
  const xml = openPart(editor, part);
  while (xml.next()) {
    const parent = xml.closing ? null : xml.prefixedAttribute('paraIdParent');
    if (parent !== null) answered.add(parent.toUpperCase());
  }
  return answered;
}

/** What other parts tell of comments: those about comments that are taken out go with them. @throws DocumentError */
export function forgetComments(editor: PackageEditor, main: string, paragraphIds: ReadonlySet<string>): void {
  if (paragraphIds.size === 0) return;
  const durable = new Set<string>();
  removeEntries(editor, main, 'commentsExtended', 'paraId', paragraphIds);
  removeEntries(editor, main, 'commentsIds', 'paraId', paragraphIds, durable);
  removeEntries(editor, main, 'commentsExtensible', 'durableId', durable);
}

function removeEntries(
  editor: PackageEditor,
  main: string,
  kind: string,
  key: string,
  ids: ReadonlySet<string>,
  durable = new Set<string>(),
): void {
  const part = relatedPart(editor, main, kind);
  if (part === null || editor.find(part) === null) return;
  const patch = editor.open(part);
  const { xml } = patch;
  while (xml.next()) {
    const id = xml.closing ? null : xml.prefixedAttribute(key);
    if (id === null || !ids.has(id.toUpperCase())) continue;
    const durableId = xml.prefixedAttribute('durableId');
    if (durableId !== null) durable.add(durableId.toUpperCase());
    const { start } = xml;
    xml.skip();
    patch.replace(start, xml.after, '');
  }
  editor.close(part, patch);
}

export interface CommentText {
  readonly id: number;
  readonly author: string;
  readonly initials: string;
  /** ISO 8601; null: none is told. */
  readonly date: string | null;
  readonly paragraphs: readonly string[];
}

/** A comment as an element. */
export function commentXml(names: WordNames, { id, author, initials, date, paragraphs }: CommentText): string {
  const { element: e, attribute: a, declared } = names;
  const when = date === null ? '' : ` ${a}date="${escapeAttribute(date)}"`;
  const lines = paragraphs.length === 0 ? [''] : paragraphs;
  const content = lines.map((line, at) => {
    const reference = at === 0 ? `<${e}r><${e}annotationRef/></${e}r>` : '';
    const text = runContent(writable(line), e);
    return `<${e}p>${reference}${text === '' ? '' : `<${e}r>${text}</${e}r>`}</${e}p>`;
  });
  return `<${e}comment${declared} ${a}id="${id}" ${a}author="${escapeAttribute(author)}" ${a}initials="${escapeAttribute(initials)}"${when}>${content.join('')}</${e}comment>`;
}

/** A part without comments yet, for a document with these names. */
export function emptyCommentsPart({ namespace, element }: WordNames): Uint8Array {
  const prefix = element === '' ? 'w:' : element;
  const declared = `xmlns:${prefix.slice(0, -1)}="${escapeAttribute(namespace)}"`;
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${prefix}comments ${declared}></${prefix}comments>`,
  );
}

/** Takes comments out of their part. */
export function removeComments(patch: XmlPatch, comments: readonly DocxComment[]): void {
  for (const { span } of comments) patch.replace(span.start, span.end, '');
}
