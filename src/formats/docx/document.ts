/** The package of a document: where its text, styles, lists and notes are. */

import { DocumentError } from '../error.ts';
import { type Relationship, readRelationships } from '../package.ts';
import { XmlScanner } from '../xml/scan.ts';
import { openZip, ZIP_LIMITS, type ZipArchive, type ZipLimits } from '../zip/read.ts';
import { readStory, type Shared } from './blocks.ts';
import type { Counts, NoteReference } from './context.ts';
import { eachChild } from './elements.ts';
import type { Block, StandIn } from './model.ts';
import { Numbering } from './numbering.ts';
import { Styles } from './styles.ts';

const MB = 1 << 20;

/** Parts are read as a whole, so that their characters can be found again: no text is as long. */
export const PACKAGE_LIMITS: ZipLimits = { ...ZIP_LIMITS, partBytes: 64 * MB, totalBytes: 160 * MB };

interface Note {
  /** `脚注2`, `尾注1`. */
  readonly name: string;
  readonly blocks: readonly Block[];
}

export interface DocumentText {
  /** The name of the part that holds the text. */
  readonly main: string;
  readonly body: readonly Block[];
  /** Footnotes, then endnotes, each in the order in which the text refers to them. */
  readonly notes: readonly Note[];
  /** The parts that hold text, as UTF-8 without a byte order mark: what all places are counted in. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

class PackageReader {
  readonly #zip: ZipArchive;
  readonly parts = new Map<string, Uint8Array>();
  readonly main: string;
  readonly #relationships: readonly Relationship[];

  constructor(bytes: Uint8Array, limits: ZipLimits) {
    this.#zip = openZip(bytes, limits);
    const target = readRelationships(this.#zip, '').find(({ kind }) => kind === 'officeDocument')?.target;
    if (target === undefined) throw notADocument('no main part');
    this.main = this.#zip.find(target)?.name ?? target;
    this.#relationships = readRelationships(this.#zip, this.main);
  }

  /** A scanner over a part, which is kept. @throws DocumentError `missing-part` */
  open(name: string): XmlScanner {
    const entry = this.#zip.find(name);
    if (entry === null) throw new DocumentError('damaged', 'missing-part', { part: name });
    const xml = XmlScanner.ofBytes(this.#zip.inflate(entry), entry.name);
    this.parts.set(entry.name, xml.bytes);
    return xml;
  }

  /** A scanner over the part with this relation to the text; null where there is none. */
  related(kind: string): XmlScanner | null {
    const target = this.#relationships.find((each) => each.kind === kind)?.target;
    if (target === undefined || this.#zip.find(target) === null) return null;
    return this.open(target);
  }
}

function notADocument(cause: string): DocumentError {
  return new DocumentError('damaged', 'not-a-document', { cause });
}

/** Goes to the element that holds the text. */
function toBody(xml: XmlScanner): void {
  if (!xml.next() || !xml.is('document')) throw notADocument('another root element');
  while (xml.next()) {
    if (xml.closing) continue;
    if (xml.is('body')) return;
    xml.skip();
  }
  throw notADocument('no body');
}

const NAMES = { footnote: '脚注', endnote: '尾注' } as const;

/** The notes of one kind that the text refers to. Separators are no notes, and nothing refers to them. */
function readNotes(
  reader: PackageReader,
  kind: NoteReference['kind'],
  references: readonly NoteReference[],
  shared: Shared,
): Note[] {
  const own = references.filter((reference) => reference.kind === kind);
  const xml = own.length === 0 ? null : reader.related(`${kind}s`);
  if (xml === null || !xml.next()) return [];
  const numbered = new Map<string, { readonly number: number; readonly at: StandIn }>();
  for (const { id, at } of own) if (!numbered.has(id)) numbered.set(id, { number: numbered.size + 1, at });
  const found: { number: number; blocks: Block[] }[] = [];
  eachChild(xml, () => {
    const reference = xml.is(kind) ? numbered.get(xml.prefixedAttribute('id') ?? '') : undefined;
    if (reference === undefined) xml.skip();
    else found.push({ number: reference.number, blocks: readStory(xml, shared, [], reference.at) });
  });
  return found
    .sort((a, b) => a.number - b.number)
    .map(({ number, blocks }) => ({ name: `${NAMES[kind]}${number}`, blocks }));
}

/** Reads the text of a .docx, .docm or .dotx file. @throws DocumentError */
export function readPackage(bytes: Uint8Array, counts: Counts, limits: ZipLimits = PACKAGE_LIMITS): DocumentText {
  const reader = new PackageReader(bytes, limits);
  const shared = {
    counts,
    styles: new Styles(reader.related('styles')),
    numbering: new Numbering(reader.related('numbering')),
  };
  reader.parts.clear();
  const references: NoteReference[] = [];
  const xml = reader.open(reader.main);
  toBody(xml);
  const body = readStory(xml, shared, references, null);
  while (xml.next());
  const notes = [
    ...readNotes(reader, 'footnote', references, shared),
    ...readNotes(reader, 'endnote', references, shared),
  ];
  return { main: xml.part, body, notes, parts: reader.parts };
}
