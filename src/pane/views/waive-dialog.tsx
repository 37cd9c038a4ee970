import { type ReactElement, useEffect, useState } from 'react';
import type { AnyFinding } from '../../engine/review-types.ts';
import { findWaiverSheet } from '../../engine/waivers/read-sheet.ts';
import { describe } from '../../messages/index.ts';
import { WAIVE_DIALOG } from '../../messages/waive-dialog.ts';
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
  const { host } = controller;
  const isComment = host.waivesIn === 'comments';
  const [fixed, setFixed] = useState(false);
  useEffect(() => {
    // Where it can't be told, the write does.
    if (isNew) void host.fixed?.().then(setFixed, () => undefined);
  }, [host, isNew]);
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
          <Button appearance="primary" disabled={fixed} onClick={confirm}>
            {WAIVE_DIALOG.confirm}
          </Button>
          <Button onClick={onClose}>{WAIVE_DIALOG.cancel}</Button>
        </>
      }
      onClose={onClose}
      title={WAIVE_DIALOG.title}
    >
      <Text>{describe(finding).what}</Text>
      <Field
        hint={
          isComment
            ? WAIVE_DIALOG.commentHint
            : fixed
              ? WAIVE_DIALOG.fixed
              : `${WAIVE_DIALOG.reasonHint}${isNew ? WAIVE_DIALOG.creates : ''}`
        }
        label={WAIVE_DIALOG.reason}
        required
        error={tried && isMissing ? WAIVE_DIALOG.missing : null}
      >
        <TextArea onValue={setReason} value={reason} />
      </Field>
    </Modal>
  );
}
