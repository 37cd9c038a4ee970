import type { CellContent, CellEdit, HeightChange, RowHeight } from '../../../engine/edits/edit.ts';
import type { GridRange, SheetGrid } from '../../../engine/grid/grid.ts';
import { parseRange } from '../../../engine/grid/ranges.ts';
import { changesNothing } from '../../edits.ts';
import { DocumentError } from '../../error.ts';
import { isDateFormat } from '../../number-formats.ts';
import { openPart, readRelationships } from '../../package.ts';
import type { PackageEditor, XmlPatch } from '../../package-editor.ts';
import type { SheetLook } from '../../sheet-look.ts';
import { nameCode } from '../../xml/scan.ts';
import type { Parts } from '../../zip/parts.ts';
import { WorkbookLook } from '../look/look.ts';
import { readLocks } from '../read/cell-styles.ts';
import { readFormats } from '../read/number-formats.ts';
import type { ReadLimits } from '../read/read.ts';
import type { WorkbookIndex } from '../read/workbook.ts';
import { unchain } from './calc-chain.ts';
import { findConflicts, isLocked, planEdits, refuseConflicts, refuseImpossible, type SheetPlan } from './edit-plan.ts';
import { neededHeight } from './row-height.ts';
import { mapSheet, type SheetMap } from './sheet-map.ts';
import { findCell, heightOf, patchSheet, type RowChange, styleAt } from './sheet-patch.ts';
import { refuseSigned } from './signature.ts';
import { askForCalculation, dropPart, readSheetIds } from './workbook-patch.ts';

export interface PatchOptions {
  readonly limits?: Partial<ReadLimits>;
  /** Locked cells of a protected sheet; refused unless told otherwise. The protection itself always stays. */
  readonly protectedCells?: 'refuse' | 'allow';
  /** Files with a digital signature, which any change makes invalid; refused unless told otherwise. */
  readonly signed?: 'refuse' | 'allow';
}

/**
 * The elements of texts that were written over, by place and text: a cell that gets its text back gets the runs in it back,
 * with their fonts and readings. They hold for as long as the package is open: its table of texts only grows.
 */
export type Spellings = Map<string, string>;

/** Numbers and formulas have no key: there is one way to write them. */
function spellingKey(part: string, row: number, column: number, { value, formula }: CellContent): string {
  return typeof value !== 'string' || formula !== undefined ? '' : `${row} ${column} ${part} ${value}`;
}

function keepSpelling(
  spellings: Spellings,
  { part, row, column }: { readonly part: string; readonly row: number; readonly column: number },
  held: CellContent,
  { patch, map }: { readonly patch: XmlPatch; readonly map: SheetMap },
): void {
  const { cell } = findCell(map, row, column);
  const key = spellingKey(part, row, column, held);
  if (cell !== null && cell.formulas === 0 && key !== '') spellings.set(key, patch.raw(cell.start, cell.end));
}

/**
 * As `patchWorkbook` (patch.ts), in the parts of an open package.
 * @param read gives sheets as they are in the package now.
 * @param spellings texts that were written over, which this adds to and takes from.
 * @returns the edits, with what was done to the heights of their rows.
 * @throws DocumentError, perhaps after some parts were changed
 */
