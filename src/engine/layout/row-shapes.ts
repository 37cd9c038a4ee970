/** What a row is follows from what it lacks, once it is known which cells it shares with others. */

import { hasValue } from './indicators.ts';
import { levelWord } from './row-kinds.ts';
import type { Field, Indicator, IndicatorKind } from './self-evaluation.ts';

const ROLES = ['target', 'actual', 'points', 'score'] as const;
type Role = (typeof ROLES)[number];

interface Setting {
  /** Columns that the form has and fills. */
  readonly roles: readonly Role[];
  /** All points of the form add up to the base. */
  readonly base: boolean;
  /** Levels stand in columns, not in rows. */
  readonly hasLevels: boolean;
}

function lacks(field: Field | null): boolean {
  if (field === null || hasValue(field)) return false;
  return field.cell.kind === 'blank' || field.cell.kind === 'text';
}

/** Columns that are blank in most rows were not filled in at all; they tell no row from another. */
function filledRoles(indicators: readonly Indicator[]): readonly Role[] {
  return ROLES.filter((role) => {
    const blank = indicators.filter((indicator) => lacks(indicator[role])).length;
    return indicators.some((indicator) => indicator[role] !== null) && blank * 2 <= indicators.length;
  });
}

function isOwner({ index, pointsOwner, scoreOwner }: Indicator): boolean {
  return pointsOwner === index && scoreOwner === index;
}

/** Values, but neither points nor a score, in a form that has both. */
function isUnscored(own: Indicator | undefined, roles: readonly Role[]): boolean {
  if (own === undefined || !isOwner(own) || own.kind === 'sub') return false;
  if (!roles.includes('points') || !roles.includes('score')) return false;
  return lacks(own.points) && lacks(own.score) && (!lacks(own.target) || !lacks(own.actual));
}

function kindOf(
  list: readonly Indicator[],
  at: number,
  heading: Indicator | undefined,
  setting: Setting,
): IndicatorKind {
  const { roles } = setting;
  const own = list[at] as Indicator;
  if (own.kind === 'sub' || !isOwner(own)) return own.kind;
  if (isUnscored(own, roles)) {
    const bare = heading !== undefined && lacks(heading.target) && lacks(heading.actual);
    const several = isUnscored(list[at + 1], roles) || list[at - 1]?.kind === 'sub' || isUnscored(list[at - 1], roles);
    if (heading !== undefined && (bare || several)) return 'sub';
    // Alone below an indicator with values of its own: a row whose points were forgotten.
    return several ? 'partial' : 'plain';
  }
  const holes = roles.filter((role) => lacks(own[role])).length;
  return holes < 2 || isUnfilled(own, setting) ? 'plain' : 'partial';
}

/** A row left blank that can't be anything but an indicator: its points are needed for the sum, or it stands where levels have columns of their own. */
function isUnfilled(own: Indicator, { roles, base, hasLevels }: Setting): boolean {
  const blank = roles.every((role) => role === 'points' || lacks(own[role]));
  if (!blank) return false;
  if (roles.includes('points')) return base && !lacks(own.points);
  return hasLevels && !roles.includes('score') && own.level2 !== null && levelWord(own.title) === null;
}

/**
 * A row that lacks one of target, actual, points and score has a hole in it; one that lacks more is no plain indicator. Rows with values
 * but neither points nor score belong to the indicator above, a row without values above such rows is their heading.
 */
export function nameShapes(indicators: readonly Indicator[], { base, hasLevels }: Omit<Setting, 'roles'>): Indicator[] {
  const setting = { roles: filledRoles(indicators), base, hasLevels };
  const list: Indicator[] = [];
  let heading = -1;
  for (let at = 0; at < indicators.length; at++) {
    const own = indicators[at] as Indicator;
    const kind = kindOf(indicators, at, list[heading], setting);
    if (kind !== 'sub') {
      if (isOwner(own) && (hasValue(own.points) || hasValue(own.score))) heading = at;
      list.push(kind === own.kind ? own : { ...own, kind });
      continue;
    }
    const owner = list[heading];
    if (owner === undefined) {
      list.push({ ...own, kind: 'partial', pointsOwner: own.index, scoreOwner: own.index });
      continue;
    }
    const { pointsOwner, scoreOwner, points, score } = owner;
    list.push({ ...own, kind, pointsOwner, scoreOwner, points, score });
    const bare = lacks(owner.target) && lacks(owner.actual);
    const note = !hasValue(owner.note) && hasValue(own.note) ? own.note : owner.note;
    if (bare || note !== owner.note) list[heading] = { ...owner, kind: bare ? 'heading' : owner.kind, note };
  }
  return list;
}
