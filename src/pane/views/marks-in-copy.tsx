/** Copies of files that may carry our marks: they go out with the user's word alone, which is asked for once a file. */

import { type ReactElement, useRef, useState } from 'react';
import { FILE } from '../../messages/pane.ts';
import { Later } from './later.tsx';
import type { Marks } from './marks-dialog.tsx';

const loadDialog = async () => (await import(/* webpackChunkName: "dialogs" */ './marks-dialog.tsx')).MarksDialog;

interface Asking {
  readonly fileName: string;
  readonly answer: (marks: Marks) => void;
}

/** Whose copy is saved. */
interface CopySource {
  hasMarks(): Promise<boolean>;
  bytes(marks?: Marks): Uint8Array;
}

/**
 * @param give hands over the bytes of the copy.
 * @returns what saves a copy, and the question that it may ask, to be shown.
 */
export function useCopies<File>(give: (file: File, bytes: Uint8Array) => void): {
  readonly save: (file: File & { readonly name: string }, source: CopySource) => Promise<void>;
  readonly dialog: ReactElement | null;
} {
  const answers = useRef(new WeakMap<CopySource, Marks>());
  const [asking, setAsking] = useState<Asking | null>(null);
  const save = async (file: File & { readonly name: string }, source: CopySource): Promise<void> => {
    if (!(await source.hasMarks())) {
      give(file, source.bytes());
      return;
    }
    const known = answers.current.get(source);
    if (known !== undefined) {
      give(file, source.bytes(known));
      return;
    }
    const answer = (marks: Marks): void => {
      answers.current.set(source, marks);
      setAsking(null);
      give(file, source.bytes(marks));
    };
    setAsking({ fileName: file.name, answer });
  };
  const dialog =
    asking === null ? null : (
      <Later load={loadDialog}>
        {(MarksDialog) => (
          <MarksDialog
            onAnswer={asking.answer}
            onCancel={() => setAsking(null)}
            why={FILE.marks.why(asking.fileName)}
          />
        )}
      </Later>
    );
  return { save, dialog };
}
