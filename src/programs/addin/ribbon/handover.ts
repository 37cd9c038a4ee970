/**
 * Hands a message to the window that shows it. Both pages come from one server, so they share a store on this machine; an
 * address would carry the text into the server's log.
 */

import type { RibbonMessage } from '../../../messages/ribbon.ts';

const KEY = 'jihe.ribbon-message';

/** A page's `window`; a browser may refuse the very question for the store. */
interface Page {
  readonly localStorage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
}

export function leaveMessage(page: Page, message: RibbonMessage): void {
  try {
    page.localStorage.setItem(KEY, JSON.stringify(message));
  } catch {
    // The window says that there is something it can't show.
  }
}

/** Takes the message away; null when there is none, or it can't be read. */
export function takeMessage(page: Page): RibbonMessage | null {
  try {
    const text = page.localStorage.getItem(KEY);
    page.localStorage.removeItem(KEY);
    const { title, lines } = JSON.parse(String(text)) as RibbonMessage;
    return typeof title === 'string' && Array.isArray(lines) ? { title, lines } : null;
  } catch {
    return null;
  }
}
