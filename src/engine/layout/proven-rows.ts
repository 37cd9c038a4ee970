import { type Decimal, HUNDRED, ZERO } from '../decimal.ts';
import { readPoints } from '../values/numbers.ts';
import { type ScoreColumns, scoredRowAt } from './scored-blocks.ts';
import type { Account, ScoredRow, SelfEvaluation } from './self-evaluation.ts';
import type { SheetView } from './sheet-view.ts';

interface Lacking {
  readonly points: Decimal;
  readonly score: Decimal;
}

/** What points lack of the base, and scores of the form's own total; null where one of them lacks nothing, or scores are blank. */
function lackingOf(form: Omit<SelfEvaluation, 'account'>, execution: Decimal): Lacking | null {
  const { indicators, scored, funds, total } = form;
  const recorded = readPoints(total?.score ?? null).value;
  if (recorded === null || recorded.gt(HUNDRED)) return null;
  let points = HUNDRED.minus(execution);
  let score = recorded.minus(readPoints(funds?.total?.score ?? null).value ?? ZERO);
  for (const own of indicators) {
    if (own.pointsOwner === own.index) points = points.minus(readPoints(own.points).value ?? ZERO);
    if (own.scoreOwner !== own.index) continue;
    const earned = readPoints(own.score);
    if (earned.status === 'blank' && own.score !== null) return null;
    score = score.minus(earned.value ?? ZERO);
  }
  for (const row of scored) {
    if (!row.bonus) points = points.minus(readPoints(row.points).value ?? ZERO);
    score = score.minus(readPoints(row.score).value ?? ZERO);
  }
  return points.gt(ZERO) && score.gt(ZERO) ? { points, score } : null;
}

function adds(rows: readonly ScoredRow[], column: 'points' | 'score', to: Decimal): boolean {
  return rows.reduce((sum, row) => sum.plus(readPoints(row[column]).value ?? ZERO), ZERO).eq(to);
}

/**
 * Rows of a gap that are proven to be scored: their points are just what the form lacks of the base, and their scores just what it lacks of
 * its own total. One of the two alone may be chance, and so may two gaps that both fit.
 *
 * @param execution the points of the execution.
 */
export function provenRows(
  view: SheetView,
  form: Omit<SelfEvaluation, 'account'>,
  { gaps }: Account,
  execution: Decimal,
): readonly ScoredRow[] {
  if (gaps.length === 0) return [];
  const lacking = lackingOf(form, execution);
  if (lacking === null) return [];
  const columns: ScoreColumns = { points: form.heads.points?.cell.column, score: form.heads.score?.cell.column };
  const fitting = gaps.flatMap((gap) => {
    if (gap.block !== null) return [];
    const numbers = new Set(gap.cells.map(({ row }) => row));
    const rows = [...numbers].flatMap((number) => {
      const row = view.row(number);
      return (row === undefined ? null : scoredRowAt(view, row, columns)) ?? [];
    });
    return adds(rows, 'points', lacking.points) && adds(rows, 'score', lacking.score) ? [rows] : [];
  });
  const [rows] = fitting;
  return rows === undefined || fitting.length > 1 ? [] : rows.map((row) => ({ ...row, proven: true }));
}
