/**
 * What was learnt of the WPS in front while it was used: nobody has written it down, and builds differ. Kept for each build, so
 * that it is learnt once.
 */

import type { PageStore } from '../handover.ts';
import type { Orientation } from './values.ts';

const KEY = 'jihe.wps-quirks';
const MARKS_KEY = 'jihe.wps-marks';

/** Which list of conditional formats holds all of a sheet: that of all cells, of the used ones, or none but the marked ranges' own. */
export type RulesOf = 'cells' | 'ranges';

interface Learnt {
  readonly build: string;
  readonly apostrophe: boolean;
  readonly rulesOf: RulesOf;
}

type KeptMarks = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

export class Quirks {
  readonly orientation: Orientation = { transposed: null };
  readonly #store: () => PageStore;
  readonly #build: string;
  #apostrophe = false;
  #rulesOf: RulesOf = 'cells';
  /** By workbook and sheet: where marks were set. For this page, should the store be forbidden. */
  #marks: KeptMarks = {};

  /** @param build of WPS; what was learnt of another one isn't true of it. */
  constructor(store: () => PageStore, build: string) {
    this.#store = store;
    this.#build = build;
    this.refresh();
  }

  /** Whether a text is given back with the apostrophe that was put before it to keep it a text. */
  get apostrophe(): boolean {
    return this.#apostrophe;
  }

  get rulesOf(): RulesOf {
    return this.#rulesOf;
  }

  /** Takes what other pages have learnt by now. What is learnt is never unlearnt: a build is as it is. */
  refresh(): void {
    const learnt: Partial<Learnt> | null = this.#read(KEY);
    if (learnt?.build !== this.#build) return;
    if (learnt.apostrophe === true) this.#apostrophe = true;
    if (learnt.rulesOf === 'ranges') this.#rulesOf = 'ranges';
  }

  learnApostrophe(): void {
    this.#apostrophe = true;
    this.#keep();
  }

  /** Not all rules are listed with the cells. */
  learnRules(): void {
    this.#rulesOf = 'ranges';
    this.#keep();
  }

  /** Where marks were set in a sheet, as lists of areas. */
  markedRanges(workbook: string, sheet: string): readonly string[] {
    this.#marks = (this.#read(MARKS_KEY) as KeptMarks | null) ?? this.#marks;
    const lists = this.#marks[workbook]?.[sheet] ?? [];
    return lists.filter((each) => typeof each === 'string');
  }

  /** @param lists none: nothing is marked there any more. */
  rememberMarks(workbook: string, sheet: string, lists: readonly string[]): void {
    const { [sheet]: _before, ...others } = this.#marks[workbook] ?? {};
    const sheets = lists.length === 0 ? others : { ...others, [sheet]: lists };
    const { [workbook]: _gone, ...workbooks } = this.#marks;
    this.#marks = Object.keys(sheets).length === 0 ? workbooks : { ...workbooks, [workbook]: sheets };
    this.#write(MARKS_KEY, this.#marks);
  }

  #keep(): void {
    // Another page may have learnt something else meanwhile.
    this.refresh();
    const { apostrophe, rulesOf } = this;
    this.#write(KEY, { build: this.#build, apostrophe, rulesOf } satisfies Learnt);
  }

  #read(key: string): object | null {
    try {
      const kept = JSON.parse(String(this.#store().getItem(key))) as unknown;
      return typeof kept === 'object' ? kept : null;
    } catch {
      return null;
    }
  }

  #write(key: string, value: unknown): void {
    try {
      this.#store().setItem(key, JSON.stringify(value));
    } catch {
      // Full, or forbidden: then it is learnt again.
    }
  }
}
