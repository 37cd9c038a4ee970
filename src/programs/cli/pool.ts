/** Threads that review files. */

import { Worker } from 'node:worker_threads';
import { DocumentError, MAX_FILE_TIME } from '../../formats/error.ts';
import { fileEntry } from '../../reports/entry.ts';
import type { FileEntry } from '../../reports/schema.ts';
import type { CheckSetup } from './check-file.ts';
import { Interrupted } from './command-error.ts';
import { fileError } from './file-error.ts';

export interface Task {
  readonly path: string;
  readonly file: string;
  /** What stands in it, where that didn't come from a disk. */
  readonly bytes?: Uint8Array;
}

export type Answer = FileEntry;

interface Job {
  readonly task: Task;
  resolve(entry: FileEntry): void;
  reject(error: Error): void;
}

interface Limits {
  /** What a file may take, with reading it, in milliseconds. */
  readonly fileTime?: number;
  /** The heap of a thread. */
  readonly heapMegabytes?: number;
}

export class WorkerPool {
  readonly #file: string;
  readonly #setup: CheckSetup;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Job>();
  readonly #waiting: Job[] = [];
  readonly #limits: Required<Limits>;
  readonly #timers = new Map<Worker, ReturnType<typeof setTimeout>>();
  #closed = false;

  constructor(
    file: string,
    size: number,
    setup: CheckSetup,
    { fileTime = MAX_FILE_TIME, heapMegabytes = 2048 }: Limits = {},
  ) {
    this.#limits = { fileTime, heapMegabytes };
    this.#file = file;
    this.#setup = setup;
    for (let index = 0; index < size; index += 1) this.#idle.push(this.#start());
  }

  #start(): Worker {
    const worker = new Worker(this.#file, {
      workerData: this.#setup,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMegabytes },
    });
    worker.on('message', (entry: Answer) => {
      this.#stopClock(worker);
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      job?.resolve(entry);
      this.#next();
    });
    // Out of memory, or a mistake of ours: the file at hand is lost, the others go on in a new thread.
    worker.on('error', (error) => this.#replace(worker, error));
    worker.on('exit', (code) => this.#replace(worker, new Error(`worker ended with ${code}`)));
    return worker;
  }

  #replace(worker: Worker, error: unknown): void {
    if (this.#closed) return;
    this.#stopClock(worker);
    const job = this.#busy.get(worker);
    // A thread that ends without work would end again and again.
    if (job === undefined) return;
    this.#busy.delete(worker);
    job.resolve(fileEntry({ path: job.task.path, error: fileError(error), review: null }));
    this.#idle.push(this.#start());
    this.#next();
  }

  #stopClock(worker: Worker): void {
    clearTimeout(this.#timers.get(worker));
    this.#timers.delete(worker);
  }

  /** Ends a thread whose file takes too long: the file is a line, and the others go on in a new thread. */
  #expire(worker: Worker): void {
    const seconds = Math.ceil(this.#limits.fileTime / 1000);
    this.#replace(worker, new DocumentError('too-large', 'too-slow', { limit: seconds }));
    void worker.terminate();
  }

  #next(): void {
    while (this.#idle.length > 0) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      const worker = this.#idle.pop() as Worker;
      this.#busy.set(worker, job);
      this.#timers.set(
        worker,
        setTimeout(() => this.#expire(worker), this.#limits.fileTime),
      );
      worker.postMessage(job.task);
    }
  }

  run(task: Task): Promise<FileEntry> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Interrupted());
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  /** Ends the threads; what isn't done yet is rejected as interrupted. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const job of [...this.#busy.values(), ...this.#waiting]) job.reject(new Interrupted());
    this.#busy.clear();
    this.#waiting.length = 0;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
