import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: all tests, part after part, also after one that failed. The last line adds up the parts: `12 passed, 0 failed`.
 * What is typed behind `npm test --` goes to the first part alone, which then is the only one.
 *
 * Files of browser tests that fail are run once more, because a browser that crashes takes the rest of its file along; what fails
 * twice has failed.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const PARTS = [
  ['unit', []],
  ['office', ['--config', 'jest.office.config.js']],
  ['browser', ['--config', 'jest.browser.config.js']],
];
const CLOSING_LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

function jest(args, variables = {}) {
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

/** A part that ends without its line, or badly in spite of it, is a failure too. */
function counted({ status, printed }) {
  const [, passed, failed, skipped] = [...printed.matchAll(CLOSING_LINE)].at(-1) ?? [];
  const told = Number(failed ?? 0);
  const isBad = status !== 0 || passed === undefined;
  return { passed: Number(passed ?? 0), failed: told === 0 && isBad ? 1 : told, skipped: Number(skipped ?? 0) };
}

async function run(name, args) {
  process.stdout.write(`\n== ${name}\n`);
  const first = counted(await jest(args));
  if (name !== 'browser' || first.failed === 0) return first;
  process.stdout.write(`\n== ${name}, once more: the files of the ${first.failed} that failed\n`);
  const again = counted(await jest([...args, '--onlyFailures'], { JIHE_AGAIN: '1' }));
  // Nothing to run again: it wasn't a test that failed.
  const failed = again.passed + again.failed === 0 ? first.failed : again.failed;
  return { ...first, passed: first.passed + Math.max(0, first.failed - failed), failed };
}

const asked = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, args] of asked.length > 0 ? [['unit', asked]] : PARTS) {
  const part = await run(name, args);
  for (const each of Object.keys(sum)) sum[each] += part[each];
}
process.stdout.write(
  `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}\n`,
);
process.exitCode = sum.failed > 0 ? 1 : 0;
