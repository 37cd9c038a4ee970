import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NOTES } from '../../../src/messages/notes-tab.ts';
import { FILE, PROBLEMS, TABS } from '../../../src/messages/pane.ts';
import { PREVIEW } from '../../../src/messages/preview.ts';
import { READING } from '../../../src/messages/reading-notes.ts';
import { WAIVE_DIALOG } from '../../../src/messages/waive-dialog.ts';
import { BATCH, MEND, SHEET, WORKBENCH } from '../../../src/messages/workbench.ts';
import { buildDocx, paragraph } from '../../support/docx-maker.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { formAlone, reportWithForm, WRONG_RATE } from '../../support/report-document.ts';
import { untaughtForm } from '../../support/untaught-form.ts';
import { workbookFile } from '../../support/workbook-file.ts';
import { xlsFixture } from '../../support/xls-fixtures.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';
import { findings, tab, unfolded } from '../support/addin.ts';
import { settled } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { writeForms } from '../support/many-forms.ts';
import { atRest, look, looks } from '../support/pictures.ts';
import {
  cell,
  openBytes,
  openSample,
  openWorkbench,
  SAMPLES,
  SINGLE_FILE,
  takesTurns,
  turnTo,
  type,
} from '../support/workbench.ts';

/** Every screen of the workbench, in every colour and width: a picture to look at, and what axe-core has to say. */

/** In six cells. */
const SLIPS = { H13: "'20", H14: "'10", H15: "'10", H20: '99', I7: '10', G7: '10' };

const form = (cells: Readonly<Record<string, string>>, isProtected = false): Uint8Array =>
  gridToXlsx([{ ...withCells(exampleForm('national'), cells), protected: isProtected }]);

const FEW: Readonly<Record<string, Uint8Array>> = {
  '教育局/图书室.xlsx': form({ C3: '图书室', ...SLIPS }),
  '教育局/校舍.xlsx': form({ C3: '校舍', H20: '98' }),
  '水务局/供水.xlsx': form({}),
  '水务局/保护.xlsx': form({ C3: '保护', H20: '99' }, true),
  '水务局/旧格式.xls': xlsFixture('hubei.xls'),
  '报告.docx': buildDocx(paragraph('项目预算100万元，拨付45万元，进度100%。')),
};

let browser: Browser;
let root: string;
const folder = { many: '', few: '' };

beforeAll(async () => {
  browser = await launchChromium();
  root = mkdtempSync(path.join(tmpdir(), 'jihe-screens-'));
  folder.many = path.join(root, '全县自评表');
  mkdirSync(folder.many);
  writeForms(folder.many, 24);
  folder.few = path.join(root, '自评表');
  for (const [name, bytes] of Object.entries(FEW)) {
    mkdirSync(path.dirname(path.join(folder.few, name)), { recursive: true });
    writeFileSync(path.join(folder.few, name), bytes);
  }
});
afterAll(async () => {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
});

/** Takes the picture of a screen. */
type Show = (name: string) => Promise<void>;

async function dialog(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor();
}

async function noDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.jihe-workbench:not([aria-hidden])').waitFor();
}

async function result(page: Page): Promise<void> {
  await page.locator('[data-screen="result"]').waitFor({ state: 'attached' });
  await page.getByTestId('progress').waitFor({ state: 'detached' });
  await atRest(page);
}

async function listed(page: Page, from: string): Promise<void> {
  await page.getByTestId('folder-input').setInputFiles(from);
  await page
    .getByRole('status')
    .filter({ hasText: /^核对完/ })
    .waitFor();
}

