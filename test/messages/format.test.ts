import { decimal } from '../../src/engine/decimal.ts';
import { amount, operatorSign, percent, points, quantity } from '../../src/messages/format.ts';

/** Numbers as a reader of the form writes them. */

const d = decimal;

test.each([
  ['0.9775', 2, '97.75%'],
  ['0.97755', 2, '97.76%'],
  ['0.97754', 2, '97.75%'],
  ['0.977549', 3, '97.755%'],
  ['1', 2, '100%'],
  ['0.5', 0, '50%'],
  ['1.5', 2, '150%'],
])('%s with %d digits is %s', (share, digits, text) => {
  expect(percent(d(share), digits)).toBe(text);
});

test('a percentage has two digits at most unless told otherwise', () => {
  expect(percent(d('0.123456'))).toBe('12.35%');
});

test('points have four digits at most, amounts eight', () => {
  expect(points(d('8.62345'))).toBe('8.6235');
  expect(points(d('10.0'))).toBe('10');
  expect(amount(d('1.123456785'))).toBe('1.12345679');
  expect(amount(d('215457.60'))).toBe('215457.6');
});

test('a value with its unit', () => {
  expect(quantity(d('0.8'), '万元')).toBe('0.8万元');
  expect(quantity(d('0.8'), null)).toBe('0.8');
});

test.each([
  ['>=', '≥'],
  ['>', '＞'],
  ['<=', '≤'],
  ['<', '＜'],
  ['=', '='],
] as const)('%s is written %s', (operator, sign) => {
  expect(operatorSign(operator)).toBe(sign);
});
