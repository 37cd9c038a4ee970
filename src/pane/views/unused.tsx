import type { ReactElement } from 'react';
import type { Review } from '../../engine/review-types.ts';
import { describeUnusedPolicy, describeUnusedWaiver, UNUSED } from '../../messages/unused-waivers.ts';
import { Small, Text } from './text.tsx';

/** What the sheet of waivers says and nothing asks for any more. */
export function Unused({ review }: { readonly review: Review }): ReactElement {
  return (
    <div className="jihe-column">
      {review.unusedPolicies.map((each) => (
        <Small block key={each.row}>
          {describeUnusedPolicy(each)}
        </Small>
      ))}
      {review.unusedWaivers.length > 0 && (
        <section aria-label={UNUSED}>
          <Text as="h3" block className="jihe-heading" weight="semibold">
            {UNUSED}（{review.unusedWaivers.length}）
          </Text>
          {review.unusedWaivers.map((waiver) => (
            <Small block key={waiver.row}>
              {describeUnusedWaiver(waiver)}
            </Small>
          ))}
        </section>
      )}
    </div>
  );
}
