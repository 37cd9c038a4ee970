/** How the page is laid out, as the user chose it: kept on this machine, unlike what belongs to a file. */

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { KeyValueStore } from '../../app/settings.ts';

/** `fit`: all columns that hold something are in sight; otherwise 1 is as large as the file says. */
export type Zoom = 'fit' | number;

export interface Layout {
  /** Pixels; null: as wide as the page makes it. */
  readonly paneWidth: number | null;
  readonly zoom: Zoom;
  /** Cells with findings are marked on the screen. Not kept: whoever opens a file sees them. */
  readonly signs: boolean;
}

export const LEAST_ZOOM = 0.5;
export const MOST_ZOOM = 2;

const KEY = 'jihe.workbench.layout';
const USUAL: Layout = { paneWidth: null, zoom: 'fit', signs: true };

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function loaded(store: KeyValueStore | null): Layout {
  try {
    const stored: unknown = JSON.parse(store?.getItem(KEY) ?? 'null');
    const { paneWidth, zoom } = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Layout>;
    return {
      ...USUAL,
      paneWidth: isBetween(paneWidth, 0, 10_000) ? paneWidth : null,
      zoom: isBetween(zoom, LEAST_ZOOM, MOST_ZOOM) ? zoom : 'fit',
    };
  } catch {
    // Damaged, or forbidden to be read: the next choice replaces it.
    return USUAL;
  }
}

export class LayoutStore {
  readonly #store: KeyValueStore | null;
  readonly #listeners = new Set<() => void>();
  #layout: Layout;

  /** @param store null where the browser has none or forbids it; then nothing outlives the page. */
  constructor(store: KeyValueStore | null) {
    this.#store = store;
    this.#layout = loaded(store);
  }

  readonly snapshot = (): Layout => this.#layout;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly update = (change: Partial<Layout>): void => {
    this.#layout = { ...this.#layout, ...change };
    const { paneWidth, zoom } = this.#layout;
    try {
      this.#store?.setItem(KEY, JSON.stringify({ paneWidth, zoom }));
    } catch {
      // Full, or forbidden: it holds as long as the page.
    }
    for (const listener of this.#listeners) listener();
  };
}

const LayoutContext = createContext(new LayoutStore(null));

export const LayoutProvider = LayoutContext.Provider;

export function useLayout(): { readonly layout: Layout; readonly update: LayoutStore['update'] } {
  const store = useContext(LayoutContext);
  return { layout: useSyncExternalStore(store.subscribe, store.snapshot), update: store.update };
}
