import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * `npm test`: all tests, part after part, also after one that failed. The last line adds up the parts: `12 passed, 0 failed`.
 * What is typed behind `npm test --` goes to the first part alone, which then is the only one.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const PARTS = [
  ['unit', []],
  ['office', ['--config', 'jest.office.config.js']],
  ['browser', ['--config', 'jest.browser.config.js']],
];
const CLOSING_LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

function jest(args) {
  const environment = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
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

const asked = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, args] of asked.length > 0 ? [['unit', asked]] : PARTS) {
  process.stdout.write(`\n== ${name}\n`);
  const { status, printed } = await jest(args);
  const [, passed, failed, skipped] = [...printed.matchAll(CLOSING_LINE)].at(-1) ?? [];
  sum.passed += Number(passed ?? 0);
  sum.skipped += Number(skipped ?? 0);
  // A part that ends without its line, or badly in spite of it, is a failure too.
  const counted = Number(failed ?? 0);
  sum.failed += counted === 0 && (status !== 0 || passed === undefined) ? 1 : counted;
}
process.stdout.write(
  `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}\n`,
);
process.exitCode = sum.failed > 0 ? 1 : 0;
