import path from 'node:path';
import { testRunner } from './test-runner.mjs';

/**
 * A process that stays: runs test files of the copy it is started in, one after another, until one of their tests fails. Starting jest
 * anew for every mutant would cost more than most of the tests.
 */

const root = process.cwd();
const run = await testRunner(root, { cacheDirectory: process.env.MUTATE_CACHE });

/** @returns whether all its tests passed; says at once when one doesn't */
async function passes(file, onFailure) {
  let isGreen = true;
  const fail = () => {
    isGreen = false;
    onFailure();
  };
  await run(file, {
    'test-case-result': ([, { status }]) => status === 'failed' && fail(),
    'test-file-failure': fail,
    'test-file-success': ([, result]) => (result.numFailingTests > 0 || result.testExecError) && fail(),
  });
  return isGreen;
}

async function runAll({ tests }) {
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
}

process.on('message', (wanted) => void runAll(wanted));
process.on('disconnect', () => process.exit());
process.send({ kind: 'ready' });
