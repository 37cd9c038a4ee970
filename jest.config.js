import { fluentModule } from './tools/test/fluent.mjs';

/**
 * All tests, a project an environment: `npm run test:unit` runs the first three, `test:office` and `test:browser` one each. LibreOffice
 * has one worker, so that it doesn't compete with other tests.
 */

const fluent = await fluentModule();

/**
 * What the language itself brings and no test replaces. In the contexts that jest runs modules in, each look for a global goes
 * through a call out of the engine, which took most of the time of loops over letters; these are handed to modules by name instead.
 * Names that a package declares for itself can't be among them: Fluent UI does so with Symbol, user-event with parseInt.
 */
const OF_THE_LANGUAGE =
  'Object Array String Number Boolean BigInt RegExp Math JSON Reflect Proxy Map Set WeakMap WeakSet Error TypeError RangeError ArrayBuffer DataView Uint8Array Uint16Array Uint32Array Int32Array'.split(
    ' ',
  );

const common = {
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
};

/** For tests that need a window. */
const inWindow = {
  ...common,
  testEnvironment: 'jsdom',
  // Packages as Node gets them: jest can't load the modules meant for browsers.
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  moduleNameMapper: {
    '^@fluentui/react-components$': fluent,
    // The package names a file for require() that it doesn't hold.
    '^numfmt$': '<rootDir>/node_modules/numfmt/dist/index.js',
  },
};

const FAST_CHECK = '<rootDir>/test/support/fast-check-setup.ts';
const WINDOW = '<rootDir>/test/support/window-setup.ts';

/** Tests that need a window: the Office.js adapter and the Excel it runs in, the ribbon, the workbench. */
const WINDOW_TESTS = [
  'hosts/excel',
  'hosts/excel-emulator',
  'programs/excel',
  'programs/wps',
  'programs/workbench',
].map((folder) => `<rootDir>/test/${folder}/`);

/** All states of pane and workbench that no other test pictures: with axe-core they take as long as half of the other browser tests. */
const ONLY_PICTURES = ['<rootDir>/test/e2e/(?:workbench/)?rare-screens'];

/** @type {import('jest').Config} */
export default {
  // A busy machine is no failure: the limit only ends what hangs. Jest knows one for all projects; LibreOffice and browsers get twice that.
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.js'],
  projects: [
    {
      ...common,
      displayName: 'node',
      sandboxInjectedGlobals: OF_THE_LANGUAGE,
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        ...['office', 'e2e', 'pane'].map((folder) => `<rootDir>/test/${folder}/`),
        ...WINDOW_TESTS,
      ],
      setupFiles: [FAST_CHECK],
    },
    {
      ...inWindow,
      displayName: 'window',
      testMatch: WINDOW_TESTS.map((folder) => `${folder}**/*.test.{ts,tsx}`),
      setupFiles: [WINDOW, FAST_CHECK],
    },
    {
      ...inWindow,
      displayName: 'pane',
      testMatch: ['<rootDir>/test/pane/**/*.test.{ts,tsx}'],
      setupFiles: [WINDOW, '<rootDir>/test/support/pane-setup.ts'],
    },
    {
      ...common,
      // LibreOffice as the second opinion: does another spreadsheet program open what we wrote and see the same values?
      displayName: 'office',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/office/**/*.test.ts'],
      setupFiles: ['<rootDir>/test/support/office-setup.ts', FAST_CHECK],
    },
    {
      ...common,
      // What is built, in a browser: the add-in with the real Office.js over the emulated Excel.
      displayName: 'browser',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
      // Pictures for people to look at: only where somebody asks for them.
      testPathIgnorePatterns: ['/node_modules/', ...(process.env['JIHE_LOOKS'] === undefined ? ONLY_PICTURES : [])],
      globalSetup: '<rootDir>/test/e2e/support/global-setup.ts',
    },
  ],
};
