import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { review } from '../../src/engine/review.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';
import { FINISH } from '../../src/messages/finish.ts';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { TABS, VERDICT } from '../../src/messages/pane.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { heavyForm } from '../support/heavy-form.ts';
import { workbookFile } from '../support/workbook-file.ts';
import { checked, findings, tab } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { writeForms } from './support/many-forms.ts';
import {
  cell,
  downloaded,
  drop,
  type OpenWorkbench,
  openBytes,
  openSample,
  openWorkbench,
  SINGLE_FILE,
} from './support/workbench.ts';

/** How many clicks and keys it takes, counted by the page itself: from what is wrong to what can be handed in. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const LARGE = { viewport: { width: 1366, height: 768 } };

interface Counts {
  clicks: number;
  keys: number;
}

/** From now on: presses of the mouse, and of keys. */
async function startCounting(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counts = { clicks: 0, keys: 0 };
    window.addEventListener('pointerdown', () => (counts.clicks += 1), true);
    window.addEventListener('keydown', () => (counts.keys += 1), true);
    Object.assign(globalThis, { counts });
  });
}

function counts(page: Page): Promise<Counts> {
  return page.evaluate(() => Reflect.get(globalThis, 'counts') as Counts);
}

function told(story: string, count: number, most: number): void {
  process.stdout.write(`${story}: ${count}, at most ${most}\n`);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(most);
}

const button = (within: Page | Locator, name: string | RegExp): Locator => within.getByRole('button', { name });

/** Presses 写入 n 处 in the preview, and waits for the check that follows. */
async function write(page: Page): Promise<void> {
  await button(page, /^写入 \d+ 处$/).click();
  await page.getByTestId('undo').waitFor();
  await checked(page);
}

/** The first cause that fits, for the deviation that is unfolded and for all that are like it. */
async function explain(page: Page, name: string): Promise<void> {
  const note = page.getByTestId('note').filter({ hasText: name });
  await note
    .getByRole('group', { name: new RegExp(`^${NOTES.causes}`) })
    .getByRole('button')
    .first()
    .click();
  await note.locator('[data-state="ready"]').waitFor();
  const all = note.getByRole('checkbox', { name: /^全选/ });
  if ((await all.count()) > 0) await all.click();
}

/** What has one right answer and what the rules propose beside it, in one preview. */
async function fixAll(page: Page): Promise<void> {
  await button(page, /^建议 \d+ 处$/).click();
  await write(page);
}

/** Writes the reasons, and takes the copy from the finish. */
async function finish(page: Page, notes: number): Promise<void> {
  await button(page, NOTES.writeAll(notes)).click();
  await page.getByRole('heading', { level: 1, name: VERDICT.ready }).waitFor();
  await checked(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page.getByTestId('finish'), FINISH.save).click(),
  ]);
  const { findings: left } = review(readWorkbook(new Uint8Array(readFileSync(await download.path()))).sheets);
  expect(left.filter(({ severity }) => severity !== 'hint')).toEqual([]);
}

describe('clicks', () => {
  let workbench: OpenWorkbench;
  let page: Page;

  beforeEach(async () => {
    workbench = await openWorkbench(browser, SINGLE_FILE, LARGE);
    page = workbench.page;
  });
  afterEach(() => workbench.context.close());

  test('a form of 25 indicators with 32 findings and 17 notes, to the copy that can be handed in', async () => {
    await openBytes(page, '自评表.xlsx', workbookFile([heavyForm()]));
    await findings(page).first().waitFor();
    await page.getByRole('heading', { level: 1, name: VERDICT.errors(21) }).waitFor();
    await startCounting(page);
    await fixAll(page);
    await tab(page, TABS.notes).click();
    for (const row of ['修缮业务用房', '服务居民人数']) {
      await button(page.getByTestId('note'), new RegExp(`^${row}`)).click();
      await explain(page, row);
    }
    await button(page, NOTES.writeAll(17)).click();
    await page.getByRole('heading', { level: 1, name: VERDICT.ready }).waitFor();
    const { bytes } = await downloaded(page);
    expect(bytes.length).toBeGreaterThan(0);
    told('heavy form', (await counts(page)).clicks, 11);
  });

  test('the sample with errors, opened, put right and downloaded', async () => {
    await startCounting(page);
    await openSample(page, 'errors');
    await page.getByRole('heading', { level: 1, name: VERDICT.errors(6) }).waitFor();
    // The unit's name: nobody but the user knows it.
    await cell(page, 'G4').click();
    await page.keyboard.type('清河县图书馆');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: VERDICT.errors(5) }).waitFor();
    await fixAll(page);
    // All that is left stands where the list does, unfolded.
    await page.getByRole('heading', { level: 1, name: VERDICT.onlyNotes(7, 2, 9) }).waitFor();
    await explain(page, '按期开放率');
    await explain(page, '覆盖居民户数');
    await finish(page, 2);
    told('sample', (await counts(page)).clicks, 8);
  });

  test('the worst of sixty forms, opened', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'jihe-sixty-'));
    try {
      writeForms(folder, 57);
      await drop(workbench, folder);
      await page
        .getByRole('status')
        .filter({ hasText: /^核对完/ })
        .waitFor();
      await startCounting(page);
      const first = page.getByRole('main').locator('.jihe-list tbody tr').first();
      const name = (await first.getByRole('button').first().textContent()) ?? '';
      await first.getByRole('button').first().click();
      await findings(page).first().waitFor();
      expect(name).toMatch(/\.xlsx$/);
      told('the worst of sixty', (await counts(page)).clicks, 2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('keys: the fifth finding mended', async () => {
  const form = withCells(exampleForm('national'), {
    A2: '',
    H13: '19',
    H14: '9',
    H15: '9',
    H16: '9',
    H17: '9',
    H20: '93',
  });
  const { page, context } = await openWorkbench(browser, SINGLE_FILE, LARGE);
  await openBytes(page, '自评表.xlsx', workbookFile([form]));
  await findings(page).first().waitFor();
  await startCounting(page);
  for (const key of ['F8', 'F8', 'F8', 'F8', 'F8', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await page.getByTestId('undo').waitFor();
  await cell(page, 'H16').filter({ hasText: '10' }).waitFor();
  told('keys for the fifth finding', (await counts(page)).keys, 8);
  await context.close();
});
