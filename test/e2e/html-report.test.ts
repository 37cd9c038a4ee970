import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { reviewBytes } from '../../src/app/review-file.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import { REPORT } from '../../src/messages/report.ts';
import { checkSlips, pageFile } from '../../src/reports/check-slip.ts';
import { htmlReport } from '../../src/reports/html.ts';
import { wholeReport } from '../../src/reports/report.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { reportWithForm } from '../support/report-document.ts';
import { launchChromium } from './support/chromium.ts';
import { ROOT } from './support/paths.ts';
import { look, looks } from './support/pictures.ts';

/** The report and the 核对单 as pages: they are handed on, and opened in whatever browser there is. */

let browser: Browser;
let report: string;

beforeAll(async () => {
  browser = await launchChromium();
  const samples = ['示例1-社区图书室（有错误）.xlsx', '示例2-基层干部培训（待复核）.xlsx'];
  const files = [
    ...samples.map((name) => reviewBytes(name, new Uint8Array(readFileSync(path.join(ROOT, 'assets/samples', name))))),
    reviewBytes('自评报告.docx', reportWithForm()),
    reviewBytes('打不开.xlsx', new TextEncoder().encode('no workbook')),
  ];
  report = wholeReport(htmlReport({ made: '2025年3月1日 10:05', version: '0.1.0' }), files);
});
afterAll(() => browser.close());

const LOOKS = looks('350-light', '683-dark', '1366-forced');

test.each(Object.keys(LOOKS))('%s: axe-core finds nothing, nothing is wider than the window', async (name) => {
  const context = await browser.newContext({ ...LOOKS[name], locale: 'zh-CN' });
  const page = await context.newPage();
  await page.setContent(report);
  // What is out of sight is drawn when it comes into sight, and judged then alone.
  await page.addStyleTag({ content: 'section { content-visibility: visible !important }' });
  const found = await look(page, 'html-report', name);
  // A number in two lines is two numbers.
  const broken = await page.locator('.card tbody td').evaluateAll((cells) =>
    cells
      .filter((each) => {
        const range = document.createRange();
        range.selectNodeContents(each);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
      })
      .map(({ textContent }) => textContent),
  );
  expect(broken).toEqual([]);
  const errors = page
    .getByRole('main')
    .getByRole('radio', { name: new RegExp(`^${REPORT.showErrors(1).slice(0, 4)}`) });
  await errors.check();
  await page.getByText(REPORT.onlyErrors).waitFor();
  expect(await page.locator('.finding:visible:not(.error)').count()).toBe(0);
  found.push(...(await look(page, 'html-report-errors', name)));
  expect(found).toEqual([]);
  await context.close();
});

/** In CSS pixels, a page of A4 and what the window leaves around it. */
const PAPER = 820;

test.each(Object.keys(LOOKS))('%s: nor in the 核对单, which is as wide as its paper', async (name) => {
  const form = withCells(exampleForm('national'), { F18: '已开展工作', H13: '18', H20: '待定' });
  const found = review([form], { policy: defaultPolicy });
  const slip = checkSlips(found, {
    changes: [],
    policies: found.tables.map(({ policy }) => policy.name),
    nameCell: (_sheet, cell) => cell,
    made: '2025-03-01',
    version: '0.1.0',
  });
  const context = await browser.newContext({ ...LOOKS[name], locale: 'zh-CN' });
  const page = await context.newPage();
  await page.setContent(pageFile(slip));
  const isPaperIn = (page.viewportSize()?.width ?? 0) >= PAPER;
  const said = await look(page, 'check-slip', name);
  // What lies beside a narrow window isn't decided.
  expect(said.filter((each) => isPaperIn || !/wider than the pane$|partially obscured/.test(each))).toEqual([]);
  await context.close();
});
