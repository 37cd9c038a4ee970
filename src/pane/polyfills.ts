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
  define(
    scope.Object,
    'hasOwn',
    (object: object, key: PropertyKey) => Reflect.getOwnPropertyDescriptor(object, key) !== undefined,
  );
}

/** `:is(a, b):not(c)` as `a:not(c), b:not(c)`: that is all there is of it in what packages ask for. */
function withoutIs(selector: string): string {
  const [, list, rest = ''] = /^:is\(([^()]*)\)(.*)$/s.exec(selector) ?? [];
  if (list === undefined) return selector;
  return list
    .split(',')
    .map((each) => `${each.trim()}${rest}`)
    .join(', ');
}

const ASKING = ['matches', 'closest', 'querySelector', 'querySelectorAll'] as const;

interface Matching {
  matches(selector: string): boolean;
}

function knowsIs(element: Matching): boolean {
  try {
    element.matches(':is(a)');
    return true;
  } catch {
    return false;
  }
}

/**
 * Chromium knows `:is()` from 88 on; before, asking for it throws. What moves the focus in dialogs and menus asks for it.
 *
 * @param element of the page, to try it
 * @param prototypes of elements and documents
 */
export function completeSelectors(element: Matching, prototypes: readonly object[]): void {
  if (knowsIs(element)) return;
  const spelledOut = new Map<string, string>();
  for (const prototype of prototypes) {
    for (const name of ASKING) {
      const ask: unknown = Reflect.get(prototype, name);
      if (typeof ask !== 'function') continue;
      Reflect.set(prototype, name, function askSpelledOut(this: unknown, selector: string): unknown {
        let known = spelledOut.get(selector);
        if (known === undefined) {
          known = withoutIs(selector);
          spelledOut.set(selector, known);
        }
        return Reflect.apply(ask, this, [known]) as unknown;
      });
    }
  }
}

complete(globalThis);
// In a worker there is nothing to select.
if (typeof document !== 'undefined') {
  completeSelectors(document.createElement('a'), [Element.prototype, Document.prototype]);
}
