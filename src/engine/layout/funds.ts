import type { Decimal } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import { cellText, fieldOf } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { fundHeads, type Heads } from './heads.ts';
import { type Label, labelKey, labelPoints } from './labels.ts';
import { fieldAt, looksNumeric } from './look.ts';
import type { AmountUnit, Field, FundColumn, FundKind, FundRow, Funds } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** The fund block: 年度资金总额 and its 其中 rows, in columns or in pairs of label and value. */

const COLUMNS: readonly FundColumn[] = ['initialBudget', 'annualBudget', 'spent', 'points', 'rate', 'score', 'note'];
/** Rows below the heads that can still belong to the block. */
const MOST_ROWS = 16;

interface Label1 {
  readonly cell: GridCell;
  readonly label: Label;
}

function isHead(heads: Heads<FundColumn>, column: number): boolean {
  for (const name of COLUMNS) if (heads[name]?.column === column) return true;
  return false;
}

/** The cell that names the row: a fund label outside the columns of numbers. */
function rowLabel(row: ViewRow, heads: Heads<FundColumn>): Label1 | null {
  let fallback: Label1 | null = null;
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index] as GridCell;
    const label = row.labels[index];
    if (label === null || label === undefined || isHead(heads, cell.column)) continue;
    if (label.fundRow !== null && !label.fundBlock) return { cell, label };
    if (label.fundRow !== null) fallback ??= { cell, label };
  }
  return fallback;
}

function hasNumbers(view: SheetView, row: ViewRow, heads: Heads<FundColumn>): boolean {
  for (const name of ['initialBudget', 'annualBudget', 'spent'] as const) {
    const head = heads[name];
    if (head !== undefined && looksNumeric(view.at(row.row, head.column))) return true;
  }
  return false;
}

/** Whether another block begins in this row. */
function isElsewhere(row: ViewRow): boolean {
  let goals = 0;
  for (const label of row.labels) {
    if (label === null) continue;
    if (label.basic === 'project' || label.basic === 'department' || label.basic === 'unit') return true;
    if (label.goal !== null) goals++;
  }
  return goals >= 2;
}

function fundName(text: string): string {
  return labelKey(normalise(text).replace(/^其中:?/, ''));
}

function makeRow(kind: FundKind, row: number, label: Field, fields: Partial<Record<FundColumn, Field>>): FundRow {
  return {
    kind,
    row,
    label,
    name: fundName(label.text),
    initialBudget: fields.initialBudget ?? null,
    annualBudget: fields.annualBudget ?? null,
    spent: fields.spent ?? null,
    points: fields.points ?? null,
    rate: fields.rate ?? null,
    score: fields.score ?? null,
    note: fields.note ?? null,
  };
}

function columnRow(view: SheetView, row: ViewRow, heads: Heads<FundColumn>, kind: FundKind, label: Field): FundRow {
  const fields: Partial<Record<FundColumn, Field>> = {};
  for (const name of COLUMNS) {
    const head = heads[name];
    if (head !== undefined) fields[name] = fieldAt(view, row.row, head.column);
  }
  return makeRow(kind, row.row, label, fields);
}

interface Block {
  readonly rows: FundRow[];
  readonly first: number;
  readonly last: number;
}

function readColumns(view: SheetView, rows: readonly ViewRow[], at: number, heads: Heads<FundColumn>): Block {
  const found: FundRow[] = [];
  const header = rows[at] as ViewRow;
  let last = header.row;
  for (let index = at + 1; index < rows.length && index <= at + MOST_ROWS; index++) {
    const row = rows[index] as ViewRow;
    if (isElsewhere(row) || fundHeads(row) !== null) break;
    const named = rowLabel(row, heads);
    const numbers = hasNumbers(view, row, heads);
    if (named === null && (!numbers || found.length > 0) && !(numbers && hasOwnLabel(row, heads))) {
      if (found.length > 0) break;
      continue;
    }
    const isFirst = found.every((known) => known.kind !== 'total');
    const starts = named !== null && normalise(cellText(named.cell)).startsWith('其中');
    let kind: FundKind = named?.label.fundRow ?? (found.length === 0 ? 'total' : 'detail');
    if (kind === 'total' && (!isFirst || starts)) kind = 'detail';
    const label = named === null ? fieldAt(view, row.row, Math.max(1, firstColumn(heads) - 1)) : fieldOf(named.cell);
    found.push(columnRow(view, row, heads, kind, label));
    last = row.row;
  }
  return { rows: found, first: header.row, last };
}

