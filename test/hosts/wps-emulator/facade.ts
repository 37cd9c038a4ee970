import type { Crossings } from './crossings.ts';
import type { MemberKind, Members } from './members.ts';

/**
 * WPS's objects as a page sees them: new ones every time, equal to none, without a list of their members. What the tables don't
 * have reads as undefined and can't be set, as there; and it is noted, for the test to fail at its end.
 */

type Getters<Table extends Members> = {
  readonly [Key in keyof Table as Table[Key] extends 'call' ? never : Key]: () => unknown;
};
type Setters<Table extends Members> = {
  readonly [Key in keyof Table as Table[Key] extends 'write' ? Key : never]: (value: unknown) => void;
};
type Calls<Table extends Members> = {
  readonly [Key in keyof Table as Table[Key] extends 'call' ? Key : never]: (...args: unknown[]) => unknown;
};

export interface Implementation<Table extends Members> {
  readonly get: Getters<Table>;
  readonly set: Setters<Table>;
  readonly call: Calls<Table>;
  /** Members that this build doesn't have, and methods that are properties there. */
  readonly missing?: readonly (keyof Table)[];
  readonly properties?: Readonly<Record<string, () => unknown>>;
  /** Asked before every access: the workbook may be closed, the sheet deleted. @throws Error */
  readonly alive?: () => void;
}

export function facade<Table extends Members>(
  name: string,
  table: Table,
  crossings: Crossings,
  { get, set, call, missing = [], properties = {}, alive = () => undefined }: Implementation<Table>,
): object {
  const calls: Readonly<Record<string, (...args: unknown[]) => unknown>> = call;
  const getters: Readonly<Record<string, () => unknown>> = get;
  const setters: Readonly<Record<string, (value: unknown) => void>> = set;
  const kindOf = (key: string | symbol): MemberKind | null =>
    typeof key === 'string' && Object.hasOwn(table, key) && !missing.includes(key) ? (table[key] as MemberKind) : null;
  const cross = (key: string, work: () => unknown): unknown =>
    crossings.cross(`${name}.${key}`, () => {
      alive();
      return work();
    });
  return new Proxy(
    {},
    {
      get: (_target, key) => {
        if (typeof key === 'string' && Object.hasOwn(properties, key))
          return cross(key, properties[key] as () => unknown);
        switch (kindOf(key)) {
          case 'call':
            return (...args: unknown[]) => cross(key as string, () => calls[key as string]?.(...args));
          case 'read':
          case 'write':
            return cross(key as string, () => getters[key as string]?.());
          case null:
            if (!missing.includes(key as string)) crossings.noteUnknown(name, key);
            return undefined;
        }
      },
      has: (_target, key) => kindOf(key) !== null,
      set: (_target, key, value: unknown) => {
        if (kindOf(key) !== 'write') {
          if (kindOf(key) === null) crossings.noteUnknown(name, key);
          throw new TypeError(`Cannot redefine property: ${String(key)}`);
        }
        cross(key as string, () => setters[key as string]?.(value));
        return true;
      },
      ownKeys: () => [],
      getPrototypeOf: () => null,
    },
  );
}
