import type { GridCell, GridRow, SheetGrid } from '../grid/grid.ts';
import { policyById } from '../policy/built-in.ts';
import type { FormPolicy } from '../policy/form-policies.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { type ReadingNote, validNotes } from '../reading-notes/note.ts';
import { cellText } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { WAIVER_SHEET, type Waiver } from './waiver.ts';

export type WaiverColumn = 'check' | 'title' | 'project' | 'about' | 'message' | 'reason' | 'date';

/** The heads of the list, in the order in which they are written. Columns may be moved, and others added between them. */
export const WAIVER_HEADS: { readonly [Column in WaiverColumn]: string } = {
  check: '检查项编号',
  title: '检查项',
  project: '项目',
  about: '对象',
  message: '问题',
  reason: '原因',
  date: '日期',
};

export const WAIVER_COLUMNS = Object.keys(WAIVER_HEADS) as readonly WaiverColumn[];

/** The label of the row that names the workbook's policy: its id, its name and, for a unit's own one, all of it as JSON. */
export const POLICY_LABEL = '评分办法';

/** The label of a row that says what words of the form mean: the words, their role, and its name for whoever reads the sheet. */
export const NOTE_LABEL = '认读说明';

/** A reading note with the row that holds it. */
interface RecordedNote extends ReadingNote {
  readonly row: number;
}

/** The label of a row that names the policy of single forms: the sheet, the form, then as in the row above. */
export const FORM_POLICY_LABEL = '单表评分办法';

interface RecordedFormPolicy extends FormPolicy {
  readonly row: number;
}

export interface WaiverSheet {
  readonly waivers: readonly Waiver[];
  /** The policy recorded for this workbook; null when none is, or it can't be read. */
  readonly policy: ScoringPolicy | null;
  /** Policies recorded for single forms; rows that can't be read are passed over. */
  readonly formPolicies: readonly RecordedFormPolicy[];
  /** The row of the heads and the columns under them; null when the sheet has no list yet. */
  readonly list: { readonly row: number; readonly columns: ReadonlyMap<WaiverColumn, number> } | null;
  readonly policyRow: number | null;
  readonly notes: readonly RecordedNote[];
  readonly lastRow: number;
}

function headsOf(row: GridRow): Map<WaiverColumn, number> {
  const columns = new Map<WaiverColumn, number>();
  for (const cell of row.cells) {
    const text = normalise(cellText(cell));
    const column = WAIVER_COLUMNS.find((each) => WAIVER_HEADS[each] === text);
    if (column !== undefined && !columns.has(column)) columns.set(column, cell.column);
  }
  return columns;
}

function textAt(row: GridRow, column: number | undefined): string {
  const cell = row.cells.find((each: GridCell) => each.column === column);
  return cell === undefined ? '' : cellText(cell);
}

function policyOf(row: GridRow): ScoringPolicy | null {
  const label = row.cells.findIndex((cell) => normalise(cellText(cell)) === POLICY_LABEL);
  const [id, , json] = row.cells.slice(label + 1).map(cellText);
  return policyFrom(id, json);
}

function policyFrom(id: string | undefined, json: string | undefined): ScoringPolicy | null {
  if (json?.startsWith('{') === true) {
    const parsed = parseJson(json);
    if (parsed !== null) return parsed;
  }
  return id === undefined ? null : policyById(id);
}

/** Where the row's parts stand, right of its label. */
export const FORM_POLICY_PARTS = { sheet: 1, form: 2, id: 3, name: 4, json: 5 } as const;

function isFormPolicy(cell: GridCell): boolean {
  return normalise(cellText(cell)) === FORM_POLICY_LABEL;
}

function formPolicyOf(row: GridRow): RecordedFormPolicy | null {
  const label = row.cells.find(isFormPolicy);
  if (label === undefined) return null;
  const { sheet, form, id, json } = FORM_POLICY_PARTS;
  const [ofSheet, ofForm, named, own] = [sheet, form, id, json].map((part) => textAt(row, label.column + part));
  const policy = policyFrom(named, own);
  if (policy === null || ofSheet === undefined || ofSheet === '') return null;
  return {
    sheet: ofSheet,
    form: ofForm === undefined || ofForm === '' ? null : normalise(ofForm),
    policy,
    row: row.row,
  };
}

function parseJson(json: string): ScoringPolicy | null {
  try {
    const parsed = parsePolicy(JSON.parse(json));
    return parsed.ok ? parsed.policy : null;
  } catch {
    return null;
  }
}

/** What the row says was taught; null when it speaks of something else. */
function notesOf(row: GridRow): RecordedNote[] | null {
  const [label, words, role] = row.cells.filter(({ kind }) => kind !== 'blank').map(cellText);
  if (normalise(label ?? '') !== NOTE_LABEL) return null;
  return validNotes([{ words, role }]).map((note) => ({ ...note, row: row.row }));
}

/** Reads the sheet of waivers. People may have edited it: rows without a check are passed over, nothing here ever throws. */
export function readWaiverSheet(grid: SheetGrid): WaiverSheet {
  let list: WaiverSheet['list'] = null;
  let policy: ScoringPolicy | null = null;
  let policyRow: number | null = null;
  const formPolicies: RecordedFormPolicy[] = [];
  const waivers: Waiver[] = [];
  const notes: RecordedNote[] = [];
  for (const row of grid.rows) {
    if (list === null) {
      const columns = headsOf(row);
      if (columns.has('check') && columns.has('reason')) {
        list = { row: row.row, columns };
        continue;
      }
    }
    const taught = notesOf(row);
    if (taught !== null) {
      notes.push(...taught);
      continue;
    }
    if (policyRow === null && row.cells.some((cell) => normalise(cellText(cell)) === POLICY_LABEL)) {
      policy = policyOf(row);
      policyRow = row.row;
      continue;
    }
    if (row.cells.some(isFormPolicy)) {
      const ofForm = formPolicyOf(row);
      if (ofForm !== null) formPolicies.push(ofForm);
      continue;
    }
    if (list === null) continue;
    const [check, project, about, reason, date] = (['check', 'project', 'about', 'reason', 'date'] as const).map(
      (column) => textAt(row, list?.columns.get(column)),
    ) as [string, string, string, string, string];
    if (check !== '') waivers.push({ check, project, about, reason, date, row: row.row });
  }
  return { waivers, policy, formPolicies, list, policyRow, notes, lastRow: grid.rows.at(-1)?.row ?? 0 };
}

/** The policies that a workbook records in its sheet 核对说明; `policy` is null when it records none for all forms, or one that can't be read. */
export function recordedPolicies(grids: readonly SheetGrid[]): Pick<WaiverSheet, 'policy' | 'formPolicies'> {
  const sheet = findWaiverSheet(grids);
  return sheet === null ? { policy: null, formPolicies: [] } : readWaiverSheet(sheet);
}

/** The sheet of waivers among these; null when there is none. */
export function findWaiverSheet(grids: readonly SheetGrid[]): SheetGrid | null {
  return grids.find((grid) => grid.name === WAIVER_SHEET) ?? null;
}