export function patchParts(
  editor: PackageEditor,
  index: WorkbookIndex,
  read: (names: ReadonlySet<string>) => readonly SheetGrid[],
  edits: readonly CellEdit[],
  options: PatchOptions,
  spellings: Spellings = new Map(),
): readonly CellEdit[] {
  if (options.signed !== 'allow') refuseSigned(editor);
  const plans = planEdits(edits, index.sheets);
  if (plans.length === 0) return edits;
  const names = new Set(plans.map((plan) => plan.sheet.name));
  const grids = read(names);
  const locks = options.protectedCells === 'allow' ? null : locksOf(editor, index);
  const opened = plans.map((plan) => open(editor, plan, grids, locks));
  refuseConflicts(plans, grids);

  const days1904 = index.date1904 ? daysOf(editor, index) : null;
  const gone = new Map<number, ReadonlySet<string>>();
  const heights = new Map<CellEdit, HeightChange>();
  const looks = edits.some(({ legible, height }) => legible === true && height === undefined)
    ? new WorkbookLook(editor)
    : null;
  let formulas = 0;
  for (const { plan, patch, map } of opened) {
    const changes = plan.edits
      .filter(({ edit }) => !changesNothing(edit))
      .map(({ row, column, edit }) => {
        keepSpelling(spellings, { part: plan.sheet.part, row, column }, edit.from, { patch, map });
        return {
          row,
          column,
          to: edit.to,
          spelling: spellings.get(spellingKey(plan.sheet.part, row, column, edit.to)),
        };
      });
    const grid = grids.find(({ name }) => name === plan.sheet.name) as SheetGrid;
    const resized = heightsOf(plan, { patch, map, grid, look: looks?.sheet(plan.sheet.name) ?? null });
    for (const [edit, height] of resized.changes) heights.set(edit, height);
    const result = patchSheet(patch, map, changes, days1904, resized.rows);
    editor.close(plan.sheet.part, patch);
    formulas += result.formulas;
    gone.set(plan.sheet.tab, new Set(result.formulasGone));
  }
  const written = edits.map((edit) => withHeight(edit, heights.get(edit)));
  if (!opened.some(({ patch }) => patch.changed)) return written;
  shortenChain(editor, index, gone);
  if (formulas > 0 || hasFormulas(editor, index, names)) {
    const patch = editor.open(index.part);
    askForCalculation(patch);
    editor.close(index.part, patch);
  }
  refuseMisread(edits, read(names));
  return written;
}

function withHeight({ height: _asked, ...edit }: CellEdit, height: HeightChange | undefined): CellEdit {
  return height === undefined ? edit : { ...edit, height };
}

/** What the edits do to the heights of rows: what they bring along, or what their texts need. Of two in a row, the higher. */
function heightsOf(
  { edits }: SheetPlan,
  of: {
    readonly patch: XmlPatch;
    readonly map: SheetMap;
    readonly grid: SheetGrid;
    readonly look: SheetLook | null;
  },
): { readonly rows: readonly RowChange[]; readonly changes: ReadonlyMap<CellEdit, HeightChange> } {
  const { patch, map, grid, look } = of;
  const rows = new Map<number, { readonly edit: CellEdit; readonly height: HeightChange }>();
  for (const { row, column, edit } of edits) {
    const from = heightOf(patch, map, row);
    const to = edit.height?.to ?? grownTo(edit, { row, column }, { map, grid, look });
    if (to === null || isSameHeight(from, to)) continue;
    // Somebody has set it since: that stays.
    if (edit.height !== undefined && !isSameHeight(from, edit.height.from)) continue;
    const other = rows.get(row)?.height.to.points ?? null;
    if (other === null || Number(to.points) > Number(other)) rows.set(row, { edit, height: { from, to } });
  }
  return {
    rows: [...rows].map(([row, { height }]) => ({ row, to: height.to })),
    changes: new Map([...rows.values()].map(({ edit, height }) => [edit, height])),
  };
}

function grownTo(
  { legible, to: { value } }: CellEdit,
  { row, column }: { readonly row: number; readonly column: number },
  { map, grid, look }: { readonly map: SheetMap; readonly grid: SheetGrid; readonly look: SheetLook | null },
): RowHeight | null {
  if (legible !== true || look === null || typeof value !== 'string' || value === '') return null;
  const own = { top: row, left: column, bottom: row, right: column };
  const area = grid.merges.find((merge) => merge.top === row && merge.left === column) ?? own;
  const points = neededHeight(value, { area, style: styleAt(map, row, column) }, look);
  return points === null ? null : { points: String(points), fixed: '1' };
}

function isSameHeight(a: RowHeight, b: RowHeight): boolean {
  return a.points === b.points && a.fixed === b.fixed;
}

