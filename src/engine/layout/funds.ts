import type { Decimal } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { readColumns } from './fund-columns.ts';
import { isPairs, readPairs } from './fund-pairs.ts';
import { FUND_COLUMNS, type FundBlock } from './fund-rows.ts';
import { fundHeads, type Heads } from './heads.ts';
import { labelPoints } from './labels.ts';
import type { AmountUnit, Field, FundColumn, Funds } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** The fund block: 年度资金总额 and its 其中 rows, in columns or in pairs of label and value. */

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

function makeFunds(
  view: SheetView,
  block: FundBlock,
  header: ViewRow,
  heads: Heads<FundColumn>,
  pairs: boolean,
): Funds {
  const total = block.rows.find((row) => row.kind === 'total') ?? null;
  const declared = declaredPoints(view, block.first, block.last);
  const unit = blockUnit(view, block.first, block.last);
  const fields: Partial<Record<FundColumn, Field>> = {};
  for (const name of FUND_COLUMNS) {
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
