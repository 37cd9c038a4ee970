import type { WorkbookModel } from '../sheet-model/workbook.ts';
import type { WpsProfile } from './profile.ts';
import { EmulatedWps } from './wps.ts';

/**
 * Makes a page one of an add-in of WPS. What the add-in's pages share lies in the page's own store, so that pages of one origin are
 * pages of one WPS.
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

export interface PageOfWps {
  readonly wps: EmulatedWps;
  readonly shown: readonly Shown[];
  readonly panes: readonly Pane[];
}

const SHARED = 'wps-emulator.';

export function installWps(page: Page, model: WorkbookModel, profile: WpsProfile): PageOfWps {
  const wps = new EmulatedWps(model, profile);
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
