/** 年初 ± 调整 = 全年, 新 − 旧 = 增加, 预算 − 支出 = 结余. */

import type { Decimal } from '../../decimal.ts';
import { areOneSlipApart, figure, type Interval, meet, minus, plus } from '../figures.ts';
import type { DifferenceLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import { between, grouped, isHeldAgainst } from '../window.ts';
import { changes as changesOf } from './change.ts';
import { isOfOneKind, onlyBefore, SPENT_RATE } from './rate-pairs.ts';
import { areOne, present } from './reading.ts';
import { inUnitOf, stepOf } from './sum-parts.ts';

interface Change {
  readonly num: Num;
  readonly sign: 1 | -1;
}

function result(first: Num, changes: readonly Change[]): Interval {
  let value = first.base;
  for (const { num, sign } of changes) value = sign === 1 ? plus([value, num.base]) : minus(value, num.base);
  return value;
}

function exact(first: Num, changes: readonly Change[]): Decimal {
  return changes.reduce((all, { num, sign }) => (sign === 1 ? all.plus(num.exact) : all.minus(num.exact)), first.exact);
}

function link(first: Num, changes: readonly Change[], last: Num, verdict: DifferenceLink['verdict']): DifferenceLink {
  const value = inUnitOf(last, exact(first, changes));
  const shown = changes.map(({ num, sign }) => ` ${sign === 1 ? '+' : '−'} ${num.numeral}${num.unit ?? ''}`).join('');
  return {
    kind: 'difference',
    verdict,
    nums: [first, ...changes.map(({ num }) => num), last],
    workings: [`${first.numeral}${first.unit ?? ''}${shown} = ${figure(value)}${last.unit ?? ''}`],
    first,
    changes,
    last,
    result: value,
  };
}

function holds(first: Num, changes: readonly Change[], last: Num): boolean {
  return meet(result(first, changes), last.base);
}

const AFTER_CHANGE = /全年|调整后|调整为|变更为|最终|追加后|总预算/;

/** An amount that stands for what the year's budget became. */
function isAdjusted(num: Num): boolean {
  // 全年支出 is no budget; 全年预算执行数 is written for one.
  if (num.role === 'spent' && !num.before.includes('预算')) return false;
  return num.role === 'adjusted' || AFTER_CHANGE.test(num.before);
}

/** 较年初预算2000万元减少136万元 tells how far apart two are, not what became of the budget. */
function isInitial(num: Num): boolean {
  return num.role === 'initial' && !isHeldAgainst(num);
}

function amountsOf(nums: readonly Num[]): Num[] {
  return nums.filter(({ kind, piece }) => kind === 'amount' && !piece.isTableRow);
}

/** 年初A，追加B，全年C within a paragraph; other amounts between them don't disturb. */
function budgetChanges(amounts: readonly Num[]): DifferenceLink[] {
  const links: DifferenceLink[] = [];
  for (let index = 0; index < amounts.length; index++) {
    const first = amounts[index] as Num;
    if (!isInitial(first)) continue;
    const changes: Change[] = [];
    for (const num of amounts.slice(index + 1, index + 9)) {
      if (num.role === 'initial' || num.sentence > first.sentence + 3) break;
      if (num.role === 'added' || num.role === 'cut') changes.push({ num, sign: num.role === 'added' ? 1 : -1 });
      else if (changes.length > 0 && isAdjusted(num)) {
        links.push(link(first, changes, num, holds(first, changes, num) ? 'agrees' : 'contradicts'));
        break;
      }
    }
  }
  return links;
}

const COMPARED = /(?:比|较)(?:上|去|前)?/;
const BY = /(?:净增|净减|增加|增长|减少|下降|提高|降低|上升|多|少)(?:了|到|至|约|为)*$/;
const TO = /(?:到|至|为)$/;

/** 比上年B增加C: nothing but the verb between the two. */
const RIGHT_BY = /^[^\d，。;、]{0,4}(?:净增|净减|增加|增长|减少|下降|提高|降低|上升|多|少)(?:了|约|为)*$/;

/** What is compared, with what, and by how much it differs. */
function compared(now: Num, then: Num, by: Num): DifferenceLink | null {
  // Behind a semicolon another thing is compared.
  if (!BY.test(by.before) || TO.test(by.before) || between(now, by).includes(';')) return null;
  if (now.family !== by.family || !isOfOneKind(now, then)) return null;
  const [more, less] = now.exact.gte(then.exact) ? [now, then] : [then, now];
  const changes: Change[] = [{ num: less, sign: -1 }];
  return link(more, changes, by, holds(more, changes, by) ? 'agrees' : 'contradicts');
}

/** A，比上年B增加C: nothing else in the sentence, or B and C right behind one another and only one A that can be meant. */
function comparisons(sentence: readonly Num[]): DifferenceLink[] {
  const values = sentence.filter(
    ({ kind, unit }) => (kind === 'amount' || kind === 'count' || kind === 'per') && unit !== null,
  );
  const [now, then, by] = values;
  if (values.length === 3 && now !== undefined && then !== undefined && by !== undefined && now.kind !== 'per')
    return COMPARED.test(between(now, then)) ? present([compared(now, then, by)]) : [];
  return values.flatMap((num, at) => {
    const [against, last] = [values[at - 1], num];
    if (against === undefined || !isHeldAgainst(against) || !RIGHT_BY.test(between(against, last))) return [];
    const first = onlyBefore(values.slice(0, at - 1), against);
    return first === null ? [] : present([compared(first, against, last)]);
  });
}

/** 节约资金 is what is left of a budget by another word. */
function isLeft({ role, before }: Num): boolean {
  return role === 'left' || (role === 'cut' && /节约|节省/.test(before));
}

const COST = /采购(?:金额|价)|中标(?:金额|价)?|成交(?:金额|价)?|合同(?:金额|价)|结算(?:金额|价)?|审定(?:金额|价)?/;

function isCost(num: Num): boolean {
  return num.role === 'spent' || (!/预算/.test(num.before) && COST.test(num.before));
}

/** What the year's budget became, where the text tells how it came about. */
function budgetsOf(own: readonly Num[]): readonly Num[] {
  const adjusted = own.filter(({ role }) => role === 'adjusted');
  const isTold = own.every(
    ({ role }) => role === 'adjusted' || role === 'initial' || role === 'added' || role === 'cut',
  );
  return adjusted.length === 1 && isTold ? adjusted : own;
}

const START = /上年(?:结转|结余|末)|期初|年初/;
const EARNED = /收入|收到|到位|拨入/;
const END = /年末|期末|结转下年|年底(?:结转|结余)|累计(?:结转|结余)/;

/** 年初结转A，本年收入B，本年支出C，年末结转D: nothing else in the sentence. */
function balances(sentence: readonly Num[]): DifferenceLink[] {
  const [first, income, cost, last, ...more] = amountsOf(sentence);
  if (first === undefined || income === undefined || cost === undefined || last === undefined || more.length > 0)
    return [];
  const isTold =
    START.test(first.before) &&
    first.role === 'left' &&
    EARNED.test(income.before) &&
    cost.role === 'spent' &&
    last.role === 'left' &&
    END.test(last.before);
  if (!isTold) return [];
  const changes: Change[] = [
    { num: income, sign: 1 },
    { num: cost, sign: -1 },
  ];
  return [link(first, changes, last, holds(first, changes, last) ? 'agrees' : 'contradicts')];
}

const ALL_LEFT = /剩余|结余|余额/;
const SLIP_DIGITS = 4;

/** 支出237.5万元，执行率95%，剩余12.5万元: the rate tells which budget it is of. What is carried over may be a part of what is left. */
function provenRemainder(sentence: readonly Num[], bases: readonly Num[], cost: Num, left: Num): DifferenceLink[] {
  const rate = sentence.find(({ kind, before }) => kind === 'rate' && SPENT_RATE.test(before));
  if (rate === undefined) return [];
  const proven = bases.filter(
    ({ base }) =>
      rate.base.low.times(base.low).lte(cost.base.high) && cost.base.low.lte(rate.base.high.times(base.high)),
  );
  const [base] = proven;
  if (base === undefined || !areOne(proven)) return [];
  const changes: Change[] = [{ num: cost, sign: -1 }];
  const wrong = link(base, changes, left, 'contradicts');
  return ALL_LEFT.test(left.before) || areOneSlipApart(left.exact, exact(base, changes), stepOf(left), SLIP_DIGITS)
    ? [wrong]
    : [];
}

const GIVEN_BACK = /收回|上缴|缴回|交回|退回|核减/;

/** 预算A，支出B，结余C. Only where all three stand in one sentence is a difference held against the text. */
function remainders(sentence: readonly Num[], around: readonly Num[]): DifferenceLink[] {
  const amounts = amountsOf(sentence);
  const lefts = amounts.filter(isLeft);
  const [left] = lefts;
  if (left === undefined || left.isEarlier || lefts.length > 1) return [];
  const spent = amounts.filter((num) => isCost(num) && num.index < left.index);
  const own = budgetsOf(amounts.filter((num) => num !== left && !isCost(num) && num.index < left.index));
  const wider = around.filter(({ index }) => index < left.index);
  const bases = own.length > 0 ? own : wider.filter(({ role }) => role !== 'spent' && role !== 'left');
  for (const base of bases.slice(-12)) {
    for (const cost of (spent.length > 0 ? spent : wider.filter(({ role }) => role === 'spent')).slice(-6)) {
      if (holds(base, [{ num: cost, sign: -1 }], left)) return [link(base, [{ num: cost, sign: -1 }], left, 'agrees')];
    }
  }
  // 财政收回27.58万元 took its share of what was left.
  if (amounts.some(({ before }) => GIVEN_BACK.test(before))) return [];
  const [base] = own;
  const [cost] = spent;
  if (own.length === 0 && cost !== undefined && spent.length === 1 && amounts.length === 2)
    return provenRemainder(sentence, bases, cost, left);
  if (own.length !== 1 || spent.length !== 1 || base === undefined || cost === undefined || base.role === null)
    return [];
  return [link(base, [{ num: cost, sign: -1 }], left, 'contradicts')];
}

export function differenceLinks(all: readonly Num[]): DifferenceLink[] {
  return grouped(all, ({ piece }) => piece).flatMap((ofPiece) => {
    const amounts = amountsOf(ofPiece);
    const sentences = grouped(ofPiece, ({ sentence }) => sentence);
    return [
      ...budgetChanges(amounts),
      ...sentences.flatMap(comparisons),
      ...sentences.flatMap(changesOf),
      ...sentences.flatMap(balances),
      ...sentences.flatMap((sentence) => {
        const first = sentence[0] as Num;
        return remainders(
          sentence,
          all
            .slice(Math.max(0, first.index - 24), first.index)
            .filter(({ kind }) => kind === 'amount')
            .concat(sentence),
        );
      }),
    ];
  });
}
