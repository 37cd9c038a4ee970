/** `npm run package -- --url https://intranet.example/jihe`: builds the add-in and puts a folder together for a web server. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assemble, serverBase } from './package/assemble.ts';
import { build } from './package/build.ts';
import { PackageError } from './package/error.ts';
import { OFFICE_JS_SOURCES, type OfficeJsSource } from './package/office-js.ts';

const USAGE = `npm run package -- --url https://server/folder [options]

  --url <https address>          where the folder will be served
  --office-js cdn|21vianet|self  where pages take Office.js from: Microsoft's network (the default), the one of Office 365
                                 operated by 21Vianet, or a copy in the folder, for networks without internet
  --out <folder>                 what to make; dist/addin unless named
  --no-build                     take what npm run build left in dist/
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const CONFIGURATIONS = ['taskpane', 'ribbon', 'ribbon-old'];

function readOptions(): { base: string; officeJs: OfficeJsSource; out: string; build: boolean } {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      'office-js': { type: 'string', default: 'cdn' },
      out: { type: 'string', default: path.join(root, 'dist/addin') },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || values.url === undefined) throw new PackageError(USAGE);
  const officeJs = OFFICE_JS_SOURCES.find((source) => source === values['office-js']);
  if (officeJs === undefined) throw new PackageError(`--office-js: one of ${OFFICE_JS_SOURCES.join(', ')}`);
  return { base: serverBase(values.url), officeJs, out: path.resolve(values.out), build: !values['no-build'] };
}

try {
  const { base, officeJs, out, build: wanted } = readOptions();
  if (wanted) build(root, CONFIGURATIONS);
  const builds = CONFIGURATIONS.map((name) => path.join(root, 'dist', name));
  await assemble({ base, officeJs, out, root, builds });
  process.stdout.write(`${out}: serve it at ${base}; install manifest.xml as docs/install/excel.md says\n`);
} catch (error) {
  if (!(error instanceof PackageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
