import type { ReactElement } from 'react';
import { FILE } from '../../messages/pane.ts';
import { Button } from './button.tsx';
import { Modal } from './modal.tsx';

export type Marks = 'keep' | 'drop';

/** Whether copies are to carry our marks. @param why it is asked: which of them have any. */
export function MarksDialog({
  why,
  onAnswer,
  onCancel,
}: {
  readonly why: string;
  readonly onAnswer: (marks: Marks) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const { title, drop, keep, cancel } = FILE.marks;
  return (
    <Modal
      actions={
        <>
          <Button appearance="primary" onClick={() => onAnswer('drop')}>
            {drop}
          </Button>
          <Button onClick={() => onAnswer('keep')}>{keep}</Button>
          <Button onClick={onCancel}>{cancel}</Button>
        </>
      }
      onClose={onCancel}
      title={title}
    >
      {why}
    </Modal>
  );
}
