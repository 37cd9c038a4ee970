import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { UNDECIDED } from '../../../src/app/policy-in-force.ts';
import { reviewBytes } from '../../../src/app/review-file.ts';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { PREVIEW } from '../../../src/messages/preview.ts';
import { BATCH, MEND } from '../../../src/messages/workbench.ts';
import { comparePackages } from '../../support/compare-packages.ts';
import { buildDocx, paragraph } from '../../support/docx-maker.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';
import { axe } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { keepsTo, longestTask } from '../support/trace.ts';
import { type OpenWorkbench, openWorkbench, SINGLE_FILE } from '../support/workbench.ts';

/** A folder of forms put right from their list: shown, chosen, written, downloaded, taken back. */

const form = (cells: Readonly<Record<string, string>>, isProtected = false): Uint8Array =>
  gridToXlsx([{ ...withCells(exampleForm('national'), cells), protected: isProtected }]);

/** In six cells. */
const SLIPS = { H13: "'20", H14: "'10", H15: "'10", H20: '99', I7: '10', G7: '10' };

const TOP = '自评表';
const FILES: Readonly<Record<string, Uint8Array>> = {
  '教育局/图书室.xlsx': form({ C3: '图书室', ...SLIPS }),
  '教育局/校舍.xlsx': form({ C3: '校舍', H20: '98' }),
  '水务局/供水.xlsx': form({}),
  '水务局/保护.xlsx': form({ C3: '保护', H20: '99' }, true),
  // More than one answer is right.
  '水务局/供热.xlsx': form({ C3: '供热', H20: '99', G13: '99' }),
  '报告.docx': buildDocx(paragraph('项目预算100万元，拨付45万元，进度100%。')),
};

let browser: Browser;
let root: string;

function folderOf(name: string, files: Readonly<Record<string, Uint8Array>>): string {
  const folder = path.join(root, name, TOP);
  for (const [file, bytes] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
  return folder;
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'jihe-mending-'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  rmSync(root, { recursive: true, force: true });
});

async function listed(folder: string, size = { width: 1366, height: 768 }): Promise<OpenWorkbench> {
  const workbench = await openWorkbench(browser, SINGLE_FILE, { viewport: size });
  const { page } = workbench;
  page.setDefaultTimeout(30_000);
  await page.getByTestId('folder-input').setInputFiles(folder);
  await page
    .getByRole('status')
    .filter({ hasText: /^核对完/ })
    .waitFor();
  return workbench;
}

const row = (page: Page, name: string) => page.locator('.jihe-list tbody tr').filter({ hasText: name });
const fix = (page: Page) => page.getByRole('button', { name: /^直接改正 \d+ 处$/ });
const heading = (page: Page) => page.getByRole('heading', { level: 1, name: PREVIEW.title });
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
  });

/** What every cell of the first sheet holds. */
function contents(bytes: Uint8Array): ReadonlyMap<string, unknown> {
  const cells = readWorkbook(bytes).sheets.flatMap(({ rows }) => rows.flatMap((each) => each.cells));
  return new Map(cells.map(({ row: at, column, value }) => [cellAddress(at, column), value]));
}

function differing(before: Uint8Array, after: Uint8Array): string[] {
  const [was, is] = [contents(before), contents(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((cell) => was.get(cell) !== is.get(cell)).sort();
}

async function copiesOf(page: Page, count: number): Promise<Readonly<Record<string, Uint8Array>>> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: MEND.save(count) }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(MEND.archiveName(TOP, 0));
  return unzipSync(new Uint8Array(readFileSync(await download.path())));
}

