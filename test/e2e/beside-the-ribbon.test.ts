import type { Browser } from 'playwright-core';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { HEAD, TABS, UNDO } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import type { EmulatedExcel } from '../hosts/excel-emulator/install.ts';
import { type Addin, checked, openAddin, SHEET, tab, unfolded } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { ADDIN } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';

/** The pane while buttons of the ribbon are pressed: 填写得分 writes from another page, 偏差说明 loads the pane anew. */

let browser: Browser;
let server: Server;
let addin: Addin;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});
beforeEach(async () => {
  addin = await openAddin(browser, server.origin);
  await checked(addin.page);
});
afterEach(() => addin.close());

/** As the page behind the button does: it writes into the workbook, and leaves to the pane what it wrote. */
async function writeFromRibbon(cell: string, from: number, to: number): Promise<void> {
  const workbook = await addin.page.evaluate(
    ({ sheet, address, value }) => {
      const { workbook: model } = Reflect.get(globalThis, 'excel') as EmulatedExcel;
      model.type(sheet, address, value);
      return Office.context.document.url;
    },
    { sheet: SHEET, address: cell, value: String(to) },
  );
  const beside = await addin.context.newPage();
  await beside.goto(`${server.origin}/self-test.html`);
  const applied = [{ sheet: SHEET, cell, from: { value: from }, to: { value: to } }];
  const left = { workbook, applied, formats: [], at: Date.now() };
  await beside.evaluate((text) => window.localStorage.setItem('jihe.ribbon-written', text), JSON.stringify(left));
  await beside.close();
}

test('撤销 in the pane takes back what 填写得分 wrote', async () => {
  const { page } = addin;
  await writeFromRibbon('H15', 10, 9.65);
  const bar = page.getByTestId('undo');
  await bar.getByText(UNDO.writtenTo('H15')).waitFor();
  await bar.getByRole('button', { name: UNDO.undo, exact: true }).click();
  await bar.getByText(UNDO.undone(1)).waitFor();
  expect((await addin.cell('H15')).value).toBe(10);
  expect(addin.problems).toEqual([]);
});

test('偏差说明 loads the pane anew, and nothing that was typed or can be undone is lost', async () => {
  const { page } = addin;
  await page.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
  await page.getByRole('button', { name: PREVIEW.apply(2), exact: true }).click();
  await page.getByTestId('undo').getByText(UNDO.written(2)).waitFor();
  await checked(page);
  await tab(page, TABS.notes).click();
  const note = page.getByTestId('note').first();
  const cause = note.getByRole('textbox', { name: NOTES.cause });
  await unfolded(note);
  await cause.fill('采购流程较长');
  await page.goto(`${server.origin}/taskpane.html?tab=notes`);
  await checked(page);
  await unfolded(note);
  await eventually(async () => expect(await cause.inputValue()).toBe('采购流程较长'));
  await page.getByTestId('undo').getByText(UNDO.written(2)).waitFor();
  await page.getByRole('button', { name: HEAD.check, exact: true }).waitFor();
  expect(addin.problems).toEqual([]);
});

test('a pane beside another workbook begins with nothing', async () => {
  const { page } = addin;
  await tab(page, TABS.notes).click();
  const note = page.getByTestId('note').first();
  const cause = note.getByRole('textbox', { name: NOTES.cause });
  await unfolded(note);
  await cause.fill('采购流程较长');
  await page.evaluate(() => {
    const kept = JSON.parse(window.sessionStorage.getItem('jihe.pane') ?? 'null') as { workbook: string };
    window.sessionStorage.setItem('jihe.pane', JSON.stringify({ ...kept, workbook: 'C:\\绩效\\另一本.xlsx' }));
  });
  await page.goto(`${server.origin}/taskpane.html?tab=notes`);
  await checked(page);
  await unfolded(note);
  expect(await cause.inputValue()).toBe('');
});
