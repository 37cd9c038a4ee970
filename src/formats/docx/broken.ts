/** A form that a page break, or somebody's hand, broke into several tables. */

import { factsOf, repeats, type TableFacts } from './heads.ts';
import { type LaidTable, movedRow } from './lay.ts';

/** Twips that two edges may be apart and still be one. */
const NEAR = 120;
/** Of the columns in which cells begin, so many have to be found again. */
const ENOUGH = 0.8;
/** Columns that a part may have more or less, where only their number speaks. */
const MOST_APART = 2;

/** The place of the edge that is nearest, among ascending ones. */
function nearest(edges: readonly number[], edge: number): number {
  let low = 0;
  let high = edges.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] as number) < edge) low = middle + 1;
    else high = middle;
  }
  const isLower = low > 0 && edge - (edges[low - 1] as number) <= Math.abs((edges[low] as number) - edge);
  return isLower ? low - 1 : low;
}

function isNear(edges: readonly number[], edge: number): boolean {
  return Math.abs((edges[nearest(edges, edge)] as number) - edge) < NEAR;
}

/** The columns, from 0, in which cells with something in them begin. */
function usedColumns({ rows }: LaidTable): number[] {
  const used = new Set<number>();
  for (const { cells } of rows) for (const { cell } of cells) if (cell.kind !== 'blank') used.add(cell.column - 1);
  return [...used];
}

interface Fit {
  /** Twips to move the part's edges by. */
  readonly offset: number;
  readonly share: number;
}

/** How well the edges of a part lie on those of the first, its left or its right side on theirs. */
function bestFit(first: LaidTable, part: LaidTable): Fit {
  const used = usedColumns(part);
  const fitAt = (offset: number): Fit => {
    const near = used.filter((column) => isNear(first.edges, (part.edges[column] as number) + offset));
    // Where nothing is written no share is enough.
    return { offset, share: near.length / used.length };
  };
  const left = fitAt(0);
  const right = fitAt((first.edges.at(-1) as number) - (part.edges.at(-1) as number));
  return right.share >= left.share && part.edges.length < first.edges.length ? right : left;
}

/** Where the edges of a part lie among those of the first; null where it is of another make. */
function edgesOnFirst(first: LaidTable, part: LaidTable): number[] | null {
  if (first.isMeasured && part.isMeasured) {
    const { offset, share } = bestFit(first, part);
    if (share >= ENOUGH) return part.edges.map((edge) => edge + offset);
  }
  const apart = first.edges.length - part.edges.length;
  if (Math.abs(apart) > MOST_APART) return null;
  // Cells on the left stayed on the page before: those of a part with fewer columns stand on the right.
  const shift = Math.max(0, apart);
  const beyond = first.edges.at(-1) as number;
  return part.edges.map((_, at) => first.edges[at + shift] ?? beyond + NEAR * (at + shift - first.edges.length + 1));
}

function goesOn(first: TableFacts, second: TableFacts): boolean {
  if (second.begins || (!first.begins && first.heads.length === 0)) return false;
  const [own] = second.heads;
  return own === undefined || first.heads.length === 0 || first.heads.some((head) => repeats(own, head));
}

/** A table, and those that go on with it. */
export class Parts {
  readonly #first: LaidTable;
  #facts: TableFacts | null = null;
  readonly #others: { readonly table: LaidTable; readonly edges: readonly number[] }[] = [];

  constructor(first: LaidTable) {
    this.#first = first;
  }

  /** Takes the table as the next part; false where it is another table. */
  add(table: LaidTable): boolean {
    this.#facts ??= factsOf(this.#first.rows);
    const facts = factsOf(table.rows);
    const edges = goesOn(this.#facts, facts) ? edgesOnFirst(this.#first, table) : null;
    if (edges === null) return false;
    if (this.#facts.heads.length === 0) this.#facts = { ...this.#facts, heads: facts.heads };
    this.#others.push({ table, edges });
    return true;
  }

  /** All parts as one table under the number of the first; rows go on counting. */
  joined(): LaidTable {
    const first = this.#first;
    if (this.#others.length === 0) return first;
    const edges = this.#commonEdges();
    const columnAt = (own: readonly number[]) => (column: number) =>
      nearest(edges, own[column - 1] ?? (own.at(-1) as number)) + 1;
    const rows = first.rows.map((row) => movedRow(row, 0, columnAt(first.edges)));
    let { height } = first;
    for (const { table, edges: own } of this.#others) {
      const down = height;
      for (const row of table.rows) rows.push(movedRow(row, down, columnAt(own)));
      height += table.height;
    }
    return { ...first, rows, height, edges };
  }

  /** The edges of all parts, the others' taken for the first's where they are near. */
  #commonEdges(): number[] {
    const own = this.#first.edges;
    const others = new Set<number>();
    for (const { edges } of this.#others) for (const edge of edges) if (!isNear(own, edge)) others.add(edge);
    const more: number[] = [];
    for (const edge of [...others].sort((a, b) => a - b)) if (edge - (more.at(-1) ?? -NEAR) >= NEAR) more.push(edge);
    return [...own, ...more].sort((a, b) => a - b);
  }
}
