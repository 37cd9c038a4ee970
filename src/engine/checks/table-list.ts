import { amountUnit } from './amount-unit.ts';
import { basicsMissing } from './basics-missing.ts';
import { budgetMissing } from './budget-missing.ts';
import { budgetZero } from './budget-zero.ts';
import type { Check } from './check.ts';
import { columnMissing } from './column-missing.ts';
import type { TableFindingData } from './data-table.ts';
import { duplicateProject } from './duplicate-project.ts';
import { executionLow } from './execution-low.ts';
import { executionRate } from './execution-rate.ts';
import { executionScore } from './execution-score.ts';
import { formulaError } from './formula-error.ts';
import { fundDetailsBlank } from './fund-details-blank.ts';
import { fundDetailsScored } from './fund-details-scored.ts';
import { fundDetailsSum } from './fund-details-sum.ts';
import { fundPoints } from './fund-points.ts';
import { goalCopied } from './goal-copied.ts';
import { goalMissing } from './goal-missing.ts';
import { gradeMismatch } from './grade-mismatch.ts';
import { notCalculated } from './not-calculated.ts';
import { numberAsText } from './number-as-text.ts';
import { overspent } from './overspent.ts';
import { promptLeft } from './prompt-left.ts';
import { totalMismatch } from './total-mismatch.ts';
import { totalMissing } from './total-missing.ts';
import { yearDiffers } from './year-differs.ts';

/** Checks of the table, its basics, its funds, its total and the workbook, in the catalogue's order. */
export const tableChecks: readonly { [Id in keyof TableFindingData]: Check<Id> }[keyof TableFindingData][] = [
  columnMissing,
  formulaError,
  notCalculated,
  numberAsText,
  basicsMissing,
  goalMissing,
  goalCopied,
  promptLeft,
  budgetMissing,
  budgetZero,
  overspent,
  fundDetailsSum,
  fundDetailsBlank,
  fundDetailsScored,
  fundPoints,
  amountUnit,
  executionRate,
  executionScore,
  executionLow,
  totalMissing,
  totalMismatch,
  gradeMismatch,
  duplicateProject,
  yearDiffers,
];