/** Reads back what was written: rather no file than a wrong one. @throws DocumentError `unknown` */
function refuseMisread(edits: readonly CellEdit[], after: readonly SheetGrid[]): void {
  const misread = findConflicts(
    edits.map((edit) => ({ ...edit, from: edit.to })),
    after,
  );
  const cells = misread.map(({ edit }) => edit.cell);
  if (cells.length > 0)
    throw new DocumentError('unknown', 'unknown', { cells, cause: 'cells read otherwise than written' });
}

interface OpenSheet {
  readonly plan: SheetPlan;
  readonly patch: XmlPatch;
  readonly map: SheetMap;
}

function open(
  editor: PackageEditor,
  plan: SheetPlan,
  grids: readonly SheetGrid[],
  locks: readonly boolean[] | null,
): OpenSheet {
  const { part, name } = plan.sheet;
  const patch = editor.open(part);
  const map = mapSheet(patch, new Set(plan.edits.map((edit) => edit.row)));
  const grid = grids.find((each) => each.name === name) as SheetGrid;
  refuseImpossible(plan, { grid, map, tableHeads: tableHeadsOf(editor, part), locks });
  return { plan, patch, map };
}

/** Those of the edits whose cells are locked on protected sheets. Nothing is changed. @throws DocumentError as `patchParts` */
export function lockedEdits(
  editor: PackageEditor,
  index: WorkbookIndex,
  read: (names: ReadonlySet<string>) => readonly SheetGrid[],
  edits: readonly CellEdit[],
): CellEdit[] {
  const plans = planEdits(edits, index.sheets);
  const grids = read(new Set(plans.map(({ sheet }) => sheet.name)));
  const closed = plans.filter(({ sheet }) => grids.some((grid) => grid.name === sheet.name && grid.protected));
  if (closed.length === 0) return [];
  const locks = locksOf(editor, index);
  return closed.flatMap((plan) => {
    const map = mapSheet(editor.open(plan.sheet.part), new Set(plan.edits.map(({ row }) => row)));
    return plan.edits.filter(({ row, column }) => isLocked(map, locks, row, column)).map(({ edit }) => edit);
  });
}

function locksOf(parts: Parts, index: WorkbookIndex): boolean[] {
  return index.styles === null ? [] : readLocks(openPart(parts, index.styles));
}

function daysOf(parts: Parts, index: WorkbookIndex): boolean[] {
  return index.styles === null ? [] : readFormats(openPart(parts, index.styles)).map(isDateFormat);
}

function tableHeadsOf(parts: Parts, sheetPart: string): GridRange[] {
  const heads: GridRange[] = [];
  for (const { kind, target } of readRelationships(parts, sheetPart)) {
    if (kind !== 'table' || parts.find(target) === null) continue;
    const xml = openPart(parts, target);
    xml.next();
    const range = parseRange(xml.attribute('ref') ?? '');
    const rows = Number(xml.attribute('headerRowCount') ?? 1);
    if (range !== null && rows > 0) heads.push({ ...range, bottom: range.top + rows - 1 });
  }
  return heads;
}

/** `gone`: addresses that no longer hold a formula, by the sheet's place among the tabs. */
function shortenChain(
  editor: PackageEditor,
  index: WorkbookIndex,
  gone: ReadonlyMap<number, ReadonlySet<string>>,
): void {
  const part = index.calcChain;
  if (part === null || [...gone.values()].every((cells) => cells.size === 0)) return;
  const ids = readSheetIds(editor.open(index.part));
  const patch = editor.open(part);
  const left = unchain(patch, new Map([...gone].map(([tab, cells]) => [ids[tab] ?? '', cells])));
  if (!patch.changed) return;
  // A chain without entries is one more thing that Excel "repairs".
  if (left === 0) dropPart(editor, index.part, part);
  else editor.close(part, patch);
}

const F = nameCode('f');

/** Whether a sheet other than those in `except` holds a formula. */
function hasFormulas(editor: PackageEditor, index: WorkbookIndex, except: ReadonlySet<string>): boolean {
  return index.sheets.some((sheet) => {
    if (except.has(sheet.name)) return false;
    const xml = openPart(editor, sheet.part);
    while (xml.next()) if (xml.code === F && !xml.closing) return true;
    return false;
  });
}
