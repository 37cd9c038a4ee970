import type { CellEdit, Fix } from '../engine/edits/edit.ts';
import { noteText } from './notes.ts';

/** A note tells of the numbers that the fix types beside it. */
function needed(edits: Fix['edits'], sheet: string): Pick<CellEdit, 'needs'> {
  const needs = edits.filter((edit) => edit.sheet === sheet).map(({ cell }) => cell);
  return needs.length === 0 ? {} : { needs };
}

/** What a fix types into the cells, the drafted notes included: the engine knows their facts, the words are made here. */
export function fixEdits({ edits, notes = [] }: Fix): CellEdit[] {
  const written = notes.map(({ sheet, cell, from, drafts, witness }) => ({
    sheet,
    cell,
    from,
    to: { value: noteText(drafts) },
    ...needed(edits, sheet),
    legible: true as const,
    ...(witness === undefined ? {} : { witness }),
  }));
  return [...edits, ...written];
}
