/** How a result came about, in one line with the arithmetic: `4.2 ÷ 50.2 = 8.37%，8.37% × 10 = 0.84`. */

import type { RateBasis } from '../engine/checks/shared/funds.ts';
import { type Decimal, HUNDRED, ONE, roundTo, smaller, ZERO } from '../engine/decimal.ts';
import type { Derivation, ExecutionGap, TierSign, UndeterminedReason } from '../engine/scoring/results.ts';
import { dateText } from '../engine/values/dates.ts';
import type { Operator } from '../engine/values/reading.ts';
import { amount, operatorSign, percent, points, quantity } from './format.ts';
import { quotedValue } from './phrases.ts';

type Rule<Name extends Derivation['rule']> = Extract<Derivation, { rule: Name }>;

const GAPS: { readonly [Gap in ExecutionGap]: string } = {
  'no-funds': '表内没有预算执行（项目资金）部分，不计算执行率。',
  blank: '全年预算数或全年执行数没有填写，无法计算执行率。',
  'zero-zero': '全年预算数和全年执行数都是 0，无法计算执行率。',
  'zero-budget': '全年预算数是 0，有支出，算不出执行率。',
  unreadable: '全年预算数或全年执行数不是可以计算的数字。',
  uncalculated: '全年预算数或全年执行数的公式没有计算结果，请用表格软件打开并保存后再核对。',
  'no-points': '表内不对预算执行单独计分。',
  'own-standard': '表内另有预算执行的评分标准，得几分需人工对照。',
  'points-taken': '各项指标的分值合计已经是满分，预算执行占多少分要由您定。',
};

const REASONS: { readonly [Reason in UndeterminedReason]: string } = {
  'target-blank': '没有年度指标值，需人工判断得分。',
  'actual-blank': '没有实际完成值，需人工判断得分。',
  'points-blank': '没有分值，无法计算得分。',
  'points-shared': '几项指标合用一个分值或得分单元格，需人工判断各项得分。',
  'target-unreadable': '年度指标值不是一个能比较的数，实际完成值是数字，需人工判断得分。',
  'score-unreadable': '得分填的不是数字，需人工核对。',
  'actual-words': '年度指标值是数字，实际完成值不是一个能比较的数，需人工判断得分。',
  qualitative: '定性指标，实际完成值没有写明达成程度，需人工判断得分。',
  'date-missed': '晚于要求的时间，扣多少分需人工判断。',
  'date-early': '早于要求的时间，扣多少分需人工判断。',
  'units-differ': '年度指标值与实际完成值的单位不同，无法比较，需人工判断得分。',
  'own-standard': '没有达到指标值，表内另有评分标准，扣多少分需人工对照。',
  'formula-error': '单元格公式出错，无法计算得分。',
  uncalculated: '单元格公式没有计算结果，请用表格软件打开并保存后再核对。',
  'points-unknown': '表内没有分值栏，未达标指标的分值无法推定，需人工判断得分。',
};

const TIER_NAMES = { 1: '达成年度指标', 2: '部分达成年度指标', 3: '未达成年度指标' } as const;

/**
 * The share with as many digits as it takes for share × points to give the score that is printed beside it: the line can
 * be checked with a pocket calculator.
 */
function shownShare(share: Decimal, total: Decimal, score: Decimal): string {
  for (let digits = 2; digits < 6; digits++) {
    const shown = roundTo(share.times(HUNDRED), digits).div(HUNDRED);
    if (roundTo(shown.times(total), 2).eq(roundTo(score, 2))) return percent(share, digits);
  }
  return percent(share, 6);
}

/** `4.2 ÷ 50.2 = 8.37%`. */
export function division({ spent, budget, rate }: RateBasis): string {
  return `${amount(spent)} ÷ ${amount(budget)} = ${percent(rate)}`;
}

/** `8.37% × 10 = 0.84`; a rate (0–1) above 1 counts as 1. */
export function rateTimesPoints(rate: Decimal, total: Decimal, score: Decimal): string {
  const share = smaller(rate, ONE);
  return timesPoints(shownShare(share, total, score), total, score);
}

function timesPoints(share: string, total: Decimal, score: Decimal): string {
  return `${share} × ${points(total)} = ${points(score)}`;
}

function assumption(operator: Operator, assumed: boolean): string {
  if (!assumed) return '';
  const lessIsBetter = operator === '<=' || operator === '<';
  return `（表内没有比较符号，按指标名称理解为${lessIsBetter ? '越少越好' : '不低于指标值'}）`;
}

function explainExecution({
  spent,
  budget,
  rate,
  points: total,
  score,
  capped,
  fromDetails,
}: Rule<'execution'>): string {
  const counted = capped ? ONE : rate;
  const share = shownShare(counted, total, score);
  const printed = capped ? percent(rate) : share;
  const division = `${amount(spent)} ÷ ${amount(budget)} = ${printed}`;
  const origin = fromDetails ? '按资金明细合计计算：' : '';
  const cap = capped ? '超过 100%，按 100% 计，' : '';
  return `${origin}${division}，${cap}${timesPoints(share, total, score)}`;
}

/** `达到 ≥98`, `符合 ≤5`; `达到指标值 98` where the form has no sign that would tell what was asked. */
function metTarget({ target, actual, unit, operator, operatorAssumed }: Rule<'reached'>): string {
  const lessIsBetter = operator === '<=' || operator === '<';
  const asked = quantity(target, unit);
  if (!operatorAssumed && operator !== '=')
    return `${lessIsBetter ? '符合' : '达到'} ${operatorSign(operator)}${asked}`;
  return `${lessIsBetter && !actual.eq(target) ? '不超过' : '达到'}指标值 ${asked}`;
}

