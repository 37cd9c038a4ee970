import type { ReactElement } from 'react';
import { cellAddress } from '../../engine/grid/address.ts';
import type { Review } from '../../engine/review-types.ts';
import { explainTask } from '../../messages/derivation.ts';
import { HUMAN } from '../../messages/finish.ts';
import { LocateButton } from './locate-button.tsx';
import { LongList } from './long-list.tsx';
import { SignIcon } from './severity.tsx';
import { Small, Text } from './text.tsx';

/** Indicators that a person has to judge. */
export function HumanTasks({ review }: { readonly review: Review }): ReactElement {
  return (
    <section aria-label={HUMAN.title}>
      <Text as="h3" block className="jihe-heading" weight="semibold">
        {HUMAN.title}（{review.needsHuman.length}）
      </Text>
      <Small>{HUMAN.hint}</Small>
      <ul className="jihe-plain">
        <LongList
          items={review.needsHuman}
          render={({ table, indicator: index, reason }) => {
            const reviewed = review.tables[table];
            const indicator = reviewed?.table.indicators[index];
            const result = reviewed?.scores.indicators[index];
            if (reviewed === undefined || indicator === undefined || result === undefined) return null;
            const { cell } = indicator.score ?? indicator.actual ?? indicator.name;
            return (
              <li className="jihe-item jihe-line" key={`${table}/${index}`}>
                <SignIcon sign="human" />
                <Text className="jihe-grow">
                  {indicator.title}：{explainTask(reason, result.derivation)}
                </Text>
                <LocateButton cell={cellAddress(cell.row, cell.column)} sheet={reviewed.table.sheet} />
              </li>
            );
          }}
        />
      </ul>
    </section>
  );
}
