import { useSyncExternalStore } from 'react';

/** Sheet and pane take turns on windows that are this narrow; workbench.css says the same. */
const NARROW = '(max-width: 760px)';

function subscribe(listener: () => void): () => void {
  if (typeof matchMedia === 'undefined') return () => undefined;
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => typeof matchMedia !== 'undefined' && matchMedia(NARROW).matches);
}
