import { parseNotes, type ReadingNote } from '../../engine/reading-notes/note.ts';
import { describeWordsProblem, WORDS_ERRORS } from '../../messages/cli.ts';
import { CommandError } from './command-error.ts';
import { fileErrorNear } from './near-file.ts';
import { readJson } from './policy-option.ts';

async function jsonOf(path: string, cwd: string): Promise<unknown> {
  try {
    return await readJson(path, cwd, WORDS_ERRORS.notJson);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(WORDS_ERRORS.unreadable(path, await fileErrorNear(error, path, cwd)), { cause: error });
  }
}

/**
 * `--words`: a file of reading notes, as the pane exports them.
 *
 * @returns none when the option wasn't given.
 * @throws CommandError
 */
export async function readWords(option: string | null, cwd: string): Promise<readonly ReadingNote[]> {
  if (option === null) return [];
  const parsed = parseNotes(await jsonOf(option, cwd));
  if (parsed.ok) return parsed.notes;
  throw new CommandError(WORDS_ERRORS.invalid(option, parsed.problems.map(describeWordsProblem)));
}
