import type { AmountUnit, Field } from '../../../src/engine/layout/self-evaluation.ts';
import { cellText } from '../../../src/engine/values/display.ts';
import { valueInPlace } from '../../../src/engine/values/inline.ts';
import { readAmount, readPoints, readRate } from '../../../src/engine/values/numbers.ts';
import type { NumberReading } from '../../../src/engine/values/reading.ts';
import { shown } from '../../support/describe-form.ts';
import { typedCell } from '../../support/form-text.ts';

function field(typed: string): Field {
  const cell = typedCell(1, 1, typed);
  return { cell, text: cellText(cell) };
}

function said({ status, value, storedAsText, ownUnit }: NumberReading): string {
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
    expect(said(readAmount(field(typed), unit))).toBe(expected);
  });

  test('a number that a spreadsheet stores inexactly is read as shown', () => {
    const cell = { ...typedCell(1, 1, '8.62'), value: 8.619999999999999 };
    expect(said(readAmount({ cell, text: cellText(cell) }, null))).toBe('number 8.62');
    expect(cellText(cell)).toBe('8.62');
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
    ['—', 'dash'],
    ['较好', 'words'],
  ])('%s', (typed, expected) => {
    expect(said(readRate(field(typed)))).toBe(expected);
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
    ['/', 'dash'],
    ['优', 'words'],
    ['10元', 'words'],
  ])('%s', (typed, expected) => {
    expect(said(readPoints(field(typed)))).toBe(expected);
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
  });
});