/** Words beside the columns of numbers, though of no kind that is known. */
function hasOwnLabel(row: ViewRow, heads: Heads<FundColumn>): boolean {
  return row.cells.some((cell) => cell.kind === 'text' && !isHead(heads, cell.column) && !looksNumeric(cell));
}

function firstColumn(heads: Heads<FundColumn>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const name of COLUMNS) first = Math.min(first, heads[name]?.column ?? Number.POSITIVE_INFINITY);
  return first;
}

/** The filled cell right of a label, when it is the very next one of the row and no label itself. */
function pairValue(row: ViewRow, label: GridCell): GridCell | null {
  const at = row.cells.indexOf(label);
  const next = row.cells[at + 1];
  if (next === undefined || row.labels[at + 1]?.fund) return null;
  return next;
}

/** `预算数 6.84 | 执行数 6.84`: labels and values side by side. */
function isPairs(row: ViewRow, heads: Heads<FundColumn>): boolean {
  const budget = heads.annualBudget ?? heads.initialBudget ?? heads.spent;
  if (budget === undefined) return false;
  const value = pairValue(row, budget);
  return value !== null && looksNumeric(value);
}

function readPairs(view: SheetView, rows: readonly ViewRow[], at: number, heads: Heads<FundColumn>): Block {
  const header = rows[at] as ViewRow;
  const totals: Partial<Record<FundColumn, Field>> = {};
  const labels: Heads<FundColumn> = { ...heads };
  const details: FundRow[] = [];
  let first = header.row;
  let last = header.row;
  const take = (row: ViewRow, name: FundColumn, label: GridCell): void => {
    const value = pairValue(row, label);
    totals[name] ??= value === null ? fieldAt(view, row.row, label.column + 1) : fieldOf(value);
    labels[name] ??= label;
  };
  for (const name of COLUMNS) {
    const head = heads[name];
    if (head !== undefined) take(header, name, head);
  }
  // A head above its value (预算执行进度 over 100.00) stands in the row before.
  const above = rows[at - 1];
  if (totals.rate === undefined && above !== undefined) {
    above.cells.forEach((cell, index) => {
      if (above.labels[index]?.fund !== 'rate') return;
      totals.rate = fieldAt(view, header.row, cell.column);
      labels.rate = cell;
      first = above.row;
    });
  }
  for (let index = at + 1; index < rows.length && index <= at + 6; index++) {
    const row = rows[index] as ViewRow;
    if (isElsewhere(row)) break;
    const fields: Partial<Record<FundColumn, Field>> = {};
    let named: Label1 | null = null;
    row.cells.forEach((cell, position) => {
      const label = row.labels[position];
      if (label === null || label === undefined) return;
      if (label.fund !== null && labels[label.fund] === undefined && pairValue(row, cell) !== null) {
        take(row, label.fund, cell);
        last = row.row;
        return;
      }
      if (label.fundRow === null || label.fundRow === 'total') return;
      const column =
        cell.column === labels.annualBudget?.column
          ? 'annualBudget'
          : cell.column === labels.spent?.column
            ? 'spent'
            : null;
      if (column === null) return;
      named ??= { cell, label };
      const value = pairValue(row, cell);
      fields[column] = value === null ? fieldAt(view, row.row, cell.column + 1) : fieldOf(value);
    });
    const label = named as Label1 | null;
    if (label === null) {
      if (last < row.row) break;
      continue;
    }
    details.push(makeRow(label.label.fundRow ?? 'detail', row.row, fieldOf(label.cell), fields));
    last = row.row;
  }
  const name = (heads.annualBudget ?? heads.spent ?? header.cells[0]) as GridCell;
  return { rows: [makeRow('total', header.row, fieldOf(name), totals), ...details], first, last };
}

