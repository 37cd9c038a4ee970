import type { CellEdit } from '../engine/edits/edit.ts';
import { parseEdits } from '../engine/edits/edit-schema.ts';
import type { ApplyReceipt } from './host.ts';

/**
 * What a button of the ribbon has written, for the pane beside the same workbook, which can then take it back. The two pages
 * share nothing but their server's store on this machine.
 */

const KEY = 'jihe.ribbon-written';

/** A page's store. It may be full or forbidden. */
export interface PageStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

interface Left {
  readonly workbook: string;
  readonly applied: readonly CellEdit[];
}

function leftIn(store: PageStore): Left | null {
  const left = JSON.parse(store.getItem(KEY) ?? 'null') as Partial<Left> | null;
  const applied = parseEdits(left?.applied);
  return typeof left?.workbook === 'string' && applied !== null ? { workbook: left.workbook, applied } : null;
}

/** @param workbook its address, `''` for one that was never saved: such can't be told apart, and nothing is left for them. */
export function leaveWritten(store: () => PageStore, workbook: string, { applied }: ApplyReceipt): void {
  if (workbook === '' || applied.length === 0) return;
  try {
    store().setItem(KEY, JSON.stringify({ workbook, applied } satisfies Left));
  } catch {
    // Then Excel's own undo is left to the user.
  }
}

/** Takes away what was left for this workbook; null when there is nothing. */
export function takeWritten(store: () => PageStore, workbook: string): ApplyReceipt | null {
  try {
    const left = leftIn(store());
    if (left === null || left.workbook !== workbook) return null;
    store().removeItem(KEY);
    return { applied: left.applied, refused: [] };
  } catch {
    return null;
  }
}
