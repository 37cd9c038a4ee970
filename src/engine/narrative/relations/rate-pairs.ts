/** Percentages of which the sentence itself says which two numbers they are made of, whatever they are called. */

import { ONE } from '../../decimal.ts';
import { meet, plus } from '../figures.ts';
import type { Num } from '../mentions.ts';
import { afterInSentence, beforeInSentence, between, isHeldAgainst, nearby } from '../window.ts';
import {
  areOne,
  type Case,
  growth,
  isRough,
  MOST_BASES,
  present,
  quotient,
  type Reading,
  sinceLastRate,
} from './reading.ts';
import { sameMeasure } from './sum-parts.ts';

function isValue({ kind }: Num): boolean {
  return kind === 'count' || kind === 'amount' || kind === 'rate';
}

/** Whether they count the same: what is counted otherwise, or is no number of things, can be no base of a share. */
export function isLike(num: Num, done: Num): boolean {
  return num.kind === 'rate' || (sameMeasure(num, done) && num.unit === done.unit);
}

function named(readings: readonly (Reading | null)[], isSure = true): Case | null {
  const all = present(readings);
  return all.length === 0 ? null : { readings: all, direct: all.slice(0, 1), isNamed: true, isSure };
}

function areExact(...nums: readonly Num[]): boolean {
  return !nums.some((num) => num.isEarlier || isRough(num));
}

const CALLED = /(?:率|比例|比重|占比|进度)(?:达到|达|为|约|是|:|仅|均)*$/;
/** 320套中的304套. */
const OF_THOSE = /^[\u4e00-\u9fff()]{0,12}[中里](?:的|已|有|完成)*$/;

