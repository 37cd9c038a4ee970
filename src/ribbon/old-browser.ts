import { refuseRibbonButtons } from '../hosts/excel/old-ribbon.ts';
import { COMMAND_NAMES } from './command-names.ts';

/**
 * Runs before commands.js, whose syntax Internet Explorer and the first Edge don't understand: volume-licensed Office 2019 and
 * older show add-ins in those ("Browsers and webview controls used by Office Add-ins" of the Office documentation).
 */
if (/Trident\/|Edge\//.test(navigator.userAgent)) {
  const { protocol, host, pathname } = window.location;
  refuseRibbonButtons(COMMAND_NAMES, `${protocol}//${host}${pathname.replace(/[^/]*$/, 'message.html')}`);
}
