import { type ReactElement, useState } from 'react';
import type { AnyFinding } from '../../engine/review-types.ts';
import { findWaiverSheet } from '../../engine/waivers/read-sheet.ts';
import { describe } from '../../messages/index.ts';
import { WAIVE } from '../../messages/pane.ts';
import { useController, usePaneState } from '../context.ts';
import { Button } from './button.tsx';
import { Field, TextArea } from './controls.tsx';
import { Modal } from './modal.tsx';
import { Text } from './text.tsx';

/** Asks why a finding is left as it is; without a reason there is no waiver. */
export function WaiveDialog(props: { readonly finding: AnyFinding; readonly onClose: () => void }): ReactElement {
  const { finding, onClose } = props;
  const controller = useController();
  const { checked } = usePaneState();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const isNew = checked !== null && findWaiverSheet(checked.grids) === null;
  const isComment = controller.host.waivesIn === 'comments';
  const confirm = (): void => {
    setTried(true);
    if (isMissing) return;
    onClose();
    void controller.waive(finding, reason);
  };
  return (
    <Modal
      actions={
        <>
          <Button appearance="primary" onClick={confirm}>
            {WAIVE.confirm}
          </Button>
          <Button onClick={onClose}>{WAIVE.cancel}</Button>
        </>
      }
      onClose={onClose}
      title={WAIVE.title}
    >
      <Text>{describe(finding).what}</Text>
      <Field
        hint={isComment ? WAIVE.commentHint : `${WAIVE.reasonHint}${isNew ? WAIVE.creates : ''}`}
        label={WAIVE.reason}
        required
        error={tried && isMissing ? WAIVE.missing : null}
      >
        <TextArea onValue={setReason} value={reason} />
      </Field>
    </Modal>
  );
}
