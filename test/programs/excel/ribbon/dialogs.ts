import type { RibbonMessage } from '../../../../src/messages/ribbon.ts';
import { takeMessage } from '../../../../src/programs/addin/ribbon/handover.ts';

/** Windows that the add-in opens, as desktop Excel opens them: an event that is registered for, and closed by another. */

const DIALOG = 10;
/** The user closed it. */
const CLOSED = 12_006;
/** `E_FAIL`, which the library takes for "another dialog is open". */
const ALREADY_OPEN = -2_147_467_259;

type Handler = (eventId: number, payload: unknown) => void;
type Register = (id: number, target: string, handler: Handler, callback: (status: number) => void) => void;

const safeArray = (items: unknown[]): unknown => ({ toArray: () => items, dimensions: () => 1 });

export interface Dialogs {
  /** Addresses of the pages, in order. */
  readonly pages: readonly string[];
  /** What they show: taken as the page does. */
  readonly messages: readonly (RibbonMessage | null)[];
  /** How the user closes them: by the window's cross, the button on the page, or not at all. */
  closeBy: 'cross' | 'button' | 'nobody';
  /** The next one isn't opened. */
  refuse: boolean;
}

/** After Excel was started: it brings its own `window.external`. */
export function watchDialogs(): Dialogs {
  const { external } = globalThis as unknown as { external: { RegisterEvent: Register } };
  const register = external.RegisterEvent;
  const pages: string[] = [];
  const messages: (RibbonMessage | null)[] = [];
  const dialogs: Dialogs = { pages, messages, closeBy: 'cross', refuse: false };
  external.RegisterEvent = (id, target, handler, callback) => {
    if (id !== DIALOG) {
      register(id, target, handler, callback);
      return;
    }
    if (dialogs.refuse) throw Object.assign(new Error('refused'), { number: ALREADY_OPEN });
    pages.push(target);
    messages.push(takeMessage(window));
    callback(0);
    if (dialogs.closeBy === 'nobody') return;
    const payload = dialogs.closeBy === 'cross' ? [CLOSED] : [0, 'close', window.location.origin];
    setTimeout(() => handler(DIALOG, safeArray(payload)), 0);
  };
  return dialogs;
}
