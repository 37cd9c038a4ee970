import type { EtTaskPane } from '../../hosts/wps/et.ts';
import type { WpsRoot } from '../../hosts/wps/root.ts';

/**
 * What the page behind the ribbon and the one in the pane know of each other. The store that they share is that of the add-in in
 * this run of WPS, with the panes of all its programs: keys say that these are of 表格.
 */

const PANE_KEY = 'jihe_pane_et';
const TAB_KEY = 'jihe_tab_et';

/** @param workbook what tells it from others that are open; `''` for none */
export function rememberPane(root: WpsRoot, workbook: string, id: unknown): void {
  root.service('PluginStorage')?.setItem(`${PANE_KEY} ${workbook}`, String(id));
}

/** The id of the pane that was opened for the workbook; null when none was. */
export function paneIdOf(root: WpsRoot, workbook: string): string | null {
  const id = root.service('PluginStorage')?.getItem(`${PANE_KEY} ${workbook}`);
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && id !== '' ? id : null;
}

/** The pane that was opened for the workbook; null when there is none any more. */
export function paneOf(root: WpsRoot, workbook: string): EtTaskPane | null {
  const id = paneIdOf(root, workbook);
  return id === null ? null : paneById(root, id);
}

/** Panes stay with their workbooks when these are called otherwise. @param moves from what each was known by to what it is now */
export function movePanes(root: WpsRoot, moves: readonly (readonly [from: string, to: string])[]): void {
  const found = moves.map(([from, to]) => ({ from, to, id: paneIdOf(root, from) })).filter(({ id }) => id !== null);
  // All are taken away first: what one was called may be what another is called now.
  for (const { from } of found) root.service('PluginStorage')?.removeItem(`${PANE_KEY} ${from}`);
  for (const { to, id } of found) rememberPane(root, to, id);
}

/** Some builds throw for a pane that is gone, others give nothing. */
export function paneById(root: WpsRoot, id: unknown): EtTaskPane | null {
  try {
    const pane = root.service('GetTaskPane')?.(Number(id));
    return isObject(pane) ? (pane as EtTaskPane) : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): boolean {
  return value !== null && (typeof value === 'object' || typeof value === 'function');
}

/** Has the pane show 偏差说明: one that is opened next, or one that is open. */
export function askForNotes(root: WpsRoot): void {
  root.service('PluginStorage')?.setItem(TAB_KEY, 'notes');
}

/** Takes away what was asked for. */
export function takeAskedForNotes(root: WpsRoot): boolean {
  const storage = root.service('PluginStorage');
  if (storage?.getItem(TAB_KEY) !== 'notes') return false;
  storage.removeItem(TAB_KEY);
  return true;
}
