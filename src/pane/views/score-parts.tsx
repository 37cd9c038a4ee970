/** What stands behind the line of a form, and the lines of several: they come when they are first shown. */

import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { memo, type ReactElement, useMemo, useState } from 'react';
import { SEVERITIES, type Severity } from '../../engine/checks/check.ts';
import { cellAddress } from '../../engine/grid/address.ts';
import type { Review, TableReview } from '../../engine/review-types.ts';
import { CARD, TABLE_HEADING } from '../../messages/pane.ts';
import { SEVERITY_NAMES } from '../../messages/verdict.ts';
import type { CardRow } from '../../reports/card.ts';
import { useController, usePaneState, useSettings } from '../context.ts';
import { tableKey } from '../model/blocks.ts';
import { Button } from './button.tsx';
import { Select } from './controls.tsx';
import { Disclosure } from './disclosure.tsx';
import { policiesOf } from './head.tsx';
import { LongList } from './long-list.tsx';
import { differs, figure, headline, type Scored, useScored } from './score-line.ts';
import { SignIcon } from './severity.tsx';
import { Small, Text } from './text.tsx';

/** As many lines of forms push nothing off the screen. */
const FEW = 3;

function percentOf(value: number, points: number): string {
  return `${Math.min(100, Math.max(0, (value / points) * 100))}%`;
}

/** A form without points has nothing to fill a bar to. */
function hasBar({ points }: CardRow): boolean {
  return points !== null && points > 0;
}

/** What the numbers beside it say, to be seen at a glance. */
function Bar({ row }: { readonly row: CardRow }): ReactElement | null {
  const { points, recorded, recomputed } = row;
  if (points === null || !hasBar(row)) return null;
  return (
    <div aria-hidden className="jihe-track">
      {recomputed !== null && <div className="jihe-earned" style={{ inlineSize: percentOf(recomputed, points) }} />}
      {recorded !== null && <div className="jihe-recorded" style={{ insetInlineStart: percentOf(recorded, points) }} />}
    </div>
  );
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

/** What each part of the form earned of its points: as recorded, and by the rules. */
export function Parts({ parts, table }: Scored): ReactElement {
  const { recomputed } = table.total;
  return (
    <>
      <table className="jihe-parts">
        <thead>
          <tr>
            <th colSpan={2} scope="col">
              <span className="jihe-live">{CARD.part}</span>
            </th>
            <th scope="col">{CARD.recorded}</th>
            <th scope="col">{CARD.recomputed}</th>
            <th scope="col">{CARD.points}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((row) => (
            <tr key={row.label}>
              <th scope="row">
                {row.label}
                {row.open > 0 && (
                  <Text block size={100}>
                    {CARD.open(row.open)}
                  </Text>
                )}
              </th>
              <td>
                <Bar row={row} />
              </td>
              <td>{figure(row.recorded)}</td>
              <td className={mergeClasses(differs(row) && 'jihe-differs')}>{figure(row.recomputed)}</td>
              <td>{figure(row.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!recomputed.complete && recomputed.score !== null && <Small block>{CARD.incomplete}</Small>}
      {parts.some(hasBar) && <Text size={100}>{CARD.keys}</Text>}
    </>
  );
}

type SeverityCounts = { readonly [S in Severity]: number };

const NOTHING: SeverityCounts = { error: 0, warning: 0, hint: 0 };

/** How many findings that stand each form has. */
function countsByTable({ findings }: Review): ReadonlyMap<number, SeverityCounts> {
  const counts = new Map<number, SeverityCounts>();
  for (const { table, severity, waived } of findings) {
    if (table === null || waived !== null) continue;
    const known = counts.get(table) ?? NOTHING;
    counts.set(table, { ...known, [severity]: known[severity] + 1 });
  }
  return counts;
}

/** A form in one line: where it is, its total, what was found in it; unfolds to its policy and its card. */
const SheetLine = memo(function SheetLine(props: {
  readonly reviewed: TableReview;
  readonly index: number;
  readonly counts: SeverityCounts;
}): ReactElement {
  const { reviewed, index, counts } = props;
  const controller = useController();
  const [open, setOpen] = useState(false);
  const scored = useScored(reviewed);
  const { table, parts, total } = scored;
  const name = TABLE_HEADING(table.sheet, String(table.project?.value ?? ''));
  const goThere = async (button: HTMLButtonElement): Promise<void> => {
    controller.dispatch({ type: 'card-wanted', card: { key: tableKey(index), waived: false } });
    const [first] = reviewed.table.indicators;
    if (first === undefined || !controller.host.can.locate) return;
    await controller.locate(table.sheet, cellAddress(first.name.cell.row, first.name.cell.column));
    button.focus({ preventScroll: true });
  };
  return (
    <li>
      <div className="jihe-line jihe-center">
        <Button
          appearance="transparent"
          aria-expanded={open}
          aria-label={CARD.unfold(name)}
          icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
          onClick={() => setOpen(!open)}
          size="small"
        />
        <button
          aria-label={CARD.goTo(name)}
          className="jihe-go jihe-grow"
          onClick={({ currentTarget }) => void goThere(currentTarget)}
          title={name}
          type="button"
        >
          {name}
        </button>
        {total !== undefined && (
          <Small className="jihe-fixed">
            {total.recorded === total.recomputed
              ? figure(total.recorded)
              : CARD.change(figure(total.recorded), figure(total.recomputed))}{' '}
            {table.total.recomputed.grade}
          </Small>
        )}
        {SEVERITIES.map(
          (severity) =>
            counts[severity] > 0 && (
              <Small className="jihe-count-of" key={severity}>
                <SignIcon name={SEVERITY_NAMES[severity]} sign={severity} />
                {counts[severity]}
              </Small>
            ),
        )}
      </div>
      {open && (
        <div className="jihe-stack">
          <FormPolicyChoice name={name} reviewed={reviewed} />
          {total === undefined ? (
            <Small>{CARD.notScored}</Small>
          ) : (
            <>
              <Text weight="semibold">{headline(table, total, parts, reviewed.differing.count)}</Text>
              <Parts {...scored} />
            </>
          )}
        </div>
      )}
    </li>
  );
});

/** All forms that were checked, a line each, in an area of their own; of many forms the sum alone until it is unfolded. */
export function SheetCards({ review }: { readonly review: Review }): ReactElement {
  const { tables } = review;
  const counts = useMemo(() => countsByTable(review), [review]);
  const each = [...counts.values()];
  const errors = each.filter(({ error }) => error > 0).length;
  const warnings = each.filter(({ error, warning }) => error === 0 && warning > 0).length;
  return (
    <section aria-label={CARD.title} className="jihe-card">
      <Disclosure
        head={<span className="jihe-semibold">{CARD.sheets(tables.length, errors, warnings)}</span>}
        level={2}
        unfolded={tables.length <= FEW}
      >
        {() => (
          <ul className="jihe-plain jihe-sheets">
            <LongList
              items={tables}
              render={(reviewed, index) => (
                <SheetLine counts={counts.get(index) ?? NOTHING} index={index} key={index} reviewed={reviewed} />
              )}
            />
          </ul>
        )}
      </Disclosure>
    </section>
  );
}
