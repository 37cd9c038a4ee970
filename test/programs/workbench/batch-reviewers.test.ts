import { readFileSync } from 'node:fs';
import path from 'node:path';
import { knownPolicies, policyInForce, UNDECIDED, usualChoice } from '../../../src/app/policy-in-force.ts';
import { failedEntry, reviewBytes } from '../../../src/app/review-file.ts';
import { DEFAULTS } from '../../../src/app/settings.ts';
import { builtInPolicies, defaultPolicy, policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { DocumentError, MAX_FILE_TIME } from '../../../src/formats/error.ts';
import type { FilePlan, MendTask, NotWritten } from '../../../src/programs/workbench/batch/mend-file.ts';
import {
  PageReviewer,
  reviewersFor,
  serveTasks,
  type Task,
  WorkerReviewer,
} from '../../../src/programs/workbench/batch/reviewers.ts';
import type { FileEntry } from '../../../src/reports/schema.ts';
import { fileEntryOf } from '../../support/report-entries.ts';

/** Who reviews the files of a batch, and by which policy. */

const SAMPLE = path.join(__dirname, '../../../assets/samples/示例3-供水改造（可报送）.xlsx');
const READY = new Uint8Array(readFileSync(SAMPLE));

class FakeWorker extends EventTarget {
  readonly got: { readonly path?: string }[] = [];
  terminated = 0;
  readonly source: unknown;

  constructor(source?: unknown) {
    super();
    this.source = source;
  }

  postMessage(asked: { readonly path?: string }): void {
    this.got.push(asked);
  }

  terminate(): void {
    this.terminated += 1;
  }

  answer(data: FileEntry | FilePlan | NotWritten): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** Returns whether somebody took care of it. */
  fail(message: string): boolean {
    const event = Object.assign(new Event('error', { cancelable: true }), { message });
    return !this.dispatchEvent(event);
  }
}

function reviewer() {
  const started: FakeWorker[] = [];
  const made = new WorkerReviewer(() => {
    const worker = new FakeWorker();
    started.push(worker);
    return worker as unknown as Worker;
  });
  return { started, made };
}

const task = (name: string): Task => ({ path: name, bytes: READY, by: UNDECIDED });

describe('a worker', () => {
  test('that takes too long is ended, its file is a line, and another takes the next', async () => {
    jest.useFakeTimers();
    try {
      const { started, made } = reviewer();
      const first = made.review(task('a.xlsx'));
      jest.advanceTimersByTime(MAX_FILE_TIME - 1);
      expect(started[0]?.terminated).toBe(0);
      jest.advanceTimersByTime(1);
      expect(started[0]?.terminated).toBe(1);
      const { error } = (await first) as { error: { code: string; why: string } };
      expect([error.code, error.why.includes('60 秒')]).toEqual(['too-slow', true]);
      const second = made.review(task('b.xlsx'));
      started[1]?.answer(fileEntryOf('b.xlsx'));
      expect(await second).toEqual(fileEntryOf('b.xlsx'));
      jest.advanceTimersByTime(10 * MAX_FILE_TIME);
      expect(started.map(({ terminated }) => terminated)).toEqual([1, 0]);
    } finally {
      jest.useRealTimers();
    }
  });

  test('gets the task as it is and gives the answer of its own', async () => {
    const { started, made } = reviewer();
    const answer = made.review(task('a.xlsx'));
    expect(started).toHaveLength(1);
    expect(started[0]?.got).toEqual([task('a.xlsx')]);
    const entry = fileEntryOf('a.xlsx');
    started[0]?.answer(entry);
    expect(await answer).toBe(entry);
    const next = made.review(task('b.xlsx'));
    started[0]?.answer(fileEntryOf('b.xlsx'));
    expect((await next).path).toBe('b.xlsx');
    expect([started.length, started[0]?.terminated]).toEqual([1, 0]);
  });

  test('that never answered was refused: the page does it, and no other is started', async () => {
    const { started, made } = reviewer();
    const answer = made.review(task('a.xlsx'));
    expect(started[0]?.fail('refused')).toBe(true);
    expect(await answer).toMatchObject({ path: 'a.xlsx', verdict: 'ready' });
    expect([started.length, started[0]?.terminated]).toEqual([1, 1]);
  });

  test('that answered before died of this file: another takes its place', async () => {
    const { started, made } = reviewer();
    const first = made.review(task('a.xlsx'));
    started[0]?.answer(fileEntryOf('a.xlsx'));
    await first;
    const second = made.review(task('b.xlsx'));
    expect(started[0]?.fail('out of memory')).toBe(true);
    expect(await second).toMatchObject({
      path: 'b.xlsx',
      verdict: null,
      error: { code: 'unknown', cause: 'out of memory' },
    });
    expect([started.length, started[0]?.terminated]).toEqual([2, 1]);
    const third = made.review(task('c.xlsx'));
    expect(started.map(({ got }) => got.map((each) => each.path))).toEqual([['a.xlsx', 'b.xlsx'], ['c.xlsx']]);
    started[1]?.answer(fileEntryOf('c.xlsx'));
    expect((await third).path).toBe('c.xlsx');
  });

  test('that fails between two files is nobody’s failure', async () => {
    const { started, made } = reviewer();
    const first = made.review(task('a.xlsx'));
    started[0]?.answer(fileEntryOf('a.xlsx'));
    await first;
    expect(started[0]?.fail('late')).toBe(false);
    expect([started.length, started[0]?.terminated]).toEqual([1, 0]);
  });

  test('ends when it is closed', () => {
    const { started, made } = reviewer();
    made.close();
    expect(started[0]?.terminated).toBe(1);
  });
});

describe('a worker that writes into copies', () => {
  const mending = (name: string): MendTask => ({ path: name, bytes: READY, writes: [], by: UNDECIDED });

  test('is asked for a plan and for a copy, and answers each', async () => {
    const { started, made } = reviewer();
    const plan = made.plan(mending('a.xlsx'));
    started[0]?.answer({ edits: [], left: '' });
    expect(await plan).toEqual({ edits: [], left: '' });
    const write = made.write({ ...mending('a.xlsx'), edits: [] });
    started[0]?.answer({ bytes: null, left: '只读' });
    expect(await write).toEqual({ bytes: null, left: '只读' });
    expect(started[0]?.got).toEqual([
      { to: 'plan', task: mending('a.xlsx') },
      { to: 'write', task: { ...mending('a.xlsx'), edits: [] } },
    ]);
  });

  test('that dies of a file, or takes too long, leaves that file as it is', async () => {
    jest.useFakeTimers();
    try {
      const { started, made } = reviewer();
      const slow = made.plan(mending('a.xlsx'));
      jest.advanceTimersByTime(MAX_FILE_TIME);
      expect(await slow).toEqual({ edits: [], left: expect.stringMatching(/^核对这个文件用时太长/) });
      const first = made.plan(mending('b.xlsx'));
      started[1]?.answer({ edits: [], left: '' });
      await first;
      const write = made.write({ ...mending('b.xlsx'), edits: [] });
      expect(started[1]?.fail('out of memory')).toBe(true);
      expect(await write).toEqual({ bytes: null, left: expect.stringMatching(/^绩核出错了，没有做完。/) });
      expect(started).toHaveLength(3);
    } finally {
      jest.useRealTimers();
    }
  });

  test('that was refused from the start: the page does it', async () => {
    const { started, made } = reviewer();
    const plan = made.plan(mending('a.xlsx'));
    started[0]?.fail('refused');
    expect(await plan).toEqual({ edits: [], left: '' });
    const other = reviewer();
    const edit = { sheet: '没有的表', cell: 'A1', from: { value: null }, to: { value: 1 } };
    const write = other.made.write({ ...mending('a.xlsx'), edits: [edit] });
    other.started[0]?.fail('refused');
    expect(await write).toEqual({ bytes: null, left: expect.stringMatching(/^找不到工作表“没有的表”/) });
  });

  test('answers in a worker as the page would', async () => {
    const posted: unknown[] = [];
    jest.spyOn(globalThis, 'postMessage').mockImplementation((answer: unknown) => {
      posted.push(answer);
    });
    const stop = new AbortController();
    const add = jest.spyOn(globalThis, 'addEventListener');
    add.mockImplementationOnce((type, listener) => {
      add.mockRestore();
      globalThis.addEventListener(type, listener as EventListener, { signal: stop.signal });
    });
    serveTasks();
    const task = mending('a.xlsx');
    for (const data of [
      { to: 'plan', task },
      { to: 'write', task: { ...task, edits: [] } },
    ])
      globalThis.dispatchEvent(new MessageEvent('message', { data }));
    while (posted.length < 2)
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 5);
      });
    stop.abort();
    expect(posted).toContainEqual({ edits: [], left: '' });
    expect(posted).toContainEqual(expect.objectContaining({ applied: [], cells: 0, isDocument: false, left: '' }));
    jest.restoreAllMocks();
  });
});

