/** A cell while somebody types into it. */

import { useCallback, useState } from 'react';
import type { Workbook } from '../workbook.ts';
import { typedText } from './cell-text.ts';
import { cellOf, type Direction, moved } from './selection.ts';

interface Draft {
  readonly text: string;
  /** `enter`: begun by typing, arrows leave the cell; `edit`: begun by F2 or a double click, arrows move within the text. */
  readonly mode: 'enter' | 'edit';
}

export interface Editor {
  readonly draft: Draft | null;
  begin(text?: string): void;
  change(text: string): void;
  cancel(): void;
  /** Writes what was typed, and goes on in a direction. */
  commit(direction?: Direction): void;
}

export function useEditor(workbook: Workbook): Editor {
  const [draft, setDraft] = useState<Draft | null>(null);
  const begin = useCallback(
    (text?: string) => {
      const { model, selection } = workbook.snapshot();
      const { row, column } = cellOf(model, selection.anchor);
      setDraft(
        text === undefined ? { text: typedText(model.cellAt(row, column)), mode: 'edit' } : { text, mode: 'enter' },
      );
    },
    [workbook],
  );
  const change = useCallback((text: string) => setDraft((now) => ({ mode: now?.mode ?? 'enter', text })), []);
  const cancel = useCallback(() => setDraft(null), []);
  const commit = useCallback(
    (direction?: Direction) => {
      const { model, selection } = workbook.snapshot();
      if (draft !== null) {
        const { row, column } = cellOf(model, selection.anchor);
        // Opened and left as it was: nothing was typed, a number keeps all its digits.
        const before = typedText(model.cellAt(row, column));
        if (draft.text !== before) void workbook.type([{ row, column, text: draft.text }]);
      }
      setDraft(null);
      if (direction !== undefined) workbook.select(moved(model, selection, { direction }));
    },
    [workbook, draft],
  );
  return { draft, begin, change, cancel, commit };
}
