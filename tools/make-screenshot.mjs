import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** `node tools/make-screenshot.mjs`: docs/images/workbench.png, the built page with its first sample. Needs Chromium and Chinese fonts. */

const root = fileURLToPath(new URL('../', import.meta.url));
const page = path.join(root, 'dist/jihe.html');
const picture = path.join(root, 'docs/images/workbench.png');

function browserOnPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((program) => existsSync(program));
}

const executablePath = browserOnPath();
if (executablePath === undefined || !existsSync(page)) {
  process.stderr.write('Needs chromium on the PATH, and dist/jihe.html (npm run build).\n');
  process.exit(2);
}
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const tab = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  reducedMotion: 'reduce',
  locale: 'zh-CN',
});
await tab.goto(pathToFileURL(page).href);
await tab.getByRole('main').getByRole('button', { name: '示例1' }).click();
await tab.getByRole('checkbox', { name: '标注' }).check();
await tab.locator('[data-mark="error"]').first().waitFor();
await tab.getByRole('button', { name: '定位到 G6' }).click();
await tab.locator('[data-range="G6"]').waitFor();
await tab.mouse.move(0, 0);
mkdirSync(path.dirname(picture), { recursive: true });
await tab.screenshot({ path: picture });
await browser.close();
process.stdout.write(`${path.relative(root, picture)}\n`);
