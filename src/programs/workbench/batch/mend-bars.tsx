/** How far the work on many files is, and what it came to. */

import { type ReactElement, type RefObject, useSyncExternalStore } from 'react';
import { UNDO } from '../../../messages/pane.ts';
import { MEND, WORKBENCH } from '../../../messages/workbench.ts';
import { Bar } from '../../../pane/views/bar.tsx';
import { Button } from '../../../pane/views/button.tsx';
import { ProgressBar } from '../../../pane/views/progress-bar.tsx';
import { LeftFiles } from './left-files.tsx';
import type { Mending, Outcome } from './mending.ts';

export function MendProgress({ mending }: { readonly mending: Mending }): ReactElement | null {
  const { phase } = useSyncExternalStore(mending.subscribe, mending.snapshot);
  if (phase.kind === 'idle' || phase.kind === 'preview') return null;
  const { kind, done, of } = phase;
  const sentence = MEND[kind](done, of);
  return (
    <div className="jihe-progress">
      <ProgressBar label={sentence} value={of === 0 ? 1 : done / of} />
      <span>{sentence}</span>
      <Button onClick={() => mending.stop()} size="small">
        {MEND.stop}
      </Button>
    </div>
  );
}

function sentenceOf({ cells, files, stopped, undone }: Outcome): string {
  if (undone !== null) return MEND.undone(undone.cells);
  const done = files === 0 ? MEND.noneWritten : MEND.written(cells, files);
  return stopped ? `${done}${MEND.stopped}` : done;
}

/** What the latest write came to; always in sight of the list. The focus comes here, and so it is read out. */
export function MendOutcome(props: {
  readonly mending: Mending;
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly onUndo: () => void;
}): ReactElement | null {
  const { mending, bar, onUndo } = props;
  const { outcome } = useSyncExternalStore(mending.subscribe, mending.snapshot);
  if (outcome === null) return null;
  const { left } = outcome.undone ?? outcome;
  return (
    <div className="jihe-mend-outcome" ref={bar} tabIndex={-1}>
      <Bar
        actions={
          outcome.undone === null && outcome.files > 0 ? (
            <Button onClick={onUndo} size="small">
              {UNDO.undo}
            </Button>
          ) : undefined
        }
        close={{ label: WORKBENCH.dismiss, onClose: () => mending.dismiss() }}
        intent={outcome.files === 0 || outcome.stopped || left.length > 0 ? 'warning' : 'success'}
        title={sentenceOf(outcome)}
      >
        {left.length > 0 && <LeftFiles left={left} title={MEND.left(left.length)} />}
      </Bar>
    </div>
  );
}
