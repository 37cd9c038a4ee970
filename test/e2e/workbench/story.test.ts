import { unzipSync, zipSync } from 'fflate';
import type { Browser, Locator, Page } from 'playwright-core';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { NOTES } from '../../../src/messages/notes-tab.ts';
import { PROBLEMS, TABS, UNDO, VERDICT } from '../../../src/messages/pane.ts';
import { PREVIEW } from '../../../src/messages/preview.ts';
import { SCORE_LIST } from '../../../src/messages/scores-tab.ts';
import { SHEET, WORKBENCH } from '../../../src/messages/workbench.ts';
import { comparePackages, partText } from '../../support/compare-packages.ts';
import { checked, finding, findings, tab, unfolded } from '../support/addin.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { WORKBENCH_FOLDER } from '../support/paths.ts';
import { type Server, serve } from '../support/server.ts';
import {
  cell,
  downloaded,
  hasSelected,
  type OpenWorkbench,
  openBytes,
  openSample,
  openWorkbench,
  reads,
  SINGLE_FILE,
  sampleBytes,
  type,
} from '../support/workbench.ts';

/** From a form with mistakes to one that can be sent, in the page for files: served, and from a disk. */

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(WORKBENCH_FOLDER)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const SHEET_PART = 'xl/worksheets/sheet1.xml';

/** Value or formula of every cell that isn't blank, by address. */
function cellsOf(bytes: Uint8Array): Map<string, unknown> {
  const [grid] = readWorkbook(bytes).sheets;
  const cells = grid?.rows.flatMap((row) => row.cells) ?? [];
  return new Map(cells.map(({ row, column, formula, value }) => [cellAddress(row, column), formula ?? value]));
}

/** The cells whose content differs, with what they hold in the second. */
function differences(before: Uint8Array, after: Uint8Array): Record<string, unknown> {
  const [a, b] = [cellsOf(before), cellsOf(after)];
  const addresses = [...new Set([...a.keys(), ...b.keys()])].sort();
  return Object.fromEntries(addresses.filter((each) => a.get(each) !== b.get(each)).map((each) => [each, b.get(each)]));
}

