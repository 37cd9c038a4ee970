import { ZERO } from '../decimal.ts';
import type { Indicator, SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { alignMeasures, readMeasure, spelledNumber } from '../values/measure.ts';
import { readPoints } from '../values/numbers.ts';
import type { Measure, NumberReading } from '../values/reading.ts';
import { saysNone } from '../values/words.ts';
import { type Judgement, knownPoints, type Points, type Readings, undetermined } from './judgement.ts';
import { hasOwnStandard } from './own-standard.ts';
import { hasPointsColumn, hasScoreColumn, pointsOwner, scoreOwner } from './points.ts';
import { scoreDates, scoreWords } from './qualitative.ts';
import { scoreNumbers } from './quantitative.ts';
import type { Derivation, IndicatorResult, UndeterminedReason } from './results.ts';
import { type Rules, rulesOf } from './rules.ts';
import { scoreBanded } from './satisfaction.ts';
import { settleShared } from './shared-cells.ts';

/** What the form's columns allow to say about any of its indicators. */
interface Setting {
  readonly rules: Rules;
  readonly table: SelfEvaluation;
  /** A form without a 分值 column: points are inferred from what was scored. */
  readonly infersPoints: boolean;
  /** A form without points and scores: values are compared, nothing is scored. */
  readonly comparesOnly: boolean;
}

function pointsOf(reading: NumberReading, setting: Setting): Points {
  if (setting.comparesOnly) return 'compared';
  if (setting.infersPoints) return 'inferred';
  if (reading.value?.gte(ZERO) === true) return reading.value;
  if (reading.status === 'error') return 'formula-error';
  return reading.status === 'uncalculated' ? 'uncalculated' : 'points-blank';
}

/** What keeps a cell from being judged at all. */
function obstacle({ target, actual }: Readings): UndeterminedReason | null {
  if (target.kind === 'error' || actual.kind === 'error') return 'formula-error';
  if (target.kind === 'uncalculated' || actual.kind === 'uncalculated') return 'uncalculated';
  if (target.kind === 'blank' || target.kind === 'dash') return 'target-blank';
  return actual.kind === 'blank' || actual.kind === 'dash' ? 'actual-blank' : null;
}

function judge(indicator: Indicator, readings: Readings, setting: Setting): Judgement {
  const points = pointsOf(readings.points, setting);
  const known = knownPoints(points);
  const reason = obstacle(readings);
  if (reason !== null) return undetermined(reason, known);
  const { target, actual } = readings;
  if (target.kind === 'number' && actual.kind === 'number') {
    const aligned = alignMeasures(target, actual);
    if (aligned === null || aligned.units === 'different') return undetermined('units-differ', known);
    return (
      scoreBanded(indicator, aligned, points, setting.rules) ??
      scoreNumbers(indicator, readings, aligned, points, setting.rules)
    );
  }
  if (target.kind === 'date' && actual.kind === 'date') return scoreDates(readings, points);
  if (target.kind === 'number') return undetermined('actual-words', known);
  if (actual.kind === 'number') return undetermined('target-unreadable', known);
  return scoreWords(readings, points, setting.rules);
}

/** A missed target costs what the form's own words say: which, a person has to read. */
function byOwnStandard(judged: Judgement, indicator: Indicator): Judgement {
  if (judged.status !== 'unmet' || judged.recomputed === null || !hasOwnStandard(indicator)) return judged;
  return { ...judged, recomputed: null, derivation: { rule: 'undetermined', reason: 'own-standard' } };
}

/** With what the cells show, where numbers were compared that they show in part. */
function withRounded(derivation: Derivation, { target, actual }: Readings): Derivation {
  if ((target.rounded ?? actual.rounded) === undefined || !('actual' in derivation)) return derivation;
  const rounded = {
    ...(target.rounded === undefined ? {} : { target: target.rounded }),
    ...(actual.rounded === undefined ? {} : { actual: actual.rounded }),
  };
  return { ...derivation, rounded };
}

/** 无, 未发生 against a target of 0 is the number 0. */
function countedNone(actual: Measure, target: Measure): Measure {
  if (actual.kind !== 'words' || target.value?.eq(ZERO) !== true || !saysNone(actual.text)) return actual;
  return { ...actual, kind: 'number', value: ZERO };
}

function isSaid({ kind }: Measure): boolean {
  return kind === 'words' || kind === 'number';
}

/** 一份 beside 1份 is the same number; so are words on both sides. */
function readBoth({ target, actual, operator, unit }: Indicator): Pick<Readings, 'target' | 'actual'> {
  const wanted = readMeasure(target, operator, unit);
  const got = countedNone(readMeasure(actual, null, unit), wanted);
  const asRead = { target: wanted, actual: got };
  if ((wanted.kind === 'number' && got.kind === 'number') || !isSaid(wanted) || !isSaid(got)) return asRead;
  const spelledTarget = wanted.kind === 'words' ? spelledNumber(wanted, operator, unit) : wanted;
  if (spelledTarget === null) return asRead;
  const spelledActual = got.kind === 'words' ? spelledNumber(got, null, unit) : got;
  return spelledActual === null ? asRead : { target: spelledTarget, actual: spelledActual };
}

function read(indicator: Indicator, table: SelfEvaluation): Readings {
  const { target, actual } = readBoth(indicator);
  return {
    target,
    actual,
    points: readPoints(pointsOwner(table, indicator).points),
    score: readPoints(scoreOwner(table, indicator).score),
  };
}

/**
 * Every indicator by the rules of domain and policy: quantitative ones get a score, qualitative ones a range, the others
 * the reason why a human has to decide. Scores are points, half-up to the policy's digits, never below 0 or above the points.
 */
export function scoreIndicators(table: SelfEvaluation, policy: ScoringPolicy): IndicatorResult[] {
  const infersPoints = !hasPointsColumn(table);
  const setting: Setting = {
    rules: rulesOf(policy),
    table,
    infersPoints,
    comparesOnly: infersPoints && !hasScoreColumn(table),
  };
  let shares = false;
  const results = table.indicators.map((indicator): IndicatorResult => {
    shares ||=
      indicator.kind === 'heading' ||
      indicator.pointsOwner !== indicator.index ||
      indicator.scoreOwner !== indicator.index;
    const readings = read(indicator, table);
    const { target, actual, points, score } = readings;
    // A sub-row has values and nothing to earn by itself.
    const own = indicator.kind === 'sub' ? { ...setting, comparesOnly: true } : setting;
    const judged = byOwnStandard(judge(indicator, readings, own), indicator);
    return {
      index: indicator.index,
      target,
      actual,
      points,
      score,
      effectivePoints: judged.effectivePoints,
      status: judged.status,
      recomputed: judged.recomputed,
      range: judged.range,
      completion: judged.completion,
      assumedReverse: judged.assumedReverse,
      derivation: withRounded(judged.derivation, readings),
    };
  });
  if (shares) settleShared(table, results);
  return results;
}
