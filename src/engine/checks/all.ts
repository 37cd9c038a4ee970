/**
 * The register of checks: each id with its check, block by block. Ids, the data of findings and the order in which findings of
 * one row are listed derive from it; words (`messages/checks/all.ts`) and help pages (`docs/checks`) are held against it.
 */

import { actualCopiesTarget } from './actual-copies-target.ts';
import { actualMissing } from './actual-missing.ts';
import { actualNotNumeric } from './actual-not-numeric.ts';
import { amountUnit } from './amount-unit.ts';
import { basicsMissing } from './basics-missing.ts';
import { budgetMissing } from './budget-missing.ts';
import { budgetZero } from './budget-zero.ts';
import type { Check } from './check.ts';
import { columnMissing } from './column-missing.ts';
import { deductionUnexplained } from './deduction-unexplained.ts';
import { directionSuspect } from './direction-suspect.ts';
import { dominantIndicator } from './dominant-indicator.ts';
import { duplicateIndicator } from './duplicate-indicator.ts';
import { duplicateProject } from './duplicate-project.ts';
import { executionCountedTwice } from './execution-counted-twice.ts';
import { executionLow } from './execution-low.ts';
import { executionRate } from './execution-rate.ts';
import { executionScore } from './execution-score.ts';
import { formCut } from './form-cut.ts';
import { formulaError } from './formula-error.ts';
import { fundDetailsBlank } from './fund-details-blank.ts';
import { fundDetailsScored } from './fund-details-scored.ts';
import { fundDetailsSum } from './fund-details-sum.ts';
import { fundPoints } from './fund-points.ts';
import { goalCopied } from './goal-copied.ts';
import { goalMissing } from './goal-missing.ts';
import { gradeMismatch } from './grade-mismatch.ts';
import { hiddenSheet } from './hidden-sheet.ts';
import { level1Points } from './level1-points.ts';
import { noForm } from './no-form.ts';
import { noIndicators } from './no-indicators.ts';
import { notCalculated } from './not-calculated.ts';
import { noteWithoutDeviation } from './note-without-deviation.ts';
import { numberAsText } from './number-as-text.ts';
import { overfulfilledUnexplained } from './overfulfilled-unexplained.ts';
import { overspent } from './overspent.ts';
import { paceGap } from './pace-gap.ts';
import { partNotRead } from './part-not-read.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { pointsMissing } from './points-missing.ts';
import { pointsSum } from './points-sum.ts';
import { promptLeft } from './prompt-left.ts';
import { scoreMismatch } from './score-mismatch.ts';
import { scoreMissing } from './score-missing.ts';
import { scoreOverPoints } from './score-over-points.ts';
import { scoreRounded } from './score-rounded.ts';
import { subtotalMismatch } from './subtotal-mismatch.ts';
import { targetMissing } from './target-missing.ts';
import { tierRange } from './tier-range.ts';
import { totalMismatch } from './total-mismatch.ts';
import { totalMissing } from './total-missing.ts';
import { totalTwice } from './total-twice.ts';
import { unmetFullScore } from './unmet-full-score.ts';
import { unmetUnexplained } from './unmet-unexplained.ts';
import { valueUnit } from './value-unit.ts';
import { yearDiffers } from './year-differs.ts';

/** The form, its basics and its goals. */
const table = {
  'column-missing': columnMissing,
  'formula-error': formulaError,
  'not-calculated': notCalculated,
  'number-as-text': numberAsText,
  'basics-missing': basicsMissing,
  'goal-missing': goalMissing,
  'goal-copied': goalCopied,
  'prompt-left': promptLeft,
  'no-form': noForm,
  'hidden-sheet': hiddenSheet,
  'no-indicators': noIndicators,
  'form-cut': formCut,
  'part-not-read': partNotRead,
};

/** Amounts, sources and the execution of the budget. */
const funds = {
  'budget-missing': budgetMissing,
  'budget-zero': budgetZero,
  overspent,
  'fund-details-sum': fundDetailsSum,
  'fund-details-blank': fundDetailsBlank,
  'fund-details-scored': fundDetailsScored,
  'fund-points': fundPoints,
  'amount-unit': amountUnit,
  'execution-rate': executionRate,
  'execution-score': executionScore,
  'execution-low': executionLow,
};

/** Total, grade and what only the whole workbook shows. */
const total = {
  'total-missing': totalMissing,
  'total-mismatch': totalMismatch,
  'total-twice': totalTwice,
  'subtotal-mismatch': subtotalMismatch,
  'grade-mismatch': gradeMismatch,
  'duplicate-project': duplicateProject,
  'year-differs': yearDiffers,
};

/** Indicators, their points, scores and notes. */
const indicators = {
  'target-missing': targetMissing,
  'actual-missing': actualMissing,
  'points-missing': pointsMissing,
  'score-missing': scoreMissing,
  'placeholder-left': placeholderLeft,
  'actual-not-numeric': actualNotNumeric,
  'actual-copies-target': actualCopiesTarget,
  'value-unit': valueUnit,
  'direction-suspect': directionSuspect,
  'score-over-points': scoreOverPoints,
  'score-mismatch': scoreMismatch,
  'score-rounded': scoreRounded,
  'unmet-full-score': unmetFullScore,
  'tier-range': tierRange,
  'deduction-unexplained': deductionUnexplained,
  'unmet-unexplained': unmetUnexplained,
  'overfulfilled-unexplained': overfulfilledUnexplained,
  'note-without-deviation': noteWithoutDeviation,
  'level1-points': level1Points,
  'points-sum': pointsSum,
  'execution-counted-twice': executionCountedTwice,
  'duplicate-indicator': duplicateIndicator,
  'dominant-indicator': dominantIndicator,
  'pace-gap': paceGap,
};

/** The checks by the part of the form that they look at. */
export const checkBlocks = { table, funds, total, indicators };

const register = { ...table, ...funds, ...total, ...indicators };

export type CheckId = keyof typeof register;

/** What the findings of each check carry for their sentences: numbers and words from the form, no Chinese prose. */
export type CheckData = {
  readonly [Id in CheckId]: ReturnType<(typeof register)[Id]['run']>[number]['data'];
};

/** Each id with its check; a check under another id than its own is a type error. */
export const checks: { readonly [Id in CheckId]: Check<Id, CheckData[Id]> } = register;

/** A check of any id. */
export type AnyCheck = (typeof checks)[CheckId];

/** Every check, in the order in which findings of one row are listed. */
export const allChecks: readonly AnyCheck[] = Object.values(checks);

export const checkIds: readonly CheckId[] = allChecks.map(({ id }) => id);
