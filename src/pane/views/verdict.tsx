import type { ReactElement } from 'react';
import { checkIds } from '../../engine/checks/all.ts';
import type { Review } from '../../engine/review-types.ts';
import { titleOf } from '../../messages/index.ts';
import { VERDICT } from '../../messages/pane.ts';
import { describeCoverage, describeUntold, openOnly } from '../../messages/verdict.ts';
import { useController, usePaneState } from '../context.ts';
import { countsOf, openOf } from '../model/counts.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { Later } from './later.tsx';
import { ScoreCard } from './score-card.tsx';
import { type Sign, SignIcon } from './severity.tsx';
import { Small, Title } from './text.tsx';

const loadSheets = async () => (await import(/* webpackChunkName: "notes" */ './score-parts.tsx')).SheetCards;

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

/** The checks that couldn't tell on some form. */
function untoldOf({ tables }: Review): string[] {
  return checkIds.filter((id) => tables.some(({ outcomes }) => outcomes.get(id)?.state === 'cannot-tell')).map(titleOf);
}

/** The outcome in one line, what was covered, and the score card of each form. */
export function Verdict({ checked }: { readonly checked: Checked }): ReactElement {
  const { stale } = usePaneState();
  const controller = useController();
  const { can } = controller.host;
  const { review } = checked;
  const untold = untoldOf(review);
  const [only] = review.tables;
  return (
    <section className="jihe-stack" data-testid="verdict">
      <div className="jihe-row jihe-verdict">
        <SignIcon sign={SIGNS[review.verdict]} />
        <Title as="h1">{verdictLine(review)}</Title>
        <Small>{describeCoverage(review.coverage)}</Small>
      </div>
      {untold.length > 0 && (
        <Disclosure head={<Small>{VERDICT.untold(untold.length)}</Small>} level={2}>
          {() => <Small>{describeUntold(untold)}</Small>}
        </Disclosure>
      )}
      {can.liveEvents && !can.choiceEvents && <Small>{VERDICT.unheard}</Small>}
      {stale && (
        <div className="jihe-between">
          <Small>{VERDICT.stale}</Small>
          <Button onClick={() => void controller.check()} size="small">
            {VERDICT.recheck}
          </Button>
        </div>
      )}
      {only !== undefined && review.tables.length === 1 && <ScoreCard reviewed={only} />}
      {review.tables.length > 1 && <Later load={loadSheets}>{(SheetCards) => <SheetCards review={review} />}</Later>}
    </section>
  );
}
