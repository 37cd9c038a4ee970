import type { CliIo } from '../../../src/programs/cli/io.ts';
import { heapFor, threadsFor } from '../../../src/programs/cli/threads.ts';

/** How many threads a run starts, by its files, the processors and the memory, and what each may take. */

const GIB = 2 ** 30;
const machine = (memory: number, processors = 8, workerFile: string | null = 'worker.cjs') =>
  ({ memory, processors, workerFile }) as CliIo;

test.each([
  ['one that can be ended, however few files', 1, null, machine(16 * GIB), 1],
  ['not two for 63 files', 63, null, machine(16 * GIB), 1],
  ['another one each 32 files', 64, null, machine(16 * GIB), 2],
  ['no more than processors', 1000, null, machine(16 * GIB, 4), 4],
  ['one each half gigabyte', 1000, null, machine(GIB), 2],
  ['one where there is less', 1000, null, machine(GIB / 8), 1],
  ['as many as asked for', 64, 5, machine(16 * GIB, 2), 5],
  ['of those no more than files', 3, 5, machine(16 * GIB), 3],
  ['nor than memory allows for', 64, 5, machine(2 * GIB), 4],
  ['this one alone without a program for others', 1000, 5, machine(16 * GIB, 8, null), 1],
])('%s', (_, files, jobs, io, threads) => {
  expect(threadsFor(files, jobs, io)).toBe(threads);
});

test.each([
  ['half of the memory is shared out', 4, 8 * GIB, 1024],
  ['a part of a megabyte is left', 3, 8 * GIB, 1365],
  ['none gets less than half a gigabyte', 4, 2 * GIB, 512],
])('%s', (_, threads, memory, megabytes) => {
  expect(heapFor(threads, machine(memory))).toBe(megabytes);
});
