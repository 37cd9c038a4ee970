import type { Browser, Page } from 'playwright-core';
import { PROBLEMS } from '../../../src/messages/pane.ts';
import { BESIDE, SHEET, WORKBENCH } from '../../../src/messages/workbench.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { stackedForms } from '../../support/stacked-forms.ts';
import { workbookFile } from '../../support/workbook-file.ts';
import { checked } from '../support/addin.ts';
import { axe } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { keepsTo, leastOf, longestTask } from '../support/trace.ts';
import { cell, hasSelected, openBytes, openSample, openWorkbench, SINGLE_FILE } from '../support/workbench.ts';

/** Sheet and list beside each other, and one after the other; what only a browser that lays the page out can tell. */

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

async function opened(width: number, height: number) {
  const workbench = await openWorkbench(browser, SINGLE_FILE, { viewport: { width, height } });
  return workbench;
}

/** Waits until all of a cell is in sight, and nothing lies over its middle but what belongs to it; or until that isn't so. */
function isInSight(page: Page, address: string, is = true): Promise<void> {
  return eventually(async () => expect([address, await inSight(page, address)]).toEqual([address, is]));
}

function inSight(page: Page, address: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const area = document.querySelector('.jihe-cells')?.getBoundingClientRect();
    const td = document.querySelector(`[data-cell="${wanted}"]`);
    const box = td?.getBoundingClientRect();
    if (area === undefined || box === undefined) return false;
    const isWithin =
      box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
    const over = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return isWithin && (td?.contains(over) === true || over?.classList.contains('jihe-editor') === true);
  }, address);
}

async function scrollTo(page: Page, top: number): Promise<void> {
  await page.locator('.jihe-cells').evaluate((area, to) => {
    area.scrollTop = to;
  }, top);
}

describe('beside each other', () => {
  test('all columns are in the first screen of 1366 pixels, and the heads of the form stay', async () => {
    const { page, context, problems } = await opened(1366, 600);
    await openSample(page, 'errors');
    await page.getByRole('button', { name: SHEET.fit, pressed: true }).waitFor();
    await page.waitForFunction(() => {
      const area = document.querySelector('.jihe-cells');
      return area !== null && area.scrollLeft === 0 && document.querySelector('[data-found="error"]') !== null;
    });
    for (const address of ['G6', 'I6', 'H5', 'I5']) await isInSight(page, address);
    await isInSight(page, 'H20', false);
    await scrollTo(page, 10_000);
    await page.locator('td[data-frozen][data-cell="H12"]').waitFor();
    await isInSight(page, 'H12');
    await isInSight(page, 'H20');
    // What was found of a row that lies below the heads doesn't show through them.
    await cell(page, 'H20').click();
    await page.keyboard.press('Control+Home');
    await page.locator('.jihe-range[data-range="A1:I1"]').waitFor();
    await isInSight(page, 'A1');
    expect(problems).toEqual([]);
    await context.close();
  });

  test('what is told of a cell covers neither it nor the list', async () => {
    const { page, context } = await opened(1366, 768);
    await openSample(page, 'errors');
    await cell(page, 'I19').hover();
    const tip = page.locator('.jihe-tip');
    await tip.waitFor();
    await eventually(async () => {
      const [told, of, list] = await Promise.all([
        tip.boundingBox(),
        cell(page, 'I19').boundingBox(),
        page.locator('.jihe-right').boundingBox(),
      ]);
      if (told === null || of === null || list === null) throw new Error('not laid out');
      expect(told.y >= of.y + of.height || told.y + told.height <= of.y).toBe(true);
      expect(told.x + told.width).toBeLessThanOrEqual(list.x);
    });
    // The way to it with the pointer is no way out of it.
    await tip.hover();
    expect(await tip.isVisible()).toBe(true);
    const { violations } = await axe(page);
    expect(violations).toEqual([]);
    await context.close();
  });

  test('the line between them is drawn, and the sheet fits anew', async () => {
    const { page, context } = await opened(1366, 768);
    await openSample(page, 'errors');
    const line = page.getByRole('separator', { name: BESIDE.divider });
    const box = await line.boundingBox();
    if (box === null) throw new Error('no line');
    const before = await page.locator('.jihe-percent').textContent();
    await page.mouse.move(box.x + 3, 300);
    await page.mouse.down();
    await page.mouse.move(box.x - 197, 300, { steps: 4 });
    await page.mouse.up();
    await eventually(async () => {
      expect(Number(await line.getAttribute('aria-valuenow'))).toBe(580);
      expect((await page.locator('.jihe-right').boundingBox())?.width).toBe(580);
    });
    await page.waitForFunction((old) => document.querySelector('.jihe-percent')?.textContent !== old, before);
    await isInSight(page, 'I6');
    await page.reload();
    await openSample(page, 'errors');
    await eventually(async () => expect(Number(await line.getAttribute('aria-valuenow'))).toBe(580));
    await context.close();
  });
});

