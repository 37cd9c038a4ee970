/** `npm run release`: builds everything and puts it into one folder of archives, for a bureau that has no Node. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { packageVersion } from './manifest/surroundings.ts';
import { serverBase } from './package/assemble.ts';
import { build } from './package/build.ts';
import { PackageError } from './package/error.ts';
import { WPS_CONFIGURATIONS } from './package/wps/assemble.ts';
import { writeRelease } from './release/write.ts';

const USAGE = `npm run release -- [options]

  --url <https address>  where the Excel add-in will be served; without it, a page in the package makes the manifest there
  --out <folder>         what to make; dist/release unless named
  --no-build             take what npm run build left in dist/
`;

const root = fileURLToPath(new URL('..', import.meta.url));
const CONFIGURATIONS = ['cli', 'taskpane', 'workbench', 'ribbon', 'ribbon-old', ...WPS_CONFIGURATIONS];

try {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      out: { type: 'string', default: path.join(root, 'dist/release') },
      'no-build': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) throw new PackageError(USAGE);
  const base = values.url === undefined ? null : serverBase(values.url);
  if (!values['no-build']) build(root, CONFIGURATIONS);
  const out = path.resolve(values.out);
  const names = await writeRelease({ root, version: packageVersion(root), base }, out);
  for (const name of names) {
    const kilobytes = Math.ceil(statSync(path.join(out, name)).size / 1000);
    process.stdout.write(`${String(kilobytes).padStart(6)} kB  ${path.join(out, name)}\n`);
  }
} catch (error) {
  if (!(error instanceof PackageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
