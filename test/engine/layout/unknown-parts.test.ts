import fc from 'fast-check';
import { cellAddress } from '../../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { looksNumeric } from '../../../src/engine/layout/fields.ts';
import type { SelfEvaluation } from '../../../src/engine/layout/self-evaluation.ts';
import { review } from '../../../src/engine/review.ts';
import { describe as inWords } from '../../../src/messages/index.ts';
import { makeForm } from '../../support/form-maker.ts';
import { gridOf, typedCell } from '../../support/form-text.ts';

/**
 * Something that nobody knows is put into forms made at random, which are right as they are: a word for a head, a column, a row, a block.
 * Nothing in it makes an error of the form, and what isn't read any more is named.
 */

/** Forms a property; more by hand: `JIHE_UNKNOWN=1000 JIHE_SEED=7 npx jest test/engine/layout/unknown-parts`. */
const RUNS = Number(process.env['JIHE_UNKNOWN'] ?? 40);

const WORDS = ['兑现值', '甲类数', '某项情形', '配置分', '花掉的钱', '所得', '备查栏', '落实度', '权值'] as const;

function cellsOf(grid: SheetGrid): GridCell[] {
  return grid.rows.flatMap(({ cells }) => [...cells]);
}

function formOf(grid: SheetGrid): SelfEvaluation {
  const table = review([grid]).tables[0]?.table;
  if (table === undefined) throw new Error('no form');
  return table;
}

/** Cells from a row (a column) on, moved down (right) to make room; merges move and grow with them. */
function withRoom(grid: SheetGrid, at: { readonly row?: number; readonly column?: number }, size: number): SheetGrid {
  const { row = Number.POSITIVE_INFINITY, column = Number.POSITIVE_INFINITY } = at;
  const down = (one: number): number => (one >= row ? one + size : one);
  const right = (one: number): number => (one >= column ? one + size : one);
  const cells = cellsOf(grid).map((cell) => ({ ...cell, row: down(cell.row), column: right(cell.column) }));
  const merges = grid.merges.map(({ top, left, bottom, right: end }) => ({
    top: down(top),
    left: right(left),
    bottom: down(bottom),
    right: right(end),
  }));
  return gridOf(grid.name, cells, merges);
}

function withTyped(
  grid: SheetGrid,
  typed: readonly (readonly [row: number, column: number, text: string])[],
): SheetGrid {
  const taken = new Set(typed.map(([row, column]) => cellAddress(row, column)));
  const others = cellsOf(grid).filter(({ row, column }) => !taken.has(cellAddress(row, column)));
  return gridOf(
    grid.name,
    [...others, ...typed.map(([row, column, text]) => typedCell(row, column, text))],
    grid.merges,
  );
}

function errors(grid: SheetGrid): string[] {
  return review([grid])
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ check, cells }) => `${check} ${cells[0]}`);
}

/** Numbers that were read and now are neither read nor in a gap. */
function passedOver(before: SelfEvaluation, grid: SheetGrid, moved: (cell: GridCell) => string): string[] {
  const table = review([grid]).tables[0]?.table;
  // A sheet without a form is named as one.
  if (table === undefined) return [];
  const roles = new Map(table.account.cells.map(({ cell, role }) => [cellAddress(cell.row, cell.column), role]));
  const gaps = new Set(
    table.account.gaps.flatMap(({ cells }) => cells.map(({ row, column }) => cellAddress(row, column))),
  );
  return before.account.cells.flatMap(({ cell, role }) => {
    const at = moved(cell);
    const isNamed = roles.get(at) === 'field' || gaps.has(at);
    return role === 'field' && looksNumeric(cell) && !isNamed ? [`${at} ${String(cell.value)} ${roles.get(at)}`] : [];
  });
}

const seeds = fc.integer({ min: 1, max: 100_000 });
const words = fc.constantFrom(...WORDS);
const share = fc.double({ min: 0, max: 0.999, noNaN: true });

function pick<Item>(items: readonly Item[], at: number): Item {
  return items[Math.floor(at * items.length)] as Item;
}

function same({ row, column }: GridCell): string {
  return cellAddress(row, column);
}

test('a head in a word that nobody knows', () => {
  let named = 0;
  fc.assert(
    fc.property(seeds, share, words, (seed, at, word) => {
      const { grid } = makeForm(seed);
      const before = formOf(grid);
      const heads = [...Object.values(before.heads), ...Object.values(before.funds?.heads ?? {})];
      const { cell } = pick(heads, at);
      const after = withTyped(grid, [[cell.row, cell.column, word]]);
      expect(errors(after)).toEqual([]);
      expect(passedOver(before, after, same)).toEqual([]);
      named += review([after]).tables[0]?.table.account.gaps.length ?? 1;
    }),
    { numRuns: RUNS },
  );
  expect(named).toBeGreaterThan(RUNS / 10);
});

test('a column more', () => {
  let named = 0;
  fc.assert(
    fc.property(
      seeds,
      share,
      words,
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 8 }),
      (seed, at, word, values) => {
        const { grid } = makeForm(seed);
        const before = formOf(grid);
        const head = before.heads.name ?? before.heads.actual ?? before.heads.score;
        if (head === undefined) throw new Error('no head');
        const columns = Object.values(before.heads).map(({ cell }) => cell.column);
        const [first, last] = [Math.min(...columns), Math.max(...columns)];
        const column = first + 1 + Math.floor(at * (last - first + 1));
        const rows = before.indicators.map(({ row }) => row);
        const typed = rows.slice(0, values.length).map((row, index) => [row, column, String(values[index])] as const);
        const after = withTyped(withRoom(grid, { column }, 1), [[head.cell.row, column, word], ...typed]);
        expect(errors(after)).toEqual([]);
        const moved = (cell: GridCell): string =>
          cellAddress(cell.row, cell.column >= column ? cell.column + 1 : cell.column);
        expect(passedOver(before, after, moved)).toEqual([]);
        const { gaps } = formOf(after).account;
        named += gaps.some(({ cells }) => cells.some((one) => one.column === column)) ? 1 : 0;
      },
    ),
    { numRuns: RUNS },
  );
  expect(named).toBeGreaterThan(RUNS / 2);
});

