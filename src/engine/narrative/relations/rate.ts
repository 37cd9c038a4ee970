/** Percentages: 执行率, 到位率, 完成率, 占比, 增长, 控制率, 结余率 against the numbers that they are made of. */

import { type Decimal, decimal, ONE, ZERO } from '../../decimal.ts';
import { areOneSlipApart, around, meet } from '../figures.ts';
import { SOURCE } from '../lexicon.ts';
import type { RateLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import {
  afterInSentence,
  areInOne,
  beforeInPart,
  beforeInSentence,
  inSentenceBefore,
  nearby,
  textBefore,
} from '../window.ts';
import { DUE, isCalled, isLike, pairCase } from './rate-pairs.ts';
import {
  areOne,
  type Case,
  exactOf,
  fitsRate,
  growth,
  growthBy,
  isPoints,
  isRough,
  MOST_BASES,
  present,
  quotient,
  type Reading,
  sinceLastRate,
  sumQuotient,
  workingOf,
} from './reading.ts';
import { sameMeasure } from './sum-parts.ts';

type RateKind =
  | 'execution'
  | 'arrival'
  | 'completion'
  | 'mending'
  | 'share'
  | 'adjustment'
  | 'growth'
  | 'saving'
  | 'left'
  | 'named'
  | 'typed'
  | 'pair'
  | 'of';

const KINDS: readonly (readonly [Exclude<RateKind, 'pair' | 'typed'>, RegExp])[] = [
  ['left', /(?:结余|结转|结转结余)率/],
  ['completion', /(?:占|完成)(?:年度|全年)*(?:目标|任务|计划)+(?:数|任务|量)*的/],
  ['share', /占比|占(?:总|全部|预算|投资)?.{0,20}的(?:比例|比重)?$/],
  // 按期整改率 has another base: what was due.
  ['mending', /^(?:问题|隐患|安全隐患|审计问题|总体|综合)?整改率$/],
  ['saving', /^(?:资金|采购)?(?:节约|节支|节省)率$/],
  ['adjustment', /预算调整率$|^调整率$/],
  ['growth', /(?:增加|增长|增幅|上升|下降|减少|降低|降幅|增长率|变动率|调整率)(?:了|率|约|为|幅度)*$/],
  [
    'execution',
    /(?:执行|支出|支付|拨付|使用|发放|兑付|控制)(?:率|进度|比例)|预算完成率|(?:资金|支出|预算|拨付|执行)?进度|完成(?:年度|年初|全年|调整后?)*预算(?:数|总额)?的|占(?:年度|全年|年初|总)*预算(?:数|总额)?的/,
  ],
  ['arrival', /到位率?/],
  [
    'completion',
    /(?:完成|完工|开工|竣工|改造|建成|验收|兑现)(?:率|比例)|(?:占|完成)(?:年度|全年)*(?:目标|任务|计划)+(?:数|任务|量)*的/,
  ],
  // 办结率, 回收率, 合格率: what was done is called by the same word. 按期办结率 has a base of its own.
  [
    'named',
    /^(?:总体|综合)?(?:办结|结案|审结|调处|回收|收回|有效|合格|通过|安装|到货|抽检|巡查|走访|核查|参保|参训|补助|资助|处置|修复|更换|达标|签约|响应)率$/,
  ],
];

/** 300万元，占25%: the share of what stands right before it. */
const BARE_SHARE = /^占(?:比|总数|总额|全部)?$/;
/** 占年度计划5000万元的90.4%, 完成年初预算50万元的90%: the base stands between. */
const OF_BASE = /占|完成/;

function kindOf({ before }: Num): (typeof KINDS)[number][0] | null {
  if (BARE_SHARE.test(before)) return 'share';
  if (before === '的') return 'of';
  const words = before.replace(/(?:达到|达|为|约|是|:|仅|的|数|均|只有|超过)+$/, (end) =>
    end.includes('的') ? '的' : '',
  );
  for (const [kind, words_] of KINDS) if (words_.test(words)) return kind;
  return null;
}

function isMoney({ kind }: Num): boolean {
  return kind === 'amount';
}

function isSpent({ role }: Num): boolean {
  return role === 'spent';
}

const NAMED = /资金|经费|费|款|投资|总额|预算|金额|额度|指标/;

/** A number that a budget is named by; in the rate's own sentence the word 资金 is enough. */
function isBase(num: Num): boolean {
  if (num.role === null || num.role === 'whole' || num.role === 'part')
    return NAMED.test(num.before + num.after.slice(0, 4));
  return (
    num.role === 'budget' ||
    num.role === 'adjusted' ||
    num.role === 'initial' ||
    num.role === 'allotted' ||
    num.role === 'received'
  );
}

/** Words that are numbers too. */
const ALL_DONE =
  /(?:全部|全额|(?<!平)均已?|足额|已全部|都已?)(?:.{0,6}?)(支付|支出|拨付|到位|发放|执行|使用|完成|兑付)/;
const AROUND = 60;
/** 全部支付，支付率: the rate of just that. */
const RIGHT_AFTER =
  /^(?:完毕|到位|了)?，?(?:资金|预算|项目|任务|总体|全年|年度)*(执行|支出|支付|拨付|使用|发放|兑付|到位|完成)(?:率|进度|比例)(?:达到|达|为|约|是|:)*$/;
/** 除乙镇外均完成, 10个乡镇全部完成, 力争全部完成: not all, or not yet. */
const NOT_ALL = /[除未没不个各]|基本|计划|力争|争取|预计|确保|拟|部分|其余|其他|指标|分.年/;
const BUT = /除[^。;]{1,12}外/;
const SPENDING = /执行|支出|支付|拨付|使用|发放|兑付/;

interface AllDone {
  /** `全部支付`. */
  readonly words: string;
  /** The rate is that of what they say. */
  readonly isOfIt: boolean;
}

/** The words that say it; null: none do. */
function allDone(rate: Num): AllDone | null {
  const before = textBefore(rate, AROUND);
  const found = ALL_DONE.exec(before);
  if (found === null) return null;
  const [said, verb] = found;
  const rated = RIGHT_AFTER.exec(before.slice(found.index + said.length))?.[1];
  const isSame = rated !== undefined && (rated === verb || (SPENDING.test(rated) && SPENDING.test(verb as string)));
  const clause = before.slice(before.lastIndexOf('，', found.index) + 1, found.index + said.length);
  const isAll = !NOT_ALL.test(clause) && !BUT.test(before.slice(0, found.index));
  return { words: said.replace(/[，,；、].*/, ''), isOfIt: isSame && isAll };
}

interface Ends {
  readonly tops: readonly Num[];
  readonly bases: readonly Num[];
  /** Both are named where they can be told: what fits nothing then is wrong. */
  readonly isNamed: boolean;
  /** Both stand in one paragraph, or only one budget is in reach: otherwise only a near miss is told. */
  readonly isSure: boolean;
  /** A budget stands before it in its sentence. */
  readonly isBoth: boolean;
}

/** What every project's expenditure is called. */
const COMMON =
  /项目|资金|支出|总|实际|已|共|完成|累计|支付|拨付|执行|数|预算|全年|经费|专项|财政|的|本|年度|形成|使用|发放|到位|为/g;

/** A budget in another paragraph is that of the expenditure where nothing names another project. */
function isOfOneProject(tops: readonly Num[], base: Num): boolean {
  const words = `${base.before}|${base.piece.path.join('|')}|${base.piece.text.slice(Math.max(0, base.start - 80), base.start)}`;
  return tops.every((top) => {
    const own = (top.noun ?? '').replace(COMMON, '');
    if (own.length < 3) return true;
    for (let at = 0; at + 3 <= own.length; at++) if (words.includes(own.slice(at, at + 3))) return true;
    return false;
  });
}

/** More was spent than there was: that budget is another's. */
function isCovered(tops: readonly Num[], bases: readonly Num[]): boolean {
  return bases.every(({ base }) => tops.some((top) => top.base.low.lte(base.high)));
}

function executionEnds(all: readonly Num[], rate: Num, isTop: (num: Num) => boolean): Ends {
  const here = beforeInSentence(all, rate).filter((num) => isMoney(num) || num.kind === 'rate');
  const sentence = here.some(isMoney)
    ? here
    : inSentenceBefore(all, rate).filter((num) => isMoney(num) || num.kind === 'rate');
  const behind = afterInSentence(all, rate).filter(isMoney);
  const latest = sinceLastRate(sentence).filter(isTop);
  const tops = latest.length > 0 ? latest : sentence.filter((num) => isMoney(num) && isTop(num));
  const own = sentence.filter((num) => isMoney(num) && !tops.includes(num));
  const ownBases = own.filter((num) => isBase(num) && !isTop(num));
  const far = nearby(all, rate).filter((num) => isMoney(num) && !tops.includes(num));
  const farTops = far.filter(isTop);
  const chosenTops = tops.length > 0 ? tops : [...behind.filter(isTop), ...farTops].slice(0, MOST_BASES);
  const isOwn = tops.length > 0;
  // What stands behind the spent amount is mostly its parts: only a budget before it is sure to be its own.
  const first = Math.min(...chosenTops.map(({ index }) => index));
  const isBoth = isOwn && ownBases.some(({ index }) => index < first);
  const bases = isBoth ? own : far.filter((num) => !isSpent(num) || isOwn);
  const named = bases.filter((num) => isBase(num) && num.index < first);
  return {
    isBoth,
    tops: chosenTops.slice(0, MOST_BASES),
    bases: bases.slice(0, MOST_BASES),
    isNamed: isOwn && named.some((base) => base.piece === rate.piece || isOfOneProject(chosenTops, base)),
    isSure:
      isBoth || named.some(({ piece }) => piece === rate.piece) || (areOne(named) && isCovered(chosenTops, named)),
  };
}

function pairs(nums: readonly Num[]): (readonly [Num, Num])[] {
  const found: (readonly [Num, Num])[] = [];
  for (let index = 0; index + 1 < nums.length; index++) found.push([nums[index] as Num, nums[index + 1] as Num]);
  return found;
}

function quotients(tops: readonly Num[], bases: readonly Num[]): Reading[] {
  const single = tops.flatMap((top) => bases.map((base) => quotient(top, base)));
  const ofPairs = tops.slice(0, 4).flatMap((top) => pairs(bases).map((pair) => sumQuotient([top], pair)));
  const whole = tops.length > 1 && tops.length <= 4 ? bases.map((base) => sumQuotient(tops, [base])) : [];
  const ofMore = [3, 4, 5, 6].flatMap((count) =>
    bases.length < count ? [] : tops.slice(0, 2).map((top) => sumQuotient([top], bases.slice(0, count))),
  );
  return present([...single, ...ofPairs, ...whole, ...ofMore]);
}

/** What an amount is a part of stands before it: 其中, a bracket that the rate isn't in, a source. */
function isPart(num: Num, rate: Num): boolean {
  return num.bracket !== rate.bracket || PART.test(num.before) || SOURCE.test(num.before);
}

const PART = /其中|包括|含/;

/** The only expenditure of the rate's sentence ÷ its budget, the adjusted one where there are two. */
function directOf(rate: Num, tops: readonly Num[], bases: readonly Num[]): Reading[] {
  const [top] = tops;
  if (tops.length !== 1 || top === undefined || !areInOne(top, rate)) return [];
  const own = bases.filter(
    (num) => areInOne(num, rate) && num.index < top.index && num.role !== null && isBase(num) && !isPart(num, rate),
  );
  const adjusted = own.filter(({ role }) => role === 'adjusted');
  return present((adjusted.length > 0 ? adjusted : own).map((base) => quotient(top, base)));
}

/** A report names what there is for all of it at its beginning, in no more numbers than these. */
const OPENING = 60;

/** The amounts spent, of what the report begins with. */
function ofOpening(all: readonly Num[], tops: readonly Num[]): Reading[] {
  const opening = all.slice(0, OPENING).filter((num) => isMoney(num) && !isSpent(num));
  return present(
    tops
      .slice(0, 2)
      .flatMap((top) => opening.filter(({ index }) => index < top.index).map((base) => quotient(top, base))),
  );
}

const SO_FAR = /累计/;

function execution(all: readonly Num[], rate: Num): Case {
  const { tops, bases, isNamed, isSure, isBoth } = executionEnds(all, rate, isSpent);
  // 支出26万元，累计进度48%: what was spent before belongs to it.
  const isOfAll = SO_FAR.test(rate.before) && !tops.some(({ before }) => SO_FAR.test(before));
  return {
    readings: quotients(tops, bases),
    direct: directOf(rate, tops, bases),
    ...(isBoth ? {} : { distant: () => ofOpening(all, tops) }),
    isNamed: isNamed && !isOfAll,
    isSure,
  };
}

function arrival(all: readonly Num[], rate: Num): Case {
  const received = executionEnds(all, rate, ({ role }) => role === 'received');
  if (received.tops.length > 0)
    return {
      readings: quotients(received.tops, received.bases),
      direct: directOf(rate, received.tops, received.bases),
      isNamed: received.isNamed,
      isSure: received.isSure,
    };
  const allotted = executionEnds(all, rate, ({ role }) => role === 'allotted' || role === 'spent');
  return { readings: quotients(allotted.tops, allotted.bases), isNamed: false };
}

/** Both stand in one sentence, or three characters of what they count are the same: units like 个 say nothing. */
function isOfOne(target: Num, done: Num): boolean {
  if (areInOne(target, done)) return true;
  const words = `${target.before}|${target.after.slice(0, 8)}`;
  const own = done.before.replace(/[^\u4e00-\u9fff]/g, '|');
  for (let at = 0; at + 3 <= own.length; at++) {
    const part = own.slice(at, at + 3);
    if (!part.includes('|') && words.includes(part)) return true;
  }
  return false;
}

const DONE = /完成|完工|竣工|实际|已|建成|改造|发放|验收/;

function completion(all: readonly Num[], rate: Num): Case {
  const own = sinceLastRate(beforeInSentence(all, rate)).filter(({ kind }) => kind === 'count' || kind === 'amount');
  const top = own[0];
  if (top === undefined) return { readings: [], isNamed: false };
  const bases = nearby(all, rate)
    .filter((num) => num !== top && sameMeasure(num, top))
    .slice(0, MOST_BASES);
  const targets = bases.filter((num) => (num.isTarget || num.role === 'budget') && isOfOne(num, top));
  return {
    readings: quotients([top], bases),
    direct: quotients([top], targets.slice(0, 1)),
    isNamed: DONE.test(top.before) && targets.length > 0,
  };
}

const FAULTS = /问题|隐患|线索|发现|反馈/;

/** 发现问题20个，已整改18个，整改率90%: told only where the sentence has no third number of the kind. */
function mending(all: readonly Num[], rate: Num): Case {
  const [done, found, ...more] = beforeInSentence(all, rate).filter(({ kind }) => kind !== 'not-a-value');
  if (done === undefined || found === undefined || !sameMeasure(done, found)) return { readings: [], isNamed: false };
  const isNamed =
    done.bracket === found.bracket &&
    !more.some((num) => isLike(num, done)) &&
    done.kind === 'count' &&
    /整改/.test(done.before) &&
    !/正在|未|尚|待|当年|本年|到期|应/.test(done.before) &&
    FAULTS.test(found.before + found.after.slice(0, 4)) &&
    !/其中/.test(done.before) &&
    ![done, found].some((num) => num.isEarlier || num.bound !== null || isRough(num));
  return { readings: quotients([done], [found]), isNamed };
}

/** 年初预算100万元，调整后预算120万元，调整率20%. */
function adjustment(all: readonly Num[], rate: Num): Case {
  const own = beforeInSentence(all, rate).filter(isMoney);
  const [adjusted, initial] = own;
  const isNamed = own.length === 2 && adjusted?.role === 'adjusted' && initial?.role === 'initial';
  const { readings } = growthCase(all, rate);
  return { readings, direct: isNamed ? present([growth(adjusted, initial)]) : [], isNamed };
}

function share(all: readonly Num[], rate: Num): Case {
  const own = sinceLastRate(beforeInSentence(all, rate)).filter(({ kind }) => kind === 'count' || kind === 'amount');
  const top = own[0];
  if (top === undefined) return { readings: [], isNamed: false };
  const near = nearby(all, rate).filter((num) => num !== top && sameMeasure(num, top));
  const behind = afterInSentence(all, rate).filter((num) => sameMeasure(num, top));
  const bases = near.slice(0, MOST_BASES);
  const siblings = behind.slice(0, 4);
  const readings = [
    ...quotients([top], bases),
    ...present([siblings.length > 0 ? sumQuotient([top], [top, ...siblings]) : null]),
    ...present(near.slice(0, 4).map((_, index) => sumQuotient([top], [top, ...near.slice(0, index + 1)]))),
  ];
  const wholes = bases.filter(
    (num) => areInOne(num, rate) && (num.isWhole || num.role === 'adjusted' || num.role === 'budget'),
  );
  return {
    readings,
    direct: quotients([top], wholes.filter(({ isWhole }) => isWhole).slice(0, 1)),
    isNamed: wholes.length > 0,
  };
}

const SAVED = /节约|节支|节省/;

/** 预算A，采购B，节约C，节约率: C ÷ A, or (A − B) ÷ A. */
function saving(all: readonly Num[], rate: Num): Case {
  const own = sinceLastRate(beforeInSentence(all, rate)).filter(isMoney);
  const saved = own.find(({ before }) => SAVED.test(before));
  const base = own.at(-1);
  const others = own.filter((num) => num !== saved);
  if (base === undefined || base === saved) return { readings: [], isNamed: false };
  const readings = present([
    ...(saved === undefined ? [] : others.map((other) => quotient(saved, other))),
    ...others.slice(0, -1).map((other) => growth(other, base)),
  ]);
  const isNamed = saved !== undefined && others.length <= 2 && isBase(base);
  return { readings, direct: saved === undefined ? [] : present([quotient(saved, base)]), isNamed };
}

/** 受理856件，办结832件，办结率97.2%: told only where two numbers stand before it, and the second is called as the rate is. */
function namedCase(all: readonly Num[], rate: Num): Case {
  const word = rate.before.replace(/(?:达到|达|为|约|是|:|仅|均)+$/, '').slice(-3, -1);
  const [done, of, ...more] = sinceLastRate(beforeInSentence(all, rate)).filter(({ kind }) => kind !== 'not-a-value');
  if (done === undefined || of === undefined || !sameMeasure(done, of) || done.unit !== of.unit)
    return { readings: [], isNamed: false };
  const isWhole = done.exact.lt(of.exact) && rate.exact.eq(ONE);
  const isNamed =
    done.bracket === of.bracket &&
    !more.some((num) => isLike(num, done)) &&
    done.kind === 'count' &&
    isCalled(done.before, word) &&
    done.after.startsWith('，') &&
    (!isCalled(of.before, word) || DUE.test(of.before)) &&
    ![done, of].some((num) => num.isEarlier || num.bound !== null || isRough(num) || /其中/.test(num.before)) &&
    // Most of what is 100 % was asked of fewer than the number before it.
    (!isWhole || DUE.test(of.before));
  return { readings: quotients([done], [of]), isNamed };
}

const DIVIDED = /^\)?[÷/]\(?[\u4e00-\u9fff]{0,12}$/;

function areDivided(top: Num, base: Num): boolean {
  const { text } = top.piece;
  return (
    top.piece === base.piece &&
    (sameMeasure(top, base) || (top.unit === null && base.unit === null)) &&
    DIVIDED.test(text.slice(top.end, base.start))
  );
}

/** 执行率＝（484÷500）×100%＝96.8%, 96.8%（484万元/500万元）: the text itself divides. */
function typed(all: readonly Num[], rate: Num): Case | null {
  const { text } = rate.piece;
  const back = rate.before === '=' ? all.slice(Math.max(0, rate.index - 3), rate.index).reverse() : [];
  const [last, ...earlier] = back;
  const isTimes =
    last?.kind === 'rate' && last.exact.eq(ONE) && /^\)?[×*xX]$/.test(text.slice(earlier[0]?.end ?? 0, last.start));
  const [base, top] = isTimes ? earlier : back;
  const [first, second] = text.charAt(rate.end) === '(' ? all.slice(rate.index + 1, rate.index + 3) : [];
  const isBehind = second !== undefined && text.charAt(second.end) === ')';
  const pair = isBehind ? ([first, second] as const) : ([top, base] as const);
  const [above, below] = pair;
  if (above === undefined || below === undefined || !areDivided(above, below)) return null;
  return { readings: quotients([above], [below]), isNamed: true };
}

