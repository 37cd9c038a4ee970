import '../../src/app/file-words.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { policyById } from '../../src/engine/policy/built-in.ts';
import { CARDS } from '../../src/messages/cards.ts';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { FILE, HEAD, LATER, PROBLEMS, TABS, UNDO } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { READING, TEACH } from '../../src/messages/reading-notes.ts';
import { REPORT_TAB } from '../../src/messages/report-tab.ts';
import { SCORE_LIST } from '../../src/messages/scores-tab.ts';
import { SETTINGS } from '../../src/messages/settings.ts';
import { WAIVE_DIALOG } from '../../src/messages/waive-dialog.ts';
import type { EmulatedExcel } from '../hosts/excel-emulator/install.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { exampleForm, gridOf, withCells } from '../support/form-text.ts';
import { formAlone, reportWithForm } from '../support/report-document.ts';
import { untaughtForm } from '../support/untaught-form.ts';
import { waiving } from '../support/waived-form.ts';
import { workbookFile } from '../support/workbook-file.ts';
import { checked, EXAMPLE, findings, openAddin, PANE, SHEET, tab, unfolded } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { manyForms } from './support/many-forms.ts';
import { ADDIN, ROOT } from './support/paths.ts';
import { atRest, lookInAll, looks } from './support/pictures.ts';
import { type Server, serve } from './support/server.ts';

/** Screens off the way that everybody takes: of many forms, of what wasn't understood, of what was taken back. */

let browser: Browser;
let addinPages: Server;
let filePages: Server;

beforeAll(async () => {
  [browser, addinPages, filePages] = await Promise.all([
    launchChromium(),
    serve(ADDIN),
    serve(path.join(ROOT, 'dist/pane')),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([addinPages.close(), filePages.close()]);
});

const LOOKS = looks('350-light');

function inExcel(page: Page, change: (excel: EmulatedExcel, sheet: string) => void): Promise<void> {
  return page.evaluate(`(${String(change)})(excel, ${JSON.stringify(SHEET)})`);
}

function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

async function inAllSheets(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: HEAD.scope }).selectOption('all');
  await page.getByTestId('progress').waitFor({ state: 'detached' });
  await atRest(page);
}

async function openScores(page: Page, which: string): Promise<void> {
  await tab(page, TABS.scores).click();
  await page.getByLabel(SCORE_LIST.which).selectOption({ label: which });
}

/** 直接改正, written. */
async function mend(page: Page): Promise<void> {
  await button(page, /^直接改正 \d+ 处$/).click();
  await button(page, /^写入 \d+ 处$/).click();
  await page.getByTestId('undo').waitFor();
  await page.locator('#pane:not([aria-hidden])').waitFor();
  await atRest(page);
}

async function openReport(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await tab(page, TABS.report).click();
  await page.getByTestId('report-input').setInputFiles([{ name, mimeType: '', buffer: Buffer.from(bytes) }]);
}

const NATIONAL = exampleForm('national');
/** Errors, a warning, hints, something for a person, notes to be written. */
const MIXED = withCells(NATIONAL, {
  A2: '',
  F6: '60',
  F7: '60',
  H6: '50%',
  I6: '5',
  F13: '5个',
  I13: '汛期停工一个月。',
  F14: '',
  F15: '80%',
  I15: '',
  F18: '已开展工作',
  H19: '12',
});
const SECOND = { ...withCells(NATIONAL, { D3: '另一个项目', H19: '', H20: '97' }), name: '二' };
const COVER = gridOf('封面', []);

const HUBEI = policyById('hubei');
if (HUBEI === null || HUBEI === undefined) throw new Error('no policy of Hubei');
const SETTINGS_KEPT = JSON.stringify({
  live: true,
  ownPolicies: [{ ...HUBEI, id: 'own-1', name: '清河县财政局2025年项目支出绩效评分办法（试行）' }],
  readingNotes: [
    { words: '落实成效', role: 'actual' },
    { words: '与年初设定的绩效目标相比出现的偏差及整改情况说明', role: 'note' },
  ],
  recentCauses: ['汛期停工'],
  recentMeasures: ['提前备料', '与施工单位约定赶工计划，每月核对进度'],
});

function withSettings(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(`localStorage.setItem('jihe.settings', ${JSON.stringify(SETTINGS_KEPT)})`);
}

interface Screen {
  readonly file: () => Uint8Array;
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
  readonly go: (page: Page) => Promise<unknown>;
}

