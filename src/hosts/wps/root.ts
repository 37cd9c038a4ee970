/** Where a page of an add-in finds WPS: its builds keep their objects in different places. */

import type { EtApplication, EtServices } from './et.ts';

/** What belongs to the application comes from there, and the add-in's services from wherever they are. */
export interface WpsRoot {
  readonly app: EtApplication;
  /** A service by its name, with `this` being what keeps it; undefined where this WPS has none. */
  readonly service: <Name extends keyof EtServices>(name: Name) => EtServices[Name] | undefined;
}

/** A page's globals; WPS puts its objects there before any script runs, or while the first ones do. */
interface Page {
  readonly wps?: unknown;
  readonly Application?: unknown;
}

type Bag = Readonly<Record<string, unknown>>;

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function bag(value: unknown): Bag | null {
  return (typeof value === 'object' || typeof value === 'function') && value !== null ? (value as Bag) : null;
}

/** Objects may be callable there too. */
const METHODS: ReadonlySet<keyof EtServices> = new Set([
  'CreateTaskPane',
  'GetTaskPane',
  'ShowDialog',
  'GetSaveAsFilename',
] as const);

/** One with workbooks is the one of 表格: 文字 and 演示 have none. `Name` is whatever each build likes. */
function isApplication(value: unknown): value is EtApplication {
  return Boolean(attempt(() => bag(value)?.['Workbooks']));
}

/** @returns null in a page that isn't, or not yet, inside WPS 表格 */
export function findRoot(page: Page = globalThis as Page): WpsRoot | null {
  const wps = bag(page.wps);
  const own = bag(page.Application);
  const made = attempt(() => {
    const member = wps?.['EtApplication'];
    return typeof member === 'function' ? (member as () => unknown).call(wps) : member;
  });
  const candidates = [made, attempt(() => wps?.['Application']), own, wps];
  const app = candidates.find(isApplication);
  if (app === undefined) return null;
  const keepers = [app as unknown as Bag, own, wps].filter((each): each is Bag => each !== null);
  return {
    app,
    service: <Name extends keyof EtServices>(name: Name): EtServices[Name] | undefined => {
      for (const keeper of keepers) {
        const found = attempt(() => keeper[name]);
        if (found === null || found === undefined) continue;
        return (METHODS.has(name) && typeof found === 'function' ? found.bind(keeper) : found) as EtServices[Name];
      }
      return undefined;
    },
  };
}
