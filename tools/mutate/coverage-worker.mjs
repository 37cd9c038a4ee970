import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { linesRun } from './lines-run.mjs';
import { testRunner } from './test-runner.mjs';

/**
 * A process that runs test files of the copy it is started in with V8's coverage, one after another, and answers each with its record: which
 * lines of which sources it runs, what it loads and how long it takes.
 */

const root = process.cwd();
const run = await testRunner(root, {
  cacheDirectory: process.env.MUTATE_CACHE,
  coverage: true,
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**', 'test/**'],
});

function recordOf(name, result, milliseconds) {
  const files = {};
  const loaded = { [name]: hashOf(path.join(root, name)) };
  for (const { result: script, codeTransformResult } of result.v8Coverage ?? []) {
    const file = path.relative(root, script.url.replace(/^file:\/\//, ''));
    loaded[file] = hashOf(path.join(root, file));
    if (file.startsWith('src') && codeTransformResult?.sourceMapPath) {
      const map = JSON.parse(readFileSync(codeTransformResult.sourceMapPath, 'utf8'));
      // A test may load a file more than once.
      const { called, loaded: atLoad } = linesRun(codeTransformResult.code, map, script.functions);
      const known = files[file] ?? { called: [], loaded: [] };
      files[file] = { called: union(known.called, called), loaded: union(known.loaded, atLoad) };
    }
  }
  const isGreen = result.numFailingTests === 0 && !result.testExecError && result.numPassingTests > 0;
  return { name, isGreen, milliseconds, loaded, files };
}

function union(some, others) {
  return [...new Set([...some, ...others])].sort((a, b) => a - b);
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 20);
}

async function writeDown({ name }) {
  let record = null;
  // The processor's time: what else the machine does mustn't decide how many of the tests are within the limit.
  const before = process.cpuUsage();
  await run(path.join(root, name), {
    'test-file-success': ([, result]) => {
      const { user, system } = process.cpuUsage(before);
      record = recordOf(name, result, (user + system) / 1000);
    },
  });
  process.send({ kind: 'record', record, memory: process.memoryUsage().rss });
}

process.on('message', (wanted) => void writeDown(wanted));
process.on('disconnect', () => process.exit());
process.send({ kind: 'ready' });
