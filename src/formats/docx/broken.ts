/** A form that a page break, or somebody's hand, broke into two tables. */

import { factsOf, repeats, type TableFacts } from './heads.ts';
import { type LaidTable, movedRow } from './lay.ts';

/** Twips that two edges may be apart and still be one. */
const NEAR = 120;
/** Of the columns in which cells begin, so many have to be found again. */
const ENOUGH = 0.8;
/** Columns that the second table may have more or less, where only their number speaks. */
const MOST_APART = 2;

function nearest(edges: readonly number[], edge: number): number {
  let best = 0;
  for (let at = 1; at < edges.length; at++)
    if (Math.abs((edges[at] as number) - edge) < Math.abs((edges[best] as number) - edge)) best = at;
  return best;
}

/** The columns, from 0, in which cells with something in them begin. */
function usedColumns({ rows }: LaidTable): number[] {
  const used = new Set<number>();
  for (const { cells } of rows) for (const { cell } of cells) if (cell.kind !== 'blank') used.add(cell.column - 1);
  return [...used];
}

interface Fit {
  /** Twips to move the second table's edges by. */
  readonly offset: number;
  readonly share: number;
}

/** How well the edges of the second table lie on those of the first, its left or its right side on theirs. */
function bestFit(first: LaidTable, second: LaidTable): Fit {
  const used = usedColumns(second);
  const right = (first.edges.at(-1) as number) - (second.edges.at(-1) as number);
  const fits = [0, right].map((offset): Fit => {
    const near = used.filter((column) => {
      const edge = (second.edges[column] as number) + offset;
      return Math.abs((first.edges[nearest(first.edges, edge)] as number) - edge) < NEAR;
    });
    return { offset, share: used.length === 0 ? 0 : near.length / used.length };
  });
  const [left, atRight] = fits as [Fit, Fit];
  return atRight.share >= left.share && second.edges.length < first.edges.length ? atRight : left;
}

/** The edges of both, the second's taken for the first's where they are near. */
function commonEdges(first: readonly number[], second: readonly number[]): number[] {
  const others = second.filter((edge) => Math.abs((first[nearest(first, edge)] as number) - edge) >= NEAR);
  return [...first, ...others].sort((a, b) => a - b);
}

/** The second table's rows below the first's. */
function appended(
  first: LaidTable,
  second: LaidTable,
  own: (column: number) => number,
  other: (column: number) => number,
  edges: readonly number[],
): LaidTable {
  const rows = [
    ...first.rows.map((row) => movedRow(row, 0, own)),
    ...second.rows.map((row) => movedRow(row, first.height, other)),
  ];
  return { ...first, rows, height: first.height + second.height, edges };
}

function byEdges(first: LaidTable, second: LaidTable, offset: number): LaidTable {
  const moved = second.edges.map((edge) => edge + offset);
  const edges = commonEdges(first.edges, moved);
  const columnAt = (own: readonly number[]) => (column: number) =>
    nearest(edges, own[column - 1] ?? (own.at(-1) as number)) + 1;
  return appended(first, second, columnAt(first.edges), columnAt(moved), edges);
}

function byCount(first: LaidTable, second: LaidTable): LaidTable | null {
  const apart = first.edges.length - second.edges.length;
  if (Math.abs(apart) > MOST_APART) return null;
  const shift = Math.max(0, apart);
  const edges = second.edges.length > first.edges.length ? second.edges : first.edges;
  return appended(
    first,
    second,
    (column) => column,
    (column) => column + shift,
    edges,
  );
}

function goesOn(first: TableFacts, second: TableFacts): boolean {
  if (second.begins || (!first.begins && first.heads.length === 0)) return false;
  const [own] = second.heads;
  return own === undefined || first.heads.length === 0 || first.heads.some((head) => repeats(own, head));
}

/** Both tables as one under the first's number; null where the second is another table. */
export function joinedTables(first: LaidTable, second: LaidTable): LaidTable | null {
  if (!goesOn(factsOf(first.rows), factsOf(second.rows))) return null;
  const { offset, share } = bestFit(first, second);
  const isMeasured = first.isMeasured && second.isMeasured;
  return isMeasured && share >= ENOUGH ? byEdges(first, second, offset) : byCount(first, second);
}
