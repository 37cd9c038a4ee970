/** A thread that reviews the files it is told of, one after the other. */

import { parentPort, workerData } from 'node:worker_threads';
import { type CheckSetup, checkFile } from './check-file.ts';
import { Folders } from './pairs.ts';
import type { Answer, Task } from './pool.ts';

const setup = workerData as CheckSetup;
const folders = new Folders(setup.files);

async function answer({ path, file, bytes }: Task): Promise<void> {
  const entry: Answer = await checkFile({ path, file, bytes }, setup, folders);
  parentPort?.postMessage(entry);
}

parentPort?.on('message', (task: Task) => void answer(task));
