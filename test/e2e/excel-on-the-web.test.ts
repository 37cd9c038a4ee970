import type { Browser } from 'playwright-core';
import { UNDO, VERDICT } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import type { EmulatedExcel, ExcelOptions } from '../hosts/excel-emulator/install.ts';
import { EXAMPLE, SHEET, watch } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { emulatorScript } from './support/emulators.ts';
import { ADDIN } from './support/paths.ts';
import { servedFile } from './support/server.ts';
import { EXCEL_LATENCY } from './support/slowness.ts';

/** The task pane as a frame of a page that plays Excel on the web: another file of the library, another way to talk. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Both have to be https and of the same host name; no server needs a certificate for what the browser is given here. */
const ORIGIN = 'https://localhost';

test('检查, 写入 and 撤销 in a frame of Excel on the web', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
  const { problems } = watch(context, ORIGIN);
  await context.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/excel') {
      const body = '<!doctype html><title>Excel</title><style>#addin { width: 350px; height: 780px }</style><body>';
      return route.fulfill({ contentType: 'text/html', body });
    }
    const file = servedFile(ADDIN, pathname);
    return file === null ? route.fulfill({ status: 404 }) : route.fulfill({ contentType: file.type, body: file.body });
  });
  const page = await context.newPage();
  await page.goto(`${ORIGIN}/excel`);
  await page.evaluate(emulatorScript('excel'));
  await page.evaluate(
    ({ url, content, latency }) => {
      const { playExcelOnTheWeb } = Reflect.get(globalThis, 'excelEmulator') as {
        playExcelOnTheWeb: (host: Window, url: string, bytes: Uint8Array, options: ExcelOptions) => EmulatedExcel;
      };
      const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
      Reflect.set(globalThis, 'excel', playExcelOnTheWeb(window, url, bytes, { latency }));
    },
    { url: `${ORIGIN}/taskpane.html`, content: EXAMPLE.toString('base64'), latency: EXCEL_LATENCY },
  );
  const pointsOf = (): Promise<unknown> =>
    page.evaluate((name) => {
      const { workbook } = Reflect.get(globalThis, 'excel') as EmulatedExcel;
      return workbook.sheet(name).peek(6, 6)?.value;
    }, SHEET);

  const pane = page.frameLocator('#addin');
  await pane.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  await pane.getByText(VERDICT.unheard).waitFor();
  await pane.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
  await pane.getByRole('button', { name: PREVIEW.apply(2), exact: true }).click();
  await pane.getByTestId('undo').getByText(UNDO.written(2)).waitFor();
  expect(await pointsOf()).toBe('—');
  await pane.getByRole('button', { name: UNDO.undo, exact: true }).click();
  await pane.getByTestId('undo').getByText(UNDO.undone(2)).waitFor();
  expect(await pointsOf()).toBe(100);
  const notModelled = await page.evaluate(() => (Reflect.get(globalThis, 'excel') as EmulatedExcel).notModelled);
  expect(notModelled).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