test.each([
  [683, 650],
  [350, 650],
])('one after the other, at %d pixels: 定位 shows the cell, and the way back, by keys alone', async (width, height) => {
  const { page, context, problems } = await opened(width, height);
  await openSample(page, 'errors');
  await page.getByRole('tab', { name: WORKBENCH.paneView, exact: true }).click();
  const locate = page.getByRole('button', { name: PROBLEMS.locate('H20') }).first();
  await locate.focus();
  await page.keyboard.press('Enter');
  const back = page.getByRole('button', { name: BESIDE.back });
  await back.waitFor();
  await hasSelected(page, 'H20');
  await isInSight(page, 'H20');
  const bar = page.getByRole('region', { name: BESIDE.bar });
  await eventually(async () => {
    expect(await bar.textContent()).toContain('总分');
    const at = await bar.boundingBox();
    expect((at?.y ?? height) + (at?.height ?? 0)).toBeLessThanOrEqual(height);
  });
  await page.waitForFunction((name) => document.activeElement?.textContent === name, BESIDE.back);
  const { violations } = await axe(page);
  expect(violations).toEqual([]);
  await page.keyboard.press('Enter');
  await back.waitFor({ state: 'detached' });
  await eventually(async () => {
    expect(await locate.evaluate((button) => button === document.activeElement)).toBe(true);
    const seen = await locate.boundingBox();
    expect(seen?.y ?? -1).toBeGreaterThanOrEqual(0);
    expect(seen?.y ?? height).toBeLessThan(height);
  });
  expect(problems).toEqual([]);
  await context.close();
});

test('a list that fits the window is not scrolled: header and pane share it', async () => {
  const { page, context } = await opened(683, 768);
  await openSample(page, 'ready');
  await page.getByRole('tab', { name: WORKBENCH.paneView, exact: true }).click();
  await page.getByTestId('finish').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
  await context.close();
});

test('301 forms, 3,000 findings: scrolling and hovering don’t stop the page', async () => {
  const { page, context, problems } = await opened(1366, 768);
  await openBytes(page, '多.xlsx', workbookFile([stackedForms(fixtureForm('national-total-in-funds'), 301)]));
  await checked(page);
  const [, count] =
    /^全部 (\d+)$/.exec((await page.getByRole('tab', { name: /^全部 \d+$/ }).textContent()) ?? '') ?? [];
  expect(Number(count)).toBeGreaterThanOrEqual(3000);
  await page.locator('[data-found]').first().waitFor();
  const longest = await leastOf(3, 100, () =>
    longestTask(browser, page, { from: 'began', to: 'done' }, async () => {
      await page.evaluate(() => performance.mark('began'));
      await page.mouse.move(500, 400);
      for (let turn = 0; turn < 12; turn++) {
        await page.mouse.wheel(0, turn < 8 ? 900 : -600);
        await page.evaluate(
          () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
        );
        await page.mouse.move(400 + turn * 20, 300 + turn * 10);
      }
      // Those in sight: none has to be brought there.
      const places = await page.evaluate(() => {
        const area = document.querySelector('.jihe-cells')?.getBoundingClientRect();
        if (area === undefined) return [];
        const boxes = [...document.querySelectorAll('[data-found]')].map((each) => each.getBoundingClientRect());
        return boxes
          .filter(({ top, bottom }) => top > area.top + 120 && bottom < area.bottom)
          .map(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 }));
      });
      expect(places.length).toBeGreaterThan(3);
      for (const { x, y } of places) await page.mouse.move(x, y);
      await page.locator('.jihe-tip').waitFor();
      await page.evaluate(() => performance.mark('done'));
    }),
  );
  keepsTo(100, longest, `${count} findings, scrolled and hovered`);
  expect(problems).toEqual([]);
  await context.close();
});
