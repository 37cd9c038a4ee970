import { mergeClasses } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactElement, type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { SignIcon } from './severity.tsx';

/** What happened, set apart from what is there all the time. Fluent's MessageBar does the same with what it takes to move and announce it. */
export function Bar(props: {
  readonly intent: 'error' | 'warning' | 'success';
  /** Names the message; all of its text does where it has none. */
  readonly title?: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly close?: { readonly label: string; readonly onClose: () => void };
  readonly testId?: string;
  readonly className?: string;
}): ReactElement {
  const { intent, title, children, actions, close, testId, className } = props;
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={mergeClasses('jihe-message', `jihe-message-${intent}`, className)}
      data-testid={testId}
    >
      <div className="jihe-line">
        <SignIcon sign={intent === 'success' ? 'fine' : intent} />
        <div className="jihe-grow jihe-wrap" {...(title === undefined ? { id } : {})}>
          {title !== undefined && (
            <span className="jihe-semibold" id={id}>
              {title}
            </span>
          )}
          {children}
        </div>
        {close !== undefined && (
          <Button
            appearance="transparent"
            aria-label={close.label}
            icon={<DismissRegular />}
            onClick={close.onClose}
            size="small"
          />
        )}
      </div>
      {actions !== undefined && <div className="jihe-row jihe-message-actions">{actions}</div>}
    </section>
  );
}
