import { type ReactElement, useEffect, useState } from 'react';
import { EMPTY } from '../../messages/pane.ts';
import { useController } from '../context.ts';
import { Button } from './button.tsx';

/**
 * The rest of the workbook, where there is any.
 * @param read how many of its sheets were read
 */
export function CheckAll({ read }: { readonly read: number }): ReactElement | null {
  const controller = useController();
  const { host } = controller;
  const [more, setMore] = useState(host.sheetCount === undefined);
  useEffect(() => {
    void host.sheetCount?.().then(
      (count) => setMore(count > read),
      () => setMore(true),
    );
  }, [host, read]);
  if (!more) return null;
  return (
    <Button
      onClick={() => {
        controller.setScope('all');
        void controller.check();
      }}
    >
      {EMPTY.checkAll}
    </Button>
  );
}
