/** How sheet and pane belong together: what is found is shown in the sheet, and what is chosen there is read in the pane. */

import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { PaneController } from '../../pane/state/controller.ts';
import type { OpenFile } from './open-file.ts';
import { Workbook } from './workbook.ts';

type Side = 'sheet' | 'pane';

/** A cell that the pane asked for where sheet and pane take turns. */
export interface Located {
  readonly cell: string;
  /** What it was asked for with; it gets the focus back. */
  readonly by: Element | null;
  /** How far the page was scrolled. */
  readonly scrolled: number;
}

const PANE = '.jihe-right';
/** The card that was asked for, and what takes the focus where there is none. */
const IN_PANE = [`${PANE} [data-wanted] button`, `${PANE} [data-testid="pane-body"]`];
const IN_SHEET = '[data-testid="cell-editor"]';

function focus(...selectors: readonly string[]): void {
  for (const selector of selectors) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) continue;
    found.focus();
    return;
  }
}

/** What the card says it is about: the name of its sheet, then the addresses. */
function aboutOf(target: EventTarget | null): { readonly sheet: string; readonly cells: readonly string[] } | null {
  const about = target instanceof Element ? target.closest(`${PANE} [data-about]`)?.getAttribute('data-about') : null;
  if (about == null) return null;
  const [sheet = '', ...cells] = JSON.parse(about) as string[];
  return { sheet, cells };
}

export interface Sides {
  readonly side: Side;
  readonly show: (side: Side) => void;
  /** Null: the sheet wasn't shown for a cell. */
  readonly located: Located | null;
  /** Back to what the cell was asked for with. */
  readonly back: () => void;
}

/**
 * @param controller of the pane beside the file; null as long as there is none.
 * @param narrow sheet and pane take turns.
 */
export function useSides(file: OpenFile | null, controller: PaneController | null, narrow: boolean): Sides {
  const [side, setSide] = useState<Side>('sheet');
  const [located, setLocated] = useState<Located | null>(null);
  const shown = useRef(side);
  shown.current = side;

  useEffect(() => {
    if (!(file instanceof Workbook) || controller === null || controller.host !== file) return;
    let last: unknown = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      const { checked } = controller.snapshot();
      if (checked === last || checked === null) return;
      last = checked;
      clearTimeout(timer);
      // The pane's list has been drawn by then.
      timer = setTimeout(() => file.showFindings(checked.review));
    };
    follow();
    const stops = [
      () => clearTimeout(timer),
      controller.subscribe(follow),
      file.onChosen((sheet, address, toRead) => {
        // Whoever types into a cell isn't taken away from it.
        if (narrow && !toRead) return;
        flushSync(() => {
          if (toRead) setSide('pane');
        });
        flushSync(() => controller.openCardAt(sheet, address));
        file.pointAt({ sheet, cells: file.findingsAt(address)[0]?.cells ?? [] });
        if (toRead) focus(...IN_PANE);
      }),
    ];
    const pointAt = ({ target }: FocusEvent): void => file.pointAt(aboutOf(target));
    document.addEventListener('focusin', pointAt);
    stops.push(() => document.removeEventListener('focusin', pointAt));
    return () => {
      for (const stop of stops) stop();
    };
  }, [file, controller, narrow]);

  useEffect(() => {
    if (file === null || !narrow) return;
    return file.onLocated((_, cell) => {
      // Otherwise it is in sight already.
      if (shown.current !== 'pane') return;
      setLocated({ cell, by: document.activeElement, scrolled: window.scrollY });
      setSide('sheet');
    });
  }, [file, narrow]);

  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      const isInPane = document.activeElement?.closest(PANE) != null;
      if (event.key !== 'F6' || event.defaultPrevented || !isInPane) return;
      if (document.querySelector(IN_SHEET) === null) return;
      event.preventDefault();
      flushSync(() => setSide('sheet'));
      focus(IN_SHEET);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, []);

  const show = (wanted: Side): void => {
    setLocated(null);
    setSide(wanted);
  };
  const back = (): void => {
    flushSync(() => show('pane'));
    if (located === null) return;
    window.scrollTo?.(0, located.scrolled);
    // What was put right meanwhile is gone, and its button with it.
    if (located.by instanceof HTMLElement && located.by.isConnected) located.by.focus({ preventScroll: true });
    else focus(...IN_PANE.slice(1));
  };
  return { side, show, located, back };
}
