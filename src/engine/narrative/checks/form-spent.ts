import type { NarrativeCheck } from './check.ts';
import { type FormAmountData, formAmounts } from './form-funds.ts';

export type FormSpentData = FormAmountData;

/** The text's expenditure for the whole project isn't the form's 全年执行数. */
export const formSpent: NarrativeCheck<'form-spent', FormSpentData> = {
  id: 'form-spent',
  severity: 'error',
  needsForm: true,
  run: (context) => formAmounts(context, 'spent'),
};
