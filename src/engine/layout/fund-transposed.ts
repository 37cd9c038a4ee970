/** Funds the other way round: sources side by side, budget, spending and rate below each other. */

import type { GridCell } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { fieldAt, looksNumeric } from './fields.ts';
import { type FundBlock, isElsewhere, makeFundRow } from './fund-rows.ts';
import { distinctCells, type Heads } from './heads.ts';
import { type Label, NO_LABEL } from './labels.ts';
import { type Field, FUND_COLUMNS, type FundColumn, type FundKind, type FundRow } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

interface Source {
  readonly cell: GridCell;
  readonly kind: FundKind;
}

const MAX_SOURCE = 6;

const NAMES_SOURCE = /(?:资金|拨款|补助|投入|配套|自筹)$/;

/** Beside 合计 and 其他资金 a word that ends like these is one of the sources as well: 省级资金, 市县配套. */
function isSource({ value }: GridCell, label: Label, isSaid: boolean): boolean {
  const text = normalise(value as string);
  if (text.length > MAX_SOURCE) return false;
  return (isSaid && label === NO_LABEL) || (label.fund === null && label.indicator === null && NAMES_SOURCE.test(text));
}

/** 合计 | 财政拨款 | 其他: the heads of a transposed block; null when the row is none. */
export function sourcesOf(row: ViewRow): Source[] | null {
  // Most rows are told by their first labels.
  if (row.labels.some((label) => label === null || label.fund !== null)) return null;
  const sources: Source[] = [];
  // Behind 资金来源 a source needs no word that is known: 中央, 省, 市.
  const isSaid = row.labels[0]?.fundBlock === true;
  for (const { cell, label } of distinctCells(row)) {
    if (label === null) return null;
    if (label.fundRow !== null && !label.fundBlock) sources.push({ cell, kind: label.fundRow });
    else if (isSource(cell, label, isSaid)) sources.push({ cell, kind: 'detail' });
  }
  const total = sources.findIndex(({ kind }) => kind === 'total');
  return sources.length >= 2 && total >= 0 ? sources : null;
}

function rowHead(row: ViewRow, header: ViewRow, before: number): { cell: GridCell; name: FundColumn } | null {
  let found: { cell: GridCell; name: FundColumn } | null = null;
  row.cells.forEach((cell, index) => {
    const name = row.labels[index]?.fund;
    // The block's own label may be repeated in every row.
    if (name != null && cell.column < before && cell.value !== header.cells[0]?.value) found = { cell, name };
  });
  return found;
}

export function readTransposed(
  view: SheetView,
  rows: readonly ViewRow[],
  at: number,
): (FundBlock & { readonly heads: Heads<FundColumn>; readonly sources: readonly GridCell[] }) | null {
  const header = rows[at] as ViewRow;
  const sources = sourcesOf(header);
  if (sources === null) return null;
  const first = Math.min(...sources.map(({ cell }) => cell.column));
  const heads: Heads<FundColumn> = {};
  const fields = sources.map((): Partial<Record<FundColumn, Field>> => ({}));
  let last = header.row;
  let numbers = 0;
  for (const row of rows.slice(at + 1, at + 8)) {
    const head = rowHead(row, header, first);
    if (head === null || isElsewhere(row) || heads[head.name] !== undefined) break;
    heads[head.name] = head.cell;
    last = row.row;
    sources.forEach(({ cell }, index) => {
      const field = fieldAt(view, row.row, cell.column);
      if (looksNumeric(field.cell)) numbers++;
      // A rate or a score stands once, for the whole.
      if (field.text !== '' || sources[index]?.kind === 'total')
        (fields[index] as Partial<Record<FundColumn, Field>>)[head.name] = field;
    });
  }
  const budget = heads.annualBudget ?? heads.initialBudget;
  if (budget === undefined || numbers === 0 || FUND_COLUMNS.filter((name) => heads[name] !== undefined).length < 2)
    return null;
  const block = sources.map(
    ({ cell, kind }, index): FundRow =>
      makeFundRow(kind, budget.row, fieldOf(cell), fields[index] as Partial<Record<FundColumn, Field>>),
  );
  const totals = block.filter(({ kind }) => kind === 'total');
  const ordered = [
    ...totals.slice(0, 1),
    ...block
      .filter((row) => row !== totals[0])
      .map((row) => (row.kind === 'total' ? { ...row, kind: 'detail' as const } : row)),
  ];
  return { rows: ordered, first: header.row, last, heads, sources: sources.map(({ cell }) => cell) };
}
