import type { ReactElement } from 'react';
import { VERDICT } from '../../messages/pane.ts';
import { useController } from '../context.ts';
import { Button } from './button.tsx';

/** Forms in hidden sheets are checked only when somebody asks for it. */
export function CheckHidden(props: { readonly tabIndex?: number }): ReactElement {
  const controller = useController();
  return (
    <Button onClick={() => void controller.checkHidden()} size="small" tabIndex={props.tabIndex}>
      {VERDICT.checkHidden}
    </Button>
  );
}
