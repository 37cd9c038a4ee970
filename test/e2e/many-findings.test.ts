import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NOTES } from '../../src/messages/notes-tab.ts';
import { HEAD, PROBLEMS, TABS } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { stackedForms } from '../support/stacked-forms.ts';
import { workbookFile } from '../support/workbook-file.ts';
import { checked, findings, openAddin, tab, unfolded } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { ADDIN, SCREENSHOTS } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';
import { type LongTask, leastOf, longestTask } from './support/trace.ts';

/** A department's whole year in one workbook. */

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const LONGEST = 200;
const RUNS = 3;

/** Everything that goes through all findings or all forms, one after the other. */
async function work(page: Page): Promise<void> {
  await page.getByRole('button', { name: HEAD.check, exact: true }).click();
  await page
    .getByTestId('live')
    .getByText(/^核对完成/)
    .waitFor();
  await checked(page);
  const few = await findings(page).count();
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThan(100);
  await findings(page).first().getByRole('heading').getByRole('button').click();
  await page.mouse.move(100, 600);
  for (let turn = 0; turn < 20; turn++) {
    await page.mouse.wheel(0, 1500);
    // The wheel's turn has been painted.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
    );
  }
  await findings(page).nth(few).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: HEAD.check, exact: true }).focus();
  await page.getByRole('button', { name: /^直接改正/ }).click();
  const dialog = page.getByRole('dialog', { name: PREVIEW.title });
  await dialog.getByTestId('planned-edit').first().waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: PROBLEMS.marks }).check();
  await page
    .getByTestId('live')
    .getByText(/^已标注/)
    .waitFor();
  await tab(page, TABS.scores).click();
  await page.getByTestId('score').first().waitFor();
  await tab(page, TABS.notes).click();
  const note = page.getByTestId('note').first();
  await unfolded(note);
  await note.getByRole('textbox', { name: NOTES.cause }).pressSequentially('采购');
  await page.getByText(/原因：采购/).waitFor();
}

test.each([
  { forms: 301, least: 3000 },
  { forms: 500, least: 4900 },
])('$least findings: no task of the page is long', async ({ forms, least }) => {
  const file = workbookFile([stackedForms(fixtureForm('national-total-in-funds'), forms)]);
  const longest = await leastOf(RUNS, LONGEST, () => longestOf(file, least));
  expect(longest.ms).toBeLessThanOrEqual(LONGEST);
});

/** Opens a workbook, does the work, and leaves. */
async function longestOf(file: Uint8Array, least: number): Promise<LongTask> {
  const addin = await openAddin(browser, server.origin, file);
  const { page } = addin;
  await checked(page);
  const [, count] =
    /^全部 (\d+)$/.exec((await page.getByRole('tab', { name: /^全部 \d+$/ }).textContent()) ?? '') ?? [];
  expect(Number(count)).toBeGreaterThanOrEqual(least);

  const longest = await longestTask(browser, page, { from: 'began', to: 'done' }, async () => {
    await page.evaluate(() => performance.mark('began'));
    await work(page);
    await page.evaluate(() => performance.mark('done'));
  });
  process.stdout.write(`${count} findings, longest task ${Math.round(longest.ms)} ms (${longest.what})\n`);
  await tab(page, TABS.problems).click();
  await page.screenshot({ path: path.join(SCREENSHOTS, `findings-${least}-light.png`) });
  expect(addin.problems).toEqual([]);
  await addin.close();
  return longest;
}
