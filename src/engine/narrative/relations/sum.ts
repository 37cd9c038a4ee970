/** A whole and its parts: 其中, 包括, brackets, 共计 behind a list, 第一批 … 第二批, so many times so much. */

import { type Decimal, decimal, ZERO } from '../../decimal.ts';
import { around, figure, type Interval, meet, plus } from '../figures.ts';
import { ATTRIBUTE, SOURCE } from '../lexicon.ts';
import type { SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Piece, Stretch } from '../pieces.ts';

const MARKER =
  /其中[:，]?|(?:主要)?(?:包括|包含)[:，]?|(?<=[。，(;])含(?!税|量)|具体(?:为|用于|是|如下|包括)[:，]?|分别(?:为|是|用于)[:，]?/g;
const MOSTLY = /主要|部分|大部分|重点/;
const OPEN_LIST = /等(?!级|次|于|额|效|候|待)|其余|余下|剩余部分|以及其他|……|\.{3}/;
const BATCH = /第[一二三四五六七八九十\d]{1,2}(?:批|期|笔|次|季度|年度)/;
const MOST_PARTS = 64;
const REACH = 6;

/** The numbers of one piece, with what is asked of them again and again. */
interface Row {
  readonly piece: Piece;
  readonly nums: readonly Num[];
}

function rowsOf(all: readonly Num[]): Row[] {
  const rows: Row[] = [];
  let from = 0;
  for (let index = 1; index <= all.length; index++) {
    const first = all[from] as Num;
    if (index < all.length && all[index]?.piece === first.piece) continue;
    if (!first.piece.isTableRow) rows.push({ piece: first.piece, nums: all.slice(from, index) });
    from = index;
  }
  return rows;
}

function isValue({ kind }: Num): boolean {
  return kind === 'amount' || kind === 'count' || kind === 'score';
}

function sameMeasure(a: Num, b: Num): boolean {
  return a.kind === b.kind && a.family !== null && a.family === b.family;
}

/** How much a number grew or shrank is no whole and no part. */
const CHANGE = /同比|(?:比|较)(?:上|去)?年|增长|上升|下降/;

function isChange({ before }: Num): boolean {
  return CHANGE.test(before);
}

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

/** Numbers behind the mark that can be parts, to the end of its list. */
function listOf({ nums }: Row, scope: Scope): Num[] {
  const found: Num[] = [];
  for (let index = indexAt(nums, scope.start); index < nums.length && found.length < MOST_PARTS; index++) {
    const num = nums[index] as Num;
    if (num.start >= scope.end) break;
    if (num.bracket === scope.bracket && isValue(num) && !isChange(num)) found.push(num);
  }
  return found;
}

/** 其中 and its kin between two numbers: the first one is a whole of its own. */
function opensList(num: Num, next: number): boolean {
  const between = num.piece.text.slice(num.end, Math.min(next, num.end + 12));
  return /^[^。;]{0,4}(?:其中|包括|包含|分别为|含)/.test(between);
}

const TOTAL_BEHIND = /(?:共计|合计|总计|小计)[^，。;]{0,8}$/;

interface List {
  readonly parts: readonly Num[];
  /** Where it surely has ended: a trailing total, a whole of its own, another role. */
  readonly isCut: boolean;
}

/** The parts of a whole's kind, up to what begins something else. */
function partsOf(whole: Num, list: readonly Num[], end: number): List {
  const parts: Num[] = [];
  let role: Num['role'] = null;
  for (let index = 0; index < list.length; index++) {
    const num = list[index] as Num;
    if (!sameMeasure(num, whole)) continue;
    if (parts.length > 0 && TOTAL_BEHIND.test(num.before)) return { parts, isCut: true };
    if (parts.length > 0 && opensList(num, list[index + 1]?.start ?? end)) return { parts, isCut: true };
    if (parts.length === 0) ({ role } = num);
    // What was spent or is left over is no part of what was given.
    else if (
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

/** Whole numbers beside decimals are exact, and whole amounts of two parts too. */
function intervals(nums: readonly Num[]): Interval[] {
  const hasDecimals = nums.some(({ decimals }) => decimals > 0);
  return nums.map((num) =>
    num.decimals === 0 && (hasDecimals || nums.length <= 3) ? around(num.exact, ZERO) : num.base,
  );
}

function addsUp(whole: Num, parts: readonly Num[]): boolean {
  const [of, ...each] = intervals([whole, ...parts]);
  return of !== undefined && meet(of, plus(each));
}

export function total(parts: readonly Num[]): Decimal {
  return parts.reduce((all, { exact }) => all.plus(exact), ZERO);
}

function sizeOf({ numeral, unit }: Num): string {
  return `${numeral}${unit ?? ''}`;
}

const SHOWN = 8;

function workings(whole: Num, parts: readonly Num[]): string {
  const shown =
    parts.length <= SHOWN ? parts.map(sizeOf).join(' + ') : `${parts.slice(0, SHOWN).map(sizeOf).join(' + ')} + …`;
  const scale = whole.exact.eq(ZERO) || whole.value === null ? null : whole.exact.div(whole.value);
  const sum = scale === null ? total(parts) : total(parts).div(scale);
  return `${shown} = ${figure(sum)}${whole.unit ?? ''}`;
}

/** In the whole's unit. */
function inUnitOf(whole: Num, sum: Decimal): Decimal {
  return whole.exact.eq(ZERO) || whole.value === null ? sum : sum.times(whole.value).div(whole.exact);
}

function link(verdict: SumLink['verdict'], whole: Num, parts: readonly Num[], slip: Num | null = null): SumLink {
  return {
    kind: whole.kind === 'score' ? 'score-sum' : 'sum',
    verdict,
    nums: [whole, ...parts],
    workings: [workings(whole, parts)],
    whole,
    parts,
    total: inUnitOf(whole, total(parts)),
    slip,
  };
}

const TEN_THOUSAND = decimal(10000);

/** The one number that makes the sum hold when 元 becomes 万元 or the other way. */
function slipOf(whole: Num, parts: readonly Num[]): Num | null {
  if (whole.kind !== 'amount') return null;
  const sum = total(parts);
  const fits = (a: Decimal, b: Decimal): boolean =>
    a.eq(b) ||
    a
      .minus(b)
      .abs()
      .lte(b.abs().div(decimal(100000)));
  if (whole.unit === '元' && fits(whole.exact.times(TEN_THOUSAND), sum)) return whole;
  if (whole.unit === '万元' && fits(whole.exact.div(TEN_THOUSAND), sum)) return whole;
  for (const part of parts) {
    const rest = sum.minus(part.exact);
    if (part.unit === '元' && fits(rest.plus(part.exact.times(TEN_THOUSAND)), whole.exact)) return part;
    if (part.unit === '万元' && fits(rest.plus(part.exact.div(TEN_THOUSAND)), whole.exact)) return part;
  }
  return null;
}

const LIMITS: readonly (readonly [number, Decimal])[] = [
  [2, decimal('0.05')],
  [3, decimal('0.1')],
];
const LIMIT = decimal('0.2');

/** How far off a list may be and still be taken for one that should add up. */
function isWithinLimit(whole: Num, parts: readonly Num[]): boolean {
  if (whole.exact.eq(ZERO)) return false;
  const off = total(parts).minus(whole.exact).abs().div(whole.exact);
  const limit = LIMITS.find(([count]) => parts.length <= count)?.[1] ?? LIMIT;
  return off.lte(limit);
}

function clauseOf({ before, after }: Num): string {
  return `${before}|${/^[^，。;、()]{0,10}/.exec(after)?.[0] ?? ''}`;
}

function isOpenList({ piece }: Num, last: Num, scope: Scope): boolean {
  return OPEN_LIST.test(piece.text.slice(last.end, Math.min(scope.end + 1, last.end + 16)));
}

function hasOtherYears(whole: Num, parts: readonly Num[]): boolean {
  return parts.some(
    (part) => part.year !== null && whole.year !== null && part.year !== whole.year && /\d{4}年/.test(part.before),
  );
}

/** Parts named by where the money comes from are all of them. */
function areSources(parts: readonly Num[]): boolean {
  return parts[0]?.kind === 'amount' && parts.every(({ before }) => SOURCE.test(before));
}

interface Judged {
  readonly whole: Num;
  readonly list: List;
  readonly scope: Scope;
  readonly isMostly: boolean;
}

function isAccused({ whole, list: { parts, isCut }, scope, isMostly }: Judged): boolean {
  const last = parts.at(-1);
  if (isMostly || parts.length < 2 || last === undefined) return false;
  if (parts.some((part) => part.bound !== null || part.isEarlier || ATTRIBUTE.test(clauseOf(part)))) return false;
  if (
    hasOtherYears(whole, parts) ||
    (!isCut && isOpenList(whole, last, scope)) ||
    OPEN_LIST.test(last.after.slice(0, 2))
  )
    return false;
  const isEnded = scope.isClosed || /^[^，,;、]{0,12}[。)]/.test(last.after) || last.after.length < 2;
  const exceeds = parts.length >= 2 && !isCut && total(parts).gt(whole.exact);
  if (isWithinLimit(whole, parts)) return true;
  return (
    (areSources(parts) && isEnded) ||
    (scope.isClosed && isEnded) ||
    (exceeds && isEnded && whole.kind !== 'count') ||
    (whole.kind === 'score' && isEnded)
  );
}

/** Prefixes: the list may end before its sentence does. */
function fittingPrefix(whole: Num, parts: readonly Num[]): readonly Num[] | null {
  for (let count = parts.length; count >= 2; count--) {
    const prefix = parts.slice(0, count);
    if (addsUp(whole, prefix)) return prefix;
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined && addsUp(whole, [only]) ? [only] : null;
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
    if (sameMeasure(num, whole) && num.noun?.endsWith(tail) === true && num.before.length < 14) further.push(num);
  }
  return further.length > parts.length ? further : null;
}

function judge(row: Row, mark: Marked, scope: Scope): SumLink[] {
  const wholes = wholesOf(row, mark, scope);
  const list = listOf(row, scope);
  const isMostly =
    MOSTLY.test(mark.words) || MOSTLY.test(row.piece.text.slice(Math.max(0, mark.start - 3), mark.start));
  if (list.length === 0 || wholes.length === 0) return [];
  if (list.some((num) => LEVEL.test(num.before))) return [];
  const candidates = wholes.flatMap((whole): Judged[] => {
    const parts = partsOf(whole, list, scope.end);
    return parts.parts.length === 0 ? [] : [{ whole, list: parts, scope, isMostly }];
  });
  for (const {
    whole,
    list: { parts },
  } of candidates) {
    const inner = withoutInner(whole, list, scope.end);
    const fitting = fittingPrefix(whole, parts) ?? (inner === null ? null : fittingPrefix(whole, inner));
    if (fitting !== null) return [link('agrees', whole, fitting)];
  }
  const byRole = columns(
    wholes,
    list.filter((num) => isValue(num)),
  );
  if (byRole !== null) return byRole;
  const nearest = candidates.find(({ list: { parts } }) => parts.length >= 2) ?? candidates[0];
  if (nearest === undefined) return [];
  const {
    whole,
    list: { parts },
  } = nearest;
  const slip = parts.length < 2 ? null : slipOf(whole, parts);
  if (slip !== null) return [link('contradicts', whole, parts, slip)];
  const further = goesOn(row, whole, parts, scope);
  if (further !== null) {
    if (addsUp(whole, further)) return [link('agrees', whole, further)];
    if (isAccused({ whole, list: { parts: further, isCut: true }, scope, isMostly }) || further.length === 2)
      return [link(isWithinLimit(whole, further) ? 'contradicts' : 'open', whole, further)];
  }
  return [link(isAccused(nearest) ? 'contradicts' : 'open', whole, parts)];
}

function marked(row: Row): SumLink[] {
  const links: SumLink[] = [];
  for (const match of row.piece.text.matchAll(MARKER)) {
    const mark = { start: match.index, end: match.index + match[0].length, words: match[0] };
    const scope = scopeOf(row.piece, mark);
    links.push(...judge(row, mark, scope));
  }
  return links;
}

const STANDS_ALONE = /其中|含|每|\/|标准|上年|去年/;

/** 800万元（预算740万元，追加60万元）: a bracket right behind a number, without a word. */
function bracketed({ piece, nums }: Row): SumLink[] {
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
          isOpen || parts.some(isChange) || !isNearby(whole, parts) ? 'open' : 'contradicts',
          whole,
          parts,
          isOpen ? null : slipOf(whole, parts),
        ),
      );
  }
  return links;
}

