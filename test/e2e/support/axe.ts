import { readFileSync } from 'node:fs';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

const script = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface AxeFindings {
  readonly violations: readonly string[];
  /** What axe couldn't decide by itself. */
  readonly incomplete: readonly string[];
}

function lines(results: readonly Result[]): string[] {
  return results.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join(' ');
      return `${id} ${target.join(' ')}: ${why}`;
    }),
  );
}

/** Until all that moves has come to its end, whatever moves for ever left out, and that is painted. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.all(ending.map(({ finished }) => finished.catch(() => null)));
    await new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  });
}

/**
 * What axe-core finds in a page as it is now, or in the dialog that is open over it: what lies behind is dimmed and out of reach.
 * Left out are the sentinels by which Fluent UI moves the focus on: hidden, and yet in the order of Tab.
 */
export async function axe(page: Page): Promise<AxeFindings> {
  // Halfway between two colours, neither is there.
  await settled(page);
  // Evaluated, not inserted: the page's policy allows no script of others. Once a page: it takes longer than what it then does.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(script);
  const { violations, incomplete } = await page.evaluate(async () => {
    // What stays in sight while the rest scrolls covers some of it; axe can't judge what is covered. Every text is to be judged.
    const staying = [...document.querySelectorAll<HTMLElement>('*')].filter(
      (each) => getComputedStyle(each).position === 'sticky',
    );
    for (const each of staying) each.style.setProperty('position', 'static', 'important');
    const include = document.querySelector('[role="dialog"]') === null ? ['html'] : ['[role="dialog"]'];
    const { run } = Reflect.get(globalThis, 'axe') as typeof import('axe-core');
    const where = { include: [include], exclude: [['[data-tabster-dummy]']] };
    try {
      return await run(where, { resultTypes: ['violations', 'incomplete'] });
    } finally {
      for (const each of staying) each.style.removeProperty('position');
    }
  });
  return { violations: lines(violations), incomplete: lines(incomplete) };
}
