import { type Decimal, HUNDRED, roundTo, sum, ZERO } from '../decimal.ts';
import type { Field, GroupSum, Level } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { sameScore } from '../scoring/rules.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { sameCell, shownDigits } from './shared/fields.ts';
import { scoreFix } from './shared/fixes.ts';
import { type IndicatorRow, indicatorRows } from './shared/rows.ts';

export interface SubtotalMismatchData {
  readonly name: string;
  /** The number of the row that doesn't come out; the other one does. */
  readonly part: 'points' | 'score';
  readonly recorded: Decimal;
  readonly sum: Decimal;
  /** The indicators that the row sums up. */
  readonly count: number;
}

/** Indicators that a row may sum up, with what they come to; null: some can't be read. */
interface Group {
  readonly rows: readonly IndicatorRow[];
  readonly points: Decimal | null;
  readonly score: Decimal | null;
  /** With the scores that the rules give. */
  readonly right: Decimal | null;
  /** With the digits that are shown. */
  readonly shown: Decimal | null;
}

function total(values: readonly (Decimal | null)[]): Decimal | null {
  return values.includes(null) ? null : sum(values as readonly Decimal[]);
}

function shownScore({ indicator, result }: IndicatorRow): Decimal | null {
  const { value } = result.score;
  if (value === null || indicator.score === null) return value;
  const format = /^0(?:\.(0+))?$/.exec(indicator.score.cell.format ?? '');
  return roundTo(value, format === null ? shownDigits(indicator.score) : (format[1]?.length ?? 0));
}

function groupOf(rows: readonly IndicatorRow[]): Group {
  const pointed = rows.filter(({ indicator }) => indicator.pointsOwner === indicator.index);
  const scored = rows.filter(({ indicator }) => indicator.scoreOwner === indicator.index);
  return {
    rows,
    points: total(pointed.map(({ result }) => result.points.value)),
    score: total(scored.map(({ result }) => result.score.value)),
    right: total(scored.map(({ result }) => result.recomputed ?? result.score.value)),
    shown: total(scored.map(shownScore)),
  };
}

/** What is left of 产出指标小计 without the words for a sum: 产出. */
const SUM_WORDS = /[一二三]级|^\(?[一二三四五六七八九十]+\)?[、.]?|小计|合计|总计|指标|分项|得分|分值|[()、:\d.]/g;

function ownWords(text: string): string {
  return normalise(text).replace(SUM_WORDS, '');
}

function isNamed(level: Level | null, words: string): boolean {
  return level !== null && ownWords(level.name) === words;
}

/** The rows of the group that the label names. */
function named(rows: readonly IndicatorRow[], words: string): Group[] {
  const first = rows.filter(({ indicator }) => isNamed(indicator.level1, words));
  const own = first.length > 0 ? first : rows.filter(({ indicator }) => isNamed(indicator.level2, words));
  return own.length > 0 ? [groupOf(own)] : [];
}

/** The rows of the level whose own row this is, or those marked as its parts. */
function below(rows: readonly IndicatorRow[], { label, row, until }: GroupSum): Group[] {
  const isOwn = (level: Level | null): boolean => level !== null && sameCell(level.cell, label.cell);
  const own = rows.filter(({ indicator }) =>
    until === undefined
      ? isOwn(indicator.level1) || isOwn(indicator.level2)
      : indicator.row > row && indicator.row <= until,
  );
  return own.length > 0 ? [groupOf(own)] : [];
}

/** The rows right above it: from where a level begins, or another such row stood, or the form began. */
function above(rows: readonly IndicatorRow[], row: number, earlier: readonly number[]): Group[] {
  const upper = rows.filter(({ indicator }) => indicator.row < row);
  const groups: Group[] = [];
  for (let from = upper.length - 1; from >= 0; from--) {
    const [own, before] = [upper[from]?.indicator, upper[from - 1]?.indicator];
    if (own === undefined) continue;
    const isFirst =
      before === undefined ||
      own.level1 !== before.level1 ||
      earlier.some((each) => each > before.row && each < own.row);
    // A single row of the second level has the same points as many another.
    const isSecond = own.level2 !== before?.level2 && from < upper.length - 1;
    if (isFirst || isSecond) groups.push(groupOf(upper.slice(from)));
  }
  return groups;
}

/** The one sum that all of these groups come to; null where they come to several. */
function onlySum(groups: readonly Group[], part: 'points' | 'score'): Decimal | null {
  const [first = null, ...others] = groups.map((group) => group[part]);
  return first !== null && others.every((other) => other?.eq(first) === true) ? first : null;
}

