import { useEffect, useState } from 'react';

/**
 * For a dialog that is there only while it is open: gives the focus back to where it was, or to the pane when that is gone (a
 * finding that was fixed, a button that has nothing left to do), so that the next key isn't lost.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the dialog has let the rest of the page be reached again.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const isUsable = before instanceof HTMLElement && before.isConnected && !before.matches(':disabled');
        const target = isUsable ? before : document.querySelector<HTMLElement>('[data-testid=pane-body]');
        target?.focus({ preventScroll: true });
      }, 50);
    },
    [before],
  );
}
