import path from 'node:path';
import type { Browser } from 'playwright-core';
import { fixtureForm } from '../support/fixtures.ts';
import { stackedForms } from '../support/stacked-forms.ts';
import { workbookFile } from '../support/workbook-file.ts';
import { checked, findings, openAddin } from './support/addin.ts';
import { launchChromium } from './support/chromium.ts';
import { ADDIN, SCREENSHOTS } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';
import { longestTask } from './support/trace.ts';

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

const FORMS = 500;

test('3,000 findings: the first is there at once, the list scrolls, the pane answers', async () => {
  const form = fixtureForm('national-total-in-funds');
  const addin = await openAddin(browser, server.origin, workbookFile([stackedForms(form, FORMS)]));
  const { page } = addin;
  await checked(page);
  const [, count] =
    /^全部 (\d+)$/.exec((await page.getByRole('tab', { name: /^全部 \d+$/ }).textContent()) ?? '') ?? [];
  expect(Number(count)).toBeGreaterThanOrEqual(3000);

  const longest = await longestTask(browser, page, { from: 'shown', to: 'scrolled' }, async () => {
    await page.evaluate(() => performance.mark('shown'));
    const few = await findings(page).count();
    expect(few).toBeLessThan(100);
    await findings(page).first().getByRole('heading').getByRole('button').click();
    for (let turn = 0; turn < 20; turn++) {
      await page.mouse.move(100, 600);
      await page.mouse.wheel(0, 1500);
      await page.waitForTimeout(50);
    }
    expect(await findings(page).count()).toBeGreaterThan(few);
    await page.evaluate(() => performance.mark('scrolled'));
  });
  process.stdout.write(`${count} findings, longest task ${Math.round(longest)} ms\n`);
  await page.screenshot({ path: path.join(SCREENSHOTS, 'many-findings-light.png') });
  expect(longest).toBeLessThan(200);
  expect(addin.problems).toEqual([]);
  await addin.close();
});
