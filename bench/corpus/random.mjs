/** Random numbers that are the same in every run: mulberry32. */
export class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** From 0 to below 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number; both bounds belong to it. */
  whole(from, to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(share) {
    return this.next() < share;
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** Splits a whole number into so many whole parts, each at least 1. */
  split(total, parts) {
    const shares = Array.from({ length: parts }, () => 1);
    for (let rest = total - parts; rest > 0; rest--) shares[this.whole(0, parts - 1)]++;
    return shares;
  }
}
