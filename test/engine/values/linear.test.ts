import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decimal } from '../../../src/engine/decimal.ts';
import { blankCell, type GridCell } from '../../../src/engine/grid/grid.ts';
import { amountUnitIn, inlineField, isFigure, looksNumeric, numberIn } from '../../../src/engine/layout/fields.ts';
import { isArrival } from '../../../src/engine/layout/fund-heads.ts';
import { isTotalOfForm } from '../../../src/engine/layout/fund-inline.ts';
import {
  indicatorTitle,
  isExecutionName,
  isLeftover,
  isPlaceholderName,
} from '../../../src/engine/layout/indicator-names.ts';
import { labelKey, labelOf, labelPoints, levelName } from '../../../src/engine/layout/labels.ts';
import { indentOf, isMarkedSub, isSatisfactionLevel, levelWord } from '../../../src/engine/layout/row-kinds.ts';
import type { Field } from '../../../src/engine/layout/self-evaluation.ts';
import { chineseNumber } from '../../../src/engine/values/chinese-numerals.ts';
import { parseDate } from '../../../src/engine/values/dates.ts';
import { cellText, fieldOf, formatKind, roundedNumber, shownDate } from '../../../src/engine/values/display.ts';
import { gradeNamed, isGradeWord } from '../../../src/engine/values/grades.ts';
import { isInline, valueInPlace } from '../../../src/engine/values/inline.ts';
import {
  alignMeasures,
  holdsFigure,
  readMeasure,
  readOperator,
  spelledNumber,
} from '../../../src/engine/values/measure.ts';
import { parseNumeral, readAmount, readPoints, readRate } from '../../../src/engine/values/numbers.ts';
import {
  asksForValue,
  holeIn,
  isPrompt,
  MEASURE_HOLES,
  NAME_HOLES,
  promptIn,
  QUANTITY_HOLES,
  TEXT_HOLES,
} from '../../../src/engine/values/prompts.ts';
import { normalise, partsNumbers, withoutEnd } from '../../../src/engine/values/text.ts';
import { canonicalUnit, convert, isMoneyUnit, multipleAt } from '../../../src/engine/values/units.ts';
import {
  isDash,
  isDoneWord,
  isPlaceholderNote,
  repeatsTarget,
  saysNone,
  sensesReverse,
  tierWord,
} from '../../../src/engine/values/words.ts';

/** Whatever stands in a cell, reading it takes time in proportion to its length. */

function cellOf(value: string): GridCell {
  return { ...blankCell(1, 1), kind: 'text', value };
}

function field(text: string): Field {
  return fieldOf(cellOf(text));
}

const FIVE = field('5');

/** Every exported function of `engine/values` and `engine/layout` that takes a text, or a cell for the text in it. */
const READERS: { readonly [name: string]: (text: string) => unknown } = {
  parseDate,
  amountUnitIn,
  cellText: (text) => cellText(cellOf(text)),
  fieldOf: field,
  formatKind,
  gradeNamed,
  isGradeWord,
  isInline: (text) => isInline({ cell: cellOf(text), text: text.slice(1) }),
  valueInPlace: (text) => valueInPlace({ cell: cellOf(`总分:${text}`), text }, 5),
  readOperator: (text) => readOperator(field(text)),
  readMeasure: (text) => [
    readMeasure(field(text), null, null),
    readMeasure(FIVE, field(text), null),
    readMeasure(FIVE, null, field(text)),
  ],
  alignMeasures: (text) =>
    alignMeasures(readMeasure(FIVE, null, field(text)), readMeasure(FIVE, null, field(`万${text}`))),
  chineseNumber,
  holdsFigure,
  spelledNumber: (text) => spelledNumber(readMeasure(field(`一${text}`), null, null), field(text), field(text)),
  parseNumeral,
  readAmount: (text) => readAmount(field(text), '万元'),
  readRate: (text) => readRate(field(text)),
  readPoints: (text) => readPoints(field(text)),
  isTotalOfForm: (text) => isTotalOfForm([], field(text)),
  promptIn,
  holeIn: (text) => holeIn(text, [...NAME_HOLES, ...MEASURE_HOLES, ...TEXT_HOLES, ...QUANTITY_HOLES]),
  isPrompt,
  asksForValue,
  normalise,
  partsNumbers: (text) => partsNumbers(text, text),
  withoutEnd: (text) => withoutEnd(text, '.。;,'),
  canonicalUnit,
  multipleAt,
  isMoneyUnit,
  convert: (text) => convert(decimal(5), text, `万${text}`),
  isDash,
  isPlaceholderNote,
  tierWord,
  saysNone,
  repeatsTarget: (text) => repeatsTarget(`已${text}`, text),
  isDoneWord,
  sensesReverse,
  indicatorTitle,
  isPlaceholderName,
  isLeftover,
  isExecutionName,
  isArrival,
  levelWord,
  indentOf: (text) => indentOf(cellOf(text)),
  isMarkedSub: (text) => isMarkedSub(cellOf(text)),
  isSatisfactionLevel,
  labelKey,
  labelOf,
  labelPoints,
  levelName,
  inlineField: (text) => inlineField(cellOf(text)),
  looksNumeric: (text) => looksNumeric(cellOf(text)),
  isFigure: (text) => isFigure(cellOf(text)),
  numberIn: (text) => numberIn(cellOf(text)),
  shownDate: (text) => shownDate({ ...blankCell(1, 1), kind: 'number', value: 45_292, format: `yyyy"年"m${text}` }),
  roundedNumber: (text) =>
    ['', '0', '0%'].map((behind) =>
      roundedNumber({ ...blankCell(1, 1), kind: 'number', value: 0.9649, format: text + behind }),
    ),
};

