import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { VERDICT } from '../../src/messages/pane.ts';
import { checkManifest } from '../../tools/manifest/check.ts';
import { packageVersion, surroundings } from '../../tools/manifest/surroundings.ts';
import { checked, watch } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { ROOT } from './support/paths.ts';
import { servedFile } from './support/server.ts';

/** What `npm run release` makes, unpacked in a place where nothing else of the project is. */

const VERSION = packageVersion(ROOT);
const SAMPLES = path.join(ROOT, 'assets/samples');
const SAMPLE = '示例1-社区图书室（有错误）';
const ORIGIN = 'https://intranet.example';

let browser: Browser;
let folder: string;
let out: string;

function release(to: string, timeZone: string, ...options: readonly string[]): { status: number | null; said: string } {
  const script = path.join(ROOT, 'tools/release.ts');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // Built is what is tested here already.
    ['--import', './tools/typescript.mjs', script, '--no-build', '--out', to, ...options],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TZ: timeZone } },
  );
  return { status, said: `${stdout}${stderr}` };
}

/** Where the archive called so was unpacked: its one folder. */
const unpacked = (name: string): string => path.join(folder, 'unpacked', `${name}-${VERSION}`);

function unpack(file: string): void {
  for (const [name, content] of Object.entries(unzipSync(readFileSync(path.join(out, file))))) {
    const to = path.join(folder, 'unpacked', name);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, content);
  }
}

beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(path.join(tmpdir(), 'jihe-release-test-'));
  out = path.join(folder, 'made');
  const { status, said } = release(out, 'Asia/Shanghai');
  if (status !== 0) throw new Error(said);
  for (const name of readdirSync(out).filter((each) => each.endsWith('.zip'))) unpack(name);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(context: BrowserContext, file: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** A page that may ask for nothing but files. */
async function offline(): Promise<{ context: BrowserContext; problems: string[] }> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  // Files have no origin of their own.
  return { context, ...watch(context, 'null') };
}

test('one archive a way of using it, each in a folder of its own name', () => {
  const archives = ['工作台', 'Excel加载项', 'WPS加载项', '命令行', '许可证'].map((name) => `绩核-${name}`);
  expect(readdirSync(out).sort()).toEqual(
    [...archives.map((name) => `${name}-${VERSION}.zip`), 'SHA256SUMS', '先看这里.html'].sort(),
  );
  expect(readdirSync(path.join(folder, 'unpacked')).sort()).toEqual(
    archives.map((name) => `${name}-${VERSION}`).sort(),
  );
});

test('every file has its checksum, and no other has', () => {
  const lines = readFileSync(path.join(out, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  const names = readdirSync(out).filter((name) => name !== 'SHA256SUMS');
  expect(names.length).toBeGreaterThanOrEqual(5);
  const expected = names.map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(path.join(out, name)))
      .digest('hex');
    return `${hash}  ${name}`;
  });
  expect([...lines].sort()).toEqual(expected.sort());
});

test('made again, at another time and elsewhere in the world, it is the same byte for byte', () => {
  const again = path.join(folder, 'again');
  expect(release(again, 'America/New_York').status).toBe(0);
  const names = readdirSync(out);
  expect(readdirSync(again)).toEqual(names);
  const differing = names.filter(
    (name) => !readFileSync(path.join(again, name)).equals(readFileSync(path.join(out, name))),
  );
  expect(differing).toEqual([]);
});

test('a folder with something else in it is left alone', () => {
  const others = path.join(folder, 'others');
  mkdirSync(others);
  writeFileSync(path.join(others, '账.xlsx'), 'x');
  const { status, said } = release(others, 'UTC');
  expect(status).toBe(1);
  expect(said).toMatch(/holds something else/);
  expect(readdirSync(others)).toEqual(['账.xlsx']);
});

test('the first page leads to every archive', async () => {
  const { context, problems } = await offline();
  const page = await opened(context, path.join(out, '先看这里.html'));
  const links = await page.locator('a').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
  const files = links.map((link) => path.basename(decodeURIComponent(new URL(link).pathname)));
  expect(new Set(files)).toEqual(new Set(readdirSync(out).filter((name) => name.endsWith('.zip'))));
  // What needs no server comes first.
  expect(await page.locator('h2').first().textContent()).toContain('不用服务器');
  await page.setViewportSize({ width: 350, height: 700 });
  await eventually(async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(350));
  expect(problems.filter((problem) => !problem.startsWith('request: file:'))).toEqual([]);
  await context.close();
});

test('jihe.html opens from the disk and checks a form', async () => {
  const { context, problems } = await offline();
  const page = await opened(context, path.join(unpacked('绩核-工作台'), 'jihe.html'));
  await page
    .locator('main')
    .getByRole('button', { name: new RegExp(`^${SAMPLE}`) })
    .click();
  await checked(page);
  await page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  expect(problems.filter((problem) => !problem.startsWith('request: file:'))).toEqual([]);
  await context.close();
});

test('the command line runs by its name, in threads too, and finds its pages', () => {
  const program = path.join(unpacked('绩核-命令行'), 'jihe');
  const run = (...args: readonly string[]) => spawnSync('sh', [program, ...args], { encoding: 'utf8' });
  expect(run('--version').stdout.trim()).toBe(VERSION);
  const one = run('check', '--format', 'json', path.join(SAMPLES, `${SAMPLE}.xlsx`));
  expect(one.status).toBe(1);
  expect((JSON.parse(one.stdout) as { files: { verdict: string }[] }).files[0]?.verdict).toBe('has-errors');
  const all = run('check', '--format', 'json', '--jobs', '2', SAMPLES);
  expect((JSON.parse(all.stdout) as { files: object[] }).files).toHaveLength(3);
  expect(run('explain', 'total-mismatch').stdout).toBe(
    spawnSync(process.execPath, [path.join(ROOT, 'dist/cli/jihe.cjs'), 'explain', 'total-mismatch'], {
      encoding: 'utf8',
    }).stdout,
  );
  const commands = readFileSync(path.join(unpacked('绩核-命令行'), 'jihe.cmd'), 'utf8');
  expect(commands.split('\n').filter((line) => line !== '' && !line.endsWith('\r'))).toEqual([]);
});

