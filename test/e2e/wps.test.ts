import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { HEAD, PROBLEMS, TABS, UNDO, VERDICT } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { FRONT, PROBE, WPS_FAILED } from '../../src/messages/wps.ts';
import { packageVersion } from '../../tools/manifest/surroundings.ts';
import { checked, EXAMPLE, SHEET, tab } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { emulatorScript } from './support/emulators.ts';
import { eventually } from './support/eventually.ts';
import { packaged } from './support/packaged.ts';
import { ROOT, SCREENSHOTS } from './support/paths.ts';

/** What `npm run package -- --wps` makes, opened from the disk as WPS does, over the emulated WPS. */

const VERSION = packageVersion(ROOT);
/** As wide as WPS opens the pane. */
const PANE = { width: 380, height: 800 };
/** What a build of WPS tells the page, and what of it is seen. */
const WIDE = { width: 1428, height: 800 };
const SEEN = 646;

let browser: Browser;
let folder: string;
let out: string;

beforeAll(async () => {
  browser = await launchChromium();
  folder = mkdtempSync(path.join(tmpdir(), 'jihe-wps-'));
  out = path.join(folder, '绩核 WPS');
  packaged('--wps', '--url', 'http://intranet.example/wps', '--out', out);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const address = (name: string): string => pathToFileURL(path.join(out, `Jihe_${VERSION}`, name)).href;

interface Wps {
  readonly context: BrowserContext;
  /** Errors, violations of policies, and requests for anything but files of the add-in. */
  readonly problems: string[];
  readonly open: (name: string) => Promise<Page>;
}

async function startWps({ viewport = PANE, isWps = true } = {}): Promise<Wps> {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const problems: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`error: ${String(error.error().stack)}`));
  context.on('request', (request) => {
    if (!request.url().startsWith(address(''))) problems.push(`request: ${request.url()}`);
  });
  if (isWps) {
    const content = Buffer.from(EXAMPLE).toString('base64');
    await context.addInitScript({
      content: `${emulatorScript('wps')}
        globalThis.emulated = wpsEmulator.install(window, Uint8Array.from(atob('${content}'), (each) => each.charCodeAt(0)));`,
    });
  }
  return {
    context,
    problems,
    open: async (name) => {
      const page = await context.newPage();
      await page.goto(address(name));
      return page;
    },
  };
}

/** What the emulated WPS of a page says to an expression over `emulated`. */
const ask = <Answer>(page: Page, expression: string): Promise<Answer> => page.evaluate(`(${expression})`);

/** The pages' policies allow no `eval`, which is how Playwright waits for expressions. */
async function until(page: Page, expression: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await ask<boolean>(page, expression))) {
    if (Date.now() > end) throw new RangeError(`waited in vain for ${expression}`);
    await page.waitForTimeout(50);
  }
}

const value = (page: Page, row: number, column: number): Promise<unknown> =>
  ask(page, `emulated.wps.model.find('${SHEET}').peek(${row - 1}, ${column - 1}).value`);

const ruleCount = (page: Page): Promise<number> =>
  ask(page, `emulated.wps.model.find('${SHEET}').conditionalFormats.list.length`);

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
}

test('from the check to the undo, without a request and without a word on the console', async () => {
  const { context, problems, open } = await startWps();
  const page = await open('ui/pane.html');
  await checked(page);
  await page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-findings.png') });
  await press(page, PROBLEMS.locate('H15'));
  await until(page, `emulated.wps.selected === '${SHEET}!H15'`);
  await page.getByRole('checkbox', { name: PROBLEMS.marks }).check();
  await until(page, `emulated.wps.model.find('${SHEET}').conditionalFormats.list.length > 0`);
  const before = await value(page, 7, 7);
  await press(page, /^直接改正 \d+ 处$/);
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-preview.png') });
  await press(page, PREVIEW.apply(2));
  await page.getByTestId('undo').getByText(UNDO.written(2)).waitFor();
  expect(await value(page, 7, 7)).toBe('—');
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-written.png') });
  await checked(page);
  await press(page, UNDO.undo);
  await page.getByTestId('undo').getByText(UNDO.undone(2)).waitFor();
  expect(await value(page, 7, 7)).toBe(before);
  await page.getByRole('checkbox', { name: PROBLEMS.marks }).uncheck();
  await until(page, `emulated.wps.model.find('${SHEET}').conditionalFormats.list.length === 0`);
  for (const name of Object.values(TABS)) await tab(page, name).click();
  expect(await ruleCount(page)).toBe(0);
  expect(await ask(page, '[...emulated.wps.crossings.unknown]')).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});

