/** Relations as the engine works with them: what hangs together, with what the checks need for their findings. */

import type { Decimal } from '../decimal.ts';
import type { GradeName } from '../values/grades.ts';
import type { RelationVerdict } from './ledger-types.ts';
import type { Num } from './mentions.ts';
import type { Piece } from './pieces.ts';

interface LinkBase {
  readonly verdict: RelationVerdict;
  readonly nums: readonly Num[];
  readonly workings: readonly string[];
}

/** A percentage and what it may be the quotient of. */
export interface RateLink extends LinkBase {
  readonly kind: 'rate';
  readonly rate: Num;
  /** Cut off instead of rounded: 28.57 → 28%. */
  readonly isCut: boolean;
  /** The quotient nearest to what is printed, 0–1; null when the words alone say what it is. */
  readonly nearest: Decimal | null;
}

/** A whole and its parts. */
export interface SumLink extends LinkBase {
  readonly kind: 'sum' | 'score-sum';
  readonly whole: Num;
  readonly parts: readonly Num[];
  /** In the unit of the whole. */
  readonly total: Decimal;
  /** The number whose unit must be another for the sum to hold: 元 for 万元. */
  readonly slip: Num | null;
}

/** first ± changes = last; `changes` with their signs. */
export interface DifferenceLink extends LinkBase {
  readonly kind: 'difference';
  readonly first: Num;
  readonly changes: readonly { readonly num: Num; readonly sign: 1 | -1 }[];
  readonly last: Num;
  /** What the numbers give for `last`, in its unit. */
  readonly result: Decimal;
}

export interface ItemScoresLink extends LinkBase {
  readonly kind: 'item-scores';
  readonly group: string;
  readonly stated: Num;
  readonly items: readonly Num[];
  readonly total: Decimal;
}

export interface GradeLink extends LinkBase {
  readonly kind: 'grade';
  readonly score: Num;
  readonly word: { readonly piece: Piece; readonly start: number; readonly end: number };
  readonly expected: GradeName;
}

export interface TargetLink extends LinkBase {
  readonly kind: 'target';
  readonly target: Num;
  readonly actual: Num;
  /** The section says that all was reached. */
  readonly isDenied: boolean;
}

/** One thing, two values. */
export interface SameLink extends LinkBase {
  readonly kind: 'same';
  readonly of: 'value' | 'unit' | 'year';
  readonly name: string;
  readonly first: Num;
  readonly second: Num;
}

export interface CountLink extends LinkBase {
  readonly kind: 'count';
  readonly count: Num;
  readonly found: number;
}

export type Link = RateLink | SumLink | DifferenceLink | ItemScoresLink | GradeLink | TargetLink | SameLink | CountLink;
