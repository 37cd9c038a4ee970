/** Sums without 其中: brackets, 共计 behind a list, batches, so many times so much, a whole that is named again. */

import { HUNDRED, ZERO } from '../../decimal.ts';
import { areOneSlipApart, around, figure, meet, times } from '../figures.ts';
import { SOURCE } from '../lexicon.ts';
import type { SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Piece } from '../pieces.ts';
import { between, textBefore } from '../window.ts';
import {
  addsUp,
  fittingPrefix,
  inUnitOf,
  isChange,
  isNearby,
  isValue,
  isWithinLimit,
  link,
  MOST_PARTS,
  OPEN_LIST,
  type Row,
  sameMeasure,
  sizeOf,
  slipOf,
  stepOf,
  total,
} from './sum-parts.ts';

const BATCH = /第[一二三四五六七八九十\d]{1,2}(?:批|期|笔|次|季度|年度)/;

/** 预算100万元，已支付80万元 are no parts of one another. */
function areAlike(parts: readonly Num[]): boolean {
  if (parts[0]?.kind === 'score') return true;
  const roles = new Set(parts.map(({ role }) => role));
  return roles.size === 1 || ![...roles].some((role) => role === 'spent' || role === 'left' || role === 'received');
}

/** 预算740万元，追加60万元 behind a budget: these two make it up, however far off they are. */
function isBudgetWithChange([first, second, ...more]: readonly Num[]): boolean {
  return more.length === 0 && (first?.role === 'budget' || first?.role === 'initial') && second?.role === 'added';
}

const STANDS_ALONE = /其中|含|每|\/|标准|上年|去年/;

/** 800万元（预算740万元，追加60万元）: a bracket right behind a number, without a word. */
export function bracketed({ piece, nums }: Row): SumLink[] {
  const links: SumLink[] = [];
  for (let index = 0; index < nums.length; index++) {
    const whole = nums[index] as Num;
    if (!isValue(whole) || piece.text.charAt(whole.end) !== '(') continue;
    const next = nums[index + 1];
    const inside = next?.bracket ?? -1;
    const bracket = piece.brackets[inside];
    if (
      bracket?.start !== whole.end ||
      STANDS_ALONE.test(piece.text.slice(bracket.start, Math.min(bracket.end, bracket.start + 200)))
    )
      continue;
    const parts = nums
      .slice(index + 1, index + 1 + MOST_PARTS)
      .filter((num) => num.bracket === inside && num.start < bracket.end && num.kind !== 'not-a-value');
    if (parts.length < 2 || parts.some((num) => !sameMeasure(num, whole))) continue;
    const agrees = addsUp(whole, parts);
    const isOpen = OPEN_LIST.test(piece.text.slice((parts.at(-1) as Num).end, bracket.end));
    if (agrees) links.push(link('agrees', whole, parts));
    else
      links.push(
        link(
          isOpen || parts.some(isChange) || !areAlike(parts) || !(isNearby(whole, parts) || isBudgetWithChange(parts))
            ? 'open'
            : 'contradicts',
          whole,
          parts,
          isOpen ? null : slipOf(whole, parts),
        ),
      );
  }
  return links;
}

const BEHIND = /^[^\d，。;、]{0,6}[，、;][^\d，。;、]{0,4}(?:共计|合计|总计|小计)[^\d，。;]{0,6}$/;
const SUM_WORD = /(?:共计|合计|总计|小计)[^\d，。;]{0,8}$/;

/** The numbers of a whole's kind before it in its sentence. */
function listBefore(nums: readonly Num[], index: number): Num[] {
  const whole = nums[index] as Num;
  const parts: Num[] = [];
  for (let back = index - 1; back >= 0 && index - back < 24; back--) {
    const num = nums[back] as Num;
    if (num.sentence !== whole.sentence) break;
    if (num.bracket !== whole.bracket || !isValue(num)) continue;
    if (!sameMeasure(num, whole) || isChange(num)) break;
    parts.unshift(num);
  }
  return parts;
}

