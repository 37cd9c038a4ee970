/** The numbers of the text: what kind each is, its value, what it is said to be. */

import { type Decimal, decimal, halfUnit, ONE, ZERO } from '../decimal.ts';
import { CHINESE_NUMERAL, chineseNumber } from '../values/chinese-numerals.ts';
import { canonicalUnit } from '../values/units.ts';
import { around, type Interval } from './figures.ts';
import type { Mention, MentionKind } from './ledger-types.ts';
import { CLAUSE_END, EARLIER_WORDS, MEASURE, roleOf, TARGET_WORDS, WHOLE_WORDS } from './lexicon.ts';
import { type Masked, maskOf } from './mask.ts';
import type { Piece } from './pieces.ts';

/** A mention with what relations need beside. Places are those of the piece's dense text. */
export interface Num extends Mention {
  readonly index: number;
  readonly piece: Piece;
  /** With its unit. */
  readonly start: number;
  readonly end: number;
  readonly numeral: string;
  /** Value in 元, in 1 (rates) or in the measure itself, with all numbers that round to it. */
  readonly base: Interval;
  readonly exact: Decimal;
  readonly decimals: number;
  /** The clause before it, from the last number on: what it is the number of. */
  readonly before: string;
  /** The words right behind it. */
  readonly after: string;
  /** Canonical: 万元 and 元 are `元`. */
  readonly family: string | null;
  readonly bound: 'least' | 'most' | null;
  /** Index into the piece's sentences and brackets; -1: in no bracket. */
  readonly sentence: number;
  readonly bracket: number;
  readonly isTarget: boolean;
  readonly isEarlier: boolean;
  readonly isWhole: boolean;
}

const NUMERAL = /\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g;
const MONEY = /^(?:(百万|千万|百|千|万|亿)?元(?:整)?|(万|亿))/;
const MONEY_SCALE: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['百', 1e2],
  ['千', 1e3],
  ['万', 1e4],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
]);
const MEASURED = new RegExp(`^(余|多)?(万|亿|千|百)?(${MEASURE})`);
const RATE = /^(?:[%‰]|个?百分点)/;
const SCORE = /^分(?![钟之局公期批类别布散队院店校厂配成析解担拨红行支册部项层级段阶]|别)/;
/** 1000元/户; what divides two numbers (484万元/预算数500万元) isn't one. */
const PER_AFTER =
  /^(?:\/(?![\u4e00-\u9fff]{0,10}\d)|每(?:人|户|月|年|亩|个|次|天|日|村|套|生)|人\/|(?:一|每)?[人户亩]一)/;
const PER_BEFORE = new RegExp(
  `(?:每(?:月|生|年度|学年|学期|${MEASURE})?|人均|户均|生均|亩均|均|单价)(?:每?(?:[人户月年]|学期|学年))?(?:标准|补助|补贴|发放|安排|为|约)?$|[人户生亩]均[\\u4e00-\\u9fff]{0,6}$`,
);
const MONEY_CONTEXT = /[元资款费]|经费|预算|补助|补贴|支出|投资|收入|拨付|下达|金额/;
const SCORED = /(?:得分|评分|总分)(?:为|是|:)?$/;
const LEAST = /(?:≥|>|不低于|不少于|至少|达到|超过|高于|大于|不小于)(?:等于)?$/;
/** 不低于 is no 低于. */
const MOST = /(?:≤|<|不超过|不高于|不多于|(?<!不)(?:小于|低于|少于)|控制在|以下)(?:等于)?$/;
const LEAST_AFTER = /^(?:及)?以上/;
const MOST_AFTER = /^(?:及)?(?:以内|以下|之内)/;
const BEFORE = 40;
const AFTER = 24;
const SHORT_BRACKET = 16;

interface Read {
  readonly kind: MentionKind;
  readonly unit: string | null;
  readonly family: string | null;
  readonly scale: Decimal;
  /** How long the unit is. */
  readonly length: number;
}

function money(match: RegExpExecArray, text: string, at: number, from: number): Read | null {
  const size = match[1] ?? match[2] ?? '';
  const next = at + match[0].length;
  if (match[2] !== undefined) {
    if (MEASURED.test(text.slice(at, at + 10))) return null;
    if (!MONEY_CONTEXT.test(text.slice(from, at) + text.slice(next, next + 8))) return null;
  }
  const scale = decimal(MONEY_SCALE.get(size) ?? 1);
  const unit = `${size}元`;
  return { kind: 'amount', unit, family: '元', scale, length: match[0].length };
}

