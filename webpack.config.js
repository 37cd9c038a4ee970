import path from 'node:path';
import MinimizerPlugin from 'minimizer-webpack-plugin';
import { licences } from './tools/build/licences.mjs';
import { panePage, ribbonPages, workbenchPage } from './tools/build/pages.mjs';
import { copied, offlineOnly, syntaxUpTo } from './tools/build/plugins.mjs';
import { packages, root } from './tools/build/root.mjs';

/**
 * One configuration a program; their names are what `webpack --config-name` takes, so that `npm ci` can build the command
 * line alone. Sizes have their own check (`npm run size`), types too (`npm run types`): swc only takes them away.
 */

const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** The oldest browsers that everything but the ribbon's old pages runs in; WPS for Linux brings Chromium 87. */
const BROWSERS = { targets: { chrome: '87', safari: '15' } };

/** Packages for browsers, some of which use newer syntax than the oldest of ours knows; what is old enough stays as it is. */
const olderPackages = {
  test: /\.m?js$/,
  include: packages,
  loader: 'swc-loader',
  options: { swcrc: false, env: BROWSERS, jsc: { parser: { syntax: 'ecmascript' } } },
};

/** TypeScript of ours. A stray .swcrc in a parent folder must not change what is built. */
function sources({ env, ...jsc }) {
  return {
    test: /\.tsx?$/,
    include: [path.join(root, 'src'), path.join(root, 'bench')],
    loader: 'swc-loader',
    options: {
      swcrc: false,
      ...(env === undefined ? {} : { env }),
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
        // Webpack needs to see `with { type: 'json' }`.
        experimental: { keepImportAttributes: true },
        ...jsc,
      },
    },
  };
}

/** Of the minifiers that webpack's own plugin can run the one whose files are smallest: 2 % less than the default. */
function minifier(compress, which = {}) {
  const minimizerOptions = { compress: { passes: 3, ...compress } };
  return new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify, minimizerOptions, ...which });
}

/** Functions called in one place stay functions: put there as expressions they are made anew at each call, for 8 % of the time. */
const FUNCTIONS_STAY = { inline: 0, reduce_vars: false, reduce_funcs: false };

/** What goes through whole folders; the size of the rest matters more than its speed. */
const GOES_THROUGH_FILES = /worker|engine/;

function base(name, jsc, ...rules) {
  return {
    name,
    mode: 'production',
    context: root,
    devtool: false,
    // Written even where nothing changed: when it was built tells whether it has to be.
    output: { path: path.join(root, 'dist', name), clean: true, compareBeforeEmit: false },
    // Sources import each other with their full file names; '.js' is for what packages import.
    resolve: { extensions: ['.js'] },
    module: {
      // A name that a module doesn't export is an error, not a warning and `undefined` at run time.
      parser: { javascript: { exportsPresence: 'error' } },
      rules: [sources(jsc), ...rules],
    },
    optimization: { minimizer: [minifier({})] },
    performance: { hints: false },
    stats: 'errors-warnings',
  };
}

/** For Node 20. `__dirname` is the folder of the bundle: jihe.cjs finds worker.cjs and the pages of `explain` beside itself. */
function forNode(name, entry) {
  const config = base(name, { target: 'es2022' });
  const output = { ...config.output, filename: '[name].cjs', library: { type: 'commonjs2' } };
  const minimizer = [
    minifier({}, { exclude: GOES_THROUGH_FILES }),
    minifier(FUNCTIONS_STAY, { include: GOES_THROUGH_FILES }),
  ];
  return {
    ...config,
    target: 'node20',
    entry,
    output,
    optimization: { minimizer },
    node: { __dirname: false, __filename: false },
  };
}

/** For Chromium 87, which WPS for Linux brings, and everything later. */
function forBrowsers(name, entry, ...rules) {
  return { ...base(name, { env: BROWSERS }, olderPackages, ...rules), target: ['web', 'es2020'], entry };
}

/** What is loaded later in one file, not in one a package. */
function inOneFile(config) {
  return { ...config, optimization: { ...config.optimization, splitChunks: false } };
}

