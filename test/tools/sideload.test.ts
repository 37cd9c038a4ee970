import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ELSEWHERE, type Machine, SERVING, type SideloadStep, sideload } from '../../tools/sideload/run.ts';
import { filesOver } from '../../tools/sideload/serve.ts';

/** Trying the add-in in the Excel of one machine: what is run, in which order, and what is left behind. */

interface Ran {
  readonly status: number;
  readonly steps: readonly string[];
}

/** @param statuses of what npx runs, by the name of the package and its command; 0 unless given */
async function run(
  step: SideloadStep,
  platform: string,
  statuses: { readonly [command: string]: number } = {},
): Promise<Ran> {
  const steps: string[] = [];
  const machine: Machine = {
    platform,
    home: '/Users/a',
    say: (text) => void steps.push(text),
    assemble: async () => void steps.push('assemble'),
    npx: (spec, ...args) => {
      steps.push(`npx ${[spec, ...args].join(' ')}`);
      return Promise.resolve(statuses[`${spec.replace(/@.*/, '')} ${args[0]}`] ?? 0);
    },
    serve: async (certificate, key, whileServed) => {
      steps.push(`serve ${certificate} ${key}`);
      steps.push((await whileServed()) ? 'until Ctrl+C' : 'no longer');
    },
  };
  return { status: await sideload(step, machine), steps };
}

const MANIFEST = 'dist/sideload/manifest.xml';
const CERTIFICATE = 'npx office-addin-dev-certs@3.0.0 install';
const SERVE = 'serve /Users/a/.office-addin-dev-certs/localhost.crt /Users/a/.office-addin-dev-certs/localhost.key';
const START = `npx office-addin-debugging@7.0.0 start ${MANIFEST} desktop --app excel --no-debug`;
const STOP = `npx office-addin-debugging@7.0.0 stop ${MANIFEST}`;

test.each(['win32', 'darwin'])(
  'on %s: pages, certificate, server, Excel; afterwards Excel forgets it',
  async (platform) => {
    expect(await run('start', platform)).toEqual({
      status: 0,
      steps: ['assemble', CERTIFICATE, SERVE, SERVING, START, 'until Ctrl+C', STOP],
    });
  },
);

test('a certificate that the user refuses ends it before anything is served', async () => {
  expect(await run('start', 'win32', { 'office-addin-dev-certs install': 1 })).toEqual({
    status: 1,
    steps: ['assemble', CERTIFICATE],
  });
});

test('an Excel that can’t be started ends it, and nothing stays registered', async () => {
  expect(await run('start', 'darwin', { 'office-addin-debugging start': 1 })).toEqual({
    status: 1,
    steps: ['assemble', CERTIFICATE, SERVE, SERVING, START, 'no longer', STOP],
  });
});

test('what it left behind can be taken away by itself', async () => {
  expect((await run('stop', 'win32')).steps).toEqual([STOP]);
  expect((await run('remove-certificate', 'win32')).steps).toEqual(['npx office-addin-dev-certs@3.0.0 uninstall']);
});

test.each<SideloadStep>(['start', 'stop', 'remove-certificate'])(
  'elsewhere %s says what else there is',
  async (step) => {
    expect(await run(step, 'linux')).toEqual({ status: 2, steps: [ELSEWHERE] });
  },
);

const onLinux = process.platform === 'linux' ? describe : describe.skip;
onLinux('the command itself, on Linux', () => {
  test('says so, and fetches nothing', () => {
    const root = join(__dirname, '../..');
    const script = join(root, 'tools/sideload.ts');
    const { status, stdout } = spawnSync(process.execPath, ['--import', './tools/typescript.mjs', script], {
      cwd: root,
      encoding: 'utf8',
      // Without npx on the PATH.
      env: { ...process.env, PATH: '' },
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: ELSEWHERE });
  });
});

test('what is served is the folder, and nothing beside it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jihe-sideload-'));
  const served = join(folder, 'served');
  mkdirSync(join(served, 'assets'), { recursive: true });
  writeFileSync(join(served, 'taskpane.html'), '<!doctype html>');
  writeFileSync(join(served, 'assets/图 1.png'), 'png');
  writeFileSync(join(folder, 'secret.txt'), 'not for others');
  const server = createServer(filesOver(served));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = async (address: string, method = 'GET'): Promise<string> => {
    const response = await fetch(`${origin}${address}`, { method });
    return `${response.status} ${response.headers.get('content-type') ?? ''} ${await response.text()}`;
  };
  try {
    expect(await get('/taskpane.html?tab=notes')).toBe('200 text/html; charset=utf-8 <!doctype html>');
    expect(await get('/assets/%E5%9B%BE%201.png')).toBe('200 image/png png');
    for (const address of ['/', '/missing.js', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%', '/assets']) {
      expect([address, await get(address)]).toEqual([address, expect.stringMatching(/^404 /)]);
    }
    expect(await get('/taskpane.html', 'POST')).toMatch(/^404 /);
  } finally {
    server.close();
    rmSync(folder, { recursive: true });
  }
});