function growthCase(all: readonly Num[], rate: Num): Case {
  const here = beforeInPart(all, rate);
  const own = here.filter(({ kind }) => kind === 'count' || kind === 'amount');
  const near = [
    ...own,
    ...inSentenceBefore(all, rate).filter(({ kind }) => kind === 'count' || kind === 'amount'),
  ].slice(0, 6);
  const by = sinceLastRate(here).find(({ role }) => role === 'added' || role === 'cut');
  const readings = [
    ...near.flatMap((now) =>
      near.flatMap((then) => (now === then || !sameMeasure(now, then) ? [] : [growth(now, then), quotient(now, then)])),
    ),
    ...(by === undefined
      ? []
      : near
          .filter((now) => now !== by && sameMeasure(now, by))
          .flatMap((now) => [growthBy(by, now, 'added'), growthBy(by, now, 'cut')])),
  ];
  const others = by === undefined ? [] : near.filter((num) => num !== by && sameMeasure(num, by));
  const now = others.find((num) => by !== undefined && num.index < by.index);
  // 增加3.2万人: it was so many fewer before.
  const direct =
    by === undefined || now === undefined ? [] : [growthBy(by, now, by.role === 'added' ? 'added' : 'cut')];
  return { readings: present(readings), direct: present(direct), isNamed: by !== undefined && others.length > 0 };
}

