/** Copies of files that may carry our marks: they go out with the user's word alone, which is asked for once a file. */

import { type ReactElement, useRef, useState } from 'react';
import { FILE } from '../../messages/pane.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

type Marks = 'keep' | 'drop';

/** Whose copy is saved. */
interface CopySource {
  hasMarks(): Promise<boolean>;
  bytes(marks?: Marks): Uint8Array;
}

interface Asking {
  readonly fileName: string;
  readonly answer: (marks: Marks) => void;
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
  const dialog = asking === null ? null : <MarksDialog asking={asking} onCancel={() => setAsking(null)} />;
  return { save, dialog };
}

function MarksDialog({ asking, onCancel }: { readonly asking: Asking; readonly onCancel: () => void }): ReactElement {
  const { title, why, drop, keep, cancel } = FILE.marks;
  return (
    <Modal
      actions={
        <>
          <Button appearance="primary" onClick={() => asking.answer('drop')}>
            {drop}
          </Button>
          <Button onClick={() => asking.answer('keep')}>{keep}</Button>
          <Button onClick={onCancel}>{cancel}</Button>
        </>
      }
      onClose={onCancel}
      title={title}
    >
      {why(asking.fileName)}
    </Modal>
  );
}
