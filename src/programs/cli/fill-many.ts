/** Fills all forms of a folder, or several files, into copies below another folder. */

import { FILL_MANY, FILL_WORDS, interrupted, POLICY_WORDS, PROGRESS } from '../../messages/cli.ts';
import { passedOverFiles } from '../../messages/phrases.ts';
import { printable } from '../../reports/printable.ts';
import type { FillCommand } from './args.ts';
import { Interrupted } from './command-error.ts';
import type { FillSetup } from './fill-file.ts';
import { type FillOutcome, failedOutcome, fillOutcome } from './fill-outcome.ts';
import { FillPlaces } from './fill-places.ts';
import { FillReport } from './fill-text.ts';
import { inOrder } from './in-order.ts';
import { collectInputs, type Target } from './inputs.ts';
import { type CliIo, EXIT, type ExitCode } from './io.ts';
import { isOfSheets } from './policy-option.ts';
import { WorkerPool } from './pool.ts';
import { Progress } from './progress.ts';
import { heapFor, threadsFor } from './threads.ts';

/** Copies that may wait for an earlier, slower file, a thread: they are held in memory. */
const AHEAD = 2;

async function* outcomes(
  targets: readonly Target[],
  setup: FillSetup,
  threads: number,
  io: CliIo,
): AsyncGenerator<FillOutcome> {
  const pool =
    threads < 1 || io.workerFile === null
      ? null
      : new WorkerPool<FillOutcome>(io.workerFile, threads, { fill: setup }, (_, error) => failedOutcome(error), {
          heapMegabytes: heapFor(threads, io),
        });
  const stop = () => void pool?.close();
  io.signal.addEventListener('abort', stop);
  const run = ({ path, file, error }: Target): Promise<FillOutcome> => {
    if (io.signal.aborted) return Promise.reject(new Interrupted());
    if (error !== null) return Promise.resolve({ kind: 'failed', advice: error });
    return pool === null ? fillOutcome({ path, file }, setup) : pool.run({ path, file });
  };
  try {
    yield* inOrder(targets, pool === null ? 1 : threads * AHEAD, run);
  } finally {
    io.signal.removeEventListener('abort', stop);
    await pool?.close();
  }
}

/** The outcome once its copy stands in its place; what kept it from there, where something did. */
async function placed(
  outcome: FillOutcome,
  target: Target,
  places: FillPlaces | null,
  isDry: boolean,
): Promise<FillOutcome> {
  if (outcome.kind !== 'filled' || places === null) return outcome;
  try {
    const to = await places.placeFor(target);
    if (!isDry) await places.write(target, to, outcome.filled.bytes);
    return outcome;
  } catch (error) {
    return failedOutcome(error);
  }
}

/** What was given on the command line and no file had a use for. */
class Unused {
  readonly #policies: Set<string>;
  #causes: readonly string[] | null = null;

  constructor(policies: readonly string[]) {
    this.#policies = new Set(policies.filter((option) => option.lastIndexOf('=') > 0));
  }

  add({
    sheets,
    unusedCauses,
  }: {
    readonly sheets: readonly { readonly sheet: string }[];
    readonly unusedCauses: readonly string[];
  }): void {
    for (const option of this.#policies) if (isOfSheets(option, sheets)) this.#policies.delete(option);
    const known = this.#causes;
    this.#causes = known === null ? unusedCauses : known.filter((key) => unusedCauses.includes(key));
  }

  lines(): string[] {
    const causes = this.#causes ?? [];
    return [
      ...(this.#policies.size === 0 ? [] : [printable(POLICY_WORDS.unused([...this.#policies]))]),
      ...(causes.length === 0 ? [] : [printable(FILL_WORDS.unusedCauses(causes))]),
    ];
  }
}

/** @throws CommandError, Interrupted */
export async function fillMany(command: FillCommand, setup: FillSetup, io: CliIo): Promise<ExitCode> {
  const noStdin = { name: '', read: () => Promise.resolve(new Uint8Array()) };
  const { targets: all, passedOver } = await collectInputs(command.files, io.cwd, noStdin);
  const { output, dryRun, replace } = command;
  const prepared =
    output === null
      ? { places: null, targets: all, leftOut: 0 }
      : await FillPlaces.prepare(output, io.cwd, all, { typed: command.files.length, replace });
  const { targets, places, leftOut } = prepared;
  const progress = new Progress(io.stderr, targets.length, io.now, PROGRESS.fill);
  const report = new FillReport({ dryRun, output, width: io.stdout.isTerminal ? io.stdout.columns : null });
  const unused = new Unused(command.policies);
  let done = 0;
  const say = async (text: string): Promise<void> => {
    if (text === '') return;
    await progress.clear();
    await io.stdout.write(text);
  };
  try {
    for await (const read of outcomes(targets, setup, threadsFor(targets.length, command.jobs, io), io)) {
      const target = targets[done] as Target;
      const outcome = await placed(read, target, places, dryRun);
      if (outcome.kind === 'filled') unused.add(outcome.filled);
      await say(report.file(target.path, outcome));
      done += 1;
      await progress.update(done, targets[done]?.path ?? target.path);
    }
  } catch (error) {
    await progress.clear();
    if (error instanceof Interrupted) await io.stderr.write(interrupted(PROGRESS.fill, done, targets.length));
    throw error;
  }
  await progress.clear();
  await io.stdout.write(report.end(unused.lines()));
  if (leftOut > 0 && output !== null) await io.stderr.write(`${FILL_MANY.leftOut(output, leftOut)}\n`);
  if (passedOver.length > 0) await io.stderr.write(`${printable(passedOverFiles(passedOver, PROGRESS.fill))}\n`);
  if (report.failed > 0 || report.filled === 0) return EXIT.failed;
  return report.refused > 0 ? EXIT.findings : EXIT.fine;
}
