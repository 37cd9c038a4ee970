import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** jihe and jihe.cmd of the package with the command line: what they say where Node is too old, or isn't there. */

const PAGES = path.join(__dirname, '../../tools/release/pages');
const NEEDED = '需要 Node.js 20 或更新版本：https://nodejs.org\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jihe-launcher-'));
  mkdirSync(path.join(folder, 'bin'));
  writeFileSync(path.join(folder, 'jihe'), readFileSync(path.join(PAGES, 'jihe.sh')));
  writeFileSync(path.join(folder, 'jihe.cjs'), 'console.log(process.argv.slice(2).join("|")); process.exitCode = 3;');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A `node` that says it is of that version. */
function hasNode(version: string): void {
  const preload = path.join(folder, 'version.cjs');
  const value = JSON.stringify({ node: version });
  writeFileSync(preload, `Object.defineProperty(process, 'versions', { value: ${value} });`);
  const script = `#!/bin/sh\nexec '${process.execPath}' --require '${preload}' "$@"\n`;
  writeFileSync(path.join(folder, 'bin/node'), script, { mode: 0o755 });
}

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('/bin/sh', [path.join(folder, 'jihe'), ...args], {
    encoding: 'utf8',
    // dirname, and no Node but ours.
    env: { PATH: `${path.join(folder, 'bin')}:${path.join(folder, 'tools')}` },
  });
  return { status, stdout, stderr };
}

beforeEach(() => {
  mkdirSync(path.join(folder, 'tools'));
  writeFileSync(path.join(folder, 'tools/dirname'), '#!/bin/sh\nexec /usr/bin/dirname "$@"\n', { mode: 0o755 });
});

test.each(['20.0.0', '22.11.0', '100.1.0'])('with Node %s it runs, and hands on what it got and gives', (version) => {
  hasNode(version);
  expect(run('check', '我的 表.xlsx')).toEqual({ status: 3, stdout: 'check|我的 表.xlsx\n', stderr: '' });
});

test.each(['8.17.0', '16.20.2', '19.9.0'])('Node %s is too old, and that is all it says', (version) => {
  hasNode(version);
  expect(run('check')).toEqual({ status: 2, stdout: '', stderr: NEEDED });
});

test('without Node it says so', () => {
  expect(run('check')).toEqual({ status: 2, stdout: '', stderr: NEEDED });
});

test('on Windows every line that is Chinese is read after cmd was told the encoding', () => {
  const lines = readFileSync(path.join(PAGES, 'jihe.cmd'), 'utf8').split('\n');
  const told = lines.findIndex((line) => line.startsWith('chcp 65001'));
  const chinese = lines.flatMap((line, at) => (/\P{ASCII}/u.test(line) ? [at] : []));
  expect(told).toBeGreaterThan(0);
  expect(chinese.length).toBeGreaterThanOrEqual(1);
  expect(chinese.filter((at) => at < told)).toEqual([]);
  // A block in brackets is decoded all at once, before anything in it runs.
  expect(lines.filter((line) => line.trimEnd().endsWith('('))).toEqual([]);
  expect(lines.find((line) => line.startsWith('node -e'))).toContain('>=20');
});
