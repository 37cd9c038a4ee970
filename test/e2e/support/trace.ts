import type { Browser, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
}

/**
 * The longest task of the page's main thread between two marks (`performance.mark`), in milliseconds, by the browser's own trace.
 * A page whose thread is busy for longer than that doesn't answer to keys and scrolling.
 */
export async function longestTask(
  browser: Browser,
  page: Page,
  marks: { readonly from: string; readonly to: string },
  work: () => Promise<void>,
): Promise<number> {
  const categories = ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];
  await browser.startTracing(page, { categories });
  await work();
  const trace = await browser.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { readonly traceEvents: readonly TraceEvent[] };
  const markOf = (name: string): TraceEvent => {
    const mark = traceEvents.find((event) => event.cat.includes('blink.user_timing') && event.name === name);
    if (mark === undefined) throw new Error(`no mark ${name} in the trace`);
    return mark;
  };
  const [from, to] = [markOf(marks.from), markOf(marks.to)];
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts, dur = 0 }) =>
      name === 'RunTask' && pid === from.pid && tid === from.tid && ts + dur >= from.ts && ts <= to.ts,
  );
  if (tasks.length === 0) throw new Error('no tasks in the trace');
  return Math.max(...tasks.map(({ dur = 0 }) => dur / 1000));
}
