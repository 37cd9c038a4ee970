import { memo, type ReactElement } from 'react';
import type { TableReview } from '../../engine/review-types.ts';
import { CARD } from '../../messages/pane.ts';
import { Disclosure } from './disclosure.tsx';
import { Later } from './later.tsx';
import { headline, useScored } from './score-line.ts';
import { Small } from './text.tsx';

const loadParts = async () => (await import(/* webpackChunkName: "notes" */ './score-parts.tsx')).Parts;

/** The total in one line, which unfolds to what each part earned. */
export const ScoreCard = memo(function ScoreCard({ reviewed }: { readonly reviewed: TableReview }): ReactElement {
  const scored = useScored(reviewed);
  const { table, parts, total } = scored;
  return (
    <section aria-label={CARD.title} className="jihe-card">
      {total === undefined ? (
        <Small>{CARD.notScored}</Small>
      ) : (
        <Disclosure
          head={<span className="jihe-semibold">{headline(table, total, parts, reviewed.differing.count)}</span>}
          level={2}
        >
          {() => <Later load={loadParts}>{(Parts) => <Parts {...scored} />}</Later>}
        </Disclosure>
      )}
    </section>
  );
});
