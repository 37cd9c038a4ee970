import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { PROBLEMS, TABS } from '../../../src/messages/pane.ts';
import { PREVIEW } from '../../../src/messages/preview.ts';
import { REPORT_TAB } from '../../../src/messages/report-tab.ts';
import { DOCUMENT, WORKBENCH } from '../../../src/messages/workbench.ts';
import { buildDocx, paragraph } from '../../support/docx-maker.ts';
import { formAlone, reportWithForm, WRONG_RATE } from '../../support/report-document.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { look, looks } from '../support/pictures.ts';
import { downloaded, drop, openBytes, openWorkbench, SINGLE_FILE, takesTurns, turnTo } from '../support/workbench.ts';

/** A report in Word on the page: to be read on the left, checked on the right. */

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const BYTES = reportWithForm();

const LOOKS = looks('1366-light', '1366-dark', '1366-forced', '683-light', '350-light', '350-dark');

function numbers(bytes: Uint8Array): unknown[] {
  return readDocument(bytes).grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ value }) => value)));
}

/** Axe can't tell what lies behind a cell over several rows, nor what is scrolled out of sight. */
function decided(found: readonly string[]): string[] {
  return found.filter((each) => !/color-contrast td\[data-cell=.*(overlapped|partially obscured)/.test(each));
}

async function openReport(page: Page): Promise<void> {
  await openBytes(page, '自评报告.docx', BYTES);
  await page.getByRole('region', { name: DOCUMENT.page('自评报告.docx') }).waitFor();
  await page.locator('[data-screen="result"]').waitFor({ state: 'attached' });
}

describe.each(Object.keys(LOOKS))('%s', (name) => {
  test('the page, a finding of the text, one of the form: axe-core finds nothing, nothing is too wide', async () => {
    const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE, {
      ...LOOKS[name],
      reducedMotion: 'reduce',
    });
    await openReport(page);
    const found = await look(page, 'workbench-report-opened', name);
    await turnTo(page, WORKBENCH.paneView);
    await page.getByRole('tab', { name: TABS.report }).click();
    const finding = page.getByTestId('text-finding').filter({ hasText: '100%' }).first();
    await finding.getByRole('button', { name: /在原文里显示/ }).click();
    // On wide windows the page shows it, on narrow ones the tab itself.
    const shown = page.locator(takesTurns(page) ? '[data-testid="reading"] mark' : '.jihe-document mark');
    await eventually(async () => expect(await shown.textContent()).toBe('100%'));
    found.push(...(await look(page, 'workbench-report-text', name)));
    await finding.getByRole('button', { expanded: false }).click();
    found.push(...(await look(page, 'workbench-report-finding', name)));
    await page.getByRole('tab', { name: new RegExp(`^${TABS.problems}`) }).click();
    await page.getByTestId('finding').first().getByRole('button', { name: /^定位/ }).click();
    await page.locator('.jihe-document [data-located]').waitFor({ state: 'attached' });
    await turnTo(page, WORKBENCH.documentView);
    found.push(...(await look(page, 'workbench-report-cell', name)));
    expect(decided(found)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });
});

test('by keyboard alone: open the finding, read it on the page, repair the form, take the copy', async () => {
  const { context, page } = await openWorkbench(browser, SINGLE_FILE, { viewport: { width: 1366, height: 768 } });
  await openReport(page);
  await page.getByRole('tab', { name: new RegExp(`^${TABS.problems}`) }).focus();
  for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const place = page
    .getByTestId('text-finding')
    .filter({ hasText: '100%' })
    .first()
    .getByRole('button', { name: /在原文里显示/ });
  await place.waitFor();
  for (let at = 0; at < 12 && !(await place.evaluate((each) => each === document.activeElement)); at++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const quote = page.locator('.jihe-document mark');
  await eventually(async () => {
    expect(await quote.textContent()).toBe('100%');
    expect(await quote.evaluate((each) => each.parentElement?.textContent)).toContain(WRONG_RATE);
    expect(await quote.evaluate((each) => each.getBoundingClientRect().top < window.innerHeight)).toBe(true);
  });
  await page.getByRole('tab', { name: new RegExp(`^${TABS.problems}`) }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^直接改正/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: PREVIEW.title }).waitFor();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^写入 \d+ 处$/ })
    .focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('undo').waitFor();
  const { name, bytes } = await downloaded(page);
  expect(name).toBe('自评报告-核对.docx');
  expect([numbers(BYTES).includes(99), numbers(bytes).includes(99)]).toEqual([true, false]);
  expect(readDocument(bytes).narrative).toEqual(readDocument(BYTES).narrative);
  await context.close();
});

test('text from the clipboard is a report, HTML with a table a form beside it', async () => {
  const { context, page } = await openWorkbench(browser, SINGLE_FILE);
  const paste = (data: { readonly [type: string]: string }): Promise<void> =>
    page.evaluate((texts) => {
      const clipboardData = new DataTransfer();
      for (const [type, text] of Object.entries(texts)) clipboardData.setData(type, text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, data);
  await paste({ 'text/plain': `一、资金\n${WRONG_RATE}` });
  await page.getByText(DOCUMENT.taken.pasted(DOCUMENT.parts(2, 0, 0))).waitFor();
  await page.getByTestId('ledger').filter({ hasText: '矛盾 1 处' }).waitFor();
  expect(await page.getByRole('tab', { name: new RegExp(`^${TABS.problems}`) }).count()).toBe(0);
  await paste({
    'text/html': `<p>${WRONG_RATE}</p><table><tr><td>甲<script>window.done = 1</script></td></tr></table>`,
  });
  await page.getByText(DOCUMENT.taken.pasted(DOCUMENT.parts(1, 1, 0))).waitFor();
  expect(await page.evaluate(() => Reflect.get(window, 'done'))).toBeUndefined();
  expect(await page.getByRole('button', { name: REPORT_TAB.saveCommented }).count()).toBe(0);
  expect(await page.getByRole('button', { name: PROBLEMS.waive }).count()).toBe(0);
  await context.close();
});

test('a folder: a report is held against the form whose project it names, its row and its page say which', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-reports-'));
  try {
    const report = buildDocx(paragraph('老旧小区供水改造项目绩效自评总得分为90分。'));
    writeFileSync(path.join(folder, '自评报告.docx'), report);
    writeFileSync(path.join(folder, '供水.docx'), formAlone());
    writeFileSync(path.join(folder, '道路.docx'), formAlone({ D3: '农村道路养护' }));
    const workbench = await openWorkbench(browser, SINGLE_FILE);
    const { context, page, problems } = workbench;
    await drop(workbench, folder);
    await page
      .getByRole('status')
      .filter({ hasText: /^核对完 3 个文件/ })
      .waitFor();
    const row = page.locator('.jihe-list tbody tr').filter({ hasText: '自评报告.docx' });
    await row.filter({ hasText: /对照的自评表：[^（]*供水\.docx 表1（按项目名称）。/ }).waitFor();
    await row.getByRole('button', { name: /自评报告\.docx/ }).click();
    const finding = page.getByTestId('text-finding');
    await finding.waitFor();
    await eventually(async () => {
      expect(await finding.textContent()).toContain('自评表的总分是 100 分');
      expect(await page.locator('.jihe-document [data-verdict="contradicts"]').textContent()).toBe('90分');
    });
    expect(problems).toEqual([]);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
