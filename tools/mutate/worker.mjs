import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * A process that stays: runs test files of the copy it is started in, one after another, until one of their tests fails. Starting jest
 * anew for every mutant would cost more than most of the tests.
 */

const root = process.cwd();
/** What a package can require; jest's own parts needn't lie beside it. */
const within = (require, name) => createRequire(require.resolve(name));
const ofCore = within(within(createRequire(path.join(root, 'package.json')), 'jest'), '@jest/core');
const { SearchSource } = ofCore('@jest/core');
const { readConfigs } = ofCore('jest-config');
const { default: Runtime } = ofCore('jest-runtime');
const { default: TestRunner } = within(ofCore, 'jest-config')('jest-runner');
const { TestWatcher } = ofCore('jest-watcher');

const argv = {
  _: [],
  $0: 'mutate',
  runInBand: true,
  silent: true,
  watchman: false,
  cacheDirectory: process.env.MUTATE_CACHE,
};
const { globalConfig, configs } = await readConfigs(argv, [root]);
const contexts = [];
for (const config of configs) {
  const context = await Runtime.createContext(config, { console, maxWorkers: 1, watch: false, watchman: false });
  contexts.push({ context, source: new SearchSource(context) });
}

function contextOf(file) {
  return contexts.find(({ source }) => source.isTestFilePath(file))?.context;
}

/** @returns whether all its tests passed; says at once when one doesn't */
async function passes(file, onFailure) {
  const runner = new TestRunner(globalConfig, {});
  let isGreen = true;
  const fail = () => {
    isGreen = false;
    onFailure();
  };
  runner.on('test-case-result', ([, { status }]) => status === 'failed' && fail());
  runner.on('test-file-failure', fail);
  runner.on('test-file-success', ([, result]) => (result.numFailingTests > 0 || result.testExecError) && fail());
  const watcher = new TestWatcher({ isWatchMode: false });
  await runner.runTests([{ context: contextOf(file), path: file }], watcher, { serial: true });
  return isGreen;
}

process.on('message', async ({ tests }) => {
  let noticed = null;
  for (const test of tests) {
    process.send({ kind: 'file', test });
    const onFailure = () => {
      if (noticed === null) process.send({ kind: 'noticed', test });
      noticed = test;
    };
    if (!(await passes(path.join(root, test), onFailure))) break;
  }
  process.send({ kind: 'idle', noticed, memory: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());
process.send({ kind: 'ready' });