const MULTIPLE: ReadonlyMap<string, number> = new Map([
  ['百', 100],
  ['千', 1000],
  ['万', 10000],
  ['亿', 1e8],
]);

function readUnit(text: string, at: number, from: number): Read {
  const tail = text.slice(at, at + 14);
  const rate = RATE.exec(tail);
  if (rate !== null) {
    const [unit] = rate;
    return { kind: 'rate', unit, family: '%', scale: decimal(unit === '‰' ? '0.001' : '0.01'), length: unit.length };
  }
  if (SCORE.test(tail)) return { kind: 'score', unit: '分', family: '分', scale: ONE, length: 1 };
  const asMoney = MONEY.exec(tail);
  const read = asMoney === null ? null : money(asMoney, text, at, from);
  if (read !== null) return read;
  const measured = MEASURED.exec(tail);
  if (measured === null) return { kind: 'count', unit: null, family: null, scale: ONE, length: 0 };
  const [whole, , multiple = '', measure = ''] = measured;
  return {
    kind: 'count',
    unit: `${multiple}${measure}`,
    family: canonicalUnit(measure) ?? measure,
    scale: decimal(MULTIPLE.get(multiple) ?? 1),
    length: whole.length,
  };
}

/** 1.5、2万元: a number without a unit takes that of the number behind it. */
const CHAINED = /^[、和及与~-](\d+(?:\.\d+)?)/;

function chained(text: string, at: number, from: number): Read | null {
  let place = at;
  for (let step = 0; step < 8; step++) {
    const match = CHAINED.exec(text.slice(place, place + 24));
    if (match === null) return null;
    place += match[0].length;
    const read = readUnit(text, place, from);
    if (read.unit !== null) return { ...read, length: 0 };
  }
  return null;
}

/** The unit isn't written behind the number: that of the next one in a chain, or 分 behind 得分. */
function unwritten(text: string, at: number, from: number, before: string, direct: Read): Read {
  const found = chained(text, at, from);
  if (found !== null) return found;
  return SCORED.test(before) && !/^[\u4e00-\u9fff%]/.test(text.slice(at, at + 1))
    ? { ...direct, kind: 'score', unit: '分', family: '分' }
    : direct;
}

const REACHED = /达到$/;
const MEANT_TO = /[应须需要拟]|确保|力争|争取|保证|如果|若/;

/** 执行率达到96.8% is a result: nobody aims at tenths of a percent. */
function isReached({ kind }: Read, decimals: number, before: string): boolean {
  return (
    kind === 'rate' && decimals > 0 && REACHED.test(before) && !MEANT_TO.test(before) && !TARGET_WORDS.test(before)
  );
}

function boundOf(before: string, after: string, reached: boolean): Num['bound'] {
  if (MOST.test(before) || MOST_AFTER.test(after)) return 'most';
  return (LEAST.test(before) && !reached) || LEAST_AFTER.test(after) ? 'least' : null;
}

const YEAR_WORD = /((?:19|20)\d\d)年/g;

/** So far before a number its year is looked for. */
export const YEAR_WITHIN = 120;

/** The last year that the sentence names before this place, or the first one behind when it names none. */
function yearBefore(sentence: string): number | null {
  let year: number | null = null;
  for (const match of sentence.matchAll(YEAR_WORD)) year = Number(match[1]);
  return year;
}

/** 2023年： alone in a line: the lines below speak of that year. */
const YEAR_LINE = /^(?:\(?[一二三四五六七八九十\d]+[)、.])?((?:19|20)\d\d)年度?(?:情况)?:$/;

/** The year that a line above gives this piece, up to the next heading or line of that kind. */
function yearAbove(piece: Piece, year: number | null): number | null {
  const own = YEAR_LINE.exec(piece.text)?.[1];
  if (own !== undefined) return Number(own);
  return piece.isHeading ? null : year;
}

const NOUN_NOISE =
  /^(?:共计|共|合计|总计|为|是|约|达到|达|有|完成|实际|其中|的|了|等|由|已|将|及|和|与|在|对|从|年初|全年|年度|本年|今年|当年)+/;
const IN_BRACKETS = /\([^()]{0,16}\)/g;
const NOUN_END = /(?:共计|共|合计|总计|为|是|约|达到|达|有|的|了|:)+$/;

