import { act, renderHook } from '@testing-library/react';
import { useNarrow, useWide } from '../../../src/programs/workbench/use-narrow.ts';

/** How wide the window is, asked of the browser and heard of when it changes. */

let width = 800;
const listeners = new Set<() => void>();

/** Of a query it reads the one bound that it has. */
function matches(query: string): boolean {
  const [, side, bound] = /\((min|max)-width: (\d+)px\)/.exec(query) ?? [];
  return side === 'max' ? width <= Number(bound) : width >= Number(bound);
}

afterEach(() => {
  Reflect.deleteProperty(window, 'matchMedia');
  listeners.clear();
});

test('as wide as it is, and as it becomes', () => {
  width = 800;
  window.matchMedia = ((query: string) => ({
    get matches() {
      return matches(query);
    },
    addEventListener: (_kind: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_kind: string, listener: () => void) => listeners.delete(listener),
  })) as unknown as typeof window.matchMedia;
  const { result, unmount } = renderHook(() => [useNarrow(), useWide()]);
  expect(result.current).toEqual([false, false]);
  const becomes = (now: number): void =>
    act(() => {
      width = now;
      for (const listener of listeners) listener();
    });
  becomes(500);
  expect(result.current).toEqual([true, false]);
  becomes(1300);
  expect(result.current).toEqual([false, true]);
  unmount();
  expect(listeners.size).toBe(0);
});

test('a browser that can’t be asked has room for neither', () => {
  expect(renderHook(() => [useNarrow(), useWide()]).result.current).toEqual([false, false]);
});
