import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactElement, ReactNode } from 'react';
import { WORKBENCH } from '../../messages/workbench.ts';
import { Button } from '../../pane/views/button.tsx';

/** Something that went wrong, until it is dismissed. */
export function Message(props: {
  readonly intent: 'warning' | 'error';
  readonly title?: string;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { intent, title, onDismiss, children } = props;
  return (
    // The bar names itself by its title, which isn't always there.
    <MessageBar intent={intent} layout="multiline" {...(title === undefined ? { 'aria-labelledby': undefined } : {})}>
      <MessageBarBody>
        {title !== undefined && <MessageBarTitle>{title}</MessageBarTitle>}
        {children}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            aria-label={WORKBENCH.dismiss}
            icon={<DismissRegular />}
            onClick={onDismiss}
          />
        }
      />
    </MessageBar>
  );
}
