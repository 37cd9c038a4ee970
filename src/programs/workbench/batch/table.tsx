/** The rows of a batch on the screen. */

import { type ReactElement, useSyncExternalStore } from 'react';
import { describeUntold } from '../../../messages/verdict.ts';
import { BATCH } from '../../../messages/workbench.ts';
import { verdictText } from '../../../reports/summary.ts';
import type { PickedFile } from '../files.ts';
import type { Batch } from './batch.ts';
import type { Desk, DeskState } from './desk.ts';
import { type Column, firstSorting, type ListedRow, type Sorting, splitPath } from './list.ts';

const COLUMNS = Object.keys(BATCH.columns) as readonly Column[];
const NUMBERS: ReadonlySet<Column> = new Set(['recorded', 'recomputed', 'errors', 'warnings', 'untold']);

interface ListProps {
  readonly batch: Batch;
  readonly desk: Desk;
  readonly rows: readonly ListedRow[];
  readonly sorting: Sorting | null;
  /** By the rows' keys: other files with the same project. */
  readonly same: ReadonlyMap<string, readonly string[]>;
  readonly onOpen: (row: ListedRow) => void;
}

export function List(props: ListProps): ReactElement {
  const { desk, rows, sorting } = props;
  const look = useSyncExternalStore(desk.subscribe, desk.snapshot);
  return (
    <div className="jihe-list">
      <table>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <Head column={column} key={column} onSort={(chosen) => desk.set({ sorting: chosen })} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row {...props} key={row.key} look={look} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head(props: {
  readonly column: Column;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}): ReactElement {
  const { column, sorting, onSort } = props;
  const isSorted = sorting?.column === column;
  const descending = isSorted && sorting.descending;
  const order = descending ? 'descending' : 'ascending';
  return (
    <th aria-sort={isSorted ? order : 'none'} className={NUMBERS.has(column) ? 'jihe-number' : undefined} scope="col">
      <button
        onClick={() => onSort(isSorted ? { column, descending: !descending } : firstSorting(column))}
        type="button"
      >
        {BATCH.columns[column]}
      </button>
    </th>
  );
}

/** What became of the file since the list was made. */
function Marks({ file, look }: { readonly file: PickedFile; readonly look: DeskState }): ReactElement | null {
  const changed = look.kept.get(file) ?? look.changed.get(file);
  if (changed !== undefined) {
    const { cells } = changed;
    return (
      <span className="jihe-done" {...(cells === null || cells === 0 ? {} : { title: BATCH.changedCells(cells) })}>
        {BATCH.changed(cells)}
      </span>
    );
  }
  return look.visited.has(file) ? <span className="jihe-seen">{BATCH.visited}</span> : null;
}

function FileCell({ row, batch, look, onOpen }: ListProps & { readonly row: ListedRow; readonly look: DeskState }) {
  const { path, file } = row;
  const { folder, name } = splitPath(path);
  const picked = batch.files[file];
  const isFailed = row.verdict === 'failed';
  return (
    <td className="jihe-file-cell">
      {isFailed ? (
        <span>{name}</span>
      ) : (
        <button aria-label={BATCH.openRow(path)} onClick={() => onOpen(row)} type="button">
          {name}
        </button>
      )}
      {picked !== undefined && <Marks file={picked} look={look} />}
      {!isFailed && batch.isCheckOnly(file) && (
        <span className="jihe-seen" title={BATCH.checkOnlyWhy}>
          {BATCH.checkOnly}
        </span>
      )}
      {folder !== '' && <small>{folder}</small>}
    </td>
  );
}

function Row(props: ListProps & { readonly row: ListedRow; readonly look: DeskState }): ReactElement {
  const { row, same } = props;
  const others = same.get(row.key) ?? [];
  return (
    <tr data-row={row.key} data-verdict={row.verdict}>
      <FileCell {...props} />
      <td>{row.unit}</td>
      <td>
        {row.project}
        {others.length > 0 && <small>{BATCH.sameProject(others)}</small>}
      </td>
      <td>{row.sheet}</td>
      <td className="jihe-number">{row.recorded}</td>
      <td className="jihe-number">{row.recomputed}</td>
      <td>{row.grade}</td>
      <td className="jihe-number">{row.verdict === 'failed' ? '' : row.errors}</td>
      <td className="jihe-number">{row.verdict === 'failed' ? '' : row.warnings}</td>
      <td className="jihe-number" title={describeUntold(row.untold)}>
        {row.untold.length > 0 ? row.untold.length : ''}
      </td>
      <td>
        {verdictText(row.verdict)}
        {row.why !== '' && <small> {row.why}</small>}
      </td>
    </tr>
  );
}
