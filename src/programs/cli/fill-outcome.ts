/** What became of one file of several: plain data, so that a thread can post it. */

import type { Advice } from '../../messages/advice.ts';
import { CommandError, NoForm } from './command-error.ts';
import { fileError } from './file-error.ts';
import { type FilledFile, type FillSetup, fillFile } from './fill-file.ts';
import type { NamedFile } from './pairs.ts';

export type FillOutcome =
  | { readonly kind: 'filled'; readonly filled: FilledFile }
  /** Nothing to fill in, and no failure either: a folder holds other files beside forms. */
  | { readonly kind: 'no-form' }
  | { readonly kind: 'failed'; readonly advice: Advice };

/** What is wrong with a file, for a list of files. */
export function failedOutcome(error: unknown): FillOutcome {
  const { what, why, how } = error instanceof CommandError ? error.advice : fileError(error);
  return { kind: 'failed', advice: { what, why, how } };
}

/** Never throws: whatever goes wrong with a file is its outcome. */
export async function fillOutcome(file: NamedFile, setup: FillSetup): Promise<FillOutcome> {
  try {
    return { kind: 'filled', filled: await fillFile(file, setup) };
  } catch (error) {
    return error instanceof NoForm ? { kind: 'no-form' } : failedOutcome(error);
  }
}
