/** What a cell says, with what had to be assumed to read it. */

import type { Decimal } from '../decimal.ts';

/**
 * `dash`: a mark that nothing belongs here (`—`, `-`, `/`, `×`). `words`: text that is no number.
 * `uncalculated`: a formula whose result the file doesn't hold.
 */
export type ReadingStatus = 'blank' | 'dash' | 'number' | 'words' | 'error' | 'uncalculated';

/** A number read from an amount, rate, points or score cell. */
export interface NumberReading {
  readonly status: ReadingStatus;
  /** Amounts in the fund block's unit, rates as 0–1, points as points; null unless `status` is `number`. */
  readonly value: Decimal | null;
  /** A plain numeral stored as text (`'10`, `１０`, `215,457.6`): a spreadsheet's SUM passes it over. */
  readonly storedAsText: boolean;
  /** The unit that the cell itself names (`5.8万` → `万`, `99.55分` → `分`). */
  readonly ownUnit: string | null;
}

/** `>=` at least, `<=` at most, `=` exactly. */
export type Operator = '>=' | '>' | '<=' | '<' | '=';

export interface CalendarDate {
  /** null where the text names only a month (`9月前`). */
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** A number that its cell shows with fewer digits than it is reckoned with. */
export interface RoundedNumber {
  /** `96%`. */
  readonly shown: string;
  /** With as many digits as it takes to differ, at most eight: `96.49%`. */
  readonly held: string;
}

/** A value as its cell shows it; both where the cell shows less of it than is reckoned with. */
export type QuotedValue = string | RoundedNumber;

/** What a target (年度指标值) or an actual (实际完成值) says. */
export interface Measure {
  readonly kind: 'blank' | 'dash' | 'number' | 'date' | 'words' | 'error' | 'uncalculated';
  readonly operator: Operator | null;
  /** Where the operator stood: a sign in the cell, the operator column, or words (`不少于`, `以上`, `前`). */
  readonly operatorFrom: 'cell' | 'column' | 'words' | null;
  /** As written: 95 for `95%` and for 0.95 shown with the format 0%. */
  readonly value: Decimal | null;
  /** `%`, `‰`, `万元`, `人` …; null when neither the cell nor the unit column names one. */
  readonly unit: string | null;
  readonly unitFrom: 'cell' | 'column' | null;
  readonly date: CalendarDate | null;
  /** The cell's text, normalised (full-width → half-width, no blanks). */
  readonly text: string;
  /** The cell shows fewer digits than `value` has: what is quoted is what it shows. */
  readonly rounded?: RoundedNumber;
}

/**
 * Target and actual brought to one unit.
 * `same`: both name it, or neither does. `one-missing`: only one names a unit. `converted`: 万元 against 元.
 * `scale`: one is a percentage, the other a fraction (95% against 0.95). `different`: units that can't be converted.
 */
export interface Alignment {
  readonly target: Decimal;
  readonly actual: Decimal;
  readonly unit: string | null;
  readonly units: 'same' | 'one-missing' | 'converted' | 'scale' | 'different';
}
