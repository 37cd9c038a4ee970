import { BoundedMap } from '../engine/bounded-map.ts';
import type { Packed, PartEntry, Parts } from './zip/parts.ts';

/** Relationships and styles of a few templates that take turns. */
const MAX_PARTS = 32;
const MAX_NAME = 200;

/** Of two with the same checksum. */
function areSame(one: Packed, other: Packed): boolean {
  if (one.size !== other.size || one.bytes.length !== other.bytes.length) return false;
  for (let at = 0; at < one.bytes.length; at++) if (one.bytes[at] !== other.bytes[at]) return false;
  return true;
}

/**
 * What was read from a part, kept for the next file that has the same bytes there. The files of a batch come from one program and one
 * template: their relationships and styles are alike to the last byte, and take as long as a tenth of a small form.
 */
export class PartMemory<Value> {
  readonly #known = new BoundedMap<string, { readonly packed: Packed; readonly value: Value }>(MAX_PARTS);

  /** @param make reads the part; what it gives is shared, so nobody may change it. Its errors aren't remembered. */
  read(parts: Parts, entry: PartEntry, make: () => Value): Value {
    const packed = entry.name.length > MAX_NAME ? null : parts.packed(entry);
    if (packed === null) return make();
    const key = `${packed.crc} ${entry.name}`;
    const known = this.#known.get(key);
    if (known !== undefined && areSame(known.packed, packed)) return known.value;
    const value = make();
    // A copy: a view would keep the whole file.
    this.#known.set(key, { packed: { ...packed, bytes: packed.bytes.slice() }, value });
    return value;
  }
}
