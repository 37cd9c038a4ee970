/** The timers from before a test installed false ones: Excel's own time goes on. */
export const setTimer: (run: () => void, ms: number) => unknown = globalThis.setTimeout.bind(globalThis);

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimer(resolve, ms);
  });
