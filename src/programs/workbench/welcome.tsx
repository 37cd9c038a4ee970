import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { FolderArrowUpRegular } from '@fluentui/react-icons/svg/folder-arrow-up';
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
      {/* All of the page takes what is dropped; this shows that it does. */}
      <div className="jihe-zone">
        <FolderArrowUpRegular className="jihe-zone-icon" />
        <p className="jihe-zone-word">{WORKBENCH.emptyDrop}</p>
        <p>{WORKBENCH.emptyHow}</p>
        <p className="jihe-zone-private">
          <LockClosedRegular /> {WORKBENCH.private}
        </p>
      </div>
      <h2>{WORKBENCH.trySamples}</h2>
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
