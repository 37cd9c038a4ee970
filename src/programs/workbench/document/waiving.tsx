import { type ReactElement, useState } from 'react';
import { adviceOf } from '../../../app/error-advice.ts';
import type { AnyNarrativeFinding } from '../../../engine/narrative/review-types.ts';
import type { Advice } from '../../../messages/advice.ts';
import { PROBLEMS } from '../../../messages/pane.ts';
import { WAIVE_DIALOG } from '../../../messages/waive-dialog.ts';
import { Button } from '../../../pane/views/button.tsx';
import { Field, TextArea } from '../../../pane/views/controls.tsx';
import type { Report } from './report.ts';

interface WaivingProps {
  readonly finding: AnyNarrativeFinding;
  readonly report: Report;
  readonly onFailed: (advice: Advice) => void;
}

/** 忽略 and 恢复: comments in the document's copy. */
export function Waiving({ finding, report, onFailed }: WaivingProps): ReactElement {
  const [reason, setReason] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const attempt = (work: Promise<void>): void => {
    work.catch((error: unknown) => onFailed(adviceOf(error, 'file-unreadable')));
  };
  if (finding.waived !== null)
    return (
      <Button onClick={() => attempt(report.restoreText(finding))} size="small">
        {PROBLEMS.restore}
      </Button>
    );
  if (reason === null)
    return (
      <Button onClick={() => setReason('')} size="small">
        {PROBLEMS.waive}
      </Button>
    );
  const isMissing = reason.trim() === '';
  return (
    <div className="jihe-stack">
      <Field
        error={tried && isMissing ? WAIVE_DIALOG.missing : null}
        hint={WAIVE_DIALOG.commentHint}
        label={WAIVE_DIALOG.reason}
        required
      >
        <TextArea onValue={setReason} rows={2} value={reason} />
      </Field>
      <div className="jihe-row">
        <Button
          appearance="primary"
          onClick={() => {
            setTried(true);
            if (!isMissing) attempt(report.waiveText(finding, reason.trim()));
          }}
          size="small"
        >
          {WAIVE_DIALOG.confirm}
        </Button>
        <Button onClick={() => setReason(null)} size="small">
          {WAIVE_DIALOG.cancel}
        </Button>
      </div>
    </div>
  );
}
