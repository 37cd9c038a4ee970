import { WpsHost } from '../../../src/hosts/wps/host.ts';
import { findRoot, type WpsRoot } from '../../../src/hosts/wps/root.ts';
import type { OpenModel } from '../open-model.ts';
import type { WorkbookModel } from '../sheet-model/workbook.ts';
import type { WpsProfile } from '../wps-emulator/profile.ts';
import { EmulatedWps } from '../wps-emulator/wps.ts';

type Store = ReturnType<NonNullable<NonNullable<ConstructorParameters<typeof WpsHost>[1]>['store']>>;

/** A page's store that lives as long as the test wants. */
export function memoryStore(): Store {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

export interface OpenWps {
  readonly wps: EmulatedWps;
  readonly host: WpsHost;
  readonly root: WpsRoot;
  settled(): Promise<void>;
  /** Closes the host, and looks whether anything of ours is left in WPS, and that nothing was asked for that WPS doesn't have. */
  leave(): Promise<void>;
}

export function openWps(model: WorkbookModel, profile: WpsProfile, store: Store = memoryStore()): OpenWps {
  const wps = new EmulatedWps(model, profile);
  const root = findRoot(wps.globals());
  if (root === null) throw new Error('no WPS found');
  const host = new WpsHost(root, { store: () => store });
  const settled = async (): Promise<void> => {
    while (wps.waiting) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const leave = async (): Promise<void> => {
    host.close();
    await settled();
    wps.leave();
    const { listeners, screenUpdating, displayAlerts } = wps;
    const left = { listeners, screenUpdating, displayAlerts, unknown: [...wps.crossings.unknown] };
    expect(left).toEqual({ listeners: 0, screenUpdating: true, displayAlerts: true, unknown: [] });
  };
  return { wps, host, root, settled, leave };
}

/** For the contract: WPS opens its workbooks again with what this page had kept. */
export function opening(profile: WpsProfile, watch?: (opened: OpenWps) => void): OpenModel {
  const stores = new WeakMap<WorkbookModel, Store>();
  return (model) => {
    const store = stores.get(model) ?? memoryStore();
    stores.set(model, store);
    const opened = openWps(model, profile, store);
    watch?.(opened);
    return Promise.resolve(opened);
  };
}
