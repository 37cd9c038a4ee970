import fc from 'fast-check';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { readTables } from '../../src/engine/layout/read-tables.ts';
import type { SelfEvaluation } from '../../src/engine/layout/self-evaluation.ts';
import { review } from '../../src/engine/review.ts';
import { shown } from '../support/describe-form.ts';
import { allForms } from '../support/fixtures.ts';
import {
  withBlankColumns,
  withBlankRows,
  withColumnsPermuted,
  withMerges,
  withMergesRepeated,
  withNumbersAsText,
  withoutMerges,
} from '../support/transform.ts';

/** What a review says, without addresses: what is wrong, with what, and every score. */
function essence(grid: SheetGrid, leaveOut: readonly string[] = []): string[] {
  const { findings, tables, verdict } = review([grid]);
  const sentences = findings
    .filter(({ check }) => !leaveOut.includes(check))
    .map(({ check, severity, about }) => `${check} ${severity} ${about}`);
  const scored = tables.flatMap(({ table, scores }) => [
    `execution ${shown(scores.execution.rate)} ${shown(scores.execution.score)}`,
    ...scores.indicators.map(({ index, status, recomputed, range }) => {
      const score = range === null ? shown(recomputed) : `${shown(range.low)}–${shown(range.high)}`;
      return `${table.indicators[index]?.title} ${status} ${score}`;
    }),
    `total ${shown(scores.total.recordedSum)} ${shown(scores.total.score)} ${scores.total.grade ?? '∅'} ${shown(scores.total.pointsSum)}`,
  ]);
  const counted = leaveOut.length === 0 ? [verdict] : [];
  return [...sentences.sort(), ...scored, ...counted];
}

const form = fc.constantFrom(...allForms());

/** Forms whose indicator columns may change places: two rows of heads say more than the lower one, and what was read by its place has to keep it. */
const MOVABLE = allForms().filter((grid) => {
  const [table] = readTables(grid);
  const heads = Object.values(table?.heads ?? {});
  const top = Math.min(...heads.map(({ cell }) => cell.row));
  const columns = new Set(heads.map(({ cell }) => cell.column));
  const above = (grid.rows.find(({ row }) => row === top - 1)?.cells ?? []).filter(({ column }) => columns.has(column));
  const isUpperHead = above.length >= 4 && above.every(({ kind }) => kind === 'text');
  return !isUpperHead && heads.every(({ cell, assumed }) => cell.row === top && assumed !== true);
});
const places = (most: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 5 });

function only(grid: SheetGrid): SelfEvaluation {
  const [table] = readTables(grid);
  if (table === undefined) throw new Error('no form');
  return table;
}

describe('a review does not depend on', () => {
  test('blank rows in between', () => {
    fc.assert(
      fc.property(form, places(30), (grid, rows) => {
        expect(essence(withBlankRows(grid, rows))).toEqual(essence(grid));
      }),
    );
  });

  test('blank columns in between', () => {
    fc.assert(
      fc.property(form, places(10), (grid, columns) => {
        expect(essence(withBlankColumns(grid, columns))).toEqual(essence(grid));
      }),
    );
  });

  test('the order of the indicator columns', () => {
    expect(MOVABLE.length).toBeGreaterThan(30);
    fc.assert(
      fc.property(fc.constantFrom(...MOVABLE), fc.infiniteStream(fc.nat()), (grid, stream) => {
        const table = only(grid);
        const heads = Object.values(table.heads);
        const columns = heads.map(({ cell }) => cell.column).sort((a, b) => a - b);
        const order = columns.map((_, at) => at);
        for (let at = order.length - 1; at > 0; at--) {
          const other = (stream.next().value as number) % (at + 1);
          [order[at], order[other]] = [order[other] as number, order[at] as number];
        }
        const top = Math.min(...heads.map(({ cell }) => cell.row));
        expect(essence(withColumnsPermuted(grid, top, columns, order))).toEqual(essence(grid));
      }),
    );
  });

  test('how numbers are stored', () => {
    fc.assert(
      fc.property(form, (grid) => {
        const leaveOut = ['number-as-text'];
        expect(essence(withNumbersAsText(grid), leaveOut)).toEqual(essence(grid, leaveOut));
      }),
    );
  });

  test('merges: drawn, split, or repeated in every cell', () => {
    fc.assert(
      fc.property(form, (grid) => {
        const table = only(grid);
        const header = table.heads.name?.cell ?? { row: 1, column: 1 };
        const bottom = table.indicators.at(-1)?.row ?? header.row;
        const merged = withMerges(grid, {
          top: header.row + 1,
          bottom,
          levels: header.column - 1,
          right: table.range.right,
        });
        expect(merged.merges.length).toBeGreaterThan(0);
        const expected = essence(grid);
        expect(essence(merged)).toEqual(expected);
        expect(essence(withoutMerges(merged))).toEqual(expected);
        expect(essence(withMergesRepeated(merged))).toEqual(expected);
      }),
    );
  });
});
