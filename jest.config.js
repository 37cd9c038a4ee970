/** Shared by the fast tests (here) and those that need LibreOffice (jest.office.config.js). */
export const transform = {
  '\\.tsx?$': [
    '@swc/jest',
    {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true } },
      module: { type: 'commonjs' },
    },
  ],
};

/** @type {import('jest').Config} */
export default {
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.js'],
  // A project an environment: tests of the pane get a jsdom project of their own.
  projects: [
    {
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      // Those need programs that not every machine has; they have scripts of their own.
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/office/', '<rootDir>/test/e2e/'],
      modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/'],
      setupFiles: ['<rootDir>/test/support/fast-check-setup.ts'],
      transform,
    },
  ],
};
