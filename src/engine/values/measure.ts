/** Targets and actuals: `≥95`, `不少于12种`, `90%以上`, `180名辅警`, `9月前`, `达标`. */

import { type Decimal, decimal, HUNDRED } from '../decimal.ts';
import type { Field } from '../layout/self-evaluation.ts';
import { CHINESE_NUMERAL, chineseNumber } from './chinese-numerals.ts';
import { parseDate } from './dates.ts';
import { formatKind, roundedNumber, shownDate } from './display.ts';
import { isReckonable, parseNumeral } from './numbers.ts';
import type { Alignment, Measure, Operator } from './reading.ts';
import { normalise } from './text.ts';
import { canonicalUnit, convert, isMoneyUnit, multipleAt } from './units.ts';
import { isDash } from './words.ts';

const SIGNS: ReadonlyMap<string, Operator> = new Map([
  ['≥', '>='],
  ['>', '>'],
  ['≤', '<='],
  ['<', '<'],
  ['=', '='],
]);

const OPERATOR_WORDS: readonly (readonly [string, Operator])[] = [
  ['大于等于|大于或等于|不少于|不低于|不小于|不得少于|不得低于|至少|最少', '>='],
  ['小于等于|小于或等于|不超过|不超出|不高于|不大于|不多于|不得超过|不得高于|至多|最多|控制在|限额', '<='],
  ['大于|超过|高于|多于', '>'],
  ['小于|低于|少于', '<'],
  ['等于', '='],
];
/** The words at the beginning of a text, and at the end of what stands before a number. */
const WORD_OPERATORS = OPERATOR_WORDS.map(([words, operator]) => [new RegExp(`^(?:${words})`), operator] as const);
const ANY_WORD_OPERATOR = new RegExp(`^(?:${OPERATOR_WORDS.map(([words]) => words).join('|')})`);
const TRAILING_OPERATOR_WORDS = OPERATOR_WORDS.map(
  ([words, operator]) => [new RegExp(`(?:${words})$`), operator] as const,
);

const SUFFIX_OPERATORS: readonly (readonly [RegExp, Operator])[] = [
  [/(?:\(含\))?(?:及|及其|或)?以上(?:\(含\))?$/, '>='],
  [/(?:\(含\))?(?:及|及其|或)?(?:以下|以内|之内|内)(?:\(含\))?$/, '<='],
];

