import type { ReactElement } from 'react';
import { FILE } from '../../messages/pane.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

export type Marks = 'keep' | 'drop';

export interface Asking {
  readonly fileName: string;
  readonly answer: (marks: Marks) => void;
}

/** Whether a copy is to carry our marks. */
export function MarksDialog({
  asking,
  onCancel,
}: {
  readonly asking: Asking;
  readonly onCancel: () => void;
}): ReactElement {
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
