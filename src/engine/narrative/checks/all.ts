/**
 * The register of the checks of a report's text. Ids, the data of findings and the order in which findings of one place are
 * listed derive from it; words (`messages/narrative/all.ts`) are held against it.
 */

import type { NarrativeCheck } from './check.ts';
import { formBudget } from './form-budget.ts';
import { formGrade } from './form-grade.ts';
import { formProject } from './form-project.ts';
import { formRate } from './form-rate.ts';
import { formScore } from './form-score.ts';
import { formSpent } from './form-spent.ts';
import { formUnit } from './form-unit.ts';
import { formValue } from './form-value.ts';
import { formYear } from './form-year.ts';
import { textCount } from './text-count.ts';
import { textDifference } from './text-difference.ts';
import { textGrade } from './text-grade.ts';
import { textItemScores } from './text-item-scores.ts';
import { textName } from './text-name.ts';
import { textPlaceholder } from './text-placeholder.ts';
import { textRate } from './text-rate.ts';
import { textScoreSum } from './text-score-sum.ts';
import { textSum } from './text-sum.ts';
import { textTargetMissed } from './text-target-missed.ts';
import { textTwoValues } from './text-two-values.ts';
import { textUnit } from './text-unit.ts';
import { textYear } from './text-year.ts';

const register = {
  'text-rate': textRate,
  'text-sum': textSum,
  'text-difference': textDifference,
  'text-score-sum': textScoreSum,
  'text-item-scores': textItemScores,
  'text-grade': textGrade,
  'text-unit': textUnit,
  'text-two-values': textTwoValues,
  'text-count': textCount,
  'text-target-missed': textTargetMissed,
  'text-year': textYear,
  'text-name': textName,
  'text-placeholder': textPlaceholder,
  'form-score': formScore,
  'form-grade': formGrade,
  'form-budget': formBudget,
  'form-spent': formSpent,
  'form-rate': formRate,
  'form-value': formValue,
  'form-project': formProject,
  'form-unit': formUnit,
  'form-year': formYear,
};

export type NarrativeCheckId = keyof typeof register;

/** What the findings of each check carry for their sentences: numbers and words of the text, no prose. */
export type NarrativeCheckData = {
  readonly [Id in NarrativeCheckId]: ReturnType<(typeof register)[Id]['run']>[number]['data'];
};

/** Each id with its check; a check under another id than its own is a type error. */
export const narrativeChecks: { readonly [Id in NarrativeCheckId]: NarrativeCheck<Id, NarrativeCheckData[Id]> } =
  register;

export type AnyNarrativeCheck = (typeof narrativeChecks)[NarrativeCheckId];

/** In the order in which findings of one place are listed. */
export const allNarrativeChecks: readonly AnyNarrativeCheck[] = Object.values(narrativeChecks);

export const narrativeCheckIds: readonly NarrativeCheckId[] = allNarrativeChecks.map(({ id }) => id);
