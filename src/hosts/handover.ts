/**
 * What a button of the ribbon has written, for the pane beside the same workbook, which can then take it back. The two pages
 * share nothing but their server's store on this machine. What is left there holds what stood in cells: it is taken away when the
 * pane takes it over, and whoever comes next throws away what has grown old.
 */

import type { CellEdit } from '../engine/edits/edit.ts';
import { parseEdits } from '../engine/edits/edit-schema.ts';
import type { ApplyReceipt, LostFormat } from './host.ts';

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
  readonly formats: readonly LostFormat[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Nobody takes back what was written so long ago. */
const KEPT_MS = 12 * 3_600_000;

/** What was left, of whichever workbook; null when there is nothing. What is old, from a clock that was wrong, or unreadable goes. */
function leftIn(store: PageStore, now: number): Omit<Left, 'at'> | null {
  const left = parsed(String(store.getItem(KEY)));
  const age = now - Number(left?.at);
  const applied = parseEdits(left?.applied);
  if (typeof left?.workbook === 'string' && applied !== null && age >= 0 && age <= KEPT_MS)
    return {
      workbook: left.workbook,
      applied,
      formats: Array.isArray(left.formats) ? left.formats.filter(isLostFormat) : [],
    };
  store.removeItem(KEY);
  return null;
}

function isLostFormat(value: unknown): value is LostFormat {
  const { sheet, cell, format } = (value ?? {}) as Partial<LostFormat>;
  return [sheet, cell, format].every((each) => typeof each === 'string');
}

function parsed(text: string): Partial<Left> | null {
  try {
    return JSON.parse(text) as Partial<Left> | null;
  } catch {
    return null;
  }
}

/** @param workbook its address, `''` for one that was never saved: such can't be told apart, and nothing is left for them. */
export function leaveWritten(
  store: () => PageStore,
  workbook: string,
  { applied, formats = [] }: ApplyReceipt,
  now = Date.now(),
): void {
  if (workbook === '' || applied.length === 0) return;
  try {
    store().setItem(KEY, JSON.stringify({ workbook, applied, formats, at: now } satisfies Left));
  } catch {
    // Then Excel's own undo is left to the user.
  }
}

/** Takes away what was left for this workbook; null when there is nothing. */
export function takeWritten(store: () => PageStore, workbook: string, now = Date.now()): ApplyReceipt | null {
  try {
    const left = leftIn(store(), now);
    if (left?.workbook !== workbook) return null;
    store().removeItem(KEY);
    const { applied, formats } = left;
    return formats.length === 0 ? { applied, refused: [] } : { applied, refused: [], formats };
  } catch {
    return null;
  }
}