const COUNTS = '〇一二三四五六七八九';

function batchCount(sign: string): number {
  return sign === '两' ? 2 : Math.max(COUNTS.indexOf(sign), Number(sign) || 0);
}

const PRICE = /单价|价格|均价|标准/;
const TOTAL_OF = /([两二三四五六七八九2-9])(?:个)?(?:年|期|批|次|项|家|季度)(?:度)?(?:共计|合计|总计|小计)/;

/** What arrived or was paid needn't be what was given. */
function isOfOtherStage({ kind, role }: Num, first: Num): boolean {
  return kind === 'amount' && (role === 'received' || role === 'spent' || role === 'left') && first.role !== role;
}

/** 五年合计 is no total of three. */
function isCountedBy({ before }: Num, parts: readonly Num[]): boolean {
  const sign = TOTAL_OF.exec(before)?.[1];
  return sign === undefined || batchCount(sign) === parts.length;
}

/** 分别投入80万元、95.5万元、120万元: what is said of the first holds for all. */
function isToldAs(part: Num, first: Num): boolean {
  return part.role === first.role || (part.before === '' && part.piece.text.charAt(part.start - 1) === '、');
}

const NO_FUND = /spent|left|cut|added/;
const SOURCE_OF = /中央|省|自治区|市|县|区|自筹|本级/;

/** 中央资金合计A，省级资金B，预算合计C: one amount from each source, and a total that is nobody's. */
function areAllSources(whole: Num, parts: readonly Num[]): boolean {
  if (whole.kind !== 'amount' || NO_FUND.test(whole.role ?? '')) return false;
  if (SOURCE.test(whole.before)) return false;
  const sources = parts.map(({ before, role }) =>
    SOURCE.test(before) && !NO_FUND.test(role ?? '') ? SOURCE_OF.exec(before)?.[0] : undefined,
  );
  return sources.every((source) => source !== undefined) && new Set(sources).size === parts.length;
}

/** What was got of so many points: 50分，得48分. */
const GOT = /^[，)]?(?:(?:实际|自评)?得分?|自评(?:得分)?)[为:]?$/;

/** Points and what was got of them, in turns: a total is that of every second number. */
function areScoredPoints(parts: readonly Num[]): boolean {
  return parts.some(({ kind, before }) => kind === 'score' && GOT.test(before));
}

/** Nothing but 共计 stands between the list and the number, and its members are told alike. */
function isTotalOf(whole: Num, parts: readonly Num[]): boolean {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined || parts.length < 2) return false;
  const isDirect = BEHIND.test(whole.piece.text.slice(last.end, whole.start));
  return (
    isDirect &&
    isNearby(whole, parts) &&
    isCountedBy(whole, parts) &&
    !PRICE.test(first.before) &&
    !isOfOtherStage(whole, first) &&
    parts.every(({ bound, isEarlier }) => bound === null && !isEarlier) &&
    (areAllSources(whole, parts) || parts.every((part) => isToldAs(part, first) && !part.isWhole))
  );
}

const AMONG = /其中/;

/** A件，B件，共计C件: the total stands behind. */
export function trailing({ nums }: Row): SumLink[] {
  const links: SumLink[] = [];
  for (let index = 2; index < nums.length; index++) {
    const whole = nums[index] as Num;
    if (!isValue(whole) || whole.unit === null || !SUM_WORD.test(whole.before)) continue;
    const parts = listBefore(nums, index);
    if (areScoredPoints(parts)) continue;
    // 小学98所、初中48所，其中寄宿制13所，合计146所: what is among the last one isn't added.
    const own = parts.filter(({ before }) => !AMONG.test(before));
    const fitting = fittingSuffix(whole, parts) ?? fittingSuffix(whole, own);
    if (fitting !== null) links.push(link('agrees', whole, fitting));
    else if (parts.length >= 2)
      links.push(link(own.length === parts.length && isTotalOf(whole, parts) ? 'contradicts' : 'open', whole, parts));
  }
  return links;
}

