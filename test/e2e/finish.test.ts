import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import { FINISH } from '../../src/messages/finish.ts';
import { checkSlips, slipChanges } from '../../src/reports/check-slip.ts';
import { fixtureForm } from '../support/fixtures.ts';
import { checked, openAddin } from './support/addin.ts';
import { axe } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { ADDIN } from './support/paths.ts';
import { type Server, serve } from './support/server.ts';
import { openSample, openWorkbench, SINGLE_FILE, sampleBytes } from './support/workbench.ts';

/** The end of the work: what is said then, and the 核对单 on paper. */

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([launchChromium(), serve(ADDIN)]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Printed {
  readonly title: string;
  readonly body: string;
  readonly rules: readonly string[];
}

/** What the first frame of these pages hands to the printer. */
async function printOf(context: BrowserContext): Promise<{ readonly print: Promise<Printed> }> {
  let hand: (print: Printed) => void = () => undefined;
  const print = new Promise<Printed>((resolve) => {
    hand = resolve;
  });
  await context.exposeBinding('printed', (_source, given: Printed) => hand(given));
  await context.addInitScript(() => {
    if (window === window.top) return;
    window.addEventListener('beforeprint', () => {
      const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).map(({ cssText }) => cssText);
      const printed = Reflect.get(window, 'printed') as (given: Printed) => void;
      printed({ title: document.title, body: document.body.innerHTML, rules });
    });
  });
  return { print };
}

interface Paper {
  readonly pages: number;
  /** In points. */
  readonly sizes: readonly string[];
  /** What doesn't fit onto its page. */
  readonly cut: readonly string[];
}

/** How many pages that is, as large as the page itself says. */
async function onPaper(context: BrowserContext, { body, rules }: Printed): Promise<Paper> {
  const page = await context.newPage();
  await page.setContent(`<style>${rules.join('\n')}</style>${body}`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const cut = await page
    .locator('.slip')
    .evaluateAll((slips) =>
      slips.filter((slip) => slip.scrollHeight > slip.clientHeight + 1).map((slip) => slip.textContent ?? ''),
    );
  await page.close();
  const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return {
    pages: pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0,
    sizes: sizes.map(([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`),
    cut,
  };
}

const A4 = '595×842';

/** The finish, without anything for axe to say, and what comes out of the printer. */
async function printed(
  context: BrowserContext,
  page: Page,
): Promise<{ readonly print: Printed; readonly paper: Paper }> {
  const { print } = await printOf(context);
  // The script that listens is there from the next frame on.
  await page.getByTestId('finish').getByRole('heading', { name: FINISH.ready }).waitFor();
  const { violations, incomplete } = await axe(page);
  // Merged cells of the sheet lie over others: that isn't about this.
  expect([...violations, ...incomplete.filter((each) => !each.includes('td[data-cell'))]).toEqual([]);
  await page.getByTestId('finish').getByRole('button', { name: FINISH.print }).click();
  const given = await print;
  return { print: given, paper: await onPaper(context, given) };
}

test('the workbench: a page of A4, by the page’s own policy, and the copy', async () => {
  const { context, page, problems } = await openWorkbench(browser, SINGLE_FILE);
  await openSample(page, 'ready');
  const { print, paper } = await printed(context, page);
  expect(print.title).toBe('绩效自评表核对单 老旧小区供水改造');
  expect(print.body).toContain('清河县城市供水服务中心');
  expect(paper).toEqual({ pages: 1, sizes: [A4], cut: [] });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('finish').getByRole('button', { name: FINISH.save }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^示例3-供水改造（可报送）.*\.xlsx$/);
  expect(problems).toEqual([]);
  await context.close();
});

test('Excel’s pane: the same page; saving is Excel’s', async () => {
  const { context, page, problems } = await openAddin(browser, server.origin, sampleBytes('ready'));
  await checked(page);
  expect(await page.getByRole('button', { name: FINISH.save }).count()).toBe(0);
  const { paper } = await printed(context, page);
  expect(paper).toEqual({ pages: 1, sizes: [A4], cut: [] });
  expect(problems).toEqual([]);
  await context.close();
});

test('a pane that may not print: the page becomes a file', async () => {
  const { context, page, problems } = await openAddin(browser, server.origin, sampleBytes('ready'), {
    prepare: (opened) =>
      opened.addInitScript(() => {
        window.print = () => undefined;
      }),
  });
  await checked(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: FINISH.print }).click(),
  ]);
  const name = '核对单-老旧小区供水改造.html';
  expect(download.suggestedFilename()).toBe(name);
  await page.getByTestId('finish').getByText(FINISH.printFile(name)).waitFor();
  const opened = await context.newPage();
  await opened.setContent(readFileSync(await download.path(), 'utf8'));
  const pdf = (await opened.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  expect(problems).toEqual([]);
  await context.close();
});

test('however much there is to say, it is a page for each form', async () => {
  const context = await browser.newContext();
  const grids = ['甲', '乙'].map((sheet) => fixtureForm('four-blocks-no-execution-score', sheet));
  const found = review(grids, { policy: defaultPolicy });
  expect(found.tables).toHaveLength(2);
  const changes = slipChanges(
    found,
    Array.from({ length: 80 }, (_, at) => ({
      sheet: at % 2 === 0 ? '甲' : '乙',
      cell: `H${at + 3}`,
      from: { value: 'mmmmm WWWWW '.repeat(at % 4) },
      to: { value: '改进措施：提前招标，加强调度。'.repeat(1 + (at % 5) * 4) },
    })),
  );
  expect(changes).toHaveLength(80);
  const print = checkSlips(found, {
    changes,
    policies: found.tables.map(() => '办法'.repeat(200)),
    nameCell: (sheet, cell) => `表1 第${sheet}行“${cell}偏差原因分析”`,
    made: '2026-11-21',
    version: '1.2.3',
  });
  expect(await onPaper(context, print)).toEqual({ pages: 2, sizes: [A4, A4], cut: [] });
  await context.close();
});
