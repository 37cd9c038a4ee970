import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkManifest } from '../../tools/manifest/check.ts';
import { packageVersion, surroundings } from '../../tools/manifest/surroundings.ts';
import { assemble, serverBase } from '../../tools/package/assemble.ts';
import { PackageError } from '../../tools/package/error.ts';
import type { OfficeJsSource } from '../../tools/package/office-js.ts';
import { writeBuilds } from '../support/addin-builds.ts';

/** The folder for a web server: which files, which addresses, what the pages may load. */

const ROOT = join(__dirname, '../..');
const BASE = 'https://intranet.example/jihe/';
const CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const CHINA = 'https://appsforoffice.cdn.partner.office365.cn';

let folder: string;
let out: string;
let builds: readonly string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jihe-package-'));
  out = join(folder, 'out');
  builds = writeBuilds(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const pack = (officeJs: OfficeJsSource = 'cdn', base = BASE): Promise<void> =>
  assemble({ base, officeJs, out, root: ROOT, builds });

const text = (name: string): string => readFileSync(join(out, name), 'utf8');

function filesIn(where: string): string[] {
  return readdirSync(join(out, where), { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(where, entry.name)) : [join(where, entry.name).replaceAll('\\', '/')],
    )
    .sort();
}

const PAGES = ['commands.html', 'message.html', 'self-test.html', 'taskpane.html'];

function policies(name: string): string[] {
  return [...text(name).matchAll(/http-equiv="Content-Security-Policy" content="([^"]*)"/g)].map(
    ([, value]) => value ?? '',
  );
}

function scriptSources(name: string): string {
  const [policy = ''] = policies(name);
  return policy.split('; ').find((part) => part.startsWith('script-src')) ?? '';
}

test('a folder with everything that the manifest names, and nothing of Microsoft’s', async () => {
  await pack();
  const icons = filesIn('assets/icons');
  expect(icons).toHaveLength(19);
  expect(filesIn('.').filter((name) => !icons.includes(name))).toEqual([
    'LICENSE.txt',
    'LICENSES.txt',
    'chunks/report.js',
    'commands.html',
    'commands.js',
    'manifest.xml',
    'message.html',
    'message.js',
    'old-browser.js',
    'self-test.html',
    'self-test.js',
    'taskpane.html',
    'taskpane.js',
  ]);
});

test('the notices of every build, by its name', async () => {
  await pack();
  const parts = text('LICENSES.txt')
    .split(/^=+$/m)
    .map((part) => part.trim());
  expect(parts).toEqual(['pane\n\nreact 1\n\nMIT of React', 'ribbon\n\nzod 1\n\nMIT of Zod']);
});

test('the manifest says nothing that is true of the source alone', async () => {
  await pack();
  expect(text('manifest.xml')).toMatch(/^<\?xml [^>]*>\n<OfficeApp /);
  expect(text('manifest.xml')).not.toMatch(/<!--|localhost/);
});

test('the manifest names the server, and passes the checker there', async () => {
  await pack();
  expect(text('manifest.xml')).not.toContain('localhost');
  expect(text('manifest.xml')).toContain('"https://intranet.example/jihe/taskpane.html?tab=notes"');
  expect(await checkManifest(text('manifest.xml'), surroundings(out, packageVersion(ROOT), BASE))).toEqual([]);
});

test.each<[OfficeJsSource, string, string]>([
  ['cdn', CDN, "script-src 'self' https://appsforoffice.microsoft.com"],
  ['21vianet', `${CHINA}/appsforoffice/lib/1/hosted/office.js`, `script-src 'self' ${CHINA}`],
  ['self', 'office-js/office.js', "script-src 'self'"],
])(
  '--office-js %s: pages load it from there, and their policy allows nothing else',
  async (source, address, allowed) => {
    await pack(source);
    for (const name of PAGES) {
      expect([name, policies(name).length]).toEqual([name, 1]);
      expect([name, scriptSources(name)]).toEqual([name, allowed]);
      expect(text(name).includes(`"${address}"`)).toBe(true);
      expect(policies(name)[0]).toMatch(/^default-src 'none'; /);
      if (source !== 'cdn') expect(text(name)).not.toContain('appsforoffice.microsoft.com');
      // The policy only holds for what stands behind it.
      expect(text(name).indexOf('Content-Security-Policy')).toBeLessThan(text(name).indexOf('<script'));
    }
    // What a page says itself about everything else stays.
    expect(policies('taskpane.html')[0]).toMatch(/; style-src 'sha256-AAAA'$/);
  },
);

