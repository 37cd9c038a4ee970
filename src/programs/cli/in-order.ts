/**
 * Runs the work of a list, so many at once at most, and hands out the results in the list's order. Never more than
 * that many results wait for their turn, whatever the length of the list.
 */
export async function* inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const started: Promise<Result>[] = [];
  let next = 0;
  while (next < items.length || started.length > 0) {
    while (next < items.length && started.length < atOnce) {
      const result = run(items[next] as Item);
      // Whoever takes the result sees the failure; until then it must not count as unhandled.
      result.catch(() => undefined);
      started.push(result);
      next += 1;
    }
    yield await (started.shift() as Promise<Result>);
  }
}
