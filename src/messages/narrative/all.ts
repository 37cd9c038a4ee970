import type { NarrativeCheckData, NarrativeCheckId } from '../../engine/narrative/checks/all.ts';
import type { CheckWords } from '../checks/check.ts';
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

/** The words of every check of a report's text, in the register's order; one that is missing is a type error. */
export const narrativeWords: { readonly [Id in NarrativeCheckId]: CheckWords<NarrativeCheckData[Id]> } = {
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
