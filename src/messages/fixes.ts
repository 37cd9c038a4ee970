import type { CellEdit, Fix } from '../engine/edits/edit.ts';
import { noteText } from './notes.ts';

/** What a fix types into the cells, the drafted notes included: the engine knows their facts, the words are made here. */
export function fixEdits({ edits, notes = [] }: Fix): CellEdit[] {
  const written = notes.map(({ sheet, cell, from, drafts, witness }) => ({
    sheet,
    cell,
    from,
    to: { value: noteText(drafts) },
    ...(witness === undefined ? {} : { witness }),
  }));
  return [...edits, ...written];
}
