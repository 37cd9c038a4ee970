import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { HEAD, PROBLEMS, TABS } from '../../src/messages/pane.ts';
import { SCORE_LIST } from '../../src/messages/scores-tab.ts';
import { WORKBENCH } from '../../src/messages/workbench.ts';
import { checked, EXAMPLE, findings, openAddin, tab } from './support/addin.ts';
import { axe } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { eventually } from './support/eventually.ts';
import { manyForms } from './support/many-forms.ts';
import { ADDIN } from './support/paths.ts';
import { COLOURS } from './support/pictures.ts';
import { type Server, serve } from './support/server.ts';
import { openBytes, openWorkbench, SINGLE_FILE, turnTo } from './support/workbench.ts';

/** What was found is what one sees first: of one form and of twenty, in the pane and on the page. */

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const LARGE: BrowserContextOptions = { viewport: { width: 1366, height: 768 } };
const SMALL: BrowserContextOptions = { viewport: { width: 350, height: 640 } };

/** How many of the first findings are on the screen, all of each, once those are that have to be. */
async function seen(page: Page, least: number): Promise<number> {
  await findings(page).first().waitFor();
  return eventually(async () => {
    const count = await seenNow(page);
    expect(count).toBeGreaterThanOrEqual(least);
    return count;
  });
}

function seenNow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const cards = [...document.querySelectorAll('[data-testid="finding"]')].map((card) => card.getBoundingClientRect());
    const hidden = cards.findIndex(({ top, bottom, height }) => height === 0 || top < 0 || bottom > window.innerHeight);
    return hidden === -1 ? cards.length : hidden;
  });
}

async function checkAll(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: HEAD.scope }).selectOption('all');
  await page.getByRole('button', { name: /^20 张表/ }).waitFor();
  await checked(page);
}

const FORMS: { readonly [Name in string]: () => Uint8Array } = {
  '1 form': () => EXAMPLE,
  '20 forms': () => manyForms(20),
};

describe.each([
  ['1366×768', LARGE, 5],
  ['350×640', SMALL, 3],
] as const)('at %s', (size, options, least) => {
  test.each(Object.keys(FORMS))('the pane shows the first findings of %s', async (forms) => {
    const addin = await openAddin(browser, server.origin, FORMS[forms]?.(), options);
    const { page } = addin;
    await checked(page);
    if (forms !== '1 form') await checkAll(page);
    const count = await seen(page, least);
    process.stdout.write(`pane, ${size}, ${forms}: the first ${count} findings\n`);
    await addin.close();
  });

  test.each(Object.keys(FORMS))('the page shows the first findings of %s', async (forms) => {
    const { context, page } = await openWorkbench(browser, SINGLE_FILE, options);
    await openBytes(page, '自评表.xlsx', FORMS[forms]?.() ?? new Uint8Array());
    // On narrow windows the pane is there, behind a tab.
    await page.locator('[data-screen="result"]').waitFor({ state: 'attached' });
    await turnTo(page, WORKBENCH.paneView);
    if (forms !== '1 form') await page.getByRole('button', { name: /^20 张表/ }).waitFor();
    const count = await seen(page, least);
    process.stdout.write(`page, ${size}, ${forms}: the first ${count} findings\n`);
    await context.close();
  });
});

test('twenty-five scores are no more than two screens of a narrow pane, each unfolding to why', async () => {
  const addin = await openAddin(browser, server.origin, manyForms(20), SMALL);
  const { page } = addin;
  await checked(page);
  await checkAll(page);
  await tab(page, TABS.scores).click();
  const lines = page.getByTestId('score');
  await lines.nth(24).waitFor({ state: 'attached' });
  const height = await eventually(async () => {
    const now = await page.evaluate(() => {
      const last = document.querySelectorAll('[data-testid="score"]')[24]?.getBoundingClientRect().bottom ?? Number.NaN;
      const panel = document.querySelector('[role="tabpanel"]')?.getBoundingClientRect().top ?? Number.NaN;
      return Math.round(last - panel);
    });
    expect(now).toBeLessThanOrEqual(1400);
    return now;
  });
  process.stdout.write(`25 scores at 350: ${height} px\n`);
  await lines.nth(1).getByRole('heading').getByRole('button').click();
  await lines.nth(1).getByText(SCORE_LIST.target, { exact: true }).waitFor();
  await addin.close();
});