const SO_FAR = /^[^\d，。;、]{0,6}[，、;]累计(?:拨付|支付|发放|下达|支出|到位)?(?:资金|金额)?(?:共|为|达)*$/;
const IN_BATCHES = /分([两二三四五六七八九2-9])(?:批|期|次|笔)/;
/** 分三批拨付A、B、C，累计拨付D: as many amounts as there are batches are all of them. */
export function accumulated({ piece, nums }: Row): SumLink[] {
  const links: SumLink[] = [];
  for (let index = 2; index < nums.length; index++) {
    const whole = nums[index] as Num;
    if (whole.kind !== 'amount' || !whole.before.startsWith('累计')) continue;
    const parts = listBefore(nums, index);
    const [first] = parts;
    const last = parts.at(-1);
    if (first === undefined || last === undefined || parts.length < 2) continue;
    if (!SO_FAR.test(piece.text.slice(last.end, whole.start))) continue;
    const sign = IN_BATCHES.exec(textBefore(first, 40))?.[1];
    const isOff =
      sign !== undefined &&
      batchCount(sign) === parts.length &&
      isWithinLimit(whole, parts) &&
      !/含|结转|上年|以前/.test(whole.after.slice(0, 12)) &&
      parts.every((part) => isToldAs(part, first) && part.bound === null && !part.isWhole);
    links.push(link(addsUp(whole, parts) ? 'agrees' : isOff ? 'contradicts' : 'open', whole, parts));
  }
  return links;
}

function fittingSuffix(whole: Num, parts: readonly Num[]): readonly Num[] | null {
  for (let from = 0; parts.length - from >= 2; from++) {
    const suffix = parts.slice(from);
    if (addsUp(whole, suffix)) return suffix;
  }
  return null;
}

/** 16971户，第一批8167户，第二批8804户. */
export function batches({ piece, nums }: Row): SumLink[] {
  const links: SumLink[] = [];
  for (let index = 0; index < nums.length; index++) {
    const whole = nums[index] as Num;
    if (!isValue(whole) || whole.unit === null || BATCH.test(whole.before)) continue;
    const parts: Num[] = [];
    for (const num of nums.slice(index + 1, index + 1 + 24)) {
      if (num.sentence > whole.sentence) break;
      if (num.kind === 'not-a-value') continue;
      if (!sameMeasure(num, whole) || !isBatch(piece, num)) break;
      parts.push(num);
    }
    if (parts.length < 2) continue;
    const isTold = /分[两二三四五六七八九\d]+(?:批|期|次|笔)/.test(
      piece.text.slice(Math.max(0, whole.start - 40), whole.start),
    );
    const isOff = (isTold || isWithinLimit(whole, parts)) && isNearby(whole, parts);
    links.push(link(addsUp(whole, parts) ? 'agrees' : isOff ? 'contradicts' : 'open', whole, parts));
  }
  return links;
}

function isBatch(piece: Piece, num: Num): boolean {
  return BATCH.test(piece.text.slice(Math.max(0, num.start - 14), num.start));
}

/** So many times what each gets is the whole. */
function productLink(agrees: boolean, whole: Num, count: Num, each: Num): SumLink {
  const product = inUnitOf(whole, each.exact.times(count.exact));
  return {
    ...link(agrees ? 'agrees' : 'contradicts', whole, [count, each]),
    workings: [`${sizeOf(count)} × ${each.quote} = ${figure(product)}${whole.unit ?? ''}`],
    total: product,
  };
}

