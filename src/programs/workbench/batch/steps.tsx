import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { type ReactElement, useSyncExternalStore } from 'react';
import { BATCH } from '../../../messages/workbench.ts';
import { Button } from '../../../pane/views/button.tsx';
import type { Desk } from './desk.ts';

/** From an open file to the one before and after it in the list. */
export function Steps(props: {
  readonly desk: Desk;
  /** The place of the open file among those of the batch. */
  readonly file: number;
  /** @param key of the row to open. */
  readonly onStep: (key: string) => void;
}): ReactElement | null {
  const { desk, file, onStep } = props;
  useSyncExternalStore(desk.subscribe, desk.snapshot);
  const step = desk.stepAt(file);
  if (step === null) return null;
  const { previous, next } = step;
  return (
    <span className="jihe-steps">
      <Button
        appearance="subtle"
        disabledFocusable={previous === null}
        icon={<ChevronLeftRegular />}
        onClick={() => previous !== null && onStep(previous)}
        size="small"
      >
        {BATCH.previous}
      </Button>
      <span>{BATCH.step(step.number, step.of)}</span>
      <Button
        appearance="subtle"
        disabledFocusable={next === null}
        icon={<ChevronRightRegular />}
        iconPosition="after"
        onClick={() => next !== null && onStep(next)}
        size="small"
      >
        {BATCH.next}
      </Button>
    </span>
  );
}
