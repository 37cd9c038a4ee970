import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** `npm test`, with runs that are made up: what is repeated, what is counted, what the last line says. */

interface Run {
  readonly status?: number;
  readonly printed: string;
  readonly files?: readonly { file: string; passed: number; failed: number; skipped: number }[];
  readonly deaths?: readonly { file: string; what: string }[];
}

const MODULE = path.join(__dirname, '../../tools/test/parts.mjs');

/** The parts run as told, each run taking the next of the list. */
function parts(
  runs: readonly Run[],
  names: readonly string[],
): { requested: unknown[]; lines: string[]; sum: unknown } {
  const script = `
    import { runParts } from ${JSON.stringify(MODULE)};
    const runs = ${JSON.stringify(runs)};
    const requested = [];
    let written = '';
    const run = async ({ name, only }) => {
      requested.push(only === undefined ? name : [name, ...only]);
      return { status: 0, files: [], deaths: [], ...runs.shift() };
    };
    const parts = ${JSON.stringify(names)}.map((name) => ({ name, args: [] }));
    const sum = await runParts(parts, run, (text) => { written += text; });
    console.log(JSON.stringify({ requested, lines: written.trimEnd().split('\\n'), sum }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ReturnType<typeof parts>;
}

const file = (name: string, passed: number, failed = 0) => ({ file: name, passed, failed, skipped: 0 });

test('the parts are added up, after one that failed as well', () => {
  const runs = [{ status: 1, printed: 'x\n5 passed, 1 failed\n' }, { printed: '3 passed, 0 failed, 2 skipped\n' }];
  const { requested, lines, sum } = parts(runs, ['unit', 'office']);
  expect(requested).toEqual(['unit', 'office']);
  expect(lines.at(-1)).toBe('8 passed, 1 failed, 2 skipped');
  expect(sum).toEqual({ passed: 8, failed: 1, skipped: 2 });
});

test('a part without its line, or that ends badly in spite of it, has failed', () => {
  expect(parts([{ printed: 'broken' }], ['unit']).lines.at(-1)).toBe('0 passed, 1 failed');
  expect(parts([{ status: 1, printed: '4 passed, 0 failed\n' }], ['unit']).lines.at(-1)).toBe('4 passed, 1 failed');
});

test('a browser test that fails is not repeated, nor is a file that passed though its browser died', () => {
  const run = {
    status: 1,
    printed: '6 passed, 1 failed\n',
    files: [file('a', 2, 1), file('b', 4)],
    deaths: [{ file: 'b', what: 'the browser ended' }],
  };
  const { requested, lines } = parts([run], ['browser']);
  expect(requested).toEqual(['browser']);
  expect(lines.at(-1)).toBe('6 passed, 1 failed');
});

test('where the browser died, the file alone is repeated, counts all its tests, and is named', () => {
  const first = {
    status: 1,
    printed: '4 passed, 2 failed\n',
    files: [file('a', 0, 1), file('b', 4), file('c', 0, 1)],
    deaths: [{ file: 'a', what: 'a page crashed' }],
  };
  const second = { printed: '7 passed, 0 failed\n', files: [file('a', 7)] };
  const { requested, lines } = parts([first, second], ['browser']);
  expect(requested).toEqual(['browser', ['browser', 'a']]);
  expect(lines.slice(-2)).toEqual([
    'repeated, because a page crashed: a: passed at the second try',
    '11 passed, 1 failed',
  ]);
});

test('what fails again has failed', () => {
  const first = {
    status: 1,
    printed: '4 passed, 1 failed\n',
    files: [file('a', 4, 1)],
    deaths: [{ file: 'a', what: 'the browser ended' }],
  };
  const second = { status: 1, printed: '3 passed, 2 failed\n', files: [file('a', 3, 2)] };
  const { lines } = parts([first, second], ['browser']);
  expect(lines.slice(-2)).toEqual([
    'repeated, because the browser ended: a: failed at the second try',
    '3 passed, 2 failed',
  ]);
});
