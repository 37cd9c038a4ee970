import { contentOf } from '../edits/content.ts';
import type { CellContent, CellEdit } from '../edits/edit.ts';
import { Witnesses, witnessed } from '../edits/witness.ts';
import { cellAddress } from '../grid/address.ts';
import { blankCell, type GridCell, type SheetGrid } from '../grid/grid.ts';
import { policyById } from '../policy/built-in.ts';
import { type FormKey, type FormPolicy, isSameForm } from '../policy/form-policies.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { noteKey, type ReadingNote } from '../reading-notes/note.ts';
import {
  FORM_POLICY_LABEL,
  FORM_POLICY_PARTS,
  NOTE_LABEL,
  POLICY_LABEL,
  readWaiverSheet,
  WAIVER_COLUMNS,
  WAIVER_HEADS,
  type WaiverColumn,
} from './read-sheet.ts';
import { WAIVER_SHEET, type Waived, type Waiver, type WaiverKey } from './waiver.ts';

/** One waiver as it is entered: what it is about, what was found, and what the user said. */
export interface NewWaiver extends WaiverKey, Waived {
  /** The check's name and its sentence, for who reads the sheet. */
  readonly title: string;
  readonly message: string;
}

function cellAt(grid: SheetGrid, row: number, column: number): GridCell {
  const cells = grid.rows.find((each) => each.row === row)?.cells ?? [];
  return cells.find((each) => each.column === column) ?? blankCell(row, column);
}

function edit(grid: SheetGrid, row: number, column: number, to: CellContent): CellEdit {
  return { sheet: WAIVER_SHEET, cell: cellAddress(row, column), from: contentOf(cellAt(grid, row, column)), to };
}

const TITLE_ROW = 1;
const POLICY_ROW = 2;
const LIST_ROW = 3;

/** Where the parts go in a sheet that doesn't have them: on top of a blank one, else below what somebody keeps there. */
function frame(grid: SheetGrid): { readonly title: number; readonly policy: number; readonly list: number } {
  const below = grid.rows.length === 0 ? 0 : (grid.rows.at(-1)?.row ?? 0) + 1;
  return { title: below + TITLE_ROW, policy: below + POLICY_ROW, list: below + LIST_ROW };
}

/** Title and heads of the list, for a sheet without them. */
function newList(grid: SheetGrid, title: string): CellEdit[] {
  const rows = frame(grid);
  const heads = WAIVER_COLUMNS.map((column, at) => edit(grid, rows.list, at + 1, { value: WAIVER_HEADS[column] }));
  return [edit(grid, rows.title, 1, { value: title }), ...heads];
}

/**
 * The edits that enter a waiver after those already there, and make the list when the sheet has none.
 *
 * @param grid the sheet 核对说明 as it is now.
 * @param title what a new list is headed with.
 */
export function enterWaiver(grid: SheetGrid, waiver: NewWaiver, title: string): CellEdit[] {
  const sheet = readWaiverSheet(grid);
  const columns =
    sheet.list?.columns ?? new Map<WaiverColumn, number>(WAIVER_COLUMNS.map((column, at) => [column, at + 1]));
  const row = sheet.list === null ? frame(grid).list + 1 : Math.max(sheet.lastRow, sheet.list.row) + 1;
  const entries = WAIVER_COLUMNS.flatMap((column) => {
    const at = columns.get(column);
    return at === undefined || waiver[column] === '' ? [] : [edit(grid, row, at, { value: waiver[column] })];
  });
  return witnessed(sheet.list === null ? [...newList(grid, title), ...entries] : entries, Witnesses.of(grid));
}

/** The edits that take waivers out again: their rows are emptied, so that no other row moves. */
export function removeWaivers(grid: SheetGrid, waivers: readonly Waiver[]): CellEdit[] {
  return witnessed(emptied(grid, waivers), Witnesses.of(grid));
}

/** Everything in the rows of these. */
function emptied(grid: SheetGrid, entries: readonly { readonly row: number }[]): CellEdit[] {
  const rows = new Set(entries.map((entry) => entry.row));
  return grid.rows
    .filter((row) => rows.has(row.row))
    .flatMap((row) => row.cells)
    .filter((cell) => cell.kind !== 'blank')
    .map((cell) => edit(grid, cell.row, cell.column, { value: null }));
}

