import type { Browser, Page } from 'playwright-core';
import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { PROBLEMS } from '../../../src/messages/pane.ts';
import { SHEET } from '../../../src/messages/workbench.ts';
import { exampleForm, gridOf, typedCell, withCells } from '../../support/form-text.ts';
import { workbookFile } from '../../support/workbook-file.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';
import { checked } from '../support/addin.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { keepsTo, leastOf, longestTask } from '../support/trace.ts';
import {
  cell,
  hasSelected,
  type OpenWorkbench,
  openBytes,
  openSample,
  openWorkbench,
  reads,
  SINGLE_FILE,
  type,
} from '../support/workbench.ts';

/** The sheet by mouse and keys, as in a spreadsheet program; long ones; on paper. */

let browser: Browser;
let workbench: OpenWorkbench;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
beforeEach(async () => {
  workbench = await openWorkbench(browser, SINGLE_FILE);
  page = workbench.page;
});
afterEach(async () => {
  await workbench.context.close();
  if (workbench.problems.length > 0) throw new Error(workbench.problems.join('\n'));
});
afterAll(() => browser.close());

async function keys(...names: string[]): Promise<void> {
  for (const name of names) await page.keyboard.press(name);
}

/** Long enough for what was typed to be read, checked and drawn. */
async function shows(address: string, content: string): Promise<void> {
  await cell(page, address).filter({ hasText: content }).waitFor();
}

describe('keys and mouse', () => {
  const BYTES = buildXlsx([
    {
      name: '表',
      cells: { A1: '甲', B1: 1, A2: '乙\n丙', B2: 2, A3: '丁"', B3: { value: 3, formula: 'SUM(B1:B2)' }, C6: '合并' },
      merges: ['C6:D7'],
    },
  ]);

  beforeEach(async () => {
    await openBytes(page, '表.xlsx', BYTES);
    await cell(page, 'A1').click();
  });

  test('arrows, ranges, whole rows and columns', async () => {
    await keys('ArrowDown', 'ArrowRight');
    await hasSelected(page, 'B2');
    await keys('Shift+ArrowDown', 'Shift+ArrowLeft');
    await hasSelected(page, 'A2:B3');
    await cell(page, 'A1').click();
    await keys('Control+ArrowDown');
    await hasSelected(page, 'A3');
    await cell(page, 'A1').hover();
    await page.mouse.down();
    await cell(page, 'C6').hover();
    await page.mouse.up();
    await hasSelected(page, 'A1:D7');
    await page.getByRole('columnheader', { name: 'B', exact: true }).click();
    await hasSelected(page, /^B1:B\d+$/);
    await page.getByRole('rowheader', { name: '2', exact: true }).click();
    await hasSelected(page, /^A2:[A-Z]+2$/);
  });

  test('typing, F2, Escape, Tab and Enter; results follow; undo and redo', async () => {
    await cell(page, 'B1').click();
    await page.keyboard.type('10');
    await keys('Enter');
    await shows('B3', '12');
    await hasSelected(page, 'B2');
    await keys('F2');
    await page.keyboard.type('5');
    await keys('Tab');
    await shows('B3', '35');
    await hasSelected(page, 'C2');
    await page.keyboard.type('不要');
    await keys('Escape');
    await reads(page, 'C2', '');
    await keys('Control+z');
    await shows('B3', '12');
    await keys('Control+z');
    await shows('B3', '3');
    await keys('Control+y');
    await shows('B3', '12');
    await cell(page, 'A1').click();
    await keys('Delete');
    await page.waitForFunction(() => document.querySelector('[data-cell="A1"]')?.textContent === '');
  });

  test('copies what Excel expects, and takes it back', async () => {
    await page.evaluate(() => {
      window.addEventListener('copy', ({ clipboardData }) => {
        Reflect.set(window, 'copied', [clipboardData?.getData('text/plain'), clipboardData?.getData('text/html')]);
      });
    });
    await keys('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
    await eventually(async () => {
      const copied = await page.evaluate(() => Reflect.get(window, 'copied') as [string, string] | undefined);
      const [plain, html] = copied ?? [];
      expect(plain).toBe('甲\t1\r\n"乙\n丙"\t2\r\n"丁"""\t3\r\n');
      expect(html).toMatch(/^<table><tr><td>甲<\/td><td>1<\/td><\/tr>/);
    });
    await cell(page, 'F1').click();
    await keys('Control+v');
    await shows('F2', '乙');
    await reads(page, 'F3', '丁"');
    await reads(page, 'G3', '3');
  });
});

test('a formula that can’t be told here keeps its result, and says that it is old', async () => {
  const cells = {
    A1: 1,
    A2: 2,
    A3: { value: 3, formula: 'SUM(A1:A2)' },
    B1: { value: 2, formula: 'VLOOKUP(A1,A1:A2,1)+1' },
  };
  await openBytes(page, '表.xlsx', buildXlsx([{ name: '表', cells }]));
  await type(page, 'A1', '10');
  await shows('A3', '12');
  const old = cell(page, 'B1');
  await old.getByText(SHEET.notCalculatedShort).waitFor();
  await eventually(async () => expect(await old.locator('div').textContent()).toBe('2'));
  await page.getByText(SHEET.stale(['B1'])).waitFor();
});

const FAR = 19_950;

/** A ledger of 20,000 rows, with a form at its end. */
function longSheet(): SheetGrid {
  const cells: GridCell[] = [];
  for (let row = 1; row < FAR - 2; row++) {
    cells.push(typedCell(row, 1, `第${row}行`), typedCell(row, 2, String(row)));
  }
  const form = withCells(exampleForm('national'), { H13: '19' });
  for (const { cells: line } of form.rows) {
    for (const each of line) cells.push({ ...each, row: each.row + FAR });
  }
  return gridOf('自评表', cells);
}

test('20,000 rows: some are on the screen, a far one is found, and keys reach the end', async () => {
  await openBytes(page, '长.xlsx', workbookFile([longSheet()]));
  await checked(page);
  const lines = page.locator('.jihe-table tr[data-row]');
  await eventually(async () => expect(await lines.count()).toBeLessThan(200));
  await page
    .getByRole('button', { name: PROBLEMS.locate(`H${FAR + 13}`) })
    .first()
    .click();
  await cell(page, `H${FAR + 13}`).waitFor();
  await hasSelected(page, `H${FAR + 13}`);
  const seen = (): Promise<boolean> =>
    page.evaluate(
      (address) => {
        const area = document.querySelector('.jihe-cells')?.getBoundingClientRect();
        const box = document.querySelector(`[data-cell="${address}"]`)?.getBoundingClientRect();
        if (area === undefined || box === undefined) return false;
        return box.top >= area.top && box.bottom <= area.bottom && box.left >= area.left && box.right <= area.right;
      },
      `H${FAR + 13}`,
    );
  await eventually(async () => expect(await seen()).toBe(true));
  await cell(page, `H${FAR + 13}`).click();
  await keys('Control+Home');
  await cell(page, 'A1').waitFor();
  await keys('Control+ArrowDown');
  await cell(page, `A${FAR - 3}`).waitFor();
  await hasSelected(page, `A${FAR - 3}`);
  const name = page.getByRole('textbox', { name: SHEET.nameBox });
  await name.fill('b12345');
  await name.press('Enter');
  await shows('B12345', '12345');
  await page.mouse.move(300, 500);
  for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, -4000);
  await page.waitForFunction(() => {
    const area = document.querySelector('.jihe-cells');
    const top = area?.getBoundingClientRect().top ?? 0;
    // No gap where rows should be.
    return [60, 200, 400].every((down) => document.elementFromPoint(100, top + down)?.closest('tr[data-row]') !== null);
  });
  await eventually(async () => expect(await lines.count()).toBeLessThan(200));
});

