/** The cells as a table of the page: readable by screen readers, found by the browser's search, printed as they are. */

import { memo, type ReactElement } from 'react';
import { cellAddress } from '../../../engine/grid/address.ts';
import { READING } from '../../../messages/reading-notes.ts';
import { SHEET } from '../../../messages/workbench.ts';
import { cellStyle, textStyle } from './cell-style.ts';
import type { CellModel, SheetModel } from './model.ts';
import type { RowWindow } from './row-window.ts';

export const HEAD_WIDTH = 46;
export const HEAD_HEIGHT = 22;

function Cell(props: { readonly cell: CellModel; readonly gridLines: boolean; readonly stale: boolean }): ReactElement {
  const { cell, gridLines, stale } = props;
  const notes = [
    cell.role === null ? null : READING.roles[cell.role],
    cell.mark === null ? null : SHEET.marks[cell.mark],
    stale ? SHEET.notCalculated : null,
  ];
  const title = notes.filter((each) => each !== null).join('\n');
  return (
    <td
      colSpan={cell.columnSpan}
      data-cell={cellAddress(cell.row, cell.column)}
      data-mark={cell.mark ?? undefined}
      data-reading={cell.role ?? undefined}
      data-stale={stale || undefined}
      rowSpan={cell.rowSpan}
      style={cellStyle(cell, gridLines)}
      title={title === '' ? undefined : title}
    >
      {cell.text !== '' && <div style={textStyle(cell)}>{cell.text}</div>}
      {stale && <span className="jihe-stale">{SHEET.notCalculatedShort}</span>}
    </td>
  );
}

const Row = memo(function Row(props: {
  readonly model: SheetModel;
  readonly place: number;
  readonly stale: ReadonlySet<string>;
}): ReactElement {
  const { model, place, stale } = props;
  const { row, height } = model.rows[place] ?? { row: 0, height: null };
  const { gridLines, defaultHeight } = model.look;
  return (
    <tr data-row={row} style={{ height: `${height ?? defaultHeight}px` }}>
      <th data-row-head={row} scope="row">
        {row}
      </th>
      {model.rowModel(place).map((cell) => (
        <Cell
          cell={cell}
          gridLines={gridLines}
          key={cell.column}
          stale={stale.size > 0 && stale.has(cellAddress(cell.row, cell.column))}
        />
      ))}
    </tr>
  );
});

/** `stale`: addresses of formulas whose results are older than what they depend on. */
export const SheetTable = memo(function SheetTable(props: {
  readonly model: SheetModel;
  readonly window: RowWindow;
  readonly label: string;
  readonly stale: ReadonlySet<string>;
}): ReactElement {
  const { model, window: shown, label, stale } = props;
  const places = Array.from({ length: shown.to - shown.from }, (_, index) => shown.from + index);
  const width = model.columns.reduce((sum, column) => sum + column.width, HEAD_WIDTH);
  return (
    <table aria-label={label} aria-rowcount={model.rows.length} className="jihe-table" style={{ width: `${width}px` }}>
      <colgroup>
        <col style={{ width: `${HEAD_WIDTH}px` }} />
        {model.columns.map(({ column, width: pixels }) => (
          <col key={column} style={{ width: `${pixels}px` }} />
        ))}
      </colgroup>
      <thead>
        <tr style={{ height: `${HEAD_HEIGHT}px` }}>
          <td className="jihe-corner" />
          {model.columns.map(({ column, letters }) => (
            <th data-column-head={column} key={column} scope="col">
              {letters}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.above > 0 && <tr style={{ height: `${shown.above}px` }} />}
        {places.map((place) => (
          <Row key={place} model={model} place={place} stale={stale} />
        ))}
        {shown.below > 0 && <tr style={{ height: `${shown.below}px` }} />}
      </tbody>
    </table>
  );
});
