/** Who reviews the files of a batch: workers where the browser has them, otherwise the page itself, file by file. */

import { type FileTerms, type FormFile, failedEntry, pairedForms, reviewBytes } from '../../../app/review-file.ts';
import { DocumentError, MAX_FILE_TIME } from '../../../formats/error.ts';
import { breath } from '../../../hosts/breath.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import {
  type FilePlan,
  type MendTask,
  type NotWritten,
  planFile,
  type WriteTask,
  type WrittenFile,
  whyLeft,
  writeFile,
} from './mend-file.ts';

export interface Task extends FileTerms {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The file with the form that this report is held against. */
  readonly beside?: FormFile;
}

function entryOf({ path, bytes, beside, ...terms }: Task): FileEntry {
  return reviewBytes(path, bytes, terms, beside === undefined ? null : pairedForms(beside, terms));
}

export interface Reviewer {
  review(task: Task): Promise<FileEntry>;
  close(): void;
}

/** Who writes into copies of files. */
export interface Mender {
  plan(task: MendTask): Promise<FilePlan>;
  write(task: WriteTask): Promise<WrittenFile | NotWritten>;
  close(): void;
}

/** What a worker is asked for; a task alone is one to review. */
type Asked =
  | Task
  | { readonly to: 'plan'; readonly task: MendTask }
  | { readonly to: 'write'; readonly task: WriteTask };

/** In the page; between files it gets its breath back. */
export class PageReviewer implements Reviewer, Mender {
  async review(task: Task): Promise<FileEntry> {
    await breath();
    return entryOf(task);
  }

  async plan(task: MendTask): Promise<FilePlan> {
    await breath();
    return planFile(task);
  }

  async write(task: WriteTask): Promise<WrittenFile | NotWritten> {
    await breath();
    return writeFile(task);
  }

  close(): void {
    // Nothing runs between two files.
  }
}

/** A worker that runs this very script; the page stays alive whatever a file costs. */
export class WorkerReviewer implements Reviewer {
  readonly #start: () => Worker;
  #worker: Worker;
  #answered = false;

  /** @throws where the browser refuses workers */
  constructor(start: () => Worker) {
    this.#start = start;
    this.#worker = start();
  }

  review(task: Task): Promise<FileEntry> {
    const { path } = task;
    return this.#ask<FileEntry>(
      task,
      (error) => failedEntry(path, error),
      () => new PageReviewer().review(task),
    );
  }

  plan(task: MendTask): Promise<FilePlan> {
    return this.#ask<FilePlan>(
      { to: 'plan', task },
      (error) => ({ edits: [], left: whyLeft(error) }),
      () => new PageReviewer().plan(task),
    );
  }

  write(task: WriteTask): Promise<WrittenFile | NotWritten> {
    return this.#ask<WrittenFile | NotWritten>(
      { to: 'write', task },
      (error) => ({ bytes: null, left: whyLeft(error) }),
      () => new PageReviewer().write(task),
    );
  }

  /** @param failed the answer where the worker came to nothing; @param here does the same in the page. */
  #ask<Answer>(asked: Asked, failed: (error: unknown) => Answer, here: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve) => {
      const worker = this.#worker;
      const clock = setTimeout(() => {
        worker.terminate();
        this.#worker = this.#start();
        resolve(failed(new DocumentError('too-large', 'too-slow', { limit: MAX_FILE_TIME / 1000 })));
      }, MAX_FILE_TIME);
      const answered = ({ data }: MessageEvent<Answer>): void => {
        clearTimeout(clock);
        this.#answered = true;
        worker.removeEventListener('error', died);
        resolve(data);
      };
      const died = (event: ErrorEvent): void => {
        clearTimeout(clock);
        event.preventDefault();
        worker.terminate();
        // One that never answered was refused by the browser; of others it is this file that they died of.
        if (this.#answered) {
          this.#worker = this.#start();
          resolve(failed(event.message));
        } else resolve(here());
      };
      worker.addEventListener('message', answered, { once: true });
      worker.addEventListener('error', died, { once: true });
      worker.postMessage(asked);
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}

/** The script that is running, to start workers of it: by its address, or by its text when it stands inside the page. */
function scriptOf(script: HTMLScriptElement): string {
  return script.src === '' ? URL.createObjectURL(new Blob([script.text], { type: 'text/javascript' })) : script.src;
}

const MAX_WORKERS = 4;

/** As many reviewers as the machine can use beside the page. */
export function reviewersFor(script: HTMLScriptElement | null): () => (Reviewer & Mender)[] {
  let address: string | null = null;
  return () => {
    const count = Math.min(MAX_WORKERS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
    if (script === null || typeof Worker === 'undefined') return [new PageReviewer()];
    try {
      address ??= scriptOf(script);
      const source = address;
      return Array.from({ length: count }, () => new WorkerReviewer(() => new Worker(source)));
    } catch {
      return [new PageReviewer()];
    }
  };
}

/** Answers tasks, in a worker. */
export function serveTasks(): void {
  globalThis.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
    if (!('to' in data)) globalThis.postMessage(entryOf(data));
    else
      void (data.to === 'plan' ? planFile(data.task) : writeFile(data.task)).then((answer) =>
        globalThis.postMessage(answer),
      );
  });
}
