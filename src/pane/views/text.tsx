import { Text, type TextProps } from '@fluentui/react-components';
import type { ReactElement } from 'react';

/** What explains, beside what is said in the usual size. */
export function Small(props: TextProps): ReactElement {
  return <Text {...props} size={200} />;
}

/** The heading of what takes the whole pane. */
export function Title(props: TextProps): ReactElement {
  return <Text {...props} block size={400} weight="semibold" />;
}
