import { type ReactElement, useMemo } from 'react';
import { checkIds } from '../../engine/checks/all.ts';
import type { Review } from '../../engine/review-types.ts';
import { titleOf } from '../../messages/index.ts';
import { CARD, VERDICT } from '../../messages/pane.ts';
import { describeCoverage, describeUntold, openOnly } from '../../messages/verdict.ts';
import { useController, usePaneState } from '../context.ts';
import { countsOf, openOf } from '../model/counts.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';
import { LongList } from './long-list.tsx';
import { hasBars, ScoreCard } from './score-card.tsx';
import { type Sign, SignIcon } from './severity.tsx';
import { Small, Text, Title } from './text.tsx';

const SIGNS: { readonly [V in Review['verdict']]: Sign } = {
  ready: 'fine',
  'needs-review': 'warning',
  'has-errors': 'error',
  'not-checked': 'warning',
};

/** 可报送 · 需人工复核 3 处 · 有 5 处错误 */
function verdictLine(review: Review): string {
  const counts = countsOf(review);
  switch (review.verdict) {
    case 'ready':
      return VERDICT.ready;
    case 'needs-review':
      return openOnly(review.verdict, counts, openOf(review)) || VERDICT.review(counts.warning + counts.human);
    case 'has-errors':
      return VERDICT.errors(counts.error);
    case 'not-checked':
      return VERDICT.notChecked;
  }
}

/** The checks that couldn't tell on some form, in one line. */
function untoldOf({ tables }: Review): string {
  const untold = checkIds.filter((id) => tables.some(({ outcomes }) => outcomes.get(id)?.state === 'cannot-tell'));
  return describeUntold(untold.map(titleOf));
}

/** The outcome in one line, what was covered, and the score card of each form. */
export function Verdict({ checked }: { readonly checked: Checked }): ReactElement {
  const { stale } = usePaneState();
  const controller = useController();
  const { can } = controller.host;
  const { review } = checked;
  const untold = untoldOf(review);
  const bars = useMemo(() => hasBars(review.tables), [review.tables]);
  return (
    <section className="jihe-stack" data-testid="verdict">
      <div className="jihe-line jihe-center">
        <SignIcon sign={SIGNS[review.verdict]} />
        <Title as="h1">{verdictLine(review)}</Title>
      </div>
      <Small>{describeCoverage(review.coverage)}</Small>
      {untold !== '' && <Small>{untold}</Small>}
      {can.liveEvents && !can.choiceEvents && <Small>{VERDICT.unheard}</Small>}
      {stale && (
        <div className="jihe-between">
          <Small>{VERDICT.stale}</Small>
          <Button onClick={() => void controller.check()} size="small">
            {VERDICT.recheck}
          </Button>
        </div>
      )}
      <div className="jihe-stack jihe-wide">
        <LongList
          batch={10}
          items={review.tables}
          onButton
          render={(table, index) => <ScoreCard heading={review.tables.length > 1} key={index} reviewed={table} />}
        />
      </div>
      {bars && <Text size={100}>{CARD.keys}</Text>}
    </section>
  );
}
