import type { Browser, Locator, Page } from 'playwright-core';
import { CARDS } from '../../src/messages/cards.ts';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { CARD, HEAD, LIVE, PROBLEMS, TABS, UNDO, VERDICT } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { SCORE_LIST } from '../../src/messages/scores-tab.ts';
import { WAIVE_DIALOG } from '../../src/messages/waive-dialog.ts';
import type { EmulatedExcel } from '../hosts/excel-emulator/install.ts';
import { type Addin, checked, finding, findings, openAddin, SHEET, selection, tab, unfolded } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { ADDIN } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';

/** From 检查 to 撤销, in the task pane of desktop Excel: what is built, with the real Office.js. */

let browser: Browser;
let server: Server;
let addin: Addin;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
  addin = await openAddin(browser, server.origin);
  page = addin.page;
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The formulas of all conditional formats in the form's sheet. */
function rules(of: Page): Promise<string[]> {
  return of.evaluate((name) => {
    const { workbook } = Reflect.get(globalThis, 'excel') as EmulatedExcel;
    return workbook.sheet(name).conditionalFormats.list.map(({ formula }) => formula);
  }, SHEET);
}

const button = (name: string, within: Page | Locator = page): Locator =>
  within.getByRole('button', { name, exact: true });

/** Presses 写入 in the preview and waits for the check that follows. */
async function write(cells: number): Promise<void> {
  const dialog = page.getByRole('dialog', { name: PREVIEW.title });
  await button(PREVIEW.apply(cells), dialog).click();
  await page.getByTestId('undo').getByText(UNDO.written(cells)).waitFor();
  await checked(page);
}

async function undo(cells: number): Promise<void> {
  await button(UNDO.undo).click();
  await page.getByTestId('undo').getByText(UNDO.undone(cells)).waitFor();
  await checked(page);
}

test('检查: what is wrong, with the numbers, and what each part earned', async () => {
  await checked(page);
  await page.getByRole('heading', { level: 1, name: VERDICT.errors(6) }).waitFor();
  await page.getByText(CARD.total('97', '97.65 优')).waitFor();
  await button(HEAD.check).click();
  await checked(page);
  // Nine findings; two of them, of one indicator, are one card.
  await eventually(async () => expect(await findings(page).count()).toBe(8));
  await finding(page, '预算执行得分应为 8（80% × 10），填了 97，超过分值。').waitFor();
});

test('a cell is found in the sheet, and the keys stay in the pane', async () => {
  await button(PROBLEMS.locate('H15')).click();
  await eventually(async () => expect(await selection(page)).toEqual({ sheet: SHEET, top: 14, left: 7 }));
  await eventually(async () => expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('H15'));
});

test('one click on the folded card writes, and 撤销 takes it back', async () => {
  const before = await addin.cell('H15');
  const item = finding(page, /^.*“按期开放率”未达标.*应得 9\.65，填了 10。$/);
  await button(CARDS.changeTo('9.65'), item).click();
  await page.getByTestId('undo').getByText(UNDO.writtenTo('H15')).waitFor();
  await checked(page);
  expect((await addin.cell('H15')).value).toBe(9.65);
  await item.waitFor({ state: 'detached' });
  await undo(1);
  expect(await addin.cell('H15')).toEqual(before);
  await item.waitFor();
});

test('直接改正 writes in one go', async () => {
  await page.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
  await write(2);
  expect((await addin.cell('G7')).value).toBe('—');
  expect((await addin.cell('I7')).value).toBe('—');
  // A deduction that begins with it has no reason yet: that is the user's to decide.
  expect((await addin.cell('H15')).value).toBe(10);
  await undo(2);
  expect((await addin.cell('I7')).value).toBe(97);
});

test('得分 are filled in, as live formulas too', async () => {
  await tab(page, TABS.scores).click();
  await page.getByRole('combobox', { name: SCORE_LIST.which }).selectOption({ label: SCORE_LIST.differing });
  await page.getByRole('combobox', { name: SCORE_LIST.as }).selectOption('formulas');
  const before = await addin.cell('H20');
  await button(SCORE_LIST.preview).click();
  const edits = page.getByRole('dialog').getByTestId('planned-edit');
  await edits.first().waitFor();
  const count = await edits.count();
  await write(count);
  expect((await addin.cell('H20')).formula).toMatch(/^=/);
  await undo(count);
  expect(await addin.cell('H20')).toEqual(before);
});