function left(all: readonly Num[], rate: Num): Case {
  const own = sinceLastRate(beforeInSentence(all, rate)).filter((num) => isMoney(num));
  const lefts = own.filter(({ role }) => role === 'left');
  const near = nearby(all, rate)
    .filter((num) => isMoney(num))
    .slice(0, MOST_BASES);
  const readings = lefts.flatMap((top) =>
    near.flatMap((base) => (base === top ? [] : [quotient(top, base), growth(top, base), growth(base, top)])),
  );
  const isNamed =
    lefts.length > 1 ||
    (lefts.length === 1 && own.some((num) => num.role !== null && num.role !== 'left' && num.role !== 'spent'));
  return { readings: present(readings), isNamed };
}

function ofBase(all: readonly Num[], rate: Num): Case {
  const [base, ...earlier] = beforeInSentence(all, rate);
  if (base === undefined || !OF_BASE.test(base.before)) return { readings: [], isNamed: false };
  const top = earlier.find((num) => sameMeasure(num, base));
  // What stands between them was said of something else.
  const isNext = top !== undefined && base.index - top.index === 1;
  return top === undefined ? { readings: [], isNamed: false } : { readings: quotients([top], [base]), isNamed: isNext };
}

function caseOf(kind: Exclude<RateKind, 'pair' | 'typed'>, all: readonly Num[], rate: Num): Case {
  switch (kind) {
    case 'execution':
      return execution(all, rate);
    case 'arrival':
      return arrival(all, rate);
    case 'completion':
      return completion(all, rate);
    case 'mending':
      return mending(all, rate);
    case 'adjustment': {
      const found = adjustment(all, rate);
      return found.isNamed ? found : growthCase(all, rate);
    }
    case 'share':
      return share(all, rate);
    case 'growth':
      return growthCase(all, rate);
    case 'saving':
      return saving(all, rate);
    case 'named':
      return namedCase(all, rate);
    case 'left':
      return left(all, rate);
    case 'of':
      return ofBase(all, rate);
  }
}

