import { type Decimal, sum, ZERO } from '../decimal.ts';
import { hasPointsColumn } from '../scoring/points.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { exceeds } from '../scoring/rules.ts';
import { type FindingDraft, NATIONAL_RULES, type TableCheck } from './check.ts';
import { noteFix } from './shared/fixes.ts';
import { isFootNote, noteState } from './shared/notes.ts';
import { cellsOf, indicatorRows, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';
import { groupNames, scoreGroups } from './shared/score-groups.ts';

/** `note`: what stands in the note's cell instead of a reason. `foot`: that cell holds the reasons of the whole form. */
export interface DeductionUnexplainedData extends NamedIndicator {
  readonly points: Decimal;
  readonly score: Decimal;
  readonly note: string;
  readonly foot: boolean;
}

type Draft = FindingDraft<DeductionUnexplainedData>;

function ofIndicators(context: ScoredTable): Draft[] {
  return scoreGroups(context).flatMap((group) => {
    const { rows, first, points, score } = group;
    const { note } = first.indicator;
    if (note === null || points === null || score === null || score.lt(ZERO) || !exceeds(points, score)) return [];
    if (rows.some(({ indicator }) => noteState(indicator.note) === 'filled')) return [];
    return [
      {
        cells: cellsOf(note, first.indicator.score),
        data: {
          name: groupNames(group, nameOf),
          points,
          score,
          note: note.text,
          foot: isFootNote(note, context.table),
        },
        about: pathOf(first),
        ...noteFix(note, context),
      },
    ];
  });
}

/** Without a 分值 column only the block's label says what could be earned: 年度绩效目标1（80分）. */
function ofBlocks(context: ScoredTable): Draft[] {
  const { footReason, declaredBlocks } = context.table;
  if (footReason === null || noteState(footReason) !== 'silent' || declaredBlocks.length === 0) return [];
  const owners = indicatorRows(context).filter(({ indicator }) => indicator.scoreOwner === indicator.index);
  const scores = owners.map(({ result }) => result.score.value);
  if (scores.includes(null) || scores.some((score) => score?.lt(ZERO))) return [];
  const points = sum(declaredBlocks.map((block) => block.points ?? ZERO));
  const score = sum(scores.map((value) => value ?? ZERO));
  if (!exceeds(points, score) || score.eq(ZERO)) return [];
  const name = declaredBlocks.map((block) => block.name).join('、');
  return [
    {
      cells: [footReason.cell, ...declaredBlocks.map(({ cell }) => cell)],
      data: { name, points, score, note: footReason.text, foot: true },
      about: 'blocks',
      ...noteFix(footReason, context),
    },
  ];
}

/**
 * A score below the points and no reason for it: the note is blank, 0, 无 or a dash.
 *
 * Where the reasons of the whole form stand in one cell at the foot, that cell is the note of every indicator. A form
 * without any place for a reason has nothing to fill, so the check doesn't apply to it. A negative score is a slip of its
 * own and no deduction.
 */
export const deductionUnexplained: TableCheck<'deduction-unexplained', DeductionUnexplainedData> = {
  id: 'deduction-unexplained',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['points', 'score', 'note'],
  appliesTo: ({ table }) => table.indicators.some(({ score, note }) => score !== null && note !== null),
  run: (context) => (hasPointsColumn(context.table) ? ofIndicators(context) : ofBlocks(context)),
};
