import { complete, completeSelectors } from '../../src/pane/polyfills.ts';

/** What the oldest browsers lack, where it stands in for nothing else. */

test('own properties are known where Object.hasOwn isn’t', () => {
  const scope = { Array: { prototype: {} }, String: { prototype: {} }, Object: {} as ObjectConstructor };
  complete(scope as Parameters<typeof complete>[0]);
  const known = Object.getOwnPropertyDescriptor(Object, 'hasOwn') as PropertyDescriptor;
  try {
    Reflect.deleteProperty(Object, 'hasOwn');
    expect(scope.Object.hasOwn({ a: undefined }, 'a')).toBe(true);
    expect(scope.Object.hasOwn({}, 'toString')).toBe(false);
  } finally {
    Object.defineProperty(Object, 'hasOwn', known);
  }
});

type Scope = Parameters<typeof complete>[0];
type Method = (this: unknown, ...args: readonly unknown[]) => unknown;

describe('methods that a browser lacks', () => {
  const scope = { Array: { prototype: {} }, String: { prototype: {} }, Object: {} };
  complete(scope as unknown as Scope);
  const made = (of: 'Array' | 'String', name: string): Method => Reflect.get(scope[of].prototype, name) as Method;

  test.each([0, 1, 2, 3, -1, -3, -4, 1.9, -1.9, Number.NaN])('at(%d) is what others have', (index) => {
    expect(Reflect.apply(made('Array', 'at'), ['a', 'b', 'c'], [index])).toBe(['a', 'b', 'c'].at(index));
    expect(Reflect.apply(made('String', 'at'), 'abc', [index])).toBe('abc'.at(index));
  });

  test.each<[string | RegExp, string | ((found: string) => string)]>([
    ['.', '-'],
    ['x', '-'],
    ['.', (found) => `<${found}>`],
    [/[a-b]/g, '-'],
    [/(\.)/g, '<$1>'],
  ])('replaceAll(%s, %s) is what others have', (search, replacement) => {
    const expected = 'a.b.c'.replaceAll(search, replacement as string);
    expect(Reflect.apply(made('String', 'replaceAll'), 'a.b.c', [search, replacement])).toBe(expected);
  });

  test('can be replaced by others that complete the page', () => {
    const { writable, configurable } = Object.getOwnPropertyDescriptor(scope.String.prototype, 'replaceAll') ?? {};
    expect({ writable, configurable }).toEqual({ writable: true, configurable: true });
  });

  test('are left alone where they are', () => {
    const own = (): string => 'own';
    const there = {
      Array: { prototype: { at: own } },
      String: { prototype: { replaceAll: own } },
      Object: { hasOwn: own },
    };
    complete(there as unknown as Scope);
    expect([there.Array.prototype.at, there.String.prototype.replaceAll, there.Object.hasOwn]).toEqual([own, own, own]);
  });
});

describe('selectors with :is()', () => {
  /** Elements of a browser that takes `:is()` for a mistake. */
  function oldElements(): { readonly prototype: Element; readonly requested: string[] } {
    const requested: string[] = [];
    const old = (selector: string): null => {
      if (selector.includes(':is(')) throw new SyntaxError(`'${selector}' is not a valid selector.`);
      requested.push(selector);
      return null;
    };
    return { prototype: { matches: old, closest: old, querySelector: old, querySelectorAll: old } as never, requested };
  }

  test('are spelled out for browsers that don’t know it', () => {
    const { prototype, requested } = oldElements();
    completeSelectors(prototype, [prototype]);
    prototype.matches(':is(a[href], button, details > summary):not(:disabled)');
    prototype.querySelector(':is(i)');
    prototype.closest(':is(b, u)');
    prototype.querySelectorAll('p, q');
    expect(requested).toEqual([
      'a[href]:not(:disabled), button:not(:disabled), details > summary:not(:disabled)',
      'i',
      'b, u',
      'p, q',
    ]);
  });

  test('are left to browsers that do', () => {
    const ask = (): boolean => true;
    const prototype = { matches: ask };
    completeSelectors(prototype, [prototype]);
    expect(prototype.matches).toBe(ask);
  });
});

describe('the page itself', () => {
  const known = (of: object, name: string): PropertyDescriptor =>
    Object.getOwnPropertyDescriptor(of, name) as PropertyDescriptor;

  test('is completed as soon as the file is loaded', () => {
    const at = known(Array.prototype, 'at');
    const matches = known(Element.prototype, 'matches');
    try {
      Reflect.deleteProperty(Array.prototype, 'at');
      Object.assign(Element.prototype, {
        matches(this: Element, selector: string): unknown {
          if (selector.includes(':is(')) throw new SyntaxError(selector);
          return Reflect.apply(matches.value as Method, this, [selector]);
        },
      });
      jest.isolateModules(() => {
        require('../../src/pane/polyfills.ts');
      });
      expect([1, 2].at(-1)).toBe(2);
      expect(document.createElement('u').matches(':is(b, u)')).toBe(true);
    } finally {
      Reflect.defineProperty(Array.prototype, 'at', at);
      Reflect.defineProperty(Element.prototype, 'matches', matches);
    }
  });
});
