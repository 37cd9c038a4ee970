import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** `npm start`, over a page that is built already: which port, what it prints, what it serves. */

const PAGE = '<!doctype html><title>built</title>';
const LONG_AGO = new Date(2020, 0, 1);

let folder: string;
const running: ChildProcess[] = [];

function write(name: string, content: string, time?: Date): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  if (time !== undefined) utimesSync(file, time, time);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jihe-start-'));
  mkdirSync(join(folder, 'tools'));
  copyFileSync(join(__dirname, '../../tools/start.mjs'), join(folder, 'tools/start.mjs'));
  for (const source of ['src/a.ts', 'assets/samples/a.xlsx', 'tools/build/pages.mjs', 'webpack.config.js']) {
    write(source, '', LONG_AGO);
  }
  write('package-lock.json', '{}', LONG_AGO);
  write('dist/workbench/index.html', PAGE);
  write('secret.txt', 'not for others');
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly output: string;
  readonly code: number | null;
}

/** Runs until it has printed where it is, or has ended. */
function start(environment: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'tools/start.mjs')], {
      env: { ...process.env, BROWSER: 'none', PORT: undefined, ...environment },
    });
    running.push(child);
    let output = '';
    const heard = (text: Buffer): void => {
      output += text.toString('utf8');
      if (output.includes('Ctrl+C')) resolve({ output, code: null });
    };
    child.stdout.on('data', heard);
    child.stderr.on('data', heard);
    child.on('exit', (code) => resolve({ output, code }));
  });
}

function addressIn(output: string): URL {
  const [, address = ''] = /绩核工作台：(\S+)\n/.exec(output) ?? [];
  return new URL(address);
}

/** A port that is taken until it is closed. */
async function port(): Promise<{ readonly number: number; readonly close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port: number } = server.address() as AddressInfo;
  return {
    number,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

test('PORT is kept to; the page is served, to this machine, and nothing beside it', async () => {
  const free = await port();
  await free.close();
  const { output } = await start({ PORT: String(free.number) });
  const address = addressIn(output);
  expect(address.href).toBe(`http://127.0.0.1:${free.number}/#sample`);
  expect(output).toContain('文件只在本机打开，不上传。按 Ctrl+C 结束。');
  const answer = await fetch(address);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await answer.text()).toBe(PAGE);
  for (const other of ['/../../secret.txt', '/%2e%2e/%2e%2e/secret.txt', '/none.js']) {
    expect((await fetch(new URL(other, address))).status).toBe(404);
  }
});

test('where the port is taken, the next one is', async () => {
  const taken = await port();
  const { output } = await start({ PORT: String(taken.number) });
  const { port: given } = addressIn(output);
  await taken.close();
  expect(Number(given)).toBeGreaterThan(taken.number);
  expect(Number(given)).toBeLessThan(taken.number + 50);
});

test('without PORT it is one that is easy to remember, or near to it', async () => {
  const { port: given } = addressIn((await start({})).output);
  expect(Number(given)).toBeGreaterThanOrEqual(3210);
  expect(Number(given)).toBeLessThan(3260);
});

test('what is no port is said', async () => {
  const { output, code } = await start({ PORT: '99999' });
  expect(code).toBe(2);
  expect(output).toBe('PORT=99999 不是端口号，应当是 0 到 65535 的整数。\n');
});
