import type { Browser, BrowserContext, Page } from 'playwright-core';

/**
 * Slow pages, slow workers, a slow Excel: what a test reads before it is there is read too early then. `JIHE_SLOW=6` asks for
 * pages that take six times as long for everything; without it nothing is changed.
 */

const asked = Number(process.env['JIHE_SLOW'] ?? '1');
if (!(asked >= 1)) throw new RangeError(`JIHE_SLOW is a number from 1 on, not ${String(process.env['JIHE_SLOW'])}`);

export const IS_SLOWED = asked > 1;

/** Milliseconds that the emulated Excel takes for every answer. */
export const EXCEL_LATENCY = IS_SLOWED ? asked * 10 : 1;

/** The protocol slows down a page's main thread alone: workers are slow in that they are spoken to late. */
const WORKER_LATENCY = asked * 10;

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Holds as long as the session does, which ends with the page.
  await session.send('Emulation.setCPUThrottlingRate', { rate: asked });
}

async function slowDownWorkers(context: BrowserContext): Promise<void> {
  await context.addInitScript((ms) => {
    const post = Reflect.get(Worker.prototype, 'postMessage') as (this: Worker, ...given: unknown[]) => void;
    Reflect.set(Worker.prototype, 'postMessage', function later(this: Worker, ...given: unknown[]) {
      setTimeout(() => post.apply(this, given), ms);
    });
  }, WORKER_LATENCY);
}

/** Every page that this browser opens is slow from its first script on, when that is asked for. */
export function slowed(browser: Browser): void {
  if (!IS_SLOWED) return;
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (...options) => {
    const context = await newContext(...options);
    await slowDownWorkers(context);
    const newPage = context.newPage.bind(context);
    context.newPage = async () => {
      const page = await newPage();
      await slowDown(page);
      return page;
    };
    return context;
  };
}
