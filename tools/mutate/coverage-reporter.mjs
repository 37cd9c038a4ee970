import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { linesRun } from './lines-run.mjs';

/**
 * Jest's reporter of a run with V8's coverage: for each test file, which lines of which sources it runs, what it loads and how long it
 * takes. Writes a file for each into MUTATE_OUT.
 */
export default class CoverageReporter {
  constructor(globalConfig) {
    this.root = globalConfig.rootDir;
  }

  onTestResult(test, result) {
    const name = path.relative(this.root, test.path);
    const files = {};
    const loaded = { [name]: hashOf(test.path) };
    for (const { result: script, codeTransformResult } of result.v8Coverage ?? []) {
      const file = path.relative(this.root, script.url.replace(/^file:\/\//, ''));
      loaded[file] = hashOf(path.join(this.root, file));
      if (file.startsWith('src') && codeTransformResult?.sourceMapPath) {
        const map = JSON.parse(readFileSync(codeTransformResult.sourceMapPath, 'utf8'));
        // A test may load a file more than once.
        const { called, loaded: atLoad } = linesRun(codeTransformResult.code, map, script.functions);
        const known = files[file] ?? { called: [], loaded: [] };
        files[file] = { called: union(known.called, called), loaded: union(known.loaded, atLoad) };
      }
    }
    const isGreen = result.numFailingTests === 0 && !result.testExecError && result.numPassingTests > 0;
    const record = { name, isGreen, milliseconds: result.perfStats.runtime, loaded, files };
    const target = path.join(process.env.MUTATE_OUT, `${createHash('sha256').update(name).digest('hex')}.json`);
    writeFileSync(target, JSON.stringify(record));
  }
}

function union(some, others) {
  return [...new Set([...some, ...others])].sort((a, b) => a - b);
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 20);
}
