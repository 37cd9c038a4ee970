import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** `npm run mutate`: which mutants there are, which are chosen, which lines count as run. */

const TOOLS = path.join(__dirname, '../../tools/mutate');

/** Runs a script over the driver's modules; what it leaves in `result` comes back. */
function withTools(script: string): unknown {
  const lines = [
    `import { mutantsOf, mutated } from ${JSON.stringify(path.join(TOOLS, 'places.mjs'))};`,
    `import { partsOf } from ${JSON.stringify(path.join(TOOLS, 'parts.mjs'))};`,
    `import { reportOf } from ${JSON.stringify(path.join(TOOLS, 'report.mjs'))};`,
    `import { sampleOf } from ${JSON.stringify(path.join(TOOLS, 'sample.mjs'))};`,
    `import { Trial } from ${JSON.stringify(path.join(TOOLS, 'trial.mjs'))};`,
    `import { runWithCoverage } from ${JSON.stringify(path.join(TOOLS, 'coverage-run.mjs'))};`,
    `import { linesRun } from ${JSON.stringify(path.join(TOOLS, 'lines-run.mjs'))};`,
    "import { readFileSync, readdirSync } from 'node:fs';",
    'let result;',
    script,
    'console.log(JSON.stringify(result));',
  ];
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', lines.join('\n')], {
    encoding: 'utf8',
    cwd: path.join(TOOLS, '../..'),
    maxBuffer: 2 ** 28,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

interface Mutant {
  readonly kind: string;
  readonly text: string;
  readonly line: number;
}

/** Of each source its mutants, as whole sources. One process for all: its start takes the time. */
function mutantsOfAll(sources: readonly string[]): Mutant[][] {
  return withTools(`
    result = ${JSON.stringify(sources)}.map((text) =>
      mutantsOf(text).map((each) => ({ kind: each.kind, line: each.line, text: mutated(text, each) })));
  `) as Mutant[][];
}

const CASES: readonly (readonly [kind: string, source: string, expected: readonly string[]])[] = [
  ['statement', 'go(中);', [';']],
  ['statement', 'for (const a of b) { if (a) continue; }', [';', 'for (const a of b) { if (a) ; }']],
  ['not', 'f(!a);', ['f((a));']],
  ['not', 'if (a) b();', ['if (!(a)) b();']],
  ['condition', 'if (a < b) c();', ['if (true) c();', 'if (false) c();']],
  ['condition', 'while (a) b();', ['while (false) b();']],
  ['and-or', 'f(a && b);', ['f((a || b));']],
  ['operand', 'f(a || b);', ['f((a));', 'f((b));']],
  ['operand', 'f(a ?? b);', ['f((a));']],
  ['comparison', 'f(a < b, c === d);', ['f((a <= b), c === d);', 'f(a < b, (c !== d));']],
  ['arithmetic', "f(a + b, 'c' + d);", ["f((a - b), 'c' + d);"]],
  ['method', 'f(a.some(b));', ['f(a.every(b));']],
  ['call', 'f(a?.filter(b).c);', ['f(a?.c);']],
  ['regex', 'f(/^a+|b/u);', ['f(/a+|b/u);', 'f(/^a*|b/u);', 'f(/b/u);', 'f(/^a+/u);']],
  ['number', 'f(1);', ['f(2);', 'f(0);']],
  ['boolean', 'f(true);', ['f(false);']],
  ['string', "f('项目');", ["f('');"]],
  ['return', 'const f = (a) => a.b;', ['const f = (a) => undefined;']],
  ['return', 'function f() { return [a]; }', ['function f() { return []; }']],
  ['branches', 'f(a ? b : c);', ['f(a ? c : b);']],
  ['else', 'if (a) { b(); } else { c(); }', ['if (a) { b(); }']],
];

describe('the kinds', () => {
  let mutants: Mutant[][];
  beforeAll(() => {
    mutants = mutantsOfAll(CASES.map(([, source]) => source));
  });
  test.each(CASES.map((each, index) => [...each, index] as const))('%s: %s', (kind, _source, expected, index) => {
    const own = mutants[index]?.filter((each) => each.kind === kind).map(({ text }) => text) ?? [];
    expect(own.sort()).toEqual([...expected].sort());
  });
});

test('types, imports, style and the wording of errors are left alone', () => {
  const sources = [
    "import { a } from 'b';",
    "type A = 'b' | 1;",
    'const a = <p className="b" style={{ width: 1 }} size={200}>c</p>;',
    "const a = b as 'c';",
  ];
  const [ofError, ...others] = mutantsOfAll(["throw new TypeError('a');", ...sources]);
  expect(ofError?.map(({ kind }) => kind)).toEqual(['statement']);
  expect(others).toEqual([[], [], [], []]);
});

test('lines are counted, and characters of several bytes in front don’t shift the place', () => {
  const [mutants] = mutantsOfAll(["// 绩效😀\nconst a = '分';"]);
  expect(mutants?.[0]).toEqual({ kind: 'string', line: 2, text: "// 绩效😀\nconst a = '';" });
});

test('every mutant of real sources parses and differs', () => {
  const { count, broken } = withTools(`
    const files = ['src/engine/values/numbers.ts', 'src/engine/layout/labels.ts', 'src/pane/views/long-list.tsx'];
    result = { count: 0, broken: [] };
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const mutant of mutantsOf(text)) {
        result.count += 1;
        const changed = mutated(text, mutant);
        try { mutantsOf(changed); } catch { result.broken.push(file + ':' + mutant.line + ' ' + mutant.after); }
        if (changed === text) result.broken.push(file + ':' + mutant.line);
      }
    }
  `) as { count: number; broken: string[] };
  expect(broken).toEqual([]);
  expect(count).toBeGreaterThan(300);
});

test('a list is whole, however long it is', () => {
  const { stdout } = spawnSync(process.execPath, ['tools/mutate.mjs', 'src/engine/values', '--list'], {
    encoding: 'utf8',
    cwd: path.join(TOOLS, '../..'),
    maxBuffer: 2 ** 28,
  });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1000);
  expect(lines.at(-1)).toBe(`${lines.length - 1} of ${lines.length - 1} mutants`);
});