const SCREENS: { readonly [Name in string]: Screen } = {
  'card-unfolded': {
    file: () => EXAMPLE,
    go: async (page) => {
      await button(page, /^表内总分/).click();
      await page.getByRole('table').waitFor();
    },
  },
  'head-folded': {
    file: () => EXAMPLE,
    go: async (page) => {
      await button(page, HEAD.check).click();
      await page.getByText(/^已核对 /).waitFor();
      await button(page, HEAD.collapse).click();
      await button(page, HEAD.expand).waitFor();
    },
  },
  'forms-few': {
    file: () => workbookFile([MIXED, SECOND, { ...fixtureForm('hubei-foot-reason'), name: '黄石' }]),
    go: async (page) => {
      await inAllSheets(page);
      await button(page, /的得分情况$/)
        .first()
        .click();
      await page.getByRole('table').waitFor();
    },
  },
  'forms-many': {
    file: () => manyForms(20),
    go: async (page) => {
      await inAllSheets(page);
      await button(page, /^20 张表：/).click();
      await page
        .getByRole('button', { name: /^转到“/ })
        .first()
        .waitFor();
      await button(page, /张表建议改用别的办法$/).click();
    },
  },
  'kinds-of-findings': {
    file: () => workbookFile([MIXED]),
    go: async (page) => {
      for (const each of (await findings(page).all()).slice(0, 8))
        await each.getByRole('heading').getByRole('button').first().click();
      await button(page, READING.title).click();
      await atRest(page);
    },
  },
  waived: {
    file: () => workbookFile([MIXED, waiving(MIXED, ['unmet-full-score', 'score-over-points'])]),
    go: async (page) => {
      await page.getByRole('tab', { name: /^已忽略/ }).click();
      await findings(page).first().getByRole('heading').getByRole('button').click();
      await page.getByText('经领导同意').first().waitFor();
    },
  },
  'just-waived': {
    file: () => EXAMPLE,
    go: async (page) => {
      await findings(page).nth(1).getByRole('heading').getByRole('button').click();
      await button(page, PROBLEMS.waive).last().click();
      const dialog = page.getByRole('dialog', { name: WAIVE_DIALOG.title });
      await dialog.getByRole('textbox').fill('已与财政局核实，按批复执行');
      await dialog.getByRole('button', { name: WAIVE_DIALOG.confirm, exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByTestId('undo').waitFor();
      await atRest(page);
    },
  },
  'questions-and-reading': {
    file: () => workbookFile([untaughtForm()]),
    go: async (page) => {
      await page.getByRole('region', { name: /^没有完全认出/ }).waitFor();
      await button(page, READING.title).click();
      await atRest(page);
    },
  },
  'questions-folded': {
    file: () => workbookFile(['一', '二', '三', '四', '五'].map((name) => untaughtForm(name))),
    go: async (page) => {
      await inAllSheets(page);
      await button(page, /^没有完全认出/).click();
      await atRest(page);
    },
  },
  taught: {
    file: () => workbookFile([untaughtForm()]),
    go: async (page) => {
      const questions = page.getByRole('region', { name: /^没有完全认出/ });
      await questions
        .getByRole('listitem')
        .filter({ hasText: '落实成效' })
        .getByRole('button', { name: TEACH.is('actual') })
        .click();
      await page.getByTestId('undo').waitFor();
      await atRest(page);
    },
  },
  'undo-refused': {
    file: () => EXAMPLE,
    go: async (page) => {
      await mend(page);
      await inExcel(page, (excel, sheet) => excel.workbook.type(sheet, 'G7', '8'));
      await atRest(page);
      await button(page, UNDO.undo).click();
      await page
        .getByTestId('undo')
        .getByText(/没有撤销/)
        .waitFor();
      await atRest(page);
    },
  },
  stale: {
    file: () => EXAMPLE,
    go: async (page) => {
      await inExcel(page, (excel, sheet) => excel.workbook.type(sheet, 'H15', '8'));
      await atRest(page);
    },
  },
  protected: {
    file: () => EXAMPLE,
    go: async (page) => {
      await inExcel(page, (excel, sheet) => {
        excel.workbook.sheet(sheet).protected = true;
      });
      await button(page, HEAD.check).click();
      await page.getByText(/受保护，锁定的单元格写不进去/).waitFor();
      await button(page, /^直接改正 \d+ 处$/).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'preview-formulas': {
    file: () => EXAMPLE,
    go: async (page) => {
      await openScores(page, SCORE_LIST.differing);
      await page.getByLabel(SCORE_LIST.as).selectOption('formulas');
      await button(page, SCORE_LIST.preview).click();
      const dialog = page.getByRole('dialog', { name: PREVIEW.title });
      await dialog.getByRole('checkbox', { name: /^I6 / }).uncheck();
      const skipped = dialog.getByRole('button', { name: /^另有/ });
      if ((await skipped.count()) > 0) await skipped.click();
      await atRest(page);
    },
  },
  'preview-nothing': {
    file: () => EXAMPLE,
    go: async (page) => {
      await openScores(page, '只填空白的');
      await button(page, SCORE_LIST.preview).click();
      await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
      await atRest(page);
    },
  },
  writing: {
    file: () => EXAMPLE,
    go: async (page) => {
      await button(page, /^直接改正 \d+ 处$/).click();
      await page.getByRole('dialog').waitFor();
      await inExcel(page, (excel) => {
        excel.faults.latency = 300_000;
      });
      await button(page, /^写入 \d+ 处$/).click();
      await page
        .getByText(/^正在写入/)
        .first()
        .waitFor();
    },
  },
  'scores-formulas': {
    file: () => workbookFile([withCells(MIXED, { H14: '' }), SECOND]),
    go: async (page) => {
      await inAllSheets(page);
      await openScores(page, SCORE_LIST.chosen);
      await page.getByLabel(SCORE_LIST.as).selectOption('formulas');
      for (const each of (await page.getByTestId('score').all()).slice(0, 4))
        await each.getByRole('heading', { level: 3 }).getByRole('button').click();
      await page.getByTestId('score').nth(1).getByRole('checkbox').check();
      await atRest(page);
    },
  },
  'notes-all': {
    file: () => workbookFile([MIXED]),
    prepare: withSettings,
    go: async (page) => {
      await tab(page, TABS.notes).click();
      await page.getByTestId('note').first().waitFor();
      for (const note of await page.getByTestId('note').all()) await unfolded(note);
      await page.getByRole('button', { name: '部分资金未能按计划到位' }).first().click();
      await page.getByRole('textbox', { name: NOTES.cause }).nth(1).fill('汛期停工');
      await atRest(page);
    },
  },
  'notes-nowhere': {
    file: () => workbookFile([fixtureForm('department-scores-only')]),
    go: async (page) => {
      await tab(page, TABS.notes).click();
      await atRest(page);
    },
  },
  'only-notes-left': {
    file: () => workbookFile([withCells(NATIONAL, { F13: '5个', H13: '8.33', H20: '99' })]),
    go: async (page) => {
      await mend(page);
    },
  },
  'total-below-zero': {
    file: () => workbookFile([withCells(NATIONAL, { H20: '-1' })]),
    go: async (page) => {
      await findings(page).first().getByRole('heading').getByRole('button').click();
      await atRest(page);
    },
  },
  'total-is-words': {
    file: () => workbookFile([withCells(NATIONAL, { H20: '待定' })]),
    go: (page) => findings(page).first().waitFor(),
  },
  'form-too-long': {
    file: () => workbookFile([withCells(NATIONAL, { B3020: '后来补的指标' })]),
    go: (page) => page.getByRole('heading', { name: /^没有读到的部分/ }).waitFor(),
  },
  'no-form-of-several': {
    file: () => workbookFile([COVER, NATIONAL]),
    go: (page) => page.getByTestId('no-form').waitFor(),
  },
  'no-form-anywhere': {
    file: () => workbookFile([COVER, { ...COVER, name: '目录' }]),
    go: async (page) => {
      await inAllSheets(page);
      await page.getByTestId('no-form').waitFor();
    },
  },
  'hidden-sheet': {
    file: () => workbookFile([COVER, { ...NATIONAL, visibility: 'hidden' }]),
    go: async (page) => {
      await inAllSheets(page);
      await page.getByTestId('no-form').waitFor();
    },
  },
  'not-read': {
    file: () => workbookFile([withCells(NATIONAL, { A12: '', B12: '', C12: '', D12: '甲', E12: '乙' })]),
    go: (page) => atRest(page),
  },
  'no-scores': {
    file: () => workbookFile([fixtureForm('department-tasks')]),
    go: async (page) => {
      await tab(page, TABS.scores).click();
      await atRest(page);
    },
  },
  'report-clean': {
    file: () => workbookFile([NATIONAL]),
    go: async (page) => {
      await tab(page, TABS.report).click();
      await button(page, REPORT_TAB.paste).click();
      await page.getByRole('textbox').fill('培训费预算20万元，支出15万元，执行率75%。');
      await button(page, REPORT_TAB.checkPasted).click();
      await page.getByText(REPORT_TAB.clean).waitFor();
      await atRest(page);
    },
  },
  'report-no-numbers': {
    file: () => workbookFile([NATIONAL]),
    go: async (page) => {
      await tab(page, TABS.report).click();
      await button(page, REPORT_TAB.paste).click();
      await page.getByRole('textbox').fill('本项目按计划完成。');
      await button(page, REPORT_TAB.checkPasted).click();
      await page.getByTestId('ledger').waitFor();
      await atRest(page);
    },
  },
  'report-all': {
    file: () => EXAMPLE,
    go: async (page) => {
      await openReport(page, '清河县社区图书室建设项目2025年度绩效自评报告（终稿）.docx', reportWithForm());
      await page.getByTestId('text-finding').first().waitFor();
      for (const each of await page.getByTestId('text-finding').all())
        await each.getByRole('heading').getByRole('button').first().click();
      const agreeing = button(page, /^一致的/);
      if ((await agreeing.count()) > 0) await agreeing.click();
      await atRest(page);
    },
  },
  'report-form-alone': {
    file: () => EXAMPLE,
    go: async (page) => {
      await openReport(page, '自评表.docx', formAlone({ H20: '99' }));
      await atRest(page);
    },
  },
  'settings-all': {
    file: () => EXAMPLE,
    prepare: withSettings,
    go: async (page) => {
      await tab(page, TABS.settings).click();
      await button(page, /^清河县财政局/).click();
      await page
        .getByTestId('policy-input')
        .or(page.locator('input[type="file"]').first())
        .first()
        .setInputFiles([{ name: '办法.json', mimeType: '', buffer: Buffer.from('{"a":') }]);
      await atRest(page);
    },
  },
  'policy-saved': {
    file: () => EXAMPLE,
    go: async (page) => {
      await tab(page, TABS.settings).click();
      await button(page, /^全国通用/).click();
      await button(page, SETTINGS.copy).click();
      await button(page, '保存').click();
      await atRest(page);
    },
  },
  'next-and-menu': {
    file: () => EXAMPLE,
    go: async (page) => {
      await button(page, CARDS.next).click();
      await button(page, CARDS.next).click();
      await atRest(page);
    },
  },
};

test.each(Object.entries(SCREENS))('axe-core finds nothing: %s', async (name, { file, prepare, go }) => {
  const options = prepare === undefined ? {} : { prepare };
  const addin = await openAddin(browser, addinPages.origin, file(), { ...options, reducedMotion: 'reduce' });
  await checked(addin.page);
  await go(addin.page);
  expect(await lookInAll(addin.page, name, LOOKS)).toEqual([]);
  expect(addin.problems).toEqual([]);
  await addin.close();
});

test('axe-core finds nothing where a part of the pane can’t be fetched', async () => {
  const addin = await openAddin(browser, addinPages.origin, EXAMPLE, {
    reducedMotion: 'reduce',
    prepare: (context) => context.route('**/*settings*', (route) => route.abort()),
  });
  await checked(addin.page);
  await tab(addin.page, TABS.settings).click();
  await addin.page.getByText(LATER.notLoaded).waitFor();
  expect(await lookInAll(addin.page, 'not-loaded', LOOKS)).toEqual([]);
  await addin.close();
});

describe('the page for files', () => {
  async function openFilePage(name: string, buffer: Buffer): Promise<Page> {
    const context = await browser.newContext({ viewport: PANE, locale: 'zh-CN', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(`${filePages.origin}/index.html`);
    await page.getByTestId('file-input').setInputFiles({ name, mimeType: '', buffer });
    return page;
  }

  test('axe-core finds nothing where it asks about marks', async () => {
    const page = await openFilePage('自评表.xlsx', EXAMPLE);
    await checked(page);
    await page.getByRole('checkbox', { name: PROBLEMS.marks }).check();
    await mend(page);
    await button(page, FILE.save).click();
    await page.getByRole('dialog', { name: FILE.marks.title }).waitFor();
    expect(await lookInAll(page, 'file-marks', LOOKS)).toEqual([]);
    await page.context().close();
  });

  test('nor of an .xls', async () => {
    const page = await openFilePage('旧.xls', readFileSync(path.join(ROOT, 'test/fixtures/xls/hubei.xls')));
    await atRest(page);
    expect(await lookInAll(page, 'file-xls', LOOKS)).toEqual([]);
    await page.context().close();
  });
});