interface Recorded {
  readonly field: Field;
  readonly value: Decimal;
}

function recordedIn(field: Field | null): Recorded | null {
  const { value } = readPoints(field);
  return field === null || value === null || value.lte(ZERO) ? null : { field, value };
}

/** A group may be scored out of 100 as well: 49.9 of 50 is 99.8. */
function isReached({ field, value }: Recorded, { points, score, right, shown }: Group): boolean {
  const isSame = (each: Decimal): boolean => sameScore(each, value) || roundTo(each, shownDigits(field)).eq(value);
  const share = (each: Decimal): Decimal =>
    points === null || points.eq(ZERO) ? each : each.times(HUNDRED).div(points);
  return [score, right, shown].some((each) => each !== null && (isSame(each) || isSame(share(each))));
}

type Draft = FindingDraft<SubtotalMismatchData>;

function draft(
  part: 'points' | 'score',
  { label }: GroupSum,
  { field, value }: Recorded,
  groups: readonly Group[],
): Draft[] {
  const proper = onlySum(groups, part);
  const [group] = groups;
  if (proper === null || group === undefined) return [];
  const name = label.text.trim();
  return [
    {
      cells: [field.cell, label.cell],
      data: { name, part, recorded: value, sum: proper, count: group.rows.length },
      // Every group may have its 小计.
      about: `${group.rows[0]?.indicator.level1?.name ?? ''}/${name}/${part}`,
      off: value.minus(proper),
      ...scoreFix(field, field.cell.formula === null ? proper : null, 'choice'),
    },
  ];
}

/** The total disagrees with the rows by as much: one of the rows is wrong, and is told there. */
function isTold({ table, scores }: ScoredTable, off: Decimal | undefined): boolean {
  const { recordedSum } = scores.total;
  const recorded = readPoints(table.total?.score ?? null).value;
  return recorded !== null && recordedSum !== null && off !== undefined && recorded.minus(recordedSum).eq(off);
}

function mismatches(context: ScoredTable, row: GroupSum, groups: readonly Group[]): Draft[] {
  const [points, score] = [recordedIn(row.points), recordedIn(row.score)];
  if (points === null || score === null) return [];
  const byPoints = groups.filter((group) => group.points?.eq(points.value) === true);
  const byScore = groups.filter((group) => isReached(score, group));
  if (byPoints.length > 0)
    return byScore.length > 0 ? [] : draft('score', row, score, byPoints).filter(({ off }) => !isTold(context, off));
  // The points of a level's own row are compared as those that its label carries; where all points don't add up, a row may be wrong.
  const isOther = row.of === 'below' || context.scores.total.pointsGap !== null;
  return isOther ? [] : draft('points', row, points, byScore);
}

function groupsOf(context: ScoredTable, row: GroupSum, earlier: readonly number[]): Group[] {
  const rows = indicatorRows(context);
  if (row.of === 'below') return below(rows, row);
  const words = ownWords(row.words);
  if (words !== '') return named(rows, words);
  // Where one stands above all indicators, they stand above what they sum up.
  if (
    context.table.sums.some(
      ({ of, row: each }) => of === 'above' && rows.every(({ indicator }) => indicator.row > each),
    )
  )
    return [];
  // Two such rows, one below the other: what the second sums up beside the first, the form doesn't say.
  const last = earlier.at(-1) ?? 0;
  return rows.some(({ indicator }) => indicator.row > last && indicator.row < row.row)
    ? above(rows, row.row, earlier)
    : [];
}

/**
 * A row that sums up a group of indicators, one of whose two numbers isn't the sum: the other one shows which indicators are meant. Where
 * neither comes out, the row sums up something else.
 */
export const subtotalMismatch: TableCheck<'subtotal-mismatch', SubtotalMismatchData> = {
  id: 'subtotal-mismatch',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['all-points', 'all-scores'],
  appliesTo: ({ table }) => table.sums.length > 0,
  run: (context) => {
    const { sums, scored } = context.table;
    // What is scored beside the indicators may be in any of these sums.
    if (scored.length > 0) return [];
    return sums.flatMap((row, at) => {
      const earlier = sums.slice(0, at).flatMap((other) => (other.of === 'above' ? [other.row] : []));
      return mismatches(context, row, groupsOf(context, row, earlier));
    });
  },
};