test('tabs and filter stay in sight while the list scrolls, and cover nothing that is gone to', async () => {
  const addin = await openAddin(browser, server.origin, EXAMPLE, SMALL);
  const { page } = addin;
  await checked(page);
  await page.mouse.move(100, 500);
  await page.mouse.wheel(0, 2000);
  const last = findings(page).last();
  await last.scrollIntoViewIfNeeded();
  const top = async (of: ReturnType<typeof tab>): Promise<number> => (await of.boundingBox())?.y ?? -1;
  const filter = page.getByRole('tablist', { name: PROBLEMS.filter });
  await page.waitForFunction(() => window.scrollY > 100);
  await eventually(async () => {
    expect(await top(tab(page, TABS.problems))).toBeLessThan(10);
    expect(await top(filter)).toBeGreaterThanOrEqual(0);
    expect(await top(filter)).toBeLessThan(60);
  });
  await addin.close();
});

test('the box that is ticked stays under the pointer, whatever appears beside it', async () => {
  const addin = await openAddin(browser, server.origin, EXAMPLE, SMALL);
  const { page } = addin;
  await checked(page);
  const box = page.getByRole('checkbox', { name: PROBLEMS.marks });
  // The buttons before it come a moment later than the list.
  await page.getByRole('button', { name: /^建议 \d+ 处$/ }).waitFor();
  const before = await box.boundingBox();
  await box.check();
  await page.getByTitle(PROBLEMS.legend).waitFor();
  await eventually(async () => expect(await box.boundingBox()).toEqual(before));
  await addin.close();
});

test('on a wide screen a finding and its cell are no farther apart than eyes can follow', async () => {
  const addin = await openAddin(browser, server.origin, EXAMPLE, { viewport: { width: 1920, height: 1080 } });
  const { page } = addin;
  await checked(page);
  await eventually(async () => {
    const { x = 0, width = 0 } = (await findings(page).first().boundingBox()) ?? {};
    expect(width).toBeGreaterThan(800);
    expect(width).toBeLessThanOrEqual(960);
    expect(Math.abs(x + width / 2 - 960)).toBeLessThan(20);
  });
  await addin.close();
});

test('of twenty forms each has a line in an area of its own, and a click goes to its findings', async () => {
  const addin = await openAddin(browser, server.origin, manyForms(20), SMALL);
  const { page, problems } = addin;
  await checked(page);
  await checkAll(page);
  await page.getByRole('button', { name: /^20 张表/ }).click();
  const lines = page.getByRole('button', { name: /^转到“/ });
  await lines.first().waitFor();
  await eventually(async () => {
    expect(await lines.count()).toBe(20);
    // The tabs are still on the screen.
    expect(((await tab(page, TABS.problems).boundingBox())?.y ?? 640) + 32).toBeLessThan(640);
  });
  const name = (await lines.nth(5).textContent()) ?? '';
  await lines.nth(5).click();
  const heading = page.getByRole('list', { name: PROBLEMS.list }).getByRole('heading', { level: 2, name, exact: true });
  await heading.waitFor();
  await page.waitForFunction(() => window.scrollY > 0);
  await eventually(async () => {
    const at = (await heading.boundingBox())?.y ?? -1;
    const filterEnds = await page.getByRole('tablist', { name: PROBLEMS.filter }).boundingBox();
    expect(at).toBeGreaterThanOrEqual((filterEnds?.y ?? 0) + (filterEnds?.height ?? 0) - 1);
    expect(at).toBeLessThan(640);
  });
  expect(problems).toEqual([]);
  await addin.close();
});

test.each(Object.keys(COLOURS))(
  'axe-core finds nothing in an unfolded card, nor in the lines of forms: %s',
  async (colours) => {
    const found: string[] = [];
    const one = await openAddin(browser, server.origin, EXAMPLE, COLOURS[colours]);
    await checked(one.page);
    await one.page.getByRole('button', { name: /^表内总分/ }).click();
    await one.page.getByRole('table').waitFor();
    found.push(...Object.values(await axe(one.page)).flat());
    await one.close();
    const few = await openAddin(browser, server.origin, manyForms(3), COLOURS[colours]);
    await checked(few.page);
    await few.page.getByRole('combobox', { name: HEAD.scope }).selectOption('all');
    await few.page
      .getByRole('button', { name: /的得分情况$/ })
      .first()
      .click();
    await few.page.getByRole('table').waitFor();
    found.push(...Object.values(await axe(few.page)).flat());
    await few.close();
    expect(found).toEqual([]);
  },
);
