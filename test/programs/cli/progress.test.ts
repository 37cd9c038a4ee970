import { Progress } from '../../../src/programs/cli/progress.ts';
import { displayWidth } from '../../../src/reports/printable.ts';

/** The line at the foot of a terminal: when it is shown, what it says, and that it never wraps. */

const CLEAR = '\r\u001b[K';

function begin(all: number, columns = 80, isTerminal = true) {
  let clock = 5000;
  const written: string[] = [];
  const screen = {
    isTerminal,
    columns,
    write: (text: string) => {
      written.push(text);
      return Promise.resolve();
    },
  };
  const progress = new Progress(screen, all, () => new Date(clock));
  return {
    written,
    progress,
    /** So many milliseconds later so many are done. */
    after: async (milliseconds: number, done: number, current = 'a.xlsx'): Promise<void> => {
      clock += milliseconds;
      await progress.update(done, current);
    },
  };
}

test.each([
  [9, true, 0],
  [10, true, 1],
  [10, false, 0],
])('of %d files, on a terminal: %s', async (all, isTerminal, lines) => {
  const { written, after } = begin(all, 80, isTerminal);
  await after(100, 1);
  expect(written).toHaveLength(lines);
});

test('at most every tenth of a second', async () => {
  const { written, after } = begin(20);
  await after(0, 1);
  await after(99, 2);
  await after(1, 3);
  await after(50, 4);
  await after(50, 5);
  expect(written).toEqual([1, 3, 5].map((done) => `${CLEAR}已核对 ${done}/20 · a.xlsx`));
});

test('the time left, from two seconds on: as the files so far took', async () => {
  const { written, after } = begin(100);
  await after(1999, 10);
  await after(101, 10, 'b.xlsx');
  await after(1900, 40, 'c.xlsx');
  expect(written).toEqual([
    `${CLEAR}已核对 10/100 · a.xlsx`,
    `${CLEAR}已核对 10/100 · 约剩 19 秒 · b.xlsx`,
    `${CLEAR}已核对 40/100 · 约剩 6 秒 · c.xlsx`,
  ]);
});

test('exactly two seconds are enough', async () => {
  const { written, after } = begin(100);
  await after(2000, 50);
  expect(written).toEqual([`${CLEAR}已核对 50/100 · 约剩 2 秒 · a.xlsx`]);
});

test('with nothing done there is nothing to tell the time from', async () => {
  const { written, after } = begin(100);
  await after(3000, 0);
  expect(written).toEqual([`${CLEAR}已核对 0/100 · a.xlsx`]);
});

test.each([
  ['a'.repeat(60), 30, 29],
  // Two columns each: the last one would only fit half.
  ['预'.repeat(60), 30, 28],
  ['预'.repeat(60), 31, 30],
  ['a\u200b'.repeat(30), 30, 29],
])('a long name ends before the edge: %s on %d columns', async (name, columns, width) => {
  const { written, after } = begin(10, columns);
  await after(100, 1, name);
  const [line = ''] = written;
  const shown = line.slice(CLEAR.length);
  expect(shown.startsWith('已核对 1/10 · ')).toBe(true);
  expect(displayWidth(shown)).toBe(width);
});

test('a name that just fits is whole; signs that steer the terminal are not handed on', async () => {
  const { written, after } = begin(10, displayWidth('已核对 1/10 · ab.xlsx') + 1);
  await after(100, 1, 'ab.xlsx');
  await after(100, 1, 'a\u001b[2J');
  expect(written).toEqual([`${CLEAR}已核对 1/10 · ab.xlsx`, `${CLEAR}已核对 1/10 · a [2J`]);
});

test('it is taken away once, and only when it was shown', async () => {
  const { written, after, progress } = begin(10);
  await progress.clear();
  expect(written).toEqual([]);
  await after(100, 1);
  await progress.clear();
  await progress.clear();
  expect(written.slice(1)).toEqual([CLEAR]);
});
