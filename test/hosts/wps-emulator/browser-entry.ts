import { workbookFromBytes } from '../sheet-model/from-grids.ts';
import { PROFILES } from './profile.ts';
import { EmulatedWps } from './wps.ts';

/**
 * For real browsers. Bundled into one script, it puts `wpsEmulator` into the page: `install(window, bytes)`, before any other
 * script runs, makes the page one of an add-in of WPS. What the add-in's pages share lies in the browser's store, so that pages
 * of one context are pages of one WPS.
 */

interface Page {
  readonly localStorage: Storage;
}

/** What the add-in asked WPS to show. */
interface Shown {
  readonly kind: 'pane' | 'dialog';
  readonly url: string;
  readonly title: string;
}

interface Pane {
  readonly ID: number;
  Visible: boolean;
  DockPosition: number;
  Width: number;
}

interface BrowserWps {
  readonly wps: EmulatedWps;
  readonly shown: readonly Shown[];
  readonly panes: readonly Pane[];
}

const SHARED = 'wps-emulator.';

function install(page: Page, bytes: Uint8Array, profile = 'linux-11.1'): BrowserWps {
  const build = PROFILES.find(({ name }) => name === profile);
  if (build === undefined) throw new RangeError(`no profile ${profile}`);
  const wps = new EmulatedWps(workbookFromBytes(bytes), build);
  const shown: Shown[] = [];
  const panes: Pane[] = [];
  const services: Readonly<Record<string | symbol, unknown>> = {
    PluginStorage: {
      // Where there is nothing, some builds give an empty text.
      getItem: (key: string) => page.localStorage.getItem(SHARED + key) ?? '',
      setItem: (key: string, value: string) => page.localStorage.setItem(SHARED + key, value),
      removeItem: (key: string) => page.localStorage.removeItem(SHARED + key),
    },
    CreateTaskPane: (url: string, title: string) => {
      shown.push({ kind: 'pane', url, title });
      const pane = { ID: panes.length + 1, Visible: false, DockPosition: 0, Width: 0 };
      panes.push(pane);
      return pane;
    },
    GetTaskPane: (id: number) => panes.find(({ ID }) => ID === id) ?? null,
    ShowDialog: (url: string, title: string) => void shown.push({ kind: 'dialog', url, title }),
  };
  const withServices = (value: unknown): unknown =>
    value === undefined
      ? undefined
      : new Proxy(value as object, {
          get: (target, key): unknown => services[key] ?? Reflect.get(target, key),
          set: (target, key, to: unknown) => Reflect.set(target, key, to),
        });
  const globals = wps.globals();
  const made = { wps: withServices(globals.wps), Application: withServices(globals.Application) };
  for (const [name, value] of Object.entries(made)) {
    if (value !== undefined) Object.defineProperty(page, name, { value, configurable: true });
  }
  return { wps, shown, panes };
}

/** The bundle runs as a classic script: what it offers has to be on the page. */
Object.assign(globalThis, { wpsEmulator: { install } });
