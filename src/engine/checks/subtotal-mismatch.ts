import { type Decimal, decimal, HUNDRED, ZERO } from '../decimal.ts';
import type { Field, GroupSum, Level, SumAbove, SumBelow } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { roundedNumber } from '../values/display.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { isGivenAs, sameCell } from './shared/fields.ts';
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
  readonly count: number;
  /** The first level of the topmost one. */
  readonly level: Level | null;
  readonly points: Decimal | null;
  readonly score: Decimal | null;
  /** With the scores that the rules give. */
  readonly right: Decimal | null;
  /** With the digits that are shown. */
  readonly shown: Decimal | null;
}

const NOTHING: Group = { count: 0, level: null, points: ZERO, score: ZERO, right: ZERO, shown: ZERO };

function plus(sum: Decimal | null, value: Decimal | null): Decimal | null {
  return sum === null || value === null ? null : sum.plus(value);
}

/** The score as a reader sees it. */
function shownScore({ indicator, result }: IndicatorRow): Decimal | null {
  const rounded = indicator.score === null ? null : roundedNumber(indicator.score.cell);
  return rounded === null ? result.score.value : decimal(rounded.shown.replace('%', ''));
}

/** The group with one more row on top. */
function withRow(group: Group, row: IndicatorRow): Group {
  const { indicator, result } = row;
  const isPointed = indicator.pointsOwner === indicator.index;
  const isScored = indicator.scoreOwner === indicator.index;
  return {
    count: group.count + 1,
    level: indicator.level1,
    points: isPointed ? plus(group.points, result.points.value) : group.points,
    score: isScored ? plus(group.score, result.score.value) : group.score,
    right: isScored ? plus(group.right, result.recomputed ?? result.score.value) : group.right,
    shown: isScored ? plus(group.shown, shownScore(row)) : group.shown,
  };
}

function groupsOf(rows: readonly IndicatorRow[]): Group[] {
  return rows.length === 0 ? [] : [rows.reduceRight(withRow, NOTHING)];
}

/** What is left of 产出指标小计 without the words for a sum: 产出. */
const SUM_WORDS = /[一二三]级|^\(?[一二三四五六七八九十]+\)?[、.]?|小计|合计|总计|指标|分项|得分|分值|[()、:\d.]/g;

function ownWords(text: string): string {
  return normalise(text).replace(SUM_WORDS, '');
}

/** No group has more rows; a sheet may have thousands of sums over thousands of rows. */
const MOST_ROWS = 100;

/** Finds the indicators that the sums of one form may be of, each answer made once. */
class GroupFinder {
  readonly #rows: readonly IndicatorRow[];
  /** Sums that stand below what they sum up. */
  readonly #sums: readonly SumAbove[];
  readonly #words = new Map<Level, string>();
  readonly #named = new Map<string, Group[]>();

  constructor(context: ScoredTable) {
    this.#rows = indicatorRows(context);
    this.#sums = context.table.sums.flatMap((each) => (each.of === 'above' ? [each] : []));
  }

  groupsOf(sum: GroupSum): Group[] {
    if (sum.of === 'below') return this.#below(sum);
    const words = ownWords(sum.words);
    if (words === '') return this.#above(sum);
    const known = this.#named.get(words);
    if (known !== undefined) return known;
    const groups = this.#namedAs(words);
    this.#named.set(words, groups);
    return groups;
  }

  #isNamed(level: Level | null, words: string): boolean {
    if (level === null) return false;
    if (!this.#words.has(level)) this.#words.set(level, ownWords(level.name));
    return this.#words.get(level) === words;
  }

  /** The rows of the group that the label names. */
  #namedAs(words: string): Group[] {
    const first = this.#rows.filter(({ indicator }) => this.#isNamed(indicator.level1, words));
    return groupsOf(
      first.length > 0 ? first : this.#rows.filter(({ indicator }) => this.#isNamed(indicator.level2, words)),
    );
  }

  /** The rows of the level whose own row this is, or those marked as its parts. */
  #below({ label, row, until }: SumBelow): Group[] {
    const isOwn = (level: Level | null): boolean => level !== null && sameCell(level.cell, label.cell);
    return groupsOf(
      this.#rows.filter(({ indicator }) =>
        until === undefined
          ? isOwn(indicator.level1) || isOwn(indicator.level2)
          : indicator.row > row && indicator.row <= until,
      ),
    );
  }

  /** The rows right above it: from where a level begins, or another such row stood, or the form began. */
  #above({ row }: SumAbove): Group[] {
    const [top] = this.#rows;
    // Where one stands above all indicators, they stand above what they sum up.
    if (top === undefined || (this.#sums[0] as SumAbove).row < top.indicator.row) return [];
    const sums = this.#sums.filter((other) => other.row < row);
    let at = this.#rows.length - 1;
    while ((this.#rows[at] as IndicatorRow).indicator.row > row) at--;
    let nearest = sums.length - 1;
    // Two such rows, one below the other: what the second sums up beside the first, the form doesn't say.
    if ((this.#rows[at] as IndicatorRow).indicator.row < (sums[nearest]?.row ?? 0)) return [];
    const groups: Group[] = [];
    let group = NOTHING;
    for (; at >= 0 && group.count < MOST_ROWS; at--) {
      const own = (this.#rows[at] as IndicatorRow).indicator;
      const before = this.#rows[at - 1]?.indicator;
      group = withRow(group, this.#rows[at] as IndicatorRow);
      while ((sums[nearest]?.row ?? 0) > own.row) nearest--;
      const isFirst = before === undefined || own.level1 !== before.level1 || (sums[nearest]?.row ?? 0) > before.row;
      // A single row of the second level has the same points as many another.
      const isSecond = own.level2 !== before?.level2 && group.count > 1;
      if (isFirst || isSecond) groups.push(group);
    }
    return groups;
  }
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
  const whole = points === null || points.eq(ZERO) ? HUNDRED : points;
  return [score, right, shown].some(
    (each) =>
      each !== null && (isGivenAs(field, value, each) || isGivenAs(field, value, each.times(HUNDRED).div(whole))),
  );
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
      data: { name, part, recorded: value, sum: proper, count: group.count },
      // Every group may have its 小计.
      about: `${group.level?.name ?? ''}/${name}/${part}`,
      off: value.minus(proper),
      ...scoreFix(field, field.cell.formula === null ? proper : null, 'choice'),
    },
  ];
}

/** The total disagrees with the rows by as much: one of the rows is wrong, and is told there. */
function isTold({ table, scores }: ScoredTable, { off }: Draft): boolean {
  const { recordedSum } = scores.total;
  const recorded = readPoints(table.total?.score ?? null).value;
  return recorded !== null && recordedSum !== null && off?.eq(recorded.minus(recordedSum)) === true;
}

function mismatches(context: ScoredTable, row: GroupSum, groups: readonly Group[]): Draft[] {
  const [points, score] = [recordedIn(row.points), recordedIn(row.score)];
  if (points === null || score === null) return [];
  const byPoints = groups.filter((group) => group.points?.eq(points.value) === true);
  const byScore = groups.filter((group) => isReached(score, group));
  if (byPoints.length > 0)
    return byScore.length > 0 ? [] : draft('score', row, score, byPoints).filter((one) => !isTold(context, one));
  // The points of a level's own row are compared as those that its label carries; where all points don't add up, a row may be wrong.
  const isOther = row.of === 'below' || context.scores.total.pointsGap !== null;
  return isOther ? [] : draft('points', row, points, byScore);
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
    const finder = new GroupFinder(context);
    return sums.flatMap((row) => mismatches(context, row, finder.groupsOf(row)));
  },
};
