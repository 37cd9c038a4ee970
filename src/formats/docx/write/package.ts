/** The package around a document that is written to: what forbids it, and what a new part needs. */

import { asDocumentError, DocumentError } from '../../error.ts';
import { openPart, readRelationships, relationshipsPart, resolveTarget } from '../../package.ts';
import { PackageEditor, type XmlPatch } from '../../package-editor.ts';
import { PACKAGE_LIMITS } from '../document.ts';
import { escapeAttribute } from './names.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What is to be written. */
export type Writing = 'comments' | 'tracked' | 'plain';

/** What each restriction of a document still allows. */
const ALLOWED: ReadonlyMap<string, readonly Writing[]> = new Map<string, readonly Writing[]>([
  ['none', ['comments', 'tracked', 'plain']],
  ['comments', ['comments']],
  ['trackedChanges', ['comments', 'tracked']],
]);

/**
 * Refuses a document with a digital signature, which any change makes invalid, and one whose author restricts editing to less.
 * @throws DocumentError `signed-document`, `protected-document`
 */
export function refuseClosed(editor: PackageEditor, main: string, writing: Writing): void {
  const signature = editor.entries.find(({ name, directory }) => /^_xmlsignatures\/.+/i.test(name) && !directory);
  if (signature !== undefined)
    throw new DocumentError('protected', 'signed-document', { part: signature.name, inDocument: true });
  const restriction = restrictionOf(editor, main);
  if (ALLOWED.get(restriction)?.includes(writing) !== true)
    throw new DocumentError('protected', 'protected-document', { cause: restriction, inDocument: true });
}

/**
 * Why nothing at all may be written into a document, not even a comment; undefined where something may.
 * @param main the part with its text
 */
export function whyClosed(bytes: Uint8Array, main: string): 'signed-document' | 'protected-document' | undefined {
  try {
    refuseClosed(new PackageEditor(bytes, PACKAGE_LIMITS), main, 'comments');
    return undefined;
  } catch (error) {
    const { code } = asDocumentError(error);
    return code === 'signed-document' || code === 'protected-document' ? code : undefined;
  }
}

/** `none`, `readOnly`, `comments`, `trackedChanges`, `forms`. */
function restrictionOf(editor: PackageEditor, main: string): string {
  const settings = readRelationships(editor, main).find(({ kind }) => kind === 'settings')?.target;
  if (settings === undefined || editor.find(settings) === null) return 'none';
  const xml = openPart(editor, settings);
  while (xml.next()) {
    if (xml.closing || !xml.is('documentProtection')) continue;
    const isOn = /^(?:1|true|on)$/.test(xml.prefixedAttribute('enforcement') ?? '');
    if (isOn) return xml.prefixedAttribute('edit') ?? 'none';
  }
  return 'none';
}

/** Puts text in as the last child of a part's root element. @throws DocumentError */
export function appendToRoot(patch: XmlPatch, text: (prefix: string) => string): void {
  const { xml } = patch;
  xml.next();
  const prefix = patch.prefix();
  const { empty, nameEnd, start, after } = xml;
  if (empty) {
    const name = patch.raw(start + 1, nameEnd);
    patch.replace(after - 2, after, `>${text(prefix)}</${name}>`);
    return;
  }
  while (xml.depth > 0 && xml.next());
  patch.insert(xml.start, text(prefix));
}

export interface NewRelatedPart {
  /** The last segment of the relationship's type. */
  readonly kind: string;
  readonly isStrict: boolean;
  readonly contentType: string;
  /** Its name where nothing else has it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A part of this kind that a relationship of `owner` names, whether it is there or not; null: no relationship names any. */
export function relatedPart(editor: PackageEditor, owner: string, kind: string): string | null {
  return readRelationships(editor, owner).find((each) => each.kind === kind)?.target ?? null;
}

function freeName(editor: PackageEditor, name: string): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^./]*)$/.exec(name) ?? [];
  let free = name;
  for (let number = 1; editor.find(free) !== null; number++) free = `${stem}${number}${ending}`;
  return free;
}

/** Adds a part beside `owner`, with its content type and the relationship to it. @returns its name. @throws DocumentError */
export function addRelatedPart(editor: PackageEditor, owner: string, part: NewRelatedPart): string {
  const named = relatedPart(editor, owner, part.kind);
  const folder = owner.slice(0, owner.lastIndexOf('/') + 1);
  const name = named ?? freeName(editor, `${folder}${part.name}`);
  if (named === null) relate(editor, owner, part, name.slice(folder.length));
  declareType(editor, 'Override', 'PartName', `/${name}`, part.contentType);
  editor.add({ name, bytes: part.bytes });
  return name;
}

function relate(editor: PackageEditor, owner: string, { kind, isStrict }: NewRelatedPart, target: string): void {
  const relationships = relationshipsPart(owner);
  const root = isStrict
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const added = (id: string, prefix: string): string =>
    `<${prefix}Relationship Id="${id}" Type="${root}/${kind}" Target="${escapeAttribute(encodeURI(target))}"/>`;
  if (editor.find(relationships) === null) {
    declareType(editor, 'Default', 'Extension', 'rels', RELATIONSHIPS_TYPE);
    const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}">${added('rId1', '')}</Relationships>`;
    editor.add({ name: relationships, bytes: new TextEncoder().encode(xml) });
    return;
  }
  let highest = 0;
  const { xml } = editor.open(relationships);
  while (xml.next()) {
    const id = xml.closing ? null : xml.attribute('Id');
    const number = /^rId(\d{1,9})$/.exec(id ?? '')?.[1];
    if (number !== undefined) highest = Math.max(highest, Number(number));
  }
  const patch = editor.open(relationships);
  appendToRoot(patch, (prefix) => added(`rId${highest + 1}`, prefix));
  editor.close(relationships, patch);
}

function declareType(editor: PackageEditor, element: string, key: string, value: string, type: string): void {
  const { xml } = editor.open(CONTENT_TYPES);
  const same = (a: string): boolean => a.toLowerCase() === value.toLowerCase();
  while (xml.next()) {
    if (xml.closing || !xml.is(element)) continue;
    const known = xml.attribute(key);
    if (known !== null && (same(known) || (element === 'Override' && same(`/${resolveTarget('', known)}`)))) return;
  }
  const patch = editor.open(CONTENT_TYPES);
  appendToRoot(
    patch,
    (prefix) => `<${prefix}${element} ${key}="${escapeAttribute(value)}" ContentType="${escapeAttribute(type)}"/>`,
  );
  editor.close(CONTENT_TYPES, patch);
}