const NUMBER = /[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/;
/** Words that may stand before the number without changing what it says. */
const LEAD =
  /^(?:(?:已|实际|全年|本年|年度|累计|共|总|合|一|每年|年|约|近|达|完成|实现|支出|发放|覆盖|开展|举办|组织|为|到|了|计|成本|建成|新增|培训|采购|购置|维修|改造|人均|平均)*|.{0,10}(?:率|度|数|量|额|比|比例|达|达到|为|约|共|计|人数|完成|在|:))$/;
/** A unit: no digits but those of m2 and the like, no sentence. */
const UNIT = /^(?:[^\d,;。!?:]{0,14}|[kcm]?m[23]|[^\d,;。!?:]{0,4}[kcm]?m[23][^\d,;。!?:]{0,4})$/;

const FROM_NOTHING = {
  operator: null,
  operatorFrom: null,
  value: null,
  unit: null,
  unitFrom: null,
  date: null,
} as const;

function simple(kind: Measure['kind'], text = ''): Measure {
  return { kind, ...FROM_NOTHING, text };
}

const BLANK = simple('blank');

/** The operator that an operator column names: `≧`, `大于等于`, `正向`; null for 定性 and other words. */
export function readOperator(field: Field | null): Operator | null {
  if (field === null || field.text === '') return null;
  const text = normalise(field.text);
  const sign = SIGNS.get(text.charAt(0));
  if (sign !== undefined && text.length <= 3) return sign;
  for (const [pattern, operator] of WORD_OPERATORS) if (pattern.test(text)) return operator;
  if (text === '正向' || text === '正向指标') return '>=';
  return /^(?:反向|负向|逆向)(?:指标)?$/.test(text) ? '<=' : null;
}

/** Whether the operator column says the indicator is one of words (定性). */
function saysWords(field: Field | null): boolean {
  return field !== null && normalise(field.text).startsWith('定性');
}

interface Stripped {
  readonly operator: Operator | null;
  readonly from: 'cell' | 'words' | null;
  readonly rest: string;
}

function stripOperator(text: string): Stripped {
  const sign = SIGNS.get(text.charAt(0));
  if (sign !== undefined) {
    const rest = text.slice(1);
    return { operator: sign, from: 'cell', rest };
  }
  if (ANY_WORD_OPERATOR.test(text)) {
    for (const [pattern, operator] of WORD_OPERATORS) {
      if (pattern.test(text)) return { operator, from: 'words', rest: text.replace(pattern, '') };
    }
  }
  return { operator: null, from: null, rest: text };
}

interface Numbered {
  readonly value: Decimal;
  readonly unit: string | null;
  readonly operator: Operator | null;
  readonly from: 'cell' | 'words' | null;
}

const HUNDRED_PERCENT = /^(?:百分之百|百分百)/;

/** `百分之95` → `95%`. */
function percentSigned(text: string): string {
  return HUNDRED_PERCENT.test(text)
    ? text.replace(HUNDRED_PERCENT, '100%')
    : text.replace(/百分之(\d+(?:\.\d+)?)/, '$1%');
}

/** Takes `以上`, `以内`, `左右` off what stands after a number. */
function stripSuffix(text: string): { readonly operator: Operator | null; readonly rest: string } {
  for (const [pattern, operator] of SUFFIX_OPERATORS) {
    if (pattern.test(text)) return { operator, rest: stripVagueness(text.replace(pattern, '')) };
  }
  return { operator: null, rest: stripVagueness(text) };
}

function stripVagueness(text: string): string {
  return text.replace(/(?:左右|上下|整)$/, '');
}

/** Reads a text with exactly one number in it; null when it says anything more. */
function parseNumbered(text: string): Numbered | null {
  const percent = text.includes('百分') ? percentSigned(text) : text;
  const match = NUMBER.exec(percent);
  if (match === null) return null;
  let lead = percent.slice(0, match.index);
  let rest = percent.slice(match.index + match[0].length);
  let { operator, from }: { operator: Operator | null; from: 'cell' | 'words' | null } = { operator: null, from: null };
  const sign = SIGNS.get(lead.slice(-1));
  if (sign !== undefined) {
    operator = sign;
    from = 'cell';
    lead = lead.slice(0, -1);
  } else if (lead !== '') {
    for (const [pattern, word] of TRAILING_OPERATOR_WORDS) {
      const found = pattern.exec(lead);
      if (found !== null) {
        operator = word;
        from = 'words';
        lead = lead.slice(0, found.index);
        break;
      }
    }
  }
  if (lead !== '' && !LEAD.test(lead)) return null;
  // Nothing, or a percent sign alone, stands after most numbers.
  if (rest !== '' && rest !== '%') {
    const suffix = stripSuffix(rest);
    if (operator === null && suffix.operator !== null) {
      operator = suffix.operator;
      from = 'words';
    }
    rest = suffix.rest;
    if (rest.startsWith('%') || rest.startsWith('‰')) {
      if (/\d/.test(rest)) return null;
      rest = rest[0] as string;
    }
    if (!UNIT.test(rest)) return null;
  }
  const value = parseNumeral(match[0]);
  return value === null ? null : { value, unit: canonicalUnit(rest), operator, from };
}

/** What is said about the number once more, after it: `3次（含线上1次）`. */
const ASIDE = /\((?:其中|包括|包含|不?含|共|详?见|附)[^()]*\)$/;

function fromText(text: string, columnOperator: Operator | null, columnUnit: string | null): Measure {
  const stripped = stripOperator(text);
  const date = parseDate(stripped.rest);
  if (date !== null) {
    const before = /前|内$|底$/.test(stripped.rest);
    const operator = stripped.operator ?? columnOperator ?? (before ? '<=' : null);
    const operatorFrom = stripped.from ?? (columnOperator !== null ? 'column' : before ? 'words' : null);
    return { kind: 'date', operator, operatorFrom, value: null, unit: null, unitFrom: null, date, text };
  }
  const numbered = parseNumbered(text.replace(ASIDE, ''));
  if (numbered === null) {
    return {
      kind: 'words',
      operator: stripped.operator,
      operatorFrom: stripped.from,
      value: null,
      unit: null,
      unitFrom: null,
      date: null,
      text,
    };
  }
  const unit = numbered.unit ?? columnUnit;
  return {
    kind: 'number',
    operator: numbered.operator ?? columnOperator,
    operatorFrom: numbered.from ?? (columnOperator === null ? null : 'column'),
    value: numbered.value,
    unit,
    unitFrom: numbered.unit !== null ? 'cell' : unit === null ? null : 'column',
    date: null,
    text,
  };
}

/**
 * What a target or an actual says.
 *
 * @param field the cell; null reads as blank.
 * @param operator the row's operator cell, for forms that keep it apart.
 * @param unit the row's unit cell, for forms that keep it apart.
 */
export function readMeasure(field: Field | null, operator: Field | null, unit: Field | null): Measure {
  if (field === null) return BLANK;
  const cell = field.cell;
  switch (cell.kind) {
    case 'blank':
    case 'picture':
      return BLANK;
    case 'error':
      return simple('error', field.text);
    case 'uncalculated':
      return simple('uncalculated');
    default:
      break;
  }
  const columnOperator = readOperator(operator);
  const columnUnit = unit === null ? null : canonicalUnit(normalise(unit.text));
  if (cell.kind === 'number') {
    if (!isReckonable(cell.value as number)) return simple('words', field.text);
    const kind = formatKind(cell.format);
    const operatorFrom = columnOperator === null ? null : 'column';
    const date = shownDate(cell);
    if (date !== null) {
      return {
        kind: 'date',
        operator: columnOperator,
        operatorFrom,
        value: null,
        unit: null,
        unitFrom: null,
        date,
        text: field.text,
      };
    }
    const percent = kind === 'percent';
    const value = percent ? decimal(cell.value as number).times(HUNDRED) : decimal(cell.value as number);
    const ownUnit = percent ? '%' : columnUnit;
    const measure: Measure = {
      kind: 'number',
      operator: columnOperator,
      operatorFrom,
      value,
      unit: ownUnit,
      unitFrom: percent ? 'cell' : ownUnit === null ? null : 'column',
      date: null,
      text: field.text,
    };
    const rounded = roundedNumber(cell);
    return rounded === null ? measure : { ...measure, rounded };
  }
  const text = normalise(field.text);
  if (text === '') return BLANK;
  if (isDash(text)) return simple('dash', text);
  if (saysWords(operator)) return simple('words', text);
  return fromText(text, columnOperator, columnUnit);
}

/** Words of counting that after a numeral say nothing but how many: 一级, 二类, 十分, 一期 aren't. */
const COUNTED =
  '个工作日|个百分点|个小时|个月|工作日|小时|分钟|人次|场次|批次|份|个|次|人|名|位|户|家|套|篇|项|条|件|台|辆|座|栋|幢|处|所|场|批|起|间|只|头|亩|公里|千米|米|吨|公斤|天|日|年|周|本|册|张|支|宗|笔|株|棵|盏|万元';
const BOUND = '(?:\\(含\\))?(?:及|或)?(?:以上|以下|以内|之内|内|左右)(?:\\(含\\))?';
const IN_WORDS: readonly RegExp[] = [
  new RegExp(`^(\\D{0,8}?)(${CHINESE_NUMERAL})(${COUNTED})(${BOUND})?$`),
  new RegExp(`^(\\D{0,8}?)百分之(${CHINESE_NUMERAL})()(${BOUND})?$`),
];
const TENTHS = new RegExp(`^(\\D{0,8}?)([一二三四五六七八九十])成([一二三四五六七八九]?)(${BOUND})?$`);
const NUMERAL_WORD = /[一二两三四五六七八九十]/;
/** More than a number with its words isn't as long. */
const MAX_IN_WORDS = 20;

/** `三次` → `3次`, `九成以上` → `90%以上`; null for all other words. */
function inDigits(text: string): string | null {
  if (text.length > MAX_IN_WORDS || !NUMERAL_WORD.test(text)) return null;
  const tenths = TENTHS.exec(text);
  if (tenths !== null) {
    const [, lead, tens, more, bound] = tenths;
    const value = (chineseNumber(tens as string) ?? 0) * 10 + (more === '' ? 0 : (chineseNumber(more as string) ?? 0));
    return `${lead}${value}%${bound ?? ''}`;
  }
  for (const pattern of IN_WORDS) {
    const found = pattern.exec(text);
    const value = found === null ? null : chineseNumber(found[2] as string);
    if (found !== null && value !== null)
      return `${found[1]}${value}${found[3] === '' ? '%' : found[3]}${found[4] ?? ''}`;
  }
  return null;
}

/**
 * What was read as words, as the number that they spell: `一份`, `不少于三次`, `九成以上`. Only to be asked where a number stands beside it:
 * alone, such words are what a person would compare.
 *
 * @returns null for words that are no number.
 */
export function spelledNumber(measure: Measure, operator: Field | null, unit: Field | null): Measure | null {
  if (measure.kind !== 'words' || saysWords(operator)) return null;
  const digits = inDigits(measure.text);
  if (digits === null) return null;
  const columnUnit = unit === null ? null : canonicalUnit(normalise(unit.text));
  const read = fromText(digits, readOperator(operator), columnUnit);
  return read.kind === 'number' ? { ...read, text: measure.text } : null;
}

const FIGURE = new RegExp(`\\d|${CHINESE_NUMERAL}(?:${COUNTED})(?!性)|[一二三四五六七八九]成|百分之`);

/** Whether words say how many, in digits or spelled: 一份报告, 完成3个标段. */
export function holdsFigure(text: string): boolean {
  return FIGURE.test(text);
}

/** A share written as a fraction beside one written as a percentage: 0.95 against 95. */
function isFractionBeside(fraction: Decimal, percentage: Decimal): boolean {
  return fraction.gt(0) && fraction.lte(1) && percentage.gte(20);
}

/** The same where neither is marked as a share: 0.98 beside 95 is no count of anything. */
function isBareShare(fraction: Decimal, percentage: Decimal): boolean {
  return fraction.lt(1) && percentage.gte(50) && percentage.lte(HUNDRED) && isFractionBeside(fraction, percentage);
}

/** An amount more than so many times the other can't be meant in the same unit. */
const FARTHEST = 1000;
/** 千 and 万 after a number can be left out by mistake sooner than a unit. */
const FARTHEST_MULTIPLE = 30;

function areFar(a: Decimal, b: Decimal, farthest: number): boolean {
  const [small, large] = a.abs().lt(b.abs()) ? [a.abs(), b.abs()] : [b.abs(), a.abs()];
  return small.gt(0) && large.gte(small.times(farthest));
}

/** One of the two has no unit: the other's is taken for both, where the numbers allow it. `1500` beside `1.6千` are counts. */
function alignWithout(target: Measure, actual: Measure, a: Decimal, b: Decimal): Alignment {
  const unit = target.unit ?? actual.unit;
  const size = multipleAt((target.unit === null ? actual : target).text);
  if (size === null && !isMoneyUnit(unit)) return { target: a, actual: b, unit, units: 'one-missing' };
  const farthest = size === null ? FARTHEST : FARTHEST_MULTIPLE;
  if (!areFar(a, b, farthest)) return { target: a, actual: b, unit, units: 'one-missing' };
  if (size !== null) {
    const counted = target.unit === null ? { target: a, actual: b.times(size) } : { target: a.times(size), actual: b };
    if (!areFar(counted.target, counted.actual, farthest)) return { ...counted, unit: null, units: 'converted' };
  }
  return { target: a, actual: b, unit, units: 'different' };
}

/**
 * Brings target and actual to the target's unit.
 *
 * @returns null when either is no number.
 */
export function alignMeasures(target: Measure, actual: Measure): Alignment | null {
  const [a, b] = [target.value, actual.value];
  if (a === null || b === null) return null;
  const unit = target.unit ?? actual.unit;
  if (unit === null && isBareShare(b, a)) return { target: a, actual: b.times(HUNDRED), unit, units: 'scale' };
  if (unit === null && isBareShare(a, b)) return { target: a.times(HUNDRED), actual: b, unit, units: 'scale' };
  if (unit === '%') {
    const bare = (measure: Measure): boolean => measure.unitFrom !== 'cell';
    if (bare(actual) && isFractionBeside(b, a)) return { target: a, actual: b.times(HUNDRED), unit, units: 'scale' };
    if (bare(target) && isFractionBeside(a, b)) return { target: a.times(HUNDRED), actual: b, unit, units: 'scale' };
  }
  if (target.unit === actual.unit) return { target: a, actual: b, unit, units: 'same' };
  if (target.unit === null || actual.unit === null) return alignWithout(target, actual, a, b);
  const converted = convert(b, actual.unit, target.unit);
  if (converted === null) return { target: a, actual: b, unit, units: 'different' };
  return { target: a, actual: converted.value, unit, units: converted.same ? 'same' : 'converted' };
}