/** A form with a ledger below it, of nine columns. */
function fullSheet(rows: number): SheetGrid {
  const form = exampleForm('national');
  const cells = form.rows.flatMap((row) => [...row.cells]);
  for (let row = 30; row <= rows; row++) {
    for (let column = 1; column <= 9; column++) {
      cells.push(typedCell(row, column, column < 4 ? `文字${row}` : String(row)));
    }
  }
  return gridOf('自评表', cells);
}

// The first is just short enough to be on the screen as a whole.
test.each([380, 1980])('typing into %d rows of nine columns doesn’t stop the page', async (rows) => {
  await openBytes(page, '满.xlsx', workbookFile([fullSheet(rows)]));
  await checked(page);
  const longest = await leastOf(3, 200, async (run) => {
    const score = String(19 - run);
    await cell(page, 'H13').click();
    return longestTask(browser, page, { from: 'typed', to: 'shown' }, async () => {
      await page.evaluate(() => performance.mark('typed'));
      await page.keyboard.type(score);
      await keys('Enter');
      await shows('H13', score);
      await page
        .getByRole('button', { name: PROBLEMS.locate('H13') })
        .first()
        .waitFor();
      await keys('ArrowDown', 'ArrowDown', 'Shift+ArrowDown');
      await page.evaluate(() => performance.mark('shown'));
    });
  });
  keepsTo(200, longest, `typed into ${rows} rows`);
});

describe('on paper', () => {
  /** What is there when the browser begins to print: it waits for nothing that comes later. */
  function atPrint(count: () => number): Promise<number> {
    return page.evaluate(`window.dispatchEvent(new Event('beforeprint')), (${String(count)})()`);
  }

  test('the form alone is there, on one page', async () => {
    await openSample(page, 'errors');
    const pdf = (await page.pdf({ landscape: true, format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(await atPrint(() => document.querySelectorAll('[data-column-head]').length)).toBe(9);
    expect(await atPrint(() => document.querySelectorAll('.jihe-table tr[data-row]').length)).toBe(20);
    await page.emulateMedia({ media: 'print' });
    await page.locator('.jihe-header').waitFor({ state: 'hidden' });
    await page.locator('.jihe-right').waitFor({ state: 'hidden' });
    await cell(page, 'A1').waitFor();
  });

  test('a long sheet is there as a whole', async () => {
    await openBytes(page, '长.xlsx', workbookFile([longSheet()]));
    await cell(page, 'A1').waitFor();
    expect(await atPrint(() => document.querySelectorAll('.jihe-table tr[data-row]').length)).toBeGreaterThan(FAR);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(() => document.querySelectorAll('.jihe-table tr[data-row]').length < 200);
  });
});
