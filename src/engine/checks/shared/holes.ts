/** What rows of indicators lack. One cause, one finding: a row that lacks several values lacks them together, and so do rows alike. */

import type { Indicator } from '../../layout/self-evaluation.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import type { FindingDraft, Severity } from '../check.ts';
import { isBlank } from './fields.ts';
import { oncePer } from './once.ts';
import {
  cellsOf,
  type IndicatorRow,
  isInUse,
  isPlain,
  type NamedIndicator,
  nameOf,
  pathOf,
  valuedRows,
} from './rows.ts';

/** In the order in which a form is filled: what is missing first names the finding. */
const HOLES = ['target', 'actual', 'points', 'score'] as const;
export type Hole = (typeof HOLES)[number];

/** `name`: the first of them. */
export interface RowsWithHoles extends NamedIndicator {
  /** All rows that lack the same; only where there are several. */
  readonly names?: readonly string[];
  /** What each of them lacks; only where that is more than one value. */
  readonly holes?: readonly Hole[];
}

/** The row says by itself that nothing belongs in it: a dash for a target, and neither points nor a score. */
function isSetAside({ result }: IndicatorRow): boolean {
  return result.target.kind === 'dash' && result.points.value === null && result.score.value === null;
}

/** Blank, or a dash beside a score: a score without points to earn it from. */
function lacksPoints({ result }: IndicatorRow): boolean {
  return result.points.status === 'blank' || (result.points.status === 'dash' && result.score.value !== null);
}

/** Blank, or a dash although there are points to earn. */
export function lacksScore({ indicator, result }: IndicatorRow): boolean {
  if (indicator.score === null || indicator.score.cell.kind === 'picture') return false;
  const points = result.points.value;
  if (result.score.status === 'blank') return points === null || !points.eq(0);
  return result.score.status === 'dash' && points !== null && points.gt(0);
}

/** Where all that the rows of a first level say of their targets is a dash, a blank says the same. */
function isWithoutTargets({ indicator }: IndicatorRow, rows: readonly IndicatorRow[]): boolean {
  if (indicator.level1 === null) return false;
  let dashes = 0;
  let blanks = 0;
  for (const { indicator: other, result } of rows) {
    if (other.level1?.cell !== indicator.level1.cell || other.target === null) continue;
    if (result.target.kind === 'dash') dashes++;
    else if (isBlank(other.target)) blanks++;
    else return false;
  }
  return dashes > 0 && dashes >= blanks;
}

function lacks(row: IndicatorRow, hole: Hole, rows: readonly IndicatorRow[]): boolean {
  const { indicator } = row;
  switch (hole) {
    case 'target':
    case 'actual': {
      const field = indicator[hole];
      // The form takes the execution rate from the funds.
      if (field === null || !isBlank(field) || (indicator.isExecutionRate && !isInUse(row))) return false;
      return hole === 'target' ? !isWithoutTargets(row, rows) : !isSetAside(row);
    }
    case 'points':
      if (indicator.points === null || indicator.points.cell.kind === 'picture') return false;
      return indicator.kind !== 'sub' && indicator.pointsOwner === indicator.index && lacksPoints(row) && isInUse(row);
    case 'score':
      return indicator.kind !== 'sub' && indicator.scoreOwner === indicator.index && lacksScore(row) && isInUse(row);
  }
}

interface HoleGroup {
  readonly holes: readonly Hole[];
  readonly rows: readonly [IndicatorRow, ...IndicatorRow[]];
}

/** Rows that lack one value each by itself, those that lack the same several together. */
const holeGroups: (context: ScoredTable) => readonly HoleGroup[] = oncePer((context) => {
  const all = valuedRows(context);
  const groups: { holes: readonly Hole[]; rows: [IndicatorRow, ...IndicatorRow[]] }[] = [];
  const several = new Map<string, [IndicatorRow, ...IndicatorRow[]]>();
  for (const row of all) {
    const holes = isPlain(row) ? HOLES.filter((hole) => lacks(row, hole, all)) : [];
    const key = holes.join('+');
    const known = several.get(key);
    if (known !== undefined) known.push(row);
    else if (holes.length > 0) {
      const rows: [IndicatorRow] = [row];
      groups.push({ holes, rows });
      if (holes.length > 1) several.set(key, rows);
    }
  }
  return groups;
});

/** Indicators in which that alone is missing. */
export function indicatorsLacking(context: ScoredTable, hole: Hole): ReadonlySet<Indicator> {
  const groups = holeGroups(context).filter(({ holes }) => holes.join() === hole);
  return new Set(groups.flatMap(({ rows }) => rows.map(({ indicator }) => indicator)));
}

/**
 * The findings of the check whose value is missing first. Where neither target nor actual stands and points and score do, what was to
 * be reached may stand in the name: that is weaker.
 */
export function holeFindings(context: ScoredTable, hole: Hole): FindingDraft<RowsWithHoles>[] {
  return holeGroups(context).flatMap(({ holes, rows }) => {
    if (holes[0] !== hole) return [];
    const [first] = rows;
    const isAlone = rows.length === 1;
    const cells = rows.flatMap(({ indicator }) => cellsOf(...holes.map((each) => indicator[each])));
    const severity: { severity?: Severity } = holes.join() === 'target,actual' ? { severity: 'warning' } : {};
    return [
      {
        cells: isAlone ? [...cells, ...cellsOf(first.indicator.name)] : cells,
        data: {
          name: nameOf(first),
          ...(isAlone ? {} : { names: rows.map(nameOf) }),
          ...(holes.length === 1 ? {} : { holes }),
        },
        about: isAlone ? pathOf(first) : `indicators/${holes.join('+')}`,
        needs: holes,
        ...severity,
      },
    ];
  });
}
