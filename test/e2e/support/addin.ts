import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { HEAD } from '../../../src/messages/pane.ts';
import type { EmulatedExcel } from '../../hosts/excel-emulator/install.ts';
import { macHostInfo } from '../../hosts/excel-emulator/transport-mac.ts';
import { emulatorScript } from './emulators.ts';
import { ROOT } from './paths.ts';
import { EXCEL_LATENCY } from './slowness.ts';

/** As wide as Excel opens a task pane. */
export const PANE = { width: 350, height: 800 };

/** The form of the whole story: seven indicators, mistakes in scores, total and notes. */
export const EXAMPLE = readFileSync(path.join(ROOT, 'assets/samples/示例1-社区图书室（有错误）.xlsx'));

export const SHEET = '自评表';

/** What a page must not do: errors, violations of its own policy, requests to elsewhere. */
export interface Watch {
  readonly problems: string[];
}

export function watch(context: BrowserContext, origin: string): Watch {
  const problems: string[] = [];
  // Violations of the Content-Security-Policy come as errors on the console.
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`error: ${String(error.error().stack)}`));
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    // Blobs are made by the page itself.
    if (to !== origin && protocol !== 'blob:') problems.push(`request: ${request.url()}`);
  });
  context.on('response', (response) => {
    if (!response.ok()) problems.push(`status ${response.status()}: ${response.url()}`);
  });
  return { problems };
}

export interface Addin extends Watch {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What is in a cell of the workbook, whatever the pane believes. */
  cell(address: string, sheet?: string): Promise<CellContent>;
  close(): Promise<void>;
}

interface CellContent {
  readonly value: unknown;
  readonly formula: string | null;
  readonly format: string | null;
}

/** A column's letters count in 26s: A is 0. */
function position(address: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** The task pane in desktop Excel with a workbook. */
export async function openAddin(
  browser: Browser,
  origin: string,
  file: Uint8Array = EXAMPLE,
  options: BrowserContextOptions & {
    readonly path?: string;
    /** Desktop Excel: Windows, unless said otherwise. */
    readonly platform?: 'win32' | 'mac';
    /** The page is in a window that an add-in opened. */
    readonly isDialog?: boolean;
    readonly prepare?: (context: BrowserContext) => Promise<unknown>;
  } = {},
): Promise<Addin> {
  const { path: page = 'taskpane.html', platform = 'win32', isDialog = false, prepare, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: PANE, locale: 'zh-CN', ...contextOptions });
  const { problems } = watch(context, origin);
  const content = Buffer.from(file).toString('base64');
  await context.addInitScript({
    content: `${emulatorScript('excel')}
      globalThis.excel = excelEmulator.${platform === 'mac' ? 'installMac' : 'install'}(window, Uint8Array.from(atob('${content}'), (each) => each.charCodeAt(0)), { latency: ${EXCEL_LATENCY}, isDialog: ${isDialog} });`,
  });
  const opened = await context.newPage();
  await prepare?.(context);
  await opened.goto(`${origin}/${page}${platform === 'mac' ? `?${macHostInfo('zh-CN', isDialog)}` : ''}`);
  return {
    context,
    page: opened,
    problems,
    cell: (address, sheet = SHEET) => cellOf(opened, address, sheet),
    close: () => context.close(),
  };
}

function cellOf(page: Page, address: string, sheet: string): Promise<CellContent> {
  return page.evaluate(
    ({ row, column, name }) => {
      const { workbook } = Reflect.get(globalThis, 'excel') as EmulatedExcel;
      const cell = workbook.find(name)?.peek(row, column);
      return { value: cell?.value ?? null, formula: cell?.formula ?? null, format: cell?.format ?? null };
    },
    { ...position(address), name: sheet },
  );
}

/** Waits until a check has come to its end. */
export async function checked(page: Page): Promise<void> {
  await page.getByRole('button', { name: HEAD.check, exact: true }).waitFor();
  await page.locator('[data-screen="result"], [data-screen="no-form"]').waitFor();
}

export function findings(page: Page): Locator {
  return page.getByTestId('finding');
}

export function tab(page: Page, name: string): Locator {
  return page.getByRole('tab', { name: new RegExp(`^${name}( \\d+)?$`) });
}

/** Unfolds a row of 偏差说明, where it isn't yet. */
export async function unfolded(note: Locator): Promise<void> {
  const head = note.getByRole('heading').getByRole('button').first();
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
}

/** The finding that says so. */
export function finding(page: Page, what: string | RegExp): Locator {
  return findings(page).filter({ has: page.getByRole('heading', { name: what }) });
}

export function selection(page: Page): Promise<{ sheet: string; top: number; left: number }> {
  return page.evaluate(() => {
    const { active } = (Reflect.get(globalThis, 'excel') as EmulatedExcel).workbook;
    return { sheet: active.name, top: active.selection.top, left: active.selection.left };
  });
}
