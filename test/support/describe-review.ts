import type { Review } from '../../src/engine/review-types.ts';
import { shown } from './describe-form.ts';

/** A review in compact lines: the numbers that count, then a line for each finding with its cells. */
export function describeReview({ tables, findings, needsHuman, verdict }: Review): string {
  const numbers = tables.map(({ scores: { execution, total } }) => {
    const rate = execution.rate === null ? '∅' : shown(execution.rate.round(4, 1));
    const score = `${shown(execution.score)} of ${shown(execution.points)}`;
    return `execution ${rate} ${score} | recorded ${shown(total.recordedSum)} recomputed ${shown(total.score)} ${total.grade ?? '∅'} of ${shown(total.pointsSum)}`;
  });
  const found = findings.map(({ check, severity, cells }) => `${severity.padEnd(7)} ${check} ${cells.join(',')}`);
  const open = needsHuman.map(({ table, indicator, reason }) => {
    const row = tables[table]?.table.indicators[indicator]?.row;
    return `human   ${reason} ${row ?? ''}`;
  });
  return `${[verdict, ...numbers, ...found, ...open].join('\n')}\n`;
}
