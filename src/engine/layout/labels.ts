/**
 * The words that forms use for their parts. A form is found by these, never by fixed cells.
 * Every word list is for one place in a form; a cell may be a label of several kinds (得分 is a head of the funds and of the indicators).
 */

import { BoundedMap } from '../bounded-map.ts';
import { type Decimal, decimal } from '../decimal.ts';
import type { ReadingRole } from '../reading-notes/role.ts';
import { normalise } from '../values/text.ts';
import type { FundColumn, FundKind, Level } from './self-evaluation.ts';
import { BASICS, basicWords } from './words/basic-words.ts';
import {
  bonusWords,
  footWords,
  fundBlockWords,
  GOALS,
  goalWords,
  indicatorBlockWords,
  knownWords,
  OTHER_PLACES,
  reasonWords,
  signatureWords,
  totalWords,
} from './words/block-words.ts';
import { FUND_HEADS, FUND_ROWS, fundHeadWords, fundRowWords } from './words/fund-words.ts';
import { INDICATOR_HEADS, indicatorHeads } from './words/indicator-heads.ts';
import { allWords, type BasicLabel, type FundHead, type IndicatorHead } from './words/match.ts';

export interface Label {
  /** The label without blanks, numbering, brackets and closing colon. */
  readonly key: string;
  /** What stands after the colon when label and value share the cell. */
  readonly inline: string | null;
  readonly indicator: IndicatorHead | null;
  readonly fund: FundColumn | null;
  /** A head of the fund block, also of a column that isn't read. */
  readonly fundHead: FundHead | null;
  readonly fundRow: FundKind | null;
  readonly basic: BasicLabel | null;
  readonly goal: 'goal' | 'goalResult' | null;
  /** 总分, 合计 at the foot of the indicators. */
  readonly total: boolean;
  /** One cell for all reasons, below the indicators. */
  readonly reason: boolean;
  /** Blocks below the indicators: 存在问题, 备注, 填表人 … */
  readonly foot: boolean;
  /** Who filled the form in, and when: 填报人, 联系电话, 填报日期. */
  readonly signature: boolean;
  /** The block label of the funds, which may carry points: 预算执行情况（20分）. */
  readonly fundBlock: boolean;
  /** The block label of the indicators, which may carry points: 年度绩效目标1（80分）. */
  readonly indicatorBlock: boolean;
  readonly title: boolean;
  /** 加分, 扣分 rows. */
  readonly bonus: boolean;
  /** Understood, and not read: 项目属性, 序号. */
  readonly known: boolean;
  /** What the user said that these words are. */
  readonly taught: ReadingRole | null;
}

const TITLE = /(?:自评|绩效|评价|目标完成).*表(?:\d|(?<=\d{4})(?:年度?|度)|[(（].*)*$/;

/** What a title says of itself: （满分60分，另40分由县级考核）. */
const REMARK = /\([^()]*\)$/;

/** Of a text that is no label. */
export const NO_LABEL: Label = {
  key: '',
  inline: null,
  indicator: null,
  fund: null,
  fundHead: null,
  fundRow: null,
  basic: null,
  goal: null,
  total: false,
  reason: false,
  foot: false,
  signature: false,
  fundBlock: false,
  indicatorBlock: false,
  title: false,
  bonus: false,
  known: false,
  taught: null,
};

const MAX_LETTERS = 60;
/** Letters of labels that the lists of words don't hold: titles, numbered names. */
const OTHER_LETTERS = '表注';

/** Of every word of the lists one letter at least: a text without any of them is no label, and needn't be looked at twice. */
const HINTS: Uint8Array = byCode(
  hintsOf([
    OTHER_LETTERS,
    ...[...BASICS, ...FUND_HEADS, ...FUND_ROWS, ...GOALS, ...INDICATOR_HEADS, ...OTHER_PLACES].flatMap(allWords),
  ]),
);

/** Every letter of every text is looked up: by its code in a list that is faster than a set. */
function byCode(letters: ReadonlySet<string>): Uint8Array {
  const codes = new Uint8Array(1 << 16);
  for (const letter of letters) codes[letter.charCodeAt(0)] = 1;
  return codes;
}

function hintsOf(words: readonly string[]): Set<string> {
  const hints = new Set('指标分值得权重预算执行额资金项目部门单位年度总合计等级原因偏差备注说明评');
  for (const word of words) if (![...word].some((letter) => hints.has(letter))) hints.add(word.at(-1) ?? '');
  return hints;
}

function mayBeLabel(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (HINTS[text.charCodeAt(at)] === 1) return true;
  return false;
}

/** `一、`, `1.`, `(一)`, `★` before a label. */
const NUMBERING = /^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|[★☆●*▲■□]+|其中:?(?=.))/;
const BRACKETS = /\([^()]*\)/g;

/** `2022年` before a head: 2022年年初预算数. */
const OF_YEAR = /^(?:19|20)\d{2}年(?:度(?!量))?(?=.)/;

const MAX_KEY = 200;

