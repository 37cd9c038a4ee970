import { transform } from './jest.config.js';

/**
 * Tests with LibreOffice as the second opinion: does another spreadsheet program open what we wrote and see the same
 * values? They are slow and need `soffice`, hence a part of their own.
 *
 * @type {import('jest').Config}
 */
export default {
  displayName: 'office',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/office/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/bench/'],
  setupFiles: ['<rootDir>/test/support/office-setup.ts', '<rootDir>/test/support/fast-check-setup.ts'],
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.js'],
  // Starting LibreOffice with a new profile takes seconds, on a busy machine many.
  testTimeout: 120_000,
  maxWorkers: 1,
  transform,
};