interface Declared {
  readonly points: Decimal;
  readonly cell: GridCell;
}

/** Points in the block's label or in a head: `预算执行情况（20分）`, `得分（20分*执行率）`. */
function declaredPoints(view: SheetView, from: number, to: number): Declared | null {
  for (let number = from; number <= to; number++) {
    const row = view.row(number);
    if (row === undefined) continue;
    for (let index = 0; index < row.cells.length; index++) {
      const cell = row.cells[index] as GridCell;
      const label = row.labels[index];
      if (
        label === null ||
        label === undefined ||
        !(label.fundBlock || label.fund === 'score' || label.fund === 'points' || label.fund === 'rate')
      )
        continue;
      if (label.inline !== null) continue;
      const points = labelPoints(cell.value as string);
      if (points !== null) return { points, cell };
    }
  }
  return null;
}

const UNIT = /(亿元|万元|元)/;

/** The unit that the block's label or heads name. */
function blockUnit(view: SheetView, from: number, to: number): { unit: AmountUnit; cell: GridCell } | null {
  for (let number = from; number <= to; number++) {
    const row = view.row(number);
    if (row === undefined) continue;
    for (let index = 0; index < row.cells.length; index++) {
      const cell = row.cells[index] as GridCell;
      const label = row.labels[index];
      if (label === null || label === undefined) continue;
      if (!(label.fundBlock || label.fund !== null || label.fundRow === 'total')) continue;
      const text = normalise(cell.value as string);
      const match = UNIT.exec(text);
      // 元 alone also ends words; between brackets or at the end it is the unit.
      if (match !== null && (match[1] !== '元' || /\(元\)|[:(]元|元$/.test(text)))
        return { unit: match[1] as AmountUnit, cell };
    }
  }
  return null;
}

/**
 * @param above rows from the form's first to the header of its indicators.
 * @returns the block and the rows it takes; null when the form has none.
 */
export function readFunds(
  view: SheetView,
  above: readonly ViewRow[],
): { funds: Funds; first: number; last: number } | null {
  for (let at = 0; at < above.length; at++) {
    const header = above[at] as ViewRow;
    const heads = fundHeads(header);
    if (heads === null || (heads.annualBudget === undefined && heads.initialBudget === undefined)) continue;
    const pairs = isPairs(header, heads);
    const block = pairs ? readPairs(view, above, at, heads) : readColumns(view, above, at, heads);
    // Heads of groups (预算安排情况 | 资金执行情况) have no amounts below; the row of labels and values follows.
    if (block.rows.length > 0)
      return { funds: makeFunds(view, block, header, heads, pairs), first: block.first, last: block.last };
  }
  return null;
}

function makeFunds(view: SheetView, block: Block, header: ViewRow, heads: Heads<FundColumn>, pairs: boolean): Funds {
  const total = block.rows.find((row) => row.kind === 'total') ?? null;
  const declared = declaredPoints(view, block.first, block.last);
  const unit = blockUnit(view, block.first, block.last);
  const fields: Partial<Record<FundColumn, Field>> = {};
  for (const name of COLUMNS) {
    const head = heads[name];
    if (head !== undefined) fields[name] = fieldOf(head);
    else if (pairs && total !== null && total[name] !== null) fields[name] = total[name];
  }
  return {
    headerRow: header.row,
    rows: block.rows,
    total,
    details: block.rows.filter((row) => row !== total),
    declaredPoints: declared?.points ?? null,
    declaredPointsCell: declared?.cell ?? null,
    heads: fields,
    amountUnit: unit?.unit ?? null,
    amountUnitCell: unit?.cell ?? null,
  };
}
