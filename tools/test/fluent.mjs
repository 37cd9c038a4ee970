import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from '../build/root.mjs';

/**
 * Fluent UI in one file for tests. As the package comes it is a thousand files, all icons among them, and every test file that shows
 * something loads them anew: a quarter of its time.
 */

const PACKAGE = '@fluentui/react-components';
const IMPORT = new RegExp(`import \\{([^}]*)\\} from '${PACKAGE}'`, 'g');

function namesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [...readFileSync(path.join(folder, name), 'utf8').matchAll(IMPORT)])
    .flatMap(([, list]) => list.split(','))
    .map((each) => each.trim().replace(/ as .*/, ''))
    .filter((name) => name !== '' && !name.startsWith('type '));
}

/** @returns the path of a CommonJS module with what sources and tests import of Fluent UI; made where it isn't there yet */
export async function fluentModule() {
  const names = [...new Set(['src', 'test'].flatMap((name) => namesIn(path.join(root, name))))]
    .sort((a, b) => (a < b ? -1 : 1))
    .join();
  const { version } = JSON.parse(readFileSync(path.join(root, 'node_modules', PACKAGE, 'package.json'), 'utf8'));
  const key = createHash('sha256').update(`${version} ${names}`).digest('hex').slice(0, 16);
  const folder = path.join(root, 'node_modules/.cache/jihe-test');
  const file = path.join(folder, `fluent-${key}.cjs`);
  if (existsSync(file)) return file;
  const own = `${process.pid}.${path.basename(file)}`;
  // Loaded only where there is something to make: every run of the tests comes by here.
  const { default: webpack } = await import('webpack');
  const stats = await promisify(webpack)({
    mode: 'production',
    context: root,
    devtool: false,
    target: 'web',
    entry: `data:text/javascript,export {${names}} from '${PACKAGE}'`,
    output: { path: folder, filename: own, library: { type: 'commonjs2' } },
    externals: [/^(?:react|react-dom|scheduler)(?:\/|$)/],
    externalsType: 'commonjs2',
    optimization: {
      // React's development build goes with it, as in the packages themselves.
      nodeEnv: false,
      minimize: false,
    },
    performance: { hints: false },
  });
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  // Another run may be making the same: whoever comes last puts the same file there.
  renameSync(path.join(folder, own), file);
  return file;
}
