/**
 * A memory of what was made before, for words and numbers that forms repeat. It is emptied when it is full, so that a batch of
 * any length needs no more room.
 */
export class BoundedMap<Key, Value> {
  readonly #known = new Map<Key, Value>();
  readonly #limit: number;

  /** @param limit so many entries are kept at most. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: Key): Value | undefined {
    return this.#known.get(key);
  }

  set(key: Key, value: Value): void {
    if (this.#known.size >= this.#limit) this.#known.clear();
    this.#known.set(key, value);
  }
}
