import { review } from '../../../src/engine/review.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';

/** A heading whose 其中 rows have points of their own. */

type Cells = Readonly<Record<string, string>>;

/** Row 13 is the heading of rows 14 and 15, 10 points each; row 16 has what is left of the base. */
const HEADING: Cells = {
  D13: '改造任务',
  E13: '',
  F13: '',
  D14: '其中：管线验收率',
  D15: '其中：泵站完工率',
  G16: '30',
  H16: '30',
};

function found(changes: Cells): { readonly errors: string[]; readonly rows: readonly number[]; readonly sum: string } {
  const { findings, tables } = review([withCells(exampleForm('national'), { ...HEADING, ...changes })]);
  const errors = findings.flatMap(({ check, severity }) => (severity === 'error' ? [check] : []));
  const first = tables[0];
  // Each row is its own, whatever was taken out before it.
  for (const [at, { index, pointsOwner, scoreOwner }] of (first?.table.indicators ?? []).entries())
    expect([index, pointsOwner, scoreOwner]).toEqual([at, at, at]);
  const rows = (first?.table.indicators ?? []).map(({ row }) => row);
  return { errors, rows, sum: String(first?.scores.total.recordedSum) };
}

test('with just their points and scores it is their subtotal', () => {
  expect(found({})).toEqual({ errors: [], rows: [14, 15, 16, 17, 18, 19], sum: '100' });
  // Indented rows as well.
  const indented = found({ D14: '　　管线验收率', D15: '　　泵站完工率' });
  expect(indented).toEqual({ errors: [], rows: [14, 15, 16, 17, 18, 19], sum: '100' });
});

test('another score than theirs is the heading’s own slip, unless they have none', () => {
  expect(found({ H13: '19' })).toEqual({
    errors: ['subtotal-mismatch'],
    rows: [14, 15, 16, 17, 18, 19],
    sum: '100',
  });
  expect(found({ H14: '', H15: '' }).rows).toEqual([13, 14, 15, 16, 17, 18, 19]);
});

test('with other points or values of its own it stays what it is', () => {
  const all = [13, 14, 15, 16, 17, 18, 19];
  expect(found({ G13: '25', H13: '20' }).rows).toEqual(all);
  expect(found({ E13: '≥6个', F13: '6个' }).rows).toEqual(all);
  expect(found({ D14: '管线验收率' }).rows).toEqual(all);
  expect(found({ D15: '泵站完工率' }).rows).toEqual(all);
});
