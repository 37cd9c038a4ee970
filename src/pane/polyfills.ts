/**
 * What the engine and the packages use and the oldest browsers of our hosts lack: WPS still brings a Chromium below 92. Only what
 * is used, and only where it is missing.
 */

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function replaceAll(this: string, search: string | RegExp, replacement: string): string {
  if (search instanceof RegExp) return this.replace(search, replacement);
  const pieces = this.split(search);
  if (typeof replacement !== 'function') return pieces.join(replacement);
  const make = replacement as (match: string) => string;
  return pieces.join(make(search));
}

function define(target: object, name: string, value: unknown): void {
  if (name in target) return;
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

/** @param scope the globals to complete. */
export function complete(scope: {
  readonly Array: ArrayConstructor;
  readonly String: StringConstructor;
  readonly Object: ObjectConstructor;
}): void {
  define(scope.Array.prototype, 'at', at);
  define(scope.String.prototype, 'at', at);
  define(scope.String.prototype, 'replaceAll', replaceAll);
  define(scope.Object, 'hasOwn', (object: object, key: PropertyKey) => Object.hasOwn(object, key));
}

complete(globalThis);
