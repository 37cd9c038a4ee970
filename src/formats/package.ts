/** Packages of parts that refer to each other, as .xlsx and .docx files are. */

import { BoundedMap } from '../engine/bounded-map.ts';
import { DocumentError } from './error.ts';
import { PartMemory } from './part-memory.ts';
import { XmlScanner } from './xml/scan.ts';
import type { PartEntry, Parts } from './zip/parts.ts';

/** A relationship whose target lies in the file. */
export interface Relationship {
  readonly id: string;
  /** The last segment of its type: `worksheet`, `styles`. The namespaces before it differ between the flavours of the format. */
  readonly kind: string;
  /** The part's name, resolved, without a leading slash. */
  readonly target: string;
}

/** A scanner over a part of the file. @throws DocumentError `missing-part`, and those of inflating */
export function openPart(parts: Parts, part: string): XmlScanner {
  return openEntry(parts, entryOf(parts, part));
}

/** The entry of a part that has to be there. @throws DocumentError `missing-part` */
export function entryOf(parts: Parts, part: string): PartEntry {
  const entry = parts.find(part);
  if (entry === null) throw missing(part);
  return entry;
}

/** A scanner over an entry of the package. @throws DocumentError */
export function openEntry(parts: Parts, entry: PartEntry): XmlScanner {
  const read = parts.read(entry);
  return typeof read === 'function' ? XmlScanner.ofSource(read, entry.name) : XmlScanner.ofBytes(read, entry.name);
}

/** A part that has to be there isn't. */
export function missing(part: string): DocumentError {
  return new DocumentError('damaged', 'missing-part', { part });
}

/** The files of a batch name their parts alike. */
const RESOLVED = new BoundedMap<string, string>(1024);
const MAX_REMEMBERED = 200;

/** Resolves a relationship's target against the part that owns the relationship; without a leading slash. */
export function resolveTarget(owner: string, target: string): string {
  if (target.length > MAX_REMEMBERED) return resolve(owner, target);
  const key = `${owner}\n${target}`;
  const known = RESOLVED.get(key);
  if (known !== undefined) return known;
  const resolved = resolve(owner, target);
  RESOLVED.set(key, resolved);
  return resolved;
}

function resolve(owner: string, target: string): string {
  const path = unescapeUri(target.replace(/\\/g, '/').replace(/[?#].*$/s, ''));
  const segments = path.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

function unescapeUri(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The part that holds the relationships of `part`; `''` for those of the package. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

const RELATIONSHIPS = new PartMemory<readonly Relationship[]>();

/** The internal relationships of a part (`''`: of the package), by their order; none when it has no such part. @throws DocumentError */
export function readRelationships(parts: Parts, part: string): readonly Relationship[] {
  const entry = parts.find(relationshipsPart(part));
  return entry === null ? [] : RELATIONSHIPS.read(parts, entry, () => relationshipsIn(parts, entry, part));
}

function relationshipsIn(parts: Parts, entry: PartEntry, part: string): Relationship[] {
  const found: Relationship[] = [];
  const xml = openEntry(parts, entry);
  while (xml.next()) {
    if (xml.closing || !xml.is('Relationship') || xml.attribute('TargetMode') === 'External') continue;
    const type = xml.attribute('Type') ?? '';
    const target = xml.attribute('Target');
    if (target === null) continue;
    found.push({
      id: xml.attribute('Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: resolveTarget(part, target),
    });
  }
  return found;
}
