import type { ReactElement, ReactNode } from 'react';
import { Bar } from './bar.tsx';

/** A message without a title. */
export function NoteBar(props: { readonly intent: 'error' | 'warning'; readonly children: ReactNode }): ReactElement {
  return <Bar {...props} />;
}
