import fc from 'fast-check';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import type { TableReview } from '../../src/engine/review-types.ts';
import { readPoints } from '../../src/engine/values/numbers.ts';
import { normalise } from '../../src/engine/values/text.ts';
import { typedContent } from '../../src/formats/docx/values.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** Two lines of a cell are two numbers, never one; words go on from line to line. */

const BREAKS = ['\n', '\r\n', '\r', ' \n', '\n　', '\n\n', '\u2028'];
const lineBreak = fc.constantFrom(...BREAKS);
const numeral = fc.oneof(
  fc.integer({ min: 0, max: 999 }).map(String),
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })).map((parts) => parts.join('.')),
  fc.constantFrom('１２', '9.', '1,', '.5'),
);

function formOf(text: string): SheetGrid {
  const form = withCells(exampleForm('national'), { H13: 'x' });
  const rows = form.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell.value === 'x' ? { ...cell, kind: 'text' as const, value: text } : cell)),
  }));
  return { ...form, rows };
}

function formWith(text: string): TableReview {
  const [table] = review([formOf(text)]).tables;
  if (table === undefined) throw new Error('no form');
  return table;
}

test('a score of two lines is no number', () => {
  let tried = 0;
  fc.assert(
    fc.property(numeral, lineBreak, numeral, (first, parted, second) => {
      fc.pre(/[0-9０-９]$|[0-9][.,]$/.test(first));
      tried += 1;
      const text = `${first}${parted}${second}`;
      const { table } = formWith(text);
      const score = table.indicators.find(({ score: field }) => field?.cell.row === 13)?.score ?? null;
      expect(score?.text).not.toBe('');
      expect(readPoints(score).value).toBeNull();
      expect(typedContent(text).kind).toBe('text');
    }),
  );
  expect(tried).toBeGreaterThan(50);
});

test('9 above 5 is reported, and not counted as 95', () => {
  expect(review([exampleForm('national')])).toMatchObject({ verdict: 'ready', findings: [], needsHuman: [] });
  const { verdict, needsHuman, tables } = review([formOf('9\n5')]);
  expect(tables[0]?.table.indicators.some(({ score }) => score?.text === '9\n5')).toBe(true);
  expect(verdict).toBe('needs-review');
  expect(needsHuman).toHaveLength(1);
});

test('words go on, and so do a number and its unit', () => {
  const words = fc.constantFrom('产出指标', '得分', '≥', '%', '分', '次', '年');
  fc.assert(
    fc.property(words, lineBreak, words, (first, parted, second) => {
      expect(normalise(`${first}${parted}${second}`)).toBe(normalise(first + second));
      expect(normalise(`95${parted}${second}`)).toBe(normalise(`95${second}`));
      expect(normalise(`${first}${parted}95`)).toBe(normalise(`${first}95`));
    }),
  );
  for (const parted of BREAKS)
    expect(normalise(`完成率${parted}达到${parted}95%${parted}以上`)).toBe('完成率达到95%以上');
});
