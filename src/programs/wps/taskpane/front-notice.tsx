import { type ReactElement, useCallback, useSyncExternalStore } from 'react';
import { FRONT } from '../../../messages/wps.ts';
import { Button } from '../../../pane/views/button.tsx';
import { Small } from '../../../pane/views/text.tsx';
import type { Front } from './front.ts';

/** Says that the pane isn't about the workbook in front, and offers to change that. */
export function FrontNotice({
  front,
  onChange,
}: {
  readonly front: Front;
  readonly onChange: () => void;
}): ReactElement | null {
  const subscribe = useCallback((listener: () => void) => front.subscribe(listener), [front]);
  const state = useSyncExternalStore(subscribe, () => front.state);
  if (state.kind === 'own') return null;
  const { own, inFront } = state;
  return (
    <section className="jihe-row jihe-file" data-testid="front" role="status">
      <Small className="jihe-grow">
        {state.kind === 'closed' ? FRONT.closed(own) : FRONT.other(state.inFront, own)}
      </Small>
      {inFront !== null && (
        <Button onClick={onChange} size="small">
          {FRONT.change(inFront)}
        </Button>
      )}
    </section>
  );
}
