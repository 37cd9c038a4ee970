import type { ZipEntry } from '../../src/formats/zip/directory.ts';
import { openZip, type ZipArchive } from '../../src/formats/zip/read.ts';

export interface PackageComparison {
  /** Names of parts in alphabetical order; folders are parts too. */
  readonly same: string[];
  readonly changed: string[];
  readonly lost: string[];
  readonly added: string[];
  /** Of the parts that are the same, those whose compressed bytes differ nevertheless. */
  readonly recompressed: string[];
  /** Whether the parts of both stand in the same order. */
  readonly sameOrder: boolean;
}

/** Compares two workbook files part by part. */
export function comparePackages(before: Uint8Array, after: Uint8Array): PackageComparison {
  const a = openZip(before);
  const b = openZip(after);
  const result = { same: [], changed: [], lost: [], added: [], recompressed: [] } as Omit<
    PackageComparison,
    'sameOrder'
  >;
  const others = new Map(b.entries.map((entry) => [entry.name, entry]));
  for (const entry of a.entries) {
    const other = others.get(entry.name);
    if (other === undefined) result.lost.push(entry.name);
    else if (!equal(part(a, entry), part(b, other))) result.changed.push(entry.name);
    else {
      result.same.push(entry.name);
      if (!equal(a.raw(entry), b.raw(other))) result.recompressed.push(entry.name);
    }
    others.delete(entry.name);
  }
  result.added.push(...others.keys());
  for (const names of Object.values(result)) names.sort();
  const kept = a.entries.map((entry) => entry.name).filter((name) => !result.lost.includes(name));
  const sameOrder =
    kept.join('\n') ===
    b.entries
      .slice(0, kept.length)
      .map((entry) => entry.name)
      .join('\n');
  return { ...result, sameOrder };
}

/** The text of a part, for comparing what changed in it. */
export function partText(bytes: Uint8Array, name: string): string {
  const zip = openZip(bytes);
  const entry = zip.find(name);
  if (entry === null) throw new Error(`no part ${name}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(zip.inflate(entry));
}

function part(zip: ZipArchive, entry: ZipEntry): Uint8Array {
  return entry.directory ? zip.raw(entry) : zip.inflate(entry);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
