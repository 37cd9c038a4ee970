import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { PANE } from './addin.ts';
import { axe, settled } from './axe.ts';
import { SCREENSHOTS } from './paths.ts';

/** Pictures of screens, to be looked at, and what can be said of a screen without looking. */

/** Milliseconds: longer than the pane waits after an edit before it checks again. */
const AT_REST = 1000;

/** In which colours and how wide, by what the pictures' names end in. */
export const COLOURS: { readonly [Name in string]: BrowserContextOptions } = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active', colorScheme: 'dark' },
  'light-1280': { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
};

/** How wide screens are, with the height that goes with it: a pane, half a laptop’s screen, all of it, a large one. */
const SIZES: Readonly<Record<number, number>> = { 350: 800, 683: 768, 1366: 768, 1920: 1080 };

/**
 * In which sizes and colours a test shows its screens, by names such as `1366-dark`.
 * @param usual those that tell most; others where `JIHE_LOOKS` names them, all of them where it says `all`
 */
export function looks(...usual: readonly string[]): { readonly [Name in string]: BrowserContextOptions } {
  const all = Object.entries(SIZES).flatMap(([width, height]) =>
    ['light', 'dark', 'forced'].map(
      (colours) =>
        [`${width}-${colours}`, { ...COLOURS[colours], viewport: { width: Number(width), height } }] as const,
    ),
  );
  const asked = process.env['JIHE_LOOKS'];
  const names = asked === undefined ? usual : asked.split(',');
  const unknown = [...usual, ...names].filter((name) => name !== 'all' && all.every(([known]) => known !== name));
  if (unknown.length > 0) throw new Error(`no looks: ${unknown.join(', ')}`);
  return Object.fromEntries(all.filter(([name]) => names.includes('all') || names.includes(name)));
}

/** Until nothing has been changed in the page for a moment: a check that an edit set off may still be on its way. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(
    (moment) =>
      new Promise<void>((resolve) => {
        const end = (): void => {
          observer.disconnect();
          resolve();
        };
        let timer = setTimeout(end, moment);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, moment);
        });
        observer.observe(document, { attributes: true, characterData: true, childList: true, subtree: true });
      }),
    AT_REST,
  );
}

/** In a window as high as the page is: what is out of sight isn't drawn, and what its edge cuts can't be judged. Dialogs keep to the window. */
async function inWhole<Seen>(page: Page, see: () => Promise<Seen>): Promise<Seen> {
  const { width, height } = page.viewportSize() ?? PANE;
  const isDialog = (await page.getByRole('dialog').count()) > 0;
  const whole = isDialog ? height : await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, whole) });
  await settled(page);
  const seen = await see();
  await page.setViewportSize({ width, height });
  return seen;
}

function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

/** Takes the picture; says what axe-core finds or leaves to people, and whether the screen is wider than the pane. */
export async function look(page: Page, name: string, colours: string): Promise<string[]> {
  const { violations, incomplete } = await inWhole(page, async () => {
    await page.screenshot({ path: path.join(SCREENSHOTS, `${name}-${colours}.png`) });
    return axe(page);
  });
  // What axe leaves to people has been looked at; nothing is left that it leaves to them.
  const found = [...violations, ...incomplete].map((each) => `${name}: ${each}`);
  return (await overflows(page)) ? [...found, `${name}: wider than the pane`] : found;
}

/** As `look`, of the screen that is there now, in each of these sizes and colours; at the end it is as it was. */
export async function lookInAll(
  page: Page,
  name: string,
  all: { readonly [Name in string]: BrowserContextOptions },
): Promise<string[]> {
  const before = page.viewportSize() ?? PANE;
  const found: string[] = [];
  for (const [colours, { colorScheme = null, forcedColors = null, viewport }] of Object.entries(all)) {
    await page.emulateMedia({ colorScheme, forcedColors });
    await page.setViewportSize(viewport ?? before);
    found.push(...(await look(page, name, colours)).map((each) => `${colours} ${each}`));
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await page.setViewportSize(before);
  return found;
}
