import type { Gap } from '../../src/engine/layout/self-evaluation.ts';
import { review } from '../../src/engine/review.ts';
import { describeGap } from '../../src/messages/reading-notes.ts';
import { untaughtForm } from '../support/untaught-form.ts';

/** Where a part lies that wasn't understood: between the heads that were. */

const [first] = review([untaughtForm()]).tables;
if (first === undefined) throw new Error('no form');
const { heads, account } = first.table;
const gap = account.gaps.find(({ words }) => words === '落实成效');
if (gap === undefined) throw new Error('no gap');

const inColumn = (column: number): Gap => ({ ...gap, cells: gap.cells.map((cell) => ({ ...cell, column })) });
const { points, score } = heads;

test.each([
  ['between two', { points, score }, '第 H 列“落实成效”，夹在“分值”和“得分”之间'],
  ['behind the last', { points }, '第 H 列“落实成效”，在“分值”右边'],
  ['before the first', { score }, '第 H 列“落实成效”，在“得分”左边'],
  ['where no head is known', {}, '第 H 列“落实成效”'],
])('a column %s', (_, known, sentence) => {
  const far = Object.fromEntries(
    Object.entries(known).map(([key, field]) => {
      if (field === undefined) throw new Error('no head');
      const column = key === 'points' ? 3 : 12;
      return [key, { ...field, cell: { ...field.cell, column } }];
    }),
  );
  expect(describeGap({ heads: far, funds: null }, inColumn(8))).toBe(sentence);
});

test('the nearest heads count, in whatever order they are known', () => {
  const at = (key: 'points' | 'score', column: number) => {
    const field = heads[key];
    if (field === undefined) throw new Error('no head');
    return { ...field, cell: { ...field.cell, column } };
  };
  const place = { heads: { score: at('score', 2), points: at('points', 6) }, funds: null };
  expect(describeGap(place, inColumn(8))).toBe('第 H 列“落实成效”，在“分值”右边');
  expect(describeGap(place, inColumn(1))).toBe('第 A 列“落实成效”，在“得分”左边');
  // A head of the very column is no neighbour.
  expect(describeGap(place, inColumn(6))).toBe('第 F 列“落实成效”，在“得分”右边');
});

test('a sheet without a form has no heads to lie between', () => {
  expect(describeGap(null, inColumn(8))).toBe('第 H 列“落实成效”');
});
