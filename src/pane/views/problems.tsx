import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import { type ReactElement, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { SEVERITIES } from '../../engine/checks/check.ts';
import type { AnyFinding, Review } from '../../engine/review-types.ts';
import { MARK_STYLES } from '../../formats/mark-style.ts';
import { CARDS } from '../../messages/cards.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import { SEVERITY_NAMES } from '../../messages/verdict.ts';
import { useController, usePaneState } from '../context.ts';
import { rowsOf, type Wanted } from '../model/blocks.ts';
import { countsOf, safeCount } from '../model/counts.ts';
import { onlyNotes } from '../model/remaining.ts';
import type { Checked, WantedCard } from '../state/state.ts';
import { Button } from './button.tsx';
import { CardList } from './card-list.tsx';
import { Checkbox } from './controls.tsx';
import { Later } from './later.tsx';
import { Questions } from './questions.tsx';
import { Reading } from './reading.tsx';
import { Tabs } from './tabs.tsx';
import { Small, Text } from './text.tsx';

const loadFixes = async () => (await import(/* webpackChunkName: "scores" */ './fix-buttons.tsx')).FixButtons;
const loadWaive = async () => (await import(/* webpackChunkName: "dialogs" */ './waive-dialog.tsx')).WaiveDialog;

const loadFinish = async () => (await import(/* webpackChunkName: "dialogs" */ './finish.tsx')).Finish;
const loadSlip = async () => (await import(/* webpackChunkName: "dialogs" */ './finish.tsx')).PrintSlip;
const loadLastNotes = async () => (await import(/* webpackChunkName: "notes" */ './last-notes.tsx')).LastNotes;
const loadRest = async () => (await import(/* webpackChunkName: "dialogs" */ './below-list.tsx')).BelowList;

/** More reasons than these are written in a tab of their own. */
const FEW_NOTES = 3;

type Filter = 'all' | 'error' | 'warning' | 'hint' | 'waived';

function wanted(filter: Filter): Wanted {
  return {
    among: ({ waived }) => (waived !== null) === (filter === 'waived'),
    kind: ({ severity }) => filter === 'all' || filter === 'waived' || severity === filter,
  };
}

function FilterButtons(props: {
  readonly review: Review;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}): ReactElement {
  const { review, filter, onChange } = props;
  const counts = countsOf(review);
  const waived = review.findings.filter((finding) => finding.waived !== null).length;
  const choices: readonly (readonly [Filter, string, number])[] = [
    ['all', PROBLEMS.all, counts.error + counts.warning + counts.hint],
    ...SEVERITIES.map((severity) => [severity, SEVERITY_NAMES[severity], counts[severity]] as const),
    // Nothing was ever ignored in most workbooks.
    ...(waived > 0 || filter === 'waived' ? [['waived', PROBLEMS.waived, waived] as const] : []),
  ];
  return (
    <Tabs
      className="jihe-choices"
      label={PROBLEMS.filter}
      onSelect={onChange}
      panel="problem-list"
      selected={filter}
      tabs={choices.map(([choice, name, count]) => ({
        value: choice,
        text: `${name} ${count}`,
        disabled: count === 0 && filter !== choice && choice !== 'all',
      }))}
    />
  );
}

function Marks(): ReactElement | null {
  const controller = useController();
  const { marks } = usePaneState();
  const { can, refuses, marking = PROBLEMS } = controller.host;
  // Said once, with the verdict.
  if (refuses !== undefined) return null;
  if (!can.marks) return <Small>{PROBLEMS.marksUnsupported}</Small>;
  // Where the line is too short for all, the legend goes below; the box that was just clicked stays.
  return (
    <>
      <Checkbox
        checked={marks}
        label={marking.marks}
        onChecked={(checked) => void controller.setMarks(checked)}
        title={marking.marksHint}
      />
      {marks && (
        <span className="jihe-row" title={PROBLEMS.legend}>
          {SEVERITIES.map((severity) => {
            const { fill, font } = MARK_STYLES[severity];
            return (
              <span className="jihe-swatch" key={severity} style={{ backgroundColor: `#${fill}`, color: `#${font}` }}>
                {SEVERITY_NAMES[severity]}
              </span>
            );
          })}
        </span>
      )}
    </>
  );
}

/** 问题 */
export function Problems({ checked }: { readonly checked: Checked }): ReactElement {
  const controller = useController();
  const [filter, setFilter] = useState<Filter>('all');
  const [waiving, setWaiving] = useState<AnyFinding | null>(null);
  const { review } = checked;
  const rows = useMemo(() => rowsOf(review, wanted(filter)), [review, filter]);
  const { wantedCard, journal } = usePaneState();
  const [wantedHere, setWantedHere] = useState<WantedCard | null>(null);
  if (wantedCard !== null && wantedCard !== wantedHere) {
    setWantedHere(wantedCard);
    if (!rows.some(({ key }) => key === wantedCard.key)) setFilter(wantedCard.waived ? 'waived' : 'all');
  }
  // Another visit of the tab begins at its top.
  useEffect(() => {
    if (wantedCard !== null) controller.dispatch({ type: 'card-shown' });
  }, [wantedCard, controller]);
  const steps = useRef<((by: 1 | -1) => void) | null>(null);
  const onWaive = useCallback((finding: AnyFinding) => setWaiving(finding), []);
  const safe = safeCount(review);
  const isAll = filter === 'all';
  // Hints alone keep nothing from being handed in.
  const isFinished = isAll && (rows.length === 0 || review.verdict === 'ready');
  // At the end of the work, not before anybody has begun.
  const last = useMemo(() => (journal.length > 0 ? onlyNotes(review) : []), [journal.length, review]);
  return (
    <div className="jihe-column">
      <div className="jihe-row jihe-fixes">
        <Later
          load={loadFixes}
          meanwhile={
            safe > 0 && (
              <Button disabled icon={<WrenchRegular />} size="small">
                {PROBLEMS.fixAll(safe)}
              </Button>
            )
          }
        >
          {(FixButtons) => <FixButtons checked={checked} safe={safe} />}
        </Later>
        <Marks />
      </div>
      <Questions review={review} />
      <div className="jihe-filter">
        <FilterButtons filter={filter} onChange={setFilter} review={review} />
        {rows.length > 0 && (
          <>
            <Button
              aria-label={CARDS.previous}
              icon={<ArrowUpRegular />}
              onClick={() => steps.current?.(-1)}
              size="small"
              title={CARDS.previousKey}
            />
            <Button
              aria-label={CARDS.next}
              icon={<ArrowDownRegular />}
              onClick={() => steps.current?.(1)}
              size="small"
              title={CARDS.nextKey}
            />
          </>
        )}
      </div>
      {isAll && last.length > 0 && last.length <= FEW_NOTES && (
        <Later load={loadLastNotes}>{(LastNotes) => <LastNotes checked={checked} findings={last} />}</Later>
      )}
      {isFinished && <Later load={loadFinish}>{(Finish) => <Finish checked={checked} />}</Later>}
      <div id="problem-list">
        {rows.length === 0 ? (
          !isAll && <Text>{PROBLEMS.noneOfThese}</Text>
        ) : (
          <CardList checked={checked} key={filter} onWaive={onWaive} rows={rows} steps={steps} wanted={wantedHere} />
        )}
      </div>
      {!isFinished && (
        <div className="jihe-row">
          <Later load={loadSlip} meanwhile={null}>
            {(PrintSlip) => <PrintSlip checked={checked} small />}
          </Later>
        </div>
      )}
      {isAll && review.needsHuman.length + review.unusedPolicies.length + review.unusedWaivers.length > 0 && (
        <Later load={loadRest}>{(Rest) => <Rest review={review} />}</Later>
      )}
      <Reading review={review} />
      {waiving !== null && (
        <Later load={loadWaive}>
          {(WaiveDialog) => <WaiveDialog finding={waiving} onClose={() => setWaiving(null)} />}
        </Later>
      )}
    </div>
  );
}
