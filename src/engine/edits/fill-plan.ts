import { type Decimal, HUNDRED, plain } from '../decimal.ts';
import { cellAddress, cellKey } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { Field } from '../layout/self-evaluation.ts';
import type { Causes } from '../notes/causes.ts';
import type { About, NoteDraft } from '../notes/draft.ts';
import type { ExecutionGap, UndeterminedReason } from '../scoring/results.ts';
import { formatKind } from '../values/display.ts';
import { isInline, valueInPlace } from '../values/inline.ts';
import { editOf } from './content.ts';
import type { CellContent, CellEdit } from './edit.ts';

/** What a fill may write. `scores` includes the execution score, and execution points that hold the table's total instead. */
export type FillPart = 'scores' | 'rate' | 'total' | 'grade' | 'notes';

export interface FillOptions {
  readonly what: ReadonlySet<FillPart>;
  /** `formulas`: live ones where the sheet's cells allow it, numbers elsewhere. */
  readonly as: 'values' | 'formulas';
  /**
   * All that differs from the rule or is blank (default); blank cells and nothing else, of whatever part; or those scores chosen,
   * with the rate, total and grade that go with them.
   */
  readonly scope?: 'differing' | 'blank' | ReadonlySet<About>;
  /** Also overwrite formulas that give another value; without it they are passed over. */
  readonly replaceFormulas?: boolean;
  readonly causes?: Causes;
  /** Puts drafts into words (`messages/notes.ts`); notes are filled only with it. */
  readonly noteText?: (drafts: readonly NoteDraft[]) => string;
}

/** What a filled cell holds: execution points are put right together with the score worked out from them. */
export type FilledPart = FillPart | 'points';

export interface PlannedEdit extends CellEdit {
  readonly part: FilledPart;
  /** The score it belongs to; null for total and grade, and for a note cell of several. */
  readonly about: About | null;
  /** It overwrites a formula: to be called out before the user agrees. */
  readonly replacesFormula: boolean;
}

/** Why a cell that might have been filled isn't. */
export type SkipReason =
  /** Words: any score in the range is right; what is recorded stays. */
  | { readonly kind: 'tier'; readonly low: Decimal; readonly high: Decimal }
  | { readonly kind: 'undetermined'; readonly why: UndeterminedReason }
  | { readonly kind: 'execution-unavailable'; readonly why: ExecutionGap }
  /** The direction was only assumed, or over-fulfilment was marked down by judgement: the recorded score stays unless chosen. */
  | { readonly kind: 'judgement'; readonly rule: Decimal; readonly recorded: Decimal }
  /** A formula with another value, or one that was never calculated. */
  | { readonly kind: 'formula'; readonly formula: string }
  /** Scores that a human has to decide are still blank: their sum would pass for the total. */
  | { readonly kind: 'incomplete'; readonly blank: readonly string[]; readonly isWritten?: true }
  /** Scores that stay and aren't what the rules give, in whose sum their fault would live on. */
  | { readonly kind: 'parts-wrong'; readonly cells: readonly string[] }
  /** The points don't come to the base, so that their scores come to no total. */
  | { readonly kind: 'points-off'; readonly sum: Decimal; readonly base: number }
  | { readonly kind: 'note-present'; readonly text: string }
  /** The grade cell holds something else than a grade, such as boxes to tick. */
  | { readonly kind: 'not-a-grade'; readonly text: string };

export interface SkippedCell {
  readonly cell: string;
  readonly part: FilledPart;
  readonly about: About | null;
  readonly reason: SkipReason;
}

export interface FillPlan {
  readonly edits: readonly PlannedEdit[];
  readonly skipped: readonly SkippedCell[];
  /** Keys of `causes` that no note asked for. */
  readonly unusedCauses: readonly string[];
}

type CellValue = CellContent['value'];

export function numberOf(value: Decimal): number {
  return Number(plain(value));
}

export function isPercentCell(cell: GridCell): boolean {
  return formatKind(cell.format) === 'percent';
}

/** Points as the cell takes them: one shown as a percentage holds a hundredth. */
export function pointsValue(cell: GridCell, points: Decimal): number {
  return numberOf(isPercentCell(cell) ? points.div(HUNDRED) : points);
}

export interface Target {
  readonly field: Field;
  readonly part: FilledPart;
  readonly about: About | null;
  /** The cell already shows what the rules give. */
  readonly isRight: boolean;
  readonly value: CellValue;
  /** Written instead of the bare value when formulas are asked for; null where the cell can't be live. */
  readonly formula?: string | null;
  /** The formula's result where it is written otherwise than the value. */
  readonly result?: CellValue;
  /** Write the formula although the cell's number is right: a live form was asked for. */
  readonly makeLive?: boolean;
  /** The cells it is worked out from; those that the plan writes have to be written with it. */
  readonly basis?: readonly GridCell[];
}

/** Nothing at all stands in it: no word, no dash, no formula, no label. */
export function isBlankCell({ kind, value, formula }: GridCell): boolean {
  if (formula !== null) return false;
  return kind === 'blank' || (kind === 'text' && (value as string).trim() === '');
}

/** Collects edits and what the numbers of the form will be once they are applied. */
export class Plan {
  readonly edits: PlannedEdit[] = [];
  readonly skipped: SkippedCell[] = [];
  readonly #sheet: string;
  readonly #options: FillOptions;
  readonly #after = new Map<string, Decimal>();

  constructor(sheet: string, options: FillOptions) {
    this.#sheet = sheet;
    this.#options = options;
  }

  /** Cells that hold something stay, whatever it is. */
  get onlyBlanks(): boolean {
    return this.#options.scope === 'blank';
  }

  skip(field: Field, part: FilledPart, about: About | null, reason: SkipReason): void {
    const cell = cellAddress(field.cell.row, field.cell.column);
    this.skipped.push({ cell, part, about, reason });
  }

  /** The number that the cell will hold; `points` is what it reads now. */
  after(cell: GridCell, points: Decimal | null): Decimal | null {
    return this.#after.get(cellKey(cell)) ?? points;
  }

  isWritten(cell: GridCell): boolean {
    return this.#after.has(cellKey(cell));
  }

  /** @param becomes the number that the cell will hold, if it is one that others add up. */
  write(target: Target, becomes: Decimal | null = null): void {
    const { field, part, about, isRight } = target;
    const { cell } = field;
    if (this.onlyBlanks && !isBlankCell(cell)) return;
    const value = valueInPlace(field, target.value);
    const formula = this.#options.as === 'formulas' && !isInline(field) ? (target.formula ?? null) : null;
    if (cell.formula !== null) {
      if (isRight) return;
      if (this.#options.replaceFormulas !== true) {
        this.skip(field, part, about, { kind: 'formula', formula: cell.formula });
        return;
      }
    } else if (isRight && (formula === null || target.makeLive !== true)) {
      return;
    }
    // What stands there already is read otherwise than it is meant: writing it once more changes nothing.
    if (formula === null && cell.formula === null && cell.value === value) return;
    const to = formula === null ? { value } : { value: target.result ?? value, formula };
    const replacesFormula = cell.formula !== null;
    const legible = part === 'notes' ? { legible: true as const } : {};
    const written = (target.basis ?? []).filter((each) => this.isWritten(each));
    const needs = [...new Set(written.map((each) => cellAddress(each.row, each.column)))];
    const edit = { ...editOf(this.#sheet, cell, to), ...legible, part, about, replacesFormula };
    this.edits.push(needs.length === 0 ? edit : { ...edit, needs });
    if (becomes !== null) this.#after.set(cellKey(cell), becomes);
  }
}
