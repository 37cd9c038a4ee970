/** What is said of several files that are filled: of each where that is asked for, and a table of all at the end. */

import type { Advice } from '../../messages/advice.ts';
import { ADVICE_LEADS, FILL_MANY, FILL_WORDS } from '../../messages/cli.ts';
import { cut, displayWidth, padEnd, padStart, printable } from '../../reports/printable.ts';
import { Page } from '../../reports/text-page.ts';
import type { FilledFile } from './fill-file.ts';
import type { FillOutcome } from './fill-outcome.ts';

const NUMBER_WIDTH = 6;
/** Files aren't told apart by less, reasons aren't understood. */
const LEAST_NAME = 12;
const LEAST_WHY = 24;

interface Row {
  readonly name: string;
  readonly written: number | null;
  readonly left: number | null;
  readonly why: string;
}

interface Failure {
  readonly advice: Advice;
  readonly files: string[];
}

export interface FillTextOptions {
  readonly dryRun: boolean;
  /** The folder of the copies, as typed. */
  readonly output: string | null;
  /** Columns of the terminal; null writes every sentence on one line. */
  readonly width: number | null;
}

function figure(count: number | null): string {
  return count === null ? '—' : String(count);
}

/** A run's report: a few words a file are kept until the end, and nothing else. */
export class FillReport {
  readonly #options: FillTextOptions;
  readonly #rows: Row[] = [];
  readonly #failures = new Map<string, Failure>();
  #cells = 0;
  #holes = 0;
  #formless = 0;
  filled = 0;
  /** Files of which there is no copy, for a reason that isn't their content's. */
  failed = 0;
  /** Cells that couldn't be written. */
  refused = 0;

  constructor(options: FillTextOptions) {
    this.#options = options;
  }

  #page(): Page {
    return new Page({ color: false, width: this.#options.width });
  }

  #fail(path: string, advice: Advice): void {
    this.failed += 1;
    this.#rows.push({ name: path, written: null, left: null, why: advice.what });
    // The name of the file may be in the first sentence; what to do about it is the same for many.
    const key = advice.what.includes(path) ? path : `${advice.what}\n${advice.how}`;
    const known = this.#failures.get(key);
    if (known === undefined) this.#failures.set(key, { advice, files: [path] });
    else known.files.push(path);
  }

  /** What is told of a file at once. */
  file(path: string, outcome: FillOutcome): string {
    if (outcome.kind === 'failed') this.#fail(path, outcome.advice);
    else if (outcome.kind === 'no-form') {
      this.#formless += 1;
      this.#rows.push({ name: path, written: null, left: null, why: FILL_MANY.noForm });
    } else return this.#filledFile(path, outcome.filled);
    return '';
  }

  #filledFile(path: string, filled: FilledFile): string {
    const { changes, refused, skipped, left, holes, suggestions } = filled;
    this.filled += 1;
    this.#cells += changes.length;
    this.#holes += holes;
    this.refused += refused.length;
    const why = left.map((each) => FILL_MANY.left(each.count, each.why)).join('、');
    this.#rows.push({ name: path, written: changes.length, left: refused.length + skipped.length, why });
    const isListed = this.#options.dryRun;
    const lines = [
      ...suggestions,
      ...(isListed ? [changes.length === 0 ? FILL_WORDS.nothing : FILL_WORDS.planned(changes.length), ...changes] : []),
      ...(refused.length > 0 ? [FILL_WORDS.refused(refused.length), ...refused] : []),
      ...(isListed && skipped.length > 0 ? [FILL_WORDS.skipped(skipped.length), ...skipped] : []),
    ];
    if (lines.length === 0) return '';
    return `${[printable(path), ...lines.map((line) => `  ${line}`), ''].join('\n')}\n`;
  }

  #failureLines(page: Page): void {
    for (const { advice, files } of this.#failures.values()) {
      page.sentence('', [], advice.what, []);
      if (advice.why !== '') page.sentence(ADVICE_LEADS.why, [], advice.why, []);
      if (advice.how !== '') page.sentence(ADVICE_LEADS.how, [], advice.how, []);
      for (const file of files) page.line(`  ${printable(file)}`);
      page.line();
    }
  }

  #table(page: Page): void {
    const rest = 2 * NUMBER_WIDTH + 2;
    const longest = Math.max(LEAST_NAME, ...this.#rows.map(({ name }) => displayWidth(printable(name))));
    const width = Math.max(LEAST_NAME, Math.min(longest, page.width - rest - LEAST_WHY));
    const heads = [FILL_MANY.written, FILL_MANY.kept].map((head) => padStart(head, NUMBER_WIDTH)).join('');
    page.line(`${padEnd(FILL_MANY.file, width)}${heads}  ${FILL_MANY.why}`.trimEnd());
    for (const { name, written, left, why } of this.#rows) {
      const numbers = [written, left].map((count) => padStart(figure(count), NUMBER_WIDTH)).join('');
      const lead = `${padEnd(cut(printable(name), width, 'beginning'), width)}${numbers}  `;
      if (why === '') page.line(lead.trimEnd());
      else page.sentence(lead, [], why, []);
    }
  }

  /** `notes`: what is to be said of the whole run beside it. */
  end(notes: readonly string[]): string {
    const page = this.#page();
    const { dryRun, output } = this.#options;
    this.#failureLines(page);
    this.#table(page);
    page.line();
    page.sentence(
      '',
      [],
      FILL_MANY.overview({
        files: this.#rows.length,
        filled: this.filled,
        cells: this.#cells,
        formless: this.#formless,
        failed: this.failed,
        isDry: dryRun,
      }),
      [],
    );
    for (const note of notes) page.sentence('', [], note, []);
    if (this.#holes > 0) page.sentence('', [], FILL_WORDS.holes(this.#holes), []);
    const end =
      dryRun || output === null ? FILL_WORDS.dryRun : this.filled === 0 ? FILL_MANY.none : FILL_MANY.placed(output);
    page.sentence('', [], end, []);
    return page.toString();
  }
}
