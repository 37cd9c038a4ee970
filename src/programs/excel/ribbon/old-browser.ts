import { refuseRibbonButtons } from '../../../hosts/excel/old-ribbon.ts';
import { OLD_BROWSER } from '../../../messages/pages.ts';
import { COMMAND_NAMES } from '../../addin/ribbon/command-names.ts';

/**
 * Runs before scripts whose syntax Internet Explorer and the first Edge don't understand: volume-licensed Office 2019 and
 * older show add-ins in those ("Browsers and webview controls used by Office Add-ins" of the Office documentation).
 */
function refuse(): void {
  const pane = document.getElementById('pane');
  if (pane !== null) {
    pane.textContent = '';
    for (const text of OLD_BROWSER) pane.appendChild(document.createElement('p')).textContent = text;
    return;
  }
  const { protocol, host, pathname } = window.location;
  refuseRibbonButtons(COMMAND_NAMES, `${protocol}//${host}${pathname.replace(/[^/]*$/, 'message.html')}`);
}

if (/Trident\/|Edge\//.test(navigator.userAgent)) refuse();
