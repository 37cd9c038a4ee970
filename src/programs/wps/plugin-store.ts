import type { PageStore } from '../../hosts/handover.ts';
import type { WpsRoot } from '../../hosts/wps/root.ts';

/** The store that the add-in's pages share in this run of WPS, as a page's; null where there is none. */
export function pluginStore(root: WpsRoot | null): PageStore | null {
  const storage = root?.service('PluginStorage');
  if (storage === null || storage === undefined) return null;
  return {
    getItem: (key) => {
      const value = storage.getItem(key);
      return typeof value === 'string' && value !== '' ? value : null;
    },
    setItem: (key, value) => {
      storage.setItem(key, value);
    },
    removeItem: (key) => {
      storage.removeItem(key);
    },
  };
}
