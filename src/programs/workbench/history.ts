import type { ApplyReceipt } from '../../hosts/host.ts';

/** What was changed in an open file, in the order in which it can be taken back and made again. */
export class History {
  #done: readonly ApplyReceipt[] = [];
  #undone: readonly ApplyReceipt[] = [];

  /** What would be taken back next; undefined when nothing is left. */
  get latest(): ApplyReceipt | undefined {
    return this.#done.at(-1);
  }

  /** What stands, the earliest first; another list after each change. */
  get done(): readonly ApplyReceipt[] {
    return this.#done;
  }

  /** What would be made again next. */
  get next(): ApplyReceipt | undefined {
    return this.#undone.at(-1);
  }

  /** A change was made: what was taken back before can't be made again any more. */
  made(receipt: ApplyReceipt): void {
    this.#done = [...this.#done, receipt];
    this.#undone = [];
  }

  /** The latest change was taken back. */
  undid(): void {
    const { latest } = this;
    if (latest === undefined) return;
    this.#done = this.#done.slice(0, -1);
    this.#undone = [...this.#undone, latest];
  }

  /** The change that was taken back last was made again. */
  redid(): void {
    const { next } = this;
    if (next === undefined) return;
    this.#undone = this.#undone.slice(0, -1);
    this.#done = [...this.#done, next];
  }

  /** Whether this change was taken back. */
  isUndone(receipt: ApplyReceipt): boolean {
    return this.#undone.includes(receipt);
  }

  /** Somebody else took this change back: it is neither done nor to be made again. */
  forget(receipt: ApplyReceipt): void {
    this.#done = this.#done.filter((each) => each !== receipt);
  }
}