test('six files: shown, one line left out, written, listed anew, downloaded, taken back', async () => {
  const { page, context, problems } = await listed(folderOf('story', FILES));
  await fix(page).click();
  await heading(page).waitFor();
  await page.getByText(MEND.intro(2)).waitFor();
  await page.getByText(MEND.left(1)).click();
  await page.getByText(/保护\.xlsx：工作表“自评表”受保护，没有写入/).waitFor();
  await page.getByRole('button', { name: PREVIEW.apply(7), exact: true }).waitFor();
  await page.getByRole('checkbox', { name: /^H13 / }).uncheck();
  const write = page.getByRole('button', { name: /^写入 \d+ 处$/ });
  // The sum of the scores as they will be isn't told by this test, only that what is written is what was ticked.
  await page.waitForFunction(() => !document.body.textContent?.includes('写入 7 处'));
  const ticked = await page.getByTestId('planned-edit').locator('input:checked').count();
  expect(await write.textContent()).toBe(PREVIEW.apply(ticked));
  const lines = await page.getByTestId('planned-edit').evaluateAll((all) =>
    all
      .filter((line) => line.querySelector<HTMLInputElement>('input')?.checked === true)
      .map((line) => ({
        file: line.closest<HTMLElement>('[data-file]')?.dataset['file'] ?? '',
        cell: (JSON.parse((line as HTMLElement).dataset['about'] ?? '[]') as string[])[1] ?? '',
      })),
  );
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.map(({ cell }) => cell)).not.toContain('H13');
  await write.click();
  await page.getByText(MEND.written(ticked, 2)).waitFor();
  await row(page, '图书室')
    .getByText(BATCH.changed(ticked - 1))
    .waitFor();
  await row(page, '校舍').getByText(BATCH.changed(1)).waitFor();
  expect(await row(page, '校舍').getAttribute('data-verdict')).toBe('ready');
  expect(await page.locator('.jihe-list').getByText('已改').count()).toBe(2);

  const copies = await copiesOf(page, 2);
  await page.getByText(MEND.saved([MEND.archiveName(TOP, 0)], 2)).waitFor();
  expect(Object.keys(copies).sort()).toEqual([`${TOP}/教育局/图书室-核对.xlsx`, `${TOP}/教育局/校舍-核对.xlsx`].sort());
  for (const name of ['图书室', '校舍']) {
    const [before, after] = [FILES[`教育局/${name}.xlsx`], copies[`${TOP}/教育局/${name}-核对.xlsx`]];
    if (before === undefined || after === undefined) throw new Error(`no ${name}`);
    const wanted = lines.filter(({ file }) => file.includes(name)).map(({ cell }) => cell);
    expect(differing(before, after)).toEqual(wanted.sort());
    const { changed, lost, added, recompressed, sameOrder } = comparePackages(before, after);
    expect({ changed, lost, added, recompressed, sameOrder }).toEqual({
      changed: ['xl/worksheets/sheet1.xml'],
      lost: [],
      added: [],
      recompressed: [],
      sameOrder: true,
    });
    const { verdict } = reviewBytes(name, after, { by: UNDECIDED });
    expect(await row(page, name).getAttribute('data-verdict')).toBe(verdict);
  }

  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText(MEND.undone(ticked)).waitFor();
  await page.waitForFunction(() => !document.querySelector('.jihe-list')?.textContent?.includes('已改'));
  expect(await row(page, '校舍').getAttribute('data-verdict')).toBe('has-errors');
  expect(problems).toEqual([]);
  await context.close();
});

test('by the keyboard alone: into the preview, through its ticks, and back to where it began', async () => {
  const { page, context } = await listed(folderOf('keys', FILES));
  const name = (await fix(page).textContent()) ?? '';
  await fix(page).focus();
  await page.keyboard.press('Enter');
  await heading(page).waitFor();
  await page.waitForFunction((title) => document.activeElement?.textContent === title, PREVIEW.title);
  for (const expected of [PREVIEW.apply(7), PREVIEW.cancel, MEND.left(1)]) {
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(expected);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(MEND.file(`${TOP}/教育局/图书室.xlsx`, 6));
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: PREVIEW.apply(1), exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toMatch(/^G7 /);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: PREVIEW.apply(2), exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await fix(page).waitFor();
  await page.waitForFunction((text) => document.activeElement?.textContent === text, name);
  await page.keyboard.press('Enter');
  await heading(page).waitFor();
  await page.waitForFunction((title) => document.activeElement?.textContent === title, PREVIEW.title);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText(MEND.written(7, 2)).waitFor();
  await page.waitForFunction(() => document.activeElement?.classList.contains('jihe-mend-outcome') === true);
  await context.close();
});

test.each([350, 683, 1366, 1920])(
  '%d px wide: nothing that axe finds, nothing wider than the window',
  async (width) => {
    const { page, context } = await listed(folderOf(`w${width}`, FILES), { width, height: 768 });
    const found: string[] = [];
    const look = async (screen: string): Promise<void> => {
      const { violations } = await axe(page);
      found.push(...violations.map((each) => `${screen}: ${each}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth))
        found.push(`${screen}: wider than the window`);
    };
    await fix(page).click();
    await heading(page).waitFor();
    await look('preview');
    await page.getByRole('button', { name: PREVIEW.apply(7), exact: true }).click();
    await page.getByText(MEND.written(7, 2)).waitFor();
    await look('written');
    // In sight, however far the list goes.
    const bar = await page.locator('.jihe-mend-outcome').boundingBox();
    expect(bar === null ? Number.POSITIVE_INFINITY : bar.y).toBeLessThan(768);
    expect(found).toEqual([]);
    await context.close();
  },
);

test('sixty files: the page answers all the while', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `单位${at % 7}/${at + 1}.xlsx`,
      form({ C3: `第${at + 1}号项目`, ...SLIPS }),
    ]),
  );
  const { page, context, problems } = await listed(folderOf('sixty', files));
  const longest = await longestTask(browser, page, { from: 'asked', to: 'packed' }, async () => {
    await page.evaluate(() => performance.mark('asked'));
    await fix(page).click();
    await heading(page).waitFor();
    // Folded: a line a file.
    expect(await page.getByTestId('planned-edit').count()).toBe(0);
    await page.getByRole('button', { name: PREVIEW.apply(360), exact: true }).click();
    await page.getByText(MEND.written(360, 60)).waitFor();
    expect(Object.keys(await copiesOf(page, 60))).toHaveLength(60);
    await page.evaluate(() => performance.mark('packed'));
  });
  keepsTo(200, longest, '60 files mended');
  expect(problems).toEqual([]);
  await context.close();
});