test('the page reviews by the policy of the task, after a breath', async () => {
  const page = new PageReviewer();
  let done = false;
  const hubei = policyById('hubei') as ScoringPolicy;
  const answer = page.review({ path: 'a.xlsx', bytes: READY, by: { chosen: hubei, personal: null } });
  void answer.finally(() => {
    done = true;
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(done).toBe(false);
  expect(await answer).toMatchObject({ path: 'a.xlsx', tables: [{ policy: 'hubei' }] });
  expect(page.close()).toBeUndefined();
});

describe('how many there are', () => {
  const started: FakeWorker[] = [];
  let processors = 8;

  beforeAll(() => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { configurable: true, get: () => processors });
  });
  beforeEach(() => {
    started.length = 0;
    processors = 8;
    globalThis.Worker = class extends FakeWorker {
      constructor(source: unknown) {
        super(source);
        started.push(this);
      }
    } as unknown as typeof Worker;
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'Worker');
  });

  function script(changes: { src?: string; text?: string }): HTMLScriptElement {
    const element = document.createElement('script');
    if (changes.src !== undefined) element.src = changes.src;
    if (changes.text !== undefined) element.text = changes.text;
    return element;
  }

  test.each([
    [0, 1],
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 4],
    [6, 4],
    [64, 4],
  ])('on %d processors %d, one is left for the page', (count, expected) => {
    processors = count;
    const reviewers = reviewersFor(script({ src: 'http://localhost/app.js' }))();
    expect(reviewers).toHaveLength(expected);
    expect(reviewers.every((each) => each instanceof WorkerReviewer)).toBe(true);
    expect(started.map(({ source }) => source)).toEqual(Array(expected).fill('http://localhost/app.js'));
  });

  test('a script inside the page is started by its text, whose address is made once', () => {
    const made: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => `blob:${made.push(blob)}`;
    processors = 3;
    const start = reviewersFor(script({ text: 'work()' }));
    start();
    start();
    expect(started.map(({ source }) => source)).toEqual(['blob:1', 'blob:1', 'blob:1', 'blob:1']);
    expect(made).toHaveLength(1);
    expect([made[0]?.type, made[0]?.size]).toEqual(['text/javascript', 'work()'.length]);
  });

  const alone = (reviewers: readonly unknown[]): boolean =>
    reviewers.length === 1 && reviewers[0] instanceof PageReviewer;

  test('the page alone: without a script, without workers, where they are refused', () => {
    expect(alone(reviewersFor(null)())).toBe(true);
    globalThis.Worker = function refused() {
      throw new Error('SecurityError');
    } as unknown as typeof Worker;
    expect(alone(reviewersFor(script({ src: 'file:///app.js' }))())).toBe(true);
    Reflect.deleteProperty(globalThis, 'Worker');
    expect(alone(reviewersFor(script({ src: 'http://localhost/app.js' }))())).toBe(true);
  });
});

