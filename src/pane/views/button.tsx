import { type ButtonProps, mergeClasses, renderButton_unstable, useButton_unstable } from '@fluentui/react-components';
import type { ReactElement, Ref } from 'react';

/** Fluent's button in every respect but its styles, which weigh five times as much as the rules in use (pane.css). */
export function Button({ ref, ...props }: ButtonProps & { readonly ref?: Ref<HTMLButtonElement> }): ReactElement {
  const state = useButton_unstable(props, ref ?? null);
  const { appearance, size, iconOnly, disabled, disabledFocusable, root, icon } = state;
  root.className = mergeClasses(
    'jihe-button',
    `jihe-button-${appearance}`,
    size === 'small' && 'jihe-button-small',
    iconOnly && 'jihe-button-only',
    (disabled || disabledFocusable) && 'jihe-button-off',
    root.className,
  );
  if (icon !== undefined) icon.className = mergeClasses('jihe-button-icon', icon.className);
  return renderButton_unstable(state);
}
