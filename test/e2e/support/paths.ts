import path from 'node:path';

export const ROOT = path.join(__dirname, '../../..');

/** The add-in as `npm run package -- --office-js self` makes it: pages, scripts and the library. */
export const ADDIN = path.join(ROOT, 'dist/e2e');

export const SCREENSHOTS = path.join(ROOT, 'dist/screenshots');

/** What is tested, as the names of webpack's configurations. */
export const BUILDS = [
  'cli',
  'taskpane',
  'ribbon',
  'ribbon-old',
  'pane',
  'workbench',
  'wps',
  'wps-ribbon',
  'wps-main',
] as const;

/** Those that the add-in for Excel consists of. */
export const ADDIN_BUILDS = ['taskpane', 'ribbon', 'ribbon-old'] as const;

/** The workbench as `npm start` serves it, and as the one file that is opened by a double click. */
export const WORKBENCH_FOLDER = path.join(ROOT, 'dist/workbench');
export const WORKBENCH_FILE = path.join(ROOT, 'dist/jihe.html');
