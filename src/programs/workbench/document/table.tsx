/** A table of a document as it stands in the text. */

import { memo, type ReactElement } from 'react';
import { cellAddress } from '../../../engine/grid/address.ts';
import type { GridCell, GridRange, SheetGrid } from '../../../engine/grid/grid.ts';
import { cellText, shownPercent } from '../../../engine/values/display.ts';
import { DOCUMENT } from '../../../messages/workbench.ts';

/** With the line breaks of the document. */
function textOf(cell: GridCell): string {
  return cell.kind === 'text' ? String(cell.value) : (shownPercent(cell) ?? cellText(cell));
}

function contains({ top, left, bottom, right }: GridRange, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

interface PlacedCell {
  readonly address: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly text: string;
}

/** The cells that merges cover. */
function coveredBy(merges: readonly GridRange[]): Set<string> {
  const covered = new Set<string>();
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        if (row !== top || column !== left) covered.add(cellAddress(row, column));
  return covered;
}

function placedCell(
  cell: GridCell | undefined,
  merge: GridRange | undefined,
): Omit<PlacedCell, 'address' | 'row' | 'column'> {
  const { top, left, bottom, right } = merge ?? { top: 0, left: 0, bottom: 0, right: 0 };
  return { rowSpan: bottom - top + 1, colSpan: right - left + 1, text: cell === undefined ? '' : textOf(cell) };
}

/** The cells row by row, those that others cover left out. Rows without any content have a line, too. */
function rowsOf({ rows, merges }: SheetGrid): PlacedCell[][] {
  const columns = rows.flatMap(({ cells }) => cells.map(({ column }) => column));
  const width = Math.max(0, ...columns, ...merges.map(({ right }) => right));
  const last = Math.max(rows.at(-1)?.row ?? 0, ...merges.map(({ bottom }) => bottom));
  const starts = new Map(merges.map((merge) => [cellAddress(merge.top, merge.left), merge]));
  const covered = coveredBy(merges);
  const contents = new Map(
    rows.flatMap(({ cells }) => cells.map((cell) => [cellAddress(cell.row, cell.column), cell])),
  );
  const placed: PlacedCell[][] = [];
  for (let row = rows[0]?.row ?? 1; row <= last; row++) {
    const own: PlacedCell[] = [];
    for (let column = 1; column <= width; column++) {
      const address = cellAddress(row, column);
      if (!covered.has(address))
        own.push({ address, row, column, ...placedCell(contents.get(address), starts.get(address)) });
    }
    placed.push(own);
  }
  return placed;
}

/** @param props.located the cells that are spoken of. */
export const DocumentTable = memo(function DocumentTable(props: {
  readonly grid: SheetGrid;
  readonly located: GridRange | null;
}): ReactElement {
  const { grid, located } = props;
  return (
    // Wider than the page it scrolls by itself, also by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls
    // biome-ignore lint/a11y/useSemanticElements: no fields are grouped
    <div aria-label={DOCUMENT.table(grid.name)} className="jihe-page-table" role="group" tabIndex={0}>
      <table>
        <tbody>
          {rowsOf(grid).map((cells, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows don't move
            <tr key={at}>
              {cells.map(({ address, row, column, rowSpan, colSpan, text }) => (
                <td
                  colSpan={colSpan}
                  data-cell={address}
                  data-located={located !== null && contains(located, row, column) ? true : undefined}
                  key={address}
                  rowSpan={rowSpan}
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