function explainReached(derivation: Rule<'reached'>): string {
  const { target, actual, unit, operator, operatorAssumed, points: total } = derivation;
  // At the target itself every direction is reached.
  const assumed = operatorAssumed && !actual.eq(target);
  return `完成 ${quantity(actual, unit)}，${metTarget(derivation)}，得满分 ${points(total)}${assumption(operator, assumed)}`;
}

function explainMissed(derivation: Rule<'ratio' | 'inverse' | 'linear'>): string {
  const { rule, target, actual, completion, points: total, score, operator, operatorAssumed } = derivation;
  const share = shownShare(completion, total, score);
  const product = `${timesPoints(share, total, score)}${assumption(operator, operatorAssumed)}`;
  // A negative actual counts as 0; the line shows what was divided.
  const counted = actual.lt(ZERO) ? ZERO : actual;
  if (rule === 'ratio') return `${amount(counted)} ÷ ${amount(target)} = ${share}，${product}`;
  if (rule === 'inverse') return `反向指标：${amount(target)} ÷ ${amount(counted)} = ${share}，${product}`;
  const excess = `1 −（${amount(counted)} − ${amount(target)}）÷ ${amount(target)}`;
  const floor = completion.eq(ZERO) ? '（超出一倍以上，按 0 计）' : '';
  return `反向指标：${excess} = ${share}${floor}，${product}`;
}

function explainCompared(derivation: Rule<'compared'>): string {
  const { outcome, target, actual, unit, operator, operatorAssumed, completion } = derivation;
  const values = `实际完成 ${quantity(actual, unit)}，年度指标值 ${operatorAssumed ? '' : operatorSign(operator)}${quantity(target, unit)}`;
  const rate = outcome === 'missed' && completion !== null ? `，完成率 ${percent(completion)}` : '';
  return `${values}，${outcome === 'reached' ? '达到' : '未达到'}${rate}${assumption(operator, operatorAssumed)}`;
}

function tierBasis(tier: 1 | 2 | 3, because: TierSign, actual: string): string {
  switch (because) {
    case 'equal':
      return `实际完成值与年度指标值一致，属“${TIER_NAMES[tier]}”`;
    case 'word':
      return `实际完成值写明${quotedValue(actual)}，属“${TIER_NAMES[tier]}”`;
    case 'done':
      return `实际完成值${quotedValue(actual)}按“${TIER_NAMES[tier]}”理解`;
  }
}

function explainTier({ tier, because, actual, low, high, points: total }: Rule<'tier'>): string {
  return `定性指标：${tierBasis(tier, because, actual)}，分值 ${points(total)}，得分应在 ${points(low)}～${points(high)} 之间`;
}

function explainBanded({ actual, from, share, points: total, score }: Rule<'banded'>): string {
  const band = from.eq(ZERO) && share.eq(ZERO) ? '低于最低一档' : `达到 ${percent(from)} 一档`;
  return `满意度 ${percent(actual)}，${band}，得分值的 ${percent(share)}，${timesPoints(percent(share), total, score)}`;
}

/** What a reader finds in the cells instead of the numbers of the line: `（实际完成值的单元格显示 96%，实为 96.49%）`. */
function explainRounded({ rounded }: Derivation): string {
  if (rounded === undefined) return '';
  const { target, actual } = rounded;
  const parts = [
    target === undefined ? [] : [`年度指标值的单元格显示 ${target.shown}，实为 ${target.held}`],
    actual === undefined ? [] : [`实际完成值的单元格显示 ${actual.shown}，实为 ${actual.held}`],
  ];
  return `（${parts.flat().join('；')}）`;
}

/** The derivation in one line of Chinese, without a closing stop unless it is a sentence about what is missing. */
export function explain(derivation: Derivation): string {
  return `${explainValues(derivation)}${explainRounded(derivation)}`;
}

function explainValues(derivation: Derivation): string {
  switch (derivation.rule) {
    case 'execution':
      return explainExecution(derivation);
    case 'execution-unavailable':
      return GAPS[derivation.reason];
    case 'reached':
      return explainReached(derivation);
    case 'ratio':
    case 'inverse':
    case 'linear':
      return explainMissed(derivation);
    case 'target-zero':
      return `实际完成 ${quantity(derivation.actual, derivation.unit)}，没有达到年度指标值，按比例无法折算，得 ${points(derivation.score)}`;
    case 'banded':
      return explainBanded(derivation);
    case 'compared':
      return explainCompared(derivation);
    case 'compared-words':
      return tierBasis(derivation.tier, derivation.because, derivation.actual);
    case 'shared-score':
      return `合用一个得分单元格：${derivation.scores.map(points).join(' + ')} = ${points(derivation.score)}`;
    case 'date-reached':
      return `${dateText(derivation.actual)}，${derivation.notBefore ? '不早于' : '不晚于'}${dateText(derivation.target)}，得满分 ${points(derivation.points)}`;
    case 'tier':
      return explainTier(derivation);
    case 'undetermined':
      return REASONS[derivation.reason];
  }
}

/** Why a person has to judge an indicator: what its values leave open, or that nobody knows what its score is. */
export function explainTask(reason: UndeterminedReason, derivation: Derivation): string {
  return reason === 'score-unreadable' ? REASONS[reason] : explain(derivation);
}

/** A derivation as a sentence of its own. */
export function derivationSentence(derivation: Derivation): string {
  const line = explain(derivation);
  return line.endsWith('。') ? line : `${line}。`;
}