test('nothing is out of reach where the page is told to be wider than what is seen', async () => {
  const { context, problems, open } = await startWps({ viewport: WIDE });
  const page = await open('ui/pane.html');
  await checked(page);
  const outside = (): Promise<string[]> =>
    page.evaluate((seen) => {
      const controls = [...document.querySelectorAll('button, input, [role="tab"], [role="dialog"], select')];
      const shown = controls.filter((each) => each.getBoundingClientRect().width > 0);
      if (shown.length < 5) throw new RangeError(`only ${shown.length} controls`);
      return shown
        .filter((each) => each.getBoundingClientRect().right > seen)
        .map((each) => `${each.tagName} ${each.getAttribute('aria-label') ?? each.textContent}`);
    }, SEEN);
  const clip = { x: 0, y: 0, width: SEEN, height: WIDE.height };
  await eventually(async () => expect(await outside()).toEqual([]));
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-wide.png'), clip });
  await press(page, /^直接改正 \d+ 处$/);
  await page.getByRole('dialog').waitFor();
  await eventually(async () => expect(await outside()).toEqual([]));
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-wide-dialog.png'), clip });
  await page.keyboard.press('Escape');
  for (const name of Object.values(TABS)) {
    await tab(page, name).click();
    await tab(page, name).and(page.locator('[aria-selected="true"]')).waitFor();
    await eventually(async () => expect([name, await outside()]).toEqual([name, []]));
  }
  expect(problems).toEqual([]);
  await context.close();
});

test('another workbook in front is said, and can be checked instead', async () => {
  const { context, problems, open } = await startWps();
  const page = await open('ui/pane.html');
  await checked(page);
  expect(await page.getByTestId('front').count()).toBe(0);
  await ask(page, 'void (globalThis.made = (wps.EtApplication()).Workbooks.Add(), made.Activate())');
  const name = await ask<string>(page, 'made.Name');
  const own = await ask<string>(page, 'emulated.wps.fullName.replace(/^.*[\\\\/]/, "")');
  await page.getByTestId('front').getByText(FRONT.other(name, own)).waitFor();
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-front.png') });
  await press(page, FRONT.change(name));
  await page.locator('[data-screen="no-form"]').waitFor();
  expect(await page.getByTestId('front').count()).toBe(0);
  expect(problems).toEqual([]);
  await context.close();
});

test('the ribbon answers at once, a pane, a command and its message, and the tab asked for', async () => {
  const { context, problems, open } = await startWps();
  const ribbon = await open('index.html');
  expect(await ask(ribbon, 'OnAddinLoad({})')).toBe(true);
  expect(await ask(ribbon, 'GetImage({ Id: "checkSheet" })')).toBe('images/check.svg');
  expect(await ask(ribbon, 'OnAction({ Id: "pane" })')).toBe(true);
  expect(await ask(ribbon, 'emulated.shown[0]')).toEqual({ kind: 'pane', url: address('ui/pane.html'), title: '绩核' });
  expect(await ask(ribbon, 'emulated.panes')).toEqual([{ ID: 1, Visible: true, DockPosition: 2, Width: 400 }]);
  // The pane that is there is shown again; no second one is made.
  await ask(ribbon, 'emulated.panes[0].Visible = false');
  expect(await ask(ribbon, 'OnAction({ Id: "pane" })')).toBe(true);
  expect(await ask(ribbon, 'emulated.panes.map((each) => each.Visible)')).toEqual([true]);

  expect(await ask(ribbon, 'OnAction({ Id: "checkSheet" })')).toBe(true);
  await until(ribbon, 'emulated.shown.length === 2');
  expect(await ask(ribbon, 'emulated.shown[1].url')).toBe(address('ui/message.html'));
  const message = await open('ui/message.html');
  await message.getByRole('heading', { name: /^有错误：6 处错误/ }).waitFor();
  await message.screenshot({ path: path.join(SCREENSHOTS, 'wps-message.png') });
  // A browser's tab that nobody opened by a script can't close itself; WPS's window can.
  await ask(message, 'void (window.close = () => { window.isClosed = true; })');
  await press(message, '关闭');
  await until(message, 'window.isClosed === true');
  expect(await ruleCount(ribbon)).toBeGreaterThan(0);

  const pane = await open('ui/pane.html');
  await checked(pane);
  expect(await ask(ribbon, 'OnAction({ Id: "clearMarks" })')).toBe(true);
  await until(ribbon, `emulated.wps.model.find('${SHEET}').conditionalFormats.list.length === 0`);
  expect(await ask(ribbon, 'OnAction({ Id: "notes" })')).toBe(true);
  await pane.getByRole('tab', { name: new RegExp(`^${TABS.notes}`), selected: true }).waitFor();
  expect(await pane.getByRole('tab', { name: new RegExp(`^${TABS.notes}`) }).getAttribute('aria-selected')).toBe(
    'true',
  );
  expect(problems).toEqual([]);
  await context.close();
});