/** The edits that record the policy of this workbook; a unit's own one is written out, so that it is known elsewhere too. */
export function recordPolicy(grid: SheetGrid, policy: ScoringPolicy, title: string): CellEdit[] {
  const { policyRow, list } = readWaiverSheet(grid);
  const own = policyById(policy.id) === null ? JSON.stringify(policy) : null;
  const start: CellEdit[] = list === null ? newList(grid, title) : [];
  const row = policyRow ?? (list === null ? frame(grid).policy : freeRow(grid, list.row));
  const contents = [POLICY_LABEL, policy.id, policy.name, own];
  const edits = contents.map((value, at) => edit(grid, row, at + 1, { value }));
  const changes = edits.filter(({ from, to }) => from.value !== to.value || from.formula !== undefined);
  return witnessed([...start, ...changes], Witnesses.of(grid));
}

/**
 * The edits that record the policies of single forms, in place of any that the sheet has for the same; where a policy is
 * null, that of the whole workbook holds again.
 *
 * @param below rows to leave to others that are entered in the same step.
 */
export function recordFormPolicies(
  grid: SheetGrid,
  entries: readonly (FormKey & { readonly policy: FormPolicy['policy'] | null })[],
  title: string,
  below = 0,
): CellEdit[] {
  const { formPolicies, list, lastRow } = readWaiverSheet(grid);
  const gone = formPolicies.filter((each) => entries.some((entry) => isSameForm(entry, each)));
  const named = entries.filter(({ policy }) => policy !== null);
  const start: CellEdit[] = list === null && named.length > 0 ? newList(grid, title) : [];
  const first = (list === null ? frame(grid).list : Math.max(lastRow, list.row)) + 1 + below;
  const added = named.flatMap(({ sheet, form, policy }, at) => {
    if (policy === null) return [];
    const parts: readonly (readonly [number, string | null])[] = [
      [0, FORM_POLICY_LABEL],
      [FORM_POLICY_PARTS.sheet, sheet],
      [FORM_POLICY_PARTS.form, form],
      [FORM_POLICY_PARTS.id, policy.id],
      [FORM_POLICY_PARTS.name, policy.name],
      [FORM_POLICY_PARTS.json, policyById(policy.id) === null ? JSON.stringify(policy) : null],
    ];
    return parts.flatMap(([part, value]) => (value === null ? [] : [edit(grid, first + at, part + 1, { value })]));
  });
  return witnessed([...start, ...emptied(grid, gone), ...added], Witnesses.of(grid));
}

/** A note as it is entered, with the name of its role for whoever reads the sheet. */
export interface NewNote extends ReadingNote {
  readonly name: string;
}

/** The edits that record what words mean; words that are there already get their new role. */
export function enterNote(grid: SheetGrid, { words, role, name }: NewNote, title: string): CellEdit[] {
  const { list, notes, lastRow } = readWaiverSheet(grid);
  const known = notes.find((note) => noteKey(note.words) === noteKey(words));
  const start = list === null ? newList(grid, title) : [];
  const row = known?.row ?? (list === null ? frame(grid).list + 1 : Math.max(lastRow, list.row) + 1);
  const edits = [NOTE_LABEL, words, role, name].map((value, at) => edit(grid, row, at + 1, { value }));
  const changes = edits.filter(({ from, to }) => from.value !== to.value || from.formula !== undefined);
  return witnessed([...start, ...changes], Witnesses.of(grid));
}

/** The edits that take back what was said about these words. */
export function removeNote(grid: SheetGrid, words: string): CellEdit[] {
  const { notes } = readWaiverSheet(grid);
  const gone = notes.filter((note) => noteKey(note.words) === noteKey(words));
  return witnessed(emptied(grid, gone), Witnesses.of(grid));
}

/** The row above the heads where it is blank, as in every sheet made here; else the first below everything. */
function freeRow(grid: SheetGrid, list: number): number {
  const above = list - 1;
  const taken = grid.rows.some((row) => row.row === above);
  return above >= 1 && !taken ? above : (grid.rows.at(-1)?.row ?? 0) + 1;
}
