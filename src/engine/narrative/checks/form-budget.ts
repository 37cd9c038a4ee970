import type { NarrativeCheck } from './check.ts';
import { type FormAmountData, formAmounts } from './form-funds.ts';

export type FormBudgetData = FormAmountData;

/** The text's budget for the whole project isn't the form's 全年预算数. */
export const formBudget: NarrativeCheck<'form-budget', FormBudgetData> = {
  id: 'form-budget',
  severity: 'error',
  needsForm: true,
  run: (context) => formAmounts(context, 'annualBudget'),
};
