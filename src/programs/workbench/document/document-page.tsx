/** The report as a page to be read: its paragraphs and tables in their places, its numbers outlined. Text only. */

import { memo, type ReactElement, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { adviceOf } from '../../../app/error-advice.ts';
import type { SheetGrid } from '../../../engine/grid/grid.ts';
import { parseRange } from '../../../engine/grid/ranges.ts';
import { readTables } from '../../../engine/layout/read-tables.ts';
import { DOCUMENT } from '../../../messages/workbench.ts';
import { keyOfPlace, type Outlined, outlinedBy } from '../../../pane/report/content.ts';
import { Paragraph, type ShownParagraph } from '../../../pane/report/paragraphs.tsx';
import { Message } from '../message.tsx';
import type { Place, Report } from './report.ts';
import { DocumentTable } from './table.tsx';

const NONE: readonly Outlined[] = [];

type Block =
  | { readonly kind: 'paragraph'; readonly shown: ShownParagraph }
  | { readonly kind: 'table'; readonly name: string };

/** What stands one below the other. */
function blocksOf({ source }: Report): Block[] {
  const { narrative, grids, tablesAfter } = source;
  const blocks: Block[] = [];
  const tables = [...grids];
  const tablesUpTo = (paragraphs: number): void => {
    while (tables[0] !== undefined && (tablesAfter.get(tables[0].name) ?? 0) <= paragraphs)
      blocks.push({ kind: 'table', name: (tables.shift() as SheetGrid).name });
  };
  tablesUpTo(0);
  const depths: number[] = [];
  for (const { n, text, mark, level } of narrative.paragraphs) {
    if (level !== null) {
      while ((depths.at(-1) ?? 0) >= level) depths.pop();
      depths.push(level);
    }
    // Documents skip levels; to whoever hears the page they are one below the other.
    const heading = level === null ? null : depths.length + 1;
    blocks.push({ kind: 'paragraph', shown: { paragraph: n, note: null, text, mark, level, heading } });
    tablesUpTo(n);
  }
  tablesUpTo(Number.POSITIVE_INFINITY);
  return blocks;
}

/** One of thousands: only what changes is drawn anew. */
const Line = memo(Paragraph);

function isAt(place: Place | null, key: string): place is Place & { readonly kind: 'text' } {
  return place?.kind === 'text' && keyOfPlace(place.at) === key;
}

/** The element that a place asks for. */
function elementAt(page: HTMLElement, place: Place): Element | null {
  if (place.kind === 'cell') return page.querySelector('[data-located]');
  return page.querySelector('mark') ?? page.querySelector('[data-quoted]');
}

export function DocumentPage(props: {
  readonly report: Report;
  /** The pane, whose part that is otherwise, is out of sight. */
  readonly isMain: boolean;
}): ReactElement {
  const { report, isMain } = props;
  const { grids, review, place, refused } = useSyncExternalStore(report.subscribe, report.snapshot);
  const page = useRef<HTMLElement>(null);
  const blocks = useMemo(() => blocksOf(report), [report]);
  const outlined = useMemo(() => outlinedBy(review), [review]);
  const byName = useMemo(() => new Map(grids.map((grid) => [grid.name, grid])), [grids]);
  const forms = useMemo(() => grids.filter((grid) => readTables(grid).length > 0).length, [grids]);
  const located = useMemo(() => (place?.kind === 'cell' ? parseRange(place.address) : null), [place]);
  useEffect(() => {
    if (page.current === null || place === null) return;
    elementAt(page.current, place)?.scrollIntoView?.({ block: 'center' });
  }, [place]);
  const { kind, narrative } = report.source;
  const advice = refused === null ? null : adviceOf(refused);
  const lineOf = (shown: ShownParagraph): ReactElement => {
    const key = keyOfPlace(shown);
    return (
      <Line
        key={key}
        outlined={outlined.get(key) ?? NONE}
        quote={isAt(place, key) ? place.at.range : null}
        shown={shown}
      />
    );
  };
  return (
    <div className="jihe-current" {...(isMain ? { role: 'main' } : {})}>
      {isMain && <h1 className="jihe-file-title">{report.fileName}</h1>}
      {advice !== null && (
        <Message intent="error" onDismiss={() => report.dismissRefusal()} title={advice.what}>
          {advice.why}
          {advice.how}
        </Message>
      )}
      {/* Keys scroll it: it must be reached by them. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls */}
      <section aria-label={DOCUMENT.page(report.fileName)} className="jihe-document" ref={page} tabIndex={0}>
        <div className="jihe-taken">
          {DOCUMENT.taken[kind](DOCUMENT.parts(narrative.paragraphs.length, grids.length, forms))}
        </div>
        <div className="jihe-paper">
          {blocks.map((block) => {
            if (block.kind === 'paragraph') return lineOf(block.shown);
            const grid = byName.get(block.name);
            if (grid === undefined) return null;
            const isHere = place?.kind === 'cell' && place.sheet === block.name;
            return <DocumentTable grid={grid} key={block.name} located={isHere ? located : null} />;
          })}
          {narrative.notes.length > 0 && (
            <section aria-label={DOCUMENT.notes} className="jihe-page-notes">
              {narrative.notes.map(({ name, text }) =>
                lineOf({ paragraph: null, note: name, text, mark: null, level: null, heading: null }),
              )}
            </section>
          )}
        </div>
      </section>
    </div>
  );
}
