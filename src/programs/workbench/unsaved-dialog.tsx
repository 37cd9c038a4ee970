import type { ReactElement } from 'react';
import { MEND, WORKBENCH } from '../../messages/workbench.ts';
import { Button } from '../../pane/views/button.tsx';
import { Modal } from '../../pane/views/modal.tsx';
import type { OpenFile } from './open-file.ts';

/** What somebody is about to do while there are edits that weren't downloaded. */
export interface Leaving {
  readonly workbook: OpenFile;
  readonly to: 'open' | 'close';
  readonly goOn: () => void;
}

/** What somebody is about to do while files that aren't open were changed from the list and not downloaded. */
export interface LeavingList {
  readonly files: number;
  readonly goOn: () => void;
}

export function UnsavedDialog(props: {
  readonly leaving: Leaving;
  readonly onSave: () => void;
  readonly onEnd: () => void;
}): ReactElement {
  const { leaving, onSave, onEnd } = props;
  const { title, save, goOn, ...why } = WORKBENCH.unsaved;
  return (
    <Question
      goOn={goOn[leaving.to]}
      onEnd={onEnd}
      onGoOn={leaving.goOn}
      onSave={() => {
        onSave();
        leaving.goOn();
      }}
      save={save}
      title={title(leaving.workbook.fileName)}
      why={why[leaving.to]}
    />
  );
}

export function UnsavedListDialog(props: {
  readonly leaving: LeavingList;
  /** Goes on by itself, if all could be downloaded. */
  readonly onSave: () => void;
  readonly onEnd: () => void;
}): ReactElement {
  const { leaving, onSave, onEnd } = props;
  const { title, ...words } = MEND.unsaved;
  return <Question {...words} onEnd={onEnd} onGoOn={leaving.goOn} onSave={onSave} title={title(leaving.files)} />;
}

function Question(props: {
  readonly title: string;
  readonly why: string;
  readonly save: string;
  readonly goOn: string;
  readonly onSave: () => void;
  readonly onGoOn: () => void;
  readonly onEnd: () => void;
}): ReactElement {
  const { title, why, save, goOn, onSave, onGoOn, onEnd } = props;
  const ended = (then: () => void) => (): void => {
    onEnd();
    then();
  };
  return (
    <Modal
      actions={
        <>
          <Button appearance="primary" onClick={ended(onSave)}>
            {save}
          </Button>
          <Button onClick={ended(onGoOn)}>{goOn}</Button>
          <Button onClick={onEnd}>{WORKBENCH.unsaved.cancel}</Button>
        </>
      }
      onClose={onEnd}
      title={title}
    >
      {why}
    </Modal>
  );
}
