/** A thread that reviews or fills the files it is told of, one after the other. */

import { parentPort, workerData } from 'node:worker_threads';
import { checkFile } from './check-file.ts';
import { fillOutcome } from './fill-outcome.ts';
import { Folders } from './pairs.ts';
import type { Task, WorkerSetup } from './pool.ts';

const setup = workerData as WorkerSetup;
const folders = new Folders('check' in setup ? setup.check.files : []);

async function answer({ path, file, bytes }: Task): Promise<void> {
  const done =
    'check' in setup
      ? await checkFile({ path, file, bytes }, setup.check, folders)
      : await fillOutcome({ path, file }, setup.fill);
  parentPort?.postMessage(done);
}

parentPort?.on('message', (task: Task) => void answer(task));
