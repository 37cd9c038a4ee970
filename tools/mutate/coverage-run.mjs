import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MAX_MEMORY } from './test-runner.mjs';

const WORKER = fileURLToPath(new URL('coverage-worker.mjs', import.meta.url));

/** What a process says next, `null` when it ends. */
function nextMessage(child) {
  return new Promise((resolve) => {
    const done = (message) => {
      child.off('message', done);
      child.off('exit', onExit);
      resolve(message);
    };
    const onExit = () => done(null);
    child.on('message', done);
    child.on('exit', onExit);
  });
}

/** Runs the test files with coverage, each record handed over at once: an interrupted run goes on where it ended. */
export async function runWithCoverage(copy, { tests, jobs, cache, onRecord, say }) {
  const queue = [...tests];
  const work = async () => {
    let child = null;
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      if (child === null) {
        child = fork(WORKER, {
          cwd: copy,
          execArgv: [],
          env: { ...process.env, NODE_ENV: 'test', MUTATE_CACHE: cache },
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        });
        if ((await nextMessage(child)) === null) throw new Error('the process that runs tests with coverage ended');
      }
      child.send({ name });
      const answer = await nextMessage(child);
      if (answer?.record) onRecord(answer.record);
      else say(`not used, because it can't be run with coverage: ${name}`);
      if (answer === null || answer.memory > MAX_MEMORY) {
        child.kill('SIGKILL');
        child = null;
      }
    }
    child?.kill('SIGKILL');
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tests.length) }, work));
}
