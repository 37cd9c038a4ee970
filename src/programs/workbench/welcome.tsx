import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { ReactElement } from 'react';
import { WORKBENCH } from '../../messages/workbench.ts';
import { Button } from '../../pane/views/button.tsx';
import type { Sample } from './files.ts';

/** Before anything is open: what to do, and that nothing leaves the machine. */
export function Welcome(props: {
  readonly samples: readonly Sample[];
  readonly onSample: (sample: Sample) => void;
}): ReactElement {
  return (
    <main className="jihe-welcome">
      <h1>{WORKBENCH.emptyTitle}</h1>
      <p>{WORKBENCH.emptyHow}</p>
      <p>
        <LockClosedRegular /> {WORKBENCH.private}
      </p>
      <p>{WORKBENCH.trySamples}</p>
      <ul>
        {props.samples.map((sample) => (
          <li key={sample.name}>
            <Button icon={<DocumentRegular />} onClick={() => props.onSample(sample)}>
              {sample.name.replace(/\.xlsx$/, '')}
            </Button>
          </li>
        ))}
      </ul>
    </main>
  );
}
