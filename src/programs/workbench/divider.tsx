import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { BESIDE } from '../../messages/workbench.ts';
import { useLayout } from './layout.ts';

/** As wide as the pane is where nobody has chosen, on most windows; workbench.css says the same. */
const USUAL = 380;
const LEAST = 320;
/** What is left to the sheet at least. */
const LEAST_SHEET = 380;
const STEP = 20;

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function mostWidth(): number {
  return Math.max(LEAST, window.innerWidth - LEAST_SHEET);
}

/** A quarter of a large window: the sheet has all of its columns in sight beside it. */
function usualWidth(): number {
  return Math.max(USUAL, Math.round(window.innerWidth / 4));
}

function within(width: number): number {
  return Math.round(Math.min(mostWidth(), Math.max(LEAST, width)));
}

/** Between sheet and pane: drawn, or moved by arrows; a double click or Enter gives back the usual width. */
export function Divider(): ReactElement {
  const { layout, update } = useLayout();
  const [drawn, setDrawn] = useState<number | null>(null);
  // A window made narrower or wider has other bounds, and another usual width.
  useSyncExternalStore(onResize, () => window.innerWidth);
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const width = within(drawn ?? layout.paneWidth ?? usualWidth());
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Past React: while it is drawn, nothing else is to be made anew.
    const pane = line.current?.parentElement?.nextElementSibling;
    if (!(pane instanceof HTMLElement)) return;
    pane.style.flexBasis = `${width}px`;
    return () => {
      pane.style.flexBasis = '';
    };
  }, [width]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const wanted = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: LEAST,
      End: mostWidth(),
      Enter: usualWidth(),
    }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    update({ paneWidth: event.key === 'Enter' ? null : within(wanted) });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (from.current !== null) setDrawn(within(from.current.width + from.current.x - clientX));
  };
  const onPointerUp = (): void => {
    from.current = null;
    if (drawn !== null) update({ paneWidth: drawn });
    setDrawn(null);
  };
  return (
    // Whatever is on a page is in one of its parts.
    <section aria-label={BESIDE.divider} className="jihe-divided">
      {/* biome-ignore lint/a11y/useSemanticElements: a line that can be moved; <hr> can't */}
      <div
        aria-label={BESIDE.divider}
        aria-orientation="vertical"
        aria-valuemax={mostWidth()}
        aria-valuemin={LEAST}
        aria-valuenow={width}
        aria-valuetext={BESIDE.paneWidth(width)}
        className="jihe-divider"
        ref={line}
        onDoubleClick={() => update({ paneWidth: null })}
        onKeyDown={onKeyDown}
        onLostPointerCapture={onPointerUp}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        role="separator"
        tabIndex={0}
        title={BESIDE.dividerHint}
      />
    </section>
  );
}
