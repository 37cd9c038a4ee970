import { execFile, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Folder } from '../../support/cli.ts';

/** The program as it is shipped: bundled, in a process of its own, with threads. */

const ROOT = join(__dirname, '../../..');
const folder = new Folder();
const PROGRAM = folder.at('dist/jihe.cjs');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function jihe(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, ...args], { cwd: folder.path }, (error, out, err) => {
      resolve({ code: error === null ? 0 : (error.code as number), out, err });
    });
  });
}

beforeAll(async () => {
  const webpack = join(ROOT, 'node_modules/webpack/bin/webpack.js');
  const args = [webpack, '--config-name', 'cli', '--no-optimization-minimize', '--output-path', folder.at('dist')];
  await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  for (let index = 0; index < 40; index += 1) {
    const number = String(index).padStart(2, '0');
    folder.form(`d/${number}.xlsx`, index % 3 === 0 ? { H20: String(60 + index) } : {});
  }
  folder.write('d/05.xlsx', 'not a workbook');
}, 120_000);

afterAll(() => folder.remove());

test('threads give what one thread gives: the same text in the same order', async () => {
  const alone = await jihe('check', 'd', '--format', 'ndjson', '--jobs', '1');
  expect(alone.code).toBe(2);
  expect(alone.err).toBe('');
  expect(alone.out.trimEnd().split('\n')).toHaveLength(40);
  for (const jobs of [['--jobs', '3'], []]) {
    expect(await jihe('check', 'd', '--format', 'ndjson', ...jobs)).toEqual(alone);
  }
});

test('a policy reaches the threads', async () => {
  const { out } = await jihe('check', 'd', '--format', 'ndjson', '--jobs', '2', '--policy', 'platform');
  const policies = out
    .trimEnd()
    .split('\n')
    .flatMap((line) => JSON.parse(line).tables.map((table: { policy: string }) => table.policy));
  expect(new Set(policies)).toEqual(new Set(['platform']));
});

test('exit statuses reach the shell', async () => {
  expect((await jihe('check', 'd/01.xlsx')).code).toBe(0);
  expect((await jihe('check', 'd/00.xlsx')).code).toBe(1);
  expect((await jihe('check', 'd/05.xlsx')).code).toBe(2);
  expect((await jihe()).code).toBe(2);
});

test('the pages of the checks are shipped', async () => {
  const { code, out } = await jihe('explain', 'total-mismatch');
  expect(code).toBe(0);
  expect(out).toMatch(/^总分不等于各项得分之和 \[total-mismatch\]\n/);
  expect(out).not.toContain('规则编号：');
});

test('fill works from the bundle', async () => {
  expect((await jihe('fill', 'd/00.xlsx', '--output', 'filled.xlsx')).code).toBe(0);
  expect((await jihe('check', 'filled.xlsx')).code).toBe(0);
});

test('threads fill what one thread fills, each copy in its place', async () => {
  const alone = await jihe('fill', 'd', '--output', 'one', '--jobs', '1');
  expect([alone.code, alone.err]).toEqual([2, '']);
  expect(alone.out).toContain('共 40 个文件：填好 39 个');
  const some = await jihe('fill', 'd', '--output', 'three', '--jobs', '3');
  expect({ ...some, out: some.out.replaceAll('three', 'one') }).toEqual(alone);
  const names = readdirSync(folder.at('one'));
  expect(names).toHaveLength(39);
  expect(readdirSync(folder.at('three'))).toEqual(names);
  for (const name of names)
    expect(readFileSync(folder.at(`three/${name}`)).equals(readFileSync(folder.at(`one/${name}`)))).toBe(true);
}, 30_000);

test('a reader who goes away after the first line is no accident', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'check', 'd', '--format', 'json', '--jobs', '2'], {
    cwd: folder.path,
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect([code, err]).toEqual([2, '']);
});

test('Ctrl-C ends it, and says how far it came', async () => {
  const child = spawn(process.execPath, [PROGRAM, 'check', 'd', '--format', 'ndjson', '--jobs', '1'], {
    cwd: folder.path,
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  // Nobody reads on: the program waits in the middle of its files.
  child.stdout.once('data', () => {
    child.stdout.pause();
    child.kill('SIGINT');
    setTimeout(() => child.stdout.resume(), 50);
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(130);
  expect(err).toMatch(/^已中断：40 个文件核对了 \d+ 个。\n$/);
});