/** So it is printed when it is worked out, whatever the two numbers were rounded from. */
function isExactly(rate: Num, reading: Reading): boolean {
  return meet(around(exactOf(reading), ZERO), rate.base);
}

/** What the percentage is printed to: 0.0001 of 98.99%. */
function rateStep({ decimals }: Num): Decimal {
  return decimal(`1e-${decimals + 2}`);
}

/** The value without its last digits instead of rounded. */
function isCutOff(rate: Num, reading: Reading): boolean {
  const exact = exactOf(reading);
  return exact.gte(rate.exact) && exact.lt(rate.exact.plus(rateStep(rate)));
}

interface Quotient {
  readonly reading: Reading;
  readonly exact: Decimal;
}

function nearestOf(rate: Num, readings: readonly Reading[]): Quotient {
  const all = readings.map((reading) => ({ reading, exact: exactOf(reading) }));
  return all.reduce((best, each) =>
    each.exact.minus(rate.exact).abs().lt(best.exact.minus(rate.exact).abs()) ? each : best,
  );
}

const SET_ASIDE = /(?:剔除|扣除|扣减|除去|不含|不计|不考虑)(?:[^\d。;]*|[^。;]{0,40}后[^\d。;]*)$/;
const MEAN = /平均|加权|折算/;
/** 每年300万元，前两年支出592万元; 预算分别为200万元、300万元: what it is a rate of has to be put together. */
const PUT_TOGETHER = /每(?:年|季|月|批|期|学期)|按(?:年|季度?|月)平均|分别/;

