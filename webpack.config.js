import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import webpack from 'webpack';

/**
 * One configuration a target. Their names are what `webpack --config-name` takes, so that `npm ci` can build the
 * command line alone. Browser entries (pane, workbench) become further configurations beside `cli`.
 */

const root = fileURLToPath(new URL('.', import.meta.url));

/** What all targets share. Types are the business of `npm run types`; swc only takes them away. */
function base(name, jsc) {
  return {
    name,
    mode: 'production',
    context: root,
    devtool: false,
    output: { path: path.join(root, 'dist', name), clean: true },
    // Sources import each other with their full file names; '.js' is for what packages import.
    resolve: { extensions: ['.js'] },
    module: {
      // A name that a module doesn't export is an error, not a warning and `undefined` at run time.
      parser: { javascript: { exportsPresence: 'error' } },
      rules: [
        {
          test: /\.tsx?$/,
          include: [path.join(root, 'src'), path.join(root, 'bench')],
          loader: 'swc-loader',
          options: {
            // A stray .swcrc in a parent folder must not change what is built.
            swcrc: false,
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              // Webpack needs to see `with { type: 'json' }`.
              experimental: { keepImportAttributes: true },
              ...jsc,
            },
          },
        },
      ],
    },
    // Sizes have their own check with their own bounds: `npm run size`.
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** The pages of `jihe explain`, in a folder beside the bundle: read when asked for, so that no start has to load them. */
const helpPages = {
  apply(compiler) {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
    const folder = path.join(root, 'docs/checks');
    compiler.hooks.thisCompilation.tap('help-pages', (compilation) => {
      compilation.hooks.processAssets.tap({ name: 'help-pages', stage }, () => {
        compilation.contextDependencies.add(folder);
        for (const name of readdirSync(folder).filter((each) => each.endsWith('.md'))) {
          const source = new webpack.sources.RawSource(readFileSync(path.join(folder, name)));
          compilation.emitAsset(`checks/${name}`, source);
        }
      });
    });
  },
};

const cli = {
  ...base('cli', { target: 'es2022' }),
  target: 'node20',
  entry: {
    jihe: './src/cli/main.ts',
    worker: './src/cli/worker.ts',
  },
  output: {
    ...base('cli').output,
    filename: '[name].cjs',
    library: { type: 'commonjs2' },
  },
  // `__dirname` is the folder of the bundle: jihe.cjs finds worker.cjs beside itself.
  node: { __dirname: false, __filename: false },
  plugins: [helpPages],
};

/** What `npm run bench` measures: reading and checking, bundled and minified as they ship. The map names functions in profiles. */
const bench = {
  ...base('bench', { target: 'es2022' }),
  target: 'node20',
  devtool: 'source-map',
  entry: { engine: './bench/engine.ts' },
  output: {
    ...base('bench').output,
    filename: '[name].cjs',
    library: { type: 'commonjs2' },
  },
};

export default [cli, bench];