/** `①`, `*`, `注1` after a head. */
const FOOTNOTE = /(?:[①-⑳*†#]+|注\d{1,2})$/;

/** The label without blanks, numbering, year, brackets, footnote mark and closing colon. Takes normalised text. */
export function labelKey(text: string): string {
  const bare = text.replace(NUMBERING, '').replace(OF_YEAR, '');
  // No label is as long: brackets within brackets take a pass each, marks at the end the square of their number.
  if (bare.length > MAX_KEY) return bare;
  let key = bare;
  while (key.includes('(')) {
    const shorter = key.replace(BRACKETS, '');
    if (shorter === key) break;
    key = shorter;
  }
  const plain = key
    .replace(/[:;.。、]+$/, '')
    .replace(FOOTNOTE, '')
    .replace(/(?:千元|万元|亿元|元|%|\/)$/, '');
  return plain === '' ? key : plain;
}

/** Of `实施单位/项目负责人` the part that names the field. */
function basicKey(head: string): string {
  const slash = head.search(/[/、]|及(?=项目|单位|联系)/);
  return slash > 1 ? head.slice(0, slash) : head;
}

/** A head may hold a comma; what is as long as this and holds one is a sentence, whatever words it ends with. */
const SENTENCE = /^.{2,}[,;。!?]/;
const LONG_HEAD = 18;

function isSentence(key: string): boolean {
  return key.length > LONG_HEAD && SENTENCE.test(key);
}

function classify(text: string): Label {
  const normal = normalise(text);
  const colon = normal.indexOf(':');
  const inlineAt = colon > 0 && colon < normal.length - 1 ? colon : -1;
  const inline = inlineAt < 0 ? null : normal.slice(inlineAt + 1);
  const whole = labelKey(normal);
  if (whole === '') return NO_LABEL;
  const head = inlineAt < 0 ? whole : labelKey(normal.slice(0, inlineAt));
  const fundLabel = labelKey(normal.replace(/^其中:?/, ''));
  const basic = basicWords.match(basicKey(head))?.role ?? null;
  const fundHead = fundHeadWords.match(whole.replace(/^转移支付(?=.)/, ''))?.role ?? null;
  const goal = goalWords.match(whole)?.role ?? null;
  return {
    key: whole,
    inline,
    indicator: isSentence(whole) ? null : (indicatorHeads.match(whole)?.role ?? null),
    fund: fundHead === 'other' ? null : fundHead,
    fundHead,
    fundRow: fundRowWords.match(fundLabel)?.role ?? null,
    basic,
    goal,
    total: totalWords.match(head) !== null,
    reason: reasonWords.match(head) !== null,
    foot: footWords.match(head) !== null || /^注\d*[:、.]/.test(normal),
    signature: signatureWords.match(head) !== null,
    fundBlock: fundBlockWords.match(whole) !== null,
    indicatorBlock: indicatorBlockWords.match(whole) !== null,
    bonus: bonusWords.match(whole) !== null,
    known: knownWords.match(head) !== null,
    taught: null,
    title:
      normal.length > 4 &&
      TITLE.test(normal) &&
      !/^(?:注|备注|说明|附注|填表)/.test(normal) &&
      !/[。;,]/.test(normal.replace(REMARK, '')),
  };
}

const KNOWN = new BoundedMap<string, Label>(8192);

/** What labels a text can be. Results are remembered: the forms of a batch share their words. */
export function labelOf(text: string): Label {
  if (text.length > MAX_LETTERS) return NO_LABEL;
  // Not remembered: a ledger has more of these than there is room for.
  if (!mayBeLabel(text)) return NO_LABEL;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const label = classify(text);
  KNOWN.set(text, label);
  return label;
}

// Each run of digits is begun once: a pattern that begins at each digit takes the square of their number.
const POINTS = /(?<!\d)(\d{1,9}(?:\.\d{1,9})?)\s*分/;
const BARE_POINTS = /\((?:(?:分值|权重|占比|满分|标准分|权重占比):?)?(\d{1,9}(?:\.\d{1,9})?)%?\)$/;
/** 每项5分 is no sum. */
const EACH = /每|各\d|\/项/;
/** A smaller number in brackets numbers the label: 产出指标（1）. */
const LEAST_BARE = 5;

/** Points that a label carries: `产出指标（50分）`, `产出指标 50 分`, `产出指标（50）` → 50; null when it carries none. */
export function labelPoints(text: string): Decimal | null {
  const normal = normalise(text);
  const match = POINTS.exec(normal);
  if (match !== null) return EACH.test(normal) ? null : decimal(match[1] as string);
  const bare = BARE_POINTS.exec(normal)?.[1];
  return bare === undefined || Number(bare) < LEAST_BARE ? null : decimal(bare);
}

/** A level's name without points and brackets: `产出指标（50分）` → `产出指标`. */
export function levelName(text: string): string {
  const normal = normalise(text);
  const bare = normal
    .replace(/\(?(?<!\d)\d+(?:\.\d+)?分\)?/g, '')
    .replace(/\((?:分值|权重|占比|满分|标准分|权重占比)?:?\d+(?:\.\d+)?%?\)$/, '')
    .replace(/[:;]$/, '');
  return bare === '' ? normal : bare;
}

/** Whether the label of a level says in words that its number is points: `数量指标15分`; one in brackets alone may be a share. */
export function namesPoints({ cell }: Pick<Level, 'cell'>): boolean {
  return POINTS.test(normalise(String(cell.value)));
}
