import { HUNDRED } from '../decimal.ts';
import type { FixKind } from '../edits/edit.ts';
import type { GridCell } from '../grid/grid.ts';
import { numberIn } from '../layout/fields.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { sameScore } from '../scoring/rules.ts';
import { cellText } from '../values/display.ts';
import { type FixDraft, NATIONAL_RULES, type Severity, type TableCheck } from './check.ts';
import { correctionKind, scoreFix } from './shared/fixes.ts';
import { type NoteState, noteState } from './shared/notes.ts';
import { cellsOf, nameOf, pathOf } from './shared/rows.ts';
import { isStrict, type JudgedScore, judgedScores, type ScoreByRule } from './shared/verdict.ts';

/** `note`: whether the form has a place for a reason, and whether one stands there. */
export interface ScoreMismatchData extends ScoreByRule {
  readonly note: NoteState;
  readonly assumedReverse: boolean;
  /** Rows whose points, weighted already, were weighted once more, this one the first of them. */
  readonly folded?: Folded;
}

interface Folded {
  /** The column of the weighted points: 单项指标得分. */
  readonly head: string;
  readonly names: readonly string[];
}

/**
 * Systems let a unit fill in a score of 100 and weight it themselves (90 × 25% = 22.5). Where it filled in the points that are due,
 * they were weighted twice (25 × 25% = 6.25): one cause for all such rows. Their columns, by the rows.
 */
function foldedRows({ table }: ScoredTable, different: readonly JudgedScore[]): ReadonlyMap<JudgedScore, GridCell> {
  const byRow = new Map(different.map((judged) => [judged.row.indicator.row, judged]));
  const folded = new Map<JudgedScore, GridCell>();
  if (byRow.size === 0) return folded;
  for (const { cell, role } of table.account.cells) {
    const judged = role === 'known' ? byRow.get(cell.row) : undefined;
    if (judged === undefined) continue;
    const single = numberIn(cell);
    if (single === null) continue;
    const { points, score, recomputed } = judged;
    if (sameScore(single, recomputed) && sameScore(single.times(points).div(HUNDRED), score)) folded.set(judged, cell);
  }
  const columns = new Set([...folded.values()].map(({ column }) => column));
  // By chance one row can look so.
  return columns.size === 1 && folded.size > 1 ? folded : new Map();
}

/** All of them at once: one corrected alone would leave the others. */
function foldedFix(rows: readonly JudgedScore[]): { fix?: FixDraft } {
  const fixes = rows.flatMap(({ row: { indicator }, recomputed }) =>
    indicator.score === null ? [] : (scoreFix(indicator.score, recomputed, 'choice').fix ?? []),
  );
  return fixes.length < rows.length ? {} : { fix: { kind: 'choice', edits: fixes.flatMap(({ edits }) => edits) } };
}

function headOf({ table }: ScoredTable, { row, column }: GridCell): string {
  const heads = table.account.cells.filter(
    ({ cell, role }) => role === 'label' && cell.column === column && cell.row < row,
  );
  const head = heads.at(-1)?.cell;
  return head === undefined ? '' : cellText(head);
}

/**
 * A recorded score that isn't the rule's: missed but higher, reached but lower, or a ratio worked out otherwise.
 *
 * A target reached and still marked down, with a reason in its note, is only a hint: the reason may be good (a target set
 * far too low is one that the rules name), the formula gives full points all the same. The same holds where the direction
 * was assumed from the name. Points that were weighted twice are one finding. Full points for a missed target and mere rounding have checks of their own.
 */
export const scoreMismatch: TableCheck<'score-mismatch', ScoreMismatchData> = {
  id: 'score-mismatch',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['target', 'actual', 'points', 'score'],
  appliesTo: ({ scores }) => scores.indicators.some(({ recomputed }) => recomputed !== null),
  run: (context) => {
    const different = judgedScores(context).filter(({ kind }) => kind === 'different');
    const folded = foldedRows(context, different);
    const [first] = folded.keys();
    return different.flatMap((judged) => {
      const { row, points, score, recomputed } = judged;
      const { indicator, result } = row;
      const single = folded.get(judged);
      if (indicator.score === null || (single !== undefined && judged !== first)) return [];
      const group = single === undefined ? [row] : [...folded.keys()].map((each) => each.row);
      const note = noteState(indicator.note);
      const weak = result.assumedReverse || (note === 'filled' && isStrict(judged));
      const severity: Severity = weak ? 'hint' : 'warning';
      // Whoever took off more than the rules ask and says why may be right.
      const isReasoned = note === 'filled' && score.lt(recomputed);
      const correction = { note: indicator.note, points, score, to: recomputed };
      const kind: FixKind = weak || isStrict(judged) || isReasoned ? 'choice' : correctionKind(context, correction);
      return [
        {
          cells: group.flatMap(({ indicator: each }) => cellsOf(each.score, each.actual, each.target)),
          data: {
            name: nameOf(row),
            points,
            score,
            recomputed,
            derivation: result.derivation,
            note,
            assumedReverse: result.assumedReverse,
            ...(single === undefined ? {} : { folded: { head: headOf(context, single), names: group.map(nameOf) } }),
          },
          severity,
          about: single === undefined ? pathOf(row) : 'indicators/score',
          ...(single === undefined ? scoreFix(indicator.score, recomputed, kind) : foldedFix([...folded.keys()])),
        },
      ];
    });
  },
};
