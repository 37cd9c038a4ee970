/** What every report for a terminal is written with: lines, colours, sentences that keep to the width. */

import type { Severity } from '../engine/checks/check.ts';
import { displayWidth, printable, wrap } from './printable.ts';
import type { ReviewedFile } from './schema.ts';

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal; null writes every sentence on one line, for files and pipes. */
  readonly width: number | null;
  /** `brief`: a line a finding; `statistics`: how often each check found something, and nothing else. */
  readonly show: 'all' | 'brief' | 'statistics';
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

const CODES: { readonly [S in Style]: string } = {
  bold: '\u001b[1m',
  dim: '\u001b[2m',
  red: '\u001b[31m',
  yellow: '\u001b[33m',
  green: '\u001b[32m',
  cyan: '\u001b[36m',
};
const RESET = '\u001b[0m';

export const SEVERITY_STYLES: { readonly [S in Severity]: Style } = { error: 'red', warning: 'yellow', hint: 'cyan' };
export const VERDICT_STYLES: { readonly [V in ReviewedFile['verdict']]: Style } = {
  ready: 'green',
  'needs-review': 'yellow',
  'has-errors': 'red',
  'not-checked': 'yellow',
};

const NARROWEST = 40;

export class Page {
  readonly #lines: string[] = [];
  readonly #color: boolean;
  readonly #width: number;

  constructor({ color, width }: Pick<TextOptions, 'color' | 'width'>) {
    this.#color = color;
    this.#width = width === null ? Number.POSITIVE_INFINITY : Math.max(NARROWEST, width);
  }

  paint(text: string, ...styles: readonly Style[]): string {
    if (!this.#color || text === '' || styles.length === 0) return text;
    return styles.map((style) => CODES[style]).join('') + text + RESET;
  }

  /** Columns that a line may take; none where nobody looks at it. */
  get width(): number {
    return this.#width;
  }

  line(text = ''): void {
    this.#lines.push(text);
  }

  /** A sentence after a lead, its further lines set under its first. */
  sentence(lead: string, leadStyles: readonly Style[], text: string, styles: readonly Style[]): void {
    const indent = displayWidth(lead);
    const [first = '', ...rest] = wrap(printable(text), this.#width - indent);
    this.line(this.paint(lead, ...leadStyles) + this.paint(first, ...styles));
    for (const line of rest) this.line(' '.repeat(indent) + this.paint(line, ...styles));
  }

  toString(): string {
    return this.#lines.length === 0 ? '' : `${this.#lines.join('\n')}\n`;
  }
}
