/** 下载全部副本: asks whether colour marks stay in them, packs, and gives them to the user. */

import { type ReactElement, useState, useSyncExternalStore } from 'react';
import { MEND } from '../../../messages/workbench.ts';
import { MarksDialog } from '../../../pane/views/marks-dialog.tsx';
import { Message } from '../message.tsx';
import type { Open } from '../open-files.ts';
import type { Batch } from './batch.ts';
import type { Desk, DeskState } from './desk.ts';
import { LeftFiles } from './left-files.tsx';
import type { LeftFile, Mending } from './mending.ts';

type Answer = 'keep' | 'drop' | null;

interface Asking {
  readonly files: number;
  readonly answer: (answer: Answer) => void;
}

/** What was downloaded. */
interface SavedCopies {
  readonly names: readonly string[];
  readonly copies: number;
  readonly left: readonly LeftFile[];
  /** Of which list, and what was changed from it then. */
  readonly desk: Desk;
  readonly kept: DeskState['kept'];
}

/**
 * @param give hands over an archive.
 * @returns what does it, true where all copies were downloaded; the question that it may ask; its answer, to be shown until
 * something else is changed or looked at, which `turn` is told of.
 */
export function useArchive(
  { desk, mending }: { readonly desk: Desk; readonly mending: Mending },
  give: (name: string, archive: Blob) => void,
): {
  readonly save: (batch: Batch, open: readonly Open[]) => Promise<boolean>;
  readonly turn: () => void;
  readonly dialog: ReactElement | null;
  readonly note: ReactElement | null;
} {
  const kept = useSyncExternalStore(desk.subscribe, () => desk.snapshot().kept);
  const [saved, setSaved] = useState<SavedCopies | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const save = async (batch: Batch, open: readonly Open[]): Promise<boolean> => {
    const files = await mending.marked(batch, open);
    const marks = files === 0 ? 'keep' : await new Promise<Answer>((resolve) => setAsking({ files, answer: resolve }));
    setAsking(null);
    const packed = marks === null ? null : await mending.pack(batch, open, marks, new Date());
    if (packed === null) return false;
    for (const { name, archive } of packed.archives) give(name, archive);
    const { archives, copies, left } = packed;
    setSaved({ names: archives.map(({ name }) => name), copies, left, desk, kept: desk.snapshot().kept });
    return packed.left.length === 0;
  };
  // Where the list was left with it, it goes on to tell where they are.
  const isOld = saved !== null && saved.desk === desk && saved.kept !== kept;
  const dialog =
    asking === null ? null : (
      <MarksDialog onAnswer={asking.answer} onCancel={() => asking.answer(null)} why={MEND.marksWhy(asking.files)} />
    );
  const note =
    saved === null || isOld ? null : (
      <Message intent={saved.left.length === 0 ? 'success' : 'warning'} onDismiss={() => setSaved(null)}>
        {saved.copies > 0 && MEND.saved(saved.names, saved.copies)}
        {saved.left.length > 0 && <LeftFiles left={saved.left} title={MEND.notPacked(saved.left.length)} />}
      </Message>
    );
  return { save, turn: () => setSaved(null), dialog, note };
}
