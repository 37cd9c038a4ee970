import { type RefObject, useLayoutEffect, useState } from 'react';
import { LEAST_ZOOM, type Zoom } from '../layout.ts';
import { HEAD_WIDTH } from './heads.ts';
import type { SheetModel } from './model.ts';

/** While the window or the divider is drawn, cells aren't laid out anew at every step. */
const SETTLING = 80;

/** How large all columns that hold something are in sight, and never larger than the file says. */
function fitting({ usedWidth }: SheetModel, width: number): number {
  if (width <= HEAD_WIDTH || usedWidth === 0) return 1;
  const fit = Math.floor(((width - HEAD_WIDTH - 2) / usedWidth) * 100) / 100;
  return Math.min(1, Math.max(LEAST_ZOOM, fit));
}

/**
 * How large the sheet is drawn.
 *
 * @param model as large as the file says.
 */
export function useZoom(scroller: RefObject<HTMLElement | null>, model: SheetModel, zoom: Zoom): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const host = scroller.current;
    if (host === null) return;
    setWidth(host.clientWidth);
    if (typeof ResizeObserver === 'undefined') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      // Out of sight it has no width, and keeps the one that it had.
      timer = setTimeout(() => host.clientWidth > 0 && setWidth(host.clientWidth), SETTLING);
    });
    observer.observe(host);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [scroller]);
  return zoom === 'fit' ? fitting(model, width) : zoom;
}
