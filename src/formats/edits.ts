/** What holds for edits in every host. */

import { sameContent } from '../engine/edits/content.ts';
import type { CellContent, CellEdit } from '../engine/edits/edit.ts';
import { DocumentError } from './error.ts';

/** What a cell may hold, by Excel's own limits. */
export const MAX_TEXT_LENGTH = 32767;

/** As much of a text as a cell may hold. Only a damaged or a hostile file has more, which no spreadsheet would show. */
export function cellSized(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text;
}
const MAX_FORMULA_LENGTH = 8192;
const MAX_NUMBER = 9.99999999999999e307;

/** Anything else that came as an error would be typed into a live sheet as whatever it is. */
const ERROR_CODE = /^#[A-Z0-9/_]{1,20}[!?]?$/;

/** Why a cell can't hold this, in technical English; null when it can. */
export function whyImpossible(content: CellContent): string | null {
  const { value, formula, error } = content;
  if (error !== undefined && !ERROR_CODE.test(error)) return `${error} is no error`;
  if (typeof value === 'number' && !Number.isFinite(value)) return `${value} is no number`;
  if (typeof value === 'number' && Math.abs(value) > MAX_NUMBER) return 'number too large';
  if (typeof value === 'string' && value.length > MAX_TEXT_LENGTH) return `text of ${value.length} characters`;
  if (formula === undefined) return null;
  if (formula.trim() === '') return 'empty formula';
  return formula.length > MAX_FORMULA_LENGTH ? `formula of ${formula.length} characters` : null;
}

/** Whether the edit, its `from` being true, leaves the cell as it is. */
export function changesNothing({ from, to }: CellEdit): boolean {
  return sameContent(from, to) && (to.formula === undefined || from.value === to.value);
}

/** Whether a cell holds what an edit expects. Spreadsheets tell numbers apart by 15 digits: what another program saved may differ beyond them. */
export function stillHolds(found: CellContent, expected: CellContent): boolean {
  return sameContent(found, expected) || sameNumber(found, expected);
}

function sameNumber(a: CellContent, b: CellContent): boolean {
  if (a.formula !== undefined || b.formula !== undefined) return false;
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return false;
  return a.value.toPrecision(15) === b.value.toPrecision(15);
}

/** That these cells no longer hold what was planned for; `edits` isn't empty. */
export function changedMeanwhile(edits: readonly CellEdit[]): DocumentError {
  return new DocumentError('changed-meanwhile', 'changed-meanwhile', placeOf(edits));
}

/** Where edits are: their sheet and cells, or cells with the names of their sheets where there are several. */
export function placeOf(edits: readonly CellEdit[]): { sheet?: string; cells: readonly string[] } {
  const first = edits[0]?.sheet;
  if (first !== undefined && edits.every(({ sheet }) => sheet === first))
    return { sheet: first, cells: edits.map(({ cell }) => cell) };
  return { cells: edits.map(({ sheet, cell }) => `${quotedSheet(sheet)}!${cell}`) };
}

function quotedSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}