/** 304套，完成率: nothing else is said in between. */
const RIGHT_BEHIND = /^[\u4e00-\u9fff]{0,3}[，(][\u4e00-\u9fff]{2,8}:?$/;

function ofThose(all: readonly Num[], rate: Num): Case | null {
  const [part, whole] = sinceLastRate(beforeInSentence(all, rate));
  if (part === undefined || whole === undefined || !CALLED.test(rate.before)) return null;
  const isPart =
    sameMeasure(part, whole) &&
    part.unit === whole.unit &&
    part.exact.lte(whole.exact) &&
    RIGHT_BEHIND.test(between(part, rate));
  return isPart && OF_THOSE.test(between(whole, part)) && areExact(part, whole) ? named([quotient(part, whole)]) : null;
}

const PLANNED = /(?:计划|目标|任务|指标)(?:值|数|量|率)?(?:完成)?(?:为|是|:)*$/;
const DONE = /(?:实际|已完成|实际完成|完成)(?:值|数|量)?(?:为|了|:)*$/;
const OF_PLAN =
  /^(?:任务|目标|计划|总体|指标)*完成(?:率|比例)(?:达到|达|为|约|是|:)*$|完成(?:年度|全年)?(?:计划|目标|任务)的$/;
const BEYOND = /超额(?:完成)?(?:了)?$|超(?:目标|计划|任务)$/;

/** What was planned stands in a bracket right behind what was done: 18个（计划16个…. */
function isBehind(done: Num, planned: Num): boolean {
  return done.piece.text.charAt(done.end) === '(' && planned.piece.brackets[planned.bracket]?.start === done.end;
}

/** 目标95%，实际96.3%，完成率101.37%. */
function planned(all: readonly Num[], rate: Num): Case | null {
  const isBeyond = BEYOND.test(rate.before);
  if (!isBeyond && !OF_PLAN.test(rate.before)) return null;
  const readingOf = isBeyond ? growth : quotient;
  const [last, first] = beforeInSentence(all, rate);
  if (last === undefined || !isValue(last)) return null;
  if (first !== undefined && sameMeasure(first, last) && areExact(first, last)) {
    const isInOrder = PLANNED.test(first.before) && DONE.test(last.before);
    if (isInOrder) return named([readingOf(last, first)]);
    if (PLANNED.test(last.before) && (DONE.test(first.before) || isBehind(first, last)))
      return named([readingOf(first, last)]);
  }
  // 共开展24场次，超额完成20%（目标20场次）.
  const [next] = afterInSentence(all, rate);
  if (next === undefined || !isBehind(rate, next) || !PLANNED.test(next.before)) return null;
  return sameMeasure(last, next) && areExact(last, next) ? named([readingOf(last, next)]) : null;
}

const THAT_IS = /^[，(]?(?:即|计|也就是|合计?)$/;

/** 承担60%即336万元: so much of the amount before. */
function thatIs(all: readonly Num[], rate: Num): Case | null {
  const [part] = afterInSentence(all, rate);
  if (part === undefined || part.kind !== 'amount' || !THAT_IS.test(between(rate, part))) return null;
  const earlier = beforeInSentence(all, rate);
  const wholes = earlier.filter((num, at) => {
    const percent = earlier[at + 1];
    return num.kind === 'amount' && !(percent?.kind === 'rate' && THAT_IS.test(between(percent, num)));
  });
  const [whole] = wholes;
  return whole !== undefined && wholes.length === 1 && areExact(part, whole) ? named([quotient(part, whole)]) : null;
}

/** Shares whose base is an amount, told by other rules or by none: what they are called says nothing of two numbers beside them. */
const OTHERWISE = /执行|支出|支付|到位|拨付|完成|增长|下降|节约|节支|结余|结转|占|满意|收益|利用|使用|整改/;
const QUALIFIERS = /按期|按时|及时|准时|一次|首次|当年|当日|按月/g;
/** Which were meant to be: 应补助, 需整改. */
export const DUE = /应|须|需/;

function qualifiersOf(words: string): string {
  return [...words.matchAll(QUALIFIERS)].map(([word]) => word).join();
}

/** 合格率 of 合格, 回收率 of 收回. */
export function isCalled(words: string, word: string): boolean {
  return words.includes(word) || words.includes([...word].reverse().join(''));
}

function isExactCount(num: Num): boolean {
  return num.bound === null && areExact(num);
}

/**
 * 受理87件，按期办结85件，按期办结率97.7%: what was done is called as the rate is, and nothing else stands there. Some such rates
 * are of other numbers (就业率): only a near miss is told. */
function calledAlike(all: readonly Num[], rate: Num): Case | null {
  const name = /([\u4e00-\u9fff]{2,10})率(?:达到|达|为|约|是|:|仅|均)*$/.exec(rate.before)?.[1];
  const word = name?.slice(-2);
  const [done, ...others] = sinceLastRate(beforeInSentence(all, rate)).filter(({ kind }) => kind !== 'not-a-value');
  if (name === undefined || word === undefined || OTHERWISE.test(word) || done?.kind !== 'count') return null;
  if (!isCalled(done.before, word) || qualifiersOf(name) !== qualifiersOf(done.before) || !isExactCount(done))
    return null;
  const [of, ...more] = others;
  // 筛查率93.56%（目标9000人），检出263人: the bracket is of the rate before.
  if (of === undefined || of.bracket !== done.bracket) return ofEarlier(all, rate, done);
  const calledToo = of.before.replaceAll(`${word}率`, '');
  const isOther =
    DUE.test(of.before) || !isCalled(calledToo, name.length > 2 && done.before.endsWith(name) ? name : word);
  const isTold =
    !more.some((num) => isLike(num, done)) &&
    sameMeasure(done, of) &&
    done.unit === of.unit &&
    done.exact.lte(of.exact) &&
    isOther &&
    isExactCount(of) &&
    !/其中/.test(done.before) &&
    // Most of what is 100 % was asked of fewer than the number before it.
    !(done.exact.lt(of.exact) && rate.exact.eq(ONE));
  return isTold ? named([quotient(done, of)], false) : null;
}

/**
 * 活产9846人，建册9452人，建册率96%，访视9384人，访视率95.31%: of what the sentence begins with, or of what was counted last. Only a
 * slip is told.
 */
function ofEarlier(all: readonly Num[], rate: Num, done: Num): Case | null {
  const earlier = beforeInSentence(all, rate).filter(
    (num) => num.kind === 'count' && num !== done && isLike(num, done),
  );
  const bases = earlier.filter((num) => num.exact.gte(done.exact));
  // The base is named behind it: （以结案273件为基数）.
  if (bases.length === 0 || !earlier.every(isExactCount) || rate.after.startsWith('(')) return null;
  const found = named(bases.slice(0, MOST_BASES).map((base) => quotient(done, base)));
  return found === null ? null : { ...found, isSlip: true };
}

const DUE_TO = /应([\u4e00-\u9fff])[\u4e00-\u9fff]{0,6}$/;
const INDEED = /实([\u4e00-\u9fff])[\u4e00-\u9fff]{0,4}$/;

/** 应种286350剂次，实种283487剂次，接种率99%; 应收462.3万元，实收448.4万元，收缴率96.99%. */
function ofDue(all: readonly Num[], rate: Num): Case | null {
  const name = /([\u4e00-\u9fff]{1,4})率(?:达到|达|为|约|是|:)*$/.exec(rate.before)?.[1];
  const [done, of] = sinceLastRate(beforeInSentence(all, rate)).filter(({ kind }) => kind !== 'not-a-value');
  if (name === undefined || done === undefined || of === undefined || !isLike(of, done)) return null;
  const verb = INDEED.exec(done.before)?.[1];
  const isTold = verb !== undefined && verb === DUE_TO.exec(of.before)?.[1] && name.includes(verb);
  return isTold && isExactCount(done) && isExactCount(of) ? named([quotient(done, of)]) : null;
}

const ASKED = /问卷|调查|受访|回收|收回|发放|访问|测评|样本|回访|答卷|抽样|抽查|走访|接通/;

/** 收回问卷486份，满意和基本满意的452份，满意度93%. Other ways to reckon it are many: only a near miss is told. */
function satisfied(all: readonly Num[], rate: Num): Case | null {
  if (!/满意(?:度|率)(?:达到|达|为|约|是|:)*$/.test(rate.before)) return null;
  const counts = beforeInSentence(all, rate).filter(({ kind }) => kind === 'count');
  const [done, ...more] = counts.filter(({ before }) => /满意/.test(before));
  if (done === undefined || more.length > 0 || /不满意/.test(done.before)) return null;
  // Of those that count: 剔除无效3份.
  if (counts.some(({ before }) => /剔除|无效|扣除|作废/.test(before))) return null;
  const bases = counts.filter(
    (num) => num !== done && num.unit === done.unit && ASKED.test(num.before + num.after.slice(0, 4)),
  );
  return areExact(done, ...bases)
    ? named(
        bases.map((base) => quotient(done, base)),
        false,
      )
    : null;
}

const SHARE_OF = /占(?:总|全部|年度|全年)?([\u4e00-\u9fff]{2,10}?)(?:总额|总数|数|总量)?的(?:比例|比重)?(?:为|达|约)?$/;

/** 累计拨付543.2万元，占到位资金的97%: the base is named, and only one number bears that name. Only a near miss is told. */
function shareOf(all: readonly Num[], rate: Num): Case | null {
  const name = SHARE_OF.exec(rate.before)?.[1];
  const top = sinceLastRate(beforeInSentence(all, rate)).find(({ kind }) => kind === 'count' || kind === 'amount');
  if (name === undefined || top === undefined) return null;
  const bases = nearby(all, rate).filter((num) => num !== top && sameMeasure(num, top) && num.before.includes(name));
  const [base] = bases;
  return base !== undefined && areOne(bases) && areExact(top, base) ? named([quotient(top, base)], false) : null;
}

const GREW = /(?:增加|增长|增幅|上升|提高|提升|下降|减少|降低|降幅|增长率|压缩|缩短)(?:了|率|约|为|幅度|达)*$/;
/** 由85个增加到112个. */
const FROM = /(?:由|从|自)[^由从自，。;]{0,16}$/;
const TO = /^[^\d，。;]{0,8}?(?:增|升|提|扩|降|减|缩|压|涨|跌)[\u4e00-\u9fff]{0,3}(?:到|至|为)$/;

/** Whether the text says of two neighbours that the one became the other. */
export function becomes(from: Num, to: Num): boolean {
  return from.family !== null && from.family === to.family && FROM.test(from.before) && TO.test(between(from, to));
}

/** 由85个增加到112个，增加27个，增长31.8%. */
function grown(all: readonly Num[], rate: Num): Case | null {
  if (!GREW.test(rate.before) || rate.unit !== '%') return null;
  const values = beforeInSentence(all, rate).filter(({ kind }) => kind !== 'not-a-value');
  for (const [at, to] of values.slice(0, 2).entries()) {
    const from = values[at + 1];
    if (from !== undefined && from.kind !== 'rate' && becomes(from, to) && areExact(to) && !isRough(from))
      return named([growth(to, from)]);
  }
  return null;
}

const BY_HOW_MUCH = /^[^\d，。;]{0,3}$/;

/** 人均收入3860元，比培训前的3240元: what is said to be for each isn't said twice. */
export function isOfOneKind(now: Num, then: Num): boolean {
  return (
    now.family !== null &&
    now.family === then.family &&
    (now.kind === then.kind || (now.kind === 'per' && then.kind === 'amount'))
  );
}

/** The only number that can be meant where `then` is what it is held against; null where there are more, or 分别 divides them. */
export function onlyBefore(earlier: readonly Num[], then: Num): Num | null {
  // 较年初预算减少136万元: by how much something else differed is nothing to compare.
  const like = earlier.filter(
    (num) =>
      num.family === then.family &&
      num.unit === then.unit &&
      num.role !== 'added' &&
      num.role !== 'cut' &&
      !isHeldAgainst(num),
  );
  const [now] = like;
  if (now === undefined || like.length > 1 || !isOfOneKind(now, then)) return null;
  return /分别|目标|计划|其中|包括|含/.test(between(now, then)) ? null : now;
}

/** 培训1980人次，比上年的1650人次增长20%. */
function grownSince(all: readonly Num[], rate: Num): Case | null {
  if (!GREW.test(rate.before) || rate.unit !== '%') return null;
  const own = beforeInSentence(all, rate).filter(({ kind }) => kind !== 'not-a-value');
  // 比上年的943件增加143件，增长15.16%.
  const at = own[0]?.role === 'added' || own[0]?.role === 'cut' ? 1 : 0;
  const then = own[at];
  if (then === undefined || then.kind === 'rate' || !isHeldAgainst(then)) return null;
  if (at === 0 && !BY_HOW_MUCH.test(between(then, rate).replace(GREW, ''))) return null;
  const now = onlyBefore(own.slice(at + 1), then);
  return now !== null && areExact(now) && !isRough(then) ? named([growth(now, then)]) : null;
}

/** What expenditure is of a budget. */
export const SPENT_RATE = /(?:执行|支出|支付|拨付|使用)(?:率|进度)(?:达到|达|为|约|是|:)*$/;

/** 已支付237.5万元，支出率95%，剩余12.5万元, where 250万元 stands before: what was spent and what is left are all of it. */
function withRemainder(all: readonly Num[], rate: Num): Case | null {
  if (!SPENT_RATE.test(rate.before)) return null;
  const own = beforeInSentence(all, rate).filter(({ kind }) => kind === 'amount');
  const behind = afterInSentence(all, rate).filter(({ kind }) => kind === 'amount');
  const [spent, left] = [own[0], behind[0]];
  if (spent?.role !== 'spent' || left?.role !== 'left' || own.length + behind.length > 2) return null;
  const whole = plus([spent.base, left.base]);
  const base = nearby(all, rate).find((num) => num.kind === 'amount' && num !== spent && meet(num.base, whole));
  return base === undefined ? null : named([quotient(spent, base)]);
}

const PAIRS = [
  ofThose,
  planned,
  thatIs,
  ofDue,
  calledAlike,
  satisfied,
  shareOf,
  grown,
  grownSince,
  withRemainder,
] as const;

/** The quotient that the words around the percentage name; null where they name none. */
export function pairCase(all: readonly Num[], rate: Num): Case | null {
  for (const find of PAIRS) {
    const found = find(all, rate);
    if (found !== null) return found;
  }
  return null;
}