/** 剔除政策性因素后执行率95%, 平均执行率95%: the text tells that it is no plain quotient. */
function isOtherwiseReckoned(rate: Num): boolean {
  return MEAN.test(rate.before) || SET_ASIDE.test(textBefore(rate, AROUND)) || PUT_TOGETHER.test(textBefore(rate, FAR));
}

/** A sentence isn’t looked through any further back. */
const FAR = 200;
const WORKINGS = 4;
const NEAR = decimal('0.02');
const NEAR_SHARE = decimal('0.05');

/** Of two digits too many are a slip of one another; 90.00 has four. */
function hasManyDigits({ numeral }: Num): boolean {
  return numeral.replace('.', '').length > 2;
}

function isSlipAway(rate: Num, exact: Decimal): boolean {
  return hasManyDigits(rate) && areOneSlipApart(rate.exact, exact, rateStep(rate), 0);
}

/** Nearer than two points, or than a twentieth of what is printed; or a slip of the finger away from it. */
function isNearMiss(rate: Num, exact: Decimal): boolean {
  const off = exact.minus(rate.exact).abs();
  return off.lte(NEAR) || off.lte(rate.exact.times(NEAR_SHARE)) || isSlipAway(rate, exact);
}

function linkOf(
  rate: Num,
  verdict: RateLink['verdict'],
  rest: Partial<Pick<RateLink, 'workings' | 'isCut' | 'nearest'>> & { readonly nums?: readonly Num[] },
): RateLink {
  const { nums = [], workings = [], isCut = false, nearest = null } = rest;
  return { kind: 'rate', rate, verdict, nums: [rate, ...nums], workings, isCut, nearest };
}

