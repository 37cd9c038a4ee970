/** `npm run package`: builds the add-in for Excel, for a web server, or (`--wps`) the one for WPS, which installs itself from a disk. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageVersion } from './manifest/surroundings.ts';
import { assemble, serverBase } from './package/assemble.ts';
import { build } from './package/build.ts';
import { PackageError } from './package/error.ts';
import { OFFICE_JS_SOURCES, type OfficeJsSource } from './package/office-js.ts';
import { assembleWps, WPS_CONFIGURATIONS, wpsBase, wpsBuilds } from './package/wps/assemble.ts';

const USAGE = `npm run package -- --url https://server/folder [options]
npm run package -- --wps [--url http://server/folder] [options]

  --url <address>                where the folder will be served: https for Excel, http or https for WPS
  --office-js cdn|21vianet|self  where Excel's pages take Office.js from: Microsoft's network (the default), the one of Office 365
                                 operated by 21Vianet, or a copy in the folder, for networks without internet
  --wps                          the add-in for WPS: installs itself from the folder; with --url, what a server serves as well
  --out <folder>                 what to make; dist/addin or dist/wps-addin unless named
  --no-build                     take what npm run build left in dist/
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const EXCEL_CONFIGURATIONS = ['taskpane', 'ribbon', 'ribbon-old'];

interface Options {
  readonly wps: boolean;
  readonly url: string | undefined;
  readonly officeJs: OfficeJsSource;
  readonly out: string;
  readonly build: boolean;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      wps: { type: 'boolean', default: false },
      url: { type: 'string' },
      'office-js': { type: 'string' },
      out: { type: 'string' },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { wps, url, out } = values;
  if (values.help || (url === undefined && !wps)) throw new PackageError(USAGE);
  if (wps && values['office-js'] !== undefined) throw new PackageError('--office-js: WPS has no Office.js');
  const officeJs = OFFICE_JS_SOURCES.find((source) => source === (values['office-js'] ?? 'cdn'));
  if (officeJs === undefined) throw new PackageError(`--office-js: one of ${OFFICE_JS_SOURCES.join(', ')}`);
  const folder = path.resolve(out ?? path.join(root, wps ? 'dist/wps-addin' : 'dist/addin'));
  return { wps, url, officeJs, out: folder, build: !values['no-build'] };
}

async function packExcel({ url = '', officeJs, out, build: wanted }: Options): Promise<void> {
  const base = serverBase(url);
  if (wanted) build(root, EXCEL_CONFIGURATIONS);
  const builds = EXCEL_CONFIGURATIONS.map((name) => path.join(root, 'dist', name));
  await assemble({ base, officeJs, out, root, builds });
  process.stdout.write(`${out}: serve it at ${base}; install manifest.xml as docs/install/excel.md says\n`);
}

function packWps({ url, out, build: wanted }: Options): void {
  const base = url === undefined ? null : wpsBase(url);
  if (wanted) build(root, WPS_CONFIGURATIONS);
  assembleWps({ base, out, root, version: packageVersion(root), builds: wpsBuilds(root) });
  const served = base === null ? '' : `; server/ is to be served at ${base}`;
  process.stdout.write(`${out}: install it as docs/install/wps.md says${served}\n`);
}

try {
  const options = readOptions();
  if (options.wps) packWps(options);
  else await packExcel(options);
} catch (error) {
  if (!(error instanceof PackageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
