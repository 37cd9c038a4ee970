import { type Decimal, ZERO } from '../decimal.ts';
import type { FundRow } from '../layout/self-evaluation.ts';
import { readPoints } from '../values/numbers.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';

export interface FundDetailsScoredData {
  readonly row: string;
  readonly points: Decimal | null;
  readonly score: Decimal | null;
}

/** What a form prints where nothing belongs. */
const NOTHING = '—';

interface Scored {
  readonly points: Decimal | null;
  readonly score: Decimal | null;
}

/** The points and score that a row carries; 0 counts as none, it changes no sum. */
function scoredIn(row: FundRow): Scored {
  const carried = (value: Decimal | null): Decimal | null => (value?.eq(ZERO) === true ? null : value);
  return { points: carried(readPoints(row.points).value), score: carried(readPoints(row.score).value) };
}

function same(a: Decimal | null, b: Decimal | null): boolean {
  return a === null || b === null ? a === b : a.eq(b);
}

/**
 * A 其中 row carries points or a score: only the total row is scored, the others show a dash.
 *
 * When every one of several rows repeats the total row's numbers, the cells are one merged area that an export wrote out.
 */
export const fundDetailsScored: TableCheck<'fund-details-scored', FundDetailsScoredData> = {
  id: 'fund-details-scored',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => (table.funds?.details ?? []).some(({ points, score }) => points !== null || score !== null),
  run({ table: { funds } }) {
    const total = funds?.total ?? null;
    if (funds === null || total === null) return [];
    const recorded = scoredIn(total);
    const rows = funds.details.map((row) => ({ row, ...scoredIn(row) }));
    const writtenOut = rows.every(({ points, score }) => same(points, recorded.points) && same(score, recorded.score));
    if (rows.length > 1 && writtenOut) return [];
    const findings: FindingDraft<FundDetailsScoredData>[] = [];
    for (const { row, points, score } of rows) {
      const fields = [points === null ? null : row.points, score === null ? null : row.score];
      const cells = fields.flatMap((field) => (field === null ? [] : [field.cell]));
      if (cells.length === 0) continue;
      // Where the total row has none of its own, the numbers may be its, one row too low.
      const kind = (points === null || recorded.points !== null) && (score === null || recorded.score !== null);
      findings.push({
        cells,
        data: { row: row.name, points, score },
        about: row.name,
        fix: { kind: kind ? 'safe' : 'choice', edits: cells.map((cell) => ({ cell, to: { value: NOTHING } })) },
      });
    }
    return findings;
  },
};
