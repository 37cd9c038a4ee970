import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { BATCH, WORKBENCH } from '../../../src/messages/workbench.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { ROOT } from '../support/paths.ts';
import {
  cell,
  drop,
  type OpenWorkbench,
  openBytes,
  openSample,
  openWorkbench,
  SAMPLES,
  SINGLE_FILE,
  sampleBytes,
  type,
} from '../support/workbench.ts';

/** How files come into the page, and how their edits stay. */

let browser: Browser;
let workbench: OpenWorkbench;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  workbench = await openWorkbench(browser, SINGLE_FILE);
  page = workbench.page;
});
afterEach(async () => {
  await workbench.context.close();
  if (workbench.problems.length > 0) throw new Error(workbench.problems.join('\n'));
});
afterAll(() => browser.close());

const sampleFile = (sample: keyof typeof SAMPLES): string => path.join(ROOT, 'assets/samples', SAMPLES[sample]);

/** Waits until those files are open, and no others. */
function areOpen(...names: string[]): Promise<void> {
  // By its place: after a dialog the page takes a moment to be there for roles again.
  const options = page.locator('.jihe-files option');
  return eventually(async () => expect(await options.allTextContents()).toEqual(names));
}

/** As if a file had been copied in the file manager. */
async function paste(name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    ({ title, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content), (each) => each.charCodeAt(0))], title));
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { title: name, content: Buffer.from(bytes).toString('base64') },
  );
}

test('a file that is dropped is opened', async () => {
  await drop(workbench, sampleFile('ready'));
  await cell(page, 'A1').waitFor();
  await areOpen(SAMPLES.ready);
});

test('a file that is pasted is opened, also while a sheet is on the screen', async () => {
  await paste('贴上的.xlsx', sampleBytes('ready'));
  await cell(page, 'A1').waitFor();
  await paste('又一个.xlsx', sampleBytes('review'));
  await areOpen('贴上的.xlsx', '又一个.xlsx');
});

test('several files that are dropped are a list', async () => {
  await drop(workbench, sampleFile('ready'), sampleFile('errors'));
  await page.getByRole('heading', { level: 1, name: BATCH.title(2) }).waitFor();
});

test('what is no workbook is said, in a sentence with a way out', async () => {
  await openBytes(page, '坏.xlsx', new TextEncoder().encode('no workbook'));
  await page.getByText(/^《坏\.xlsx》没有打开：这个文件不是 Excel 工作簿/).waitFor();
  await drop(workbench, path.join(ROOT, 'LICENSE'));
  await page.getByText(WORKBENCH.noSheets).waitFor();
});

describe('edits that were not downloaded', () => {
  const { unsaved } = WORKBENCH;
  const press = (name: string): Promise<void> => page.getByRole('dialog').getByRole('button', { name }).click();

  beforeEach(async () => {
    await openSample(page, 'errors');
    await type(page, 'G4', '清河县图书馆');
  });

  test('are asked about before another file takes the screen', async () => {
    await drop(workbench, sampleFile('ready'));
    await page.getByRole('dialog', { name: unsaved.title(SAMPLES.errors) }).waitFor();
    await press(unsaved.cancel);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await areOpen(SAMPLES.errors);
    await drop(workbench, sampleFile('ready'));
    await press(unsaved.goOn.open);
    await page.waitForFunction(() => document.querySelectorAll('.jihe-files option').length === 2);
    // Nothing of the first is lost.
    await page.getByRole('combobox', { name: WORKBENCH.files }).selectOption({ label: SAMPLES.errors });
    await page.waitForFunction(() => document.querySelector('[data-cell="G4"]')?.textContent === '清河县图书馆');
  });

  test('are asked about before the file is closed, and can be downloaded first', async () => {
    await page.getByRole('button', { name: WORKBENCH.close }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), press(unsaved.save)]);
    expect(readFileSync(await download.path()).length).toBeGreaterThan(1000);
    await page.getByRole('heading', { level: 1, name: WORKBENCH.emptyTitle }).waitFor();
  });

  test('are asked about by the browser before the page is left', async () => {
    const requested = page.waitForEvent('dialog');
    // By the page itself, as a link would: the browser's own way out sometimes takes the browser with it.
    await page.evaluate(() => {
      setTimeout(() => window.location.assign('about:blank'));
    });
    const dialog = await requested;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    expect(page.url()).toBe(SINGLE_FILE);
  });
});

test('without edits nothing is asked', async () => {
  await openSample(page, 'errors');
  await drop(workbench, sampleFile('ready'));
  await page.waitForFunction(() => document.querySelectorAll('.jihe-files option').length === 2);
  await expect(page.getByRole('dialog').count()).resolves.toBe(0);
});
