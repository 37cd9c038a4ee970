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
import { keepsTo, type LongTask, longestTask, medianOfThree } from './support/trace.ts';
import { openBytes, openWorkbench, SINGLE_FILE } from './support/workbench.ts';

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

/** Longer is felt as a halt. */
const LONGEST = 100;

const WORKBOOKS = [
  { forms: 301, least: 3000, bound: LONGEST },
  { forms: 500, least: 4900, bound: 150 },
] as const;

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

test.each(WORKBOOKS)('$least findings: no task of the page is long', async ({ forms, least, bound }) => {
  const file = workbookFile([stackedForms(fixtureForm('national-total-in-funds'), forms)]);
  const longest = await medianOfThree(bound, () => longestOf(file, least));
  keepsTo(bound, longest, `${least} findings, worked through`);
});

test.each(WORKBOOKS)('$least findings: no task is long while the pane opens', async ({ forms, least, bound }) => {
  const file = workbookFile([stackedForms(fixtureForm('national-total-in-funds'), forms)]);
  const longest = await medianOfThree(bound, async () => {
    const addin = await openAddin(browser, server.origin, file, {
      // After the program that the pane is opened in has started.
      prepare: (context) => context.addInitScript({ content: "performance.mark('began');" }),
    });
    const { page } = addin;
    await checked(page);
    const run = await longestTask(browser, page, { from: 'began', to: 'done' }, async () => {
      await page.reload();
      await checked(page);
      await painted(page);
      await page.evaluate(() => performance.mark('done'));
    });
    expect(addin.problems).toEqual([]);
    await addin.close();
    return run;
  });
  keepsTo(bound, longest, `${least} findings, the pane opens`);
});

/** Opens a workbook, does the work, and leaves. */
async function longestOf(file: Uint8Array, least: number): Promise<LongTask | null> {
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
  await tab(page, TABS.problems).click();
  await page.screenshot({ path: path.join(SCREENSHOTS, `findings-${least}-light.png`) });
  expect(addin.problems).toEqual([]);
  await addin.close();
  return longest;
}

/** A turn of the wheel, or what a key did, has been painted. */
function painted(page: Page): Promise<unknown> {
  return page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );
}

async function turnWheel(page: Page, x: number, by: number): Promise<void> {
  await page.mouse.move(x, 500);
  for (let turn = 0; turn < 20; turn++) {
    await page.mouse.wheel(0, by);
    await painted(page);
  }
}

test('in the workbench, with its cells marked on the screen, no task is long either', async () => {
  const file = workbookFile([stackedForms(fixtureForm('national-total-in-funds'), 301)]);
  const longest = await medianOfThree(LONGEST, async () => {
    const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE, {
      viewport: { width: 1366, height: 768 },
    });
    await openBytes(page, '全年.xlsx', file);
    await page.locator('[data-screen="result"]').waitFor();
    await page.locator('td[data-found]').first().waitFor();
    const run = await longestTask(browser, page, { from: 'began', to: 'done' }, async () => {
      await page.evaluate(() => performance.mark('began'));
      await page.getByRole('button', { name: HEAD.check, exact: true }).click();
      await page.getByText(/^已核对 /).waitFor();
      for (const kind of [/^错误 /, /^警告 /, /^全部 /]) {
        await page.getByRole('tab', { name: kind }).click();
        await painted(page);
      }
      await turnWheel(page, 1200, 1500);
      await turnWheel(page, 400, 2000);
      for (let y = 150; y < 650; y += 25) {
        await page.mouse.move(500, y);
        await painted(page);
      }
      await page.locator('td[data-found]').nth(8).click();
      await page.locator('[data-wanted]').waitFor();
      for (const key of ['F8', 'F8', 'End', 'Home', 'Enter']) {
        await page.keyboard.press(key);
        await painted(page);
      }
      await page.evaluate(() => performance.mark('done'));
    });
    expect(problems).toEqual([]);
    await context.close();
    return run;
  });
  keepsTo(LONGEST, longest, 'workbench, worked through');
});

test.each(WORKBOOKS)(
  '$least findings: no task is long while the workbench opens them',
  async ({ forms, least, bound }) => {
    const file = workbookFile([stackedForms(fixtureForm('national-total-in-funds'), forms)]);
    const longest = await medianOfThree(bound, async () => {
      const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE, {
        viewport: { width: 1366, height: 768 },
      });
      const run = await longestTask(browser, page, { from: 'began', to: 'done' }, async () => {
        await page.evaluate(() => performance.mark('began'));
        await openBytes(page, '全年.xlsx', file);
        await page.locator('[data-screen="result"]').waitFor();
        await page.locator('td[data-found]').first().waitFor();
        await painted(page);
        await page.evaluate(() => performance.mark('done'));
      });
      expect(problems).toEqual([]);
      await context.close();
      return run;
    });
    keepsTo(bound, longest, `${least} findings, the workbench opens`);
  },
);
