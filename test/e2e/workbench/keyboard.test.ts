import type { Browser, Page } from 'playwright-core';
import { PROBLEMS, UNDO } from '../../../src/messages/pane.ts';
import { PREVIEW } from '../../../src/messages/preview.ts';
import { SHEET, WORKBENCH } from '../../../src/messages/workbench.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { cell, hasSelected, type OpenWorkbench, openWorkbench, SAMPLES, SINGLE_FILE } from '../support/workbench.ts';

/** The workbench without a mouse. */

let browser: Browser;
let workbench: OpenWorkbench;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  workbench = await openWorkbench(browser, SINGLE_FILE);
  page = workbench.page;
});
afterAll(() => browser.close());

interface Focused {
  readonly name: string;
  readonly inSight: boolean;
}

function focused(): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === document.body) return { name: '', inSight: true };
    const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    const box = element?.getBoundingClientRect();
    const inSight = box !== undefined && box.width > 0 && box.bottom > 0 && box.top < window.innerHeight;
    return { name: name.trim(), inSight };
  });
}

/** Waits until that has the focus. */
function hasFocus(name: string | RegExp): Promise<void> {
  return eventually(async () => {
    const now = (await focused()).name;
    if (typeof name === 'string') expect(now).toBe(name);
    else expect(now).toMatch(name);
  });
}

/** Presses Tab until something is reached, and gives the names of all on the way. */
async function tabTo(wanted: string | RegExp, key = 'Tab'): Promise<string[]> {
  const passed: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const { name, inSight } = await focused();
    if (typeof wanted === 'string' ? name === wanted : wanted.test(name)) return passed;
    if (name !== '' && !inSight) throw new Error(`${name} has the focus out of sight`);
    passed.push(name);
    await page.keyboard.press(key);
  }
  throw new Error(`Tab doesn’t lead to ${String(wanted)}, but to ${passed.join(' | ')}`);
}

test('a sample is opened', async () => {
  const passed = await tabTo(SAMPLES.errors.replace('.xlsx', ''));
  expect(passed).toEqual(expect.arrayContaining([WORKBENCH.open, WORKBENCH.openFolder]));
  // They are on the page itself.
  expect(passed).not.toContain(WORKBENCH.samples);
  await page.keyboard.press('Enter');
  await cell(page, 'A1').waitFor();
  // The button is gone; the next key goes to the sheet.
  await hasFocus(/^A1 /);
});

test('the sheet is one stop: Tab leads in and out, arrows go about in it, typing writes', async () => {
  await tabTo(SHEET.nameBox, 'Shift+Tab');
  expect(await tabTo(/^A1 /)).toEqual([SHEET.nameBox, SHEET.formulaBar]);
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await hasSelected(page, 'G4:I4');
  await hasFocus(`G4 ${SHEET.blank}`);
  await page.keyboard.type('清河县图书馆');
  await page.keyboard.press('Enter');
  await cell(page, 'G4').filter({ hasText: '清河县图书馆' }).waitFor();
  await page.keyboard.press('Tab');
  await hasFocus(/^自评表\d/);
  await page.keyboard.press('Shift+Tab');
  await hasFocus(/^G5 /);
});

test('a finding is located and mended, and taken back', async () => {
  // What was typed has been checked.
  await page.getByRole('button', { name: PROBLEMS.locate('G4') }).waitFor({ state: 'detached' });
  await page.keyboard.press('F8');
  await page.waitForFunction(() => document.activeElement?.closest('[data-testid="finding"]') !== null);
  const { name } = await focused();
  await page.keyboard.press('Enter');
  await page.locator('[data-range="G6"]').waitFor();
  // The keys stay in the pane.
  await hasFocus(name);
  await tabTo(/^直接改正/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
  await tabTo(/^写入 \d+ 处$/);
  await page.keyboard.press('Enter');
  await page.getByTestId('undo').waitFor();
  await cell(page, 'G7').filter({ hasText: '—' }).waitFor();
  await page.locator('.jihe-workbench:not([aria-hidden])').waitFor();
  await tabTo(UNDO.undo);
  await page.keyboard.press('Enter');
  await cell(page, 'G7').filter({ hasText: /^100$/ }).waitFor();
});

test('the question about edits is answered, and the focus isn’t lost', async () => {
  await page.getByRole('button', { name: WORKBENCH.close }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, WORKBENCH.close);
  expect(workbench.problems).toEqual([]);
});
