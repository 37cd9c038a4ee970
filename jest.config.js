/** Shared by the fast tests (here) and those that need LibreOffice (jest.office.config.js). */
export const transform = {
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
};

/** A busy machine is no failure: the limit only ends what hangs. */
const testTimeout = 60_000;

/** Tests that need a window: the Office.js adapter and the Excel it runs in. */
const WINDOW_TESTS = [
  '<rootDir>/test/hosts/excel/',
  '<rootDir>/test/hosts/excel-emulator/',
  '<rootDir>/test/programs/excel/ribbon/',
  '<rootDir>/test/programs/excel/taskpane/',
  '<rootDir>/test/programs/workbench/',
];

/** @type {import('jest').Config} */
export default {
  testTimeout,
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.js'],
  // A project an environment: tests of the pane get a jsdom project of their own.
  projects: [
    {
      displayName: 'node',
      testEnvironment: 'node',
      testTimeout,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      // Those need programs that not every machine has; they have scripts of their own.
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/office/',
        '<rootDir>/test/e2e/',
        '<rootDir>/test/pane/',
        ...WINDOW_TESTS,
      ],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/'],
      setupFiles: ['<rootDir>/test/support/fast-check-setup.ts'],
      transform,
    },
    {
      displayName: 'window',
      testEnvironment: 'jsdom',
      testTimeout,
      // Packages as Node gets them: jest can't load the modules meant for browsers.
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      // The package names a file for require() that it doesn't hold.
      moduleNameMapper: { '^numfmt$': '<rootDir>/node_modules/numfmt/dist/index.js' },
      testMatch: WINDOW_TESTS.map((folder) => `${folder}**/*.test.{ts,tsx}`),
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/'],
      setupFiles: ['<rootDir>/test/support/window-setup.ts', '<rootDir>/test/support/fast-check-setup.ts'],
      transform,
    },
    {
      displayName: 'pane',
      testEnvironment: 'jsdom',
      testTimeout,
      testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
      testMatch: ['<rootDir>/test/pane/**/*.test.{ts,tsx}'],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/'],
      setupFiles: ['<rootDir>/test/support/window-setup.ts', '<rootDir>/test/support/pane-setup.ts'],
      transform,
    },
  ],
};
