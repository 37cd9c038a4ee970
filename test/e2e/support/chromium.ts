import { accessSync, appendFileSync, constants } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { slowed } from './slowness.ts';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The program's path, or null when none is installed. */
export function findChromium(): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    for (const name of NAMES) {
      const program = path.join(folder, name);
      try {
        accessSync(program, constants.X_OK);
        return program;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/** Tells `npm test` that the browser's process died under this test file, which then says nothing about the program. */
function recordDeath(what: string): void {
  const target = process.env['JIHE_BROWSER_DEATHS'];
  const { testPath } = expect.getState();
  if (target === undefined || testPath === undefined) return;
  appendFileSync(target, `${JSON.stringify({ file: testPath, what })}\n`);
}

/** A browser that is closed by the test ends as asked for; any other end, and a page that crashes, is a death. */
function watchForDeath(browser: Browser): void {
  let isAskedFor = false;
  const close = browser.close.bind(browser);
  browser.close = (...options) => {
    isAskedFor = true;
    return close(...options);
  };
  browser.on('disconnected', () => {
    if (!isAskedFor) recordDeath('the browser ended');
  });
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (...options) => {
    const context = await newContext(...options);
    context.on('page', (page) => page.on('crash', () => recordDeath('a page crashed')));
    return context;
  };
}

/** @throws Error when there is none */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('chromium is not on the PATH');
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  const browser = await chromium.launch({ executablePath, args });
  watchForDeath(browser);
  slowed(browser);
  return browser;
}
