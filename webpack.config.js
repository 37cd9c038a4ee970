import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import webpack from 'webpack';
import { usedTokens } from './tools/used-tokens.mjs';
import { workbenchPage } from './tools/workbench-page.mjs';

/**
 * One configuration a target. Their names are what `webpack --config-name` takes, so that `npm ci` can build the
 * command line alone. Browser entries (pane, workbench) become further configurations beside `cli`.
 */

const root = fileURLToPath(new URL('.', import.meta.url));

/** Packages for browsers, some of which use newer syntax than the oldest of ours knows; what is old enough stays as it is. */
const olderPackages = {
  test: /\.m?js$/,
  include: path.join(root, 'node_modules'),
  loader: 'swc-loader',
  options: { swcrc: false, jsc: { target: 'es2020', parser: { syntax: 'ecmascript' } } },
};

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
              transform: { react: { runtime: 'automatic' } },
              // Webpack needs to see `with { type: 'json' }`.
              experimental: { keepImportAttributes: true },
              ...jsc,
            },
          },
        },
        ...(jsc?.target === 'es2020' ? [olderPackages] : []),
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
        for (const name of readdirSync(folder).filter((each) => each.endsWith('.md') && each !== 'README.md')) {
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
    jihe: './src/programs/cli/main.ts',
    worker: './src/programs/cli/worker.ts',
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

/** Emits files of a folder beside the bundles, as they are. */
function copied(folder, pattern) {
  return {
    apply(compiler) {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compiler.hooks.thisCompilation.tap('copied', (compilation) => {
        compilation.hooks.processAssets.tap({ name: 'copied', stage }, () => {
          for (const name of readdirSync(folder).filter((each) => pattern.test(each))) {
            compilation.fileDependencies.add(path.join(folder, name));
            const source = new webpack.sources.RawSource(readFileSync(path.join(folder, name)));
            compilation.emitAsset(name, source, { minimized: true });
          }
        });
      });
    },
  };
}

/** The pages behind the buttons of Excel's ribbon. `npm run package` puts them beside the pane. */
const ribbon = {
  ...base('ribbon', { target: 'es2020' }),
  target: ['web', 'es2020'],
  entry: { commands: './src/programs/excel/ribbon/main.ts', message: './src/programs/excel/ribbon/message.ts' },
  plugins: [copied(path.join(root, 'src/programs/excel/ribbon'), /\.html$/)],
};

/** What has to run, and say so, where the rest can't: in Internet Explorer, which shows the add-ins of Excel 2019. */
const ribbonOld = {
  ...base('ribbon-old', { target: 'es5', assumptions: { iterableIsArray: true } }),
  target: ['web', 'es5'],
  entry: {
    'old-browser': './src/programs/excel/ribbon/old-browser.ts',
    'self-test': './src/programs/excel/ribbon/self-test.ts',
  },
};

/** Refuses scripts with newer syntax than that year's: in the oldest browser of ours, nothing of them would run. */
function syntaxUpTo(year) {
  return {
    apply(compiler) {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compiler.hooks.thisCompilation.tap('syntax', (compilation) => {
        compilation.hooks.processAssets.tap({ name: 'syntax', stage }, (assets) => {
          for (const [name, asset] of Object.entries(assets)) {
            if (!name.endsWith('.js')) continue;
            try {
              parse(asset.source().toString(), { ecmaVersion: year, sourceType: 'script' });
            } catch (error) {
              compilation.errors.push(new webpack.WebpackError(`${name} isn’t ES${year}: ${error.message}`));
            }
          }
        });
      });
    },
  };
}

const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

function sha256(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/**
 * A page of the pane, made of src/pane/index.html: the skeleton that shows before any script, the scripts, and the least that
 * it must be allowed. Fluent UI puts its rules into style elements that are empty in the page (insertRule), so the
 * hash of the empty text and that of the skeleton's own style are all the styles there are.
 */
function panePage(name, { scripts, allow = {} }) {
  const template = path.join(root, 'src/pane/index.html');
  return {
    apply(compiler) {
      const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_SUMMARIZE;
      compiler.hooks.thisCompilation.tap('pane-page', (compilation) => {
        compilation.hooks.processAssets.tap({ name: 'pane-page', stage }, () => {
          compilation.fileDependencies.add(template);
          const html = readFileSync(template, 'utf8');
          const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
          const policy = {
            'default-src': ["'none'"],
            'script-src': ["'self'"],
            'style-src': [EMPTY_STYLE, sha256(style)],
            'base-uri': ["'none'"],
            'form-action': ["'none'"],
          };
          for (const [directive, sources] of Object.entries(allow))
            policy[directive] = [...(policy[directive] ?? []), ...sources];
          const csp = Object.entries(policy).map(([directive, sources]) => `${directive} ${sources.join(' ')}`);
          // A library from another server must not hold up what stands behind it.
          const tags = scripts.map(
            (source) => `<script ${source.includes(':') ? 'async' : 'defer'} src="${source}"></script>`,
          );
          const page = html.replace('{{csp}}', csp.join('; ')).replace('<!-- scripts -->', tags.join('\n    '));
          // As it is: minified, its style would have another hash.
          compilation.emitAsset(name, new webpack.sources.RawSource(page), { minimized: true });
        });
      });
    },
  };
}

/** Instead of Fluent's themes: placeholders for what `usedTokens` finds to be used of them. */
const themes = { test: path.join(root, 'src/pane/fluent-themes.ts'), loader: path.join(root, 'tools/used-tokens.mjs') };

const paneBase = base('pane', { target: 'es2020' });
const paneModule = { ...paneBase.module, rules: [...paneBase.module.rules, themes] };

/** One file for what opens files, not one a package; and swc's minifier, whose scripts come compressed 2 kB smaller. */
const small = {
  splitChunks: false,
  minimizer: [
    new MinimizerPlugin({
      minify: MinimizerPlugin.swcMinify,
      minimizerOptions: { compress: { passes: 3 }, mangle: true, ecma: 2020 },
    }),
  ],
};

/**
 * The task pane. `index.html` is the one for .xlsx files, without a spreadsheet program. Chromium 87 and later, which
 * WPS for Linux brings.
 */
const pane = {
  ...paneBase,
  module: paneModule,
  target: ['web', 'es2020'],
  entry: { pane: './src/programs/excel/taskpane/file.ts' },
  optimization: small,
  plugins: [usedTokens, panePage('index.html', { scripts: ['pane.js'] }), syntaxUpTo(2020)],
};

const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** Excel's task pane. `npm run package` has it take Office.js from elsewhere where that is asked for. */
const taskpane = {
  ...base('taskpane', { target: 'es2020' }),
  module: paneModule,
  target: ['web', 'es2020'],
  entry: { taskpane: './src/programs/excel/taskpane/excel.ts' },
  optimization: small,
  plugins: [
    usedTokens,
    panePage('taskpane.html', {
      // From `ribbonOld`: says so where the rest can't run.
      scripts: ['old-browser.js', OFFICE_JS, 'taskpane.js'],
      allow: { 'script-src': [new URL(OFFICE_JS).origin] },
    }),
    syntaxUpTo(2020),
  ],
};

const browserBase = base('workbench', { target: 'es2020' });

/** The page for files: sheet and pane side by side. Chrome 87 and later. */
const workbench = {
  ...browserBase,
  target: ['web', 'es2020'],
  entry: { workbench: './src/programs/workbench/main.tsx' },
  // What the package names for bundlers can't be taken apart; the module beside it can.
  resolve: { ...browserBase.resolve, alias: { numfmt$: path.join(root, 'node_modules/numfmt/dist/index.mjs') } },
  module: {
    ...browserBase.module,
    // The samples are built in: there is nowhere to fetch them from.
    rules: [...browserBase.module.rules, { test: /\.xlsx$/, type: 'asset/inline' }],
  },
  plugins: [workbenchPage, syntaxUpTo(2020)],
};

/** What `npm run bench` measures: reading and checking, bundled and minified as they ship. The map names functions in profiles. */
const bench = {
  ...base('bench', { target: 'es2022' }),
  target: 'node20',
  devtool: 'source-map',
  entry: { engine: './bench/engine.ts', excel: './bench/excel.ts' },
  output: {
    ...base('bench').output,
    filename: '[name].cjs',
    library: { type: 'commonjs2' },
  },
};

export default [cli, pane, taskpane, workbench, ribbon, ribbonOld, bench];