/** Exported functions that take a whole sheet, row or table, a number, a date, or a value read before. */
const OF_OTHER_THINGS = new Set(
  'shownPercent isSerial dateOfSerial compareDates dateText isReckonable hasValue fieldAt fieldRight assumedField makeFundRow belowLines'.split(
    ' ',
  ),
);

const PIECES =
  `9 . 。 万 ( （ () )( 1, 1,234 (1 9. 9分 1年 已 已经 得到了 完成 达成 预期 预期目标 各项 其中 (含 (共 安全 责任 - — = >= a % 、 ； : 一、 1、 年 月 季度 到位 2024年 得分 (5分) 注: 每 百分之 _x [ " \\ 年度总体 年度预算`.split(
    ' ',
  );
const AROUND = [
  ['', ''],
  ['', 'x'],
  ['5', '！'],
  ['未发生', 'x'],
  ['完成', '分'],
  ['自评表', ')'],
  ['已', '以上(含)x'],
] as const;

/** Texts of so many characters. */
function shapes(length: number): string[] {
  return [...PIECES, '　', '\n', '９'].flatMap((piece) =>
    AROUND.map(([before, behind]) => {
      const room = length - before.length - behind.length;
      return before + piece.repeat(Math.ceil(room / piece.length)).slice(0, room) + behind;
    }),
  );
}

/** Of this process alone: what the machine does besides doesn't count. */
function milliseconds(work: () => unknown): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

/** The least of several times: what else the machine does only adds to it. */
function least(work: () => unknown, times: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < times; i++) best = Math.min(best, milliseconds(work));
  return best;
}

/** By length, made once. */
const SHAPES = new Map([1000, 2000, 4000, 8000, 16_000, 32_000].map((length) => [length, shapes(length)]));
const LONGEST = SHAPES.get(32_000) ?? [];
const QUARTERS = SHAPES.get(8000) ?? [];
/** Less than this for 32,000 characters is no matter how it grows. What grows with the square takes ten times as long. */
const SHORT = 100;
/** What takes less than this for 8,000 characters takes less than `SHORT` for 32,000, even if it grows with the square. */
const SHORT_OF_QUARTER = SHORT / 16;

/** What grows faster than its text: four times the length, more than nine times the time. */
function growsTooFast(read: (text: string) => unknown, at: number): string | null {
  const text = LONGEST[at] ?? '';
  if (milliseconds(() => read(QUARTERS[at] ?? '')) < SHORT_OF_QUARTER) return null;
  if (milliseconds(() => read(text)) < SHORT || least(() => read(text), 5) < SHORT) return null;
  const times = [...SHAPES.values()].map((texts) => least(() => read(texts[at] ?? ''), 5));
  const [quarter = 0, , whole = 0] = times.slice(-3);
  if (whole < SHORT || whole / quarter < 9) return null;
  return `${JSON.stringify(text.slice(0, 12))}: ${times.map((time) => time.toFixed(1)).join(' ')} ms`;
}

test('all functions that take a text are known here', () => {
  const exported = ['values', 'layout', 'layout/words'].flatMap((room) => {
    const folder = join(__dirname, '../../../src/engine', room);
    const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
    return files.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^export function (\w+)(?:<[^(]*>)?\(([^)]*)/gm)].map(
        ([, name = '', parameters = '']) => ({ name, parameters }),
      ),
    );
  });
  expect(exported.length).toBeGreaterThan(40);
  const taking = exported.filter(({ parameters }) => /: (?:string|Field|GridCell)\b/.test(parameters));
  expect(taking.length).toBeGreaterThan(25);
  const unknown = taking.filter(({ name }) => READERS[name] === undefined && !OF_OTHER_THINGS.has(name));
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

test.each(Object.entries(READERS))('%s', (_name, read) => {
  const count = LONGEST.length;
  expect(count).toBeGreaterThan(300);
  const slow: string[] = [];
  for (let at = 0; at < count && slow.length < 5; at++) {
    const reported = growsTooFast(read, at);
    if (reported !== null) slow.push(reported);
  }
  expect(slow).toEqual([]);
});

test('labels, which are short, take no more than a moment, however they are made', () => {
  const texts = PIECES.flatMap((piece) =>
    ['', '自评表', '绩效', '(', '年度', '项目'].flatMap((before) =>
      ['', 'x', '表', ')', '分析', '1x'].map((behind) => {
        const room = 60 - before.length - behind.length;
        return before + piece.repeat(Math.ceil(room / piece.length)).slice(0, room) + behind;
      }),
    ),
  );
  expect(texts.length).toBeGreaterThan(1000);
  const slow = texts.filter((text) => milliseconds(() => labelOf(text)) > 100);
  expect(slow).toEqual([]);
});

test('a decimal is never made of more digits than an amount can have', () => {
  for (const digits of [41, 309, 400, 32_767]) {
    const text = '9'.repeat(digits);
    expect(parseNumeral(text)).toBeNull();
    for (const read of [readPoints, readRate, (of: Field) => readAmount(of, '元')])
      for (const reported of [text, `${text}%`, `${text}.5`, `${text}分`])
        expect(read(field(reported)).status).toBe('words');
    expect(readMeasure(field(`≥${text}个`), null, null).kind).toBe('words');
    expect(labelPoints(`产出指标(${text}分)`)).toBeNull();
  }
  const large: Field = fieldOf({ ...blankCell(1, 1), kind: 'number', value: 1.7e308, format: '0%' });
  expect([readPoints(large).status, readRate(large).status, readAmount(large, '元').status]).toEqual(
    Array(3).fill('words'),
  );
  expect(readMeasure(large, null, null).kind).toBe('words');
  expect(readAmount(field('9'.repeat(40)), '元').value?.toNumber()).toBeCloseTo(1e40, -30);
});
