import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { HEAD, TABS } from '../../../src/messages/pane.ts';
import { READING, TEACH } from '../../../src/messages/reading-notes.ts';
import { TAUGHT } from '../../../src/messages/taught-words.ts';
import { WORKBENCH } from '../../../src/messages/workbench.ts';
import { cellFindings } from '../../../src/reports/findings.ts';
import { documentSchema } from '../../../src/reports/schema.ts';
import { DRESSES, formAsDocx } from '../../support/docx-maker.ts';
import { untaughtForm } from '../../support/untaught-form.ts';
import { workbookFile } from '../../support/workbook-file.ts';
import { checked, findings, openAddin, tab } from '../support/addin.ts';
import { axe } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { ADDIN, ROOT, SCREENSHOTS } from '../support/paths.ts';
import { looks } from '../support/pictures.ts';
import { type Server, serve } from '../support/server.ts';
import { downloaded, openBytes, openWorkbench, SINGLE_FILE, turnTo } from '../support/workbench.ts';

/** Told once in the pane what a head means: known in the saved copy elsewhere, in Excel, on the next file, and on the command line. */

const FORM = workbookFile([untaughtForm()]);
const SHORT = /“改造小区数量”未达标（≥6个，完成 5个）/;
const WORDS = '落实成效';

let browser: Browser;
let server: Server;
let folder: string;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
  folder = mkdtempSync(path.join(tmpdir(), 'jihe-teach-'));
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function short(page: Page) {
  return findings(page).filter({ hasText: SHORT });
}

async function result(page: Page): Promise<void> {
  // On narrow windows the pane is there, behind a tab.
  await page.locator('[data-screen="result"]').waitFor({ state: 'attached' });
  await page.getByTestId('progress').waitFor({ state: 'detached' });
}

async function teach(page: Page): Promise<void> {
  const questions = page.getByRole('region', { name: TEACH.title(2) });
  await questions
    .getByRole('listitem')
    .filter({ hasText: WORDS })
    .getByRole('button', { name: TEACH.is('actual') })
    .click();
  await short(page).waitFor();
}

async function reportOf(file: string, ...options: readonly string[]) {
  const args = [path.join(ROOT, 'dist/cli/jihe.cjs'), 'check', file, '--format', 'json', ...options];
  // Errors in the form are exit status 1.
  const { stdout } = await promisify(execFile)(process.execPath, args).catch(
    (error: unknown) => error as { stdout: string },
  );
  return documentSchema.parse(JSON.parse(stdout)).files[0];
}

test('one click in the pane; then the saved copy, the next file and the command line read alike', async () => {
  const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE);
  await openBytes(page, '一.xlsx', FORM);
  await result(page);
  expect(await short(page).count()).toBe(0);
  await teach(page);
  const copy = (await downloaded(page)).bytes;
  await tab(page, TABS.settings).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: TAUGHT.export }).click(),
  ]);
  const words = path.join(folder, '认法.json');
  writeFileSync(words, readFileSync(await download.path()));

  // The next file, on this machine: its pane begins with the findings, and the one before was at the settings.
  await openBytes(page, '二.xlsx', FORM);
  await result(page);
  await short(page).waitFor();
  expect(problems).toEqual([]);
  await context.close();

  // The copy, on another machine: a page that has never been taught anything.
  const other = await openWorkbench(browser, SINGLE_FILE);
  await openBytes(other.page, '副本.xlsx', copy);
  await result(other.page);
  await short(other.page).waitFor();
  await other.context.close();

  // In Excel, too.
  const addin = await openAddin(browser, server.origin, copy);
  await checked(addin.page);
  await short(addin.page).waitFor();
  expect(addin.problems).toEqual([]);
  await addin.close();

  const [original, saved] = [path.join(folder, '原.xlsx'), path.join(folder, '副本.xlsx')];
  writeFileSync(original, FORM);
  writeFileSync(saved, copy);
  const checks = async (...args: Parameters<typeof reportOf>): Promise<string[]> =>
    cellFindings((await reportOf(...args)) ?? { findings: [] }).map(
      ({ check, cells }) => `${check} ${cells.join(',')}`,
    );
  const taught = await checks(original, '--words', words);
  expect(taught).toContain('unmet-full-score H13,F13,E13');
  expect(await checks(saved)).toEqual(taught);
  expect(await checks(original)).not.toEqual(taught);
});