const THIRD = decimal(3);

/** Off by so much that one digit can explain it, and not so much that it is something else. */
function isNearby(whole: Num, parts: readonly Num[]): boolean {
  const sum = total(parts);
  return sum.lte(whole.exact.times(THIRD)) && whole.exact.lte(sum.times(THIRD));
}

const BEHIND = /^(?:件次|[^\d，。;、]{0,6})?[，、;](?:共计|合计|总计|小计)[^\d，。;]{0,6}$/;
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

/** Nothing but 共计 stands between the list and the number, and its members are told alike. */
function isTotalOf(whole: Num, parts: readonly Num[]): boolean {
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined || parts.length < 2) return false;
  const isDirect = BEHIND.test(whole.piece.text.slice(last.end, whole.start));
  return (
    isDirect &&
    isNearby(whole, parts) &&
    parts.every((part) => part.role === first.role && part.bound === null && !part.isWhole)
  );
}

/** A件，B件，共计C件: the total stands behind. */
function trailing({ nums }: Row): SumLink[] {
  const links: SumLink[] = [];
  for (let index = 2; index < nums.length; index++) {
    const whole = nums[index] as Num;
    if (!isValue(whole) || whole.unit === null || !SUM_WORD.test(whole.before)) continue;
    const parts = listBefore(nums, index);
    const fitting = fittingSuffix(whole, parts);
    if (fitting !== null) links.push(link('agrees', whole, fitting));
    else if (parts.length >= 2) links.push(link(isTotalOf(whole, parts) ? 'contradicts' : 'open', whole, parts));
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
function batches({ piece, nums }: Row): SumLink[] {
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

const MULTIPLIED = /^\(/;

/** 1829户 … 182.9万元（1000元/户). */
function products({ piece, nums }: Row): SumLink[] {
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
    const product = each.exact.times(count.exact);
    const agrees = meet(around(product, ZERO), whole.base);
    links.push({
      ...link(agrees ? 'agrees' : 'contradicts', whole, [count, each]),
      workings: [`${sizeOf(count)} × ${each.quote} = ${figure(inUnitOf(whole, product))}${whole.unit ?? ''}`],
      total: inUnitOf(whole, product),
    });
  }
  return links;
}

const OF_IT = /([\u4e00-\u9fff]{4,12})中[\u4e00-\u9fff]{0,8}$/;

/** A为100元，B为50元。A中a1为60元，a2为40元: the whole is named again, its number isn't. */
function named({ nums }: Row): SumLink[] {
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
      link(
        fitting !== null
          ? 'agrees'
          : isWithinLimit(whole, parts) || total(parts).gt(whole.exact)
            ? 'contradicts'
            : 'open',
        whole,
        fitting ?? parts,
      ),
    );
  }
  return links;
}

/** The same numbers told twice are one relation; one that agrees goes before one that doesn't. */
function distinct(links: readonly SumLink[]): SumLink[] {
  const byWhole = new Map<number, SumLink[]>();
  for (const each of links) {
    const known = byWhole.get(each.whole.index);
    if (known === undefined) byWhole.set(each.whole.index, [each]);
    else known.push(each);
  }
  return [...byWhole.values()].flatMap((ofWhole) => {
    const agreeing = ofWhole.filter(({ verdict }) => verdict === 'agrees');
    const told =
      agreeing.length > 0 ? agreeing : ofWhole.filter(({ verdict }) => verdict === 'contradicts').slice(0, 1);
    return told.length > 0 ? told : ofWhole.slice(0, 1);
  });
}

/** Sums of amounts, counts and part scores; in tables as text none. */
export function sumLinks(all: readonly Num[]): SumLink[] {
  return rowsOf(all).flatMap((row) =>
    distinct([...marked(row), ...bracketed(row), ...trailing(row), ...batches(row), ...products(row), ...named(row)]),
  );
}
