import fc from 'fast-check';
import { cellAddress } from '../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { readTables } from '../../src/engine/layout/read-tables.ts';
import type { Field } from '../../src/engine/layout/self-evaluation.ts';
import { allForms } from './fixtures.ts';
import { withCells } from './form-text.ts';

/** Forms with mistakes in their numbers: every form that there is, some of its cells typed over. */

/** The cells of the form that hold its numbers and reasons, by address. */
function placesOf(grid: SheetGrid): string[] {
  const fields = readTables(grid).flatMap(({ funds, indicators, total }): (Field | null)[] => [
    ...(funds?.rows ?? []).flatMap((row) => [row.annualBudget, row.spent, row.points, row.rate, row.score]),
    ...indicators.flatMap((each) => [each.target, each.actual, each.points, each.score, each.score, each.note]),
    total?.points ?? null,
    total?.score ?? null,
    total?.score ?? null,
    total?.grade ?? null,
  ]);
  return fields.flatMap((field) => (field === null ? [] : [cellAddress(field.cell.row, field.cell.column)]));
}

const TYPED: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '—',
    '无',
    '完成',
    '部分达成',
    '优',
    '良',
    '因工期顺延，已补齐。',
    '95%',
    '≥95%',
    "'10",
    "'8.5",
    '100',
  ),
  fc.integer({ min: 0, max: 30 }).map(String),
  fc.integer({ min: 0, max: 1200 }).map((tenths) => String(tenths / 10)),
);

const BASES = allForms().map((grid) => ({ grid, places: placesOf(grid) }));

export const formWithMistakes: fc.Arbitrary<SheetGrid> = fc
  .tuple(fc.constantFrom(...BASES), fc.array(fc.tuple(fc.nat({ max: 9999 }), TYPED), { minLength: 1, maxLength: 6 }))
  .map(([{ grid, places }, changes]) =>
    withCells(
      grid,
      Object.fromEntries(
        changes.flatMap(([at, typed]) => {
          const place = places[at % Math.max(1, places.length)];
          return place === undefined ? [] : [[place, typed] as const];
        }),
      ),
    ),
  );
