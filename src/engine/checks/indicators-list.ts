import { actualCopiesTarget } from './actual-copies-target.ts';
import { actualMissing } from './actual-missing.ts';
import { actualNotNumeric } from './actual-not-numeric.ts';
import { deductionUnexplained } from './deduction-unexplained.ts';
import { directionSuspect } from './direction-suspect.ts';
import { dominantIndicator } from './dominant-indicator.ts';
import { duplicateIndicator } from './duplicate-indicator.ts';
import { executionCountedTwice } from './execution-counted-twice.ts';
import { level1Points } from './level1-points.ts';
import { noteWithoutDeviation } from './note-without-deviation.ts';
import { overfulfilledUnexplained } from './overfulfilled-unexplained.ts';
import { paceGap } from './pace-gap.ts';
import { placeholderLeft } from './placeholder-left.ts';
import { pointsMissing } from './points-missing.ts';
import { pointsSum } from './points-sum.ts';
import { scoreMismatch } from './score-mismatch.ts';
import { scoreMissing } from './score-missing.ts';
import { scoreOverPoints } from './score-over-points.ts';
import { scoreRounded } from './score-rounded.ts';
import { targetMissing } from './target-missing.ts';
import { tierRange } from './tier-range.ts';
import { unmetFullScore } from './unmet-full-score.ts';
import { valueUnit } from './value-unit.ts';

/** The checks of indicators, points, scores and notes, in the catalogue's order. */
export const indicatorChecks = [
  targetMissing,
  actualMissing,
  pointsMissing,
  scoreMissing,
  placeholderLeft,
  actualNotNumeric,
  actualCopiesTarget,
  valueUnit,
  directionSuspect,
  scoreOverPoints,
  scoreMismatch,
  scoreRounded,
  unmetFullScore,
  tierRange,
  deductionUnexplained,
  overfulfilledUnexplained,
  noteWithoutDeviation,
  level1Points,
  pointsSum,
  executionCountedTwice,
  duplicateIndicator,
  dominantIndicator,
  paceGap,
] as const;
