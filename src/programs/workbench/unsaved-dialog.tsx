import type { ReactElement } from 'react';
import { WORKBENCH } from '../../messages/workbench.ts';
import { Button } from '../../pane/views/button.tsx';
import { Modal } from '../../pane/views/modal.tsx';
import type { OpenFile } from './open-files.ts';

/** What somebody is about to do while there are edits that weren't downloaded. */
export interface Leaving {
  readonly workbook: OpenFile;
  readonly to: 'open' | 'close';
  readonly goOn: () => void;
}

export function UnsavedDialog(props: {
  readonly leaving: Leaving;
  readonly onSave: () => void;
  readonly onEnd: () => void;
}): ReactElement {
  const { leaving, onSave, onEnd } = props;
  const { title, save, goOn, cancel, ...why } = WORKBENCH.unsaved;
  const leave = (): void => {
    onEnd();
    leaving.goOn();
  };
  return (
    <Modal
      actions={
        <>
          <Button
            appearance="primary"
            onClick={() => {
              onSave();
              leave();
            }}
          >
            {save}
          </Button>
          <Button onClick={leave}>{goOn[leaving.to]}</Button>
          <Button onClick={onEnd}>{cancel}</Button>
        </>
      }
      onClose={onEnd}
      title={title(leaving.workbook.fileName)}
    >
      {why[leaving.to]}
    </Modal>
  );
}
