import { transform } from './jest.config.js';

/**
 * Tests of what is built, in a browser: the add-in with the real Office.js over the emulated Excel. They need Chromium, hence
 * a part of their own.
 *
 * @type {import('jest').Config}
 */
export default {
  displayName: 'browser',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/'],
  globalSetup: '<rootDir>/test/e2e/support/global-setup.ts',
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.js'],
  testTimeout: 120_000,
  // What is measured must not compete with other tests.
  maxWorkers: 1,
  transform,
};
