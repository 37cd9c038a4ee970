import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type PolicyChoice, UNDECIDED, usualChoice } from '../../../src/app/policy-in-force.ts';
import { reviewBytes } from '../../../src/app/review-file.ts';
import { DEFAULTS } from '../../../src/app/settings.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { policyById } from '../../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { WAIVER_SHEET } from '../../../src/engine/waivers/waiver.ts';
import { recordPolicy } from '../../../src/engine/waivers/write-sheet.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { newWorkbook } from '../../../src/formats/xlsx/write/new-workbook.ts';
import { Batch } from '../../../src/programs/workbench/batch/batch.ts';
import { filtered, sorted, totalsByRange } from '../../../src/programs/workbench/batch/list.ts';
import { PageReviewer, type Reviewer, WorkerReviewer } from '../../../src/programs/workbench/batch/reviewers.ts';
import type { PickedFile } from '../../../src/programs/workbench/files.ts';
import { checkCounts, formRows } from '../../../src/reports/summary.ts';
import { summarySheets } from '../../../src/reports/summary-book.ts';
import { applyEdits } from '../../support/apply-edits.ts';
import { exampleForm, gridOf } from '../../support/form-text.ts';
import { workbookFile } from '../../support/workbook-file.ts';

const SAMPLES = path.join(__dirname, '../../../assets/samples');

function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(path.join(SAMPLES, name)));
}

const ERRORS = sample('示例1-社区图书室（有错误）.xlsx');
const REVIEW = sample('示例2-基层干部培训（待复核）.xlsx');
const READY = sample('示例3-供水改造（可报送）.xlsx');
const BROKEN = new TextEncoder().encode('no workbook');

const ENTRIES = [
  reviewBytes('甲/1.xlsx', ERRORS),
  reviewBytes('乙/2.xlsx', REVIEW),
  reviewBytes('3.xlsx', READY),
  reviewBytes('坏.xlsx', BROKEN),
];
const ROWS = ENTRIES.flatMap(formRows);

function file(name: string, bytes: Uint8Array): PickedFile {
  return { path: name, file: { name, arrayBuffer: () => Promise.resolve(bytes.slice().buffer) } as File };
}

test('a row a form; a file that can not be read says why', () => {
  expect(ROWS.map(({ verdict }) => verdict)).toEqual(['has-errors', 'needs-review', 'ready', 'failed']);
  expect(ROWS[0]).toMatchObject({ project: '社区图书室建设', recorded: 97, recomputed: 97.65, grade: '优', errors: 6 });
  expect(ROWS[0]?.first).toEqual({ sheet: '自评表', cell: 'G4' });
  expect(ROWS[3]?.why).not.toBe('');
});

test('sorted either way with what is missing last, and filtered by words and verdict', () => {
  const totals = (descending: boolean): unknown[] =>
    sorted(ROWS, { column: 'recorded', descending }).map(({ recorded }) => recorded);
  const numbers = ROWS.map(({ recorded }) => recorded).filter((each): each is number => each !== null);
  expect(totals(false)).toEqual([...numbers.sort((a, b) => a - b), null]);
  expect(totals(true)).toEqual([...numbers.sort((a, b) => b - a), null]);
  expect(filtered(ROWS, ' 图书室 ', new Set())).toHaveLength(1);
  expect(filtered(ROWS, '', new Set(['failed'] as const))).toEqual([ROWS[3]]);
  expect(totalsByRange(ROWS).reduce((sum, count) => sum + count)).toBe(3);
});

test('checks are counted over all files', () => {
  const counts = checkCounts(ENTRIES);
  expect(counts.reduce((sum, { findings }) => sum + findings, 0)).toBe(
    ENTRIES.reduce((sum, { findings }) => sum + findings.length, 0),
  );
  expect(counts[0]?.findings).toBeGreaterThanOrEqual(counts.at(-1)?.findings ?? 0);
});

test('the summary is a workbook with the forms, the findings with their cells, and the counts', () => {
  const lists = summarySheets(ENTRIES, new Date(2024, 2, 1, 10, 5));
  const { sheets } = readWorkbook(newWorkbook(lists));
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['汇总', 3 + ENTRIES.length],
    ['按单位统计', 3 + new Set(ROWS.map(({ unit }) => unit)).size],
    ['问题清单', 3 + ENTRIES.reduce((sum, { findings }) => sum + findings.length, 0)],
    ['按规则统计', 3 + checkCounts(ENTRIES).length],
  ]);
  expect(sheets[0]?.rows[3]?.cells.map(({ value }) => value)).toEqual([
    ROWS[0]?.unit,
    '社区图书室建设',
    97,
    97.65,
    '优',
    ROWS[0]?.errors,
    ROWS[0]?.warnings,
    '有错误',
    '自评表',
    '甲/1.xlsx',
    '打开',
  ]);
  expect(newWorkbook(lists)).toEqual(newWorkbook(lists));
});

