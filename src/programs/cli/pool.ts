/** Threads that review or fill files. */

import { Worker } from 'node:worker_threads';
import { DocumentError, MAX_FILE_TIME } from '../../formats/error.ts';
import type { CheckSetup } from './check-file.ts';
import { Interrupted } from './command-error.ts';
import type { FillSetup } from './fill-file.ts';

export interface Task {
  readonly path: string;
  readonly file: string;
  /** What stands in it, where that didn't come from a disk. */
  readonly bytes?: Uint8Array;
}

/** What all files of a run have in common, for the one command or the other. */
export type WorkerSetup = { readonly check: CheckSetup } | { readonly fill: FillSetup };

interface Job<Answer> {
  readonly task: Task;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/**
 * Room for what a thread has made a moment ago, three times what the collector fills before it clears up. What a form leaves behind
 * is half a megabyte; the usual room, four times as large, keeps more of it for nothing.
 */
const YOUNG_MEGABYTES = 12;

interface Limits {
  /** What a file may take, with reading it, in milliseconds. */
  readonly fileTime?: number;
  /** The heap of a thread. */
  readonly heapMegabytes?: number;
}

/** `Answer`: what the worker posts for a file. */
export class WorkerPool<Answer> {
  readonly #file: string;
  readonly #setup: WorkerSetup;
  readonly #instead: (task: Task, error: unknown) => Answer;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Job<Answer>>();
  readonly #waiting: Job<Answer>[] = [];
  readonly #limits: Required<Limits>;
  readonly #timers = new Map<Worker, ReturnType<typeof setTimeout>>();
  #closed = false;

  /** @param instead what is answered for a file over which its thread came to its end. */
  constructor(
    file: string,
    size: number,
    setup: WorkerSetup,
    instead: (task: Task, error: unknown) => Answer,
    { fileTime = MAX_FILE_TIME, heapMegabytes = 2048 }: Limits = {},
  ) {
    this.#limits = { fileTime, heapMegabytes };
    this.#file = file;
    this.#setup = setup;
    this.#instead = instead;
    for (let index = 0; index < size; index += 1) this.#idle.push(this.#start());
  }

  #start(): Worker {
    const worker = new Worker(this.#file, {
      workerData: this.#setup,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    worker.on('message', (answer: Answer) => {
      this.#stopClock(worker);
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      job?.resolve(answer);
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
    job.resolve(this.#instead(job.task, error));
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

  run(task: Task): Promise<Answer> {
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
