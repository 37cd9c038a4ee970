import { type Decimal, decimal, plain } from '../../../src/engine/decimal.ts';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import { type DraftOptions, draftNotes, type NoteDraft } from '../../../src/engine/notes/draft.ts';
import type { ScoredTable } from '../../../src/engine/scoring/results.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { national, scored } from '../../support/scored.ts';

function numbers(facts: NoteDraft['facts']): Record<string, unknown> {
  const shown = (value: Decimal | null) => (value === null ? null : plain(value));
  const { kind } = facts;
  const deducted = shown(facts.deducted);
  if (kind === 'execution') return { kind, rate: shown(facts.rate), deducted };
  return kind === 'deducted' ? { kind, deducted } : { kind, completion: shown(facts.completion), deducted };
}

function drafts(form: ScoredTable, options: DraftOptions = {}): unknown[] {
  return draftNotes(form, options).drafts.map(({ about, cell, facts }) => [
    about,
    cell === null ? null : cellAddress(cell.row, cell.column),
    numbers(facts),
  ]);
}

const missed = { F16: '1万元', H16: '8' };

test('a faultless form needs no notes', () => {
  expect(drafts(national())).toEqual([]);
  expect(drafts(scored(exampleForm('operator-columns')))).toEqual([
    ['execution', null, { kind: 'execution', rate: '0.95', deducted: '0.5' }],
  ]);
});

describe('a missed target', () => {
  test('with the points that its score loses', () => {
    expect(drafts(national(missed))).toEqual([[3, 'I16', { kind: 'unmet', completion: '0.8', deducted: '2' }]]);
  });

  test.each([
    ['the recorded score, when it is lower', '7', '3'],
    ['the rule, when all points were taken', '10', '2'],
    ['the rule, when the score is blank', '', '2'],
  ])('by %s', (_, score, deducted) => {
    expect(drafts(national({ ...missed, H16: score }))).toEqual([
      [3, 'I16', { kind: 'unmet', completion: '0.8', deducted }],
    ]);
  });

  test('by the score that a plan will write', () => {
    const options = { scoreInCell: () => decimal('7.5') };
    const [first] = draftNotes(national(missed), options).drafts.filter(({ about }) => about === 3);
    expect(first && numbers(first.facts)).toEqual({ kind: 'unmet', completion: '0.8', deducted: '2.5' });
  });
});

describe('over-fulfilment', () => {
  test.each([
    ['1949户', []],
    ['1950户', [[4, 'I17', { kind: 'overfulfilled', completion: '1.3', deducted: null }]]],
  ])('%s of 1500', (actual, expected) => {
    expect(drafts(national({ F17: actual }))).toEqual(expected);
  });

  test('an exact target only from the threshold on', () => {
    expect(drafts(national({ E13: '=6个', F13: '7个' }))).toEqual([]);
    expect(drafts(national({ E13: '=6个', F13: '9个' }))).toHaveLength(1);
  });
});

describe('a score below the points', () => {
  test('of a target that was reached', () => {
    expect(drafts(national({ H19: '8' }))).toEqual([[6, 'I19', { kind: 'deducted', deducted: '2' }]]);
  });

  test('of words', () => {
    expect(drafts(national({ H18: '13' }))).toEqual([[5, 'I18', { kind: 'deducted', deducted: '2' }]]);
  });

  test('of a date that was missed', () => {
    expect(drafts(national({ E18: '9月前', F18: '11月', H18: '10' }))).toEqual([
      [5, 'I18', { kind: 'unmet', completion: null, deducted: '5' }],
    ]);
  });

  test('not by less than scores are rounded', () => {
    expect(drafts(national({ H19: '9.996' }))).toEqual([]);
  });
});

describe('execution', () => {
  test('points lost', () => {
    expect(drafts(national({ F6: '108', I6: '9' }))).toEqual([
      ['execution', null, { kind: 'execution', rate: '0.9', deducted: '1' }],
    ]);
  });

  test("the rule's loss where the cell holds the table's total", () => {
    expect(drafts(national({ F6: '108', I6: '99' }))).toEqual([
      ['execution', null, { kind: 'execution', rate: '0.9', deducted: '1' }],
    ]);
  });

  test('nothing where all was spent, or more', () => {
    expect(drafts(national({ F6: '150' }))).toEqual([]);
    // Not even where its score is lower: that is a wrong score, no deviation.
    for (const F6 of ['150', '120']) expect(drafts(national({ F6, I6: '9' }))).toEqual([]);
    expect(drafts(national({ F6: '119.99' }))).toEqual([]);
    expect(drafts(national({ F6: '119.9' }))).toHaveLength(1);
  });

  test("goes into the block's own reason, or to the foot", () => {
    const sichuan = withCells(fixtureForm('sichuan-template'), { E9: '200' });
    expect(drafts(scored(sichuan, 'sichuan'))[0]).toMatchObject(['execution', 'I9', { kind: 'execution' }]);
    expect(drafts(scored(exampleForm('hubei'), 'hubei'))).toEqual([
      ['execution', 'B12', { kind: 'execution', rate: '0.9', deducted: '2' }],
    ]);
  });
});

describe('what was missed deviates also where nothing can be reckoned', () => {
  test.each<[string, Record<string, string>, unknown]>([
    ['a low tier with full points', { F18: '部分达成' }, { kind: 'unmet', completion: null, deducted: null }],
    [
      'a late date with full points',
      { E18: '9月前', F18: '11月' },
      { kind: 'unmet', completion: null, deducted: null },
    ],
    [
      'a number without points',
      { G18: '', E18: '≥4', F18: '3' },
      { kind: 'unmet', completion: '0.75', deducted: null },
    ],
  ])('%s', (_, changes, facts) => {
    expect(drafts(national(changes))).toEqual([[5, 'I18', facts]]);
  });

  test('words that name no tier are no deviation', () => {
    expect(drafts(national({ F18: '进一步增强了居民的幸福感' }))).toEqual([]);
  });
});

test('reasons at the foot share their cell, the form without points has them too', () => {
  const form = scored(withCells(exampleForm('hubei'), { F7: '9个', G7: '15', E10: '满意', F10: '部分达成' }), 'hubei');
  const found = draftNotes(form).drafts;
  expect(found.map(({ about, shared, cell }) => [about, shared, cell?.row])).toEqual([
    ['execution', true, 12],
    [0, true, 12],
    [3, true, 12],
  ]);
});

test('causes and measures are taken over, blank ones are none', () => {
  const causes = { 户均改造成本: { cause: ' 材料涨价 ', measures: ' ' }, 居民满意: { cause: 'x' } };
  const { drafts: found, unusedCauses } = draftNotes(national(missed), { causes });
  expect(found.map(({ cause, measures }) => [cause, measures])).toEqual([['材料涨价', null]]);
  expect(unusedCauses).toEqual(['居民满意']);
});
