import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { PROBLEMS } from '../../messages/pane.ts';
import { Button } from './button.tsx';
import { Small } from './text.tsx';

/** Items that are put on the page at a time: few enough for a frame or two, more than a pane is high. */
const BATCH = 25;

/**
 * A list of any length: the first items at once, further ones as the user comes near its end, or on the button. What stands
 * outside of the view costs no layout (`content-visibility` of the items).
 */
export function LongList<Item>(props: {
  readonly items: readonly Item[];
  /** How many at a time, where an item is more than a few lines. */
  readonly batch?: number;
  /** Something stands below the list, which would run away from whoever scrolls to it: further items only on the button. */
  readonly onButton?: boolean;
  readonly render: (item: Item, index: number) => ReactNode;
}): ReactElement {
  const { items, batch = BATCH, onButton = false, render } = props;
  const [shown, setShown] = useState(batch);
  const end = useRef<HTMLDivElement>(null);
  const rest = items.length - shown;
  useEffect(() => {
    const sentinel = end.current;
    if (sentinel === null || onButton || rest <= 0 || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setShown((count) => count + batch);
      },
      { rootMargin: '400px' },
    );
    observer.observe(sentinel);
    return () => observer.disconnect();
  }, [rest, batch, onButton]);
  return (
    <>
      {items.slice(0, shown).map(render)}
      {rest > 0 && (
        <div className="jihe-between" ref={end}>
          <Small>{PROBLEMS.shown(shown, items.length)}</Small>
          <Button size="small" onClick={() => setShown((count) => count + batch)}>
            {PROBLEMS.more(Math.min(batch, rest))}
          </Button>
        </div>
      )}
    </>
  );
}
