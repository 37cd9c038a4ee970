/// <reference types="office-js" />
import { DocumentError } from '../../formats/error.ts';

/** What buttons of the ribbon need of Office.js beside the workbook: being run, and a small window for a sentence. */

type OfficeNamespace = typeof Office;

/** Excel gives a function five minutes, then it ends it with a message of its own. */
const MAX_MESSAGE_MS = 4.5 * 60_000;

/** The library's global: its script stands before ours in pages of the ribbon, which show nothing without it. */
export function ribbonOffice(): OfficeNamespace {
  return Office;
}

/** In percent of the screen. */
const WINDOW_SIZE = { height: 28, width: 30 } as const;

/**
 * Has `work` run when the button is pressed. Excel shows the add-in as busy, and refuses further presses, until it hears that
 * the function is done: so it always hears it.
 */
export function onRibbonButton(office: OfficeNamespace, name: string, work: () => Promise<void>): void {
  office.actions.associate(name, (event: Office.AddinCommands.Event) => {
    // What goes wrong in `work` has been shown by then; what remains belongs into the browser's console.
    void work().finally(() => event.completed());
  });
}

/**
 * Has the library listen for buttons. On Windows and Mac it does so only after this call, and gives up 20 seconds after the
 * page was loaded; to be called then, not at the first press, which would never come.
 */
export function startRibbonPage(office: OfficeNamespace): void {
  void office.onReady();
}

/**
 * Opens a page of the add-in in a small window of its own. Functions of the ribbon have no other screen: only an add-in whose
 * parts share one runtime could open its pane, and such add-ins run in Internet Explorer wherever WebView2 is missing.
 *
 * @param url on the add-in's own server.
 * @returns when the window is closed: Excel takes it away when the function is done.
 * @throws DocumentError when it can't be opened.
 */
export async function showWindow(office: OfficeNamespace, url: string): Promise<void> {
  const dialog = await openDialog(office, url);
  await new Promise<void>((resolve) => {
    const close = (): void => {
      dialog.close();
      resolve();
    };
    const timer = setTimeout(close, MAX_MESSAGE_MS);
    dialog.addEventHandler(office.EventType.DialogMessageReceived, () => {
      clearTimeout(timer);
      close();
    });
    dialog.addEventHandler(office.EventType.DialogEventReceived, () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function openDialog(office: OfficeNamespace, url: string): Promise<Office.Dialog> {
  return new Promise((resolve, reject) => {
    // In Excel on the web a frame needs no leave to open windows; elsewhere the option is passed over.
    office.context.ui.displayDialogAsync(url, { ...WINDOW_SIZE, displayInIframe: true }, ({ status, value, error }) => {
      if (status === office.AsyncResultStatus.Succeeded) resolve(value);
      else
        reject(new DocumentError('unsupported', 'unsupported-operation', { cause: `${error.code} ${error.message}` }));
    });
  });
}

/** For the page in the window: has whoever opened it close it. */
export function closeWindow(office: OfficeNamespace): void {
  office.context.ui.messageParent('close');
}
