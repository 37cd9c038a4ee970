import { type ReactElement, useSyncExternalStore } from 'react';
import { WORKBENCH } from '../../messages/workbench.ts';
import { Message } from './message.tsx';
import type { OpenFile } from './open-file.ts';

export interface SavedCopy {
  readonly file: OpenFile;
  readonly name: string;
}

/** The answer to 下载, until the file is changed again. */
export function Saved(props: { readonly copy: SavedCopy; readonly onDismiss: () => void }): ReactElement | null {
  const { copy, onDismiss } = props;
  const { file, name } = copy;
  const unsaved = useSyncExternalStore(file.subscribe, () => file.snapshot().unsaved);
  if (unsaved) return null;
  return (
    <Message intent="success" onDismiss={onDismiss}>
      {WORKBENCH.saved(name)}
    </Message>
  );
}
