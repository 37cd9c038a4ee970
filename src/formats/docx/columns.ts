/** The columns of a table: what a reader sees of them, not what dragging borders left behind. */

import type { Table } from './model.ts';

/** Twips; a border that was dragged leaves an edge this near to the one before, and no column in between. */
const SLIVER = 120;
/** Of a column whose width nobody tells. */
const USUAL = 1440;

/** The edges of a table. */
export interface Columns {
  /** Where each column begins, in twips from the table's left, and where the last one ends. */
  readonly edges: readonly number[];
  /** The column, from 0, that begins at this edge of the table's own grid. */
  readonly at: (edge: number) => number;
  /** Whether the document tells the widths: without them edges are mere counts. */
  readonly isMeasured: boolean;
}

/** Where the columns of the table's own grid begin and end. */
function ownEdges({ widths, rows }: Table): { edges: number[]; isMeasured: boolean } {
  let count = widths.length;
  for (const { cells } of rows) for (const { at, width } of cells) count = Math.max(count, at + width);
  const isMeasured = widths.some((width) => width > 0);
  const edges = [0];
  for (let column = 0; column < count; column++) {
    const width = isMeasured ? (widths[column] ?? USUAL) : USUAL;
    edges.push((edges[column] as number) + (Number.isNaN(width) ? USUAL : width));
  }
  return { edges, isMeasured };
}

/** Which edges are the one before; those in `kept` never are. */
function merged(edges: readonly number[], kept: ReadonlySet<number>): { columns: number[]; starts: number[] } {
  const starts = [0];
  const columns = [0];
  for (let at = 1; at < edges.length; at++) {
    const edge = edges[at] as number;
    if (kept.has(at) || edge - (starts.at(-1) as number) >= SLIVER) starts.push(edge);
    columns.push(starts.length - 1);
  }
  return { columns, starts };
}

/** The columns of a table: its edges, slivers left out. No column that holds a text is one. */
export function columnsOf(table: Table): Columns {
  const { edges, isMeasured } = ownEdges(table);
  const none = merged(edges, new Set());
  const kept = new Set<number>();
  for (const { cells } of table.rows) {
    for (const { at, width, text } of cells)
      if (none.columns[at] === none.columns[at + width] && text.trim() !== '') kept.add(at + width);
  }
  const { columns, starts } = kept.size === 0 ? none : merged(edges, kept);
  return { edges: starts, at: (edge) => columns[Math.min(edge, columns.length - 1)] as number, isMeasured };
}