test('what its pages lead to is there', () => {
  const folder = unpacked('绩核-命令行');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  const links = pages.flatMap((page) =>
    [...readFileSync(path.join(folder, page), 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, target = '']) =>
      path.join(path.dirname(page), target),
    ),
  );
  expect(links.length).toBeGreaterThan(250);
  expect([...new Set(links)].filter((name) => !existsSync(path.join(folder, name)))).toEqual([]);
});

/** The page that makes the manifest, at its place on the server. */
async function manifestFrom(
  prepare: (page: Page) => Promise<unknown>,
): Promise<{ text: string; name: string; problems: readonly string[] }> {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const site = path.join(unpacked('绩核-Excel加载项'), 'jihe');
  await context.route('**/*', (route) => {
    const file = servedFile(site, new URL(route.request().url()).pathname.replace('/a&b', ''));
    return file === null ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: file.type, body: file.body });
  });
  const { problems } = watch(context, ORIGIN);
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/a&b/manifest.html`);
  await prepare(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '生成' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  await context.close();
  return { text, name: download.suggestedFilename(), problems };
}

test('on the server a page makes the manifest for just that server', async () => {
  const { text: made, name, problems } = await manifestFrom(async () => undefined);
  expect({ name, problems }).toEqual({ name: 'manifest.xml', problems: [] });
  const site = path.join(unpacked('绩核-Excel加载项'), 'jihe');
  expect(await checkManifest(made, surroundings(site, VERSION, `${ORIGIN}/a&b/`))).toEqual([]);
  expect(made).toContain('"https://intranet.example/a&amp;b/taskpane.html?tab=notes"');
  expect(made).not.toContain('localhost');
});

test('it refuses addresses that Excel would refuse, and takes another server’s', async () => {
  const { text: made, problems } = await manifestFrom(async (page) => {
    for (const address of ['http://intranet.example/', 'https://a:b@intranet.example/', 'https://x.example/?a', '甲']) {
      await page.getByRole('textbox').fill(address);
      await page.getByRole('button', { name: '生成' }).click();
      await page.getByText('网址要以 https:// 开头').waitFor();
      await page.getByRole('textbox').fill('');
      await page.evaluate(() => document.getElementById('said')?.replaceChildren());
    }
    await page.getByRole('textbox').fill(' https://other.example/jihe ');
  });
  expect(made).toContain('"https://other.example/jihe/commands.html"');
  expect(problems).toEqual([]);
});

test('with an address the manifest is there already', async () => {
  const to = path.join(folder, 'with-address');
  expect(release(to, 'UTC', '--url', `${ORIGIN}/jihe`).status).toBe(0);
  const top = `绩核-Excel加载项-${VERSION}`;
  const files = unzipSync(readFileSync(path.join(to, `${top}.zip`)));
  const manifest = Buffer.from(files[`${top}/manifest.xml`] ?? []).toString('utf8');
  const site = path.join(unpacked('绩核-Excel加载项'), 'jihe');
  expect(await checkManifest(manifest, surroundings(site, VERSION, `${ORIGIN}/jihe/`))).toEqual([]);
  // Nowhere else is a manifest that would be taken for the right one.
  const names = [...Object.keys(files), ...readdirSync(site)];
  expect(names.filter((name) => name.endsWith('manifest.xml'))).toEqual([`${top}/manifest.xml`]);
});

test('the add-in for WPS installs itself from there', () => {
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const script = path.join(unpacked('绩核-WPS加载项'), '安装.sh');
  const { status, stdout } = spawnSync('sh', [script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: home, JIHE_PROC: path.join(folder, 'no-proc'), JIHE_OEM_INI: '' },
  });
  expect(status).toBe(0);
  expect(stdout).toContain(`已安装绩核 ${VERSION}`);
  const addons = path.join(home, '.local/share/Kingsoft/wps/jsaddons');
  const sum = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(path.join(addons, name)))
      .digest('hex');
  const listed = readFileSync(path.join(unpacked('绩核-WPS加载项'), 'SHA256SUMS'), 'utf8').split('\n');
  const own = listed.filter((line) => line.includes(`  Jihe_${VERSION}/`));
  expect(own.length).toBeGreaterThan(15);
  expect(own.map((line) => line.split('  ')[1] ?? '').map((name) => `${sum(name)}  ${name}`)).toEqual(own);
});

test('every part brings its licence', () => {
  const notices = ['工作台/LICENSES.txt', '命令行/LICENSES.txt', 'Excel加载项/LICENSES.txt', 'Excel加载项/NOTICE.txt'];
  for (const notice of notices) {
    expect(readFileSync(path.join(unpacked('绩核-许可证'), `绩核-${notice}`), 'utf8').length).toBeGreaterThan(500);
  }
  for (const name of ['工作台', '命令行', '许可证', 'Excel加载项/jihe', `WPS加载项/Jihe_${VERSION}`]) {
    const [part = '', ...inside] = name.split('/');
    const file = path.join(unpacked(`绩核-${part}`), ...inside, 'LICENSE.txt');
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(path.join(ROOT, 'LICENSE'), 'utf8'));
  }
});
