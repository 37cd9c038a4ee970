import '../../src/app/file-words.ts';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { PROBLEMS, TABS, UNDO } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { TEACH } from '../../src/messages/reading-notes.ts';
import { SCORE_LIST } from '../../src/messages/scores-tab.ts';
import { WAIVE_DIALOG } from '../../src/messages/waive-dialog.ts';
import { FRONT, PROBE, WPS_FAILED } from '../../src/messages/wps.ts';
import { reportWithForm } from '../support/report-document.ts';
import { untaughtForm } from '../support/untaught-form.ts';
import { workbookFile } from '../support/workbook-file.ts';
import { checked, EXAMPLE, findings, tab, unfolded, watch } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { emulatorScript } from './support/emulators.ts';
import { ROOT } from './support/paths.ts';
import { atRest, lookInAll, looks } from './support/pictures.ts';
import { type Server, serve } from './support/server.ts';

/** The screens of the pane in WPS 表格, over the emulated WPS: what is only there, and what is there as in Excel. */

let browser: Browser;
let server: Server;
let ribbonServer: Server;

beforeAll(async () => {
  [browser, server, ribbonServer] = await Promise.all([
    launchChromium(),
    serve(path.join(ROOT, 'dist/wps')),
    serve(path.join(ROOT, 'dist/wps-ribbon')),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), ribbonServer.close()]);
});

const LOOKS = looks('350-dark', '350-forced');

/** As wide as WPS opens the pane. */
const PANE = { width: 380, height: 800 };

async function openPane(
  file: Uint8Array | null,
): Promise<{ readonly page: Page; readonly problems: readonly string[] }> {
  const context = await browser.newContext({ viewport: PANE, locale: 'zh-CN', reducedMotion: 'reduce' });
  const { problems } = watch(context, server.origin);
  if (file !== null) {
    const content = Buffer.from(file).toString('base64');
    await context.addInitScript({
      content: `${emulatorScript('wps')}
        globalThis.emulated = wpsEmulator.install(window, Uint8Array.from(atob('${content}'), (each) => each.charCodeAt(0)));`,
    });
  }
  const page = await context.newPage();
  await page.goto(`${server.origin}/pane.html`);
  return { page, problems };
}

function button(page: Page, name: string | RegExp) {
  return page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
}

/** One after the other, in the same pane. */
const SCREENS: { readonly [Name in string]: (page: Page) => Promise<unknown> } = {
  'wps-problems': async (page) => {
    await findings(page).nth(2).getByRole('heading').getByRole('button').click();
    await page.getByRole('checkbox', { name: PROBLEMS.marks }).check();
    await page
      .getByTestId('live')
      .getByText(/^已标注/)
      .waitFor();
  },
  'wps-waive': async (page) => {
    await findings(page).nth(1).getByRole('heading').getByRole('button').click();
    await button(page, PROBLEMS.waive).last().click();
    await page.getByRole('dialog', { name: WAIVE_DIALOG.title }).waitFor();
  },
  'wps-preview': async (page) => {
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await button(page, /^直接改正 \d+ 处$/).click();
    await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
  },
  'wps-written': async (page) => {
    await button(page, /^写入 \d+ 处$/).click();
    await page.getByTestId('undo').getByText(UNDO.written(2)).waitFor();
    await atRest(page);
  },
  'wps-scores': async (page) => {
    await tab(page, TABS.scores).click();
    await page.getByLabel(SCORE_LIST.which).selectOption({ label: SCORE_LIST.chosen });
    await page.getByTestId('score').first().waitFor();
  },
  'wps-notes': async (page) => {
    await tab(page, TABS.notes).click();
    const note = page.getByTestId('note').first();
    await unfolded(note);
    await note.getByRole('textbox', { name: NOTES.cause }).fill('采购流程较长');
  },
  'wps-report': async (page) => {
    await tab(page, TABS.report).click();
    const buffer = Buffer.from(reportWithForm());
    await page.getByTestId('report-input').setInputFiles([{ name: '自评报告.docx', mimeType: '', buffer }]);
    await page.getByTestId('text-finding').first().getByRole('button', { expanded: false }).click();
  },
  'wps-settings': (page) => tab(page, TABS.settings).click(),
  'wps-probe': async (page) => {
    await button(page, /^关于/).click();
    await button(page, PROBE.start).click();
    await page.getByRole('textbox', { name: PROBE.result }).waitFor();
    await atRest(page);
  },
  'wps-front': async (page) => {
    await tab(page, TABS.problems).click();
    await page.evaluate('void (globalThis.made = (wps.EtApplication()).Workbooks.Add(), made.Activate())');
    await page.getByTestId('front').waitFor();
  },
  'wps-no-form': async (page) => {
    await button(page, new RegExp(`^${FRONT.change('').slice(0, 4)}`)).click();
    await page.locator('[data-screen="no-form"]').waitFor();
    await atRest(page);
  },
  'wps-closed': async (page) => {
    await page.evaluate('made.Close(false)');
    await page
      .getByTestId('front')
      .getByText(/已经关闭/)
      .waitFor();
  },
};

describe('axe-core finds nothing in WPS', () => {
  let pane: Awaited<ReturnType<typeof openPane>>;
  beforeAll(async () => {
    pane = await openPane(EXAMPLE);
    await checked(pane.page);
  });
  afterAll(() => pane.page.context().close());

  test.each(Object.entries(SCREENS))('%s', async (name, go) => {
    await go(pane.page);
    expect(await lookInAll(pane.page, name, LOOKS)).toEqual([]);
    expect(pane.problems).toEqual([]);
  });
});

test('axe-core finds nothing where a word is taught in WPS', async () => {
  const { page, problems } = await openPane(workbookFile([untaughtForm()]));
  await checked(page);
  await button(page, TEACH.is('actual')).first().click();
  await page.getByTestId('undo').waitFor();
  await atRest(page);
  expect(await lookInAll(page, 'wps-taught', LOOKS)).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('axe-core finds nothing outside of WPS', async () => {
  const { page, problems } = await openPane(null);
  await page.getByRole('heading', { name: WPS_FAILED.what }).waitFor({ timeout: 15_000 });
  expect(await lookInAll(page, 'wps-failed', LOOKS)).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});

test('axe-core finds nothing in the ribbon’s message', async () => {
  const context = await browser.newContext({ viewport: PANE, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${ribbonServer.origin}/message.html`);
  await atRest(page);
  expect(await lookInAll(page, 'wps-message', LOOKS)).toEqual([]);
  await context.close();
});
