import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { COMMAND_NAMES } from '../../src/programs/addin/ribbon/command-names.ts';
import type { EmulatedExcel, ExcelOptions } from '../hosts/excel-emulator/install.ts';
import type { RibbonClick } from '../hosts/excel-emulator/transport-win32.ts';
import { EXAMPLE, openAddin, SHEET, watch } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { emulatorScript } from './support/emulators.ts';
import { eventually } from './support/eventually.ts';
import { ADDIN } from './support/paths.ts';
import { type Server, serve, servedFile } from './support/server.ts';
import { EXCEL_LATENCY } from './support/slowness.ts';

/**
 * The buttons of the ribbon on the page as it is built and as Excel loads it: nothing but the page itself calls
 * `Office.onReady`, without which the library doesn't listen for buttons.
 */

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface ExcelWithRibbon extends EmulatedExcel {
  readonly transport: {
    readonly hearsButtons: boolean;
    readonly toParent: readonly unknown[];
    click(button: RibbonClick): Promise<void>;
  };
}

async function press(page: Page, functionName: string): Promise<void> {
  await page.evaluate(async (name) => {
    const excel = Reflect.get(globalThis, 'excel') as ExcelWithRibbon;
    await excel.transport.click({ functionName: name, controlId: `Jihe.${name}` });
    await excel.settled();
  }, functionName);
}

interface Look {
  readonly marks: number;
  readonly rate: unknown;
  readonly total: unknown;
  readonly notModelled: readonly string[];
}

function look(page: Page): Promise<Look> {
  return page.evaluate((name) => {
    const { workbook, notModelled } = Reflect.get(globalThis, 'excel') as ExcelWithRibbon;
    const sheet = workbook.sheet(name);
    return {
      marks: sheet.conditionalFormats.list.length,
      rate: sheet.peek(6, 8)?.value ?? null,
      total: sheet.peek(21, 7)?.value ?? null,
      notModelled,
    };
  }, SHEET);
}

/** Longer than a page takes to load; the library itself gives up after 20 s. */
async function ready(page: Page): Promise<void> {
  await page.waitForFunction(
    () => (Reflect.get(globalThis, 'excel') as ExcelWithRibbon | undefined)?.transport.hearsButtons === true,
    undefined,
    { timeout: 15_000 },
  );
}

/** Which of its files the library has loaded. */
function platformOf(page: Page | Frame): Promise<string> {
  return page.evaluate(() => String((globalThis as unknown as { Office: typeof Office }).Office.context.platform));
}

/** All functions, one after the other: pressed, done, completed. */
async function pressAll(page: Page): Promise<void> {
  const blank = await look(page);
  expect(blank.marks).toBe(0);
  const done: string[] = [];
  for (const name of COMMAND_NAMES) {
    await press(page, name);
    const { marks } = await look(page);
    if (name === 'checkSheet') expect(marks).toBeGreaterThan(0);
    if (name === 'clearMarks') expect(marks).toBe(0);
    done.push(name);
  }
  expect(done).toHaveLength(3);
  expect((await look(page)).notModelled).toEqual([]);
}

test.each([
  ['Windows', 'win32'],
  ['Mac', 'mac'],
] as const)('under the %s library', async (_, platform) => {
  const addin = await openAddin(browser, server.origin, EXAMPLE, {
    path: 'commands.html',
    platform,
    // Browsers ask for it of every page; Excel shows none.
    prepare: (context) => context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 })),
  });
  await ready(addin.page);
  expect(await platformOf(addin.page)).toBe(platform === 'mac' ? 'Mac' : 'PC');
  await pressAll(addin.page);
  expect(addin.problems).toEqual([]);
  await addin.close();
});

/** Both have to be https and of the same host name; no server needs a certificate for what the browser is given here. */
const ORIGIN = 'https://localhost';

