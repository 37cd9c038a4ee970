import { bootExcel } from '../hosts/excel/boot.ts';
import { mountPane } from '../pane/main.tsx';
import { openFile } from './open-file.ts';

/** Excel's task pane: taskpane.html. Shows itself first; Office.js, from another server, may come late or never. */

const root = document.getElementById('pane');
if (root !== null) {
  const host = bootExcel();
  // The ribbon's 偏差说明 opens the pane there.
  const isForNotes = new URLSearchParams(window.location.search).get('tab') === 'notes';
  mountPane(root, host, isForNotes ? { openFile, tab: 'notes' } : { openFile });
  const leave = async (): Promise<void> => {
    try {
      await (await host).close();
    } catch {
      // There was no Excel, or it is gone already.
    }
  };
  // The pane says it, but may ask only after the answer is there: an error that nobody has asked about yet counts as unforeseen.
  host.catch(() => undefined);
  window.addEventListener('pagehide', () => void leave());
}
