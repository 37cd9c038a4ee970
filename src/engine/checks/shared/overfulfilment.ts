import type { Decimal } from '../../decimal.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import { rulesOf } from '../../scoring/rules.ts';
import { alignMeasures } from '../../values/measure.ts';
import type { Operator } from '../../values/reading.ts';
import type { IndicatorRow } from './rows.ts';
import { isDuration } from './units.ts';

/** Whether more is better for sure; without an operator a time may be one to keep short. */
function wantsMore(operator: Operator | null, unit: string | null, assumedReverse: boolean): boolean {
  if (operator === null) return !assumedReverse && !isDuration(unit);
  return operator === '>=' || operator === '>' || operator === '=';
}

/**
 * Actual ÷ target where it lies at or beyond the policy's threshold; null otherwise.
 *
 * Spending less than a limit, or fewer complaints than feared, is what a reverse indicator asks for, so only indicators
 * that ask for more can be over-fulfilled.
 */
export function overfulfilment({ indicator, result }: IndicatorRow, { policy }: ScoredTable): Decimal | null {
  if (indicator.isExecutionRate) return null;
  const { target, actual, assumedReverse } = result;
  const aligned = alignMeasures(target, actual);
  if (aligned === null || aligned.units === 'different' || aligned.target.lte(0)) return null;
  if (!wantsMore(target.operator, target.unit ?? actual.unit, assumedReverse)) return null;
  // Multiplying is exact and quick; only what is beyond the threshold needs its ratio.
  return aligned.actual.gte(aligned.target.times(rulesOf(policy).threshold))
    ? aligned.actual.div(aligned.target)
    : null;
}
