import type { AmountUnit } from '../../../src/engine/layout/self-evaluation.ts';
import { cellText } from '../../../src/engine/values/display.ts';
import { isInline, valueInPlace } from '../../../src/engine/values/inline.ts';
import { readAmount, readPoints, readRate } from '../../../src/engine/values/numbers.ts';
import type { NumberReading } from '../../../src/engine/values/reading.ts';
import { shown } from '../../support/describe-form.ts';
import { typedCell } from '../../support/form-text.ts';
import { type CellSpec, gridCell } from '../../support/grid-builder.ts';
import { cellField, typedField as field } from '../../support/read-measure.ts';

function sentences({ status, value, storedAsText, ownUnit }: NumberReading): string {
  return [status, shown(value, ''), storedAsText ? 'text' : '', ownUnit ?? ''].filter((part) => part !== '').join(' ');
}

describe('amounts', () => {
  test.each<[string, AmountUnit | null, string]>([
    ['24.5', '万元', 'number 24.5'],
    ["'24.5", '万元', 'number 24.5 text'],
    ["'215,457.6", '元', 'number 215457.6 text'],
    ["'１，０００", '元', 'number 1000 text'],
    ['150万', '万元', 'number 150 万'],
    ['5.8万', '元', 'number 58000 万'],
    ['58000元', '万元', 'number 5.8 元'],
    ['12万', '千元', 'number 120 万'],
    ['3千元', '百万元', 'number 0.003 千元'],
    ['1.2亿元', '万元', 'number 12000 亿元'],
    ['5.8万元', null, 'number 5.8 万元'],
    ['—', '万元', 'dash'],
    ['无', '万元', 'dash'],
    ['', '万元', 'blank'],
    ['待定', '万元', 'words'],
    ['12,34', '元', 'words'],
    ["'10%", '元', 'words'],
    ['#DIV/0!', '元', 'error'],
    ['=SUM(A1:A3) →', '元', 'uncalculated'],
    ['=SUM(A1:A3) → 12', '元', 'number 12'],
  ])('%s under %s', (typed, unit, expected) => {
    expect(sentences(readAmount(field(typed), unit))).toBe(expected);
  });

  test.each([
    ['5元', 5],
    ['5千元', 5000],
    ['5万', 50000],
    ['5万元', 50000],
    ['5百万', 5000000],
    ['5百万元', 5000000],
    ['5千万', 50000000],
    ['5千万元', 50000000],
    ['5亿', 500000000],
    ['5亿元', 500000000],
  ])('%s under each unit', (typed, yuan) => {
    const unit = typed.slice(1);
    expect(sentences(readAmount(field(typed), '元'))).toBe(`number ${yuan} ${unit}`);
    expect(sentences(readAmount(field(typed), '万元'))).toBe(`number ${yuan / 1e4} ${unit}`);
    expect(sentences(readAmount(field(typed), null))).toBe(`number 5 ${unit}`);
  });

  test.each([
    ['¥1,200元', 'number 1200 元'],
    ['￥1200元', 'number 1200 元'],
    ['人民币1200元', 'number 1200 元'],
    ['约1200元', 'number 1200 元'],
    ['共1200元', 'number 1200 元'],
    ['共计1200元', 'number 1200 元'],
    ['计1200元', 'number 1200 元'],
    ['1200元整', 'number 1200 元'],
    ['1200元人民币', 'number 1200 元'],
    ['1200元。', 'number 1200 元'],
    ['1200元.', 'number 1200 元'],
    ['+12.5万元', 'number 12.5 万元'],
    ['-12.5万元', 'number -12.5 万元'],
    ['1,234,567.5万元', 'number 1234567.5 万元'],
    ['合1200元', 'words'],
    ['1200元左右', 'words'],
    ['1200', 'number 1200'],
    ['1200吨', 'words'],
    ['12,34元', 'words'],
    ['1234,567元', 'words'],
    ['1200分', 'words'],
    ["'1‰", 'words'],
    ["'+3", 'number 3 text'],
    ["'-3", 'number -3 text'],
    ["'.5", 'number 0.5 text'],
    ["'+.5", 'number 0.5 text'],
    ["'-.5", 'number -0.5 text'],
    ["'5.", 'number 5 text'],
    ["'+1,234.", 'number 1234 text'],
    ["'1,234,567", 'number 1234567 text'],
    ["'5.5.5", 'words'],
    ["'.", 'words'],
    ["'5a", 'words'],
    ["'a5", 'words'],
    ["'a.5", 'words'],
    ["'.5a", 'words'],
    ['/', 'dash'],
    ['无', 'dash'],
    ['无预算', 'words'],
    ["' ", 'blank'],
  ])('%s', (typed, expected) => {
    expect(sentences(readAmount(field(typed), null))).toBe(expected);
  });

  test.each<[string, CellSpec | null, string]>([
    ['no cell', null, 'blank'],
    ['a picture', { kind: 'picture' }, 'blank'],
    ['a tick', true, 'words'],
    ['a percentage', { value: 0.5, format: '0%' }, 'number 0.5'],
  ])('%s', (_, spec, expected) => {
    expect(sentences(readAmount(spec === null ? null : cellField(spec), '万元'))).toBe(expected);
  });

  test('a number that a spreadsheet stores inexactly is read as shown', () => {
    const cell = { ...typedCell(1, 1, '0.3'), value: 0.30000000000000004 };
    expect(sentences(readAmount({ cell, text: cellText(cell) }, null))).toBe('number 0.3');
    expect(cellText(cell)).toBe('0.3');
  });
});

