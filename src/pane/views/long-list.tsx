import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import { PROBLEMS } from '../../messages/pane.ts';
import { Button } from './button.tsx';
import { Small } from './text.tsx';

/** Items that are put on the page at a time: few enough for a frame or two, more than a pane is high. */
const BATCH = 25;

/** What stands before an item that was far away, so that it isn't the first on the page. */
const LEAD = 5;

/** What is on the page: from the first of them to the one after the last. */
interface Shown {
  readonly from: number;
  readonly to: number;
}

/** With an item among what is shown, and as many after it as are put on the page at a time. */
function shownWith(at: number, { from, to }: Shown, batch: number): Shown {
  // Far away: what lies between would take long to be made, and nobody has asked for it.
  if (at < from - batch || at >= to + batch) return { from: Math.max(0, at - LEAD), to: at + batch };
  return { from: Math.min(from, Math.max(0, at - LEAD)), to: Math.max(to, at + batch) };
}

/**
 * The items of a `ul`, of any length: the first items at once, further ones as the user comes near its end, or on the button. What stands
 * outside of the view costs no layout (`content-visibility` of the items).
 */
export function LongList<Item>(props: {
  readonly items: readonly Item[];
  /** How many at a time, where an item is more than a few lines. */
  readonly batch?: number;
  /** Something stands below the list, which would run away from whoever scrolls to it: further items only on the button. */
  readonly onButton?: boolean;
  /** The index of one that has to be on the page. */
  readonly at?: number | null;
  readonly render: (item: Item, index: number) => ReactNode;
}): ReactElement {
  const { items, batch = BATCH, onButton = false, at = null, render } = props;
  const [kept, setKept] = useState<Shown>({ from: 0, to: batch });
  const end = useRef<HTMLLIElement>(null);
  const isThere = at === null || (at >= kept.from && at < kept.to) || at >= items.length;
  const shown = isThere ? kept : shownWith(at, kept, batch);
  if (!isThere) setKept(shown);
  const { from, to } = shown;
  const rest = items.length - to;
  useEffect(() => {
    const sentinel = end.current;
    if (sentinel === null || onButton || rest <= 0 || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setKept((now) => ({ ...now, to: now.to + batch }));
      },
      { rootMargin: '400px' },
    );
    observer.observe(sentinel);
    return () => observer.disconnect();
  }, [rest, batch, onButton]);
  return (
    <>
      {from > 0 && (
        <li className="jihe-between">
          <Small>{PROBLEMS.before(from)}</Small>
          <Button size="small" onClick={() => setKept((now) => ({ ...now, from: Math.max(0, now.from - batch) }))}>
            {PROBLEMS.more(Math.min(batch, from))}
          </Button>
        </li>
      )}
      {items.slice(from, to).map((item, index) => render(item, from + index))}
      {rest > 0 && (
        <li className="jihe-between" ref={end}>
          <Small>{PROBLEMS.shown(to - from, items.length)}</Small>
          <Button size="small" onClick={() => setKept((now) => ({ ...now, to: now.to + batch }))}>
            {PROBLEMS.more(Math.min(batch, rest))}
          </Button>
        </li>
      )}
    </>
  );
}
