import { act, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { type Settings, SettingsStore } from '../../src/app/settings.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { FileHost } from '../../src/hosts/file/host.ts';
import type { WorkbookHost } from '../../src/hosts/host.ts';
import { type PaneEnvironment, PaneProvider } from '../../src/pane/context.ts';
import { PaneController } from '../../src/pane/state/controller.ts';
import type { PaneEvent } from '../../src/pane/state/state.ts';
import { exampleForm } from './form-text.ts';
import { fileOf, TODAY } from './open-pane.tsx';
import { screenLines } from './screen-lines.ts';

/** A part of the pane by itself, over a workbook in memory. */

const PACE = { now: () => 0, rest: () => Promise.resolve() };

export interface PartOptions {
  readonly grids?: readonly SheetGrid[];
  readonly settings?: Partial<Settings>;
  /** Stands in for the host, made from it. */
  readonly around?: (host: FileHost) => WorkbookHost;
  readonly environment?: Partial<PaneEnvironment>;
  /** What has happened before it is shown. */
  readonly events?: readonly PaneEvent[];
  /** Checked before it is shown, in all sheets. */
  readonly checked?: boolean;
}

export interface OpenPart {
  readonly user: UserEvent;
  readonly controller: PaneController;
  readonly host: FileHost;
  readonly happens: (event: PaneEvent) => void;
  /** Shows another part in its place. */
  readonly show: (part: ReactElement) => void;
  readonly unmount: () => void;
}

export async function openPart(
  part: ReactElement | ((controller: PaneController) => ReactElement),
  options: PartOptions = {},
): Promise<OpenPart> {
  const { grids = [exampleForm('national')], around, environment, events = [], checked = false } = options;
  const host = new FileHost(fileOf(grids), { onLocate: () => undefined });
  const settings = new SettingsStore(null);
  settings.update(options.settings ?? {});
  const controller = new PaneController({ host: around?.(host) ?? host, settings, today: () => TODAY, pace: PACE });
  if (checked) {
    controller.setScope('all');
    await controller.check();
  }
  for (const event of events) controller.dispatch(event);
  const value = {
    controller,
    version: '1',
    download: () => undefined,
    report: null,
    today: () => TODAY,
    ...environment,
  };
  const provided = (shown: ReactElement): ReactElement => <PaneProvider value={value}>{shown}</PaneProvider>;
  const { rerender, unmount } = render(provided(typeof part === 'function' ? part(controller) : part));
  return {
    user: userEvent.setup(),
    controller,
    host,
    happens: (event) => act(() => controller.dispatch(event)),
    show: (another) => rerender(provided(another)),
    unmount,
  };
}

/** An element as it is heard, line by line (`screenLines`), or those of its lines that are asked for. */
export function heard(element: Element | null, isWanted: (line: string) => boolean = () => true): string[] {
  if (element === null) throw new Error('nothing there');
  const found = dedented(screenLines(element).trimEnd().split('\n').filter(isWanted));
  return found;
}

function dedented(all: readonly string[]): string[] {
  const indent = Math.min(...all.map((line) => line.search(/\S|$/)));
  return all.map((line) => line.slice(indent));
}

/** The lines of a text, without what indents all of them. */
export function lines(text: string): string[] {
  return dedented(text.replace(/^\n|\n *$/g, '').split('\n'));
}
