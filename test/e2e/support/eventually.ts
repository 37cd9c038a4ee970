/** Milliseconds: far longer than any answer takes on a busy machine, and shorter than a test may. */
const PATIENCE = 30_000;

/** Milliseconds between two looks. */
const PACE = 50;

/**
 * Repeats assertions about what a click or a key brings about later (a selection in Excel, the focus, a count) until they hold:
 * `await eventually(async () => expect(await selection(page)).toMatchObject({ top: 5 }))`. Nothing may be in it that changes
 * something.
 * @returns what the attempt gave in which they held
 * @throws what the last attempt threw, when they don't hold in time
 */
export async function eventually<Result>(assertions: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await assertions();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, PACE);
    });
  }
}
