import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { TABS, UNDO, VERDICT } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { checkManifest } from '../../tools/manifest/check.ts';
import { packageVersion, surroundings } from '../../tools/manifest/surroundings.ts';
import { checked, openAddin, tab, watch } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { packaged } from './support/packaged.ts';
import { ROOT } from './support/paths.ts';
import { servedFile } from './support/server.ts';

/** What `npm run package` writes for an intranet, served under the path that it was made for, by a server that knows nothing else. */

const ORIGIN = 'https://intranet.example';
const BASE = `${ORIGIN}/jihe/`;

let browser: Browser;
let out: string;

beforeAll(async () => {
  browser = await launchChromium();
  out = mkdtempSync(path.join(tmpdir(), 'jihe-package-'));
  packaged('--url', BASE.slice(0, -1), '--office-js', 'self', '--out', out);
});
afterAll(async () => {
  await browser.close();
  rmSync(out, { recursive: true, force: true });
});

/** The package at its path, and 404 for everything else of that server. Other servers aren't there. */
async function serveAt(context: BrowserContext): Promise<void> {
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (!url.startsWith(ORIGIN)) return route.abort();
    const { pathname } = new URL(url);
    const file = url.startsWith(BASE) ? servedFile(out, pathname.slice('/jihe'.length)) : null;
    return file === null ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: file.type, body: file.body });
  });
}

test('the manifest is in order for that address, and what it names is there', async () => {
  const text = readFileSync(path.join(out, 'manifest.xml'), 'utf8');
  expect(await checkManifest(text, surroundings(out, packageVersion(ROOT), BASE))).toEqual([]);
  const named = [...text.matchAll(/DefaultValue="(https:[^"]*)"/g)].map(([, address = '']) => address);
  expect(named.length).toBeGreaterThan(5);
  const missing = named.filter(
    (address) => !address.startsWith(BASE) || servedFile(out, new URL(address).pathname.slice('/jihe'.length)) === null,
  );
  expect(missing).toEqual([]);
});

test('the pane opens there, checks, writes and undoes, and asks nobody else for anything', async () => {
  const addin = await openAddin(browser, ORIGIN, undefined, { path: 'jihe/taskpane.html', prepare: serveAt });
  const { page } = addin;
  await checked(page);
  await page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  await page.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
  await page.getByRole('button', { name: PREVIEW.apply(2), exact: true }).click();
  await page.getByTestId('undo').getByText(UNDO.written(2)).waitFor();
  await checked(page);
  await page.getByRole('button', { name: UNDO.undo, exact: true }).click();
  await page.getByTestId('undo').getByText(UNDO.undone(2)).waitFor();
  for (const name of Object.values(TABS)) await tab(page, name).click();
  const requested = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect(requested.filter((address) => !address.startsWith(BASE))).toEqual([]);
  expect(addin.problems).toEqual([]);
  await addin.close();
});

test('the self-test page finds everything in its place', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await serveAt(context);
  const { problems } = watch(context, ORIGIN);
  const page = await context.newPage();
  await page.goto(`${BASE}self-test.html`);
  await page.locator('#library.fine').waitFor();
  await eventually(async () => expect(await page.locator('li.fine').count()).toBe(4));
  expect(problems).toEqual([]);
  await context.close();
});

test('every page says that it allows scripts of its own server alone', () => {
  const pages = readdirSync(out).filter((name) => name.endsWith('.html'));
  expect(pages).toContain('taskpane.html');
  for (const name of pages) {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(path.join(out, name), 'utf8')) ?? [];
    expect([name, policy]).toEqual([name, expect.stringMatching(/^default-src 'none'; script-src 'self'; /)]);
    expect(policy).not.toMatch(/https?:/);
  }
});
