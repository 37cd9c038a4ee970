import type { GridCell } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { readPoints } from '../values/numbers.ts';
import type { IndicatorHeader } from './heads.ts';
import { fieldAt } from './look.ts';
import type { Field, ScoredRow } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** Blocks that have points and scores but no targets: 项目决策, 资金管理, 基础管理. */

/** Rows of such a block. */
const MAX_ROWS = 40;

function hasNumber(field: Field | null): boolean {
  return field !== null && readPoints(field).value !== null;
}

/** The words of the row left of its points, or those of the block where the row has none. */
function nameOf(row: ViewRow, header: ViewRow | undefined, until: number): GridCell | null {
  let name: GridCell | null = null;
  for (const cell of row.cells) if (cell.kind === 'text' && cell.column < until) name = cell;
  return name ?? header?.cells[0] ?? null;
}

export interface ScoredBlock {
  readonly rows: readonly ScoredRow[];
  readonly first: number;
  readonly last: number;
}

/**
 * The rows below a header that only names points and scores.
 *
 * @param until the row before which another block begins.
 */
export function readScoredBlock(view: SheetView, header: IndicatorHeader, until: number): ScoredBlock {
  const rows: ScoredRow[] = [];
  const { points, score, note } = header.heads;
  let last = header.bottom;
  const top = view.row(header.top);
  for (const row of view.rows) {
    if (row.row <= header.bottom) continue;
    if (row.row >= until || rows.length >= MAX_ROWS) break;
    const [label] = row.labels;
    if (label?.total === true || label?.signature === true || label?.basic === 'grade' || label?.reason === true) break;
    const field = (head: GridCell | undefined): Field | null =>
      head === undefined ? null : fieldAt(view, row.row, head.column);
    const own = { points: field(points), score: field(score), note: field(note) };
    if (!hasNumber(own.points) && !hasNumber(own.score)) {
      if (rows.length > 0 && row.cells.length <= 2) break;
      continue;
    }
    const name = nameOf(
      row,
      top,
      Math.min(points?.column ?? Number.POSITIVE_INFINITY, score?.column ?? Number.POSITIVE_INFINITY),
    );
    if (name === null) continue;
    rows.push({ row: row.row, name: fieldOf(name), ...own, bonus: false });
    last = row.row;
  }
  return { rows, first: header.top, last };
}
