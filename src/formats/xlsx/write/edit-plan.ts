import { checkConflicts } from '../../../engine/edits/conflicts.ts';
import type { CellContent, CellEdit } from '../../../engine/edits/edit.ts';
import { cellAddress, parseAddress } from '../../../engine/grid/address.ts';
import type { GridRange, SheetGrid } from '../../../engine/grid/grid.ts';
import { contains } from '../../../engine/grid/ranges.ts';
import { changedMeanwhile, stillHolds, whyImpossible } from '../../edits.ts';
import { DocumentError, type DocumentErrorCode, type DocumentErrorKind } from '../../error.ts';
import type { SheetEntry } from '../read/workbook.ts';
import type { SheetMap } from './sheet-map.ts';
import { findCell, styleAt } from './sheet-patch.ts';

interface PlacedEdit {
  readonly row: number;
  readonly column: number;
  readonly edit: CellEdit;
}

/** The edits of one sheet. */
export interface SheetPlan {
  readonly sheet: SheetEntry;
  readonly edits: readonly PlacedEdit[];
}

/**
 * Sorts edits by sheet.
 * @throws DocumentError `no-such-sheet`, `no-such-cell`, `duplicate-edit`, `bad-value`
 */
export function planEdits(edits: readonly CellEdit[], sheets: readonly SheetEntry[]): SheetPlan[] {
  const byName = new Map(sheets.map((sheet) => [sheet.name, { sheet, edits: new Map<string, PlacedEdit>() }]));
  for (const edit of edits) {
    const plan = byName.get(edit.sheet);
    const at = parseAddress(edit.cell);
    if (plan === undefined) throw new DocumentError('gone', 'no-such-sheet', { sheet: edit.sheet });
    if (at === null) throw refusal('gone', 'no-such-cell', edit.sheet, [edit.cell]);
    const key = cellAddress(at.row, at.column);
    if (plan.edits.has(key)) throw refusal('unsupported', 'duplicate-edit', edit.sheet, [key]);
    const impossible = whyImpossible(edit.to);
    if (impossible !== null) throw refusal('unsupported', 'bad-value', edit.sheet, [key], impossible);
    plan.edits.set(key, { row: at.row, column: at.column, edit });
  }
  return [...byName.values()]
    .filter((plan) => plan.edits.size > 0)
    .map(({ sheet, edits }) => ({ sheet, edits: [...edits.values()] }));
}

/** What a sheet allows, besides what its cells hold. */
export interface SheetRules {
  readonly grid: SheetGrid;
  readonly map: SheetMap;
  /** The cells that name the columns of its tables: the table keeps the same names in a part of its own. */
  readonly tableHeads: readonly GridRange[];
  /** By style index; null when locked cells may be changed. */
  readonly locks: readonly boolean[] | null;
}

/**
 * Refuses what can't be written, naming all cells that are in the way for the same reason.
 * @throws DocumentError `inside-merge`, `array-formula`, `data-table`, `table-header`, `picture-cell`, `protected-sheet`
 */
export function refuseImpossible(plan: SheetPlan, rules: SheetRules): void {
  const { grid, map, tableHeads, locks } = rules;
  const refuse = (
    kind: DocumentErrorKind,
    code: DocumentErrorCode,
    inTheWay: (row: number, column: number, edit: CellEdit) => boolean,
  ): void => {
    const cells = plan.edits.filter(({ row, column, edit }) => inTheWay(row, column, edit)).map(addressOf);
    if (cells.length > 0) throw refusal(kind, code, plan.sheet.name, cells);
  };
  // Of a merged area only the first cell is seen; what stands in the others comes up when it is split.
  refuse('unsupported', 'inside-merge', (row, column) =>
    grid.merges.some((merge) => contains(merge, row, column) && (row !== merge.top || column !== merge.left)),
  );
  for (const kind of ['array-formula', 'data-table'] as const) {
    const blocks = map.blocks.filter((block) => block.kind === kind);
    refuse('unsupported', kind, (row, column) => blocks.some((block) => contains(block.range, row, column)));
  }
  refuse('unsupported', 'table-header', (row, column) => tableHeads.some((head) => contains(head, row, column)));
  const pictures = new Set<string>();
  for (const row of plan.edits.length === 0 ? [] : grid.rows) {
    if (!map.rows.has(row.row)) continue;
    for (const cell of row.cells) if (cell.kind === 'picture') pictures.add(cellAddress(cell.row, cell.column));
  }
  // A picture can't be told from a blank by what a plan remembers of it, and couldn't be put back.
  refuse('unsupported', 'picture-cell', (row, column) => pictures.has(cellAddress(row, column)));
  if (grid.protected && locks !== null) {
    refuse('protected', 'protected-sheet', (row, column) => isLocked(map, locks, row, column));
  }
  // Finding a cell refuses one that stands there twice.
  for (const { row, column } of plan.edits) findCell(map, row, column);
}

/**
 * Whether a cell of a protected sheet may not be changed.
 *
 * @param map of the rows that are asked about
 * @param locks by style index
 */
export function isLocked(map: SheetMap, locks: readonly boolean[], row: number, column: number): boolean {
  const open = map.openRanges.some((range) => contains(range, row, column));
  return !open && (locks[styleAt(map, row, column)] ?? true);
}

/** Refuses all edits when one cell no longer holds what the plan expected. @throws DocumentError `changed-meanwhile` */
export function refuseConflicts(plans: readonly SheetPlan[], grids: readonly SheetGrid[]): void {
  const edits = plans.flatMap((plan) => plan.edits.map((each) => each.edit));
  const conflicts = findConflicts(edits, grids);
  if (conflicts.length > 0) throw changedMeanwhile(conflicts.map(({ edit }) => edit));
}

/** The edits whose cells hold something else than planned, with what they hold. */
export function findConflicts(
  edits: readonly CellEdit[],
  grids: readonly SheetGrid[],
): { readonly edit: CellEdit; readonly found: CellContent }[] {
  return checkConflicts(edits, grids).flatMap(({ edit, found }) => {
    const there = found ?? { value: null };
    return stillHolds(there, edit.from) ? [] : [{ edit, found: there }];
  });
}

function addressOf({ row, column }: PlacedEdit): string {
  return cellAddress(row, column);
}

function refusal(
  kind: DocumentErrorKind,
  code: DocumentErrorCode,
  sheet: string,
  cells: readonly string[],
  cause?: string,
): DocumentError {
  return new DocumentError(kind, code, { sheet, cells, ...(cause === undefined ? {} : { cause }) });
}
