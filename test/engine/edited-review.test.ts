import fc from 'fast-check';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { ReviewMemo, review, reviewSteps } from '../../src/engine/review.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { waiving } from '../support/waived-form.ts';

/** A review that remembers the sheets that stayed as they were is the review of all of them. */

function remembered(grids: readonly SheetGrid[], memo: ReviewMemo) {
  const steps = reviewSteps(grids, {}, memo);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const FORMS = (['national', 'hubei', 'operator-columns'] as const).map((name, at) =>
  withCells(exampleForm(name, `表${at + 1}`), { A2: '（2019年度）', H12: '15', H13: '15', G13: '3' }),
);

const edit = fc.record({
  sheet: fc.nat(FORMS.length - 1),
  cell: fc
    .tuple(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'), fc.integer({ min: 1, max: 22 }))
    .map(([column, row]) => `${column}${row}`),
  text: fc.constantFrom(
    '',
    '10',
    '9.5',
    '100',
    '95%',
    '老旧小区供水改造',
    '（2021年度）',
    '—',
    '得分',
    '≥90%',
    '未完成',
  ),
  /** The sheet of waivers comes and goes as well. */
  isWaived: fc.boolean(),
});

test('after any edits it is the same as from scratch', () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      const memo = new ReviewMemo();
      const grids = [...FORMS];
      remembered(grids, memo);
      for (const { sheet, cell, text, isWaived } of edits) {
        const before = grids[sheet] as SheetGrid;
        grids[sheet] = withCells(before, { [cell]: text });
        const book = isWaived ? [...grids, waiving(before, ['total-mismatch', 'score-mismatch'])] : grids;
        const all = review(book);
        expect(remembered(book, memo)).toEqual(all);
        found += all.findings.length;
      }
    }),
    { numRuns: 40 },
  );
  expect(found).toBeGreaterThan(100);
});
