import type { Browser, Page } from 'playwright-core';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { PROBLEMS, TABS } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { REPORT_TAB } from '../../src/messages/report-tab.ts';
import { SCORE_LIST } from '../../src/messages/scores-tab.ts';
import { POLICY_EDITOR, SELF_TEST, SETTINGS } from '../../src/messages/settings.ts';
import { WAIVE_DIALOG } from '../../src/messages/waive-dialog.ts';
import { reportWithForm } from '../support/report-document.ts';
import { type Addin, checked, findings, openAddin, tab, unfolded } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { ADDIN } from './support/paths.ts';
import { atRest, COLOURS, lookInAll, looks } from './support/pictures.ts';
import { type Server, serve } from './support/server.ts';

/** Every screen, in every colour: a picture to look at, and what axe-core has to say. */

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const SCREENS: { readonly [Name in string]: (page: Page) => Promise<void> } = {
  problems: async (page) => {
    await findings(page).first().waitFor();
  },
  'problem-unfolded': async (page) => {
    await findings(page).nth(2).getByRole('heading').getByRole('button').click();
    await page.getByRole('checkbox', { name: PROBLEMS.marks }).check();
    await page.getByText(PROBLEMS.why, { exact: true }).waitFor();
    await page
      .getByTestId('live')
      .getByText(/^已标注/)
      .waitFor();
  },
  preview: async (page) => {
    await page.getByRole('button', { name: /^直接改正/ }).click();
    await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
  },
  written: async (page) => {
    await page.getByRole('button', { name: PREVIEW.apply(2), exact: true }).click();
    await page.getByTestId('undo').waitFor();
    // What lies behind a dialog is out of reach until it has gone.
    await page.locator('#pane:not([aria-hidden])').waitFor();
    // The check that follows a write has begun, and ended.
    await atRest(page);
  },
  waive: async (page) => {
    await findings(page).nth(1).getByRole('heading').getByRole('button').click();
    await page.getByRole('button', { name: PROBLEMS.waive, exact: true }).last().click();
    const dialog = page.getByRole('dialog', { name: WAIVE_DIALOG.title });
    await dialog.getByRole('button', { name: WAIVE_DIALOG.confirm, exact: true }).click();
    await dialog.getByText(WAIVE_DIALOG.missing).waitFor();
  },
  scores: async (page) => {
    await page.keyboard.press('Escape');
    await tab(page, TABS.scores).click();
    await page.getByLabel(SCORE_LIST.which).selectOption({ label: SCORE_LIST.chosen });
    await page.getByTestId('score').first().waitFor();
    await page.getByText(SCORE_LIST.chosenCount(0)).waitFor();
  },
  notes: async (page) => {
    await tab(page, TABS.notes).click();
    const note = page.getByTestId('note').first();
    await unfolded(note);
    await note.getByRole('textbox', { name: NOTES.cause }).fill('采购流程较长');
    await page.getByText(/原因：采购流程较长/).waitFor();
  },
  report: async (page) => {
    await tab(page, TABS.report).click();
    await page.getByRole('button', { name: REPORT_TAB.paste, exact: true }).click();
    await page.getByRole('button', { name: REPORT_TAB.checkPasted, exact: true }).waitFor();
  },
  'report-opened': async (page) => {
    const buffer = Buffer.from(reportWithForm());
    await page.getByTestId('report-input').setInputFiles([{ name: '自评报告.docx', mimeType: '', buffer }]);
    const finding = page.getByTestId('text-finding').filter({ hasText: '100%' }).first();
    await finding.getByRole('button', { expanded: false }).click();
    await finding.getByRole('button', { name: /^在原文里显示/ }).click();
    await page.getByTestId('reading').locator('mark').waitFor();
  },
  settings: async (page) => {
    await tab(page, TABS.settings).click();
    const first = page.getByRole('tabpanel').getByRole('heading', { level: 3 }).first();
    await first.getByRole('button', { expanded: false }).click();
    await first.getByRole('button', { expanded: true }).waitFor();
  },
  'policy-editor': async (page) => {
    await page.getByRole('button', { name: SETTINGS.copy, exact: true }).click();
    await page.getByRole('textbox', { name: POLICY_EDITOR.base }).fill('很多');
    await page.getByRole('textbox', { name: POLICY_EDITOR.grades }).fill('60、80、90');
    await page.getByText(new RegExp(`^${POLICY_EDITOR.base}要填`)).waitFor();
  },
  'policy-json': async (page) => {
    await page.getByRole('textbox', { name: POLICY_EDITOR.base }).fill('100');
    await page.getByRole('textbox', { name: POLICY_EDITOR.grades }).fill('90、80、60');
    await page.getByRole('button', { name: POLICY_EDITOR.advanced, exact: true }).click();
    await page.getByRole('button', { name: POLICY_EDITOR.form, exact: true }).waitFor();
  },
  'self-test': async (page) => {
    await page.getByRole('button', { name: /^关于/, expanded: false }).click();
    await page.getByRole('textbox', { name: SELF_TEST.text }).waitFor();
  },
};

const LOOKS = looks('350-light', '350-dark', '350-forced', '1366-light');

describe('axe-core finds nothing', () => {
  let addin: Addin;
  beforeAll(async () => {
    addin = await openAddin(browser, server.origin, undefined, { reducedMotion: 'reduce' });
    await checked(addin.page);
  });
  afterAll(() => addin.close());

  // One after the other, in the same pane.
  test.each(Object.entries(SCREENS))('%s', async (name, go) => {
    await go(addin.page);
    expect(await lookInAll(addin.page, name, LOOKS)).toEqual([]);
    expect(addin.problems).toEqual([]);
  });
});

test('in forced colours what a finding quotes can be read in the report', async () => {
  const addin = await openAddin(browser, server.origin, undefined, { ...COLOURS['forced'], reducedMotion: 'reduce' });
  await checked(addin.page);
  await tab(addin.page, TABS.report).click();
  await SCREENS['report-opened']?.(addin.page);
  const [text, ground] = await addin.page
    .getByTestId('reading')
    .locator('mark')
    .evaluate((each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]);
  expect(ground).not.toBe('rgba(0, 0, 0, 0)');
  expect(ground).not.toBe(text);
  expect(addin.problems).toEqual([]);
  await addin.close();
});
