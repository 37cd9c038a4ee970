import type { ReactElement } from 'react';
import type { Review } from '../../engine/review-types.ts';
import { HumanTasks } from './human-tasks.tsx';
import { Unused } from './unused.tsx';

/** What stands below the list: indicators that a person has to judge, and what was ignored and is no more. */
export function BelowList({ review }: { readonly review: Review }): ReactElement {
  return (
    <>
      {review.needsHuman.length > 0 && <HumanTasks review={review} />}
      <Unused review={review} />
    </>
  );
}
