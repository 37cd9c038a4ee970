import v8 from 'node:v8';
import { optimiseLater } from '../../../src/programs/cli/tiering.ts';

/** Flags of the engine that other versions don't know: those would say so on the screen. */
const BUDGET = '--interrupt-budget=135168';
const INLINED = '--max-inlined-bytecode-size-cumulative=230';
const GROWTH = '--heap-growing-percent=30';

test.each([
  ['20.0.0', [BUDGET, INLINED, GROWTH]],
  ['20.99.1', [BUDGET, INLINED, GROWTH]],
  ['21.0.0', [INLINED, GROWTH]],
  ['22.99.1', [INLINED, GROWTH]],
  ['23.0.0', []],
  ['100.1.0', []],
])('Node %s is told %j', (node, flags) => {
  const told = jest.spyOn(v8, 'setFlagsFromString').mockImplementation(() => undefined);
  const versions = Object.getOwnPropertyDescriptor(process, 'versions') as PropertyDescriptor;
  Object.defineProperty(process, 'versions', { ...versions, value: { ...process.versions, node } });
  try {
    optimiseLater();
    expect(told.mock.calls).toEqual(flags.map((flag) => [flag]));
  } finally {
    Object.defineProperty(process, 'versions', versions);
    told.mockRestore();
  }
});
