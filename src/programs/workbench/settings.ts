import { type KeyValueStore, SettingsStore } from '../../app/settings.ts';

/**
 * The pane's settings where nothing was chosen yet: a file on this page is edited in sight of the findings, so it is checked
 * again while somebody types.
 */
const UNTOUCHED = JSON.stringify({ live: true });

export function workbenchSettings(store: KeyValueStore | null): SettingsStore {
  const memory = new Map<string, string>();
  const kept: KeyValueStore = store ?? {
    getItem: (key) => memory.get(key) ?? null,
    setItem: (key, value) => void memory.set(key, value),
  };
  return new SettingsStore({
    getItem: (key) => kept.getItem(key) ?? UNTOUCHED,
    setItem: (key, value) => kept.setItem(key, value),
  });
}
