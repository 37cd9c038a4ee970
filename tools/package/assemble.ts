import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkManifest } from '../manifest/check.ts';
import { PLACEHOLDER, packageVersion, surroundings } from '../manifest/surroundings.ts';
import { PackageError } from './error.ts';
import { copyLibrary, GLOBAL_CDN, LIBRARY_FOLDER, type OfficeJsSource } from './office-js.ts';
import { packagedPage } from './page.ts';

/** Puts together what a web server needs to serve the add-in, and the manifest that names its address. */

/** As the builds name it. */
const LICENCES = 'LICENSES.txt';

export interface PackageOptions {
  /** Where the package will be served, with a slash at its end. */
  readonly base: string;
  readonly officeJs: OfficeJsSource;
  readonly out: string;
  /** The project's folder: manifest, icons, node_modules. */
  readonly root: string;
  /** Folders with built pages and scripts; no name stands in two of them. */
  readonly builds: readonly string[];
}

/**
 * Where the add-in is to be served, as given on the command line → with a slash at its end.
 *
 * @throws PackageError for what Excel would refuse, or what addresses can't be added to
 */
export function serverBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new PackageError(`--url: "${text}" is no address such as https://intranet.example/jihe`);
  if (url.protocol !== 'https:')
    throw new PackageError(`--url: Excel loads add-ins over https only, not ${url.protocol}`);
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(text)) {
    throw new PackageError('--url: the folder of the add-in, without ? or #');
  }
  if (url.username !== '' || url.password !== '') throw new PackageError('--url: without a user name');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** An earlier package may be replaced; anything else in the folder is somebody's. */
function clearOut(out: string): void {
  if (!existsSync(out)) return;
  const inside = readdirSync(out);
  if (inside.length > 0 && !(inside.includes('manifest.xml') && inside.includes('commands.html'))) {
    throw new PackageError(`--out: ${out} holds something else than an earlier package; name an empty folder`);
  }
  rmSync(out, { recursive: true });
}

function copyBuild(from: string, out: string): void {
  if (!existsSync(from)) throw new PackageError(`${from} isn't there: run npm run build`);
  for (const name of readdirSync(from)) {
    if (name === LICENCES) continue;
    const to = path.join(out, name);
    if (existsSync(to)) throw new PackageError(`two builds have a file ${name}`);
    cpSync(path.join(from, name), to, { recursive: true });
  }
}

/** Every build brings the notices of the packages in it; in the package they stand in one file. */
function packLicences(builds: readonly string[], out: string): void {
  const files = builds.map((build) => path.join(build, LICENCES)).filter((file) => existsSync(file));
  const texts = files.map((file) => `${path.basename(path.dirname(file))}\n\n${readFileSync(file, 'utf8')}`);
  if (texts.length > 0) writeFileSync(path.join(out, LICENCES), texts.join(`\n${'='.repeat(80)}\n\n`));
}

function packPages(out: string, officeJs: OfficeJsSource): void {
  for (const name of readdirSync(out).filter((each) => each.endsWith('.html'))) {
    const file = path.join(out, name);
    writeFileSync(file, packagedPage(readFileSync(file, 'utf8'), officeJs));
  }
  // A bundle that names Microsoft's address itself would go there whatever the pages say.
  if (officeJs === 'cdn') return;
  for (const name of readdirSync(out).filter((each) => each.endsWith('.js'))) {
    if (readFileSync(path.join(out, name), 'utf8').includes(GLOBAL_CDN)) {
      throw new PackageError(`${name} names ${GLOBAL_CDN} itself`);
    }
  }
}

async function packManifest({ root, out, base }: PackageOptions): Promise<void> {
  const version = packageVersion(root);
  const text = readFileSync(path.join(root, 'manifest.xml'), 'utf8').replaceAll(PLACEHOLDER, xmlText(base));
  const problems = await checkManifest(text, surroundings(out, version, base));
  for (const { rule, line, message } of problems) throw new PackageError(`manifest.xml:${line} ${rule}: ${message}`);
  for (const page of pagesOf(text, base)) {
    if (!existsSync(path.join(out, page))) throw new PackageError(`the manifest names ${page}, which isn't there`);
  }
  // The remark at the top is about the source.
  writeFileSync(path.join(out, 'manifest.xml'), text.replace(/^<!--.*?-->\n/ms, ''));
}

const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function pagesOf(manifest: string, base: string): string[] {
  const found = manifest.split(xmlText(base)).slice(1);
  return found.map((rest) => /^[^"?<]*/.exec(rest)?.[0] ?? '').filter((name) => name.endsWith('.html'));
}

/** @throws PackageError */
export async function assemble(options: PackageOptions): Promise<void> {
  const { root, out, officeJs, builds } = options;
  clearOut(out);
  mkdirSync(out, { recursive: true });
  for (const build of builds) copyBuild(build, out);
  packLicences(builds, out);
  const icons = path.join(root, 'assets/icons');
  for (const name of readdirSync(icons).filter((each) => each.endsWith('.png'))) {
    cpSync(path.join(icons, name), path.join(out, 'assets/icons', name));
  }
  cpSync(path.join(root, 'LICENSE'), path.join(out, 'LICENSE.txt'));
  packPages(out, officeJs);
  await packManifest(options);
  if (officeJs === 'self') copyLibrary(out, root);
  else if (existsSync(path.join(out, LIBRARY_FOLDER))) throw new PackageError(`a build has a folder ${LIBRARY_FOLDER}`);
}
