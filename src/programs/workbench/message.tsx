import type { ReactElement, ReactNode } from 'react';
import { WORKBENCH } from '../../messages/workbench.ts';
import { Bar } from '../../pane/views/bar.tsx';

/** Something that happened, until it is dismissed. */
export function Message(props: {
  readonly intent: 'warning' | 'error' | 'success';
  readonly title?: string;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { onDismiss, ...bar } = props;
  return <Bar {...bar} close={{ label: WORKBENCH.dismiss, onClose: onDismiss }} />;
}
