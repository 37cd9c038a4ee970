import { type Decimal, decimal, ZERO } from '../decimal.ts';
import type { SheetGrid } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { readBasics } from './basics.ts';
import { findTables, type TableRegion } from './find-tables.ts';
import { readFoot } from './foot.ts';
import { readFunds } from './funds.ts';
import { readGoals } from './goals.ts';
import type { Heads } from './heads.ts';
import { readIndicatorRows } from './indicators.ts';
import { layoutOf } from './kind.ts';
import { labelPoints, levelName } from './labels.ts';
import type { Field, Funds, Indicator, IndicatorColumn, Level, SelfEvaluation, Total } from './self-evaluation.ts';
import { shareMergedCells } from './shared-cells.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';
import { readTotal } from './total.ts';

/** Points above this in the 分值 cell of the funds are a slip (the table's total), not execution points. */
const MOST_EXECUTION_POINTS: Decimal = decimal(40);

function executionPoints(funds: Funds | null): Decimal {
  if (funds === null) return ZERO;
  const read = readPoints(funds.total?.points ?? null).value;
  if (read?.lte(MOST_EXECUTION_POINTS) === true) return read;
  return funds.declaredPoints ?? (read === null ? ZERO : decimal(10));
}

/** Labels of the indicator block that carry points: `年度绩效目标1（80分）`. */
function declaredBlocks(view: SheetView, top: number, bottom: number): Level[] {
  const blocks: Level[] = [];
  for (const row of view.rows) {
    if (row.row < top || row.row > bottom) continue;
    row.cells.forEach((cell, index) => {
      if (row.labels[index]?.indicatorBlock !== true) return;
      const points = labelPoints(cell.value as string);
      if (points !== null) blocks.push({ name: levelName(cell.value as string), points, cell });
    });
  }
  return blocks;
}

function bounds(
  rows: readonly ViewRow[],
  bottom: number,
): { top: number; left: number; bottom: number; right: number } {
  let left = Number.POSITIVE_INFINITY;
  let right = 1;
  let lowest = 1;
  for (const row of rows) {
    if (row.row > bottom) break;
    left = Math.min(left, row.cells[0]?.column ?? left);
    right = Math.max(right, row.cells.at(-1)?.column ?? 1);
    lowest = row.row;
  }
  return { top: rows[0]?.row ?? 1, left: Number.isFinite(left) ? left : 1, bottom: lowest, right };
}

function headFields(heads: Heads<IndicatorColumn>): Partial<Record<IndicatorColumn, Field>> {
  const fields: Partial<Record<IndicatorColumn, Field>> = {};
  for (const [name, cell] of Object.entries(heads)) fields[name as IndicatorColumn] = fieldOf(cell);
  return fields;
}

function readTable(grid: SheetGrid, { view, headers, cutAfter }: TableRegion): SelfEvaluation {
  const firstHeader = headers[0] as TableRegion['headers'][number];
  const above = view.rows.filter((row) => row.row < firstHeader.top);
  const block = readFunds(view, above);
  const fundRows = new Set<number>();
  if (block !== null) for (let row = block.first; row <= block.last; row++) fundRows.add(row);
  const basics = readBasics(view, above, fundRows);
  const goals = readGoals(
    view,
    above.filter((row) => !fundRows.has(row.row)),
  );
  const indicators: Indicator[] = [];
  const placeholders: SelfEvaluation['placeholders'][number][] = [];
  const totalRows: ViewRow[] = [];
  let heads: Heads<IndicatorColumn> = firstHeader.heads;
  let last = firstHeader.bottom;
  headers.forEach((header, at) => {
    const until = headers[at + 1]?.top ?? Number.POSITIVE_INFINITY;
    const rows = readIndicatorRows(view, header, until, indicators.length);
    if (at === 0) heads = rows.heads;
    indicators.push(...rows.indicators);
    placeholders.push(...rows.placeholders);
    totalRows.push(...rows.totalRows);
    last = Math.max(last, rows.last);
  });
  const indicatorRows = new Set(indicators.map((indicator) => indicator.row));
  const isHeader = (row: number): boolean => headers.some(({ top, bottom }) => row >= top && row <= bottom);
  const totalRow = readTotal(view, totalRows, heads);
  const foot = readFoot(
    view,
    view.rows.filter(
      ({ row }) => !indicatorRows.has(row) && row !== totalRow?.row && !fundRows.has(row) && !isHeader(row),
    ),
    indicators.at(-1)?.row ?? last,
  );
  const reason = heads.note === undefined ? foot.reason : null;
  const shared = shareMergedCells(view, indicators, executionPoints(block?.funds ?? null)).map((indicator) =>
    indicator.note === null && reason !== null ? { ...indicator, note: reason } : indicator,
  );
  const grade = totalRow?.grade ?? foot.grade ?? basics.grade;
  let total: Total | null = totalRow;
  if (total === null && basics.total !== null) {
    total = {
      row: basics.total.value.cell.row,
      label: basics.total.label,
      points: null,
      score: basics.total.value,
      grade,
    };
  } else if (total !== null && total.grade !== grade) total = { ...total, grade };
  const funds = block?.funds ?? null;
  const inferredUnit = funds !== null && funds.amountUnit === null && basics.amountUnit !== null;
  const title = basics.title;
  return {
    sheet: grid.name,
    sheetProtected: grid.protected,
    range: bounds(view.rows, Math.max(last, foot.last, totalRow?.row ?? 0)),
    cutAfter,
    layout: layoutOf({
      title: title?.text ?? '',
      heads,
      headerRows: firstHeader.bottom - firstHeader.top + 1,
      funds,
      indicators,
    }),
    title,
    project: basics.project,
    department: basics.department,
    unit: basics.unit,
    year: basics.year,
    yearValue: basics.yearValue,
    funds:
      inferredUnit && funds !== null
        ? { ...funds, amountUnit: basics.amountUnit?.unit ?? null, amountUnitCell: basics.amountUnit?.cell ?? null }
        : funds,
    goals,
    heads: headFields(heads),
    indicators: shared,
    placeholders,
    declaredBlocks: declaredBlocks(view, firstHeader.top, last),
    total,
    footReason: foot.reason,
    remarks: foot.remarks,
    texts: foot.texts,
  };
}

/**
 * Targets that were applied for, and reports during the year, have the same indicators, but nobody evaluates anything in them. A
 * form that calls itself an evaluation is one also where those columns were lost.
 */
function isEvaluation({ heads, title }: SelfEvaluation): boolean {
  return heads.actual !== undefined || heads.score !== undefined || /自评|评价/.test(normalise(title?.text ?? ''));
}

/** As `readTables`, each read when it is asked for: a sheet may hold hundreds. */
export function* tablesOf(grid: SheetGrid): Generator<SelfEvaluation, void, undefined> {
  for (const region of findTables(grid)) {
    const table = readTable(grid, region);
    if (isEvaluation(table)) yield table;
  }
}

/** The forms of a sheet, top to bottom; an empty list when there is none. Never throws for what stands in a sheet. */
export function readTables(grid: SheetGrid): SelfEvaluation[] {
  return [...tablesOf(grid)];
}
