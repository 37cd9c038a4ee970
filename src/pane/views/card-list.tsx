import {
  type KeyboardEvent,
  type ReactElement,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { AnyFinding } from '../../engine/review-types.ts';
import { CARDS } from '../../messages/cards.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import { useController } from '../context.ts';
import type { Row } from '../model/blocks.ts';
import type { Checked, WantedCard } from '../state/state.ts';
import { moveByArrows } from './arrow-keys.ts';
import { CardItem } from './card-item.tsx';
import { LongList } from './long-list.tsx';
import { Text } from './text.tsx';

interface Place {
  readonly key: string;
  /** Among all rows, for when the card is gone. */
  readonly at: number;
}

/** The card before or after a row; null where there is none that way. */
function cardFrom(rows: readonly Row[], from: number, step: 1 | -1): Place | null {
  for (let at = from; ; at += step) {
    const row = rows[at];
    if (row === undefined) return null;
    if (row.kind === 'card') return { key: row.key, at };
  }
}

/** Where a key leads from a card; null: nowhere, undefined: the key is none of these. */
function targetOf(key: string, rows: readonly Row[], from: number): Place | null | undefined {
  switch (key) {
    case 'ArrowDown':
      return cardFrom(rows, from + 1, 1);
    case 'ArrowUp':
      return cardFrom(rows, from - 1, -1);
    case 'Home':
      return cardFrom(rows, 0, 1);
    case 'End':
      return cardFrom(rows, rows.length - 1, -1);
    default:
      return undefined;
  }
}

function hasModifier(event: { altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}

/**
 * The cards, one stop of Tab: up and down, Home and End go from card to card, right and left among the buttons of one; Enter
 * locates. F8 and Shift+F8 do the same from anywhere in the pane, as in the error lists of other programs.
 */
export function CardList(props: {
  readonly rows: readonly Row[];
  readonly checked: Checked;
  /** Takes what goes to the next card, or the one before. */
  readonly steps: RefObject<((by: 1 | -1) => void) | null>;
  readonly wanted: WantedCard | null;
  readonly onWaive: (finding: AnyFinding) => void;
}): ReactElement {
  const { rows, checked, steps, wanted, onWaive } = props;
  const controller = useController();
  const [current, setCurrent] = useState<Place | null>(null);
  const [focus, setFocus] = useState<Place | null>(null);
  const mended = useRef<Place | null>(null);
  const keysId = useId();
  const indexOf = (key: string | undefined): number => rows.findIndex((row) => row.kind === 'card' && row.key === key);
  const at = current === null ? -1 : indexOf(current.key);
  const firstCard = cardFrom(rows, 0, 1);
  const stop = at >= 0 ? at : ((cardFrom(rows, current?.at ?? 0, 1) ?? firstCard)?.at ?? 0);

  const goTo = useCallback((place: Place | null): void => {
    if (place === null) return;
    setCurrent(place);
    setFocus(place);
  }, []);
  const step = (by: 1 | -1): void => {
    // Past the last it begins anew, as in the error lists of other programs.
    const again = by === 1 ? firstCard : cardFrom(rows, rows.length - 1, -1);
    goTo(current === null ? again : (cardFrom(rows, stop + (at >= 0 ? by : 0), by) ?? again));
  };

  useEffect(() => {
    steps.current = step;
  });
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'F8' || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      steps.current?.(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [steps]);

  // What was mended took its button, and the focus, along: the card that has moved up to its place is next.
  const { key: mendedKey } = mended.current ?? { key: undefined };
  const isGone = mendedKey !== undefined && indexOf(mendedKey) < 0;
  useEffect(() => {
    const place = mended.current;
    if (!isGone || place === null) return;
    mended.current = null;
    if (document.activeElement !== document.body) return;
    goTo(cardFrom(rows, place.at, 1) ?? cardFrom(rows, rows.length - 1, -1));
  }, [goTo, isGone, rows]);

  const rowsNow = useRef(rows);
  rowsNow.current = rows;
  const placeOf = useCallback(
    (key: string): Place => ({ key, at: rowsNow.current.findIndex((row) => row.key === key) }),
    [],
  );
  const onFocus = useCallback(
    (key: string): void => setCurrent((now) => (now?.key === key ? now : placeOf(key))),
    [placeOf],
  );
  const onRemedy = useCallback(
    (key: string): void => {
      mended.current = placeOf(key);
    },
    [placeOf],
  );

  const locate = async (head: HTMLElement, row: Row | undefined): Promise<void> => {
    if (row?.kind !== 'card' || !controller.host.can.locate) return;
    const [{ sheet, cells }] = row.card.findings;
    const [cell] = cells;
    if (cell !== undefined) await controller.locate(sheet, cell);
    // Selecting a cell may take the focus into the sheet: the next key would type over it.
    head.focus({ preventScroll: true });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (hasModifier(event) || !(event.target instanceof HTMLElement)) return;
    const item = event.target.closest('li');
    if (item === null) return;
    const onHead = event.target === item.querySelector('button');
    if (event.key === 'Enter' && onHead) {
      event.preventDefault();
      void locate(event.target, rows[stop]);
      return;
    }
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      moveByArrows(event, 'horizontal', item);
      return;
    }
    const to = targetOf(event.key, rows, stop);
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  };

  const wantedAt = wanted === null ? -1 : rows.findIndex(({ key }) => key === wanted.key);
  // The heading of a form; a card scrolls by itself.
  const heading = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (wanted !== null) heading.current?.scrollIntoView?.({ block: 'start' });
  }, [wanted]);
  const needed = focus === null ? wantedAt : indexOf(focus.key);
  return (
    <>
      <span hidden id={keysId}>
        {CARDS.keys}
      </span>
      <ul aria-describedby={keysId} aria-label={PROBLEMS.list} className="jihe-plain" onKeyDown={onKeyDown}>
        <LongList
          at={needed < 0 ? null : needed}
          items={rows}
          render={(row, index) => {
            if (row.kind === 'card') {
              return (
                <CardItem
                  card={row.card}
                  checked={checked}
                  focus={row.key === focus?.key ? focus : null}
                  isStop={index === stop}
                  key={row.key}
                  onFocus={onFocus}
                  onRemedy={onRemedy}
                  onWaive={onWaive}
                  wanted={row.key === wanted?.key ? wanted : null}
                />
              );
            }
            return (
              <li key={row.key} ref={row.key === wanted?.key ? heading : null}>
                <Text
                  as={row.kind === 'table' ? 'h2' : 'h3'}
                  block
                  className={row.kind === 'table' ? 'jihe-heading' : 'jihe-block'}
                  size={row.kind === 'table' ? 300 : 200}
                  weight="semibold"
                >
                  {row.text}
                  {row.kind === 'block' && `（${row.count}）`}
                </Text>
              </li>
            );
          }}
        />
      </ul>
    </>
  );
}
