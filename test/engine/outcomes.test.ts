import { checks } from '../../src/engine/checks/all.ts';
import { review } from '../../src/engine/review.ts';
import type { Review, TableReview } from '../../src/engine/review-types.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { tableEntry } from '../../src/reports/entry.ts';
import { untoldLine } from '../../src/reports/untold.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** What becomes of each check, and what a part that wasn't understood makes of it. */

function reviewed(changes: Readonly<Record<string, string>>): Review & { readonly first: TableReview } {
  const result = review([withCells(exampleForm('national'), changes)]);
  const [first] = result.tables;
  if (first === undefined) throw new Error('no form');
  return { ...result, first };
}

/** A column that may hold scores, 5 together. */
const UNKNOWN_SCORES = { J12: '加评分数', J13: '2', J14: '3' };

test('every check that looks at forms has one outcome', () => {
  const { first, findings } = reviewed({ H20: '95' });
  const expected = Object.values(checks).filter(({ scope }) => scope !== 'sheet');
  expect(expected.length).toBeGreaterThan(45);
  expect([...first.outcomes.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
  for (const [id, { state, count }] of first.outcomes) {
    expect([id, count]).toEqual([id, findings.filter(({ check }) => check === id).length]);
    expect([id, state === 'finding']).toEqual([id, count > 0]);
  }
  expect(first.outcomes.get('points-sum')?.state).toBe('passed');
  expect(first.outcomes.get('grade-mismatch')?.state).toBe('not-applicable');
});

test('a wrong total beside numbers that may belong to it can’t be told, and is no pass', () => {
  const { first, findings, verdict } = reviewed({ ...UNKNOWN_SCORES, H20: '105' });
  expect(first.outcomes.get('total-mismatch')).toMatchObject({ state: 'cannot-tell', count: 0 });
  expect(first.outcomes.get('total-mismatch')?.gaps).toEqual(first.table.account.gaps);
  expect(verdict).toBe('needs-review');
  const found = findings.filter(({ check }) => check === 'part-not-read');
  expect(found).toHaveLength(1);
  const words = found[0] === undefined ? null : inWords(found[0]);
  expect(words?.what).toBe('“加评分数”这一列没有认出是什么，数字合计 5。');
  expect(words?.why).toContain('相差 5 分');
  const entry = tableEntry(first);
  expect(entry.outcomes['total-mismatch']).toEqual({ state: 'cannot-tell', count: 0, gaps: [0] });
  expect(untoldLine(entry)).toMatch(/^有 1 条规则无法核对（总分不等于各项得分之和）/);
});

test('the same numbers beside sums that come out bear on nothing', () => {
  const { first, findings, verdict } = reviewed(UNKNOWN_SCORES);
  expect(first.table.account.gaps).toHaveLength(1);
  expect(findings).toEqual([]);
  expect(verdict).toBe('ready');
  expect(untoldLine(tableEntry(first))).toBe('');
});

test('points that don’t come to the base beside a number that is just what they lack', () => {
  const { first, findings } = reviewed({ G13: '15', H13: '15', J14: '5' });
  expect(first.outcomes.get('points-sum')?.state).toBe('cannot-tell');
  expect(findings.map(({ check }) => check)).not.toContain('points-sum');
  expect(findings.map(({ check }) => check)).toContain('part-not-read');
  const apart = reviewed({ G13: '15', H13: '15', J14: '4' });
  expect(apart.first.outcomes.get('points-sum')?.state).toBe('finding');
});
