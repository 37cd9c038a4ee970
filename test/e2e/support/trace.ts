import type { Browser, Page } from 'playwright-core';
import { IS_SLOWED } from './slowness.ts';

/**
 * Whether pages are timed: `npm run bench:screens` asks for it. All other runs do the same work and look at what comes of it: how long
 * a page takes says as much about what else the machine does, and a test must not pass or fail by that.
 */
const IS_TIMED = process.env['JIHE_TIMED'] !== undefined && !IS_SLOWED;

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
  /** The thread's own time, as on a machine of the usual speed: a slower one is measured beside it, and its share taken off. */
  readonly ms: number;
  /** When it began, in milliseconds after the first mark, and what the browser did in it: `1204: Layout 250`. */
  readonly what: string;
}

/** Milliseconds that `referenceWork` takes where one processor is left to the page: what the bounds of the tests are meant for. */
const USUAL = 21;
/** On a machine slower than that nothing can be said of a page. */
const SLOWEST = 3;

/** Milliseconds that work takes which no program of ours can change: a map, an order, a list laid out. The quarter of several runs. */
function referenceWork(): number {
  const times: number[] = [];
  for (let run = 0; run < 9; run++) {
    const start = performance.now();
    const places = new Map<string, number[]>();
    for (let at = 0; at < 20_000; at++) {
      const word = `第${(at * 7919) % 4001}行`;
      const known = places.get(word);
      if (known === undefined) places.set(word, [at]);
      else known.push(at);
    }
    const list = document.createElement('ul');
    for (const [word, { length }] of [...places].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, 300)) {
      const item = document.createElement('li');
      item.textContent = `${word} ${length}`;
      list.append(item);
    }
    document.body.append(list);
    list.getBoundingClientRect();
    list.remove();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[2] ?? 0;
}

/** By what factor this machine is slower than the usual, at this moment; 1 where it is as fast or faster. */
async function slownessOf(page: Page): Promise<number> {
  return Math.min(SLOWEST, Math.max(1, (await page.evaluate(referenceWork)) / USUAL));
}

/**
 * The longest task of the page's main thread between two marks (`performance.mark`), by the browser's own trace. A page
 * whose thread is busy for longer than that doesn't answer to keys and scrolling. What the test itself asks the page (where a
 * button is, what it is called) and what the emulated Excel does in it don't count; clicks and keys come as those of a user do.
 * Machines that share their processors run at half their speed for minutes: what the page takes is told from what the machine takes
 * by other work, before and after.
 *
 * @returns null where nothing is timed; the work is done all the same.
 */
export async function longestTask(
  browser: Browser,
  page: Page,
  marks: { readonly from: string; readonly to: string },
  work: () => Promise<void>,
): Promise<LongTask | null> {
  const categories = ['toplevel', 'blink.user_timing', 'disabled-by-default-devtools.timeline'];
  if (!IS_TIMED) {
    await work();
    return null;
  }
  const before = await slownessOf(page);
  await browser.startTracing(page, { categories });
  await work();
  const trace = await browser.stopTracing();
  const slowness = Math.sqrt(before * (await slownessOf(page)));
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
  const timings = ofPage.filter(({ cat }) => cat.includes('blink.user_timing'));
  const ends = timings.filter(({ name }) => name === 'excel-ends');
  const excels = timings.flatMap(({ name, ts }) => {
    const end = name === 'excel-begins' ? ends.find((each) => each.ts >= ts) : undefined;
    return end === undefined ? [] : [{ ts, dur: end.ts - ts }];
  });
  /** Of the thread's time in a task what isn't the emulated Excel's. */
  const ownTime = ({ ts, dur = 0, tdur = 0 }: TraceEvent): number => {
    const within = excels.filter((each) => each.ts >= ts && each.ts < ts + dur);
    const others = within.reduce((total, each) => total + each.dur, 0);
    return dur === 0 ? tdur : tdur * Math.max(0, 1 - others / dur);
  };
  const [longest] = tasks.sort((a, b) => ownTime(b) - ownTime(a));
  if (longest?.tdur === undefined) throw new Error('no tasks with their own time in the trace');
  const { ts, dur = 0 } = longest;
  const tdur = ownTime(longest);
  const parts = ofPage.filter((event) => event.ts >= ts && event.ts < ts + dur);
  const named = parts.flatMap((part) =>
    (part.dur ?? 0) > dur / 5 && !part.name.includes('RunTask')
      ? [`${part.name} ${Math.round((part.dur ?? 0) / 1000)}`]
      : [],
  );
  const here = slowness > 1 ? ` ${Math.round(tdur / 1000)} ms at ${(1 / slowness).toFixed(2)} of the usual speed;` : '';
  return { ms: tdur / 1000 / slowness, what: `${Math.round((ts - from.ts) / 1000)}:${here} ${named.join(', ')}` };
}

/**
 * The least of a few measurements, as soon as one keeps to the bound: what shares the machine adds to what a task takes and never
 * takes away from it.
 */
export async function leastOf(
  most: number,
  bound: number,
  measure: (run: number) => Promise<LongTask | null>,
): Promise<LongTask | null> {
  let least = await measure(0);
  for (let run = 1; run < most && least !== null && least.ms > bound; run++) {
    const next = await measure(run);
    if (next !== null && next.ms < least.ms) least = next;
  }
  return least;
}

/** The median of three measurements; of two that both keep to the bound the worse, for then the third can't take it over it. */
export async function medianOfThree(bound: number, measure: () => Promise<LongTask | null>): Promise<LongTask | null> {
  const runs: LongTask[] = [];
  while (runs.length < 3) {
    const run = await measure();
    if (run === null) return null;
    runs.push(run);
    if (runs.length === 2 && runs.every(({ ms }) => ms <= bound)) break;
  }
  const [, median] = runs.sort((a, b) => a.ms - b.ms);
  return median as LongTask;
}

/** Says how long the longest task took and holds it against the bound, in milliseconds; where nothing is timed, neither. */
export function keepsTo(bound: number, longest: LongTask | null, title: string): void {
  if (longest === null) return;
  process.stdout.write(`${title}: longest task ${Math.round(longest.ms)} of ${bound} ms (${longest.what})\n`);
  expect(longest.ms).toBeLessThanOrEqual(bound);
}
