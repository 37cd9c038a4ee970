import type { WpsRoot } from '../../../src/hosts/wps/root.ts';
import { pluginStore } from '../../../src/programs/wps/plugin-store.ts';

/** WPS's store answers in its own ways; the pages ask it as they ask a browser's. */

const rootWith = (storage: unknown): WpsRoot =>
  ({ app: {}, service: (name: string) => (name === 'PluginStorage' ? storage : undefined) }) as unknown as WpsRoot;

test.each([null, undefined])('without a store there is none: %s', (storage) => {
  expect(pluginStore(rootWith(storage))).toBeNull();
});

test('without WPS there is none', () => {
  expect(pluginStore(null)).toBeNull();
});

test('what was kept comes back; anything but a text was never kept', () => {
  const kept = new Map<string, unknown>();
  const store = pluginStore(
    rootWith({
      getItem: (key: string) => kept.get(key),
      setItem: (key: string, value: unknown) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    }),
  );
  store?.setItem('key', 'value');
  expect(store?.getItem('key')).toBe('value');
  store?.removeItem('key');
  for (const nothing of [undefined, null, '', 0, {}]) {
    kept.set('key', nothing);
    expect(store?.getItem('key')).toBeNull();
  }
});
