import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PackageError } from '../error.ts';

/** Puts the add-in for WPS together: a folder that installs itself, and, with an address, what an intranet's server serves. */

const NAME = 'Jihe';
const SUMS = 'SHA256SUMS';
const INSTRUCTIONS = '安装说明.html';

export interface WpsPackageOptions {
  /** Where it will be served too, with a slash at its end; null: installed from a disk alone. */
  readonly base: string | null;
  readonly out: string;
  /** The project's folder: icons, ribbon.xml. */
  readonly root: string;
  readonly version: string;
  /** The builds `wps`, `wps-ribbon` and `wps-main`. */
  readonly builds: { readonly pane: string; readonly ribbon: string; readonly main: string };
}

/** Webpack configurations of those builds. */
export const WPS_CONFIGURATIONS = ['wps', 'wps-ribbon', 'wps-main'];

export function wpsBuilds(root: string): WpsPackageOptions['builds'] {
  const [pane = '', ribbon = '', main = ''] = WPS_CONFIGURATIONS.map((name) => path.join(root, 'dist', name));
  return { pane, ribbon, main };
}

/**
 * Where the add-in is to be served, as given on the command line → with a slash at its end.
 *
 * @throws PackageError
 */
export function wpsBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new PackageError(`--url: "${text}" is no address such as http://intranet.example/jihe-wps`);
  if (/[?#]/.test(text)) throw new PackageError('--url: the folder of the add-in, without ? or #');
  if (url.username !== '' || url.password !== '') throw new PackageError('--url: without a user name');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

const template = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

function filled(name: string, values: { readonly [name: string]: string }): string {
  return template(name).replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
}

const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** An earlier package may be replaced; anything else in the folder is somebody's. */
function clearOut(out: string): void {
  if (!existsSync(out)) return;
  const inside = readdirSync(out);
  if (inside.length > 0 && !(inside.includes(INSTRUCTIONS) && inside.includes(SUMS))) {
    throw new PackageError(`--out: ${out} holds something else than an earlier package; name an empty folder`);
  }
  rmSync(out, { recursive: true });
}

/** What of the ribbon's build the window of messages needs lies beside the pane; the rest beside index.html. */
const isOfWindow = (name: string): boolean => name.startsWith('message.');

function addin(to: string, { root, builds }: WpsPackageOptions): void {
  for (const build of Object.values(builds)) {
    if (!existsSync(build)) throw new PackageError(`${build} isn't there: run npm run build`);
  }
  const ui = path.join(to, 'ui');
  mkdirSync(ui, { recursive: true });
  const notices = new Set(['LICENSES.txt']);
  const copy = (from: string, into: (name: string) => string): void => {
    for (const name of readdirSync(from).filter((each) => !notices.has(each))) {
      cpSync(path.join(from, name), path.join(into(name), name));
    }
  };
  copy(builds.pane, () => ui);
  copy(builds.ribbon, (name) => (isOfWindow(name) ? ui : to));
  copy(builds.main, () => to);
  copy(path.join(root, 'assets/wps'), () => to);
  const icons = path.join(root, 'assets/icons');
  for (const name of readdirSync(icons).filter((each) => each.endsWith('.svg'))) {
    cpSync(path.join(icons, name), path.join(to, 'images', name));
  }
  cpSync(path.join(root, 'LICENSE'), path.join(to, 'LICENSE.txt'));
  const texts = Object.values(builds)
    .map((build) => path.join(build, 'LICENSES.txt'))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
  writeFileSync(path.join(to, 'LICENSES.txt'), [...new Set(texts)].join(`\n${'='.repeat(80)}\n\n`));
}

/** Windows PowerShell takes a file without this mark for one in the machine's code page; `cmd` wants its own ends of lines. */
const MARK = '\uFEFF';
const windowsLines = (text: string): string => text.replace(/\r?\n/g, '\r\n');

function installers(out: string, version: string): void {
  const folder = `${NAME}_${version}`;
  const line = `<jsplugin name="${NAME}" type="et" url="${folder}" version="${version}" enable="enable_dev" install="null" customDomain=""/>`;
  const write = (name: string, text: string): void => writeFileSync(path.join(out, name), text);
  write('install.ps1', `${MARK}${windowsLines(filled('install.ps1', { version }))}`);
  write('安装.bat', windowsLines(template('install.bat')));
  write('卸载.bat', windowsLines(template('remove.bat')));
  writeFileSync(path.join(out, '安装.sh'), filled('install.sh', { version }), { mode: 0o755 });
  writeFileSync(path.join(out, '卸载.sh'), template('remove.sh'), { mode: 0o755 });
  write(INSTRUCTIONS, filled('instructions.html', { version, folder, line: xmlText(line) }));
}

function server(to: string, plugin: string, { base, version, root }: WpsPackageOptions): void {
  if (base === null) return;
  const url = `${base}${NAME}/`;
  cpSync(plugin, path.join(to, NAME), { recursive: true });
  cpSync(path.join(root, 'tools/release/server/web.config'), path.join(to, 'web.config'));
  const entry = `<jspluginonline name="${NAME}" type="et" url="${xmlText(url)}" enable="enable_dev" debug="" install="null" customDomain=""/>`;
  writeFileSync(path.join(to, 'jsplugins.xml'), `<jsplugins>\n  ${entry}\n</jsplugins>\n`);
  const data = JSON.stringify({ name: NAME, url }).replaceAll('<', '\\u003c');
  const page = filled('publish.html', { version, data });
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(page) ?? [];
  const hash = createHash('sha256').update(script, 'utf8').digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    'connect-src http://127.0.0.1:58890',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  writeFileSync(
    path.join(to, 'publish.html'),
    page.replace('{{policy}}', () => policy.join('; ')),
  );
}

function sums(out: string): string {
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(out, path.join(parentPath, name)).split(path.sep).join('/'));
  const lines = files.sort().map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(path.join(out, name)))
      .digest('hex');
    return `${hash}  ${name}\n`;
  });
  return lines.join('');
}

/** @throws PackageError */
export function assembleWps(options: WpsPackageOptions): void {
  const { out, version } = options;
  clearOut(out);
  mkdirSync(out, { recursive: true });
  const plugin = path.join(out, `${NAME}_${version}`);
  addin(plugin, options);
  installers(out, version);
  server(path.join(out, 'server'), plugin, options);
  writeFileSync(path.join(out, SUMS), sums(out));
}
