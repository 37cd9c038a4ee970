import '../../src/app/file-words.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describeDocumentError } from '../../src/messages/document-errors.ts';
import { BOOT, HEAD, REFUSED, VERDICT } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import type { EmulatedExcel } from '../hosts/excel-emulator/install.ts';
import { workbookFile } from '../support/workbook-file.ts';
import { type Addin, checked, EXAMPLE, findings, openAddin, PANE, SHEET } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { ADDIN, ROOT } from './support/paths.ts';
import { atRest, look, lookInAll, looks } from './support/pictures.ts';
import { type Server, serve } from './support/server.ts';

/** What the pane shows before, without and instead of a list of findings. */

let browser: Browser;
let addinPages: Server;
let filePages: Server;

beforeAll(async () => {
  [browser, addinPages, filePages] = await Promise.all([
    launchChromium(),
    serve(ADDIN),
    serve(path.join(ROOT, 'dist/pane')),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([addinPages.close(), filePages.close()]);
});

function sample(name: string): Buffer {
  return readFileSync(path.join(ROOT, 'assets/samples', name));
}

const EMPTY_SHEET = workbookFile([{ name: '说明', visibility: 'visible', protected: false, merges: [], rows: [] }]);

function inExcel(page: Page, change: (excel: EmulatedExcel, sheet: string) => void): Promise<void> {
  return page.evaluate(`(${String(change)})(excel, ${JSON.stringify(SHEET)})`);
}

/** 直接改正, up to its preview. */
async function preview(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
  await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
}

async function write(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^写入 \d+ 处$/ }).click();
  await page.getByTestId('refusal').getByText(REFUSED.write, { exact: true }).waitFor();
  await page.locator('#pane:not([aria-hidden])').waitFor();
}

/** In Excel: the file that is open, and the way to the screen. */
const IN_EXCEL: {
  readonly [Name in string]: { readonly file: Uint8Array; readonly go: (addin: Addin) => Promise<void> };
} = {
  'no-form': {
    file: EMPTY_SHEET,
    go: async ({ page }) => {
      await checked(page);
      await page.getByTestId('no-form').waitFor();
    },
  },
  checking: {
    file: EXAMPLE,
    go: async ({ page }) => {
      await checked(page);
      await inExcel(page, (excel) => {
        excel.faults.latency = 300_000;
      });
      await page.getByRole('button', { name: HEAD.check, exact: true }).click();
      await page.getByTestId('progress').waitFor();
    },
  },
  'refused-editing': {
    file: EXAMPLE,
    go: async ({ page }) => {
      await checked(page);
      await inExcel(page, (excel) => {
        excel.faults.editing = true;
      });
      await page.getByRole('button', { name: HEAD.check, exact: true }).click();
      await page.getByTestId('refusal').getByText(REFUSED.check, { exact: true }).waitFor();
    },
  },
  'refused-protected': {
    file: EXAMPLE,
    go: async ({ page }) => {
      await checked(page);
      await inExcel(page, (excel, sheet) => {
        excel.workbook.sheet(sheet).protected = true;
      });
      await preview(page);
      await write(page);
    },
  },
  'refused-changed': {
    file: EXAMPLE,
    go: async ({ page }) => {
      await checked(page);
      await preview(page);
      await inExcel(page, (excel, sheet) => {
        for (const cell of ['G7', 'I7']) excel.workbook.type(sheet, cell, '8');
      });
      await write(page);
      await atRest(page);
    },
  },
  'no-findings': {
    file: sample('示例3-供水改造（可报送）.xlsx'),
    go: async ({ page }) => {
      await checked(page);
      await page.getByRole('heading', { name: VERDICT.ready }).waitFor();
    },
  },
  'needs-review': {
    file: sample('示例2-基层干部培训（待复核）.xlsx'),
    go: async ({ page }) => {
      await checked(page);
      await findings(page).first().waitFor();
    },
  },
};

const LOOKS = looks('350-light', '350-dark', '350-forced', '1366-light');

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  return (await browser.newContext({ viewport: PANE, locale: 'zh-CN', reducedMotion: 'reduce', ...options })).newPage();
}

test.each(Object.entries(IN_EXCEL))('axe-core finds nothing in Excel: %s', async (name, { file, go }) => {
  const addin = await openAddin(browser, addinPages.origin, file, { reducedMotion: 'reduce' });
  await go(addin);
  expect(await lookInAll(addin.page, name, LOOKS)).toEqual([]);
  expect(addin.problems).toEqual([]);
  await addin.close();
});

test('nor without Excel', async () => {
  const page = await open();
  await page.route('**/office-js/**', () => undefined);
  await page.goto(`${addinPages.origin}/taskpane.html`, { waitUntil: 'commit' });
  await page.getByText(BOOT.failed).waitFor({ timeout: 20_000 });
  const found = await lookInAll(page, 'no-excel', LOOKS);
  // It failed: nothing looks like success.
  const ground = await page.getByTestId('boot-failed').evaluate((each) => getComputedStyle(each).backgroundColor);
  expect(ground).toBe('rgba(0, 0, 0, 0)');
  const input = page.getByTestId('file-input');
  await input.setInputFiles({ name: '说明.xlsx', mimeType: '', buffer: Buffer.from('no workbook') });
  await page.getByRole('alert').getByText(describeDocumentError('not-a-workbook').what).waitFor();
  found.push(...(await lookInAll(page, 'not-a-workbook', LOOKS)));
  expect(found).toEqual([]);
  await page.context().close();
});

test('nor on the page for files', async () => {
  const page = await open();
  await page.goto(`${filePages.origin}/index.html`);
  await page.getByRole('button', { name: BOOT.openFile }).waitFor();
  const found = await lookInAll(page, 'file-page', LOOKS);
  await page.getByTestId('file-input').setInputFiles({
    name: '2025年度绩效自评表-社区图书室建设项目（终稿）.xlsx',
    mimeType: '',
    buffer: EXAMPLE,
  });
  await checked(page);
  await page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  found.push(...(await lookInAll(page, 'file', LOOKS)));
  expect(found).toEqual([]);
  await page.context().close();
});

describe.each(Object.entries(LOOKS))('%s', (colours, options) => {
  test('axe-core finds nothing while the pane connects', async () => {
    const page = await open(options);
    await page.route('**/office-js/**', () => undefined);
    await page.goto(`${addinPages.origin}/taskpane.html`, { waitUntil: 'commit' });
    await page.getByTestId('boot').waitFor();
    expect(await look(page, 'connecting', colours)).toEqual([]);
    await page.context().close();
  });

  test('what is there before any script says that it starts', async () => {
    const page = await open({ ...options, javaScriptEnabled: false });
    await page.goto(`${addinPages.origin}/taskpane.html`);
    await page.getByText('绩核正在启动…').waitFor();
    await page.screenshot({ path: path.join(ROOT, 'dist/screenshots', `skeleton-${colours}.png`) });
    await page.context().close();
  });
});
