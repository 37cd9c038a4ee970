/** One line at the foot of a terminal that tells how far a long run is. */

import { PROGRESS, progressLine } from '../../messages/cli.ts';
import { displayWidth, printable } from '../../reports/printable.ts';
import type { Screen } from './io.ts';

const CLEAR = '\r\u001b[K';
/** Fewer files are done before anybody has read the line. */
const WORTH_SHOWING = 10;
const EVERY_MS = 100;
/** Too early, the time left is a guess. */
const ESTIMATE_AFTER_MS = 2000;

export class Progress {
  readonly #screen: Screen;
  readonly #all: number;
  readonly #now: () => Date;
  readonly #start: number;
  readonly #verb: string;
  #last = 0;
  #shown = false;

  /** @param verb what is done to the files. */
  constructor(screen: Screen, all: number, now: () => Date, verb: string = PROGRESS.check) {
    this.#screen = screen;
    this.#all = all;
    this.#now = now;
    this.#start = now().getTime();
    this.#verb = verb;
  }

  async update(done: number, current: string): Promise<void> {
    if (!this.#screen.isTerminal || this.#all < WORTH_SHOWING) return;
    const now = this.#now().getTime();
    if (now - this.#last < EVERY_MS) return;
    this.#last = now;
    const passed = now - this.#start;
    const left = done === 0 || passed < ESTIMATE_AFTER_MS ? null : (passed / done / 1000) * (this.#all - done);
    let line = '';
    // A line that wraps couldn't be taken back.
    for (const character of printable(progressLine(done, this.#all, left, current, this.#verb))) {
      if (displayWidth(line) + displayWidth(character) >= this.#screen.columns) break;
      line += character;
    }
    this.#shown = true;
    await this.#screen.write(CLEAR + line);
  }

  /** Takes the line away, before anything else is written. */
  async clear(): Promise<void> {
    if (!this.#shown) return;
    this.#shown = false;
    await this.#screen.write(CLEAR);
  }
}
