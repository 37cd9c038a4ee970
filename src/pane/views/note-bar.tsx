import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ReactElement, type ReactNode, useId } from 'react';

/** A message without a title: named by all of its text, where Fluent's would be named by the title that it doesn't have. */
export function NoteBar(props: { readonly intent: 'error' | 'warning'; readonly children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <MessageBar aria-labelledby={id} intent={props.intent} layout="multiline">
      <MessageBarBody className="jihe-wrap" id={id}>
        {props.children}
      </MessageBarBody>
    </MessageBar>
  );
}
