/** How many threads a run starts, and what each may take. */

import type { CliIo } from './io.ts';

/** Files for which starting another thread pays. */
const FILES_A_THREAD = 32;
/** A thread may take so much; more of them than memory allows for would end them all. */
const THREAD_BYTES = 256 * 1_048_576;

/** Results that may wait for an earlier, slower file, a thread. */
export const AHEAD = 4;

/** @param jobs as asked for; null: as many as pay. */
export function threadsFor(files: number, jobs: number | null, io: CliIo): number {
  if (io.workerFile === null) return 1;
  const most = Math.max(1, Math.min(files, Math.floor(io.memory / 2 / THREAD_BYTES)));
  if (jobs !== null) return Math.min(jobs, most);
  // One at least wherever another file would wait for it: a thread can be ended, this one can't.
  return Math.min(io.processors, most, Math.max(1, Math.floor(files / FILES_A_THREAD)));
}

/** The heap of each of so many threads, in megabytes. */
export function heapFor(threads: number, { memory }: CliIo): number {
  return Math.max(512, Math.floor(memory / 2 / 1_048_576 / threads));
}
