import type { Gap } from '../../../src/engine/layout/self-evaluation.ts';
import { choicesOf, guessOf, isQuestion, questionKey } from '../../../src/engine/reading-notes/questions.ts';

/** What is asked about cells that nothing explains, and what can be answered. */

const gap = (changes: Partial<Gap> = {}): Gap => ({
  kind: 'column',
  block: 'indicators',
  cells: [],
  words: '落实成效',
  guess: null,
  holdsPoints: false,
  ...changes,
});
const cells = (count: number): Gap['cells'] => Array<Gap['cells'][number]>(count);

test.each<[Partial<Gap>, boolean]>([
  [{ cells: cells(2) }, true],
  // A head, and nothing below it.
  [{ cells: cells(1) }, false],
  [{ cells: [] }, false],
  [{ kind: 'row', cells: cells(1) }, true],
  [{ kind: 'block', cells: cells(1) }, true],
  [{ kind: 'words', cells: cells(1) }, true],
  [{ kind: 'row', cells: cells(1), words: '12' }, false],
  [{ cells: cells(2), words: '' }, false],
])('%j is a question: %s', (changes, expected) => {
  expect(isQuestion(gap(changes))).toBe(expected);
});

test('a column can be what its block has, anything else only a block of its own', () => {
  const indicators = ['target', 'actual', 'points', 'score', 'note', 'name', 'level1', 'level2', 'operator', 'unit'];
  expect(choicesOf(gap())).toEqual(indicators);
  expect(choicesOf(gap({ block: null }))).toEqual(indicators);
  const funds = ['initialBudget', 'annualBudget', 'spent', 'rate', 'points', 'score', 'note'];
  expect(choicesOf(gap({ block: 'funds' }))).toEqual(funds);
  for (const kind of ['row', 'block', 'words'] as const)
    for (const block of ['funds', 'indicators', null] as const) expect(choicesOf(gap({ kind, block }))).toEqual([]);
});

test.each<[Partial<Gap>, string | null]>([
  [{ guess: 'actual' }, 'actual'],
  [{ guess: 'spent' }, null],
  [{ guess: 'scored-block' }, null],
  [{ guess: null }, null],
  [{ block: 'funds', guess: 'spent' }, 'spent'],
  [{ block: 'funds', guess: 'actual' }, null],
  [{ kind: 'row', block: null, guess: 'scored-block' }, 'scored-block'],
  [{ kind: 'block', block: null, guess: 'scored-block' }, 'scored-block'],
  [{ kind: 'row', block: null, guess: 'actual' }, null],
  [{ kind: 'words', block: null, guess: null }, null],
])('%j is taken for %s', (changes, expected) => {
  expect(guessOf(gap(changes))).toBe(expected);
});

test('the same words of the same block are one question', () => {
  const keyOf = (changes: Partial<Gap>): string => questionKey(gap(changes));
  expect(keyOf({ words: '一、落实成效（10分）' })).toBe(keyOf({}));
  expect(keyOf({ kind: 'row' })).toBe(keyOf({}));
  const others = [keyOf({}), keyOf({ block: 'funds' }), keyOf({ block: null }), keyOf({ words: '台账数' })];
  expect(new Set(others).size).toBe(4);
});