const MULTIPLIED = /^\(/;

/** 1829户 … 182.9万元（1000元/户). */
export function products({ piece, nums }: Row): SumLink[] {
  const links: SumLink[] = [];
  for (let index = 1; index + 1 < nums.length; index++) {
    const whole = nums[index] as Num;
    const each = nums[index + 1] as Num;
    if (whole.kind !== 'amount' || each.kind !== 'per' || each.unit === null || !each.unit.endsWith('元')) continue;
    if (!MULTIPLIED.test(whole.after) || piece.text.slice(whole.end, each.start).length > 4) continue;
    const measure = /^\/([^\d，。;)]{1,4})/.exec(each.after)?.[1];
    const count = nums
      .slice(Math.max(0, index - 12), index)
      .reverse()
      .find(
        (num) => num.kind === 'count' && num.sentence === whole.sentence && num.unit !== null && num.unit === measure,
      );
    if (count === undefined) continue;
    links.push(productLink(meet(around(each.exact.times(count.exact), ZERO), whole.base), whole, count, each));
  }
  return links;
}

/** What so many of each are counted in: 人均 of 人, 平均每期 of 期. 每人1000元 is what each of them is given, no average. */
const PER_ONE =
  /平均每(?!年|月|天|日|季)([\u4e00-\u9fff]{1,2}?)(?:补助|补贴|奖补|培训|投入|支出|成本|造价|改造|为|约)*$|([人户生亩])均[\u4e00-\u9fff]{0,6}$/;
const PEOPLE = /^(?:人次?|名|位|人)$/;
const STANDARD = /标准|按|不超|不低|控制|限/;

function countedIn(each: Num): ((unit: string) => boolean) | null {
  const [, every, one] = PER_ONE.exec(each.before) ?? [];
  if (one === '人' || one === '生') return (unit) => PEOPLE.test(unit) || (one === '生' && unit === '生');
  const measure = every ?? one;
  return measure === undefined ? null : (unit) => unit === measure;
}

/** Whether `each` is the quotient, whatever it was rounded to. */
function isQuotient(each: Num, whole: Num, count: Num): boolean {
  return meet(times(each.base, count.exact), whole.base);
}

/** The quotient comes out, or has so many digits that what is one slip away is meant to be it. */
function isMistypedQuotient(each: Num, whole: Num, count: Num): boolean {
  const step = stepOf(each);
  const exact = whole.exact.div(count.exact);
  const comesOut = exact.div(step).round().times(step).eq(exact);
  return areOneSlipApart(each.exact, exact, step, comesOut ? 1 : AVERAGE_DIGITS);
}

const AVERAGE_DIGITS = 4;

/** 救助3064人次，支出612.8万元，人均2000元: amount, count and what one of them gets, next to one another. */
export function averages({ nums }: Row): SumLink[] {
  return nums.flatMap((each, index): SumLink[] => {
    if (each.kind !== 'per' || STANDARD.test(each.before)) return [];
    const isCounted = countedIn(each);
    const [one, other] = [nums[index - 1], nums[index - 2]];
    if (isCounted === null || one === undefined || other?.sentence !== each.sentence) return [];
    if (between(other, each).includes(';')) return [];
    const [whole, count] = one.kind === 'count' && isCounted(one.unit ?? '') ? [other, one] : [one, other];
    if (count.kind !== 'count' || !isCounted(count.unit ?? '') || whole.family !== each.family) return [];
    if ([whole, count].some((num) => num.bound !== null || num.isEarlier || num.exact.lte(ZERO))) return [];
    const agrees = isQuotient(each, whole, count);
    if (!agrees && !isMistypedQuotient(each, whole, count)) return [];
    return [productLink(agrees, whole, count, each)];
  });
}

const OF_IT = /([\u4e00-\u9fff]{4,12})中[\u4e00-\u9fff]{0,8}$/;

