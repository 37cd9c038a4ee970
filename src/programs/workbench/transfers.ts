/** What comes from outside of the page, and leaving it. */

import { useEffect, useRef } from 'react';
import { filesOfTransfer, type Picked } from './files.ts';
import type { Open } from './open-files.ts';

/** Files that are dropped anywhere on the page, or pasted. */
export function useTransfers(
  open: (picked: Picked) => void,
  setDropping: (dropping: boolean) => void,
  onRefused: () => void,
): void {
  const latest = useRef({ open, onRefused });
  latest.current = { open, onRefused };
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
      if (!hasFiles(event.clipboardData) || event.clipboardData.files.length === 0) return;
      event.preventDefault();
      void take(event.clipboardData);
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

/** Before the page is left with changes that weren't downloaded. */
export function useWarning(files: readonly Open[]): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (files.some(({ workbook }) => workbook.snapshot().unsaved)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [files]);
}
