import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutated } from './places.mjs';
import { MAX_MEMORY } from './test-runner.mjs';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));
/** A file may take this many times as long as usual, and so much more, before it counts as hanging. */
const PATIENCE = { times: 4, more: 15_000 };
/** What is left of a test file in which a test has failed may take this long; then a new process costs less. */
const REST = 3000;

/** Tries mutants in a copy of the project, one at a time. */
export class Trial {
  #copy;
  #cache;
  #patience;
  /** @type {Promise<import('node:child_process').ChildProcess> | null} */
  #worker = null;

  constructor(copy, cache, patience = PATIENCE) {
    this.#patience = patience;
    this.#copy = copy;
    this.#cache = cache;
  }

  #started() {
    if (this.#worker !== null) return this.#worker;
    const child = fork(WORKER, {
      cwd: this.#copy,
      execArgv: [],
      env: { ...process.env, NODE_ENV: 'test', MUTATE_CACHE: this.#cache },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#worker = new Promise((resolve, reject) => {
      child.once('message', () => resolve(child));
      child.once('exit', (code) => reject(new Error(`the process that runs tests ended (${code})`)));
    });
    return this.#worker;
  }

  async end() {
    const worker = this.#worker;
    this.#worker = null;
    if (worker !== null) (await worker).kill('SIGKILL');
  }

  /**
   * Without any mutant these tests have to pass here: otherwise every mutant would seem to be noticed.
   *
   * @param {{ name: string, milliseconds: number }[]} tests
   */
  async prove(tests) {
    const { outcome, by } = await this.#outcome(await this.#started(), tests);
    if (outcome !== 'survived') throw new Error(`without any mutant: ${outcome}, by ${by}`);
  }

  /**
   * @param {{ name: string, milliseconds: number }[]} tests
   * @returns {Promise<{ outcome: 'noticed' | 'hung' | 'survived', by: string | null }>}
   */
  async run(mutant, tests) {
    const file = path.join(this.#copy, mutant.file);
    const original = readFileSync(file, 'utf8');
    writeFileSync(file, mutated(original, mutant));
    try {
      const first = await this.#outcome(await this.#started(), tests);
      if (first.outcome !== 'ended') return first;
      // Ended by the mutant, or by chance? What ends a new process too is the mutant.
      const second = await this.#outcome(await this.#started(), tests);
      return second.outcome === 'ended' ? { outcome: 'noticed', by: second.by } : second;
    } finally {
      writeFileSync(file, original);
    }
  }

  #outcome(worker, tests) {
    const usual = new Map(tests.map(({ name, milliseconds }) => [name, milliseconds]));
    return new Promise((resolve) => {
      let timer;
      let current = tests[0]?.name ?? null;
      let outcome = null;
      const finish = (result, isWorkerUsable) => {
        clearTimeout(timer);
        worker.off('message', onMessage);
        worker.off('exit', onExit);
        if (isWorkerUsable) resolve(result);
        else void this.end().then(() => resolve(result));
      };
      const onExit = () => finish(outcome ?? { outcome: 'ended', by: current }, false);
      const onMessage = ({ kind, test, memory }) => {
        if (kind === 'file') {
          current = test;
          clearTimeout(timer);
          const patience = this.#patience.times * usual.get(test) + this.#patience.more;
          timer = setTimeout(() => finish({ outcome: 'hung', by: test }, false), patience);
        } else if (kind === 'noticed') {
          outcome = { outcome: 'noticed', by: test };
          clearTimeout(timer);
          timer = setTimeout(() => finish(outcome, false), REST);
        } else if (kind === 'idle') {
          finish(outcome ?? { outcome: 'survived', by: null }, memory < MAX_MEMORY);
        }
      };
      worker.on('message', onMessage);
      worker.on('exit', onExit);
      worker.send({ tests: tests.map(({ name }) => name) });
    });
  }
}
