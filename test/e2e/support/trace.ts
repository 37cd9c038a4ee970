import type { Browser, Page } from 'playwright-core';
import { IS_SLOWED } from './slowness.ts';

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of that, what the thread ran: on a busy machine other programs take the rest. */
  readonly tdur?: number;
  readonly args?: { readonly chrome_mojo_event_info?: { readonly mojo_interface_tag?: string } };
}

export interface LongTask {
  /** The thread's own time. */
  readonly ms: number;
  /** When it began, in milliseconds after the first mark, and what the browser did in it: `1204: Layout 250`. */
  readonly what: string;
}

/**
 * The longest task of the page's main thread between two marks (`performance.mark`), by the browser's own trace. A page
 * whose thread is busy for longer than that doesn't answer to keys and scrolling. What the test itself asks the page (where a
 * button is, what it is called) doesn't count; clicks and keys come as those of a user do. Of a page that is slowed down on
 * purpose the work is done and not measured: 0 ms.
 */
export async function longestTask(
  browser: Browser,
  page: Page,
  marks: { readonly from: string; readonly to: string },
  work: () => Promise<void>,
): Promise<LongTask> {
  const categories = ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];
  if (IS_SLOWED) {
    await work();
    return { ms: 0, what: 'slowed down' };
  }
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
  const ofPage = traceEvents.filter(({ pid, tid }) => pid === from.pid && tid === from.tid);
  const requested = ofPage.filter(
    ({ args }) => args?.chrome_mojo_event_info?.mojo_interface_tag === 'blink.mojom.DevToolsSession',
  );
  const tasks = ofPage.filter(
    ({ name, ts, dur = 0 }) =>
      name === 'RunTask' &&
      ts >= from.ts &&
      ts <= to.ts &&
      !requested.some((question) => question.ts >= ts && question.ts <= ts + dur),
  );
  const [longest] = tasks.sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
  if (longest?.tdur === undefined) throw new Error('no tasks with their own time in the trace');
  const { ts, dur = 0, tdur } = longest;
  const parts = ofPage.filter((event) => event.ts >= ts && event.ts < ts + dur);
  const named = parts.flatMap((part) =>
    (part.dur ?? 0) > dur / 5 && !part.name.includes('RunTask')
      ? [`${part.name} ${Math.round((part.dur ?? 0) / 1000)}`]
      : [],
  );
  return { ms: tdur / 1000, what: `${Math.round((ts - from.ts) / 1000)}: ${named.join(', ')}` };
}

/**
 * The least of a few measurements, as soon as one keeps to the bound: what shares the machine adds to what a task takes and never
 * takes away from it.
 */
export async function leastOf(
  most: number,
  bound: number,
  measure: (run: number) => Promise<LongTask>,
): Promise<LongTask> {
  let least = await measure(0);
  for (let run = 1; run < most && least.ms > bound; run++) {
    const next = await measure(run);
    if (next.ms < least.ms) least = next;
  }
  return least;
}

/** The median of three measurements; of two that both keep to the bound the worse, for then the third can't take it over it. */
export async function medianOfThree(bound: number, measure: () => Promise<LongTask>): Promise<LongTask> {
  const runs = [await measure(), await measure()];
  if (runs.some(({ ms }) => ms > bound)) runs.push(await measure());
  const [, median] = runs.sort((a, b) => a.ms - b.ms);
  return median as LongTask;
}
