import type { Browser, Page } from 'playwright-core';
import { PROBLEMS, TABS, UNDO } from '../../src/messages/pane.ts';
import { PREVIEW } from '../../src/messages/preview.ts';
import { SCORE_LIST } from '../../src/messages/scores-tab.ts';
import { WORKBENCH } from '../../src/messages/workbench.ts';
import { checked, openAddin, selection, tab } from './support/addin.ts';
import { axe } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { ADDIN } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';
import { cell, openSample, openWorkbench, SINGLE_FILE } from './support/workbench.ts';

/** The preview of a write: in the pane's place, beside the sheet. */

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** 填写得分, all that differ: five cells, the total last. */
async function preview(page: Page): Promise<void> {
  await tab(page, TABS.scores).click();
  await page.getByRole('combobox', { name: SCORE_LIST.which }).selectOption({ label: SCORE_LIST.differing });
  await page.getByRole('button', { name: SCORE_LIST.preview, exact: true }).click();
  await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
}

function focused(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );
}

function hasFocus(page: Page, name: string): Promise<void> {
  return eventually(async () => expect(await focused(page)).toBe(name));
}

async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  const { violations, incomplete } = await axe(page);
  expect([...violations, ...incomplete]).toEqual([]);
}

test('in Excel’s pane it has all of the width, is read from its top, and gives back what was there', async () => {
  const addin = await openAddin(browser, server.origin, undefined, { viewport: { width: 350, height: 500 } });
  const { page } = addin;
  await checked(page);
  await page.mouse.move(100, 400);
  await tab(page, TABS.scores).click();
  await page.getByRole('combobox', { name: SCORE_LIST.which }).selectOption({ label: SCORE_LIST.differing });
  await page.getByRole('button', { name: SCORE_LIST.preview, exact: true }).scrollIntoViewIfNeeded();
  const scrolled = await page.evaluate(() => window.scrollY);
  await preview(page);
  const dialog = page.getByRole('dialog');
  await eventually(async () => {
    const box = await dialog.boundingBox();
    expect([box?.y, await page.evaluate(() => window.scrollY)]).toEqual([expect.any(Number), 0]);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect(box?.y).toBeLessThan(20);
    expect(box?.width).toBeGreaterThan(320);
  });
  await hasFocus(page, PREVIEW.title);
  const lines = dialog.getByTestId('planned-edit');
  await eventually(async () => expect(await lines.count()).toBe(5));
  // A line is a line: name, what stands there and what will.
  for (const line of await lines.all()) expect((await line.boundingBox())?.height).toBeLessThan(48);
  await fits(page);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await hasFocus(page, SCORE_LIST.preview);
  await eventually(async () => expect(await page.evaluate(() => window.scrollY)).toBe(scrolled));

  await preview(page);
  await lines
    .nth(1)
    .getByRole('button', { name: PROBLEMS.locate('I6') })
    .click();
  await hasFocus(page, PROBLEMS.locate('I6'));
  await eventually(async () => expect(await selection(page)).toMatchObject({ top: 5, left: 8 }));
  await dialog.getByRole('checkbox', { name: /^I6 / }).uncheck();
  await dialog.getByText(PREVIEW.needs(['I6'])).waitFor();
  await fits(page);
  const [kept, total] = [await addin.cell('I6'), await addin.cell('H20')];
  await dialog.getByRole('button', { name: PREVIEW.apply(3), exact: true }).click();
  await page.getByTestId('undo').getByText(UNDO.written(3)).waitFor();
  expect([await addin.cell('I6'), await addin.cell('H20')]).toEqual([kept, total]);
  expect((await addin.cell('H15')).value).toBe(9.65);
  await checked(page);
  await page.getByRole('button', { name: UNDO.undo, exact: true }).click();
  await page.getByTestId('undo').getByText(UNDO.undone(3)).waitFor();
  expect((await addin.cell('H15')).value).toBe(10);
  expect(addin.problems).toEqual([]);
  await addin.close();
});

test('in the workbench the sheet stays beside it, as bright as before, and takes clicks and keys', async () => {
  const { page, context, problems } = await openWorkbench(browser, SINGLE_FILE, {
    viewport: { width: 1366, height: 768 },
  });
  await openSample(page, 'errors');
  await preview(page);
  const dialog = page.getByRole('dialog');
  const sheet = await page.locator('.jihe-left').boundingBox();
  const panel = await dialog.boundingBox();
  expect((sheet?.x ?? 0) + (sheet?.width ?? 0)).toBeLessThanOrEqual(panel?.x ?? 0);
  // Nothing lies over the sheet.
  const over = await cell(page, 'H15').evaluate((each) => {
    const { left, top, width, height } = each.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && (each.contains(hit) || hit.closest('.jihe-sheet') !== null);
  });
  expect(over).toBe(true);
  expect(await page.locator('.jihe-left').evaluate((each) => each.closest('[inert], [aria-hidden]'))).toBeNull();
  await dialog.getByRole('button', { name: PROBLEMS.locate('H19') }).click();
  await page.locator('[data-range="H19"]').waitFor();
  await cell(page, 'D13').click();
  await page.locator('[data-range="D13"]').waitFor();
  await dialog.waitFor();
  await fits(page);
  // By keys alone: the button comes right after the heading, the lines by arrows.
  await dialog.getByRole('checkbox', { name: /^H15 / }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await eventually(async () => expect(await focused(page)).toMatch(/^H19 /));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await hasFocus(page, SCORE_LIST.preview);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await hasFocus(page, PREVIEW.title);
  await page.keyboard.press('Tab');
  await hasFocus(page, PREVIEW.apply(5));
  await page.keyboard.press('Enter');
  await page.getByTestId('undo').getByText(UNDO.written(5)).waitFor();
  await cell(page, 'H15').filter({ hasText: '9.65' }).waitFor();
  expect(problems).toEqual([]);
  await context.close();
});

test('where sheet and pane take turns, a line leads to its cell and back to the line', async () => {
  const { page, context, problems } = await openWorkbench(browser, SINGLE_FILE, {
    viewport: { width: 350, height: 700 },
  });
  await openSample(page, 'errors');
  await page.getByRole('tab', { name: WORKBENCH.paneView, exact: true }).click();
  await preview(page);
  const dialog = page.getByRole('dialog');
  await fits(page);
  await dialog.getByRole('checkbox', { name: /^H15 / }).uncheck();
  await dialog.getByRole('button', { name: PROBLEMS.locate('H19') }).click();
  await page.locator('[data-range="H19"]').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^返回/ }).click();
  await dialog.waitFor();
  await hasFocus(page, PROBLEMS.locate('H19'));
  await eventually(async () => expect(await dialog.getByRole('checkbox', { name: /^H15 / }).isChecked()).toBe(false));
  expect(problems).toEqual([]);
  await context.close();
});