/** The sheet's XML without the cells named, and without the height of the row that grew with its note. */
function without(bytes: Uint8Array, addresses: readonly string[], grown: number): string {
  const xml = addresses.reduce(
    (text, address) => text.replace(new RegExp(`<c r="${address}"(?:[^>]*/>|.*?</c>)`, 's'), ''),
    partText(bytes, SHEET_PART),
  );
  return xml.replace(new RegExp(`<row r="${grown}"[^>]*>`), (row) => row.replace(/ (?:ht|customHeight)="[^"]*"/g, ''));
}

const button = (page: Page | Locator, name: string): Locator => page.getByRole('button', { name, exact: true });

/** Presses 写入 in the preview and waits for the check that follows. */
async function write(page: Page, cells: number): Promise<void> {
  const dialog = page.getByRole('dialog', { name: PREVIEW.title });
  await button(dialog, PREVIEW.apply(cells)).click();
  await page.getByTestId('undo').getByText(UNDO.written(cells)).waitFor();
  await checked(page);
}

async function note(page: Page, indicator: string, cause: string, measures: string): Promise<void> {
  await tab(page, TABS.notes).click();
  const item = page.getByTestId('note').filter({ hasText: indicator });
  await unfolded(item);
  await item.getByRole('textbox', { name: NOTES.cause }).fill(cause);
  await item.getByRole('textbox', { name: NOTES.measures }).fill(measures);
  // Nothing stands in its cell: it is written without a preview.
  await button(item, NOTES.write).click();
  await page
    .getByTestId('undo')
    .getByText(/^已写入 I\d+$/)
    .waitFor();
  await checked(page);
}

describe.each([
  ['served', () => `${server.origin}/index.html`],
  ['from a disk', () => SINGLE_FILE],
])('%s', (_, address) => {
  // As it is built into the page: the page is compressed as a whole, its samples aren't.
  const original = zipSync(unzipSync(sampleBytes('errors')), { level: 0 });
  let workbench: OpenWorkbench;
  let page: Page;
  let copy: Uint8Array;

  beforeAll(async () => {
    workbench = await openWorkbench(browser, address());
    page = workbench.page;
  });
  afterAll(() => workbench.context.close());

  test('says that nothing is uploaded, and shows what is wrong with the sample', async () => {
    await page.getByText(WORKBENCH.private).first().waitFor();
    await openSample(page, 'errors');
    await page.getByRole('heading', { level: 1, name: VERDICT.errors(6) }).waitFor();
    await reads(page, 'A1', '社区图书室建设项目支出绩效自评表');
    await reads(page, 'F15', '91.67%');
  });

  test('a finding’s cell is selected and brought into sight', async () => {
    await button(page, PROBLEMS.locate('H15')).click();
    await page.locator('[data-range="H15"]').waitFor();
    await eventually(async () => {
      const box = await cell(page, 'H15').boundingBox();
      const pane = await page.locator('.jihe-right').boundingBox();
      expect((box?.x ?? Number.NaN) + (box?.width ?? 0)).toBeLessThanOrEqual(pane?.x ?? 0);
    });
  });

  test('修复, 填写得分 and 偏差说明 write into the sheet beside them', async () => {
    await page.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
    await write(page, 2);
    await tab(page, TABS.scores).click();
    await page.getByRole('combobox', { name: SCORE_LIST.which }).selectOption({ label: SCORE_LIST.differing });
    await button(page, SCORE_LIST.preview).click();
    await write(page, 5);
    await reads(page, 'H15', '9.65');
    await note(page, '按期开放率', '1 个社区的房屋腾退晚于计划', '年初与社区确认房屋移交时间');
    await cell(page, 'I15').filter({ hasText: '房屋腾退' }).waitFor();
  });

  test('typing is checked at once; 撤销 and 恢复 go through what was done', async () => {
    await type(page, 'G6', '10');
    await type(page, 'G4', '清河县图书馆');
    await tab(page, TABS.problems).click();
    const sheet = page.getByRole('region', { name: SHEET.grid('自评表') });
    await finding(page, '实施单位没有填写。').waitFor({ state: 'detached' });
    await button(sheet, SHEET.undo).click();
    await finding(page, '实施单位没有填写。').waitFor();
    await reads(page, 'G4', '');
    await hasSelected(page, 'G4:I4');
    await button(sheet, SHEET.redo).click();
    await finding(page, '实施单位没有填写。').waitFor({ state: 'detached' });
    await reads(page, 'G4', '清河县图书馆');
  });

  test('the copy differs from the file in the cells that were written alone', async () => {
    const { name, bytes } = await downloaded(page);
    copy = bytes;
    expect(name).toBe('示例1-社区图书室（有错误）-核对.xlsx');
    const { lost, added, changed, recompressed, sameOrder } = comparePackages(original, copy);
    expect({ lost, added, recompressed, sameOrder }).toEqual({
      lost: [],
      added: [],
      recompressed: [],
      sameOrder: true,
    });
    expect(changed).toEqual([SHEET_PART]);
    const written = differences(original, copy);
    expect(written).toEqual({
      G4: '清河县图书馆',
      G6: 10,
      G7: '—',
      H15: 9.65,
      H19: 10,
      H20: 97.65,
      I6: 8,
      I7: '—',
      I15: '原因：1 个社区的房屋腾退晚于计划。改进措施：年初与社区确认房屋移交时间。（年度指标值≥95%，实际完成91.67%，完成率96.49%，扣0.35分）',
    });
    const cells = Object.keys(written);
    expect(without(copy, cells, 15)).toBe(without(original, cells, 15));
  });

  test('reopened, it shows just what was left on purpose', async () => {
    await openBytes(page, '再次打开.xlsx', copy);
    await checked(page);
    await page.getByRole('heading', { level: 1, name: VERDICT.review(1) }).waitFor();
    await eventually(async () => expect(await findings(page).count()).toBe(1));
    await finding(page, /“覆盖居民户数”.*还没有说明原因。$/).waitFor();
  });

  test('nothing went wrong on the way, and nothing went elsewhere', () => {
    expect(workbench.problems).toEqual([]);
  });
});

test('the address that npm start prints shows a form with its findings at once', async () => {
  const page = await browser.newPage();
  await page.goto(`${server.origin}/index.html#sample`);
  await checked(page);
  await page.getByRole('heading', { level: 1, name: VERDICT.errors(6) }).waitFor();
  await reads(page, 'A1', '社区图书室建设项目支出绩效自评表');
  await page.close();
});
