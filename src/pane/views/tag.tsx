import { mergeClasses } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

/** A word or two set apart. */
export function Tag({
  children,
  warning = false,
}: {
  readonly children: ReactNode;
  readonly warning?: boolean;
}): ReactElement {
  return <span className={mergeClasses('jihe-tag', warning && 'jihe-tag-warning')}>{children}</span>;
}
