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

describe('selectors with :is()', () => {
  /** Elements of a browser that takes `:is()` for a mistake. */
  function oldElements(): { readonly prototype: Element; readonly asked: string[] } {
    const asked: string[] = [];
    const old = (selector: string): null => {
      if (selector.includes(':is(')) throw new SyntaxError(`'${selector}' is not a valid selector.`);
      asked.push(selector);
      return null;
    };
    return { prototype: { matches: old, closest: old, querySelector: old, querySelectorAll: old } as never, asked };
  }

  test('are spelled out for browsers that don’t know it', () => {
    const { prototype, asked } = oldElements();
    completeSelectors(prototype, [prototype]);
    prototype.matches(':is(a[href], button, details > summary):not(:disabled)');
    prototype.querySelector(':is(i)');
    prototype.querySelectorAll('p, q');
    expect(asked).toEqual([
      'a[href]:not(:disabled), button:not(:disabled), details > summary:not(:disabled)',
      'i',
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
