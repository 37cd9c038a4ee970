import { unreadEntry } from '../../../src/programs/cli/check-file.ts';
import { inOrder } from '../../../src/programs/cli/in-order.ts';
import { WorkerPool, type WorkerSetup } from '../../../src/programs/cli/pool.ts';
import { Folder } from '../../support/cli.ts';

/** Many files at once: every one answered, in order, whatever happens to a thread. */

const folder = new Folder();
afterAll(() => folder.remove());

/** Stands in for the worker's bundle: answers, ends or throws as the file's name asks. */
const WORKER = folder.write(
  'worker.cjs',
  `const { parentPort, workerData } = require('node:worker_threads');
   parentPort.on('message', ({ path, file }) => {
     if (path === 'exit') process.exit(3);
     if (path === 'endless') for (;;);
     if (path === 'greedy') { const all = []; for (;;) all.push(new Array(100_000).fill(path)); }
     if (path === 'throw') throw new Error('no such luck');
     setTimeout(() => parentPort.postMessage({ path, policy: workerData.check.policy }), path === 'slow' ? 80 : 1);
   });`,
);

const SETUP: WorkerSetup = {
  check: { policy: null, ofForms: [], hidden: false, readingNotes: [], form: null, files: [], copies: null },
};

const task = (path: string) => ({ path, file: `/${path}` });

test('tasks wait for a free thread, and each gets its own answer', async () => {
  const pool = new WorkerPool(WORKER, 2, SETUP, unreadEntry);
  const paths = ['a', 'b', 'slow', 'c', 'd', 'e'];
  const answers = await Promise.all(paths.map((path) => pool.run(task(path))));
  await pool.close();
  expect(answers).toEqual(paths.map((path) => ({ path, policy: null })));
});

test.each(['exit', 'throw'])('a thread that dies (%s) costs its own file only', async (bad) => {
  const pool = new WorkerPool(WORKER, 1, SETUP, unreadEntry);
  const answers = await Promise.all(['a', bad, 'b', bad, 'c'].map((path) => pool.run(task(path))));
  await pool.close();
  const failed = { path: bad, error: expect.objectContaining({ code: 'unknown' }), verdict: null };
  const fine = (path: string) => ({ path, policy: null });
  expect(answers).toMatchObject([fine('a'), failed, fine('b'), failed, fine('c')]);
});

test('a file that takes too long is ended and is one line, the others are answered', async () => {
  // A thread that only starts slowly, on a busy machine, isn't too slow.
  const pool = new WorkerPool(WORKER, 1, SETUP, unreadEntry, { fileTime: 3000 });
  const answers = await Promise.all(['a', 'endless', 'b'].map((path) => pool.run(task(path))));
  await pool.close();
  const failed = { path: 'endless', error: { code: 'too-slow', why: expect.stringContaining('3 秒') }, verdict: null };
  expect(answers).toMatchObject([{ path: 'a' }, failed, { path: 'b' }]);
});

test('a file that takes too much memory is one line, the others are answered', async () => {
  const pool = new WorkerPool(WORKER, 1, SETUP, unreadEntry, { heapMegabytes: 32 });
  const answers = await Promise.all(['a', 'greedy', 'b'].map((path) => pool.run(task(path))));
  await pool.close();
  const failed = { path: 'greedy', error: { code: 'file-too-large' }, verdict: null };
  expect(answers).toMatchObject([{ path: 'a' }, failed, { path: 'b' }]);
});

test('what is under way or waiting when the pool closes is interrupted', async () => {
  const pool = new WorkerPool(WORKER, 1, SETUP, unreadEntry);
  const results = Promise.allSettled(['slow', 'a'].map((path) => pool.run(task(path))));
  await pool.close();
  expect((await results).map((result) => result.status)).toEqual(['rejected', 'rejected']);
  await expect(pool.run(task('b'))).rejects.toThrow('interrupted');
});

test('results come in order, and no more than asked for are under way', async () => {
  let under = 0;
  let most = 0;
  const run = async (wait: number): Promise<number> => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, wait));
    under -= 1;
    return wait;
  };
  const waits = [9, 1, 5, 0, 7, 2, 3];
  const results: number[] = [];
  for await (const result of inOrder(waits, 3, run)) results.push(result);
  expect(results).toEqual(waits);
  expect(most).toBe(3);
});

test('a slow reader of the results holds the work up: what is done waits in bounds', async () => {
  let started = 0;
  const run = (item: number): Promise<number> => {
    started += 1;
    return Promise.resolve(item);
  };
  const items = Array.from({ length: 1000 }, (_, index) => index);
  for await (const item of inOrder(items, 4, run)) {
    expect(started - item).toBeLessThanOrEqual(4);
  }
  expect(started).toBe(1000);
});