describe('rates', () => {
  test.each([
    ['100%', 'number 1'],
    ["'100%", 'number 1 %'],
    ['1', 'number 1'],
    ['100', 'number 1'],
    ["'8%", 'number 0.08 %'],
    ['0.0837', 'number 0.0837'],
    ['86.19', 'number 0.8619'],
    ['1.05', 'number 1.05'],
    ['105', 'number 1.05'],
    ["'97.75％", 'number 0.9775 %'],
    ['2', 'number 2'],
    ['-2', 'number -2'],
    ['2.01', 'number 0.0201'],
    ['-2.01', 'number -0.0201'],
    ['250%', 'number 2.5'],
    ["'5‰", 'number 0.005 ‰'],
    ['5元', 'words'],
    ['5分', 'words'],
    ['—', 'dash'],
    ['较好', 'words'],
  ])('%s', (typed, expected) => {
    expect(sentences(readRate(field(typed)))).toBe(expected);
  });
});

describe('points and scores', () => {
  test.each([
    ['10', 'number 10'],
    ["'10", 'number 10 text'],
    ['99.55分', 'number 99.55 分'],
    ['10%', 'number 10'],
    ["'10%", 'number 10 %'],
    ['-1', 'number -1'],
    ['0.5%', 'number 0.5'],
    ["'5‰", 'words'],
    ['/', 'dash'],
    ['优', 'words'],
    ['10元', 'words'],
  ])('%s', (typed, expected) => {
    expect(sentences(readPoints(field(typed)))).toBe(expected);
  });
});

describe('behind a label in the same cell', () => {
  const cell = { row: 1, column: 1, kind: 'text', value: '总分： 97 分', formula: null, format: null } as const;
  const field = { cell, text: '97 分' };

  test('only what stands behind it is read', () => {
    expect(readPoints(field).value?.toString()).toBe('97');
  });

  test('a new value leaves the label and the unit where they are', () => {
    expect(valueInPlace(field, 98.9)).toBe('总分： 98.9 分');
    expect(valueInPlace({ cell: { ...cell, value: '总分：' }, text: '' }, 98.9)).toBe('总分：98.9');
    expect(valueInPlace({ cell: { ...cell, value: '等级：良' }, text: '良' }, '优')).toBe('等级：优');
    expect(valueInPlace({ cell: { ...cell, value: '97' }, text: '97' }, 98.9)).toBe(98.9);
    expect(valueInPlace({ cell: { ...cell, value: '得分：１，２００．５分' }, text: '１，２００．５分' }, 98)).toBe(
      '得分：98分',
    );
    expect(valueInPlace({ cell: { ...cell, value: '得分：-1,200.5分' }, text: '-1,200.5分' }, 98)).toBe('得分：98分');
    expect(valueInPlace({ cell: { ...cell, value: '得分：未定' }, text: '未定' }, 98)).toBe('得分：98');
    expect(valueInPlace({ cell: { ...cell, value: '得分：97分' }, text: '97分' }, '98分')).toBe('得分：98分');
    expect(valueInPlace({ cell: { ...cell, value: '得分：97分' }, text: '97分' }, null)).toBe('得分：');
  });

  test('a field that is the whole cell, or none of its text, is not inline', () => {
    expect(isInline(field)).toBe(true);
    expect(isInline({ cell, text: '总分： 97 分' })).toBe(false);
    expect(isInline({ cell, text: '98' })).toBe(false);
    expect(isInline({ cell: gridCell(1, 1, 97), text: '' })).toBe(false);
  });
});

describe('the text of a cell', () => {
  test.each<[CellSpec, string]>([
    [12, '12'],
    [-12.5, '-12.5'],
    [0.1 + 0.2, '0.3'],
    [9007199254740991, '9007199254740991'],
    [1.234567890123456e19, '12345678901234600000'],
    [1e-7, '0.0000001'],
    [1e22, '10000000000000000000000'],
    [true, '是'],
    [false, '否'],
    [' 甲\n乙\r\n丙 ', '甲乙丙'],
    ['甲\r乙', '甲乙'],
    ['甲\n\n乙', '甲乙'],
    [{ value: '#REF!', kind: 'error' }, '#REF!'],
    [{ formula: 'A1' }, ''],
    [{ kind: 'picture' }, ''],
    [{ kind: 'blank', format: '0%' }, ''],
    [{ value: 0.285, format: '0.0%' }, '28.5%'],
  ])('%j', (spec, text) => {
    expect(cellText(gridCell(1, 1, spec))).toBe(text);
  });
});
