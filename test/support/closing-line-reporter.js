import { writeFileSync } from 'node:fs';

/**
 * Ends a run with one line that people and scripts can look for: `12 passed, 0 failed`, and `, 1 skipped` when tests
 * were passed over. Counts single tests; a file that can't be run counts as one failure, and so does a run that
 * stops before its end. Where JIHE_RESULTS names a file, what each test file counts goes there.
 */
export default class ClosingLineReporter {
  #line = '0 passed, 1 failed';

  constructor() {
    // Jest prints its own summary after the last reporter: only at the exit is this line the last one.
    process.once('exit', () => {
      process.stdout.write(`${this.#line}\n`);
    });
  }

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const cutShort = results.wasInterrupted && failed === 0 ? 1 : 0;
    this.#line = `${results.numPassedTests} passed, ${failed + cutShort} failed`;
    if (skipped > 0) this.#line += `, ${skipped} skipped`;
    const target = process.env['JIHE_RESULTS'];
    if (target !== undefined) writeFileSync(target, JSON.stringify(results.testResults.map(counted)));
  }
}

function counted(result) {
  return {
    file: result.testFilePath,
    passed: result.numPassingTests,
    failed: result.numFailingTests + (result.testExecError ? 1 : 0),
    skipped: result.numPendingTests + result.numTodoTests,
  };
}
