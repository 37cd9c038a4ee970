/** How people find the cells of a document's tables, which have no addresses. */

import { parseAddress } from '../engine/grid/address.ts';
import { contains } from '../engine/grid/ranges.ts';
import type { TableReview } from '../engine/review-types.ts';
import { tableCellPlace } from '../messages/places.ts';

/** `表1 第24行“得分”` of a cell of a document's tables. */
export type CellName = (sheet: string, cell: string) => string;

/** Names the cells of forms that stand in a document; of several in one table each has its own heads. */
export function cellNames(tables: readonly Pick<TableReview, 'table'>[]): CellName {
  return (sheet, cell) => {
    const at = parseAddress(cell);
    if (at === null) return cell;
    const form = tables.find(({ table }) => table.sheet === sheet && contains(table.range, at.row, at.column));
    return tableCellPlace(sheet, at, form?.table ?? null);
  };
}
