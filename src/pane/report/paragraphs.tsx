/** Paragraphs of a report as they read, with their numbers outlined; text only. */

import type { ReactElement, ReactNode } from 'react';
import { keyOfPlace, type Outlined } from './content.ts';

export interface ShownParagraph {
  readonly paragraph: number | null;
  readonly note: string | null;
  readonly text: string;
  readonly mark: string | null;
  readonly level: number | null;
  /** Its level among the headings of the page; null: none of them. */
  readonly heading: number | null;
}

interface Piece extends Pick<Outlined, 'start' | 'end'> {
  readonly verdict: Outlined['verdict'] | 'quote';
}

/** @param quote the characters that are spoken of; they go before numbers that they overlap. */
function piecesOf(outlined: readonly Outlined[], quote: readonly [number, number] | null): Piece[] {
  if (quote === null) return [...outlined];
  const [start, end] = quote;
  const others = outlined.filter((each) => each.end <= start || each.start >= end);
  return [...others, { start, end, verdict: 'quote' as const }].sort((a, b) => a.start - b.start);
}

function inlineOf(text: string, pieces: readonly Piece[]): ReactNode[] {
  const nodes: ReactNode[] = [];
  let at = 0;
  for (const { start, end, verdict } of pieces) {
    if (start < at) continue;
    nodes.push(text.slice(at, start));
    const Tag = verdict === 'quote' ? 'mark' : 'span';
    nodes.push(
      <Tag className="jihe-number" data-verdict={verdict} key={start}>
        {text.slice(start, end)}
      </Tag>,
    );
    at = end;
  }
  nodes.push(text.slice(at));
  return nodes;
}

/** One paragraph. @param quote what is spoken of, in UTF-16 units; null where nothing is. */
export function Paragraph(props: {
  readonly shown: ShownParagraph;
  readonly outlined: readonly Outlined[];
  readonly quote: readonly [number, number] | null;
}): ReactElement {
  const { shown, outlined, quote } = props;
  const { text, mark, level, note, heading } = shown;
  return (
    <p
      className="jihe-paragraph"
      data-heading={level === null ? undefined : Math.min(level, 4)}
      data-place={keyOfPlace(shown)}
      data-quoted={quote === null ? undefined : true}
      {...(heading === null ? {} : { role: 'heading', 'aria-level': heading })}
    >
      {note !== null && <span className="jihe-paragraph-mark">{note}</span>}
      {mark !== null && <span className="jihe-paragraph-mark">{mark}</span>}
      {inlineOf(text, piecesOf(outlined, quote))}
    </p>
  );
}
