/** Amounts, rates, points and scores: cells that should hold one number. */

import { type Decimal, decimal, HUNDRED } from '../decimal.ts';
import type { AmountUnit, Field } from '../layout/self-evaluation.ts';
import { formatKind } from './display.ts';
import type { NumberReading, ReadingStatus } from './reading.ts';
import { normalise } from './text.ts';
import { isDash } from './words.ts';

const NUMERAL = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?$|^[-+]?\.\d+$/;
const PLAIN_NUMERAL = /^-?\d+(?:\.\d+)?$/;
const WITH_UNIT =
  /^(?:¥|￥|人民币|约|共|共计|计)?([-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(%|‰|分|元|千元|万|万元|百万元?|千万元?|亿|亿元)(?:整|人民币)?[。.]?$/;

const FACTORS: ReadonlyMap<string, number> = new Map([
  ['元', 1],
  ['千元', 1e3],
  ['万', 1e4],
  ['万元', 1e4],
  ['百万', 1e6],
  ['百万元', 1e6],
  ['千万', 1e7],
  ['千万元', 1e7],
  ['亿', 1e8],
  ['亿元', 1e8],
]);

function reading(
  status: ReadingStatus,
  value: Decimal | null = null,
  storedAsText = false,
  ownUnit: string | null = null,
): NumberReading {
  return { status, value, storedAsText, ownUnit };
}

const BLANK = reading('blank');
const DASH = reading('dash');
const WORDS = reading('words');
const ERROR = reading('error');
const UNCALCULATED = reading('uncalculated');

/** No amount has more characters. Longer ones stay words: arithmetic takes the square of their digits, and no format holds them. */
export const MAX_NUMERAL = 40;
/** Nor is any amount of the world larger; beyond it, sums and multiples of what a cell can hold would leave the range of numbers. */
const MAX_NUMBER = 1e40;

/** Whether a cell's number is one to reckon with. */
export function isReckonable(value: number): boolean {
  return Math.abs(value) <= MAX_NUMBER;
}

/** The number behind a plain numeral: `215,457.6`, `+3`, `.5`; null when the text is no numeral. Takes normalised text. */
export function parseNumeral(text: string): Decimal | null {
  if (text.length > MAX_NUMERAL || !NUMERAL.test(text)) return null;
  // Whole and decimal numbers without anything around them: nearly all.
  if (PLAIN_NUMERAL.test(text)) return decimal(text);
  const digits = text.replaceAll(',', '').replace(/^\+/, '').replace(/\.$/, '');
  return decimal(digits.startsWith('.') ? `0${digits}` : digits);
}

type Convert = (value: Decimal, percentFormat: boolean, unit: string | null) => NumberReading;

function read(field: Field | null, convert: Convert): NumberReading {
  if (field === null) return BLANK;
  const cell = field.cell;
  switch (cell.kind) {
    case 'blank':
    case 'picture':
      return BLANK;
    case 'error':
      return ERROR;
    case 'uncalculated':
      return UNCALCULATED;
    case 'boolean':
      return WORDS;
    case 'number':
      if (!isReckonable(cell.value as number)) return WORDS;
      return convert(decimal(cell.value as number), formatKind(cell.format) === 'percent', null);
    case 'text': {
      // The field may be the part of the cell after a label: `总分：97`.
      const text = normalise(field.text);
      if (text === '') return BLANK;
      if (isDash(text) || text === '无') return DASH;
      const number = parseNumeral(text);
      if (number !== null) {
        const storedAsText = normalise(cell.value as string) === text;
        return { ...convert(number, false, null), storedAsText };
      }
      const match = WITH_UNIT.exec(text);
      if (match === null) return WORDS;
      const value = parseNumeral(match[1] as string);
      return value === null ? WORDS : convert(value, false, match[2] as string);
    }
  }
}

/**
 * An amount of the fund block.
 *
 * @param unit the unit that the block names; a unit in the cell itself is converted to it (`5.8万` under 元 → 58000).
 * @returns the amount in `unit`, or in the cell's own unit when the block names none.
 */
export function readAmount(field: Field | null, unit: AmountUnit | null): NumberReading {
  return read(field, (value, _percent, own) => {
    if (own === null) return reading('number', value);
    const from = FACTORS.get(own);
    if (from === undefined) return WORDS;
    const to = unit === null ? from : (FACTORS.get(unit) as number);
    return reading('number', from === to ? value : value.times(from).div(to), false, own);
  });
}

/** Above this, a bare number under 执行率 is a percentage (`86.19`), below it a fraction (`0.8619`, `1`, `1.05`). */
const MAX_FRACTION = 2;

/** A rate: `1`, `100`, `"100%"`, `"8%"`, `0.0837` → 0–1 (above 1 when overspent). Rule: docs/reading.md, rates. */
export function readRate(field: Field | null): NumberReading {
  return read(field, toRate);
}

function toRate(value: Decimal, percentFormat: boolean, own: string | null): NumberReading {
  if (own === '%') return reading('number', value.div(HUNDRED), false, own);
  if (own === '‰') return reading('number', value.div(1000), false, own);
  if (own !== null) return WORDS;
  if (percentFormat || value.abs().lte(MAX_FRACTION)) return reading('number', value);
  return reading('number', value.div(HUNDRED));
}

/** What a score is out of, behind it: 9.6（满分10）. */
const OUT_OF = /[(（]满分\s*\d+(?:\.\d+)?\s*分?[)）]\s*$/;

/** Points or a score: `10`, `"10"`, `99.55分`, `9.6（满分10）`, a weight written as `10%` or, in a form of shares, as `0.1` → points. */
export function readPoints(field: Field | null): NumberReading {
  const own = field?.text.includes('满分') === true ? { ...field, text: field.text.replace(OUT_OF, '') } : field;
  return read(own, field?.share === true ? shareToPoints : toPoints);
}

function shareToPoints(value: Decimal, percentFormat: boolean, own: string | null): NumberReading {
  return own === null ? reading('number', value.times(HUNDRED)) : toPoints(value, percentFormat, own);
}

function toPoints(value: Decimal, percentFormat: boolean, own: string | null): NumberReading {
  if (own === null || own === '%') return reading('number', percentFormat ? value.times(HUNDRED) : value, false, own);
  return own === '分' ? reading('number', value, false, own) : WORDS;
}
