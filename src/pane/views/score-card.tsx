import { mergeClasses } from '@fluentui/react-components';
import { memo, type ReactElement } from 'react';
import type { TableReview } from '../../engine/review-types.ts';
import { CARD, TABLE_HEADING } from '../../messages/pane.ts';
import { type CardRow, scoreCard } from '../../reports/card.ts';
import { tableEntry } from '../../reports/entry.ts';
import type { TableEntry } from '../../reports/schema.ts';
import { useController, usePaneState, useSettings } from '../context.ts';
import { Select } from './controls.tsx';
import { policiesOf } from './head.tsx';
import { Small, Text } from './text.tsx';

function figure(value: number | null): string {
  return value === null ? CARD.none : String(value);
}

function percentOf(value: number, points: number): string {
  return `${Math.min(100, Math.max(0, (value / points) * 100))}%`;
}

/** A form without points has nothing to fill a bar to. */
function hasBar({ points }: CardRow): boolean {
  return points !== null && points > 0;
}

/** Whether any of the cards has a bar that has to be explained. */
export function hasBars(tables: readonly TableReview[]): boolean {
  return tables.some((reviewed) => scoreCard(tableEntry(reviewed)).slice(0, -1).some(hasBar));
}

function Bar({ row }: { readonly row: CardRow }): ReactElement {
  const { label, points, recorded, recomputed } = row;
  if (points === null || !hasBar(row)) return <span />;
  return (
    <div
      aria-label={CARD.bar(label, figure(points), figure(recorded), figure(recomputed))}
      className="jihe-track"
      role="img"
    >
      {recomputed !== null && <div className="jihe-earned" style={{ inlineSize: percentOf(recomputed, points) }} />}
      {recorded !== null && <div className="jihe-recorded" style={{ insetInlineStart: percentOf(recorded, points) }} />}
    </div>
  );
}

function differs({ recorded, recomputed }: CardRow): boolean {
  return recorded !== null && recomputed !== null && recorded !== recomputed;
}

function Numbers({ row }: { readonly row: CardRow }): ReactElement {
  const of = row.points === null ? '' : ` / ${figure(row.points)}`;
  return (
    <Small aria-hidden className={mergeClasses('jihe-numbers', differs(row) && 'jihe-differs')}>
      {differs(row)
        ? `${figure(row.recorded)} → ${figure(row.recomputed)}${of}`
        : `${figure(row.recomputed ?? row.recorded)}${of}`}
    </Small>
  );
}

/** The total in words. It agrees only where both totals stand there and no part differs. */
function headline(table: TableEntry, total: CardRow, parts: readonly CardRow[], differing: number): string {
  const { grade, reason } = table.total.recomputed;
  const recomputed = `${figure(total.recomputed)} ${grade ?? ''}`.trim();
  const isPlaceThere = table.total.score !== null;
  if (total.recorded === null) {
    if (total.recomputed === null) return CARD.withReason(isPlaceThere ? CARD.totalBlankYet : CARD.noTotalYet, reason);
    return isPlaceThere ? CARD.totalBlank(recomputed) : CARD.noTotal(recomputed);
  }
  if (total.recomputed === null) return CARD.withReason(CARD.recordedOnly(figure(total.recorded)), reason);
  if (differs(total)) return CARD.total(figure(total.recorded), recomputed);
  if (differing > 0 || parts.some(differs)) return CARD.partsDiffer(recomputed);
  // What a person has to judge counts as it is recorded, and what wasn't read doesn't count at all: neither was recomputed.
  const isWhole = table.total.recomputed.complete && !table.gaps.some(({ holdsPoints }) => holdsPoints);
  return isWhole ? CARD.totalSame(recomputed) : CARD.knownSame(recomputed);
}

/** Which policy this form goes by, where others were checked with it. */
function FormPolicyChoice({ reviewed, name }: { readonly reviewed: TableReview; readonly name: string }): ReactElement {
  const controller = useController();
  const { settings } = useSettings();
  const { checked } = usePaneState();
  const { form, policy, isOwnPolicy } = reviewed;
  const policies = policiesOf(settings.ownPolicies, policy);
  const choose = (id: string): void =>
    void controller.chooseFormPolicy([form], policies.find((each) => each.id === id) ?? null);
  return (
    <Select aria-label={CARD.policyOf(name)} onValue={choose} size="small" value={isOwnPolicy ? policy.id : ''}>
      <option value="">{CARD.usualPolicy((checked?.policy ?? policy).name)}</option>
      {policies.map((each) => (
        <option key={each.id} value={each.id}>
          {each.name}
        </option>
      ))}
    </Select>
  );
}

/** The total, and what each part of the form earned of its points: as recorded, and by the rules. */
export const ScoreCard = memo(function ScoreCard(props: {
  readonly reviewed: TableReview;
  readonly heading: boolean;
}): ReactElement {
  const { reviewed, heading } = props;
  const table = tableEntry(reviewed);
  const rows = scoreCard(table);
  const total = rows.at(-1);
  const { recomputed } = table.total;
  const name = TABLE_HEADING(table.sheet, String(table.project?.value ?? ''));
  return (
    <section aria-label={CARD.title}>
      {heading && (
        <>
          <Small as="h2" block weight="semibold">
            {name}
          </Small>
          <FormPolicyChoice name={name} reviewed={reviewed} />
        </>
      )}
      {total === undefined ? (
        <Small>{CARD.notScored}</Small>
      ) : (
        <>
          <Text block size={300} weight="semibold">
            {headline(table, total, rows.slice(0, -1), reviewed.differing.count)}
          </Text>
          <ul className="jihe-plain jihe-stack">
            {rows.slice(0, -1).map((row) => (
              <li className="jihe-bar-row" key={row.label}>
                <Small className="jihe-wrap">{row.label}</Small>
                <Bar row={row} />
                <Numbers row={row} />
                {row.open > 0 && (
                  <Text className="jihe-open" size={100}>
                    {CARD.open(row.open)}
                  </Text>
                )}
              </li>
            ))}
          </ul>
          {!recomputed.complete && recomputed.score !== null && <Small>{CARD.incomplete}</Small>}
        </>
      )}
    </section>
  );
});
