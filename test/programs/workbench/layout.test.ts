import { LayoutStore } from '../../../src/programs/workbench/layout.ts';
import { workbenchSettings } from '../../../src/programs/workbench/settings.ts';

/** What the page keeps on this machine: how it is laid out, and the pane's settings. */

const KEY = 'jihe.workbench.layout';
const USUAL = { paneWidth: null, zoom: 'fit', signs: true };

class MemoryStore {
  readonly items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
}

function storeWith(text: string): MemoryStore {
  const store = new MemoryStore();
  store.setItem(KEY, text);
  return store;
}

describe('the layout', () => {
  test.each([
    ['nothing', 'null'],
    ['a number', '5'],
    ['a list', '[]'],
    ['damaged text', '{"zoom":'],
    ['texts where numbers belong', '{"paneWidth":"400","zoom":"1"}'],
    ['what is too narrow and too small', '{"paneWidth":-1,"zoom":0.49}'],
    ['what is too wide and too large', '{"paneWidth":10001,"zoom":2.01}'],
  ])('is the usual one where %s is kept', (_, kept) => {
    expect(new LayoutStore(storeWith(kept)).snapshot()).toEqual(USUAL);
  });

  test.each([
    [0, 0.5],
    [10_000, 2],
    [412, 1],
    [null, 'fit'],
  ])('of %p pixels at %p is there again', (paneWidth, zoom) => {
    const kept = JSON.stringify({ paneWidth, zoom });
    expect(new LayoutStore(storeWith(kept)).snapshot()).toEqual({ paneWidth, zoom, signs: true });
  });

  test('each part is taken for itself', () => {
    expect(new LayoutStore(storeWith('{"paneWidth":300,"zoom":9}')).snapshot()).toEqual({ ...USUAL, paneWidth: 300 });
    expect(new LayoutStore(storeWith('{"paneWidth":null,"zoom":1.5}')).snapshot()).toEqual({ ...USUAL, zoom: 1.5 });
  });

  test('is kept with each choice but for the signs: whoever opens a file sees them', () => {
    const store = new MemoryStore();
    const layout = new LayoutStore(store);
    layout.update({ zoom: 1.25, signs: false });
    layout.update({ paneWidth: 380 });
    expect(layout.snapshot()).toEqual({ paneWidth: 380, zoom: 1.25, signs: false });
    expect(JSON.parse(store.getItem(KEY) ?? '')).toEqual({ paneWidth: 380, zoom: 1.25 });
    expect(new LayoutStore(store).snapshot()).toEqual({ paneWidth: 380, zoom: 1.25, signs: true });
  });

  test('is told to all who listen, as long as they do', () => {
    const layout = new LayoutStore(null);
    const heard: string[] = [];
    const stop = layout.subscribe(() => heard.push(`first ${String(layout.snapshot().zoom)}`));
    layout.subscribe(() => heard.push(`second ${String(layout.snapshot().zoom)}`));
    layout.update({ zoom: 2 });
    stop();
    layout.update({ zoom: 'fit' });
    expect(heard).toEqual(['first 2', 'second 2', 'second fit']);
  });

  test('holds as long as the page where the browser forbids its store', () => {
    const refused = (): never => {
      throw new DOMException('refused', 'SecurityError');
    };
    const layout = new LayoutStore({ getItem: refused, setItem: refused });
    expect(layout.snapshot()).toEqual(USUAL);
    let heard = 0;
    layout.subscribe(() => {
      heard += 1;
    });
    layout.update({ zoom: 0.75 });
    expect([layout.snapshot().zoom, heard]).toEqual([0.75, 1]);
  });
});

describe('the pane’s settings', () => {
  test('check while somebody types, until that is switched off', () => {
    const store = new MemoryStore();
    const settings = workbenchSettings(store);
    expect(settings.current.live).toBe(true);
    expect(store.items.size).toBe(0);
    settings.update({ live: false });
    expect(workbenchSettings(store).current.live).toBe(false);
    settings.update({ live: true });
    expect(workbenchSettings(store).current.live).toBe(true);
  });

  test('without a store they hold as long as the page', () => {
    const settings = workbenchSettings(null);
    expect(settings.current.live).toBe(true);
    settings.update({ live: false });
    expect([settings.current.live, workbenchSettings(null).current.live]).toEqual([false, true]);
  });
});
