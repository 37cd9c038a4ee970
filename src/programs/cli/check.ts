/** `jihe check`: reviews files and reports, in the order of the command line. */

import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { type FileTerms, failedEntry, type PairedForms } from '../../app/review-file.ts';
import { isReportName } from '../../app/workbook-names.ts';
import { FILL_WORDS, interrupted, POLICY_WORDS, PROGRESS, STDIN_NAME } from '../../messages/cli.ts';
import { passedOverFiles } from '../../messages/phrases.ts';
import { madeAt } from '../../messages/report.ts';
import { fileEntry } from '../../reports/entry.ts';
import { htmlReport } from '../../reports/html.ts';
import { jsonReport, ndjsonReport } from '../../reports/json.ts';
import { isSelected, Lister, type Listing } from '../../reports/listing.ts';
import { printable } from '../../reports/printable.ts';
import { type Report, reportedFile } from '../../reports/report.ts';
import { sarifReport } from '../../reports/sarif.ts';
import type { AnyFindingEntry, FileEntry } from '../../reports/schema.ts';
import { textReport } from '../../reports/text.ts';
import type { CheckCommand, FailOn } from './args.ts';
import { type CheckSetup, checkFile, termsOf, unreadEntry } from './check-file.ts';
import { CommandError, Interrupted } from './command-error.ts';
import { type CopyPlace, copyNames } from './copies.ts';
import { checkPage } from './explain.ts';
import { inOrder } from './in-order.ts';
import { collectInputs, type Target } from './inputs.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { fileErrorNear } from './near-file.ts';
import { OutputFile } from './output.ts';
import { Folders, formsOf, type NamedFile } from './pairs.ts';
import { isOfSheets, readPolicies } from './policy-option.ts';
import { WorkerPool } from './pool.ts';
import { Progress } from './progress.ts';
import { allRules, ruleOf } from './rules.ts';
import { AHEAD, heapFor, threadsFor } from './threads.ts';
import { VERSION } from './version.ts';
import { readWords } from './words-option.ts';

/** Smaller ones are done before a thread has started; in larger ones lies what may take long, and only a thread can be ended. */
const SMALL_FILE = 1_048_576;

async function isSmallAlone(targets: readonly Target[]): Promise<boolean> {
  const [first, second] = targets;
  if (first === undefined || second !== undefined) return first === undefined;
  if (first.bytes !== undefined) return first.bytes.length <= SMALL_FILE;
  return await stat(first.file).then(
    ({ size }) => size <= SMALL_FILE,
    () => true,
  );
}

/** The reviews, in order; a small file that comes alone is read in this thread. */
async function* reviews(
  targets: readonly Target[],
  setup: CheckSetup,
  threads: number,
  io: CliIo,
): AsyncGenerator<FileEntry> {
  const alone = threads < 1 || (await isSmallAlone(targets));
  const pool =
    alone || io.workerFile === null
      ? null
      : new WorkerPool<FileEntry>(io.workerFile, threads, { check: setup }, unreadEntry, {
          heapMegabytes: heapFor(threads, io),
        });
  const folders = new Folders(setup.files);
  const stop = () => void pool?.close();
  io.signal.addEventListener('abort', stop);
  const run = ({ path, file, error, bytes }: Target): Promise<FileEntry> => {
    if (io.signal.aborted) return Promise.reject(new Interrupted());
    if (error !== null) return Promise.resolve(fileEntry({ path, error, review: null }));
    const task = { path, file, ...(bytes === undefined ? {} : { bytes }) };
    return pool === null ? checkFile(task, setup, folders) : pool.run(task);
  };
  try {
    yield* inOrder(targets, pool === null ? 1 : threads * AHEAD, run);
  } finally {
    io.signal.removeEventListener('abort', stop);
    await pool?.close();
  }
}

/** https://no-color.org and its counterpart FORCE_COLOR; otherwise colours are for terminals. */
function wantsColor(io: CliIo, toScreen: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR } = io.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return toScreen && io.stdout.isTerminal;
}

async function makeReport({ format, show }: CheckCommand, io: CliIo, toScreen: boolean): Promise<Report> {
  switch (format) {
    case 'text':
      return textReport({
        color: wantsColor(io, toScreen),
        width: toScreen && io.stdout.isTerminal ? io.stdout.columns : null,
        show,
      });
    case 'json':
      return jsonReport();
    case 'ndjson':
      return ndjsonReport();
    case 'html':
      return htmlReport({ made: madeAt(io.now()), version: VERSION });
    case 'sarif': {
      const rules = allRules.map(async (rule) => ({ ...rule, help: await checkPage(rule, io.pages) }));
      return sarifReport({ version: VERSION, rules: await Promise.all(rules) });
    }
  }
}

