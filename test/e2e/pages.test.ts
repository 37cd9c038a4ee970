import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { BOOT, FILE, UNDO, VERDICT } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { checked, EXAMPLE, openAddin, PANE, watch } from './support/addin.ts';
import { axe } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { ADDIN, ROOT, SCREENSHOTS } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';

/** The pages themselves: what they show before any script, what they allow, and what becomes of them without Excel. */

let browser: Browser;
let addin: Server;
let files: Server;

beforeAll(async () => {
  [browser, addin, files] = await Promise.all([launchChromium(), serve(ADDIN), serve(path.join(ROOT, 'dist/pane'))]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([addin.close(), files.close()]);
});

function policyOf(file: string): Map<string, string[]> {
  const [, policy = ''] =
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(file, 'utf8')) ?? [];
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

test.each([path.join(ADDIN, 'taskpane.html'), path.join(ROOT, 'dist/pane/index.html')])(
  'the page allows its own scripts and its own styles, and nothing else: %s',
  (file) => {
    const policy = policyOf(file);
    expect([...policy.keys()].sort()).toEqual(['base-uri', 'default-src', 'form-action', 'script-src', 'style-src']);
    for (const none of ['base-uri', 'default-src', 'form-action']) expect(policy.get(none)).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    const [own, ...inside] = policy.get('style-src') ?? [];
    // The pane's rules lie beside the page; what is inside of it is known by its hash.
    expect(own).toBe("'self'");
    expect(inside.length).toBeGreaterThan(0);
    for (const source of inside) expect(source).toMatch(/^'sha256-/);
  },
);

test('there is something to see before any script has run', async () => {
  const context = await browser.newContext({ viewport: PANE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${addin.origin}/taskpane.html`);
  await page.getByText('绩核正在启动…').waitFor();
  await page.screenshot({ path: path.join(SCREENSHOTS, 'skeleton-light.png') });
  await context.close();
});

/**
 * Some seconds after its start, outside of Excel, Office.js asks for a hidden frame with a page of its makers. The policy refuses both
 * the frame and its style; whether it gets that far before the test ends depends on the machine.
 */
const OF_OFFICE_JS =
  /^console: (?:Framing 'https:\/\/telemetryservice\.|Applying inline style .*sha256-aqNNdDLnnrDOnTNdkJpY)/;

test('outside of Excel the pane says so, and opens files instead', async () => {
  const context = await browser.newContext({ viewport: PANE });
  const { problems } = watch(context, addin.origin);
  const page = await context.newPage();
  await page.goto(`${addin.origin}/taskpane.html`);
  await page.getByText(BOOT.failed).waitFor();
  await page.screenshot({ path: path.join(SCREENSHOTS, 'no-excel-light.png') });
  expect(await axe(page)).toEqual({ violations: [], incomplete: [] });
  await page.getByTestId('file-input').setInputFiles({ name: '自评表.xlsx', mimeType: '', buffer: EXAMPLE });
  await checked(page);
  await page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  expect(problems.filter((each) => !OF_OFFICE_JS.test(each))).toEqual([]);
  await context.close();
});

test.each(['light', 'dark'] as const)('every token that the styles name has a value: %s', async (colorScheme) => {
  const styles = ['taskpane.js', 'pane.css'].map((name) => readFileSync(path.join(ADDIN, name), 'utf8')).join();
  const named = styles.matchAll(/var\(--((?:color|spacing|font|line|border|stroke|shadow|curve|duration)\w*)/g);
  const names = [...new Set([...named].map(([, name = '']) => name))];
  expect(names.length).toBeGreaterThan(60);
  const context = await browser.newContext({ viewport: PANE, colorScheme });
  const page = await context.newPage();
  await page.goto(`${addin.origin}/taskpane.html`);
  await page.locator('.fui-FluentProvider').waitFor();
  const missing = await page.evaluate((all) => {
    const provider = document.querySelector('.fui-FluentProvider');
    if (provider === null) return all;
    const style = getComputedStyle(provider);
    return all.filter((name) => style.getPropertyValue(`--${name}`).trim() === '');
  }, names);
  expect(missing).toEqual([]);
  await context.close();
});

test('the page for files checks one and gives a copy', async () => {
  const context = await browser.newContext({ viewport: PANE });
  const { problems } = watch(context, files.origin);
  const page = await context.newPage();
  await page.goto(`${files.origin}/index.html`);
  await page.getByTestId('file-input').setInputFiles({ name: '自评表.xlsx', mimeType: '', buffer: EXAMPLE });
  await checked(page);
  await page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  await page.screenshot({ path: path.join(SCREENSHOTS, 'file-light.png') });
  expect(await axe(page)).toEqual({ violations: [], incomplete: [] });
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: FILE.save, exact: true }).click();
  expect((await saving).suggestedFilename()).toBe('自评表-核对.xlsx');
  expect(problems).toEqual([]);
  await context.close();
});

test('a page without an answer from Office.js gives up in time', async () => {
  const context = await browser.newContext({ viewport: PANE });
  await context.route('**/office-js/**', () => undefined);
  const page = await context.newPage();
  await page.goto(`${addin.origin}/taskpane.html`, { waitUntil: 'commit' });
  await page.getByText(BOOT.failed).waitFor({ timeout: 20_000 });
  await context.close();
});

test('under the library for Mac the pane checks, writes and undoes', async () => {
  const opened = await openAddin(browser, addin.origin, EXAMPLE, { platform: 'mac' });
  await opened.page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  const platform = opened.page.evaluate(
    () => (globalThis as unknown as { Office: typeof Office }).Office.context.platform,
  );
  expect(await platform).toBe('Mac');
  await opened.page.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
  await opened.page.getByRole('button', { name: PREVIEW.apply(2), exact: true }).click();
  await opened.page.getByTestId('undo').getByText(UNDO.written(2)).waitFor();
  expect((await opened.cell('G7')).value).toBe('—');
  await opened.page.getByRole('button', { name: UNDO.undo, exact: true }).click();
  await opened.page.getByTestId('undo').getByText(UNDO.undone(2)).waitFor();
  expect((await opened.cell('G7')).value).toBe(100);
  expect(opened.problems).toEqual([]);
  await opened.close();
});

test('nothing is asked of another server while the pane works', async () => {
  const opened = await openAddin(browser, addin.origin);
  await checked(opened.page);
  const urls: string[] = [];
  opened.context.on('request', (request) => urls.push(request.url()));
  await opened.page.reload();
  await checked(opened.page);
  expect(urls.filter((url) => !url.startsWith(`${addin.origin}/`))).toEqual([]);
  expect(urls).toContain(`${addin.origin}/office-js/office.js`);
  expect(opened.problems).toEqual([]);
  await opened.close();
});
