/**
 * @jest-environment node
 */

/** In a worker there is no page: what completes browsers is loaded there too. */

test('without a page the rest is completed all the same', () => {
  const at = Object.getOwnPropertyDescriptor(Array.prototype, 'at') as PropertyDescriptor;
  expect(typeof document).toBe('undefined');
  try {
    Reflect.deleteProperty(Array.prototype, 'at');
    jest.isolateModules(() => {
      require('../../src/pane/polyfills.ts');
    });
    expect([1, 2].at(-1)).toBe(2);
  } finally {
    Reflect.defineProperty(Array.prototype, 'at', at);
  }
});
