import { type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { useReturnFocus } from './return-focus.ts';

const REACHABLE = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary', '[tabindex="0"]']
  .map((selector) => `${selector}:not(:disabled)`)
  .join(', ');

function reachable(surface: HTMLElement): HTMLElement[] {
  return [...surface.querySelectorAll<HTMLElement>(REACHABLE)];
}

/** Everything beside an element and beside what it stands in, up to the page. */
function othersOf(element: HTMLElement): HTMLElement[] {
  const others: HTMLElement[] = [];
  for (let inner = element; inner.parentElement !== null && inner !== document.body; inner = inner.parentElement) {
    for (const other of inner.parentElement.children) {
      if (other !== inner && other instanceof HTMLElement && !other.hasAttribute('aria-hidden')) others.push(other);
    }
  }
  return others;
}

/** Takes everything else away from keys and screen readers. Returns what gives it back. */
function hideOthers(element: HTMLElement): () => void {
  const others = othersOf(element);
  for (const other of others) {
    other.setAttribute('aria-hidden', 'true');
    // Browsers before 2022 don't know it; Tab stays inside of the dialog all the same.
    other.inert = true;
  }
  return () => {
    for (const other of others) {
      other.removeAttribute('aria-hidden');
      other.inert = false;
    }
  };
}

/** Tab from the last leads to the first, and back. */
function keepInside(event: KeyboardEvent<HTMLElement>, surface: HTMLElement): void {
  const stops = reachable(surface);
  const [leaving, entering] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  const { activeElement } = document;
  const isLeaving = activeElement === leaving || (event.shiftKey && activeElement === surface);
  if (!isLeaving || entering === undefined) return;
  event.preventDefault();
  entering.focus();
}

/**
 * A question that has to be answered first: over everything, with the focus inside until it is closed. On the page only while it
 * is open. The browser's own `<dialog>` is younger than the oldest browsers; Fluent's takes a tenth of the pane.
 *
 * @param actions the buttons under it.
 * @param onClose Escape, or a click beside the dialog.
 */
export function Modal(props: {
  readonly title: string;
  readonly actions: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const { title, actions, onClose, children } = props;
  const id = useId();
  const surface = useRef<HTMLDivElement>(null);
  useReturnFocus();
  useEffect(() => {
    const { current } = surface;
    const backdrop = current?.parentElement;
    if (current === null || !(backdrop instanceof HTMLElement)) return;
    (reachable(current)[0] ?? current).focus();
    return hideOthers(backdrop);
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // Escape takes back what an input method has begun.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab' && surface.current !== null) keepInside(event, surface.current);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the dialog is a short cut; Escape and its buttons do the same.
    <div
      className="jihe-backdrop"
      onClick={(event) => event.target === event.currentTarget && onClose()}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.target === event.currentTarget && event.preventDefault()}
      role="presentation"
    >
      <div aria-labelledby={id} aria-modal className="jihe-dialog" ref={surface} role="dialog" tabIndex={-1}>
        <h2 id={id}>{title}</h2>
        <div className="jihe-stack jihe-dialog-content">{children}</div>
        <div className="jihe-dialog-actions">{actions}</div>
      </div>
    </div>
  );
}