function judge(kind: RateKind, rate: Num, of: Case): RateLink {
  const { readings, direct = [], distant, isNamed, isSure = true, isSlip = false } = of;
  const fits =
    readings.find((reading) => fitsRate(rate, reading)) ?? distant?.().find((reading) => isExactly(rate, reading));
  if (fits !== undefined) {
    return linkOf(rate, 'agrees', { nums: fits.nums, workings: [workingOf(fits)], nearest: exactOf(fits) });
  }
  if (kind === 'share' && rate.exact.gt(ONE)) {
    return linkOf(rate, 'contradicts', { workings: [`${rate.numeral}% > 100%`] });
  }
  const done = kind === 'execution' || kind === 'arrival' || kind === 'completion' ? allDone(rate) : null;
  if (done !== null && rate.exact.eq(ONE))
    return linkOf(rate, 'agrees', { workings: [`${done.words} = 100%`], nearest: ONE });
  if (done?.isOfIt === true && !isNamed) return linkOf(rate, 'contradicts', { nearest: ONE });
  if (readings.length === 0 || !isNamed) return linkOf(rate, 'open', { nums: readings[0]?.nums ?? [] });
  const slipped = isSlip ? readings.filter((reading) => isSlipAway(rate, exactOf(reading))) : [];
  const isClose = isSlip ? slipped.length > 0 : isSure || isNearMiss(rate, nearestOf(rate, readings).exact);
  const isTold = isClose && !isOtherwiseReckoned(rate);
  const cut = readings.filter((reading) => isCutOff(rate, reading));
  const { reading, exact } = nearestOf(rate, [slipped, cut, direct].find(({ length }) => length > 0) ?? readings);
  return linkOf(rate, isTold ? 'contradicts' : 'open', {
    nums: reading.nums,
    workings: [...new Set([reading, ...readings].map(workingOf))].slice(0, WORKINGS),
    isCut: cut.length > 0,
    nearest: exact,
  });
}

