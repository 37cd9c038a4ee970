/** What can be done about a card with one click: a cell typed over, or the reason written where reasons are written. */

import type { CellContent } from '../../engine/edits/edit.ts';
import { parseAddress } from '../../engine/grid/address.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import type { About } from '../../engine/notes/draft.ts';
import type { AnyFinding } from '../../engine/review-types.ts';
import { CARDS, isShort } from '../../messages/cards.ts';
import { hasHole } from '../../messages/notes.ts';
import type { Preview } from '../state/state.ts';
import type { Card } from './cards.ts';
import { shown } from './contents.ts';
import { fixPreview } from './plans.ts';

export type Remedy =
  | { readonly kind: 'write'; readonly text: string; readonly preview: Preview }
  | { readonly kind: 'note'; readonly text: string; readonly table: number; readonly about: About };

/** The finding asks for a reason and nothing else: it is written in 偏差说明. */
export function wantsNote({ fix }: AnyFinding): boolean {
  return fix !== null && fix.edits.length === 0 && (fix.notes ?? []).length > 0;
}

/** The number format of a cell; null where it has none. */
export function formatAt(grids: readonly SheetGrid[], sheet: string, address: string): string | null {
  const at = parseAddress(address);
  const grid = grids.find(({ name }) => name === sheet);
  const row = grid?.rows.find((each) => each.row === at?.row);
  return row?.cells.find(({ column }) => column === at?.column)?.format ?? null;
}

export function isBlank({ value, formula, error }: CellContent): boolean {
  return (value === null || value === '') && formula === undefined && error === undefined;
}

function isNumber({ value, formula }: CellContent): boolean {
  return typeof value === 'number' && formula === undefined;
}

/**
 * One cell with one right answer, where nothing that a person wrote is lost: a number for a number, or something short where
 * nothing stood. All else is looked at first: several cells, text that is replaced, formulas, cells of protected sheets.
 */
export function isDirect({ edits, skipped }: Preview, grids: readonly SheetGrid[]): boolean {
  const [edit] = edits;
  if (edit === undefined || edits.length > 1 || skipped.length > 0) return false;
  const grid = grids.find(({ name }) => name === edit.sheet);
  if (grid === undefined || grid.protected) return false;
  const { from, to } = edit;
  if (isNumber(to)) return isNumber(from) || isBlank(from);
  return isBlank(from) && to.formula === undefined && typeof to.value === 'string' && isSpoken(to.value);
}

/** Short enough to be said on a button, and complete. */
function isSpoken(text: string): boolean {
  return isShort(text) && !hasHole(text);
}

function writeText({ edits }: Preview, grids: readonly SheetGrid[]): string {
  const [edit] = edits;
  if (edit === undefined || edits.length > 1) return CARDS.changeCells(edits.length);
  const { to, sheet, cell } = edit;
  if (to.formula !== undefined) return CARDS.change;
  if (typeof to.value === 'number') return CARDS.changeTo(shown(to, formatAt(grids, sheet, cell)));
  return typeof to.value === 'string' && isSpoken(to.value) ? CARDS.changeToText(to.value) : CARDS.change;
}

/** The remedies of a card, those that write first: more than one are alternatives. What is waived has none. */
export function remediesOf({ findings }: Card, grids: readonly SheetGrid[]): Remedy[] {
  const standing = findings.filter(({ waived }) => waived === null);
  const writes = new Map<string, Remedy>();
  const notes = new Map<string, Remedy>();
  for (const finding of standing) {
    const { fix, table } = finding;
    if (wantsNote(finding) && table !== null) {
      const about = fix?.notes?.[0]?.drafts[0]?.about;
      if (about !== undefined) notes.set(`${table}/${about}`, { kind: 'note', text: CARDS.writeReason, table, about });
      continue;
    }
    const preview = fixPreview(finding);
    if (preview === null) continue;
    const key = preview.edits.map(({ sheet, cell, to }) => `${sheet}!${cell} ${shown(to)}`).join('\n');
    if (!writes.has(key)) writes.set(key, { kind: 'write', text: writeText(preview, grids), preview });
  }
  return [...writes.values(), ...notes.values()];
}
