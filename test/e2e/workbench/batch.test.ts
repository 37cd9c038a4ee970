import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { builtInPolicies } from '../../../src/engine/policy/built-in.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { BATCH, WORKBENCH } from '../../../src/messages/workbench.ts';
import { CSV, convert } from '../../support/libreoffice.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { BROKEN, ENCRYPTED, LEGACY, writeForms } from '../support/many-forms.ts';
import { keepsTo, longestTask } from '../support/trace.ts';
import { drop, type OpenWorkbench, openWorkbench, SINGLE_FILE } from '../support/workbench.ts';

/** A department's folder of forms, dropped onto the page. */

let browser: Browser;
let workbench: OpenWorkbench;
let page: Page;
let folder: string;
let files = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'jihe-forms-'));
  files = writeForms(folder, 297);
  browser = await launchChromium();
  workbench = await openWorkbench(browser, SINGLE_FILE);
  page = workbench.page;
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = () => page.getByRole('main').locator('.jihe-list tbody tr');

async function done(): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^核对完/ })
    // However many files and however slow the machine: the test's own limit is enough.
    .waitFor({ timeout: 0 });
}

test('300 files: all are listed, and the page answers all the while', async () => {
  const longest = await longestTask(browser, page, { from: 'dropped', to: 'listed' }, async () => {
    await page.evaluate(() => performance.mark('dropped'));
    await drop(workbench, folder);
    await page.getByRole('heading', { level: 1, name: BATCH.title(files) }).waitFor();
    await page.getByText(/大约还要/).waitFor();
    // Somebody who doesn't wait: sorts, filters, scrolls.
    await page.getByRole('textbox', { name: BATCH.filter }).fill('号项目');
    await page.getByRole('button', { name: BATCH.columns.errors, exact: true }).click();
    await page.mouse.move(400, 700);
    await page.mouse.wheel(0, 800);
    await page.getByRole('textbox', { name: BATCH.filter }).fill('');
    await done();
    await page.evaluate(() => performance.mark('listed'));
  });
  keepsTo(200, longest, `${files} files`);
  await page.getByText(BATCH.shown(files, files)).waitFor();
});

test.each([
  [BROKEN, /这个文件不是 Excel 工作簿/],
  [ENCRYPTED, /密码/],
])('%s is one line with its reason', async (name, why) => {
  await page.getByRole('textbox', { name: BATCH.filter }).fill(name);
  await eventually(async () => expect(await rows().count()).toBe(1));
  expect(await rows().first().textContent()).toMatch(why);
  await page.getByRole('textbox', { name: BATCH.filter }).fill('');
});

test('an .xls file is reviewed as the others are', async () => {
  await page.getByRole('textbox', { name: BATCH.filter }).fill(LEGACY);
  await rows().first().filter({ hasText: LEGACY }).waitFor();
  await eventually(async () => {
    expect(await rows().first().getAttribute('data-verdict')).toMatch(/^(ready|needs-review|has-errors)$/);
  });
  await page.getByRole('textbox', { name: BATCH.filter }).fill('');
});

test('the list is sorted and filtered', async () => {
  const head = page.getByRole('columnheader', { name: BATCH.columns.errors });
  for (let clicks = 0; (await head.getAttribute('aria-sort')) !== 'descending'; clicks++) {
    if (clicks === 3) throw new Error('never sorted by errors');
    const before = await head.getAttribute('aria-sort');
    await head.getByRole('button').click();
    await eventually(async () => expect(await head.getAttribute('aria-sort')).not.toBe(before));
  }
  await eventually(async () => {
    const errors = await rows().locator('td:nth-child(8)').allTextContents();
    const numbers = errors.filter((text) => text !== '').map(Number);
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });
  const failed = page.getByRole('button', { name: `${BATCH.verdicts.failed} 2` });
  await failed.click();
  await eventually(async () => expect(await rows().count()).toBe(2));
  await eventually(async () => expect(await failed.getAttribute('aria-pressed')).toBe('true'));
  await failed.click();
});

test('the summary opens in LibreOffice with the same rows', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: BATCH.export }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(BATCH.exportName);
  const bytes = new Uint8Array(readFileSync(await download.path()));
  const csv = new TextDecoder().decode(await convert(bytes, CSV));
  const printed = csv.trimEnd().split('\n');
  const head = printed.findIndex((line) => line.includes(BATCH.columns.recomputed));
  expect(head).toBeGreaterThan(0);
  const lines = printed.slice(head + 1);
  expect(lines).toHaveLength(files);
  const [forms] = readWorkbook(bytes).sheets;
  const heads = forms?.rows.find(({ cells }) => cells.some(({ value }) => value === BATCH.columns.recomputed));
  const errors = heads?.cells.find(({ value }) => value === BATCH.columns.errors);
  const below = forms?.rows.filter(({ row }) => row > (heads?.row ?? Number.POSITIVE_INFINITY));
  const counts = below?.map(({ cells }) => cells.find(({ column }) => column === errors?.column)?.value ?? 0);
  expect(counts).toHaveLength(files);
  const seen = lines.map((line) => Number(line.split(',')[(errors?.column ?? 0) - 1]));
  expect(seen).toEqual(counts);
});

test('a row opens its file at its first finding, and the list is there again', async () => {
  const first = page.getByRole('button', { name: /^打开 .*\.xlsx$/ }).first();
  const name = ((await first.getAttribute('aria-label')) ?? '').replace('打开 ', '');
  await first.click();
  const open = page.getByLabel(WORKBENCH.files);
  await eventually(async () => {
    expect(await open.evaluate((each: HTMLSelectElement) => each.selectedOptions[0]?.text)).toBe(name);
  });
  await page.locator('[data-screen="result"]').waitFor();
  await eventually(async () => expect(await page.locator('.jihe-range').getAttribute('data-range')).not.toBe('A1'));
  await page.getByRole('button', { name: BATCH.back }).click();
  await page.getByText(BATCH.shown(files, files)).waitFor();
});

test('another policy reviews all files anew; it can be stopped, and what was done stays', async () => {
  const other = builtInPolicies.find(({ id }) => id !== 'national');
  const began = Date.now();
  await page.getByRole('combobox', { name: BATCH.policy }).selectOption(other?.id ?? '');
  await page.getByText(BATCH.everywhere(other?.name ?? '')).waitFor();
  await page.getByText(/大约还要/).waitFor();
  await page.getByRole('button', { name: BATCH.cancel }).click();
  const sentences = await page
    .getByRole('status')
    .filter({ hasText: /^已停止/ })
    .textContent();
  const [, stoppedAt, of] = /核对了 (\d+) 个文件，共 (\d+) 个/.exec(sentences ?? '') ?? [];
  expect(Number(of)).toBe(files);
  expect(Number(stoppedAt)).toBeGreaterThan(0);
  expect(Number(stoppedAt)).toBeLessThan(files);
  // Long enough for three more files at the pace of this machine, had it gone on.
  await page.waitForTimeout((3 * (Date.now() - began)) / Number(stoppedAt));
  expect(
    await page
      .getByRole('status')
      .filter({ hasText: /^已停止/ })
      .textContent(),
  ).toBe(sentences);
  await eventually(async () => expect(await rows().count()).toBe(Number(stoppedAt)));
});

test('nothing went wrong on the way, and nothing went elsewhere', () => {
  expect(workbench.problems).toEqual([]);
});