test('a batch reviews every file and tells how far it is', async () => {
  let now = 0;
  const batch = new Batch(
    [file('1.xlsx', ERRORS), file('2.xlsx', BROKEN), file('3.xlsx', READY)],
    [new PageReviewer()],
    {
      clock: () => {
        now += 500;
        return now;
      },
    },
  );
  expect(batch.snapshot()).toMatchObject({ done: 0, phase: 'running', left: null });
  await batch.run();
  const { entries, done, phase, left } = batch.snapshot();
  expect({ done, phase, left }).toEqual({ done: 3, phase: 'done', left: 0 });
  expect(entries.map((entry) => entry?.verdict)).toEqual(['has-errors', null, 'ready']);
});

describe('by which policy', () => {
  const form = exampleForm('national');
  const hubei = policyById('hubei') as ScoringPolicy;
  const sichuan = policyById('sichuan') as ScoringPolicy;
  const notes = gridOf(WAIVER_SHEET, []);
  const recording = workbookFile([form, applyEdits([notes], recordPolicy(notes, hubei, '核对说明'))[0] as SheetGrid]);
  const policyOf = (bytes: Uint8Array, by: PolicyChoice): unknown => {
    const entry = reviewBytes('a.xlsx', bytes, { by });
    return entry.verdict === null ? null : entry.tables[0]?.policy;
  };

  test.each([
    ['the usual one, where the workbook records none', workbookFile([form]), false, 'sichuan'],
    ['the recorded one before the usual one', recording, false, 'hubei'],
    ['the one for all before the recorded one', recording, true, 'sichuan'],
  ])('%s', (_, bytes, everywhere, expected) => {
    expect(
      policyOf(bytes, everywhere ? { chosen: sichuan, personal: null } : { chosen: null, personal: sichuan }),
    ).toBe(expected);
  });

  test('the usual one is the user’s own choice', () => {
    expect(usualChoice({ ...DEFAULTS, defaultPolicy: 'hubei' })).toEqual({ chosen: null, personal: hubei });
    expect(usualChoice({ ...DEFAULTS, defaultPolicy: 'gone' })).toEqual(UNDECIDED);
  });
});

test('a batch that is called off keeps what it has, and its reviewers end', async () => {
  const close = jest.fn();
  const answers: (() => void)[] = [];
  const slow: Reviewer = {
    review: ({ path: name, bytes }) =>
      name === '1.xlsx'
        ? Promise.resolve(reviewBytes(name, bytes))
        : new Promise((resolve) => {
            answers.push(() => resolve(reviewBytes(name, bytes)));
          }),
    close,
  };
  const batch = new Batch([file('1.xlsx', READY), file('2.xlsx', READY)], [slow]);
  const ended = batch.run();
  // Until the second file is being reviewed: it never will be done.
  while (answers.length === 0) {
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
  }
  batch.cancel();
  await ended;
  expect(close).toHaveBeenCalledTimes(1);
  expect(batch.snapshot()).toMatchObject({ done: 1, phase: 'cancelled' });
});

describe('workers', () => {
  class FakeWorker extends EventTarget {
    readonly #work: (worker: FakeWorker, task: { path: string; bytes: Uint8Array }) => void;

    constructor(work: (worker: FakeWorker, task: { path: string; bytes: Uint8Array }) => void) {
      super();
      this.#work = work;
    }

    postMessage(task: { path: string; bytes: Uint8Array }): void {
      setTimeout(() => this.#work(this, task));
    }

    terminate(): void {
      // Nothing runs.
    }
  }

  const fakeWorker = (...args: ConstructorParameters<typeof FakeWorker>): Worker =>
    new FakeWorker(...args) as unknown as Worker;
  const fail = (worker: EventTarget): void => {
    worker.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }));
  };

  test('one that the browser refuses is replaced by the page', async () => {
    const reviewer = new WorkerReviewer(() => fakeWorker(fail));
    expect((await reviewer.review({ path: 'a.xlsx', bytes: READY, by: UNDECIDED })).verdict).toBe('ready');
  });

  test('one that dies of a file costs that file only', async () => {
    const reviewer = new WorkerReviewer(() =>
      fakeWorker((worker, { path: name, bytes }) =>
        name === 'bad.xlsx'
          ? fail(worker)
          : worker.dispatchEvent(new MessageEvent('message', { data: reviewBytes(name, bytes) })),
      ),
    );
    expect((await reviewer.review({ path: 'a.xlsx', bytes: READY, by: UNDECIDED })).verdict).toBe('ready');
    expect(await reviewer.review({ path: 'bad.xlsx', bytes: READY, by: UNDECIDED })).toMatchObject({
      verdict: null,
      error: { code: 'unknown' },
    });
    expect((await reviewer.review({ path: 'b.xlsx', bytes: READY, by: UNDECIDED })).verdict).toBe('ready');
  });
});