/** 占目标任务的100% is a result, 目标值100% isn't. */
function isPlanned({ piece, before, after }: Num): boolean {
  return (
    piece.isPlan || /^的(?:年度)?目标/.test(after) || /目标值|指标值|预期|预计|拟|应达|需达|目标为|计划为/.test(before)
  );
}

/** 支出1032万元，占预算的92.93%: what was spent, by another word than 执行率. */
function isShareOfBudget(all: readonly Num[], rate: Num): boolean {
  return (
    /占[^，。;]{0,6}预算(?:数|总额)?的$/.test(rate.before) &&
    sinceLastRate(beforeInSentence(all, rate))[0]?.role === 'spent'
  );
}

/** Every percentage whose words say what it is the quotient of. Rates that are planned or bounds are no results. */
export function rateLinks(all: readonly Num[]): RateLink[] {
  return all.flatMap((rate) => {
    if (rate.kind !== 'rate' || rate.bound !== null || isPlanned(rate) || rate.piece.isTableRow) return [];
    // So many points more or less are no quotient.
    if (isPoints(rate)) return [];
    const inFull = typed(all, rate);
    if (inFull !== null) return [judge('typed', rate, inFull)];
    const kind = isShareOfBudget(all, rate) ? 'execution' : kindOf(rate);
    const own = kind === null ? null : judge(kind, rate, caseOf(kind, all, rate));
    if (own !== null && own.verdict !== 'open') return [own];
    const pair = pairCase(all, rate);
    if (pair !== null) return [judge('pair', rate, pair)];
    return own === null ? [] : [own];
  });
}