test('a row more', () => {
  let named = 0;
  fc.assert(
    fc.property(seeds, share, share, words, fc.integer({ min: 1, max: 30 }), (seed, at, where, word, value) => {
      const { grid } = makeForm(seed);
      const before = formOf(grid);
      const { row } = pick(before.indicators, at);
      const columns = Object.values(before.heads).map(({ cell }) => cell.column);
      const column = pick(columns, where);
      const label = Math.min(...columns) - 1;
      const after = withTyped(withRoom(grid, { row }, 1), [
        [row, label, word],
        [row, column, String(value)],
      ]);
      expect(errors(after)).toEqual([]);
      const moved = (cell: GridCell): string => cellAddress(cell.row >= row ? cell.row + 1 : cell.row, cell.column);
      expect(passedOver(before, after, moved)).toEqual([]);
      named += formOf(after).account.gaps.some(({ cells }) => cells.some((one) => one.row === row)) ? 1 : 0;
    }),
    { numRuns: RUNS },
  );
  expect(named).toBeGreaterThan(RUNS / 2);
});

test('a block more', () => {
  let named = 0;
  fc.assert(
    fc.property(
      seeds,
      fc.boolean(),
      words,
      words,
      fc.integer({ min: 1, max: 30 }),
      (seed, isAbove, word, other, value) => {
        const { grid } = makeForm(seed);
        const before = formOf(grid);
        const heads = Object.values(before.heads).map(({ cell }) => cell.row);
        const row = isAbove
          ? Math.min(...heads)
          : (before.total?.row ?? Math.max(...before.indicators.map((one) => one.row)) + 1);
        const left = before.range.left;
        const after = withTyped(withRoom(grid, { row }, 3), [
          [row, left, '债券管理'],
          [row, left + 2, word],
          [row, left + 4, other],
          [row + 1, left, '甲方'],
          [row + 1, left + 2, String(value)],
          [row + 1, left + 4, String(value)],
          [row + 2, left, '乙方'],
          [row + 2, left + 2, '3'],
          [row + 2, left + 4, '2'],
        ]);
        expect(errors(after)).toEqual([]);
        const moved = (cell: GridCell): string => cellAddress(cell.row >= row ? cell.row + 3 : cell.row, cell.column);
        expect(passedOver(before, after, moved)).toEqual([]);
        named += formOf(after).account.gaps.some(({ cells }) => cells.some((one) => one.row === row + 1)) ? 1 : 0;
      },
    ),
    { numRuns: RUNS },
  );
  expect(named).toBeGreaterThan(RUNS / 2);
});

describe('a scored block under heads that nobody knows', () => {
  /** The form, its block's rows, and the cells of its points and scores. */
  function withoutHeads(
    seed: number,
    where: RegExp,
  ): { grid: SheetGrid; truth: ReadonlyMap<string, string>; rows: number[] } | null {
    const { grid, truth, traits } = makeForm(seed);
    if (!traits.some((trait) => where.test(trait))) return null;
    const rows = [...truth.keys()].flatMap((role) => /^other\.points@(\d+)$/.exec(role)?.[1] ?? []).map(Number);
    const head = Math.min(...rows) - 1;
    const heads = cellsOf(grid).filter(({ row }) => row === head);
    const strange = heads.map(({ row, column }, at) => [row, column, WORDS[at] as string] as const);
    return { grid: withTyped(grid, strange), truth, rows };
  }

  const blocks = (where: RegExp) => seeds.map((seed) => withoutHeads(seed, where)).filter((one) => one !== null);

  test('counts where points and total lack just what stands in it, and that is said', () => {
    fc.assert(
      fc.property(blocks(/scored block before/), ({ grid, rows }) => {
        const { findings, tables } = review([grid]);
        expect(tables[0]?.table.scored.filter(({ proven }) => proven === true).map(({ row }) => row)).toEqual(rows);
        const sentences = findings
          .filter(({ check }) => check === 'part-not-read')
          .map((finding) => inWords(finding).what);
        expect(sentences).toEqual([
          expect.stringMatching(/^第\d+—\d+行“.+”没有认出是什么，已按分值 10、得分 10 计入合计。$/),
        ]);
        expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('never counts where one of the sums lacks something else', () => {
    let tried = 0;
    fc.assert(
      fc.property(
        blocks(/scored block/),
        share,
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        ({ grid, truth, rows }, at, by, isPoints) => {
          const row = pick(rows, at);
          const role = `other.${isPoints ? 'points' : 'score'}@${row}`;
          const cell = cellsOf(grid).find((one) => same(one) === truth.get(role));
          if (cell === undefined) throw new Error(role);
          const value = Number(cell.value) + (isPoints ? by : -by);
          const { table } = review([withTyped(grid, [[cell.row, cell.column, String(value)]])]).tables[0] ?? {};
          expect(table?.scored.filter(({ proven }) => proven === true)).toEqual([]);
          tried++;
        },
      ),
      { numRuns: RUNS },
    );
    expect(tried).toBeGreaterThanOrEqual(RUNS);
  });
});