test('the form in a Word report: one click, the next report, the command line', async () => {
  const dress = DRESSES.find(({ name }) => name === 'spans and merges');
  const report = dress === undefined ? null : formAsDocx(untaughtForm(), dress);
  if (report === null) throw new Error('the form cannot wear this dress');
  const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE);
  await openBytes(page, '报告.docx', report);
  await result(page);
  expect(await short(page).count()).toBe(0);
  await teach(page);
  await tab(page, TABS.settings).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: TAUGHT.export }).click(),
  ]);
  const words = path.join(folder, '报告的认法.json');
  writeFileSync(words, readFileSync(await download.path()));
  await openBytes(page, '另一份.docx', report);
  await result(page);
  await short(page).waitFor();
  expect(problems).toEqual([]);
  await context.close();

  const file = path.join(folder, '报告.docx');
  writeFileSync(file, report);
  const unmet = async (...options: readonly string[]): Promise<number> =>
    cellFindings((await reportOf(file, ...options)) ?? { findings: [] }).filter(({ message }) => SHORT.test(message))
      .length;
  expect([await unmet(), await unmet('--words', words)]).toEqual([0, 1]);
});

test('taught in Excel: written to 核对说明, one click, undone with one more', async () => {
  const addin = await openAddin(browser, server.origin, FORM);
  const { page } = addin;
  await checked(page);
  await teach(page);
  await eventually(async () => expect((await addin.cell('B4', '核对说明')).value).toBe(WORDS));
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await short(page).waitFor({ state: 'detached' });
  expect(addin.problems).toEqual([]);
  await addin.close();
});

const LOOKS = looks(
  ...[1366, 683, 350].flatMap((width) => ['light', 'dark', 'forced'].map((colours) => `${width}-${colours}`)),
);

test.each(Object.keys(LOOKS))('%s: questions, reading, colours, list of what was taught', async (look) => {
  const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE, {
    ...LOOKS[look],
    reducedMotion: 'reduce',
  });
  const found: string[] = [];
  const show = async (name: string): Promise<void> => {
    await page.mouse.move(0, 0);
    await page.screenshot({ path: path.join(SCREENSHOTS, `teach-${name}-${look}.png`) });
    const { violations, incomplete } = await axe(page);
    const undecided = incomplete.filter(
      (each) =>
        !/^color-contrast (td\[data-cell=|.*(partially obscured|partially overlaps|overlapped by another|too short to determine|background gradient|pseudo element))/.test(
          each,
        ),
    );
    found.push(...[...violations, ...undecided].map((each) => `${name}: ${each}`));
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
      found.push(`${name}: wider`);
  };
  await openBytes(page, '一.xlsx', FORM);
  await result(page);
  await turnTo(page, WORKBENCH.paneView);
  // What lies across the edge of the window is left undecided.
  const questions = page.getByRole('region', { name: TEACH.title(2) });
  await questions.evaluate((region) => region.scrollIntoView({ block: 'center' }));
  await show('questions');
  const reading = page.getByRole('button', { name: READING.title });
  await reading.click();
  await page.getByRole('checkbox', { name: READING.overlay }).check();
  await reading.scrollIntoViewIfNeeded();
  await show('reading');
  await turnTo(page, WORKBENCH.sheetView);
  await page.getByRole('region', { name: READING.legend }).waitFor();
  await page.locator('td[data-cell="F12"]').scrollIntoViewIfNeeded();
  await show('colours');
  await turnTo(page, WORKBENCH.paneView);
  await teach(page);
  await tab(page, TABS.settings).click();
  await page.getByRole('region', { name: TAUGHT.list }).scrollIntoViewIfNeeded();
  await show('settings');
  await page.getByRole('button', { name: HEAD.collapse }).waitFor();
  expect(found).toEqual([]);
  expect(problems).toEqual([]);
  await context.close();
});
