import { useCallback, useSyncExternalStore } from 'react';

/** Sheet and pane take turns on windows that are this narrow; workbench.css says the same. */
const NARROW = '(max-width: 760px)';
/** There is room for words beside the icons of the header. */
const WIDE = '(min-width: 1200px)';
/** There is room for the words of all of them and for the name of the file. */
const ROOMY = '(min-width: 1440px)';

function useMedia(wanted: string): boolean {
  const subscribe = useCallback(
    (listener: () => void): (() => void) => {
      if (typeof matchMedia === 'undefined') return () => undefined;
      const query = matchMedia(wanted);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    [wanted],
  );
  return useSyncExternalStore(subscribe, () => typeof matchMedia !== 'undefined' && matchMedia(wanted).matches);
}

export function useNarrow(): boolean {
  return useMedia(NARROW);
}

export function useWide(): boolean {
  return useMedia(WIDE);
}

export function useRoomy(): boolean {
  return useMedia(ROOMY);
}
