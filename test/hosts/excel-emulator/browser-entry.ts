import { WorkbookModel } from '../sheet-model/workbook.ts';
import { type EmulatedExcel, type ExcelOptions, makeExcel, type WorkbookSource } from './install.ts';
import { MacTransport } from './transport-mac.ts';
import { frameName, WacTransport } from './transport-wac.ts';
import { Win32Transport } from './transport-win32.ts';

/**
 * For real browsers. Bundled into one script (bundle.ts), it puts `excelEmulator` into the page:
 *
 * - `install(window, bytes, options)`, before office.js runs, makes the page an add-in of desktop Excel;
 * - `installMac(window, bytes, options)` makes it one of Excel for Mac;
 * - `playExcelOnTheWeb(window, addinUrl, bytes, options)` makes the page Excel on the web around the add-in.
 *
 * Both give what a test in jsdom has: the workbook, counters and faults.
 */

interface AddinPage {
  external: unknown;
}

export interface BrowserExcel extends EmulatedExcel {
  readonly transport: Win32Transport;
}

function installExcelEmulator(page: AddinPage, source: WorkbookSource, options: ExcelOptions = {}): BrowserExcel {
  const { host, start, excel } = makeExcel(source, options);
  const transport = new Win32Transport(host, start);
  Object.defineProperty(page, 'external', { value: transport.external(), configurable: true, writable: true });
  host.faults.latency = options.latency ?? 0;
  return { ...excel, transport };
}

type MacPage = ReturnType<ConstructorParameters<typeof MacTransport>[2]>;

/** The page's address has to end in `macHostInfo`. */
function installMac(
  page: MacPage,
  source: WorkbookSource,
  options: ExcelOptions = {},
): EmulatedExcel & { readonly transport: MacTransport } {
  const { host, start, excel } = makeExcel(source, options);
  const transport = new MacTransport(host, start, () => page);
  // Excel's own windows, not the browser's.
  Object.assign(page, { webkit: transport.webkit(), _enableFullDialogAPI: true });
  host.faults.latency = options.latency ?? 0;
  return { ...excel, transport };
}

interface AddinFrame {
  name: string;
  src: string;
  id: string;
  readonly contentWindow: { postMessage(message: string, targetOrigin: string): void } | null;
}

interface HostPage {
  readonly location: { readonly href: string; readonly origin: string };
  readonly document: { createElement(name: 'iframe'): AddinFrame; readonly body: { append(frame: AddinFrame): void } };
  addEventListener(type: 'message', listener: (event: { data: unknown; source: unknown }) => void): void;
}

/** Puts the add-in into a frame `#addin` of the page. Both addresses have to be https, on the same host name. */
function playExcelOnTheWeb(
  page: HostPage,
  addinUrl: string,
  source: WorkbookSource,
  options: ExcelOptions = {},
): EmulatedExcel & { readonly transport: WacTransport } {
  const { host, start, excel } = makeExcel(source, options);
  const frame = page.document.createElement('iframe');
  const frameWindow = (): NonNullable<AddinFrame['contentWindow']> => {
    if (frame.contentWindow === null) throw new TypeError('the frame is not in the page');
    return frame.contentWindow;
  };
  const transport = new WacTransport(host, start, frameWindow, page.location.origin);
  page.addEventListener('message', (event) => {
    void transport.receive(event);
  });
  // The name tells the library where it is: it has to be there before the frame is.
  frame.name = frameName(page.location.href, start.locale, start.isDialog);
  frame.id = 'addin';
  frame.src = addinUrl;
  page.document.body.append(frame);
  host.faults.latency = options.latency ?? 0;
  return { ...excel, transport };
}

/** The bundle runs as a classic script: what it offers has to be on the page. */
Object.assign(globalThis, {
  excelEmulator: { install: installExcelEmulator, installMac, playExcelOnTheWeb, WorkbookModel },
});
