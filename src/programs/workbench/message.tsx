import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactElement, ReactNode } from 'react';
import { WORKBENCH } from '../../messages/workbench.ts';

/** Something that went wrong, until it is dismissed. */
export function Message(props: {
  readonly intent: 'warning' | 'error';
  readonly title?: string;
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { intent, title, onDismiss, children } = props;
  return (
    <MessageBar intent={intent} layout="multiline">
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
