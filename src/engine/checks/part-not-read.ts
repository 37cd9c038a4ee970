import { type Decimal, sum, ZERO } from '../decimal.ts';
import { looksNumeric, numberIn } from '../layout/fields.ts';
import type { Gap, SelfEvaluation } from '../layout/self-evaluation.ts';
import { formatKind } from '../values/display.ts';
import { readPoints } from '../values/numbers.ts';
import { type FindingDraft, FORM, type GapCheck, type Need, type Silenced } from './check.ts';
import { cellsOf } from './shared/rows.ts';

export interface PartNotReadData {
  readonly kind: Gap['kind'];
  /** The words nearest to it. */
  readonly words: string;
  readonly top: number;
  readonly bottom: number;
  /** What its numbers come to; null where it holds none. */
  readonly sum: Decimal | null;
  /** What may stand in it, and so couldn't be told. */
  readonly needs: readonly Need[];
  /** What the sum that it may belong to is off by. */
  readonly off: Decimal | null;
  /** Points and scores of rows that the sums prove to be scored; what else is said of a part doesn't hold of it. */
  readonly proven?: { readonly points: Decimal; readonly score: Decimal };
}

/** Shares of different things come to nothing together. */
function sumOf({ cells }: Gap): Decimal | null {
  const numbers = cells
    .filter(({ kind, format }) => kind === 'number' && (format === null || formatKind(format) === 'plain'))
    .flatMap((cell) => numberIn(cell) ?? []);
  return numbers.length === 0 ? null : sum(numbers);
}

function draftOf(gap: Gap, silenced: readonly Silenced[]): FindingDraft<PartNotReadData> {
  const rows = gap.cells.map(({ row }) => row);
  const filled = gap.kind === 'column' ? gap.cells : gap.cells.filter(looksNumeric);
  return {
    cells: filled.length === 0 ? gap.cells : filled,
    data: {
      kind: gap.kind,
      words: gap.words,
      top: Math.min(...rows),
      bottom: Math.max(...rows),
      sum: sumOf(gap),
      needs: [...new Set(silenced.map(({ need }) => need))],
      off: silenced.find(({ off }) => off !== null)?.off?.abs() ?? null,
    },
    about: gap.words,
    // What was withheld may have been no more than that.
    ...(silenced.every(({ severity }) => severity === 'hint') ? { severity: 'hint' } : {}),
  };
}

/** Rows below each other that the sums prove to be scored. */
function provenDrafts({ scored }: SelfEvaluation): FindingDraft<PartNotReadData>[] {
  const rows = scored.filter(({ proven }) => proven === true);
  const [first] = rows;
  if (first === undefined) return [];
  const worth = (column: 'points' | 'score'): Decimal => sum(rows.map((row) => readPoints(row[column]).value ?? ZERO));
  const numbers = rows.map(({ row }) => row);
  return [
    {
      cells: rows.flatMap(({ points, score }) => cellsOf(points, score)),
      data: {
        kind: 'block',
        words: first.name.text,
        top: Math.min(...numbers),
        bottom: Math.max(...numbers),
        sum: null,
        needs: [],
        off: null,
        proven: { points: worth('points'), score: worth('score') },
      },
      severity: 'hint',
      about: first.name.text,
    },
  ];
}

/**
 * A part of the form that wasn't understood and that kept a check from telling something: what was withheld has a reason that a
 * person can look at. So is a part that was counted because the sums prove it. A part that bears on nothing isn't worth a line: forms hold much that is no part of the evaluation.
 */
export const partNotRead: GapCheck<'part-not-read', PartNotReadData> = {
  id: 'part-not-read',
  severity: 'warning',
  basis: FORM,
  scope: 'gaps',
  appliesTo: () => true,
  run({ table }, silenced) {
    const gaps = new Map<Gap, Silenced[]>();
    for (const each of silenced) gaps.set(each.gap, [...(gaps.get(each.gap) ?? []), each]);
    return [...provenDrafts(table), ...[...gaps].map(([gap, of]) => draftOf(gap, of))];
  },
};
