import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runParts } from './test/parts.mjs';

/**
 * `npm test`: all tests, part after part. The last line adds up the parts: `12 passed, 0 failed`; lines before it name the files that were
 * repeated. What is typed behind `npm test --` goes to the first part alone, which then is the only one.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
/** Half as many workers again as there are processors, for some tests wait: what tests measure is their own processor time. */
const TOGETHER = [`--maxWorkers=${Math.ceil(1.5 * availableParallelism())}`];
/** One worker: LibreOffice must not compete with other tests. */
const ALONE = ['--maxWorkers=1', '--testTimeout=120000'];
/** A browser a processor: a picture takes its time, and the limit only ends what hangs. */
const BROWSERS = ['--maxWorkers=100%', '--testTimeout=240000'];
const PARTS = [
  // `--ci`: what follows a list of projects has to be an option, or it would be another project.
  { name: 'unit', args: ['--selectProjects', 'node', 'window', 'pane', '--ci', ...TOGETHER] },
  { name: 'office', args: ['--selectProjects', 'office', ...ALONE] },
  { name: 'browser', args: ['--selectProjects', 'browser', ...BROWSERS] },
];

function jest(args, variables) {
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const environment = { ...process.env, ...color, ...variables };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', ...args], {
      cwd: root,
      env: environment,
      stdio: ['inherit', 'pipe', 'inherit'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text) => {
      printed = (printed + text).slice(-2000);
      process.stdout.write(text);
    });
    child.on('error', () => resolve({ status: 1, printed }));
    child.on('close', (status) => resolve({ status: status ?? 1, printed }));
  });
}

const relative = (record) => ({ ...record, file: path.relative(root, record.file) });

/** Runs a part, or some of its files, and reads what its reporter and its browsers wrote down. */
async function run({ args, only }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-test-'));
  const [results, deaths] = ['results.json', 'deaths.jsonl'].map((name) => path.join(folder, name));
  try {
    const again = only === undefined ? {} : { JIHE_AGAIN: '1' };
    const files = only === undefined ? [] : ['--runTestsByPath', ...only];
    const ended = await jest([...args, ...files], { ...again, JIHE_RESULTS: results, JIHE_BROWSER_DEATHS: deaths });
    const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    return {
      ...ended,
      files: JSON.parse(read(results) || '[]').map(relative),
      deaths: read(deaths)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => relative(JSON.parse(line))),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const requested = process.argv.slice(2);
const parts = requested.length > 0 ? [{ name: 'unit', args: [...PARTS[0].args, ...requested] }] : PARTS;
const { failed } = await runParts(parts, run, (text) => process.stdout.write(text));
process.exitCode = failed > 0 ? 1 : 0;