const cli = {
  ...forNode('cli', { jihe: './src/programs/cli/main.ts', worker: './src/programs/cli/worker.ts' }),
  plugins: [licences, copied(path.join(root, 'docs/checks'), /^[a-z0-9-]+\.md$/, 'checks/')],
};

/** The pane over a file, without a spreadsheet program. */
const pane = {
  ...inOneFile(forBrowsers('pane', { pane: './src/programs/excel/taskpane/file.ts' })),
  plugins: [licences, panePage('index.html', ['pane.js']), syntaxUpTo(2022)],
};

/** Excel's task pane. `npm run package` has it take Office.js from elsewhere where that is asked for. */
const taskpane = {
  ...inOneFile(forBrowsers('taskpane', { taskpane: './src/programs/excel/taskpane/excel.ts' })),
  // From `ribbonOld`: says so where the rest can't run.
  plugins: [licences, panePage('taskpane.html', ['old-browser.js', OFFICE_JS, 'taskpane.js']), syntaxUpTo(2022)],
};

/** The pages behind the buttons of Excel's ribbon. `npm run package` puts them beside the pane. */
const ribbon = {
  ...forBrowsers('ribbon', {
    commands: './src/programs/excel/ribbon/main.ts',
    message: './src/programs/excel/ribbon/message.ts',
  }),
  plugins: [
    licences,
    ribbonPages(path.join(root, 'src/programs/excel/ribbon'), ['commands.html', 'message.html', 'self-test.html']),
  ],
};

/** What has to run, and say so, where the rest can't: in Internet Explorer, which shows the add-ins of Excel 2019. */
const ribbonOld = {
  ...base('ribbon-old', { target: 'es5', assumptions: { iterableIsArray: true } }),
  target: ['web', 'es5'],
  entry: {
    'old-browser': './src/programs/excel/ribbon/old-browser.ts',
    'self-test': './src/programs/excel/ribbon/self-test.ts',
  },
  plugins: [licences],
};

/** The task pane of WPS 表格, which may come from a disk. */
const wps = {
  ...inOneFile(forBrowsers('wps', { pane: './src/programs/wps/taskpane/main.tsx' })),
  plugins: [licences, panePage('pane.html', ['pane.js']), syntaxUpTo(2022), offlineOnly],
};

/** What WPS's ribbon loads when a button is pressed, and the window with the answer. */
const wpsRibbon = {
  ...forBrowsers('wps-ribbon', {
    commands: './src/programs/wps/ribbon/commands.ts',
    message: './src/programs/wps/ribbon/message.ts',
  }),
  plugins: [
    licences,
    ribbonPages(path.join(root, 'src/programs/wps/ribbon'), ['message.html']),
    syntaxUpTo(2022),
    offlineOnly,
  ],
};

/** What every start of WPS loads, in whatever it has for a browser. */
const wpsMain = {
  ...base('wps-main', { target: 'es2017' }),
  target: ['web', 'es2017'],
  entry: { main: './src/programs/wps/ribbon/main.ts' },
  plugins: [licences, syntaxUpTo(2017), offlineOnly],
};

/** The page for files: sheet and pane side by side. The samples are built in: there is nowhere to fetch them from. */
const page = forBrowsers(
  'workbench',
  { workbench: './src/programs/workbench/main.tsx' },
  { test: /\.xlsx$/, loader: path.join(root, 'tools/build/stored.mjs') },
);

const workbench = {
  ...page,
  // What is loaded later elsewhere is in the one page here: beside it there is nothing.
  module: { ...page.module, parser: { javascript: { ...page.module.parser.javascript, dynamicImportMode: 'eager' } } },
  // What the package names for bundlers can't be taken apart; the module beside it can.
  resolve: { extensions: ['.js'], alias: { numfmt$: path.join(root, 'node_modules/numfmt/dist/index.mjs') } },
  plugins: [licences, workbenchPage, syntaxUpTo(2022)],
};

/** What `npm run bench` measures: reading and checking, bundled and minified as they ship. The map names functions in profiles. */
const bench = {
  ...forNode('bench', { engine: './bench/engine.ts', excel: './bench/excel.ts' }),
  devtool: 'source-map',
};

export default [cli, pane, taskpane, workbench, ribbon, ribbonOld, wps, wpsRibbon, wpsMain, bench];