/** From one screen to the next, each story on a page of its own. */
const STORIES: { readonly [Name in string]: (page: Page, show: Show) => Promise<void> } = {
  start: async (page, show) => {
    await show('welcome');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'x.xlsx'));
      document.body.dispatchEvent(new DragEvent('dragenter', { dataTransfer: data, bubbles: true }));
      document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    // Whatever the page shows below it, it is read.
    const word = page.locator('.jihe-drop > span');
    expect(await word.evaluate((each) => getComputedStyle(each).backgroundColor)).toMatch(/^rgb\(/);
    await show('dropping');
    await page.evaluate(() =>
      document.body.dispatchEvent(new DragEvent('dragleave', { dataTransfer: new DataTransfer(), bubbles: true })),
    );
    await openBytes(page, '2025年度项目支出绩效自评表（终稿）.xlsx', new TextEncoder().encode('no workbook'));
    await page.getByText(/没有打开/).waitFor();
    await show('not-opened');
  },
  file: async (page, show) => {
    await openSample(page, 'errors');
    await result(page);
    await show('opened');
    await page.getByRole('button', { name: WORKBENCH.samples }).click();
    await page.getByRole('menuitem').first().waitFor();
    await show('samples');
    await page.keyboard.press('Escape');
    await turnTo(page, WORKBENCH.paneView);
    if (takesTurns(page)) await show('problems');
    await page.getByRole('checkbox', { name: SHEET.marking.marks }).check();
    await findings(page).nth(2).getByRole('heading').getByRole('button').click();
    await page.getByText(PROBLEMS.why, { exact: true }).waitFor();
    await show('unfolded');
    await page.getByRole('button', { name: /^直接改正/ }).click();
    await dialog(page);
    await show('preview');
    await page.getByRole('button', { name: /^写入 \d+ 处$/ }).click();
    await page.getByTestId('undo').waitFor();
    await atRest(page);
    await show('written');
    await page.getByRole('button', { name: PROBLEMS.waive, exact: true }).last().click();
    await dialog(page);
    await page.getByRole('dialog').getByRole('button', { name: WAIVE_DIALOG.confirm, exact: true }).click();
    await page.getByText(WAIVE_DIALOG.missing).waitFor();
    await show('waive');
    await noDialog(page);
    await tab(page, TABS.scores).click();
    await page.getByTestId('score').first().waitFor();
    await show('scores');
    await tab(page, TABS.notes).click();
    const note = page.getByTestId('note').first();
    await unfolded(note);
    await note.getByRole('textbox', { name: NOTES.cause }).fill('采购流程较长');
    await show('notes');
    await tab(page, TABS.report).click();
    await page.getByTestId('report-input').waitFor({ state: 'attached' });
    await show('report');
    await tab(page, TABS.settings).click();
    const policy = page.getByRole('tabpanel').getByRole('heading', { level: 3 }).first();
    await policy.getByRole('button', { expanded: false }).click();
    await policy.getByRole('button', { expanded: true }).waitFor();
    await show('settings');
    await turnTo(page, WORKBENCH.sheetView);
    await page.getByRole('button', { name: WORKBENCH.save }).click();
    await dialog(page);
    const title = page.getByRole('dialog').getByRole('heading');
    expect(await title.evaluate((each) => getComputedStyle(each).marginTop)).toBe('0px');
    await show('marks');
    await page.getByRole('button', { name: FILE.marks.drop, exact: true }).click();
    await page.getByText(/^已下载/).waitFor();
    await page.locator('.jihe-workbench:not([aria-hidden])').waitFor();
    await show('downloaded');
    await type(page, 'G4', '清河县图书馆');
    await page.getByRole('button', { name: WORKBENCH.close }).click();
    await dialog(page);
    await show('unsaved');
    await noDialog(page);
  },
  sheet: async (page, show) => {
    await openSample(page, 'errors');
    await result(page);
    await cell(page, 'H20').click();
    await page.keyboard.press('F2');
    await page.locator('.jihe-editor[data-editing]').waitFor();
    await show('editing');
    await page.keyboard.press('Escape');
    if (takesTurns(page)) {
      await turnTo(page, WORKBENCH.paneView);
      await page
        .getByRole('button', { name: PROBLEMS.locate('H20') })
        .first()
        .click();
      await page.locator('.jihe-cell-bar').waitFor();
    } else {
      await cell(page, 'I19').hover();
      await page.locator('.jihe-tip').waitFor();
    }
    await show('told');
    const many = ['four-blocks-no-execution-score', 'national-total-in-funds', 'flat-list', 'bond-funds'];
    await openBytes(
      page,
      '2025年度多个项目支出绩效自评表.xlsx',
      workbookFile(many.map((name, at) => fixtureForm(name, `第${at + 1}个项目`))),
    );
    await result(page);
    await turnTo(page, WORKBENCH.paneView);
    await show('many-sheets');
    await turnTo(page, WORKBENCH.sheetView);
    await openBytes(page, '只能核对.xls', xlsFixture('hubei.xls'));
    await result(page);
    await turnTo(page, WORKBENCH.paneView);
    await show('check-only');
    await turnTo(page, WORKBENCH.sheetView);
    await openBytes(
      page,
      '台账.xlsx',
      workbookFile([{ name: '台账', visibility: 'visible', protected: false, merges: [], rows: [] }]),
    );
    await page.locator('[data-screen="no-form"]').waitFor({ state: 'attached' });
    await turnTo(page, WORKBENCH.paneView);
    await show('no-form');
  },
  finish: async (page, show) => {
    await openSample(page, 'ready');
    await result(page);
    await turnTo(page, WORKBENCH.paneView);
    await show('ready');
    await turnTo(page, WORKBENCH.sheetView);
    await anotherSample(page, 'review');
    await result(page);
    await turnTo(page, WORKBENCH.paneView);
    await show('review');
  },
  taught: async (page, show) => {
    await openBytes(page, '一.xlsx', workbookFile([untaughtForm()]));
    await result(page);
    await turnTo(page, WORKBENCH.paneView);
    await show('questions');
    await page.getByRole('button', { name: READING.title }).click();
    await page.getByRole('checkbox', { name: READING.overlay }).check();
    await show('reading');
    await turnTo(page, WORKBENCH.sheetView);
    await page.getByRole('region', { name: READING.legend }).waitFor();
    await show('colours');
  },
  report: async (page, show) => {
    await openBytes(page, '自评报告.docx', reportWithForm());
    await result(page);
    await show('opened');
    await turnTo(page, WORKBENCH.paneView);
    if (takesTurns(page)) await show('problems');
    await page.getByRole('tab', { name: TABS.report }).click();
    const finding = page.getByTestId('text-finding').filter({ hasText: '100%' }).first();
    await finding.getByRole('button', { name: /在原文里显示/ }).click();
    const shown = page.locator(takesTurns(page) ? '[data-testid="reading"] mark' : '.jihe-document mark');
    await eventually(async () => expect(await shown.textContent()).toBe('100%'));
    await show('text');
    await finding.getByRole('button', { expanded: false }).click();
    await show('finding');
    await page.getByRole('tab', { name: new RegExp(`^${TABS.problems}`) }).click();
    await page.getByTestId('finding').first().getByRole('button', { name: /^定位/ }).click();
    await page.locator('.jihe-document [data-located]').waitFor({ state: 'attached' });
    await turnTo(page, WORKBENCH.documentView);
    await show('cell');
    await openBytes(page, '只有表.docx', formAlone({ H20: '99' }));
    await result(page);
    await turnTo(page, WORKBENCH.paneView);
    await page.getByRole('tab', { name: TABS.report }).click();
    await show('form-alone');
    await turnTo(page, WORKBENCH.documentView);
    await openBytes(page, '说明.txt', new TextEncoder().encode(`一、资金\n${WRONG_RATE}`));
    await page.getByTestId('ledger').waitFor({ state: 'attached' });
    await turnTo(page, WORKBENCH.paneView);
    await show('text-file');
  },
  batch: async (page, show) => {
    await listed(page, folder.many);
    await show('list');
    await page.getByText(BATCH.charts).click();
    await show('charts');
    await page.getByText(BATCH.charts).click();
    await page.getByRole('button', { name: new RegExp(`^${BATCH.verdicts.failed}`) }).click();
    await show('failed');
    await page.getByRole('combobox', { name: BATCH.policy }).selectOption({ index: 3 });
    await page
      .getByRole('status')
      .filter({ hasText: /^核对完/ })
      .waitFor();
    await page.getByRole('textbox', { name: BATCH.filter }).fill('没有这样的');
    await show('nothing-listed');
  },
  few: async (page, show) => {
    await listed(page, folder.few);
    await show('list');
    await page.getByRole('button', { name: /^直接改正 \d+ 处$/ }).click();
    await page.getByRole('heading', { level: 1, name: PREVIEW.title }).waitFor();
    await page.getByText(MEND.left(1)).click();
    await show('preview');
    await page.getByRole('button', { name: /^写入 \d+ 处$/ }).click();
    await page.getByText(/^已写入 \d+ 个单元格/).waitFor();
    await atRest(page);
    await show('written');
    await page.getByRole('button', { name: BATCH.close }).click();
    await dialog(page);
    await show('unsaved');
    await noDialog(page);
    await page.getByRole('button', { name: MEND.save(2) }).click();
    await page.getByText(/^已下载/).waitFor();
    await show('downloaded');
    await page.getByRole('button', { name: /^打开 .*图书室\.xlsx$/ }).click();
    await result(page);
    // All of it in a row, where sheet and pane are beside each other. A window made narrower later keeps its pane as wide as it is.
    await eventually(async () => {
      const header = await page.locator('.jihe-header').boundingBox();
      expect(takesTurns(page) || (header?.height ?? 0) < 60).toBe(true);
    });
    await show('opened');
    await turnTo(page, WORKBENCH.paneView);
    if (takesTurns(page)) await show('opened-pane');
  },
};

