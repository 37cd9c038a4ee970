/** The page behind the buttons of the ribbon, commands.html: never seen, loaded by Excel when one is pressed. */

import { personalPolicy } from '../../../app/policy-in-force.ts';
import { browserStore, SettingsStore } from '../../../app/settings.ts';
import { bootExcel } from '../../../hosts/excel/boot.ts';
import { onRibbonButton, ribbonOffice, showWindow, startRibbonPage } from '../../../hosts/excel/ribbon.ts';
import { leaveWritten } from '../../../hosts/handover.ts';
import { COMMAND_NAMES } from '../../addin/ribbon/command-names.ts';
import { leaveMessage } from '../../addin/ribbon/handover.ts';
import { runCommand } from '../../addin/ribbon/run.ts';

const office = ribbonOffice();
for (const name of COMMAND_NAMES) {
  onRibbonButton(office, name, () =>
    runCommand(name, {
      connect: () => bootExcel(),
      personalPolicy: () => personalPolicy(new SettingsStore(browserStore(window)).current),
      readingNotes: () => new SettingsStore(browserStore(window)).current.readingNotes,
      onWritten: (receipt) => leaveWritten(() => window.localStorage, office.context.document.url ?? '', receipt),
      show: (message) => {
        leaveMessage(window, message);
        return showWindow(office, new URL('message.html', window.location.href).href);
      },
    }),
  );
}
// After the functions have their names: a press may be waiting.
startRibbonPage(office);
