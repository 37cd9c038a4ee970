import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runWithCoverage } from './coverage-run.mjs';

/** Which test files run which lines of the sources, from a run with coverage; kept per test file while nothing it loads changes. */

const sha = (content) => createHash('sha256').update(content).digest('hex');

/** What says how tests run and what is written down about them: any change makes all anew. */
const SHARED = [
  'package-lock.json',
  'jest.config.js',
  'tools/test/fluent.mjs',
  'tools/mutate/coverage-worker.mjs',
  'tools/mutate/lines-run.mjs',
];

/**
 * Whether a record still tells which lines of these sources the test file runs: they haven't changed, nor has the test. Changes of other
 * sources may lead a test elsewhere, seldom enough to be left alone.
 */
function isCurrent({ loaded }, root, sources) {
  return Object.entries(loaded).every(([file, hash]) => {
    if (file.startsWith('src/') && !sources.has(file)) return true;
    const full = path.join(root, file);
    return existsSync(full) && sha(readFileSync(full)).slice(0, 20) === hash;
  });
}

function listedTests(copy, cache) {
  const projects = ['--selectProjects', 'node', 'window', 'pane'];
  const args = ['node_modules/jest/bin/jest.js', '--listTests', ...projects, '--cacheDirectory', cache];
  const printed = execFileSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return printed
    .split('\n')
    .filter((line) => path.isAbsolute(line))
    .map((line) => path.relative(copy, line));
}

/**
 * @param {string} copy where the tests are run
 * @param {{ sources: Set<string>, jobs: number, cache: string, wanted: string[], say: (text: string) => void }} options `sources`: those
 * that are asked about; `wanted`: folders or files of tests, none for all
 * @returns a record for each unit test file: `{ name, isGreen, milliseconds, files: { [source]: { called, loaded } } }`
 */
export async function recordsOf(root, copy, { sources, jobs, cache, wanted, say }) {
  const shared = createHash('sha256');
  for (const file of SHARED) shared.update(readFileSync(path.join(root, file)));
  const folder = path.join(root, 'node_modules/.cache/jihe-mutate', shared.digest('hex').slice(0, 16));
  mkdirSync(folder, { recursive: true });
  const place = (name) => path.join(folder, `${sha(name)}.json`);

  const tests = listedTests(copy, cache).filter(
    (name) => wanted.length === 0 || wanted.some((each) => name === each || name.startsWith(`${each}/`)),
  );
  const read = (name) => (existsSync(place(name)) ? JSON.parse(readFileSync(place(name), 'utf8')) : null);
  const stale = tests.filter((name) => {
    const record = read(name);
    return record === null || !isCurrent(record, root, sources);
  });
  if (stale.length > 0) {
    say(`finding out what ${stale.length} of ${tests.length} test files run`);
    const onRecord = (record) => writeFileSync(place(record.name), JSON.stringify(record));
    await runWithCoverage(copy, { tests: stale, jobs, cache, onRecord, say });
  }
  return tests.map(read).filter((record) => record !== null);
}

/** How much a test file and a source have in common: folders, and the name. */
function nearness(test, source) {
  const [a, b] = [test, source].map((file) =>
    file
      .replace(/(?:\.test)?\.tsx?$/, '')
      .split('/')
      .slice(1),
  );
  let common = 0;
  while (common < Math.min(a.length, b.length) && a[common] === b[common]) common += 1;
  return common + (a.at(-1) === b.at(-1) ? 1 : 0);
}

/**
 * The test files that run a line, the quickest and nearest first. Of a line that is run when its file is loaded: those that load it, those
 * that also call something in it first.
 */
export function testsOf(records, source, line) {
  const green = records.filter(({ isGreen, files }) => isGreen && files[source] !== undefined);
  const calling = green.filter(({ files }) => files[source].called.includes(line));
  const reaching = calling.length > 0 ? calling : green.filter(({ files }) => files[source].loaded.includes(line));
  const cost = ({ name, milliseconds, files }) => {
    const isUsing = calling.length > 0 || files[source].called.length > 0;
    return (milliseconds + 200) / 4 ** nearness(name, source) + (isUsing ? 0 : 1e6);
  };
  return reaching
    .map((record) => ({ name: record.name, milliseconds: record.milliseconds, cost: cost(record) }))
    .sort((a, b) => a.cost - b.cost);
}
