/** Long work in short pieces, so that the pane stays alive: the thread is let go whenever a piece has taken long enough. */

const MAX_PIECE_MS = 20;

export interface Pace {
  /** Milliseconds, from any start. */
  now(): number;
  /** Resolves once the browser has had its turn. */
  rest(): Promise<void>;
}

export const browserPace: Pace = {
  now: () => performance.now(),
  rest: () =>
    new Promise((resolve) => {
      // A message, not a timer: nested timers are held back to 4 ms, in a hidden pane to a second.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    }),
};

/** Runs a generator to its end. Returns null when `stopped` says so on the way. */
export async function runSteps<Step, Result>(
  steps: Generator<Step, Result>,
  pace: Pace,
  onStep: (step: Step) => void,
  stopped: () => boolean,
): Promise<Result | null> {
  let began = pace.now();
  for (;;) {
    if (stopped()) return null;
    const step = steps.next();
    if (step.done === true) {
      // What is made of the result is a piece of its own.
      await pace.rest();
      return stopped() ? null : step.value;
    }
    if (pace.now() - began < MAX_PIECE_MS) continue;
    onStep(step.value);
    await pace.rest();
    began = pace.now();
  }
}
