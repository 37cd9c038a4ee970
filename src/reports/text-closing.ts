/** The tables at the end of a report for a terminal: a line a form, and a line a check. */

import { CLOSING, STATISTICS } from '../messages/report.ts';
import { cut, displayWidth, padEnd, padStart, printable } from './printable.ts';
import type { FileEntry } from './schema.ts';
import { type CheckCount, type FormRow, formRows, verdictText } from './summary.ts';
import type { Page } from './text-page.ts';

const NUMBER_WIDTH = 8;
const VERDICT_WIDTH = 12;
/** Files aren't told apart by less. */
const LEAST_NAME = 12;

function figure(value: number | null): string {
  return value === null ? '—' : String(value);
}

/** A line a form, of files that are known one after another. */
export class Closing {
  readonly #rows: (Pick<FormRow, 'recorded' | 'recomputed' | 'errors' | 'warnings' | 'verdict'> & { name: string })[] =
    [];

  add(entry: FileEntry): void {
    const rows = formRows(entry, 0);
    for (const { path, sheet, recorded, recomputed, errors, warnings, verdict } of rows) {
      const name = rows.length === 1 || sheet === '' ? path : `${path} ${sheet}`;
      this.#rows.push({ name: printable(name), recorded, recomputed, errors, warnings, verdict });
    }
  }

  write(page: Page): void {
    const rest = 4 * NUMBER_WIDTH + VERDICT_WIDTH;
    const longest = Math.max(LEAST_NAME, ...this.#rows.map(({ name }) => displayWidth(name)));
    const width = Math.max(LEAST_NAME, Math.min(longest, page.width - rest));
    const heads = [CLOSING.recorded, CLOSING.recomputed, CLOSING.errors, CLOSING.warnings];
    const head = heads.map((each) => padStart(each, NUMBER_WIDTH)).join('');
    page.line(page.paint(`${padEnd(CLOSING.file, width)}${head}  ${CLOSING.verdict}`, 'dim'));
    for (const { name, recorded, recomputed, errors, warnings, verdict } of this.#rows) {
      const differs = recorded !== null && recomputed !== null && recorded !== recomputed;
      const numbers = [
        padStart(figure(recorded), NUMBER_WIDTH),
        page.paint(padStart(figure(recomputed), NUMBER_WIDTH), ...(differs ? (['yellow'] as const) : [])),
        page.paint(padStart(String(errors), NUMBER_WIDTH), ...(errors > 0 ? (['red'] as const) : [])),
        page.paint(padStart(String(warnings), NUMBER_WIDTH), ...(warnings > 0 ? (['yellow'] as const) : [])),
      ];
      page.line(`${padEnd(cut(name, width, 'beginning'), width)}${numbers.join('')}  ${verdictText(verdict)}`);
    }
  }
}

/** How often each check found something that stands, the most frequent first. */
export function statistics(page: Page, counts: readonly CheckCount[]): void {
  const heads = [STATISTICS.findings, STATISTICS.files].map((head) => padStart(head, NUMBER_WIDTH)).join('');
  page.line(page.paint(`${heads}  ${STATISTICS.check}`, 'dim'));
  for (const { check, title, findings, files } of counts) {
    const numbers = [findings, files].map((count) => padStart(String(count), NUMBER_WIDTH)).join('');
    page.line(`${numbers}  ${printable(title)} [${check}]`);
  }
  if (counts.length === 0) page.line(STATISTICS.none);
}
