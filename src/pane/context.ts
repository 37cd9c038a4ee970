/** How components get at the state: through the one controller of their pane, of which a page may hold several. */

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Settings } from '../app/settings.ts';
import { addressAlone, type CellNames } from './model/written.ts';
import type { GivenReport } from './report/given.ts';
import type { PaneController } from './state/controller.ts';
import type { PaneState } from './state/state.ts';

export interface PaneEnvironment {
  readonly controller: PaneController;
  /** `0.1.0` */
  readonly version: string;
  /** The open document; null: a workbook. */
  readonly report: GivenReport | null;
  /** Gives a file to the user. */
  readonly download: (name: string, content: string | Uint8Array) => void;
  /** `2026-11-21` */
  readonly today: () => string;
  /** Saves a copy of the workbook; where the program does that itself there is none. */
  readonly onSave?: (() => void) | undefined;
  /** What 关于 in the settings ends with. */
  readonly selfTest?: ReactNode;
}

const Environment = createContext<PaneEnvironment | null>(null);

export const PaneProvider = Environment.Provider;

/** Thrown when a component stands outside of a pane: a mistake in the code, never in what the user does. */
class OutsidePaneError extends Error {
  override readonly name = 'OutsidePaneError';
}

export function useEnvironment(): PaneEnvironment {
  const environment = useContext(Environment);
  if (environment === null) throw new OutsidePaneError('used outside of a pane');
  return environment;
}

export function useController(): PaneController {
  return useEnvironment().controller;
}

/** How cells are called here: by their address, in a document by row and head. */
export function useCellName(): CellNames {
  return useEnvironment().report?.nameCell ?? addressAlone;
}

export function usePaneState(): PaneState {
  const controller = useController();
  return useSyncExternalStore(controller.subscribe, controller.snapshot);
}

export function useSettings(): { readonly settings: Settings; readonly kept: boolean } {
  const { settings } = useController();
  return useSyncExternalStore(settings.subscribe, settings.snapshot);
}
