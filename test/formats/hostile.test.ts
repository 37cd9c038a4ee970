import { goThrough, hostileInput, type Input, KINDS, type Kind } from '../support/hostile-inputs.ts';

/**
 * Inputs made to hurt, one after another, for as long as there is time: a minute where a change is tried, a moment
 * elsewhere, and as many as are asked for by hand: `JIHE_HOSTILE=200000 JIHE_SEED=7 npx jest test/formats/hostile`.
 */

const ASKED = Number(process.env['JIHE_HOSTILE'] ?? 0);
const SECONDS = process.env['CI'] === undefined ? 10 : 60;
const SEED = Number(process.env['JIHE_SEED'] ?? 1);
/** So many there are at least, a share of each kind. */
const LEAST = 51 * KINDS.length;
/** Milliseconds, of this process alone, that an input may take; and bytes that all of them may. */
const MOST_TIME = 2000;
const MOST_MEMORY = 1.5 * 2 ** 30;

/** What became of an input, and the milliseconds of this process that it took. */
function timed(input: Input, number: number): { outcome: string; time: number } {
  const from = process.cpuUsage();
  let outcome: string;
  try {
    // Reports cost most of the time: those of every third input, so that all kinds have some.
    outcome = goThrough(input, number % 3 !== 0);
  } catch (error) {
    outcome = `thrown ${error instanceof Error ? (error.stack ?? error.message).slice(0, 400) : String(error)}`;
  }
  const { user, system } = process.cpuUsage(from);
  return { outcome, time: (user + system) / 1000 };
}

test('no input throws, takes long, or takes much memory', () => {
  const outcomes = new Map<string, number>();
  const byKind = new Map<Kind, number>();
  const failed: string[] = [];
  const begun = performance.now();
  // What earlier tests left in this process isn't theirs.
  const before = process.memoryUsage().rss;
  let [number, slowest, memory] = [0, 0, 0];
  // A busy machine takes longer for as many as there have to be.
  const goesOn = (): boolean =>
    ASKED > 0 ? number < ASKED : number <= LEAST || performance.now() - begun < SECONDS * 1000;
  for (; goesOn() && failed.length < 20; number++) {
    const input = hostileInput(SEED, number);
    let { outcome, time } = timed(input, number);
    // What this process spent on collecting the garbage of all inputs before falls on one of them: slow is what is slow again.
    if (time > MOST_TIME) ({ outcome, time } = timed(input, number));
    slowest = Math.max(slowest, time);
    if (number % 64 === 0) memory = Math.max(memory, process.memoryUsage().rss - before);
    byKind.set(input.kind, (byKind.get(input.kind) ?? 0) + 1);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (outcome === 'unknown' || outcome.startsWith('thrown')) failed.push(`${number} (${input.kind}): ${outcome}`);
    if (time > MOST_TIME) failed.push(`${number} (${input.kind}): ${Math.round(time)} ms`);
  }
  const reported = [...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, count]) => `${outcome} ${count}`);
  // Above everything else it is worth knowing how far it came.
  process.stderr.write(
    `hostile inputs: ${number} with seed ${SEED}, the slowest ${Math.round(slowest)} ms, ${Math.round(memory / 2 ** 20)} MB\n  ${reported.join(', ')}\n`,
  );
  expect(failed).toEqual([]);
  expect(memory).toBeLessThan(MOST_MEMORY);
  expect(number).toBeGreaterThan(200);
  for (const kind of KINDS) expect(byKind.get(kind)).toBeGreaterThan(50);
  // Neither is everything refused, nor nothing.
  expect(['has-errors', 'needs-review', 'ready'].some((verdict) => outcomes.has(verdict))).toBe(true);
  expect(outcomes.size).toBeGreaterThan(5);
}, 86_400_000);