test('in a worker a task is answered with its review', () => {
  const posted: FileEntry[] = [];
  jest.spyOn(globalThis, 'postMessage').mockImplementation((entry: FileEntry) => {
    posted.push(entry);
  });
  serveTasks();
  const hubei = policyById('hubei') as ScoringPolicy;
  const data: Task = { path: 'a.xlsx', bytes: READY, by: { chosen: hubei, personal: null } };
  globalThis.dispatchEvent(new MessageEvent('message', { data }));
  expect(posted).toEqual([reviewBytes('a.xlsx', READY, { by: data.by })]);
  expect(posted).toMatchObject([{ path: 'a.xlsx', tables: [{ policy: 'hubei' }] }]);
  jest.restoreAllMocks();
});

describe('policies', () => {
  const own: ScoringPolicy = { ...defaultPolicy, id: 'own', name: '本局' };
  const other: ScoringPolicy = { ...defaultPolicy, id: 'other', name: '外局' };
  const settings = { ...DEFAULTS, ownPolicies: [own, other] };

  test('the built-in ones, then those of one’s own', () => {
    expect(knownPolicies(settings)).toEqual([...builtInPolicies, own, other]);
    expect(knownPolicies(DEFAULTS)).toEqual([...builtInPolicies]);
  });

  test('the usual one may be one’s own; it gives way to what a workbook records', () => {
    expect(usualChoice({ ...settings, defaultPolicy: 'other' })).toEqual({ chosen: null, personal: other });
    expect(usualChoice({ ...settings, defaultPolicy: 'own' })).toEqual({ chosen: null, personal: own });
    expect(usualChoice({ ...settings, defaultPolicy: 'hubei' }).personal?.id).toBe('hubei');
    expect(usualChoice({ ...settings, defaultPolicy: 'gone' })).toEqual(UNDECIDED);
    expect(policyInForce([], UNDECIDED)).toEqual({ policy: defaultPolicy, origin: 'default', formPolicies: [] });
  });
});

test('why a file could not be reviewed: what is known of it, and the cause for the developers', () => {
  expect(failedEntry('a.xlsx', new DocumentError('unsupported', 'file-unreadable', { cause: 'locked' }))).toMatchObject(
    {
      path: 'a.xlsx',
      verdict: null,
      error: { code: 'file-unreadable', cause: 'locked' },
    },
  );
  expect(failedEntry('a.xlsx', new DocumentError('unsupported', 'file-unreadable'))).toMatchObject({
    error: { cause: null },
  });
  expect(failedEntry('a.xlsx', new TypeError('x'))).toMatchObject({
    error: { code: 'unknown', cause: 'TypeError: x' },
  });
});
