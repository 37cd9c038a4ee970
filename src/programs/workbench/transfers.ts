/** What comes from outside of the page, and leaving it. */

import { useEffect, useRef } from 'react';
import { filesOfTransfer, type Picked } from './files.ts';
import type { Open } from './open-files.ts';

export interface Transfers {
  readonly open: (picked: Picked) => void;
  /** Text that was pasted where nothing takes it, with the clipboard's HTML. */
  readonly openText: (text: string, html: string) => void;
  readonly setDropping: (dropping: boolean) => void;
  readonly onRefused: () => void;
}

/** Shorter text without a table is no report: nobody meant to open it. */
const LEAST_TEXT = 20;

/** Whether what has the focus takes what is pasted itself. */
function takesText(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable], dialog, [role="dialog"]') !== null
  );
}

/** Files that are dropped anywhere on the page, or pasted; text that is pasted. */
export function useTransfers(transfers: Transfers): void {
  const { setDropping } = transfers;
  const latest = useRef(transfers);
  latest.current = transfers;
  useEffect(() => {
    const hasFiles = (transfer: DataTransfer | null): transfer is DataTransfer =>
      transfer?.types.includes('Files') === true;
    const take = (transfer: DataTransfer): Promise<void> =>
      filesOfTransfer(transfer).then(
        (picked) => latest.current.open(picked),
        () => latest.current.onRefused(),
      );
    const over = (event: DragEvent): void => {
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent): void => {
      setDropping(false);
      if (!hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      void take(event.dataTransfer);
    };
    const paste = (event: ClipboardEvent): void => {
      const { clipboardData: data } = event;
      if (hasFiles(data) && data.files.length > 0) {
        event.preventDefault();
        void take(data);
        return;
      }
      if (data === null || event.defaultPrevented || takesText(event.target)) return;
      const text = data.getData('text/plain');
      const html = data.getData('text/html');
      if (text.trim().length < LEAST_TEXT && !html.includes('<table')) return;
      event.preventDefault();
      latest.current.openText(text, html);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [setDropping]);
}

/** Before the page is left with changes that weren't downloaded. @param isMore there are some in files that aren't open */
export function useWarning(files: readonly Open[], isMore: boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (isMore || files.some(({ workbook }) => workbook.snapshot().unsaved)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [files, isMore]);
}
