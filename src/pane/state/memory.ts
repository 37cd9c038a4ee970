import type { ApplyReceipt, Unsubscribe } from '../../hosts/host.ts';
import type { PaneState } from './state.ts';

/** What a pane that is loaded anew beside the same workbook goes on with: what can be undone, and what was typed and not written. */
export type Kept = Pick<PaneState, 'journal' | 'notes' | 'present'>;

/** Handed in by the page, which knows the workbook. */
export interface PaneMemory {
  load(): Kept | null;
  save(kept: Kept): void;
  /** Tells of writes by another page of the add-in, also of those from before the pane was there. */
  onWrittenElsewhere(listener: (receipt: ApplyReceipt) => void): Unsubscribe;
}

export function isKeptChanged(before: Kept, after: Kept): boolean {
  return before.journal !== after.journal || before.notes !== after.notes || before.present !== after.present;
}
