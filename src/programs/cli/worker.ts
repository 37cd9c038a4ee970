import { parentPort, workerData } from 'node:worker_threads';
import { checkFile } from './check-file.ts';
import type { Answer, Setup, Task } from './pool.ts';

/** A thread that reviews the files it is told of, one after the other. */

const { policy } = workerData as Setup;

async function answer({ path, file }: Task): Promise<void> {
  const entry: Answer = await checkFile(path, file, policy);
  parentPort?.postMessage(entry);
}

parentPort?.on('message', (task: Task) => void answer(task));
