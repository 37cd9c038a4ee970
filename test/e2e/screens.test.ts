import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { NOTES, PREVIEW, PROBLEMS, SCORES, TABS, WAIVE } from '../../src/messages/pane.ts';
import { checked, findings, openAddin, PANE, tab } from './support/addin.ts';
import { axe } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { ADDIN, SCREENSHOTS } from './support/paths.ts';
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

const COLOURS: { readonly [Name in string]: BrowserContextOptions } = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active', colorScheme: 'dark' },
  'light-1280': { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
};

const SCREENS: { readonly [Name in string]: (page: Page) => Promise<void> } = {
  problems: async (page) => {
    await findings(page).first().waitFor();
  },
  'problem-unfolded': async (page) => {
    await findings(page).nth(2).getByRole('heading').getByRole('button').click();
    await page.getByRole('checkbox', { name: PROBLEMS.marks }).check();
    await page.getByText(PROBLEMS.why, { exact: true }).waitFor();
  },
  preview: async (page) => {
    await page.getByRole('button', { name: PROBLEMS.fixAll(0).replace('（0）', '') }).click();
    await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
  },
  written: async (page) => {
    await page.getByRole('button', { name: PREVIEW.apply, exact: true }).click();
    await page.getByTestId('undo').waitFor();
    // What lies behind a dialog is out of reach until it has gone.
    await page.locator('#pane:not([aria-hidden])').waitFor();
  },
  waive: async (page) => {
    await findings(page).nth(1).getByRole('heading').getByRole('button').click();
    await page.getByRole('button', { name: PROBLEMS.waive, exact: true }).last().click();
    const dialog = page.getByRole('dialog', { name: WAIVE.title });
    await dialog.getByRole('button', { name: WAIVE.confirm, exact: true }).click();
    await dialog.getByText(WAIVE.missing).waitFor();
  },
  scores: async (page) => {
    await page.keyboard.press('Escape');
    await tab(page, TABS.scores).click();
    await page.getByLabel(SCORES.which).selectOption({ label: SCORES.chosen });
  },
  notes: async (page) => {
    await tab(page, TABS.notes).click();
    await page.getByTestId('note').first().getByRole('textbox', { name: NOTES.cause }).fill('采购流程较长');
  },
  settings: async (page) => {
    await tab(page, TABS.settings).click();
    await page.getByRole('tabpanel').getByRole('heading', { level: 3 }).first().getByRole('button').click();
  },
  'self-test': async (page) => {
    await tab(page, TABS['self-test']).click();
    await page.getByRole('tabpanel').getByRole('textbox').waitFor();
  },
};

async function shoot(page: Page, name: string): Promise<void> {
  const { width, height } = page.viewportSize() ?? PANE;
  // As high as the page is: what is out of sight isn't drawn. Dialogs keep to the window.
  const isDialog = (await page.getByRole('dialog').count()) > 0;
  const whole = isDialog ? height : await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  await page.setViewportSize({ width, height });
}

function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

describe.each(Object.keys(COLOURS))('%s', (colours) => {
  test('axe-core finds nothing on any screen', async () => {
    const addin = await openAddin(browser, server.origin, undefined, { ...COLOURS[colours], reducedMotion: 'reduce' });
    const found: string[] = [];
    await checked(addin.page);
    for (const [name, go] of Object.entries(SCREENS)) {
      await go(addin.page);
      await shoot(addin.page, `${name}-${colours}`);
      const { violations, incomplete } = await axe(addin.page);
      // What axe leaves to people has been looked at; nothing is left that it leaves to them.
      found.push(...[...violations, ...incomplete].map((each) => `${name}: ${each}`));
      if (await overflows(addin.page)) found.push(`${name}: wider than the pane`);
    }
    expect(found).toEqual([]);
    expect(addin.problems).toEqual([]);
    await addin.close();
  });
});
