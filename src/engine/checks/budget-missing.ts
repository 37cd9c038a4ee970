import { plain } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import type { AmountUnit, SelfEvaluation } from '../layout/self-evaluation.ts';
import { scoreExecution } from '../scoring/execution.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { RATE_TOLERANCE, sameScore } from '../scoring/rules.ts';
import { readPoints, readRate } from '../values/numbers.ts';
import { type FixDraft, NATIONAL_RULES, type TableCheck } from './check.ts';
import { type MissingAmount, missingAmounts } from './shared/funds.ts';
import { aboutFund, rowName } from './shared/places.ts';

export interface BudgetMissingData {
  readonly row: string;
  readonly amounts: readonly MissingAmount[];
  readonly unit: AmountUnit | null;
}

/** The form with the amounts that its total row lacks. */
function withAmounts(table: SelfEvaluation, amounts: readonly MissingAmount[]): SelfEvaluation {
  const funds = table.funds;
  if (funds?.total == null) return table;
  let total = funds.total;
  for (const { column, details } of amounts) {
    const field = total[column];
    if (field === null || details === null) continue;
    const cell: GridCell = { ...field.cell, kind: 'number', value: details.toNumber(), formula: null };
    total = { ...total, [column]: { cell, text: plain(details) } };
  }
  return { ...table, funds: { ...funds, total } };
}

/** With the amounts there, rate and score of the row are held against them: what they say has to be right. */
function ratesAgree({ table, policy }: ScoredTable, amounts: readonly MissingAmount[]): boolean {
  const total = table.funds?.total ?? null;
  const { rate, score } = scoreExecution(withAmounts(table, amounts), policy);
  const [printed, recorded] = [readRate(total?.rate ?? null).value, readPoints(total?.score ?? null).value];
  const rateAgrees = total?.rate == null || (rate !== null && printed?.minus(rate).abs().lte(RATE_TOLERANCE) === true);
  const scoreAgrees = total?.score == null || (score !== null && recorded !== null && sameScore(recorded, score));
  return rateAgrees && scoreAgrees;
}

/** The sums of the rows below, for every amount that they give. */
function fixOf(
  context: ScoredTable,
  amounts: readonly MissingAmount[],
  cellOf: (amount: MissingAmount) => GridCell,
): FixDraft | null {
  const edits = amounts.flatMap((amount) =>
    amount.details === null ? [] : [{ cell: cellOf(amount), to: { value: amount.details.toNumber() } }],
  );
  return edits.length === 0 ? null : { kind: ratesAgree(context, amounts) ? 'safe' : 'choice', edits };
}

/**
 * The total row of the funds lacks the budget or the spending, or says 0 while the rows under it carry money.
 *
 * Without both there is no execution rate and no execution score, so those aren't reported beside it.
 */
export const budgetMissing: TableCheck<'budget-missing', BudgetMissingData> = {
  id: 'budget-missing',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['funds/annualBudget', 'funds/spent'],
  appliesTo: ({ table }) => table.funds?.total != null,
  run(context) {
    const funds = context.table.funds;
    const total = funds?.total ?? null;
    if (funds === null || total === null) return [];
    const amounts = missingAmounts(context);
    if (amounts.length === 0) return [];
    const cellOf = ({ column }: MissingAmount): GridCell => total[column]?.cell ?? total.label.cell;
    const fix = fixOf(context, amounts, cellOf);
    return [
      {
        cells: amounts.map(cellOf),
        data: { row: rowName(funds, total), amounts, unit: funds.amountUnit },
        about: aboutFund(total, amounts.length > 1 ? 'annualBudget' : (amounts[0]?.column ?? 'annualBudget')),
        ...(fix === null ? {} : { fix }),
      },
    ];
  },
};
