/** 其中, 包括, 具体为: a whole, a word, its parts. */

import { decimal, ZERO } from '../../decimal.ts';
import { type Interval, meet, plus } from '../figures.ts';
import { ATTRIBUTE, SOURCE } from '../lexicon.ts';
import type { SumLink } from '../link.ts';
import { type Num, YEAR_WITHIN } from '../mentions.ts';
import type { Piece, Stretch } from '../pieces.ts';
import { between, isHeldAgainst, textBefore } from '../window.ts';
import {
  addsUp,
  fittingPrefix,
  isChange,
  isMistyped,
  isNearby,
  isValue,
  isWithinLimit,
  link,
  MOST_PARTS,
  OPEN_LIST,
  type Row,
  sameMeasure,
  slipOf,
  total,
} from './sum-parts.ts';

const MARKER =
  /其中[:，]?|(?:主要)?(?:包括|包含)[:，]?|(?<=[。，(;])含(?!税|量)|具体(?:为|用于|是|如下|包括)[:，]?|分别(?:为|是|用于)[:，]?/g;
/** Lists that often tell all, but needn't: only a slip in them is told. */
const WEAK =
  /(?<!主要|重点|全部|专项|具体|分别|仅|只|均)用于[:，]?|来源(?:为|于|是)[:，]?|(?<=[。，;]|资金|经费|项目)由(?=[^。;]{4,90}(?:构成|组成))|分[两三四五六]个?(?:方面|部分|方向|类|项)[:，]?|(?<=[。;])(?:从|按|分)[\u4e00-\u9fff]{1,8}看[:，]|(?<=[。;，])按[\u4e00-\u9fff]{1,6}(?:分|划分|分类)[:，]/g;
const MOSTLY = /主要|部分(?!为|是|:)|大部分|重点/;
const REACH = 6;
const MEAN = /平均|加权/;
const AROUND = 30;
/** A sentence isn’t looked through any further back. */
const FAR = 200;

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** First index whose number begins at or behind the place. */
function indexAt(nums: readonly Num[], place: number): number {
  let low = 0;
  let high = nums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nums[middle] as Num).start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sentenceAt(piece: Piece, place: number): number {
  let low = 0;
  let high = piece.sentences.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((piece.sentences[middle] as Stretch).end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bracketAround(piece: Piece, place: number): number {
  let low = 0;
  let high = piece.brackets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((piece.brackets[middle] as Stretch).start <= place) low = middle + 1;
    else high = middle;
  }
  let at = low - 1;
  while (at >= 0 && (piece.brackets[at] as Stretch).end <= place) at = piece.brackets[at]?.parent ?? -1;
  return at;
}

interface Scope {
  readonly sentence: number;
  readonly bracket: number;
  readonly start: number;
  readonly end: number;
  /** The bracket closes behind the list. */
  readonly isClosed: boolean;
}

function scopeOf(piece: Piece, mark: Marked): Scope {
  const sentence = sentenceAt(piece, mark.start);
  const bracket = bracketAround(piece, mark.start);
  const stretch = piece.sentences[sentence] as Stretch;
  const enclosing = piece.brackets[bracket];
  return {
    sentence,
    bracket,
    start: mark.end,
    end: enclosing === undefined ? stretch.end : enclosing.end - 1,
    isClosed: enclosing !== undefined,
  };
}

/** Numbers that the parts behind the mark can be parts of, nearest first. */
function wholesOf({ piece, nums }: Row, mark: Marked, scope: Scope): Num[] {
  const outer = scope.isClosed ? (piece.brackets[scope.bracket]?.parent ?? -1) : scope.bracket;
  const sentence = piece.sentences[scope.sentence] as Stretch;
  const isFirst = mark.start - sentence.start <= 1;
  const lowest = isFirst ? scope.sentence - 1 : scope.sentence;
  const found: Num[] = [];
  const last = indexAt(nums, mark.start) - 1;
  for (let index = last; index >= 0 && last - index < 24 && found.length < REACH; index--) {
    const num = nums[index] as Num;
    if (num.sentence < lowest) break;
    const inPlace = num.bracket === outer || num.bracket === scope.bracket;
    if (inPlace && isValue(num) && num.unit !== null && num.bound === null && !isChange(num)) found.push(num);
  }
  return found;
}

const LEVEL = /[一二三]级指标/;
/** Two groups that come to less than that leave another one out. */
const MOST_OF_IT = decimal('0.85');
/** What is added to or taken from a score beside its parts. */
const BESIDE = /扣减|扣除|加分|奖励/;

/** 二是系统集成78万元，其中软件39万元；三是…: the next item of a list that the mark stands in. */
const NEXT_ITEM = /;(?:[一二三四五六七八九]是|\(?\d{1,2}[).、]|第[一二三四五六七八九])/;

/** Numbers behind the mark that can be parts, to the end of its list. */
function listOf({ nums }: Row, scope: Scope): Num[] {
  const found: Num[] = [];
  for (let index = indexAt(nums, scope.start); index < nums.length && found.length < MOST_PARTS; index++) {
    const num = nums[index] as Num;
    if (num.start >= scope.end) break;
    const last = found.at(-1);
    if (last !== undefined && isNextItem(scope, last, num)) break;
    const isPart = isValue(num) && !isChange(num) && !isByHowMuch(nums, index) && !isGroup(num, nums[index + 1]);
    if (num.bracket === scope.bracket && isPart) found.push(num);
  }
  return found;
}

/** 其余5个乡镇24个村: of how many groups the number behind it is told. */
function isGroup(num: Num, next: Num | undefined): boolean {
  if (num.kind !== 'count' || next?.kind !== 'count' || !/^[\u4e00-\u9fff]{1,4}$/.test(between(num, next)))
    return false;
  return num.unit === next.unit || /其余|其他|其它|剩余|另/.test(num.before);
}

/** A list that isn't numbered itself ends where the next item of the numbered one around it begins. */
function isNextItem({ start }: Scope, last: Num, num: Num): boolean {
  const { text } = num.piece;
  return NEXT_ITEM.test(text.slice(last.end, num.start)) && !NEXT_ITEM.test(`;${text.slice(start, start + 6)}`);
}

/** 比上年280万元增加20万元: what something is held against, and by how much it differs. */
function isByHowMuch(nums: readonly Num[], index: number): boolean {
  const [last, num] = [nums[index - 1], nums[index] as Num];
  if (isHeldAgainst(num)) return true;
  if (last === undefined || last.sentence !== num.sentence) return false;
  if (isHeldAgainst(last) && !/[，、;]/.test(between(last, num))) return true;
  return (num.role === 'added' || num.role === 'cut') && (isChange(last) || last.isEarlier);
}

/** 其中 and its kin between two numbers: the first one is a whole of its own. */
function opensList(num: Num, next: number): boolean {
  const between = num.piece.text.slice(num.end, Math.min(next, num.end + 12));
  return /^[^。;]{0,4}(?:其中|包括|包含|(?<![比例率重])分别为|含)/.test(between);
}

const TOTAL_BEHIND = /(?:共计|合计|总计|小计)[^，。;]{0,8}$/;
/** 产出指标共49.95分 behind the scores of its indicators. */
const SUBTOTAL = /[^总一]共(?:得)?$/;

interface List {
  readonly parts: readonly Num[];
  /** Where it surely has ended: a trailing total, a whole of its own, another role. */
  readonly isCut: boolean;
}

const EARNED = /得|自评/;
const TAKEN = /扣/;
const EARNED_OF_IT = /^(?:实际|自评)?(?:得分?|自评)/;
const CAN_BE_GOT = /分值|满分|权重|标准分/;

/** What can be got, 指标10分，得9分, and what was taken off, 扣1分, are no parts of what was got. */
function isNoScore(whole: Num, num: Num, next: Num | undefined, isEarned: boolean): boolean {
  if (TAKEN.test(num.before)) return !TAKEN.test(whole.before);
  if (CAN_BE_GOT.test(num.before)) return true;
  return isEarned && !EARNED.test(num.before) && next?.kind === 'score' && EARNED_OF_IT.test(next.before);
}

/** The parts of a whole's kind, up to what begins something else. */
function partsOf(whole: Num, list: readonly Num[], end: number): List {
  const parts: Num[] = [];
  const isEarned = list.some((num) => num.kind === 'score' && EARNED.test(num.before));
  let role: Num['role'] = null;
  for (let index = 0; index < list.length; index++) {
    const num = list[index] as Num;
    if (!sameMeasure(num, whole)) continue;
    if (num.kind === 'score' && isNoScore(whole, num, list[index + 1], isEarned)) continue;
    const isTotal = TOTAL_BEHIND.test(num.before) || (num.kind === 'score' && SUBTOTAL.test(num.before));
    if (parts.length > 0 && isTotal) return { parts, isCut: true };
    if (parts.length > 0 && opensList(num, list[index + 1]?.start ?? end)) return { parts, isCut: true };
    if (parts.length === 0) ({ role } = num);
    // What was spent or is left over is no part of what was given.
    else if (
      num.kind !== 'score' &&
      num.role !== role &&
      num.role !== null &&
      num.role !== whole.role &&
      /spent|left|adjusted|received/.test(num.role)
    )
      return { parts, isCut: true };
    parts.push(num);
  }
  return { parts, isCut: false };
}

/** 支出100，其中基本60，包括人员40、公用20，项目40: parts of a part aren't counted twice. */
function withoutInner(whole: Num, list: readonly Num[], end: number): Num[] | null {
  const same = list.filter((num) => sameMeasure(num, whole));
  const parts: Num[] = [];
  let skipped = false;
  for (let index = 0; index < same.length; index++) {
    const num = same[index] as Num;
    parts.push(num);
    if (!opensList(num, same[index + 1]?.start ?? end)) continue;
    let total: Interval = { low: ZERO, high: ZERO };
    for (let inner = index + 1; inner < same.length; inner++) {
      total = plus([total, (same[inner] as Num).base]);
      if (!meet(total, num.base)) continue;
      index = inner;
      skipped = true;
      break;
    }
  }
  return skipped ? parts : null;
}

function clauseOf({ before, after }: Num): string {
  return `${before}|${/^[^，。;、()]{0,10}/.exec(after)?.[0] ?? ''}`;
}

function isOpenList({ piece }: Num, last: Num, scope: Scope): boolean {
  return OPEN_LIST.test(piece.text.slice(last.end, Math.min(scope.end + 1, last.end + 16)));
}

/** A year that is named with the number, not before a comma or another number. */
const OWN_YEAR = /\d{4}年[^\d,;。]*$/;

function hasOtherYears(whole: Num, parts: readonly Num[]): boolean {
  return parts.some(
    (part) =>
      part.year !== null &&
      whole.year !== null &&
      part.year !== whole.year &&
      OWN_YEAR.test(textBefore(part, YEAR_WITHIN)),
  );
}

/** Parts named by where the money comes from are all of them. */
function areSources(parts: readonly Num[]): boolean {
  return parts[0]?.kind === 'amount' && parts.every(({ before }) => SOURCE.test(before));
}

/** Two names that leave nothing out between them. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = [
  [/基本支出/, /项目支出/],
  [/人员(?:经费|支出)/, /公用(?:经费|支出)/],
  [/线上/, /线下/],
  [/男/, /女/],
  [/城镇|城市/, /农村|乡村/],
  [/公办/, /民办/],
  [/新建/, /续建|改建|扩建|改造/],
];

/** 城镇学生, 农村学生 but not 城镇学生, 农村留守儿童. */
function isSameBeside(one: string, two: string): boolean {
  const isShort = one.length <= 4 && two.length <= 4;
  return one === two || (isShort && !ATTRIBUTE.test(one) && !ATTRIBUTE.test(two));
}

/** They share out their whole between them. */
function areOpposites(parts: readonly Num[]): boolean {
  const clauses = parts.map((part) => clauseOf(part).replace(/^其中:?/, ''));
  const [one, two] = clauses;
  // From 满意 to 不满意: a scale with both its ends.
  if (parts.length >= 2 && clauses.every((clause) => /满意/.test(clause)) && /不满意/.test(clauses.at(-1) ?? ''))
    return parts[0]?.kind === 'count' && !/不满意/.test(one ?? '');
  if (parts.length !== 2 || one === undefined || two === undefined) return false;
  return OPPOSITES.some(
    ([a, b]) =>
      (a.test(one) && b.test(two) && isSameBeside(one.replace(a, ''), two.replace(b, ''))) ||
      (b.test(one) && a.test(two) && isSameBeside(one.replace(b, ''), two.replace(a, ''))),
  );
}

const GIVEN = /^(?:budget|initial|adjusted|allotted)$/;

/** 会议费预算15万元，支出12万元; …: what there was and what was spent of it, in turns. */
function haveBothSides(parts: readonly Num[]): boolean {
  if (parts[0]?.kind !== 'amount') return false;
  return parts.some(({ role }) => role === 'spent') && parts.some(({ role }) => role !== null && GIVEN.test(role));
}

/** Of parts that are given and spent in turns those that are called as their whole is. */
function ofOneSide(whole: Num, parts: readonly Num[]): readonly Num[] {
  return haveBothSides(parts) ? parts.filter(({ role }) => role === whole.role) : parts;
}

interface Judged {
  readonly whole: Num;
  readonly list: List;
  readonly scope: Scope;
  readonly isMostly: boolean;
  /** 含A、B: these are among it, others may be too. */
  readonly isIncluding: boolean;
  readonly isWeak: boolean;
}

const PARTED = /^[^，。;、]{0,14}[，。:]$/;

/** 100万元，用于7个工程，其中 + seven amounts: so many were announced, so they are all. */
function areCounted({ nums }: Row, { whole, list: { parts }, scope }: Judged): boolean {
  const last = nums[indexAt(nums, scope.start) - 1];
  if (last === undefined || last.kind !== 'count' || last.index <= whole.index || parts.length < 3) return false;
  const between = last.piece.text.slice(last.end, scope.start).replace(/其中[:，]?$/, '');
  // What was done of each is no part of what was planned for all.
  if (parts.some(({ role }) => role !== null && role !== whole.role)) return false;
  return last.sentence === whole.sentence && last.exact.eq(parts.length) && PARTED.test(between);
}

/** The list ends with its sentence or bracket. */
function isEndedBehind(last: Num, scope: Scope): boolean {
  return scope.isClosed || /^[^，,;、]{0,12}[。)]/.test(last.after) || last.after.length < 2;
}

/** More may follow: other years, 等. */
function goesFurther(whole: Num, { parts, isCut }: List, last: Num, scope: Scope): boolean {
  return (
    hasOtherYears(whole, parts) || (!isCut && isOpenList(whole, last, scope)) || OPEN_LIST.test(last.after.slice(0, 2))
  );
}

/** All groups of a score: three of them, or two that come to nearly all of it. */
function areScores(whole: Num, parts: readonly Num[]): boolean {
  return whole.kind === 'score' && (parts.length > 2 || total(parts).gte(whole.exact.times(MOST_OF_IT)));
}

function isAccused(row: Row, judged: Judged): boolean {
  const { whole, list, scope, isMostly, isIncluding, isWeak } = judged;
  const { parts, isCut } = list;
  const last = parts.at(-1);
  if (isMostly || parts.length < 2 || last === undefined) return false;
  // 平均94分，其中…: no sum.
  if (whole.kind === 'score' && MEAN.test(whole.piece.text.slice(Math.max(0, whole.start - AROUND), scope.start)))
    return false;
  if (parts.some((part) => part.bound !== null || part.isEarlier) || haveBothSides(parts)) return false;
  const isWhole = areOpposites(parts);
  if (goesFurther(whole, list, last, scope)) return false;
  if (isWeak) return !isCut && parts.length >= 3 && isEndedBehind(last, scope) && isMistyped(whole, parts);
  // 满意度指标10分 is a group of the form, no property.
  if (!isWhole && whole.kind !== 'score' && parts.some((part) => ATTRIBUTE.test(clauseOf(part)))) return false;
  const isEnded = isEndedBehind(last, scope);
  const exceeds = parts.length >= 2 && !isCut && total(parts).gt(whole.exact);
  if (isWithinLimit(whole, parts)) return !isIncluding || isMistyped(whole, parts);
  return (
    (areSources(parts) && !isIncluding) ||
    (isWhole && isEnded && isNearby(whole, parts)) ||
    (!isCut && areCounted(row, judged)) ||
    (!isCut && isEnded && parts.length >= 3 && isMistyped(whole, parts)) ||
    (scope.isClosed && isEnded && !isIncluding) ||
    (exceeds && isEnded && (whole.kind !== 'count' || whole.decimals > 0)) ||
    (isEnded && areScores(whole, parts))
  );
}

/** 计划A，到位B，其中市计划a1、到位b1，县计划a2、到位b2: columns by role. */
function columns(wholes: readonly Num[], list: readonly Num[]): SumLink[] | null {
  const links: SumLink[] = [];
  for (const whole of wholes) {
    if (whole.role === null) return null;
    const parts = list.filter((num) => sameMeasure(num, whole) && num.role === whole.role);
    if (parts.length < 2 || parts.length === list.length) continue;
    links.push(link(addsUp(whole, parts) ? 'agrees' : 'contradicts', whole, parts));
  }
  return links.length >= 2 ? links : null;
}

/** 其中A类1项，…。B类6项: the list goes on in the next sentence. */
function goesOn({ nums }: Row, whole: Num, parts: readonly Num[], scope: Scope): readonly Num[] | null {
  const last = parts.at(-1);
  if (scope.isClosed || last?.noun == null || parts.length > 3) return null;
  const tail = last.noun.slice(-2);
  const further: Num[] = [...parts];
  for (let index = indexAt(nums, scope.end); index < nums.length && further.length < 8; index++) {
    const num = nums[index] as Num;
    if (num.sentence > scope.sentence + 2) break;
    const starts = (num.piece.sentences[num.sentence]?.start ?? 0) + num.before.length === num.start;
    if (starts && sameMeasure(num, whole) && num.noun?.endsWith(tail) === true && num.before.length < 14)
      further.push(num);
  }
  return further.length > parts.length ? further : null;
}

/** What a list that fits no reading is: a slip of the unit, one that goes on, wrong, or not meant to add up. */
function misfit(row: Row, judged: Judged): SumLink {
  const { whole, list, scope, isMostly, isWeak } = judged;
  const { parts } = list;
  if (isWeak) return link(isAccused(row, judged) ? 'contradicts' : 'open', whole, parts);
  const slip = parts.length < 2 ? null : slipOf(whole, parts);
  if (slip !== null) return link('contradicts', whole, parts, slip);
  const further = goesOn(row, whole, parts, scope);
  if (further !== null && addsUp(whole, further)) return link('agrees', whole, further);
  if (further?.length === 2 && whole.kind === 'count' && !isMostly)
    return link(isNearby(whole, further) ? 'contradicts' : 'open', whole, further);
  return link(isAccused(row, judged) ? 'contradicts' : 'open', whole, parts);
}

/** 预算分别为200万元、300万元，支出分别为190万元、294万元: two rows of a table, no whole and its parts. */
function isSecondRow({ piece }: Row, { start, words }: Marked, scope: Scope): boolean {
  const from = piece.sentences[scope.sentence]?.start ?? 0;
  return words.startsWith('分别') && piece.text.slice(Math.max(from, start - FAR), start).includes('分别');
}

function judge(row: Row, mark: Marked, scope: Scope, isWeak: boolean): SumLink[] {
  if (isSecondRow(row, mark, scope)) return [];
  const wholes = wholesOf(row, mark, scope);
  const list = listOf(row, scope);
  if (list.length === 0 || wholes.length === 0 || list.some((num) => LEVEL.test(num.before))) return [];
  const isMostly =
    list.some(({ kind, before }) => kind === 'score' && BESIDE.test(before)) ||
    MOSTLY.test(mark.words) ||
    MOSTLY.test(row.piece.text.slice(Math.max(0, mark.start - 3), mark.start));
  const isIncluding = mark.words.startsWith('含');
  const candidates = wholes.flatMap((whole): Judged[] => {
    const parts = partsOf(whole, list, scope.end);
    return parts.parts.length === 0 ? [] : [{ whole, list: parts, scope, isMostly, isIncluding, isWeak }];
  });
  for (const {
    whole,
    list: { parts },
  } of candidates) {
    const inner = withoutInner(whole, list, scope.end);
    const fitting =
      fittingPrefix(whole, parts) ??
      fittingPrefix(whole, ofOneSide(whole, parts)) ??
      // 总分100分，其中产出50分、效益30分、满意度20分，自评得分98分: what can be got, before what was.
      (whole.kind === 'score'
        ? fittingPrefix(
            whole,
            list.filter(({ kind }) => kind === 'score'),
          )
        : null) ??
      (inner === null ? null : fittingPrefix(whole, inner));
    if (fitting !== null) return [link('agrees', whole, fitting)];
  }
  const byRole = columns(wholes, list);
  if (byRole !== null) return byRole;
  const mistyped = isWeak ? candidates.find((each) => isAccused(row, each)) : undefined;
  const nearest = mistyped ?? candidates.find(({ list: { parts } }) => parts.length >= 2) ?? candidates[0];
  return nearest === undefined ? [] : [misfit(row, nearest)];
}

function behind(row: Row, words: RegExp, isWeak: boolean): SumLink[] {
  const links: SumLink[] = [];
  for (const match of row.piece.text.matchAll(words)) {
    const mark = { start: match.index, end: match.index + match[0].length, words: match[0] };
    links.push(...judge(row, mark, scopeOf(row.piece, mark), isWeak));
  }
  return links;
}

export function marked(row: Row): SumLink[] {
  return behind(row, MARKER, false);
}

/** 用于, 由…构成, 分季度看: what fits is told as fitting, of the rest only slips. */
export function weaklyMarked(row: Row): SumLink[] {
  return behind(row, WEAK, true);
}
