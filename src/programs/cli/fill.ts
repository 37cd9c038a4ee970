/** `jihe fill`: writes what the rules give into copies. */

import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type Causes, parseCauses } from '../../engine/notes/causes.ts';
import { FILL_WORDS, NOTES_ERRORS, POLICY_WORDS } from '../../messages/cli.ts';
import { describeCausesProblem } from '../../messages/fill.ts';
import { printable } from '../../reports/printable.ts';
import type { FillCommand } from './args.ts';
import { CommandError } from './command-error.ts';
import { type FilledFile, type FillSetup, fillFile } from './fill-file.ts';
import { fillMany } from './fill-many.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { fileErrorNear } from './near-file.ts';
import { OutputFile } from './output.ts';
import { isOfSheets, readJson, readPolicies } from './policy-option.ts';
import { readWords } from './words-option.ts';

async function readCauses(option: string | null, cwd: string): Promise<Causes> {
  if (option === null) return {};
  const parsed = parseCauses(await readJson(option, cwd, NOTES_ERRORS.notJson));
  if (parsed.ok) return parsed.causes;
  throw new CommandError(NOTES_ERRORS.invalid(option, parsed.problems.map(describeCausesProblem).join('')));
}

function planLines({ changes, refused, skipped, holes }: FilledFile): string[] {
  const lines = changes.length === 0 ? [FILL_WORDS.nothing] : [FILL_WORDS.planned(changes.length)];
  lines.push(...changes);
  if (refused.length > 0) lines.push(FILL_WORDS.refused(refused.length), ...refused);
  if (skipped.length > 0) lines.push(FILL_WORDS.skipped(skipped.length), ...skipped);
  if (holes > 0) lines.push(FILL_WORDS.holes(holes));
  return lines;
}

/** What goes wrong with a file, named, as an error of the command; what nobody foresaw stays what it is. */
async function fromFile<Result>(path: string, cwd: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const known = await fileErrorNear(error, path, cwd);
    throw known.code === 'unknown' ? error : new CommandError(FILL_WORDS.ofFile(path, known), { cause: error });
  }
}

/** The copy keeps the format of the file, whatever its name says; a name that says otherwise wouldn't open. */
function refuseOtherFormat(path: string, output: string | null): void {
  const wanted = extname(path).toLowerCase();
  const given = output === null ? '' : extname(output).toLowerCase();
  if (given !== '' && given !== wanted) throw new CommandError(FILL_WORDS.otherFormat(given, wanted));
}

async function fillOne(path: string, command: FillCommand, setup: FillSetup, io: CliIo): Promise<ExitCode> {
  const file = resolve(io.cwd, path);
  const filled = await fromFile(path, io.cwd, () => fillFile({ path, file }, setup));
  refuseOtherFormat(path, command.output);
  const code = filled.refused.length === 0 ? EXIT.fine : EXIT.findings;
  const lines = [...filled.suggestions, ...planLines(filled)];
  const missed = command.policies.filter((option) => option.lastIndexOf('=') > 0 && !isOfSheets(option, filled.sheets));
  if (missed.length > 0) lines.push(printable(POLICY_WORDS.unused(missed)));
  if (filled.unusedCauses.length > 0) lines.push(FILL_WORDS.unusedCauses(filled.unusedCauses));
  if (command.dryRun || command.output === null) {
    await io.stdout.write(`${[...lines, FILL_WORDS.dryRun].join('\n')}\n`);
    return code;
  }
  const output = await OutputFile.create(command.output, io.cwd, [file]);
  try {
    await output.write(filled.bytes);
    await output.finish();
  } catch (error) {
    await output.abandon();
    throw error;
  }
  await io.stdout.write(`${[...lines, FILL_WORDS.written(command.output)].join('\n')}\n`);
  return code;
}

/** The one file that the command line names; null for a folder, a pattern or several files. */
async function oneFile({ files }: FillCommand, cwd: string): Promise<string | null> {
  const [path = '', ...others] = files;
  if (others.length > 0) return null;
  const stats = await stat(resolve(cwd, path)).catch(() => null);
  if (stats === null) return /[*?]/.test(path) ? null : path;
  return stats.isDirectory() ? null : path;
}

/** @throws CommandError, Interrupted */
export async function fill(command: FillCommand, io: CliIo): Promise<ExitCode> {
  const policies = await readPolicies(command.policies, io.cwd);
  const readingNotes = await readWords(command.words, io.cwd);
  const causes = await fromFile(command.notes ?? '', io.cwd, () => readCauses(command.notes, io.cwd));
  const { parts, as, onlyBlanks, table, changes } = command;
  const date = io
    .now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const setup: FillSetup = { ...policies, readingNotes, causes, parts, as, onlyBlanks, table, changes, date };
  const path = await oneFile(command, io.cwd);
  return path === null ? await fillMany(command, setup, io) : await fillOne(path, command, setup, io);
}
