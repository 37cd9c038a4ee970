import type { ReactElement } from 'react';
import { MEND } from '../../../messages/workbench.ts';
import { Small } from '../../../pane/views/text.tsx';
import type { LeftFile } from './mending.ts';

/** Files that weren't changed, or not all of them, each with its reason; folded. */
export function LeftFiles({
  left,
  title,
}: {
  readonly left: readonly LeftFile[];
  readonly title: string;
}): ReactElement {
  return (
    <details className="jihe-mend-left">
      <summary>
        <Small>{title}</Small>
      </summary>
      <ul className="jihe-bullets jihe-small">
        {left.map(({ path, why }) => (
          <li key={`${path}\n${why}`}>{MEND.leftFile(path, why)}</li>
        ))}
      </ul>
    </details>
  );
}
