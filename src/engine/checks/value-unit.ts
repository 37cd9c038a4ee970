import { alignMeasures } from '../values/measure.ts';
import type { Alignment, Measure } from '../values/reading.ts';
import { FORM, type TableCheck } from './check.ts';
import { actualText, type ComparedValues, cellsOf, nameOf, pathOf, targetText, valuedRows } from './shared/rows.ts';
import { isMoney } from './shared/units.ts';

export interface ValueUnitData extends ComparedValues {
  readonly targetUnit: string | null;
  readonly actualUnit: string | null;
  readonly units: Exclude<Alignment['units'], 'same'>;
}

const SHARES: ReadonlySet<string> = new Set(['%', '‰']);
/** Words that only count things, one for another in daily use: `1000册` and `1000本` say the same. */
const COUNTERS: ReadonlySet<string> = new Set('个项件套台条份栋间只支辆张块部本册篇期宗起例处家所幅株棵');
/** What these count is a difference (人 are no 户), but 个 stands for either. */
const COUNTED: ReadonlySet<string> = new Set('人户村');

function onlyCount(target: string, actual: string): boolean {
  if (COUNTERS.has(target) && COUNTERS.has(actual)) return true;
  return (target === '个' && COUNTED.has(actual)) || (actual === '个' && COUNTED.has(target));
}

/** A day of the month: `每月15日前`. */
const DAY = /[前后初底内]$/;

/** 1万份 and 12000份 speak the same unit; 万元 and 元 are two. */
function isMultiple(target: string, actual: string): boolean {
  return !isMoney(target) && (target.endsWith(actual) || actual.endsWith(target));
}

/**
 * Whether a reader may stumble. A counting word left out (`6` for `6个`) is no difference, nor is a bare 0, and a unit column
 * speaks for both values; a share without its sign is one, because 98 may be 98 pieces.
 */
function differs(target: Measure, actual: Measure, units: Alignment['units']): boolean {
  const [targetUnit, actualUnit] = [target.unit ?? '', actual.unit ?? ''];
  switch (units) {
    case 'same':
      return false;
    case 'one-missing': {
      const [named, bare] = target.unit === null ? [actual, target] : [target, actual];
      if (bare.value?.eq(0) === true) return false;
      return named.unitFrom === 'cell' && named.unit !== null && SHARES.has(named.unit);
    }
    case 'different':
      return ![targetUnit, actualUnit].some((unit) => DAY.test(unit)) && !onlyCount(targetUnit, actualUnit);
    case 'converted':
      return !isMultiple(targetUnit, actualUnit);
    case 'scale':
      return true;
  }
}

/** Target and actual in different units (95% against 98), or on different scales (95% against 0.95). */
export const valueUnit: TableCheck<'value-unit', ValueUnitData> = {
  id: 'value-unit',
  severity: 'hint',
  basis: FORM,
  scope: 'table',
  needs: ['target', 'actual'],
  appliesTo: ({ scores }) =>
    scores.indicators.some(({ target, actual }) => target.value !== null && actual.value !== null),
  run: (context) =>
    valuedRows(context).flatMap((row) => {
      const { indicator, result } = row;
      const { target, actual } = result;
      const units = alignMeasures(target, actual)?.units ?? 'same';
      if (units === 'same' || !differs(target, actual, units)) return [];
      return [
        {
          cells: cellsOf(indicator.actual, indicator.target),
          data: {
            name: nameOf(row),
            target: targetText(row),
            actual: actualText(row),
            targetUnit: target.unit,
            actualUnit: actual.unit,
            units,
          },
          ...(units === 'scale' ? { severity: 'warning' as const } : {}),
          about: pathOf(row),
        },
      ];
    }),
};
