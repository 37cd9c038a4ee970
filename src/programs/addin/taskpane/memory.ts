import { parseEdits } from '../../../engine/edits/edit-schema.ts';
import { type PageStore, takeWritten } from '../../../hosts/handover.ts';
import type { Kept, PaneMemory } from '../../../pane/state/memory.ts';

/** The part of a page's `window` that is needed here. */
interface Page {
  readonly sessionStorage: PageStore;
  readonly localStorage: PageStore;
  addEventListener(type: 'storage' | 'focus', listener: () => void): void;
  removeEventListener(type: 'storage' | 'focus', listener: () => void): void;
}

const KEY = 'jihe.pane';

type Stored = Partial<Omit<Kept, 'journal'>> & { readonly workbook: string; readonly journal: readonly unknown[] };

/** Null, or thrown, when one entry isn't what was kept: an undo would write what stands there. */
function keptJournal(stored: readonly unknown[]): Kept['journal'] | null {
  const journal: Kept['journal'][number][] = [];
  for (const entry of stored) {
    const { label, receipt } = entry as {
      readonly label?: unknown;
      readonly receipt?: { readonly applied?: unknown };
    };
    const applied = parseEdits(receipt?.applied);
    if (typeof label !== 'string' || applied === null) return null;
    // What was refused has been shown by then.
    journal.push({ label, receipt: { applied, refused: [] } });
  }
  return journal;
}

/** What was kept beside a workbook stays with it when it is saved under another name. */
export function renameKept({ sessionStorage }: Pick<Page, 'sessionStorage'>, from: string, to: string): void {
  try {
    const stored = JSON.parse(String(sessionStorage.getItem(KEY))) as Stored | null;
    if (stored?.workbook === from) sessionStorage.setItem(KEY, JSON.stringify({ ...stored, workbook: to }));
  } catch {
    // Nothing there, full, or forbidden: it is kept anew with the next change, if at all.
  }
}

/**
 * The memory of an add-in's pane: 偏差说明 in the ribbon loads the pane anew, and 填写得分 writes without it.
 *
 * @param workbook what tells it from others; asked for once the program is there
 */
export function pageMemory(page: Page, workbook: () => string): PaneMemory {
  return {
    load: () => {
      try {
        const stored = JSON.parse(String(page.sessionStorage.getItem(KEY))) as Stored;
        const { notes = {}, present = {} } = stored;
        if (workbook() === '' || stored.workbook !== workbook()) return null;
        const journal = keptJournal(stored.journal);
        return journal === null ? null : { journal, notes, present };
      } catch {
        // Nothing there, forbidden, or not ours: the pane begins with nothing.
        return null;
      }
    },
    save: ({ journal, notes, present }) => {
      try {
        page.sessionStorage.setItem(KEY, JSON.stringify({ workbook: workbook(), journal, notes, present }));
      } catch {
        // Full, or forbidden: then it is lost with the page.
      }
    },
    onWrittenElsewhere: (listener) => {
      const take = (): void => {
        const receipt = takeWritten(() => page.localStorage, workbook());
        if (receipt !== null) listener(receipt);
      };
      take();
      // Stores of pages in different processes don't always tell of changes: the pane looks again when it is turned to.
      for (const type of ['storage', 'focus'] as const) page.addEventListener(type, take);
      return () => {
        for (const type of ['storage', 'focus'] as const) page.removeEventListener(type, take);
      };
    },
  };
}
