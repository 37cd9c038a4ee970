/** How edits are written into what lies in memory as a whole: a workbook file, a document. */

import type { CellContent, CellEdit } from '../engine/edits/edit.ts';
import type { SheetGrid } from '../engine/grid/grid.ts';
import type { DocumentErrorCode } from '../formats/error.ts';
import { findConflicts } from '../formats/xlsx/write/edit-plan.ts';
import type { RefusedEdit } from './host.ts';
import { untrueWithout } from './needs.ts';
import { findPlace, steadied, type WitnessedSheet } from './witness.ts';

export interface InMemory {
  /** The sheets that are named, as they are now. */
  sheetsNow(edits: readonly CellEdit[]): WitnessedSheet[];
  /** What the sheets of these names hold. */
  grids(names: ReadonlySet<string>): readonly SheetGrid[];
  /** @throws DocumentError where edits can't go together, whatever the cells hold */
  refuseTogether?(edits: readonly CellEdit[]): void;
  /**
   * Writes all, or nothing: then it returns which are in the way, and why. What is written is then, in `edits`, as it was written.
   * @throws DocumentError about the whole, or about nothing that could be left out
   */
  put(edits: Map<number, CellEdit>): ReadonlyMap<number, DocumentErrorCode>;
}

const NOTHING: CellContent = { value: null };

/**
 * Every edit at the place that its witness tells; what isn't found there, isn't as expected or can't be written is refused by name,
 * with what would be untrue without it, and the rest is written.
 *
 * @param isDone whether the cell holds already what the edit would put there, and that will do.
 */
export function writeInMemory(
  edits: readonly CellEdit[],
  isDone: (edit: CellEdit, held: CellContent) => boolean,
  memory: InMemory,
): { readonly applied: CellEdit[]; readonly refused: RefusedEdit[] } {
  const refused = new Map<number, RefusedEdit>();
  const placed = new Map<number, CellEdit>();
  const steady = steadied(edits);
  const refuse = (at: number, code: DocumentErrorCode, found: CellContent): void => {
    refused.set(at, { edit: steady[at] as CellEdit, code, found });
    placed.delete(at);
  };
  const sheets = memory.sheetsNow(steady);
  for (const [at, edit] of steady.entries()) {
    const found = findPlace(edit, sheets);
    if (typeof found === 'string') refuse(at, found, NOTHING);
    else placed.set(at, found.edit);
  }
  memory.refuseTogether?.([...placed.values()]);
  const grids = memory.grids(new Set(sheets.map(({ name }) => name)));
  const conflicts = new Map(findConflicts([...placed.values()], grids).map(({ edit, found }) => [edit, found]));
  const done = new Map<number, CellEdit>();
  for (const [at, edit] of placed) {
    const found = conflicts.get(edit);
    if (isDone(edit, found ?? edit.from)) {
      done.set(at, edit);
      placed.delete(at);
    } else if (found !== undefined) refuse(at, 'changed-meanwhile', found);
  }
  const refuseTheRest = (): void => {
    const known = new Map([...refused].map(([at, why]) => [steady[at] as CellEdit, why]));
    const untrue = untrueWithout(steady, known);
    for (const at of placed.keys()) {
      const why = untrue.get(steady[at] as CellEdit);
      if (why === undefined) continue;
      refused.set(at, why);
      placed.delete(at);
    }
  };
  refuseTheRest();
  for (let inTheWay = memory.put(placed); inTheWay.size > 0; inTheWay = memory.put(placed)) {
    for (const [at, code] of inTheWay) refuse(at, code, (steady[at] as CellEdit).from);
    refuseTheRest();
  }
  const inOrder = [...edits.keys()];
  return {
    applied: inOrder.flatMap((at) => placed.get(at) ?? done.get(at) ?? []),
    refused: inOrder.flatMap((at) => refused.get(at) ?? []),
  };
}