async function excelOnTheWeb(context: BrowserContext, addin: string, options: ExcelOptions = {}): Promise<Page> {
  await context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/excel')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Excel</title><body>' });
    const file = servedFile(ADDIN, pathname);
    return file === null ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: file.type, body: file.body });
  });
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/excel`);
  await page.evaluate(emulatorScript('excel'));
  await page.evaluate(
    ({ url, content, settings }) => {
      const { playExcelOnTheWeb } = Reflect.get(globalThis, 'excelEmulator') as {
        playExcelOnTheWeb: (host: Window, url: string, bytes: Uint8Array, options: ExcelOptions) => EmulatedExcel;
      };
      const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
      Reflect.set(globalThis, 'excel', playExcelOnTheWeb(window, url, bytes, settings));
    },
    {
      url: `${ORIGIN}/${addin}`,
      content: EXAMPLE.toString('base64'),
      settings: { latency: EXCEL_LATENCY, ...options },
    },
  );
  return page;
}

test('under the web library', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const { problems } = watch(context, ORIGIN);
  const page = await excelOnTheWeb(context, 'commands.html');
  await ready(page);
  expect(await platformOf(page.frame({ url: /commands/ }) as Frame)).toBe('OfficeOnline');
  await pressAll(page);
  expect(problems).toEqual([]);
  await context.close();
});

const MESSAGE = { title: '有 6 处错误', lines: ['第一行', '第二行'] };

/** As the page of the buttons leaves it for the window. */
function leaveMessage(context: BrowserContext): Promise<unknown> {
  return context.addInitScript((left) => {
    // A frame is blank before it has its page.
    if (location.pathname.endsWith('message.html')) localStorage.setItem('jihe.ribbon-message', left);
  }, JSON.stringify(MESSAGE));
}

/** The message is there, and both ways to close tell the page of the buttons. */
async function readAndClose(page: Page, shown: Page | Frame): Promise<void> {
  await shown.getByRole('heading', { name: MESSAGE.title }).waitFor();
  await eventually(async () => expect(await shown.locator('#lines p').allTextContents()).toEqual(MESSAGE.lines));
  const closings = (): Promise<number> =>
    page.evaluate(() => {
      const { toParent } = (Reflect.get(globalThis, 'excel') as ExcelWithRibbon).transport;
      return toParent.filter((sentences) => JSON.stringify(sentences).includes('close')).length;
    });
  // The library for Mac sends at most one message in 10 ms.
  const closed = (times: number): Promise<unknown> =>
    page.waitForFunction(
      (count) => (Reflect.get(globalThis, 'excel') as ExcelWithRibbon).transport.toParent.length === count,
      times,
    );
  const close = shown.getByRole('button', { name: '关闭' });
  await close.waitFor();
  expect(await closings()).toBe(0);
  await close.click();
  await closed(1);
  await close.press('Escape');
  await closed(2);
  expect(await closings()).toBe(2);
}

/** message.html in the window that Excel opens for it: nothing but the page itself starts the library. */
test.each([
  ['Windows', 'win32'],
  ['Mac', 'mac'],
] as const)('the window of a button shows its message and is closed, under the %s library', async (_, platform) => {
  const addin = await openAddin(browser, server.origin, EXAMPLE, {
    path: 'message.html',
    platform,
    isDialog: true,
    prepare: async (context) => {
      await context.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      await leaveMessage(context);
    },
  });
  await readAndClose(addin.page, addin.page);
  expect(await platformOf(addin.page)).toBe(platform === 'mac' ? 'Mac' : 'PC');
  expect(addin.problems).toEqual([]);
  await addin.close();
});

test('the window of a button shows its message and is closed, under the web library', async () => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  const { problems } = watch(context, ORIGIN);
  await leaveMessage(context);
  const page = await excelOnTheWeb(context, 'message.html', { isDialog: true });
  const frame = page.frame({ url: /message/ }) ?? (await page.waitForEvent('framenavigated'));
  await readAndClose(page, frame);
  expect(await platformOf(frame)).toBe('OfficeOnline');
  expect(problems).toEqual([]);
  await context.close();
});
