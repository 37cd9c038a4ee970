import { decimal, plain } from '../../src/engine/decimal.ts';

const DECIMAL = Object.getPrototypeOf(decimal(1)) as object;

/** Data to compare and to read: decimals as their numerals, everything else as it is. */
export function plainData(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) === DECIMAL) return plain(value as ReturnType<typeof decimal>);
  if (Array.isArray(value)) return value.map(plainData);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plainData(part)]));
}
