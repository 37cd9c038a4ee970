/** The cells as a table of the page: readable by screen readers, found by the browser's search, printed as they are. */

import { memo, type ReactElement } from 'react';
import type { Severity } from '../../../engine/checks/check.ts';
import { cellAddress } from '../../../engine/grid/address.ts';
import { READING } from '../../../messages/reading-notes.ts';
import { SEVERITY_NAMES } from '../../../messages/verdict.ts';
import { SHEET } from '../../../messages/workbench.ts';
import { SignIcon } from '../../../pane/views/severity.tsx';
import { cellStyle, textStyle } from './cell-style.ts';
import type { RowSigns } from './findings.ts';
import type { FrozenRows } from './frozen.ts';
import { HEAD_HEIGHT, HEAD_WIDTH } from './heads.ts';
import type { CellModel, SheetModel } from './model.ts';
import type { RowWindow } from './row-window.ts';

/** Rows that stay in sight stick below the heads of the columns. */
type Sticky = { readonly top: number; readonly lastRow: number } | null;

function Cell(props: {
  readonly cell: CellModel;
  readonly gridLines: boolean;
  readonly stale: boolean;
  readonly sign: Severity | null;
  readonly sticky: Sticky;
}): ReactElement {
  const { cell, gridLines, stale, sign, sticky } = props;
  const notes = [
    cell.role === null ? null : READING.roles[cell.role],
    cell.mark === null ? null : SHEET.marks[cell.mark],
    stale ? SHEET.notCalculated : null,
  ];
  const title = notes.filter((each) => each !== null).join('\n');
  // What reaches below the rows that stay is scrolled with those.
  const isFrozen = sticky !== null && cell.row + cell.rowSpan - 1 <= sticky.lastRow;
  const style = cellStyle(cell, gridLines);
  return (
    <td
      colSpan={cell.columnSpan}
      data-cell={cellAddress(cell.row, cell.column)}
      data-found={sign ?? undefined}
      data-frozen={isFrozen || undefined}
      data-mark={cell.mark ?? undefined}
      data-reading={cell.role ?? undefined}
      data-stale={stale || undefined}
      rowSpan={cell.rowSpan}
      style={isFrozen ? { ...style, top: `${sticky.top}px` } : style}
      title={title === '' ? undefined : title}
    >
      {cell.text !== '' && <div style={textStyle(cell)}>{cell.text}</div>}
      {sign !== null && (
        <span className="jihe-found">
          <SignIcon name={SEVERITY_NAMES[sign]} sign={sign} />
        </span>
      )}
      {stale && <span className="jihe-stale">{SHEET.notCalculatedShort}</span>}
    </td>
  );
}

const Row = memo(function Row(props: {
  readonly model: SheetModel;
  readonly place: number;
  readonly stale: ReadonlySet<string>;
  readonly signs: RowSigns | undefined;
  /** Where it sticks; null: it is scrolled. */
  readonly top: number | null;
  /** The last row that sticks, for those that do. */
  readonly lastRow: number;
}): ReactElement {
  const { model, place, stale, signs, top, lastRow } = props;
  const { row } = model.rows[place] ?? { row: 0 };
  const sticky = top === null ? null : { top, lastRow };
  const cells = model.rowModel(place);
  return (
    <tr data-row={row} style={{ height: `${model.heightOf(place)}px` }}>
      <th
        data-frozen={sticky !== null || undefined}
        data-row-head={row}
        scope="row"
        style={top === null ? undefined : { top: `${top}px` }}
      >
        {row}
      </th>
      {cells.map((cell) => {
        const address = cellAddress(cell.row, cell.column);
        return (
          <Cell
            cell={cell}
            gridLines={model.look.gridLines}
            key={cell.column}
            sign={signs?.get(address) ?? null}
            stale={stale.size > 0 && stale.has(address)}
            sticky={sticky}
          />
        );
      })}
    </tr>
  );
});

/**
 * @param stale addresses of formulas whose results are older than what they depend on.
 * @param signs the worst that was found in each cell, by row.
 * @param frozen rows that stay in sight, also where the window has gone beyond them.
 */
export const SheetTable = memo(function SheetTable(props: {
  readonly model: SheetModel;
  readonly window: RowWindow;
  readonly label: string;
  readonly stale: ReadonlySet<string>;
  readonly signs: ReadonlyMap<number, RowSigns> | null;
  readonly frozen: FrozenRows | null;
}): ReactElement {
  const { model, window: shown, label, stale, signs, frozen } = props;
  const width = model.columns.reduce((sum, column) => sum + column.width, HEAD_WIDTH);
  const lastRow = frozen === null ? 0 : (model.rows[frozen.to - 1]?.row ?? 0);
  const rows = (from: number, to: number): ReactElement[] =>
    Array.from({ length: to - from }, (_, index) => {
      const place = from + index;
      const top = frozen?.tops[place - frozen.from] ?? null;
      return (
        <Row
          key={place}
          lastRow={top === null ? 0 : lastRow}
          model={model}
          place={place}
          signs={signs?.get(model.rows[place]?.row ?? 0)}
          stale={stale}
          top={top}
        />
      );
    });
  const ahead = frozen !== null && frozen.to <= shown.from ? frozen : null;
  const skipped = ahead === null ? shown.above : shown.above - ahead.above - ahead.height;
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
        {ahead !== null && ahead.above > 0 && <tr style={{ height: `${ahead.above}px` }} />}
        {ahead !== null && rows(ahead.from, ahead.to)}
        {skipped > 0 && <tr style={{ height: `${skipped}px` }} />}
        {rows(shown.from, shown.to)}
        {shown.below > 0 && <tr style={{ height: `${shown.below}px` }} />}
      </tbody>
    </table>
  );
});