test('关于 tries this WPS in a workbook of its own, and leaves nothing behind', async () => {
  const { context, problems, open } = await startWps();
  const page = await open('ui/pane.html');
  await checked(page);
  await tab(page, TABS.settings).click();
  await page.getByRole('button', { name: /^关于/, expanded: false }).click();
  await press(page, PROBE.start);
  const result = page.getByRole('textbox', { name: PROBE.result });
  await result.waitFor();
  const report = JSON.parse(await result.inputValue()) as { [question: string]: unknown };
  expect(Object.keys(report).length).toBeGreaterThan(10);
  expect(report).toMatchObject({ keepsApostrophe: false });
  expect(await ask(page, 'wps.EtApplication().ActiveWorkbook.Name')).toBe('自评表.xlsx');
  expect(await page.getByTestId('front').count()).toBe(0);
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-probe.png') });
  expect(problems).toEqual([]);
  await context.close();
});

test('收起面板 hides the pane that the ribbon opened', async () => {
  const { context, open } = await startWps();
  const pane = await open('ui/pane.html');
  await checked(pane);
  // The ribbon's page and this one are two in this browser: the pane is made known here as the ribbon does it.
  const ribbon = await open('index.html');
  await ask(ribbon, 'OnAction({ Id: "pane" })');
  await ask(pane, 'void Object.assign(emulated.panes, [{ ID: 1, Visible: true, DockPosition: 2, Width: 400 }])');
  await press(pane, HEAD.hide);
  await until(pane, 'emulated.panes[0].Visible === false');
  await context.close();
});

test('outside of WPS the pane says so, and opens files', async () => {
  const { context, problems, open } = await startWps({ isWps: false });
  const page = await open('ui/pane.html');
  await page.getByRole('heading', { name: WPS_FAILED.what }).waitFor({ timeout: 15_000 });
  await page.screenshot({ path: path.join(SCREENSHOTS, 'wps-failed.png') });
  await page.getByTestId('file-input').setInputFiles([{ name: '表.xlsx', mimeType: '', buffer: EXAMPLE }]);
  await checked(page);
  await page.getByRole('heading', { name: VERDICT.errors(6) }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test('sums of all files, a ribbon that WPS takes, and the same files for a server', () => {
  const sums = readFileSync(path.join(out, 'SHA256SUMS'), 'utf8').trimEnd().split('\n');
  expect(sums.length).toBeGreaterThan(40);
  for (const line of sums) {
    const [hash, name = ''] = line.split('  ');
    expect([
      name,
      createHash('sha256')
        .update(readFileSync(path.join(out, name)))
        .digest('hex'),
    ]).toEqual([name, hash]);
  }
  const own = sums
    .filter((line) => line.includes(`  Jihe_${VERSION}/`))
    .map((line) => line.replace(`Jihe_${VERSION}/`, ''));
  const served = sums.filter((line) => line.includes('  server/Jihe/')).map((line) => line.replace('server/Jihe/', ''));
  expect(own.length).toBeGreaterThan(15);
  expect(served).toEqual(own);
  const ribbon = readFileSync(path.join(out, `Jihe_${VERSION}/ribbon.xml`));
  expect(ribbon.subarray(0, 9).toString('latin1')).toBe('<customUI');
  expect(readFileSync(path.join(out, 'server/jsplugins.xml'), 'utf8')).toContain(
    'name="Jihe" type="et" url="http://intranet.example/wps/Jihe/"',
  );
  const script = readFileSync(path.join(out, 'install.ps1'));
  expect(script.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  for (const name of ['install.ps1', '安装.bat', '卸载.bat']) {
    const lines = readFileSync(path.join(out, name), 'utf8').split('\n');
    expect([name, lines.slice(0, -1).filter((line) => !line.endsWith('\r'))]).toEqual([name, []]);
  }
  for (const name of ['安装.bat', '卸载.bat']) {
    expect(readFileSync(path.join(out, name)).every((byte) => byte < 0x80)).toBe(true);
  }
});