test('a sample is the same for the same seed, another for another, and holds every folder', () => {
  const [first, again, other] = withTools(`
    const mutants = [];
    for (const [folder, size] of [['src/a', 200], ['src/b', 3], ['src/c/d', 50]])
      for (let line = 1; line <= size; line += 1) mutants.push({ file: folder + '/x.ts', line, start: line, end: line, text: '' });
    result = [1, 1, 2].map((seed) => sampleOf(mutants, 12, seed).map(({ file, line }) => file + ':' + line));
  `) as string[][];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  const inFolder = (folder: string) => first?.filter((each) => each.startsWith(folder)).length;
  expect(inFolder('src/b/')).toBe(3);
  expect(inFolder('src/a/')).toBeGreaterThanOrEqual(4);
  expect(inFolder('src/c/')).toBeGreaterThanOrEqual(4);
});

const FOLDERS_OF_PARTS = `
  const folders = { 'src/engine': 10, 'src/engine/layout': 2500, 'src/engine/layout/words': 30, 'src/engine/notes': 1999,
    'src/engine/values': 2000, 'src/app': 5, 'src/programs/addin/ribbon': 1500, 'src/programs/addin/taskpane': 600 };
  const mutants = Object.entries(folders).flatMap(([folder, size]) =>
    Array.from({ length: size }, (_, at) => ({ file: folder + '/x.ts', line: at, start: at, end: at, text: '', kind: 'call' })));
`;

test('a small folder is counted in the folder above it, two small ones together, a room never in another', () => {
  expect(withTools(`${FOLDERS_OF_PARTS} result = [...partsOf(mutants)];`)).toEqual([
    ['src/engine', 'src/engine'],
    ['src/engine/layout', 'src/engine/layout'],
    ['src/engine/layout/words', 'src/engine/layout'],
    ['src/engine/notes', 'src/engine'],
    ['src/engine/values', 'src/engine/values'],
    ['src/app', 'src/app'],
    ['src/programs/addin/ribbon', 'src/programs/addin'],
    ['src/programs/addin/taskpane', 'src/programs/addin'],
  ]);
});

test('each part has its share of a sample, each folder of it too, and the report its rate', () => {
  const { sizes, report } = withTools(`${FOLDERS_OF_PARTS}
    const chosen = sampleOf(mutants, 22, 7);
    result = { sizes: {} };
    for (const { file } of chosen) result.sizes[file] = (result.sizes[file] ?? 0) + 1;
    const outcomes = chosen.map((each) => ({ ...each, tests: 1, reaching: 1, outcome: each.file.includes('notes') ? 'survived' : 'noticed' }));
    result.report = reportOf(outcomes, partsOf(mutants));
  `) as { sizes: Record<string, number>; report: string };
  const [engine, notes] = [sizes['src/engine/x.ts'] ?? 0, sizes['src/engine/notes/x.ts'] ?? 0];
  expect([4, 5]).toContain(engine + notes);
  expect(Math.abs(engine - notes)).toBeLessThan(2);
  expect([4, 5]).toContain(sizes['src/app/x.ts']);
  const rows = report.split('\n').map((row) => row.trim().split(/ {2,}/));
  const all = engine + notes;
  const rate = `${Math.round((100 * engine) / all)} %`;
  expect(rows).toContainEqual(['src/engine', String(engine), String(notes), rate]);
  expect(rows).toContainEqual(['src/engine/notes', '0', String(notes), '0 %']);
  expect(rows.filter(([name]) => name === 'src/app')).toHaveLength(1);
});

