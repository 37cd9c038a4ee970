import type { Browser, Page } from 'playwright-core';
import { CARDS } from '../../src/messages/cards.ts';
import { HEAD, PROBLEMS, TABS, UNDO } from '../../src/messages/pane.ts';
import { WAIVE_DIALOG } from '../../src/messages/waive-dialog.ts';
import type { EmulatedExcel } from '../hosts/excel-emulator/install.ts';
import { type Addin, checked, openAddin, selection } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { ADDIN } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';

/** Without a mouse: everything by Tab, arrows, Enter, Space and Escape, and one always sees where one is. */

let browser: Browser;
let server: Server;
let addin: Addin;
let page: Page;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
  addin = await openAddin(browser, server.origin);
  page = addin.page;
  await checked(page);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What has the focus, as a screen reader names it. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return '';
    const labelled = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
    return labelled ?? element.textContent ?? '';
  });
}

/** Waits until that has the focus. */
async function hasFocus(name: RegExp): Promise<void> {
  const wanted = { source: name.source, flags: name.flags };
  try {
    await page.waitForFunction(({ source, flags }) => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return false;
      const labelled = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
      return new RegExp(source, flags).test(labelled ?? element.textContent ?? '');
    }, wanted);
  } catch (error) {
    throw new Error(`${String(name)} never had the focus, but ${await focused()}`, { cause: error });
  }
}

/** Presses the key until that has the focus. */
async function go(key: string, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const now = await focused();
    if (name.test(now)) return;
    passed.push(now);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reached ${String(name)}, but ${passed.join(' | ')}`);
}

test('Tab goes through the pane in its order, and the focus can be seen', async () => {
  const stops: string[] = [];
  const unseen: string[] = [];
  for (let stop = 0; stop < 60; stop++) {
    await page.keyboard.press('Tab');
    const name = await focused();
    if (name === '' && stops.length > 0) break;
    stops.push(name);
    const isSeen = await page.evaluate(() => {
      const drawn = (element: Element, pseudo?: string): boolean => {
        const { outlineStyle, boxShadow, borderBottomWidth } = getComputedStyle(element, pseudo);
        return outlineStyle !== 'none' || boxShadow !== 'none' || (pseudo !== undefined && borderBottomWidth !== '0px');
      };
      const element = document.activeElement;
      if (element === null) return false;
      const around = [element, ...element.querySelectorAll('*'), element.parentElement ?? element];
      const nextOnes = element.nextElementSibling === null ? [] : [element.nextElementSibling];
      return [...around, ...nextOnes].some((each) => drawn(each) || drawn(each, '::after') || drawn(each, '::before'));
    });
    if (!isSeen) unseen.push(name);
  }
  expect(stops.slice(0, 4)).toEqual([HEAD.check, HEAD.scope, HEAD.collapse, HEAD.policy]);
  for (const name of [`${TABS.problems} 9`, PROBLEMS.marks, CARDS.next]) {
    expect(stops).toContain(name);
  }
  expect(unseen).toEqual([]);
});

test('F8 leads from card to card, Enter locates', async () => {
  await page.keyboard.press('F8');
  await go('F8', /各项得分合计/);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => {
    const { workbook } = Reflect.get(globalThis, 'excel') as EmulatedExcel;
    return workbook.active.selection.top === 19;
  });
  expect(await selection(page)).toMatchObject({ top: 19 });
});

test('a finding is mended from its folded card and taken back, by keys alone', async () => {
  const before = (await addin.cell('H15')).value;
  await page.getByRole('button', { name: HEAD.check, exact: true }).focus();
  await page.keyboard.press('F8');
  await page.keyboard.press('Home');
  await go('ArrowDown', /按期开放率/);
  await page.keyboard.press('ArrowRight');
  await hasFocus(new RegExp(`^${CARDS.changeTo('9.65')}$`));
  await page.keyboard.press('Enter');
  await page.getByTestId('undo').waitFor();
  await checked(page);
  expect((await addin.cell('H15')).value).toBe(9.65);
  await go('Tab', new RegExp(`^${UNDO.undo}$`));
  await page.keyboard.press('Enter');
  await page.getByTestId('undo').getByText(UNDO.undone(1)).waitFor();
  expect((await addin.cell('H15')).value).toBe(before);
});

test('忽略, called off, leaves the focus where it was', async () => {
  await page.getByRole('button', { name: HEAD.check, exact: true }).focus();
  await page.keyboard.press('F8');
  await page.keyboard.press('Home');
  await go('ArrowDown', /按期开放率/);
  await page.keyboard.press('Space');
  await go('ArrowRight', new RegExp(`^${PROBLEMS.waive}$`));
  for (const close of ['Escape', 'Enter'] as const) {
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: WAIVE_DIALOG.title });
    await dialog.waitFor();
    if (close === 'Enter') await go('Tab', new RegExp(`^${WAIVE_DIALOG.cancel}$`));
    await page.keyboard.press(close);
    await dialog.waitFor({ state: 'detached' });
    await hasFocus(new RegExp(`^${PROBLEMS.waive}$`));
  }
});

test('arrows go from tab to tab', async () => {
  await page.getByRole('button', { name: HEAD.check, exact: true }).focus();
  await go('Tab', new RegExp(`^${TABS.problems}`));
  for (const name of [TABS.scores, TABS.notes, TABS.report, TABS.settings]) {
    await page.keyboard.press('ArrowRight');
    await eventually(async () => expect(await focused()).toContain(name));
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name, selected: true }).waitFor();
  }
});

test('nothing went wrong on the way', () => {
  expect(addin.problems).toEqual([]);
});
