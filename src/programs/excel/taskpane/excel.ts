/** Excel's task pane: taskpane.html. Shows itself first; Office.js, from another server, may come late or never. */

import { bootExcel } from '../../../hosts/excel/boot.ts';
import { mountPane } from '../../../pane/main.tsx';
import { pageMemory } from '../../addin/taskpane/memory.ts';
import { openFile } from '../../addin/taskpane/open-file.ts';

const root = document.getElementById('pane');
if (root !== null) {
  const host = bootExcel();
  // The ribbon's 偏差说明 opens the pane there.
  const isForNotes = new URLSearchParams(window.location.search).get('tab') === 'notes';
  let address = '';
  const learnAddress = async (): Promise<void> => {
    try {
      address = (await host).address;
    } catch {
      // For the pane to say. It may ask only after the answer is there: an error that nobody has asked about yet counts as unforeseen.
    }
  };
  // Before the pane, which hears of the host next.
  void learnAddress();
  const memory = pageMemory(window, () => address);
  mountPane(root, host, { openFile, memory, ...(isForNotes ? { tab: 'notes' } : {}) });
  const leave = async (): Promise<void> => {
    try {
      await (await host).close();
    } catch {
      // There was no Excel, or it is gone already.
    }
  };
  window.addEventListener('pagehide', () => void leave());
}
