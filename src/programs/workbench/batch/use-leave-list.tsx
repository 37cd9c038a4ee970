import { type ReactElement, useState } from 'react';
import { type LeavingList, UnsavedListDialog } from '../unsaved-dialog.tsx';
import type { Desk } from './desk.ts';

/**
 * Before a list goes, and with it the changes in files of it that aren't open.
 *
 * @param save downloads all copies; true where that could be done.
 * @returns what goes on at once, or when the user has decided; and the question, to be shown.
 */
export function useLeaveList(
  desk: Desk,
  save: () => Promise<boolean>,
): { readonly settle: (goOn: () => void) => void; readonly dialog: ReactElement | null } {
  const [leaving, setLeaving] = useState<LeavingList | null>(null);
  const settle = (goOn: () => void): void => {
    if (desk.unsaved === 0) goOn();
    else setLeaving({ files: desk.unsaved, goOn });
  };
  const dialog =
    leaving === null ? null : (
      <UnsavedListDialog
        leaving={leaving}
        onEnd={() => setLeaving(null)}
        onSave={() => void save().then((isDone) => isDone && leaving.goOn())}
      />
    );
  return { settle, dialog };
}
