import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from './support/chromium.ts';

/** What tools/test.mjs goes by when it repeats a file: a browser that died, and nothing else. */

let folder: string;
let target: string;
const before = process.env['JIHE_BROWSER_DEATHS'];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'jihe-deaths-'));
  target = path.join(folder, 'deaths.jsonl');
  process.env['JIHE_BROWSER_DEATHS'] = target;
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (before === undefined) delete process.env['JIHE_BROWSER_DEATHS'];
  else process.env['JIHE_BROWSER_DEATHS'] = before;
});

function deaths(): unknown[] {
  if (!existsSync(target)) return [];
  const lines = readFileSync(target, 'utf8').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as unknown);
}

test('a page that crashes and a browser that ends are written down with the file', async () => {
  const browser = await launchChromium();
  const page = await (await browser.newContext()).newPage();
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => null);
  await crashed;
  expect(deaths()).toEqual([{ file: __filename, what: 'a page crashed' }]);

  const session = await browser.newBrowserCDPSession();
  const ended = new Promise((resolve) => browser.once('disconnected', resolve));
  await session.send('Browser.crash').catch(() => null);
  await ended;
  expect(deaths()).toEqual([
    { file: __filename, what: 'a page crashed' },
    { file: __filename, what: 'the browser ended' },
  ]);
});

test('closing it, and an error of the page, are no deaths', async () => {
  const browser = await launchChromium();
  const page = await (await browser.newContext()).newPage();
  await expect(page.evaluate('throw new TypeError("a")')).rejects.toThrow('TypeError');
  await browser.close();
  expect(deaths()).toEqual([]);
});
