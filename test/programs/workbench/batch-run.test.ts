import { UNDECIDED } from '../../../src/app/policy-in-force.ts';
import { defaultPolicy } from '../../../src/engine/policy/built-in.ts';
import type { ReadingNote } from '../../../src/engine/reading-notes/note.ts';
import { Batch } from '../../../src/programs/workbench/batch/batch.ts';
import type { Reviewer, Task } from '../../../src/programs/workbench/batch/reviewers.ts';
import type { PickedFile } from '../../../src/programs/workbench/files.ts';
import type { FileEntry } from '../../../src/reports/schema.ts';
import { fileEntryOf } from '../../support/report-entries.ts';

/** Many files being reviewed: who takes which, what is told while it lasts, and how it ends. */

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(0).then(() => undefined);

function picked(...names: string[]): PickedFile[] {
  return names.map((name) => ({
    path: `d/${name}`,
    file: { name, arrayBuffer: () => Promise.resolve(new Uint8Array([names.indexOf(name)]).buffer) } as File,
  }));
}

/** Answers when it is told to. */
class Patient implements Reviewer {
  readonly tasks: Task[] = [];
  closed = 0;
  #resolve: ((entry: FileEntry) => void) | null = null;

  review(task: Task): Promise<FileEntry> {
    this.tasks.push(task);
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  async answer(): Promise<void> {
    const path = this.tasks.at(-1)?.path ?? '';
    this.#resolve?.(fileEntryOf(path));
    await settle();
  }

  close(): void {
    this.closed += 1;
  }
}

const namesOf = ({ tasks }: Patient): string[] => tasks.map(({ path }) => path);

test('each reviewer takes the next file when it is free; results keep the order of the files', async () => {
  const [first, second] = [new Patient(), new Patient()];
  const batch = new Batch(picked('a', 'b', 'c', 'd'), [first, second]);
  const run = batch.run();
  await settle();
  expect([namesOf(first), namesOf(second)]).toEqual([['d/a'], ['d/b']]);
  await second.answer();
  await second.answer();
  expect([namesOf(first), namesOf(second)]).toEqual([['d/a'], ['d/b', 'd/c', 'd/d']]);
  await jest.advanceTimersByTimeAsync(1000);
  expect(batch.snapshot().entries.map((entry) => entry?.path ?? null)).toEqual([null, 'd/b', 'd/c', null]);
  await first.answer();
  await second.answer();
  await run;
  expect(batch.snapshot()).toMatchObject({ done: 4, phase: 'done' });
  expect(batch.snapshot().entries.map((entry) => entry?.path)).toEqual(['d/a', 'd/b', 'd/c', 'd/d']);
  expect([first.closed, second.closed]).toEqual([1, 1]);
});

test('a task is the file’s bytes, its path, the policy of the batch, and what was taught', async () => {
  const reviewer = new Patient();
  const by = { ...UNDECIDED, chosen: defaultPolicy };
  const readingNotes: ReadingNote[] = [{ words: '落实成效', role: 'actual' }];
  const batch = new Batch(picked('a', 'b'), [reviewer], { by, readingNotes });
  void batch.run();
  await settle();
  await reviewer.answer();
  expect(reviewer.tasks).toEqual([
    { path: 'd/a', bytes: new Uint8Array([0]), by, readingNotes },
    { path: 'd/b', bytes: new Uint8Array([1]), by, readingNotes },
  ]);
  expect(batch.by).toBe(by);
  expect(new Batch([], []).by).toBe(UNDECIDED);
});

test('a file that is gone meanwhile is told, and the others go on', async () => {
  const reviewer = new Patient();
  const [a, b] = picked('a', 'b');
  if (a === undefined || b === undefined) throw new Error('no file');
  const gone = {
    ...a,
    file: { name: 'a', arrayBuffer: () => Promise.reject(new Error('NotFound')) } as unknown as File,
  };
  const batch = new Batch([gone, b], [reviewer]);
  const run = batch.run();
  await settle();
  expect(namesOf(reviewer)).toEqual(['d/b']);
  await reviewer.answer();
  await run;
  expect(batch.snapshot().entries).toMatchObject([
    { path: 'd/a', verdict: null, error: { code: 'file-unreadable', cause: 'Error: NotFound' } },
    { path: 'd/b', verdict: 'ready' },
  ]);
});

test('the screen follows at most every 150 milliseconds, and at the end at once', async () => {
  const reviewer = new Patient();
  const batch = new Batch(picked('a', 'b', 'c', 'd'), [reviewer]);
  const reported: number[] = [];
  const deaf = jest.fn();
  batch.subscribe(() => reported.push(batch.snapshot().done));
  const unsubscribe = batch.subscribe(deaf);
  const run = batch.run();
  await settle();
  await reviewer.answer();
  await reviewer.answer();
  expect([batch.snapshot().done, reported]).toEqual([0, []]);
  await jest.advanceTimersByTimeAsync(149);
  expect(reported).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(reported).toEqual([2]);
  expect(deaf).toHaveBeenCalledTimes(1);
  unsubscribe();
  await reviewer.answer();
  await jest.advanceTimersByTimeAsync(150);
  expect(reported).toEqual([2, 3]);
  await reviewer.answer();
  await run;
  expect(reported).toEqual([2, 3, 4]);
  await jest.advanceTimersByTimeAsync(1000);
  expect(reported).toEqual([2, 3, 4]);
  expect(deaf).toHaveBeenCalledTimes(1);
});

test('seconds so far, and to go at the pace so far', async () => {
  const reviewer = new Patient();
  let now = 10_000;
  const batch = new Batch(picked('a', 'b', 'c', 'd'), [reviewer], { clock: () => now });
  expect(batch.snapshot()).toEqual({
    entries: [null, null, null, null],
    done: 0,
    phase: 'running',
    seconds: 0,
    left: null,
  });
  void batch.run();
  await settle();
  await reviewer.answer();
  now += 3000;
  await jest.advanceTimersByTimeAsync(150);
  expect(batch.snapshot()).toMatchObject({ done: 1, seconds: 3, left: 9 });
  await reviewer.answer();
  await reviewer.answer();
  now += 1500;
  await jest.advanceTimersByTimeAsync(150);
  expect(batch.snapshot()).toMatchObject({ done: 3, seconds: 4.5, left: 1.5 });
});

test('called off: at once, for good, and a late answer changes nothing', async () => {
  const [first, second] = [new Patient(), new Patient()];
  const batch = new Batch(picked('a', 'b', 'c', 'd'), [first, second]);
  const reported = jest.fn();
  batch.subscribe(reported);
  const run = batch.run();
  await settle();
  await first.answer();
  batch.cancel();
  await run;
  expect(batch.snapshot()).toMatchObject({ done: 1, phase: 'cancelled' });
  expect([first.closed, second.closed]).toEqual([1, 1]);
  batch.cancel();
  await first.answer();
  await second.answer();
  await jest.advanceTimersByTimeAsync(1000);
  expect(batch.snapshot()).toMatchObject({ done: 1, phase: 'cancelled' });
  expect(batch.snapshot().entries.map((entry) => entry?.path ?? null)).toEqual(['d/a', null, null, null]);
  expect(namesOf(first)).toEqual(['d/a', 'd/c']);
  expect([first.closed, second.closed, reported.mock.calls.length]).toEqual([1, 1, 1]);
});

test('once it is done it can not be called off', async () => {
  const reviewer = new Patient();
  const batch = new Batch(picked('a'), [reviewer]);
  const run = batch.run();
  await settle();
  await reviewer.answer();
  await run;
  batch.cancel();
  expect(batch.snapshot().phase).toBe('done');
  expect(reviewer.closed).toBe(1);
});

test('a snapshot is the same until something is told', async () => {
  const reviewer = new Patient();
  const batch = new Batch(picked('a', 'b'), [reviewer]);
  const before = batch.snapshot();
  void batch.run();
  await settle();
  await reviewer.answer();
  expect(batch.snapshot()).toBe(before);
  await jest.advanceTimersByTimeAsync(150);
  expect(batch.snapshot()).not.toBe(before);
  expect(before.entries).toEqual([null, null]);
});
