/** commands.js: what the buttons of the ribbon do to the sheet in front. index.html loads it when one is pressed. */

import { personalPolicy } from '../../../app/policy-in-force.ts';
import { browserStore, SettingsStore } from '../../../app/settings.ts';
import { leaveWritten } from '../../../hosts/handover.ts';
import { bootWps } from '../../../hosts/wps/boot.ts';
import type { WpsHost } from '../../../hosts/wps/host.ts';
import { findRoot } from '../../../hosts/wps/root.ts';
import type { RibbonMessage } from '../../../messages/ribbon.ts';
import { WPS_TITLE } from '../../../messages/wps.ts';
import type { CommandName } from '../../addin/ribbon/command-names.ts';
import { leaveMessage } from '../../addin/ribbon/handover.ts';
import { runCommand } from '../../addin/ribbon/run.ts';
import { pluginStore } from '../plugin-store.ts';

const WINDOW = { width: 460, height: 320 } as const;

function show(message: RibbonMessage): void {
  const root = findRoot();
  const openWindow = root?.service('ShowDialog');
  if (openWindow !== null && openWindow !== undefined) {
    leaveMessage({ localStorage: pluginStore(root) ?? window.localStorage }, message);
    const url = window.location.href.replace(/[?#].*$/, '').replace(/[^/]*$/, 'ui/message.html');
    try {
      // WPS counts the screen's own pixels.
      const scale = window.devicePixelRatio || 1;
      openWindow(url, WPS_TITLE, WINDOW.width * scale, WINDOW.height * scale, true);
      return;
    } catch {
      // Then as below.
    }
  }
  window.alert([message.title, ...message.lines].join('\n'));
}

async function run(name: CommandName): Promise<void> {
  let host: WpsHost | null = null;
  await runCommand(name, {
    connect: async () => {
      host = await bootWps();
      return host;
    },
    personalPolicy: () => personalPolicy(new SettingsStore(browserStore(window)).current),
    readingNotes: () => new SettingsStore(browserStore(window)).current.readingNotes,
    onWritten: (receipt) => leaveWritten(() => window.localStorage, host?.key ?? '', receipt),
    show: (message) => Promise.resolve(show(message)),
  });
}

/** WPS doesn't wait for a button to have done its work: the second press of two is none. */
let isBusy = false;

function command(name: CommandName): void {
  if (isBusy) return;
  isBusy = true;
  void run(name).finally(() => {
    isBusy = false;
  });
}

Object.assign(window, { jiheCommand: command });