/** A为100元，B为50元。A中a1为60元，a2为40元: the whole is named again, its number isn't. */
export function named({ nums }: Row): SumLink[] {
  const links: SumLink[] = [];
  for (let index = 1; index < nums.length; index++) {
    const first = nums[index] as Num;
    const name = OF_IT.exec(first.before)?.[1];
    if (name === undefined || first.kind !== 'amount') continue;
    const whole = nums
      .slice(Math.max(0, index - 12), index)
      .reverse()
      .find(
        (num) =>
          sameMeasure(num, first) &&
          num.noun !== null &&
          (num.noun.endsWith(name) || name.endsWith(num.noun)) &&
          num.noun.length >= 4,
      );
    if (whole === undefined) continue;
    const parts = [first];
    for (const num of nums.slice(index + 1, index + 9)) {
      if (num.sentence !== first.sentence || OF_IT.test(num.before) || !sameMeasure(num, whole)) break;
      if (/[;]/.test(num.piece.text.slice((parts.at(-1) as Num).end, num.start))) break;
      parts.push(num);
    }
    if (parts.length < 2) continue;
    const fitting = fittingPrefix(whole, parts);
    links.push(
      link(fitting !== null ? 'agrees' : isNearby(whole, parts) ? 'contradicts' : 'open', whole, fitting ?? parts),
    );
  }
  return links;
}

const SCORE_TOTAL =
  /(?:总得分|总分|综合得分|最终得分|最后得分|(?:合计|共计)(?:得分?)?|共得分?|自评得分|评价得分)[^\d，。;]{0,4}$/;
const GROUP = /决策|过程|产出|效益|效果|满意|执行|投入|管理|成本|数量|质量|时效/;
const OF_EXECUTION = /执行|进度/;

interface Scored {
  readonly points: Num | null;
  readonly earned: Num;
}

const IS_GOT = /得|自评/;

/** Points in a bracket right before what was got of them: （50分）得48分. */
function isInFront(points: Num, earned: Num | undefined): boolean {
  return (
    points.bracket >= 0 && earned !== undefined && earned.index - points.index === 1 && points.after.startsWith(')得')
  );
}

/** What a score is the score of; points in a bracket stand behind it. */
function nameBefore({ before, bracket, piece }: Num): string {
  const start = piece.brackets[bracket]?.start;
  return start === undefined ? before : piece.text.slice(Math.max(0, start - 10), start);
}

/** 产出指标50分，得48分 or 产出指标得48分, one after another up to the total. */
function scoredBefore(nums: readonly Num[], index: number): Scored[] {
  const whole = nums[index] as Num;
  const scores = nums
    .slice(Math.max(0, index - 24), index)
    .filter(({ kind, sentence }) => kind === 'score' && sentence === whole.sentence)
    .filter((num, at, all) => num.bracket === whole.bracket || isInFront(num, all[at + 1]));
  const found: Scored[] = [];
  for (let at = 0; at < scores.length; at++) {
    const own = scores[at] as Num;
    const next = scores[at + 1];
    const isPair = next !== undefined && GOT.test(next.before) && !IS_GOT.test(own.before);
    if (isPair) at++;
    else if (!IS_GOT.test(own.before)) return [];
    if (!GROUP.test(nameBefore(own))) return [];
    found.push(isPair ? { points: own, earned: next } : { points: null, earned: own });
  }
  return found;
}

/**
 * 产出指标分值50分，得48分；…，总得分96分. All groups are there where the points that can be got are a hundred, or where the
 * execution is among them; otherwise one that is scored elsewhere may be left out, and only more than the total is wrong.
 */
export function scoreTotals({ nums }: Row): SumLink[] {
  return nums.flatMap((whole, index): SumLink[] => {
    if (whole.kind !== 'score' || !SCORE_TOTAL.test(whole.before)) return [];
    const scored = scoredBefore(nums, index);
    const parts = scored.map(({ earned }) => earned);
    if (parts.length < 3) return [];
    if (addsUp(whole, parts)) return [link('agrees', whole, parts)];
    const points = scored.flatMap((each) => each.points ?? []);
    const isComplete =
      (points.length === parts.length && total(points).eq(HUNDRED)) ||
      (parts.length >= 4 && scored.some(({ points: can, earned }) => OF_EXECUTION.test((can ?? earned).before)));
    const isOff = isComplete || total(parts).gt(whole.exact);
    return [link(isOff && isNearby(whole, parts) ? 'contradicts' : 'open', whole, parts)];
  });
}