/** Of the findings that were asked for, listed or not. */
function exitCodeOf(entry: FileEntry, failOn: FailOn, listing: Listing): ExitCode {
  // A copy that was asked for and couldn't be made.
  if (entry.verdict === null || typeof entry.copy === 'object') return EXIT.failed;
  if (failOn === 'never') return EXIT.fine;
  const grave = failOn === 'error' ? ['error'] : ['error', 'warning'];
  const all: readonly AnyFindingEntry[] = entry.findings;
  const fails = all.some(
    ({ check, severity, waived }) => waived === null && grave.includes(severity) && isSelected(listing, check),
  );
  return fails ? EXIT.findings : EXIT.fine;
}

/** @throws CommandError for an id that no check has */
function listingOf({ severity, select, ignore, maxFindings }: CheckCommand): Listing {
  const idsOf = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.map((id) => ruleOf(id).id));
  return { severity, select: select === null ? null : idsOf(select), ignore: idsOf(ignore), most: maxFindings };
}

/** Said once, and before anything is read, instead of by every report. @throws CommandError */
async function requireForm(form: NamedFile, terms: FileTerms, cwd: string): Promise<void> {
  let forms: PairedForms;
  try {
    forms = await formsOf(form, 'option', terms);
  } catch (error) {
    throw new CommandError(FILL_WORDS.ofFile(form.path, await fileErrorNear(error, form.path, cwd)), { cause: error });
  }
  if (forms.tables.length === 0) throw new CommandError(FILL_WORDS.noTable(form.path));
}

/** Several documents go into a folder; so does one where the place is one already, or is written as one. */
async function copyPlace(path: string | null, targets: readonly Target[], { cwd }: CliIo): Promise<CopyPlace | null> {
  if (path === null) return null;
  const documents = targets.filter(({ file }) => isReportName(basename(file)));
  const isThere = await stat(resolve(cwd, path)).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  const isFolder = documents.length > 1 || isThere || /[\\/]$/.test(path);
  return { path, cwd, names: isFolder ? copyNames(targets) : null, inputs: targets.map(({ file }) => file) };
}

/** @throws CommandError, Interrupted */
export async function check(command: CheckCommand, io: CliIo): Promise<ExitCode> {
  const policies = await readPolicies(command.policies, io.cwd);
  const readingNotes = await readWords(command.words, io.cwd);
  const missed = new Set(command.policies.filter((option) => option.lastIndexOf('=') > 0));
  const listing = listingOf(command);
  const lister = new Lister(listing);
  const stdin = { name: command.name ?? STDIN_NAME, read: io.stdin };
  const { targets, passedOver } = await collectInputs(command.inputs, io.cwd, stdin);
  const form = command.form === null ? null : { path: command.form, file: resolve(io.cwd, command.form) };
  if (form !== null) await requireForm(form, termsOf({ ...policies, hidden: command.hidden, readingNotes }), io.cwd);
  const output =
    command.output === null
      ? null
      : await OutputFile.create(
          command.output,
          io.cwd,
          targets.map((target) => target.file),
        );
  const progress = new Progress(io.stderr, targets.length, io.now, PROGRESS.check);
  let done = 0;
  try {
    const report = await makeReport(command, io, output === null);
    const write = async (text: string): Promise<void> => {
      if (text === '') return;
      if (output !== null) return await output.write(text);
      await progress.clear();
      await io.stdout.write(text);
    };
    await write(report.begin());
    let exit: ExitCode = EXIT.fine;
    let checked = 0;
    const setup: CheckSetup = {
      ...policies,
      hidden: command.hidden,
      readingNotes,
      form,
      copies: await copyPlace(command.comments, targets, io),
      files: targets
        .filter(({ error, bytes }) => error === null && bytes === undefined)
        .map(({ path, file }) => ({ path, file })),
    };
    for await (const read of reviews(targets, setup, threadsFor(targets.length, command.jobs, io), io)) {
      const { text, entry } = reportedFile(
        report,
        read,
        ({ path }, error) => failedEntry(path, error),
        (all) => lister.listed(all),
      );
      await write(text);
      done += 1;
      checked += entry.tables.length;
      if (entry.verdict !== null && entry.verdict !== 'not-checked' && entry.document !== null) checked += 1;
      for (const option of missed) if (isOfSheets(option, entry.tables)) missed.delete(option);
      const code = exitCodeOf(entry, command.failOn, listing);
      if (code > exit) exit = code;
      await progress.update(done, targets[done]?.path ?? entry.path);
    }
    await write(report.end());
    await progress.clear();
    await output?.finish();
    if (missed.size > 0) await io.stderr.write(`${printable(POLICY_WORDS.unused([...missed]))}\n`);
    if (passedOver.length > 0) await io.stderr.write(`${printable(passedOverFiles(passedOver))}\n`);
    // Nothing was checked: that is no pass.
    return exit === EXIT.fine && checked === 0 ? EXIT.findings : exit;
  } catch (error) {
    await output?.abandon();
    if (error instanceof Interrupted) {
      await progress.clear();
      await io.stderr.write(interrupted(PROGRESS.check, done, targets.length));
    }
    throw error;
  }
}
