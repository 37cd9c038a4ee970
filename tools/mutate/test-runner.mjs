import { createRequire } from 'node:module';
import path from 'node:path';

/** Jest's projects, loaded once: a process that stays runs its test files one after another. */

/** What a package can require; jest's own parts needn't lie beside it. */
const within = (require, name) => createRequire(require.resolve(name));

/** A process that holds more begins to crawl: every test file leaves something behind in it. */
export const MAX_MEMORY = 1.5e9;

/**
 * @param {string} root the project
 * @param {object} options jest's, as on its command line
 * @returns `run(file, listeners)`: runs a test file; `listeners` by the name of the runner's event
 */
export async function testRunner(root, options) {
  const ofCore = within(within(createRequire(path.join(root, 'package.json')), 'jest'), '@jest/core');
  const { SearchSource } = ofCore('@jest/core');
  const { readConfigs } = ofCore('jest-config');
  const { default: Runtime } = ofCore('jest-runtime');
  const { default: TestRunner } = within(ofCore, 'jest-config')('jest-runner');
  const { TestWatcher } = ofCore('jest-watcher');

  const argv = { _: [], $0: 'mutate', runInBand: true, silent: true, watchman: false, ...options };
  const { globalConfig, configs } = await readConfigs(argv, [root]);
  const contexts = [];
  for (const config of configs) {
    const context = await Runtime.createContext(config, { console, maxWorkers: 1, watch: false, watchman: false });
    contexts.push({ context, source: new SearchSource(context) });
  }

  return async (file, listeners) => {
    const runner = new TestRunner(globalConfig, {});
    for (const [event, listener] of Object.entries(listeners)) runner.on(event, listener);
    const context = contexts.find(({ source }) => source.isTestFilePath(file))?.context;
    const watcher = new TestWatcher({ isWatchMode: false });
    await runner.runTests([{ context, path: file }], watcher, { serial: true });
  };
}
