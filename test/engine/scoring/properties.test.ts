import fc from 'fast-check';
import { type Decimal, decimal, plain } from '../../../src/engine/decimal.ts';
import { blankCell } from '../../../src/engine/grid/grid.ts';
import type { Field, Indicator, SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import type { ScoringPolicy } from '../../../src/engine/policy/schema.ts';
import { scoreExecution } from '../../../src/engine/scoring/execution.ts';
import { gradeOf } from '../../../src/engine/scoring/grade.ts';
import { scoreIndicators } from '../../../src/engine/scoring/indicator.ts';
import { fieldOf } from '../../../src/engine/values/display.ts';
import { exampleForm } from '../../support/form-text.ts';
import { policyOf, tableOf } from '../../support/scored.ts';

/** A number as a cell may hold it: so many hundredths. */
function hundredths(value: number): string {
  return plain(decimal(value).div(100));
}

const form = tableOf(exampleForm('national'));
const template = form.indicators[0] as Indicator;

function textField(text: string): Field {
  return fieldOf({ ...blankCell(13, 5), kind: 'text', value: text });
}

function numberField(value: string): Field {
  return fieldOf({ ...blankCell(13, 6), kind: 'number', value: Number(value) });
}

interface Case {
  readonly operator: string;
  readonly target: string;
  readonly actual: string;
  readonly points: string;
}

function scoreOf({ operator, target, actual, points }: Case, policy: ScoringPolicy): Decimal {
  const indicator: Indicator = {
    ...template,
    // With a unit, so that 0.95 beside 95 isn't taken for a share.
    target: textField(`${operator}${target}个`),
    actual: numberField(actual),
    points: numberField(points),
  };
  const [result] = scoreIndicators({ ...form, indicators: [indicator] }, policy);
  if (result === undefined || result.recomputed === null) throw new Error('not scored');
  return result.recomputed;
}

/** Half up, of a quotient of integers, in units of 10^-digits. Never with floating point. */
function halfUp(numerator: bigint, denominator: bigint, digits: number): string {
  const scaled = (2n * numerator * 10n ** BigInt(digits) + denominator) / (2n * denominator);
  return plain(decimal(String(scaled)).div(10 ** digits));
}

const cents = fc.integer({ min: 1, max: 5_000_000 });
const points = fc.integer({ min: 0, max: 10_000 });
const operator = fc.constantFrom('≥', '≤', '=', '>', '<');
const policy = fc.constantFrom(...['national', 'platform', 'hubei'].map(policyOf));

describe('indicators', () => {
  test('a score is never below 0, never above the points', () => {
    fc.assert(
      fc.property(
        operator,
        fc.integer({ min: -500, max: 5_000_000 }),
        fc.integer({ min: -500, max: 9_000_000 }),
        points,
        policy,
        (sign, target, actual, total, rules) => {
          const score = scoreOf(
            { operator: sign, target: hundredths(target), actual: hundredths(actual), points: hundredths(total) },
            rules,
          );
          expect(score.gte(0) && score.lte(decimal(hundredths(total)))).toBe(true);
        },
      ),
    );
  });

  test('more of what is wanted never scores less', () => {
    fc.assert(
      fc.property(
        operator,
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: -100, max: 20_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        points,
        policy,
        (sign, target, actual, more, total, rules) => {
          // An exact zero is wanted as little as possible.
          const less = sign === '≤' || sign === '<' || (sign === '=' && target === 0);
          const at = (value: number) =>
            scoreOf(
              { operator: sign, target: hundredths(target), actual: hundredths(value), points: hundredths(total) },
              rules,
            );
          const [low, high] = [at(actual), at(actual + more)];
          expect(less ? high.lte(low) : high.gte(low)).toBe(true);
        },
      ),
    );
  });

  test('a missed target gives points × actual ÷ target, half up, to the last digit', () => {
    fc.assert(
      fc.property(cents, cents, points, (a, b, total) => {
        const [actual, target] = a <= b ? [a, b] : [b, a];
        fc.pre(actual < target);
        const score = scoreOf(
          { operator: '≥', target: hundredths(target), actual: hundredths(actual), points: hundredths(total) },
          policyOf('national'),
        );
        expect(plain(score)).toBe(halfUp(BigInt(total) * BigInt(actual), 100n * BigInt(target), 2));
      }),
    );
  });

  test('a missed ceiling gives points × target ÷ actual, or what is left of the linear rule', () => {
    fc.assert(
      fc.property(cents, cents, points, (a, b, total) => {
        const [target, actual] = a <= b ? [a, b] : [b, a];
        fc.pre(target < actual);
        const typed = {
          operator: '≤',
          target: hundredths(target),
          actual: hundredths(actual),
          points: hundredths(total),
        };
        const inverse = halfUp(BigInt(total) * BigInt(target), 100n * BigInt(actual), 2);
        expect(plain(scoreOf(typed, policyOf('national')))).toBe(inverse);
        const rest = Math.max(0, 2 * target - actual);
        const linear = halfUp(BigInt(total) * BigInt(rest), 100n * BigInt(target), 2);
        expect(plain(scoreOf(typed, policyOf('platform')))).toBe(linear);
      }),
    );
  });

  test('ties round up: points and values made so that the third digit is exactly 5', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 400 }), (whole, factor) => {
        // 10 points × actual ÷ target = (10 × whole + 5) ÷ 1000
        const [target, actual] = [1000 * factor, factor * (10 * whole + 5)];
        fc.pre(actual < target);
        const score = scoreOf(
          { operator: '≥', target: String(target), actual: String(actual), points: '1' },
          policyOf('national'),
        );
        expect(plain(score)).toBe(plain(decimal(whole + 1).div(100)));
      }),
    );
  });
});

describe('execution', () => {
  function withAmounts(budget: number, spent: number): SelfEvaluation {
    const total = form.funds?.total;
    if (form.funds === null || total == null) throw new Error('no funds');
    const row = { ...total, annualBudget: numberField(hundredths(budget)), spent: numberField(hundredths(spent)) };
    return { ...form, funds: { ...form.funds, total: row } };
  }

  test('min(rate, 1) × points, half up', () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 6_000_000 }), (budget, spent) => {
        const { score, points: total } = scoreExecution(withAmounts(budget, spent), policyOf('national'));
        expect(total?.toNumber()).toBe(10);
        const counted = BigInt(Math.min(spent, budget));
        expect(score === null ? null : plain(score)).toBe(halfUp(10n * counted, BigInt(budget), 2));
      }),
    );
  });

  test('spending more never scores less', () => {
    fc.assert(
      fc.property(cents, cents, cents, (budget, spent, more) => {
        const at = (value: number) => scoreExecution(withAmounts(budget, value), policyOf('national')).score;
        expect(at(spent + more)?.gte(at(spent) ?? 11)).toBe(true);
      }),
    );
  });
});

test('a better total never has a worse grade', () => {
  const order = ['差', '中', '良', '优'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 110_000 }), fc.integer({ min: 0, max: 10_000 }), (total, more) => {
      const grade = (value: number) => order.indexOf(gradeOf(decimal(value).div(1000), policyOf('national')));
      expect(grade(total + more)).toBeGreaterThanOrEqual(grade(total));
      // The bounds belong to the better grade; a thousandth below doesn't.
      const expected = [60_000, 80_000, 90_000].filter((bound) => total >= bound).length;
      expect(grade(total)).toBe(expected);
    }),
  );
});