test('--office-js self: the files that Excel asks for, unchanged, with licence and notice', async () => {
  await pack('self');
  expect(filesIn('office-js')).toEqual([
    'office-js/LICENSE.md',
    'office-js/en-us/office_strings.js',
    'office-js/excel-mac-16.00.js',
    'office-js/excel-web-16.00.js',
    'office-js/excel-win32-16.01.js',
    'office-js/o15apptofilemappingtable.js',
    'office-js/office.js',
    'office-js/zh-cn/office_strings.js',
  ]);
  const original = join(ROOT, 'node_modules/@microsoft/office-js/dist/excel-win32-16.01.js');
  expect(readFileSync(join(out, 'office-js/excel-win32-16.01.js')).equals(readFileSync(original))).toBe(true);
  const size = filesIn('office-js').reduce((sum, name) => sum + statSync(join(out, name)).size, 0);
  expect(size).toBeLessThan(5_000_000);
  expect(text('NOTICE.txt')).toMatch(/Microsoft 不负责维护、更新或支持/);
  expect(text('NOTICE.txt')).toMatch(/Microsoft is not responsible for maintaining, updating or supporting/);
  expect(text('NOTICE.txt')).toMatch(/office-js 1\.1\.110/);
});

test.each([
  ['http://intranet.example/jihe', /https only/],
  ['https://intranet.example/jihe?v=1', /without \?/],
  ['https://intranet.example/jihe#a', /without \?/],
  ['https://intranet.example/jihe?', /without \?/],
  ['https://name:word@intranet.example/', /user name/],
  ['intranet.example/jihe', /no address/],
  ['', /no address/],
])('--url %s is refused', (url, message) => {
  expect(() => serverBase(url)).toThrow(PackageError);
  expect(() => serverBase(url)).toThrow(message);
});

test('a server’s root, another port, and names in Chinese will do', async () => {
  expect(serverBase('https://intranet.example')).toBe('https://intranet.example/');
  expect(serverBase('https://10.1.2.3:8443/jihe/')).toBe('https://10.1.2.3:8443/jihe/');
  const base = serverBase('https://intranet.example/绩核');
  expect(base).toBe('https://intranet.example/%E7%BB%A9%E6%A0%B8/');
  await pack('cdn', base);
  expect(text('manifest.xml')).toContain(`"${base}commands.html"`);
});

test('an earlier package is replaced, anything else in the folder is left alone', async () => {
  await pack('self');
  writeFileSync(join(out, 'old.js'), '');
  await pack('cdn');
  expect(existsSync(join(out, 'old.js'))).toBe(false);
  expect(existsSync(join(out, 'office-js'))).toBe(false);
  out = join(folder, 'documents');
  mkdirSync(out);
  writeFileSync(join(out, '自评表.xlsx'), '');
  await expect(pack()).rejects.toThrow(/something else than an earlier package/);
  expect(readdirSync(out)).toEqual(['自评表.xlsx']);
});

test.each<[string, () => void, RegExp]>([
  ['a build is missing', () => rmSync(join(folder, 'ribbon'), { recursive: true }), /isn't there: run npm run build/],
  ['a page is missing', () => rmSync(join(folder, 'pane/taskpane.html')), /names taskpane\.html/],
  [
    'two builds have the same file',
    () => writeFileSync(join(folder, 'pane/message.js'), ''),
    /two builds.*message\.js/,
  ],
  ['a page says no character set', () => writeFileSync(join(folder, 'pane/taskpane.html'), '<html>'), /charset/],
  [
    'a script goes to Microsoft itself',
    () => writeFileSync(join(folder, 'pane/taskpane.js'), `load("${CDN}")`),
    /names https/,
  ],
])('refuses when %s', async (_, spoil, message) => {
  spoil();
  await expect(pack('21vianet')).rejects.toThrow(message);
});
