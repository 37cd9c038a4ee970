import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { WORKBENCH } from '../../../src/messages/workbench.ts';
import { type Watch, watch } from './addin.ts';
import { eventually } from './eventually.ts';
import { ROOT, WORKBENCH_FILE } from './paths.ts';

/** The page that `npm start` serves and `dist/jihe.html` is. */

export const SINGLE_FILE = pathToFileURL(WORKBENCH_FILE).href;

export const SAMPLES = {
  errors: '示例1-社区图书室（有错误）.xlsx',
  review: '示例2-基层干部培训（待复核）.xlsx',
  ready: '示例3-供水改造（可报送）.xlsx',
} as const;

export function sampleBytes(sample: keyof typeof SAMPLES): Uint8Array {
  return new Uint8Array(readFileSync(path.join(ROOT, 'assets/samples', SAMPLES[sample])));
}

export interface OpenWorkbench extends Watch {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** @param address of the page: a server's, or the single file's */
export async function openWorkbench(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenWorkbench> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    acceptDownloads: true,
    ...options,
  });
  // A page from a disk has no origin; nor have its own data: and blob: addresses.
  const { problems } = watch(context, new URL(address).origin);
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('heading', { level: 1, name: WORKBENCH.emptyTitle }).waitFor();
  return { context, page, problems };
}

export async function openSample(page: Page, sample: keyof typeof SAMPLES): Promise<void> {
  const name = SAMPLES[sample].replace('.xlsx', '');
  await page.getByRole('main').getByRole('button', { name }).click();
  // On narrow windows the pane is there, behind a tab.
  await page.locator('[data-screen="result"]').waitFor({ state: 'attached' });
}

/** Opens one file, as by the button. */
export async function openBytes(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByTestId('file-input').setInputFiles([{ name, mimeType: '', buffer: Buffer.from(bytes) }]);
}

export function cell(page: Page, address: string): Locator {
  return page.locator(`[data-cell="${address}"]`);
}

/** Waits until that is selected, an address or what fits one. */
export function hasSelected(page: Page, address: string | RegExp): Promise<void> {
  const range = page.locator('.jihe-range');
  return eventually(async () => {
    const selected = await range.getAttribute('data-range');
    if (typeof address === 'string') expect(selected).toBe(address);
    else expect(selected).toMatch(address);
  });
}

/** Waits until that, and nothing else, stands in a cell. */
export function reads(page: Page, address: string, text: string): Promise<void> {
  return eventually(async () => expect(await cell(page, address).textContent()).toBe(text));
}

/** Up to which width sheet and pane take turns. */
const NARROW = 760;

export function takesTurns(page: Page): boolean {
  return (page.viewportSize()?.width ?? Number.POSITIVE_INFINITY) <= NARROW;
}

/** Where sheet and pane take turns: that one. @param name of its tab */
export async function turnTo(page: Page, name: string): Promise<void> {
  if (!takesTurns(page)) return;
  const tab = page.getByRole('tab', { name, exact: true });
  await tab.click();
  await tab.and(page.locator('[aria-selected="true"]')).waitFor();
}

/** Types a text into a cell, by the mouse and the keys, and waits for it to stand there. */
export async function type(page: Page, address: string, text: string): Promise<void> {
  await cell(page, address).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await cell(page, address).filter({ hasText: text }).waitFor();
}

/** The file that 下载修改后的副本 gives. */
export async function downloaded(page: Page): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: WORKBENCH.save }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}

/** Files and folders dragged from the file manager onto the page. */
export async function drop({ context, page }: OpenWorkbench, ...paths: string[]): Promise<void> {
  const session = await context.newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const kind of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type: kind, x: 400, y: 400, data });
  }
  await session.detach();
}
