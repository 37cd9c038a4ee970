import { type Decimal, ONE, smaller, ZERO } from '../decimal.ts';
import type { ScoredTable } from '../scoring/results.ts';
import type { TableCheck } from './check.ts';
import { cellsOf, type IndicatorRow, indicatorRows } from './shared/rows.ts';

/** Rates and shares 0–1. `counted` of `of` indicators have a completion that can be computed. */
export interface PaceGapData {
  readonly rate: Decimal;
  readonly completion: Decimal;
  readonly gap: Decimal;
  readonly limit: number;
  readonly counted: number;
  readonly of: number;
}

/** How far one indicator got, 0–1; null where words, dates or blanks leave no ratio. */
function completionOf({ result }: IndicatorRow): Decimal | null {
  switch (result.status) {
    case 'met':
    case 'overfulfilled':
      return result.completion === null && result.target.value === null ? null : ONE;
    case 'unmet':
      return result.completion === null ? null : smaller(result.completion, ONE);
    default:
      return null;
  }
}

interface Overall {
  readonly completion: Decimal;
  readonly counted: number;
  readonly of: number;
}

/** The mean completion, weighed by points; every indicator counts the same in a form that names none. */
function overallCompletion(context: ScoredTable): Overall | null {
  const rows = indicatorRows(context).filter(({ indicator }) => !indicator.isExecutionRate);
  const weighed = rows.some(({ result }) => result.effectivePoints !== null);
  let total = ZERO;
  let weights = ZERO;
  let counted = 0;
  for (const row of rows) {
    const completion = completionOf(row);
    const weight = weighed ? row.result.effectivePoints : ONE;
    if (completion === null || weight === null) continue;
    total = total.plus(completion.times(weight));
    weights = weights.plus(weight);
    counted++;
  }
  return weights.gt(ZERO) ? { completion: total.div(weights), counted, of: rows.length } : null;
}

/**
 * Money and work out of step: the execution rate and the overall completion of the indicators are further apart than the
 * policy allows. Runs only under a policy that sets such a limit.
 */
export const paceGap: TableCheck<'pace-gap', PaceGapData> = {
  id: 'pace-gap',
  severity: 'warning',
  basis: '预算管理一体化系统的自评提示',
  scope: 'table',
  needs: ['target', 'actual', 'points', 'funds/annualBudget', 'funds/spent'],
  isWanted: ({ policy }) => policy.paceGap !== null,
  appliesTo: (context) =>
    context.policy.paceGap !== null && context.scores.execution.rate !== null && overallCompletion(context) !== null,
  run: (context) => {
    const limit = context.policy.paceGap;
    const { rate: uncapped } = context.scores.execution;
    const overall = overallCompletion(context);
    if (limit === null || uncapped === null || overall === null) return [];
    const rate = smaller(uncapped, ONE);
    const gap = rate.minus(overall.completion).abs();
    if (gap.lte(limit)) return [];
    const total = context.table.funds?.total ?? null;
    return [
      {
        cells: cellsOf(total?.rate ?? null, total?.spent ?? null, total?.annualBudget ?? null),
        data: { rate, completion: overall.completion, gap, limit, counted: overall.counted, of: overall.of },
        about: 'pace',
      },
    ];
  },
};
