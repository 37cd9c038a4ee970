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
  /** Copies keep their names and folders below it; otherwise it is the one copy's own name. */
  readonly isFolder: boolean;
  /** What no copy may be written over, by absolute paths. */
  readonly inputs: readonly string[];
}

/** The place of a file below another folder: no drive, no way up. */
function below(path: string): string {
  return path
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
    .join('/');
}

async function write(path: string, bytes: Uint8Array, { cwd, inputs, isFolder }: CopyPlace): Promise<void> {
  if (isFolder) await mkdir(dirname(resolve(cwd, path)), { recursive: true });
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
  { path }: NamedFile,
  place: CopyPlace,
): Promise<FileEntry> {
  if (entry.verdict === null) return entry;
  try {
    const { bytes: copy, findings } = commentedCopy(bytes, entry.findings);
    const to = place.isFolder ? join(place.path, below(path)) : place.path;
    await write(to, copy, place);
    return { ...entry, findings: [...findings], copy: to };
  } catch (error) {
    return { ...entry, copy: { error: whyNot(error) } };
  }
}
