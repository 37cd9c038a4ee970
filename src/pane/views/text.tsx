/** Words in Fluent's sizes, by classes of the pane's own rules: Fluent's Text brings forty rules for the five in use. */

import { mergeClasses } from '@fluentui/react-components';
import type { HTMLAttributes, ReactElement } from 'react';

interface TextProps extends HTMLAttributes<HTMLElement> {
  readonly as?: 'span' | 'h1' | 'h2' | 'h3' | 'h4';
  readonly size?: 100 | 200 | 300 | 400 | 500;
  readonly weight?: 'semibold';
  /** On lines of its own. */
  readonly block?: boolean;
}

export function Text(props: TextProps): ReactElement {
  const { as: Tag = 'span', size = 300, weight, block = false, className, ...attributes } = props;
  const classes = mergeClasses(
    `jihe-text-${size}`,
    weight === 'semibold' && 'jihe-semibold',
    block && 'jihe-text-block',
    className,
  );
  return <Tag {...attributes} className={classes} />;
}

/** What explains, beside what is said in the usual size. */
export function Small(props: TextProps): ReactElement {
  return <Text {...props} size={200} />;
}

/** The heading of what takes the whole pane. */
export function Title(props: TextProps): ReactElement {
  return <Text {...props} block size={400} weight="semibold" />;
}
