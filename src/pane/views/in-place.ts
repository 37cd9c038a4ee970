import { type RefObject, useLayoutEffect } from 'react';

/** Everything beside an element and beside what it stands in, up to the page; not what is only heard. */
function othersOf(element: HTMLElement): HTMLElement[] {
  const others: HTMLElement[] = [];
  let inner: HTMLElement = element;
  while (!inner.classList.contains('jihe-page') && inner.parentElement !== null && inner !== document.body) {
    for (const other of inner.parentElement.children) {
      const isHeard = other.getAttribute('role') === 'status';
      if (other !== inner && other instanceof HTMLElement && !isHeard && !other.hidden) others.push(other);
    }
    inner = inner.parentElement;
  }
  return others;
}

/** What is scrolled around an element, the page itself among it. */
function scrolledAround(element: HTMLElement): { readonly scroller: Element; readonly top: number }[] {
  const around: { readonly scroller: Element; readonly top: number }[] = [];
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
    if (outer.scrollTop !== 0) around.push({ scroller: outer, top: outer.scrollTop });
  }
  return around;
}

/**
 * For what takes the pane's place as long as it is on the page, without covering what stands beside the pane: everything else
 * of the pane is hidden, and shown again where it was scrolled to. Nothing behind it can be reached meanwhile.
 */
export function useInPlace(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = ref;
    if (current === null) return;
    const scrolled = scrolledAround(current);
    const others = othersOf(current);
    for (const other of others) other.hidden = true;
    for (const { scroller } of scrolled) scroller.scrollTop = 0;
    return () => {
      for (const other of others) other.hidden = false;
      for (const { scroller, top } of scrolled) scroller.scrollTop = top;
    };
  }, [ref]);
}
