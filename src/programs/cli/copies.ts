/** Copies of documents with what was found in them as comments. */

import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { commentedCopy } from '../../app/commented-copy.ts';
import type { FileEntry } from '../../reports/schema.ts';
import { CommandError } from './command-error.ts';
import { fileError } from './file-error.ts';
import { OutputFile } from './output.ts';
import type { NamedFile } from './pairs.ts';

export interface CopyPlace {
  /** As typed. */
  readonly path: string;
  readonly cwd: string;
  /** By the absolute path of a file, the name of its copy below `path`; null: `path` is the one copy's own name. */
  readonly names: ReadonlyMap<string, string> | null;
  /** What no copy may be written over, by absolute paths. */
  readonly inputs: readonly string[];
}

/** Names below a folder, in which each file has its own: those of two folders that were typed may be alike. */
export function copyNames(
  files: readonly { readonly path: string; readonly file: string; readonly name: string }[],
): Map<string, string> {
  const taken = new Map<string, number>();
  for (const { name } of files) taken.set(name, (taken.get(name) ?? 0) + 1);
  return new Map(files.map(({ path, file, name }) => [file, taken.get(name) === 1 ? name : below(path)]));
}

/** A whole path as one below another folder: no drive, no way up. */
export function below(path: string): string {
  return path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
    .join('/');
}

async function write(path: string, bytes: Uint8Array, { cwd, inputs, names }: CopyPlace): Promise<void> {
  if (names !== null) await mkdir(dirname(resolve(cwd, path)), { recursive: true });
  const output = await OutputFile.create(path, cwd, inputs);
  try {
    await output.write(bytes);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
}

function whyNot(error: unknown): { readonly code: string; readonly message: string } {
  const { code, what, why } =
    error instanceof CommandError ? { code: 'not-written', ...error.advice } : fileError(error);
  return { code, message: `${what}${why}` };
}

/** The entry with its copy and the ids of the comments, or with the reason why there is none. Never throws. */
export async function withCopy(
  entry: FileEntry,
  bytes: Uint8Array,
  { path, file }: NamedFile,
  place: CopyPlace,
): Promise<FileEntry> {
  if (entry.verdict === null) return entry;
  try {
    const { bytes: copy, findings } = commentedCopy(bytes, entry.findings);
    const to = place.names === null ? place.path : join(place.path, place.names.get(file) ?? below(path));
    await write(to, copy, place);
    return { ...entry, findings: [...findings], copy: to };
  } catch (error) {
    return { ...entry, copy: { error: whyNot(error) } };
  }
}