const CAUSE = '场馆改造停开一个月';

test('偏差说明 is written with the numbers of the sheet and the words of the user', async () => {
  await tab(page, TABS.notes).click();
  const note = page.getByTestId('note').filter({ hasText: '按期开放率' });
  await unfolded(note);
  const writes = button(NOTES.write, note);
  await eventually(async () => expect(await writes.isEnabled()).toBe(false));
  await note.getByRole('textbox', { name: NOTES.cause }).fill(CAUSE);
  await note.getByRole('textbox', { name: NOTES.measures }).fill('提前安排改造');
  // Nothing stands in its cell: it is written without a preview.
  await writes.click();
  await page.getByTestId('undo').getByText(UNDO.writtenTo('I15')).waitFor();
  await checked(page);
  const { value } = await addin.cell('I15');
  expect(value).toContain('91.67%');
  expect(value).toContain(CAUSE);
});

test('撤销 leaves alone what was changed since', async () => {
  await page.evaluate((sheet) => {
    const { workbook } = Reflect.get(globalThis, 'excel') as EmulatedExcel;
    workbook.type(sheet, 'I15', '另有说明');
  }, SHEET);
  await button(UNDO.undo).click();
  await page
    .getByTestId('undo')
    .getByText(UNDO.refused(['I15']))
    .waitFor();
  expect((await addin.cell('I15')).value).toBe('另有说明');
  await button(UNDO.close).click();
  await button(HEAD.check).click();
  await checked(page);
});

test('忽略 wants a reason, keeps it in the workbook, and can be taken back', async () => {
  await tab(page, TABS.problems).click();
  const item = finding(page, '实施单位没有填写。');
  await item.getByRole('heading').getByRole('button').click();
  await button(PROBLEMS.waive, item).click();
  const dialog = page.getByRole('dialog', { name: WAIVE_DIALOG.title });
  await button(WAIVE_DIALOG.confirm, dialog).click();
  await dialog.getByText(WAIVE_DIALOG.missing).waitFor();
  await dialog.getByRole('textbox', { name: WAIVE_DIALOG.reason }).fill('由主管部门统一填写');
  await button(WAIVE_DIALOG.confirm, dialog).click();
  await page.getByRole('tab', { name: `${PROBLEMS.waived} 1` }).click();
  await item.waitFor();
  await eventually(async () => {
    const written = await page.evaluate(() => {
      const { workbook } = Reflect.get(globalThis, 'excel') as EmulatedExcel;
      return workbook.sheets.map(({ name }) => name);
    });
    expect(written).toEqual([SHEET, '核对说明']);
  });
  await item.getByRole('heading').getByRole('button').click();
  await item.getByText('由主管部门统一填写').waitFor();
  await button(PROBLEMS.restore, item).click();
  await page.getByRole('tab', { name: `${PROBLEMS.waived} 0` }).waitFor();
  await page.getByRole('tab', { name: /^全部 \d+$/ }).click();
  await item.waitFor();
});

test('标注 colours the cells, and clearing leaves no trace', async () => {
  const marks = page.getByRole('checkbox', { name: PROBLEMS.marks });
  const live = page.getByTestId('live');
  await marks.check();
  await live.getByText(LIVE.marked(0).replace(/^(\D+).*$/, '$1')).waitFor();
  expect(new Set(await rules(page))).toEqual(new Set(['error', 'warning'].map((each) => `=LEN("绩核:${each}")>0`)));
  await marks.uncheck();
  await live.getByText(LIVE.unmarked).waitFor();
  expect(await rules(page)).toEqual([]);
});

test('nothing went wrong on the way, and nothing went elsewhere', async () => {
  const { notModelled, liveReferences } = await page.evaluate(async () => {
    const excel = Reflect.get(globalThis, 'excel') as EmulatedExcel;
    await excel.settled();
    return { notModelled: excel.notModelled, liveReferences: excel.stats.liveReferences };
  });
  expect(notModelled).toEqual([]);
  expect(liveReferences).toBe(0);
  expect(addin.problems).toEqual([]);
});
