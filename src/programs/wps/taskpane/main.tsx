/** The task pane of WPS 表格: pane.html. */

import { bootWps } from '../../../hosts/wps/boot.ts';
import type { WpsHost } from '../../../hosts/wps/host.ts';
import { findRoot, type WpsRoot } from '../../../hosts/wps/root.ts';
import { WPS_FAILED } from '../../../messages/wps.ts';
import { mountPane } from '../../../pane/main.tsx';
import { Later } from '../../../pane/views/later.tsx';
import { pageMemory, renameKept } from '../../addin/taskpane/memory.ts';
import { openFile } from '../../addin/taskpane/open-file.ts';
import { paneById, paneIdOf, takeAskedForNotes } from '../panes.ts';
import { downloadByWps } from './download.ts';
import { Front } from './front.ts';
import { FrontNotice } from './front-notice.tsx';

/** With the tab that it stands in. */
const loadProbeView = async () => (await import(/* webpackChunkName: "settings" */ './probe-view.tsx')).ProbeView;

/** How often is looked which workbook is in front, and what the ribbon has left. */
const LOOK_MS = 1000;

const element = document.getElementById('pane');
/** Some builds tell a page that it is wider than what is shown of it (pane.css). */
document.documentElement.setAttribute('data-left', '');

/** The workbook that this pane was opened for; the ribbon knows the pane by it, whatever is checked in it later. */
let opener: WpsHost | null = null;
/** This pane's own; known once the ribbon has noted it. */
let paneId: string | null = null;
let host: WpsHost | null = null;
/** What is kept of the workbook, and left by the ribbon for it, goes by this. */
let key = '';
let front: Front | null = null;
let leave: (() => void) | null = null;
/** The probe has a workbook of its own in front. */
let isProbing = false;
/** Counts panes: a host that comes when the next one is already asked for isn't that one's. */
let turn = 0;

/** Stores of pages in different processes don't always tell of changes: they are looked at with the rest. */
const turnedTo = new Set<() => void>();
const page = {
  get sessionStorage() {
    return window.sessionStorage;
  },
  get localStorage() {
    return window.localStorage;
  },
  addEventListener: (type: 'storage' | 'focus', listener: () => void) => {
    window.addEventListener(type, listener);
    turnedTo.add(listener);
  },
  removeEventListener: (type: 'storage' | 'focus', listener: () => void) => {
    window.removeEventListener(type, listener);
    turnedTo.delete(listener);
  },
};

/** The ribbon may not answer while a pane is open: it can be closed from within. */
function hide(): void {
  const root = findRoot();
  if (root === null) return;
  findPane(root);
  const pane = paneId === null ? null : paneById(root, paneId);
  if (pane !== null) pane.Visible = false;
}

/** Found by what the workbook was called when the pane was opened. */
function findPane(root: WpsRoot): void {
  if (paneId === null && opener !== null) paneId = paneIdOf(root, opener.key);
}

/** A workbook that is saved under another name is the same one. */
function followName(): void {
  const now = host?.keyNow() ?? key;
  if (now === key) return;
  renameKept(window, key, now);
  key = now;
}

/** The pane over the workbook in front, in place of the one that is there. */
function open(into: Element, tab?: 'notes'): void {
  leave?.();
  host?.close();
  turn += 1;
  host = null;
  front = null;
  key = '';
  const source = connect(turn);
  // For the pane to say. It may ask only after the answer is there: an error that nobody has asked about yet counts as unforeseen.
  source.catch(() => undefined);
  leave = mountPane(into, source, {
    openFile,
    memory: pageMemory(page, () => key),
    failed: WPS_FAILED,
    download: (name, content) => downloadByWps(findRoot(), name, content),
    notice: <Notice onChange={() => open(into)} />,
    onHide: hide,
    selfTest: (
      <Later load={loadProbeView}>
        {(ProbeView) => (
          <ProbeView
            host={() => host}
            onRunning={(isRunning) => {
              isProbing = isRunning;
            }}
            root={findRoot}
          />
        )}
      </Later>
    ),
    reload: () => open(into),
    ...(tab === undefined ? {} : { tab }),
  });
}

async function connect(mine: number): Promise<WpsHost> {
  const connected = await bootWps();
  const root = findRoot();
  if (mine !== turn) return connected;
  host = connected;
  ({ key } = connected);
  opener ??= connected;
  front = root === null ? null : new Front(root, connected);
  return connected;
}

/** Rendered once the host is there. */
function Notice({ onChange }: { readonly onChange: () => void }) {
  return front === null ? null : <FrontNotice front={front} onChange={onChange} />;
}

function look(into: Element): void {
  if (isProbing) return;
  const root = findRoot();
  if (root !== null) findPane(root);
  followName();
  if (root !== null && takeAskedForNotes(root)) open(into, 'notes');
  front?.look();
  for (const listener of turnedTo) listener();
}

if (element !== null) {
  const root = findRoot();
  open(element, root !== null && takeAskedForNotes(root) ? 'notes' : undefined);
  setInterval(() => look(element), LOOK_MS);
  window.addEventListener('pagehide', () => host?.close());
}