test('lines that ran: by a call, or when the file was loaded; a getter of the compiled file runs nothing', () => {
  const result = withTools(`
    const code = ['get f() {', '  return f;', '}', 'const a = 1;', 'function f() {', '  g();', '}', 'function h() {}'].join('\\n');
    // Each generated line from the source's line of the same number, and its first column.
    const map = { mappings: code.split('\\n').map((_, index) => (index === 0 ? 'AAAA' : 'AACA')).join(';') };
    const range = (text, count, name = '') => {
      const startOffset = code.indexOf(text);
      return { functionName: name, ranges: [{ startOffset, endOffset: startOffset + text.length, count }] };
    };
    result = linesRun(code, map, [
      { functionName: '', ranges: [{ startOffset: 0, endOffset: code.length, count: 1 }] },
      range('get f() {\\n  return f;\\n}', 1, 'get f'),
      range('function f() {\\n  g();\\n}', 2, 'f'),
      range('function h() {}', 0, 'h'),
    ]);
  `);
  expect(result).toEqual({ called: [5, 6, 7], loaded: [1, 2, 3, 4] });
});

/** What `use` makes of a project with these files, which goes away afterwards. */
function inProject<Result>(files: Readonly<Record<string, string>>, use: (project: string) => Result): Result {
  const project = mkdtempSync(path.join(tmpdir(), 'jihe-trial-'));
  try {
    for (const folder of ['src', 'test']) mkdirSync(path.join(project, folder));
    symlinkSync(path.join(TOOLS, '../../node_modules'), path.join(project, 'node_modules'));
    writeFileSync(path.join(project, 'package.json'), '{}');
    writeFileSync(path.join(project, 'jest.config.js'), 'module.exports = { transform: {} };\n');
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(project, name), text);
    return use(project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

const SUM = 'exports.sum = (a, b) => a + b + 0;\n';
const TEST_OF_SUM = "const { sum } = require('../src/sum.js');\ntest('sum', () => expect(sum(1, 2)).toBe(3));\n";

test('a trial tells what is noticed, what hangs and what survives; the file is as before', () => {
  inProject({ 'src/sum.js': SUM, 'test/sum.test.js': TEST_OF_SUM }, (project) => {
    const outcomes = withTools(`
      const trial = new Trial(${JSON.stringify(project)}, ${JSON.stringify(path.join(project, '.jest'))}, { times: 1, more: 5000 });
      const tests = [{ name: 'test/sum.test.js', milliseconds: 1000 }];
      await trial.prove(tests);
      result = [];
      for (const [before, text] of [['b', 'a'], ['0', '-0'], ['a + b', '(() => { for (;;); })()'], ['0', '(-0)'], ['+ 0', '- 1']]) {
        const start = ${JSON.stringify(SUM)}.lastIndexOf(before);
        const mutant = { file: 'src/sum.js', start, end: start + before.length, text };
        result.push((await trial.run(mutant, tests)).outcome);
      }
      await trial.end();
    `);
    expect(outcomes).toEqual(['noticed', 'survived', 'hung', 'survived', 'noticed']);
    expect(readFileSync(path.join(project, 'src/sum.js'), 'utf8')).toBe(SUM);
  });
});

test('a run with coverage hands over each record at once, and goes on after a test file that ends the process', () => {
  const files = {
    'src/sum.js': SUM,
    'test/ends.test.js': "test('ends', () => process.kill(process.pid, 'SIGKILL'));\n",
    'test/fails.test.js': TEST_OF_SUM.replace('toBe(3)', 'toBe(4)'),
    'test/sum.test.js': TEST_OF_SUM,
  };
  const { records, said } = inProject(files, (project) =>
    withTools(`
      result = { records: [], said: [] };
      await runWithCoverage(${JSON.stringify(project)}, {
        tests: ['test/ends.test.js', 'test/fails.test.js', 'test/sum.test.js'],
        jobs: 1,
        cache: ${JSON.stringify(path.join(project, '.jest'))},
        onRecord: ({ name, isGreen, loaded }) => result.records.push([name, isGreen, Object.keys(loaded).sort()]),
        say: (text) => result.said.push(text),
      });
    `),
  ) as { records: unknown[]; said: string[] };
  expect(records).toEqual([
    ['test/fails.test.js', false, ['src/sum.js', 'test/fails.test.js']],
    ['test/sum.test.js', true, ['src/sum.js', 'test/sum.test.js']],
  ]);
  expect(said).toEqual([expect.stringContaining('test/ends.test.js')]);
});