async function anotherSample(page: Page, sample: keyof typeof SAMPLES): Promise<void> {
  await page.getByRole('button', { name: WORKBENCH.samples }).click();
  await page.getByRole('menuitem', { name: SAMPLES[sample].replace('.xlsx', '') }).click();
  await cell(page, 'A1').filter({ hasText: /培训/ }).waitFor();
}

const NOT_OURS = [
  // The colours of cells are the file's, those of marks have a test of their own.
  /color-contrast td\[data-cell=/,
  // Over whatever colour a cell has, what was recognised is drawn as a gradient, and so it is in the legend.
  /color-contrast .*due to a background gradient/,
  // What lies under the menu.
  /-samples: color-contrast .*(overlapped by another element|too short to determine)/,
  // Fluent's menus lie beside the page's parts, by themselves.
  /region \.fui-MenuPopover/,
  // A list under a filter that nothing fits.
  /nothing-listed: th-has-data-cells/,
];

/** Columns of a list that are scrolled out of sight: they are judged in wider windows. */
const OUT_OF_SIGHT = /color-contrast .*(partially obscured|partially overlaps|too short to determine)/;

function isOurs(found: string, look: string): boolean {
  return NOT_OURS.every((pattern) => !pattern.test(found)) && !(look.startsWith('350-') && OUT_OF_SIGHT.test(found));
}

const LOOKS = Object.entries(looks('350-light', '1366-forced'));

/** Pages change under their user: colours at nightfall, widths all the time. Only sheet and pane taking turns is another way to go. */
const WAYS = { turns: ['350', '683'], beside: ['1366', '1920'] };

describe.each(Object.entries(WAYS))('%s', (_, widths) => {
  const own = LOOKS.filter(([name]) => widths.some((width) => name.startsWith(`${width}-`)));

  test.each(Object.keys(STORIES))('%s: axe-core finds nothing, nothing is wider than the window', async (story) => {
    const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE, {
      ...own[0]?.[1],
      reducedMotion: 'reduce',
    });
    const found: string[] = [];
    await STORIES[story]?.(page, async (screen) => {
      for (const [name, { viewport, colorScheme = null, forcedColors = 'none' }] of own) {
        if (viewport != null) await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme, forcedColors });
        await settled(page);
        found.push(...(await look(page, `workbench-${story}-${screen}`, name)).filter((each) => isOurs(each, name)));
      }
      const [first] = own;
      if (first?.[1].viewport != null) await page.setViewportSize(first[1].viewport);
    });
    expect(found).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});
