/** A suite made for jest, as a list: to be run again and again, each time in another surrounding. */

export interface CollectedTest {
  readonly name: string;
  /** With the hooks around it. @throws what the test throws */
  run(): Promise<void>;
}

type Step = () => unknown;

interface Group {
  readonly name: string;
  readonly before: Step[];
  readonly after: Step[];
}

/** @param define calls `describe`, `describe.each` with rows, `test`, `beforeEach` and `afterEach`: others aren't known. */
export function collectedTests(define: () => void): readonly CollectedTest[] {
  const tests: CollectedTest[] = [];
  let groups: readonly Group[] = [];
  const describe = (name: string, body: () => void): void => {
    const outside = groups;
    groups = [...groups, { name, before: [], after: [] }];
    body();
    groups = outside;
  };
  const each =
    (rows: readonly unknown[]) =>
    (_name: string, body: (...row: readonly unknown[]) => void): void => {
      for (const row of rows) {
        const values: readonly unknown[] = Array.isArray(row) ? row : [row];
        describe(String(values[0]), () => body(...values));
      }
    };
  const test = (name: string, body: Step): void => {
    const around = groups;
    const run = async (): Promise<void> => {
      for (const { before } of around) for (const step of before) await step();
      try {
        await body();
      } finally {
        for (const { after } of [...around].reverse()) for (const step of after) await step();
      }
    };
    tests.push({ name: [...around.map((group) => group.name), name].join(' › '), run });
  };
  const hooks = {
    beforeEach: (step: Step): unknown => groups.at(-1)?.before.push(step),
    afterEach: (step: Step): unknown => groups.at(-1)?.after.push(step),
  };
  const own = { describe: Object.assign(describe, { each }), test, ...hooks };
  const jests = Object.fromEntries(Object.keys(own).map((key) => [key, Reflect.get(globalThis, key)]));
  Object.assign(globalThis, own);
  try {
    define();
  } finally {
    Object.assign(globalThis, jests);
  }
  return tests;
}
