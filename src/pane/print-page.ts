/** Pages on their way to a printer, in a frame of their own: what is on the screen isn't part of them. */

import type { PrintedPage } from '../reports/check-slip.ts';

/** Where a program's pane may not print, nothing is said and nothing happens: so long is waited for the printing to begin. */
const PATIENCE = 1000;

/** A frame that has what is shown at once, and what browsers need of the size of paper to lay it out; nobody sees or hears it. */
function frameFor(title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  frame.dataset['print'] = '';
  // As properties: the pages' policies refuse style attributes.
  Object.assign(frame.style, {
    position: 'fixed',
    left: '-300mm',
    top: '0',
    width: '210mm',
    height: '297mm',
    border: '0',
  });
  return frame;
}

function write(to: Document, { title, body, rules }: PrintedPage): void {
  const parsed = new DOMParser().parseFromString(body, 'text/html');
  to.title = title;
  to.documentElement.lang = 'zh-CN';
  to.body.replaceChildren(...Array.from(parsed.body.childNodes, (node) => to.importNode(node, true)));
  // An empty element and insertRule: the pages' policies refuse style elements with text in them.
  const style = to.createElement('style');
  to.head.append(style);
  for (const [at, rule] of rules.entries()) style.sheet?.insertRule(rule, at);
}

/** Lets the browser print a page. @returns whether it has begun to; the panes of some programs never do. */
export async function printPage(page: PrintedPage): Promise<boolean> {
  for (const earlier of document.querySelectorAll('iframe[data-print]')) earlier.remove();
  const frame = frameFor(page.title);
  // Some browsers put another document into a new frame a moment later.
  await new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    document.body.append(frame);
  });
  const { contentDocument, contentWindow } = frame;
  if (contentDocument === null || contentWindow === null) return false;
  write(contentDocument, page);
  const began = new Promise<boolean>((resolve) => {
    contentWindow.addEventListener('beforeprint', () => resolve(true), { once: true });
    setTimeout(() => resolve(false), PATIENCE);
  });
  contentWindow.addEventListener('afterprint', () => frame.remove(), { once: true });
  try {
    contentWindow.print();
  } catch {
    // A sandbox may refuse.
  }
  const isPrinted = await began;
  if (!isPrinted) frame.remove();
  return isPrinted;
}
