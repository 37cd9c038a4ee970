import v8 from 'node:v8';
import { optimiseLater } from '../../../src/programs/cli/tiering.ts';

/** A flag of the engine that other versions don't know: those would say so on the screen. */

test.each([
  ['20.0.0', 1],
  ['22.99.1', 1],
  ['23.0.0', 0],
  ['100.1.0', 0],
])('Node %s is told %d times', (node, times) => {
  const told = jest.spyOn(v8, 'setFlagsFromString').mockImplementation(() => undefined);
  const versions = Object.getOwnPropertyDescriptor(process, 'versions') as PropertyDescriptor;
  Object.defineProperty(process, 'versions', { ...versions, value: { ...process.versions, node } });
  try {
    optimiseLater();
    expect(told.mock.calls).toEqual(Array.from({ length: times }, () => ['--interrupt-budget=135168']));
  } finally {
    Object.defineProperty(process, 'versions', versions);
    told.mockRestore();
  }
});