/** The last noun phrase before a number, without the verbs around it. */
function nounOf(before: string): string | null {
  const noun = before.replace(IN_BRACKETS, '').replace(NOUN_END, '').replace(NOUN_NOISE, '');
  return noun === '' ? null : noun;
}

/** 补助资金（其他）54.6万元: a short bracket before the number belongs to its name. */
function openingOf(text: string, low: number, close: number): number | null {
  for (let index = close - 1; index >= low && close - index <= SHORT_BRACKET; index--) {
    const char = text.charAt(index);
    if (char === '(') return index;
    if (char === ')' || char === '，' || (char >= '0' && char <= '9')) return null;
  }
  return null;
}

function clauseStart(text: string, from: number, at: number): number {
  const low = Math.max(from, at - BEFORE);
  // 预算执行率：92%: a colon right before the number stands between its name and it.
  const last = text.charAt(at - 1) === ':' ? at - 2 : at - 1;
  for (let index = last; index >= low; index--) {
    const char = text.charAt(index);
    const opening = char === ')' ? openingOf(text, low, index) : null;
    if (opening !== null) index = opening;
    else if (CLAUSE_END.includes(char)) return index + 1;
  }
  return low;
}

/** Moves on with the numbers, so that a long paragraph is walked through once. */
interface Cursor {
  sentence: number;
  /** The next bracket to open. */
  next: number;
  /** Brackets that are open here, the innermost last. */
  readonly open: number[];
}

function moveTo(piece: Piece, cursor: Cursor, at: number): void {
  while (cursor.sentence + 1 < piece.sentences.length && (piece.sentences[cursor.sentence]?.end ?? 0) <= at)
    cursor.sentence++;
  for (let bracket = piece.brackets[cursor.next]; bracket !== undefined && bracket.start <= at; ) {
    closeAt(piece, cursor, bracket.start);
    cursor.open.push(cursor.next);
    cursor.next++;
    bracket = piece.brackets[cursor.next];
  }
  closeAt(piece, cursor, at);
}

function closeAt(piece: Piece, { open }: Cursor, at: number): void {
  while (open.length > 0 && (piece.brackets[open.at(-1) as number]?.end ?? 0) <= at) open.pop();
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly numeral: string;
  readonly value: Decimal;
  readonly decimals: number;
  readonly masked: boolean;
}

const COUNTED = new RegExp(
  `(共计?|合计|总计|分|有|辖|包括|涉及|[省市县部厅局]|为|于|的)(${CHINESE_NUMERAL})(?=个|笔|批|项|件|家|所|户|名|处|类|次|期|镇|乡)`,
  'g',
);

function numeralsOf(text: string): Found[] {
  const masks: readonly Masked[] = maskOf(text);
  const found: Found[] = [];
  let mask = 0;
  for (const match of text.matchAll(NUMERAL)) {
    const start = match.index;
    const end = start + match[0].length;
    while (mask < masks.length && (masks[mask]?.end ?? 0) <= start) mask++;
    const over = masks[mask];
    if (over !== undefined && over.start < end) {
      const last = found.at(-1);
      if (last?.masked !== true || last.start !== over.start) {
        found.push({
          start: over.start,
          end: Math.max(end, over.end),
          numeral: '',
          value: ZERO,
          decimals: 0,
          masked: true,
        });
      }
      continue;
    }
    const numeral = match[0].replaceAll(',', '');
    const decimals = numeral.includes('.') ? numeral.length - numeral.indexOf('.') - 1 : 0;
    // Beyond what is computed with: a code.
    const masked = numeral.length > 24;
    found.push({ start, end, numeral, value: masked ? ZERO : decimal(numeral), decimals, masked });
  }
  const words: Found[] = [];
  for (const match of text.matchAll(COUNTED)) {
    const numeral = match[2] as string;
    const value = chineseNumber(numeral);
    if (value === null) continue;
    const start = match.index + (match[1] as string).length;
    words.push({ start, end: start + numeral.length, numeral, value: decimal(value), decimals: 0, masked: false });
  }
  return words.length === 0 ? found : [...found, ...words].sort((a, b) => a.start - b.start);
}

