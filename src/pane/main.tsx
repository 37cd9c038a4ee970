import './polyfills.ts';
import { createRoot } from 'react-dom/client';
import { browserStore, SettingsStore } from '../app/settings.ts';
import type { WorkbookHost } from '../hosts/host.ts';
import { Boot, type BootProps, Fallback } from './boot.tsx';
import { VERSION } from './version.ts';

/** What a page may say about the pane; everything has a sensible value. */
export interface MountOptions extends Omit<BootProps, 'source' | 'settings' | 'version' | 'reload'> {
  readonly settings?: SettingsStore;
  readonly version?: string;
  readonly reload?: () => void;
}

/**
 * Puts the pane into an element: the one way in for the pages of Excel, WPS and plain files.
 *
 * @param source the host; a promise for one (a page that says what to do appears when it fails or doesn't answer in time);
 *   or null for a page that is there for files alone.
 * @returns takes the pane away again.
 */
export function mountPane(
  element: Element,
  source: WorkbookHost | Promise<WorkbookHost> | null,
  options: MountOptions = {},
): () => void {
  const reload = options.reload ?? (() => window.location.reload());
  const settings = options.settings ?? new SettingsStore(browserStore(window));
  const root = createRoot(element);
  root.render(
    <Fallback reload={reload}>
      <Boot version={VERSION} {...options} reload={reload} settings={settings} source={source} />
    </Fallback>,
  );
  return () => root.unmount();
}
