/** Where edits belong in a workbook whose rows, columns and sheets have moved since they were planned: the same in every host. */

import type { CellEdit, Witness } from '../engine/edits/edit.ts';
import { followed, type SheetWords } from '../engine/edits/witness.ts';
import { parseAddress } from '../engine/grid/address.ts';
import { changedMeanwhile, placeOf } from '../formats/edits.ts';
import { DocumentError, type DocumentErrorCode, type DocumentErrorKind } from '../formats/error.ts';
import type { RefusedEdit } from './host.ts';

/** A sheet as it is now. */
export interface WitnessedSheet {
  /** The host's own id, where it has one. */
  readonly id: string | null;
  readonly name: string;
  readonly words: SheetWords;
}

export interface FoundEdit {
  /** With the place, and the name of the sheet, as they are now. */
  readonly edit: CellEdit;
  readonly sheet: WitnessedSheet;
}

/** What is found by a witness: an edit, a mark, a cell to show. */
export interface Witnessed {
  readonly sheet: string;
  readonly cell: string;
  readonly witness?: Witness;
}

function edited(place: Witnessed): CellEdit {
  const nothing = { value: null };
  return { from: nothing, to: nothing, ...place };
}

/**
 * Finds the one place that has the edit's witness, in the sheet of its name and in the sheet that bore the name when the edit
 * was planned. A copy that took the name of a sheet has the same words: then nobody knows.
 */
export function findPlace(edit: CellEdit, sheets: readonly WitnessedSheet[]): FoundEdit | DocumentErrorCode {
  const id = edit.witness?.sheetId;
  const candidates = sheets.filter((sheet) => sheet.name === edit.sheet || (id !== undefined && sheet.id === id));
  if (candidates.length === 0) return 'no-such-sheet';
  if (parseAddress(edit.cell) === null) return 'no-such-cell';
  const found = candidates.flatMap((sheet): FoundEdit[] => {
    const there = followed(edit, sheet.words);
    return there === null ? [] : [{ edit: { ...there, sheet: sheet.name }, sheet }];
  });
  const [only, another] = found;
  return only === undefined || another !== undefined ? 'moved' : only;
}

/** As `findPlace`, of what is no edit; null when it isn't found in exactly one place. */
export function findCell(place: Witnessed, sheets: readonly WitnessedSheet[]): Witnessed | null {
  const found = findPlace(edited(place), sheets);
  return typeof found === 'string' ? null : { sheet: found.edit.sheet, cell: found.edit.cell };
}

/** Without those words of witnesses that these very edits change: they are to hold true before and after. */
export function steadied(edits: readonly CellEdit[]): readonly CellEdit[] {
  const written = new Set(edits.map(({ sheet, cell }) => `${cell} ${sheet}`));
  return edits.map((edit): CellEdit => {
    const { witness } = edit;
    if (witness === undefined) return edit;
    const isSteady = ({ cell }: { readonly cell: string }): boolean => !written.has(`${cell} ${edit.sheet}`);
    if (witness.row.every(isSteady) && witness.column.every(isSteady)) return edit;
    return {
      ...edit,
      witness: { ...witness, row: witness.row.filter(isSteady), column: witness.column.filter(isSteady) },
    };
  });
}

const KINDS: Partial<Readonly<Record<DocumentErrorCode, DocumentErrorKind>>> = {
  'changed-meanwhile': 'changed-meanwhile',
  moved: 'changed-meanwhile',
  'no-such-sheet': 'gone',
  'no-such-cell': 'gone',
  'protected-sheet': 'protected',
  editing: 'editing',
  'not-taken': 'unknown',
  'no-workbook': 'gone',
  'partly-written': 'partly-written',
};

/** What is said when not one edit could be written: the first reason, with all cells it holds for. `refused` isn't empty. */
export function refusalOf(refused: readonly RefusedEdit[]): DocumentError {
  const [first] = refused.filter((each) => each.code !== 'needs-refused');
  const code = first?.code ?? 'unknown';
  const same = refused.filter((each) => each.code === code).map(({ edit }) => edit);
  if (code === 'changed-meanwhile') return changedMeanwhile(same);
  if (code === 'no-such-sheet') return new DocumentError('gone', code, { sheet: first?.edit.sheet ?? '' });
  const ofSheet = code === 'moved' ? same : same.filter(({ sheet }) => sheet === first?.edit.sheet);
  return new DocumentError(KINDS[code] ?? 'unsupported', code, placeOf(ofSheet));
}
