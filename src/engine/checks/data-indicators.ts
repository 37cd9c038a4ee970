import type { Decimal } from '../decimal.ts';
import type { Derivation } from '../scoring/results.ts';
import type { Alignment, Operator } from '../values/reading.ts';
import type { NoteState } from './shared/notes.ts';

/** What a finding about one indicator names: the indicator as the form writes it. */
interface Named {
  readonly name: string;
}

/** Target and actual as the form writes them. */
interface Compared extends Named {
  readonly target: string;
  readonly actual: string;
}

/** A recorded score beside the rule's, with the rule's derivation. */
interface Scored extends Named {
  readonly points: Decimal;
  readonly score: Decimal;
  readonly recomputed: Decimal;
  readonly derivation: Derivation;
}

/** Points of a group of indicators against what they should add up to. */
export interface GroupPoints {
  readonly name: string;
  readonly sum: Decimal;
  readonly expected: Decimal;
}

/** Data of the findings about indicators, their points, scores and notes. */
export interface IndicatorFindingData {
  'target-missing': Named;
  'actual-missing': Named;
  'points-missing': Named;
  /** `recomputed` and `derivation`: the rule's score, null where the rules alone give none. */
  'score-missing': Named & { readonly recomputed: Decimal | null; readonly derivation: Derivation | null };
  /** Worksheet rows of the unused placeholders. */
  'placeholder-left': { readonly rows: readonly number[] };
  'actual-not-numeric': Compared;
  'actual-copies-target': Compared;
  'value-unit': Compared & {
    readonly targetUnit: string | null;
    readonly actualUnit: string | null;
    readonly units: Exclude<Alignment['units'], 'same'>;
  };
  /** `sense`: what the name asks for. */
  'direction-suspect': Named & {
    readonly target: string;
    readonly operator: Operator;
    readonly sense: 'less' | 'more';
  };
  'score-over-points': Named & {
    readonly points: Decimal;
    readonly score: Decimal;
    readonly recomputed: Decimal | null;
  };
  /** `note`: whether the form has a place for a reason, and whether one stands there. */
  'score-mismatch': Scored & { readonly note: NoteState; readonly assumedReverse: boolean };
  /** `digits`: how many digits behind the point were kept. */
  'score-rounded': Scored & { readonly digits: number; readonly policyDigits: number };
  /** `recomputed`: null for a date that was missed, where a person decides what it costs. */
  'unmet-full-score': Omit<Scored, 'recomputed'> & {
    readonly recomputed: Decimal | null;
    readonly target: string;
    readonly actual: string;
    readonly assumedReverse: boolean;
  };
  'tier-range': Named & {
    readonly points: Decimal;
    readonly score: Decimal;
    readonly low: Decimal;
    readonly high: Decimal;
    readonly actual: string;
    readonly derivation: Derivation;
    readonly explained: boolean;
  };
  /** `note`: what stands in the note's cell instead of a reason. `foot`: that cell holds the reasons of the whole form. */
  'deduction-unexplained': Named & {
    readonly points: Decimal;
    readonly score: Decimal;
    readonly note: string;
    readonly foot: boolean;
  };
  /** `ratio`: actual ÷ target. `threshold`: from which the policy expects an explanation. */
  'overfulfilled-unexplained': Compared & {
    readonly ratio: Decimal;
    readonly threshold: number;
    readonly foot: boolean;
  };
  'note-without-deviation': Named & { readonly note: string; readonly points: Decimal };
  /** `source`: whether the label or the policy in force names the points. One group for a label. */
  'level1-points': { readonly source: 'label' | 'policy'; readonly groups: readonly GroupPoints[] };
  /** `labels`: first-level groups whose points differ from their label, which is where the slip lies. */
  'points-sum': {
    readonly sum: Decimal;
    readonly base: Decimal;
    readonly indicators: Decimal;
    readonly execution: Decimal | null;
    readonly labels: readonly GroupPoints[];
  };
  'execution-counted-twice': Named & { readonly points: Decimal | null; readonly executionPoints: Decimal };
  'duplicate-indicator': Named & { readonly rows: readonly number[] };
  'dominant-indicator': Named & { readonly points: Decimal; readonly all: Decimal };
  /** Rates and shares 0–1. `counted` of `of` indicators have a completion that can be computed. */
  'pace-gap': {
    readonly rate: Decimal;
    readonly completion: Decimal;
    readonly gap: Decimal;
    readonly limit: number;
    readonly counted: number;
    readonly of: number;
  };
}