export function spanOf(
  piece: Piece,
  start: number,
  end: number,
): Pick<Mention, 'paragraph' | 'note' | 'range' | 'quote'> {
  const from = piece.at[start] ?? 0;
  const to = (piece.at[end - 1] ?? 0) + 1;
  return { paragraph: piece.paragraph, note: piece.note, range: [from, to], quote: piece.raw.slice(from, to) };
}

/** A heading of goals and nothing else. */
const GOALS = /(?:^|[、.)])(?:项目)?绩效目标$/;

const NOTHING: Interval = { low: ZERO, high: ZERO };

function masked(piece: Piece, found: Found, index: number, cursor: Cursor): Num {
  const { paragraph, note, range, quote } = spanOf(piece, found.start, found.end);
  return {
    paragraph,
    note,
    range,
    quote,
    kind: 'not-a-value',
    value: null,
    slack: null,
    unit: null,
    noun: null,
    role: null,
    year: null,
    index,
    piece,
    start: found.start,
    end: found.end,
    numeral: '',
    base: NOTHING,
    exact: ZERO,
    decimals: 0,
    before: '',
    after: '',
    family: null,
    bound: null,
    sentence: cursor.sentence,
    bracket: cursor.open.at(-1) ?? -1,
    isTarget: false,
    isEarlier: false,
    isWhole: false,
  };
}

function slackOf(read: Read, decimals: number): Decimal {
  // People are counted one by one; 1.2万人 and money may be rounded.
  const isExact =
    decimals === 0 && (read.kind === 'score' || (read.kind === 'count' && read.scale.eq(ONE)) || read.unit === '元');
  return isExact ? ZERO : halfUnit(decimals);
}

function numOf(
  piece: Piece,
  found: Found,
  index: number,
  cursor: Cursor,
  previousEnd: number,
  above: number | null,
): Num {
  const { text } = piece;
  const sentence = piece.sentences[cursor.sentence] ?? { start: 0, end: text.length };
  const direct = readUnit(text, found.end, sentence.start);
  const from = Math.max(previousEnd, clauseStart(text, sentence.start, found.start));
  const before = text.slice(from, found.start);
  const read = direct.unit === null ? unwritten(text, found.end, sentence.start, before, direct) : direct;
  const end = found.end + read.length;
  const after = text.slice(end, end + AFTER);
  const slack = slackOf(read, found.decimals);
  const value = read.kind === 'rate' ? found.value.times(read.scale) : found.value;
  const exact = found.value.times(read.scale);
  const isPer = read.kind !== 'rate' && (PER_AFTER.test(after) || PER_BEFORE.test(before));
  // One shape from the start: with a spread first, each further field costs a copy.
  const { paragraph, note, range, quote } = spanOf(piece, found.start, end);
  return {
    paragraph,
    note,
    range,
    quote,
    kind: isPer ? 'per' : read.kind,
    value,
    slack: read.kind === 'rate' ? slack.times(read.scale) : slack,
    unit: read.unit,
    noun: nounOf(before),
    role: roleOf(before),
    year: yearBefore(text.slice(Math.max(sentence.start, found.start - YEAR_WITHIN), found.start)) ?? above,
    index,
    piece,
    start: found.start,
    end,
    numeral: found.numeral,
    base: around(exact, slack.times(read.scale)),
    exact,
    decimals: found.decimals,
    before,
    after,
    family: read.family,
    bound: boundOf(before, after, isReached(read, found.decimals, before)),
    sentence: cursor.sentence,
    bracket: cursor.open.at(-1) ?? -1,
    isTarget: piece.isPlan || GOALS.test(piece.path.at(-1) ?? '') || TARGET_WORDS.test(before),
    isEarlier: EARLIER_WORDS.test(before),
    isWhole: WHOLE_WORDS.test(before),
  };
}

/** Every number of the pieces, in their order. Each run of digits lies in exactly one. */
export function mentionsOf(pieces: readonly Piece[]): Num[] {
  const all: Num[] = [];
  let above: number | null = null;
  for (const piece of pieces) {
    above = yearAbove(piece, above);
    const cursor: Cursor = { sentence: 0, next: 0, open: [] };
    let previousEnd = 0;
    for (const found of numeralsOf(piece.text)) {
      moveTo(piece, cursor, found.start);
      const num = found.masked
        ? masked(piece, found, all.length, cursor)
        : numOf(piece, found, all.length, cursor, previousEnd, above);
      all.push(num);
      previousEnd = num.end;
    }
  }
  return all;
}
