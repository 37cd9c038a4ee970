import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { WORKBENCH } from '../../messages/workbench.ts';
import { useReturnFocus } from '../../pane/views/return-focus.ts';
import type { Workbook } from './workbook.ts';

/** What somebody is about to do while there are edits that weren't downloaded. */
export interface Leaving {
  readonly workbook: Workbook;
  readonly to: 'open' | 'close';
  readonly goOn: () => void;
}

export function UnsavedDialog(props: {
  readonly leaving: Leaving;
  readonly onSave: () => void;
  readonly onEnd: () => void;
}): ReactElement {
  const { leaving, onSave, onEnd } = props;
  useReturnFocus();
  const { title, save, goOn, cancel, ...why } = WORKBENCH.unsaved;
  const leave = (): void => {
    onEnd();
    leaving.goOn();
  };
  return (
    <Dialog onOpenChange={(_, { open }) => (open ? undefined : onEnd())} open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title(leaving.workbook.fileName)}</DialogTitle>
          <DialogContent>{why[leaving.to]}</DialogContent>
          <DialogActions fluid>
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
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
