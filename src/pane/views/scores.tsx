import { mergeClasses } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { type ReactElement, useMemo, useState } from 'react';
import type { About } from '../../engine/notes/draft.ts';
import { PROBLEMS, SCORES, TABLE_HEADING } from '../../messages/pane.ts';
import { SCORE_LIST } from '../../messages/scores-tab.ts';
import { tableEntry } from '../../reports/entry.ts';
import type { IndicatorEntry, NumberValue, TableEntry, TextValue } from '../../reports/schema.ts';
import { useController, useSettings } from '../context.ts';
import { fillPreview } from '../model/fill-plans.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';
import { Checkbox, Field, Select } from './controls.tsx';
import { Disclosure } from './disclosure.tsx';
import { LocateButton } from './locate-button.tsx';
import { LongList } from './long-list.tsx';
import { Tabs } from './tabs.tsx';
import { Small, Text } from './text.tsx';

/** One line of the list: an indicator, or the execution. */
interface Line {
  readonly key: string;
  readonly table: number;
  readonly about: About;
  /** Of the form, where there are several. */
  readonly heading: string | null;
  readonly name: string;
  readonly sheet: string;
  readonly cell: string | null;
  readonly target: string | null;
  readonly actual: string | null;
  readonly points: string;
  readonly recorded: string;
  readonly recomputed: string;
  readonly status: 'same' | 'differs' | 'blank' | 'human';
  /** What the rules leave to a person. */
  readonly left: string | null;
  readonly why: string;
}

const NONE = '—';

function text(...values: readonly (TextValue | NumberValue)[]): string {
  const parts = values.flatMap((value) => (value?.value === null || value === null ? [] : [String(value.value)]));
  return parts.length === 0 ? NONE : parts.join('');
}

function statusOf(recorded: NumberValue, rule: number | null): Line['status'] {
  if (rule === null) return 'human';
  if (recorded === null || recorded.value === null) return 'blank';
  return recorded.value === rule ? 'same' : 'differs';
}

function leftText({ score, range }: IndicatorEntry['recomputed']): string | null {
  if (score !== null) return null;
  return range === null ? SCORE_LIST.byYou : SCORE_LIST.byYouWithin(String(range[0]), String(range[1]));
}

function linesOf({ review }: Checked): Line[] {
  const several = review.tables.length > 1;
  return review.tables.flatMap((reviewed, table) => {
    const entry = tableEntry(reviewed);
    const heading = several ? TABLE_HEADING(entry.sheet, String(entry.project?.value ?? '')) : null;
    const lines = entry.execution.points === null ? [] : [executionLine(entry, table)];
    entry.indicators.forEach((indicator, index) => {
      lines.push(indicatorLine(entry, indicator, table, index));
    });
    return lines.map((line) => ({ ...line, heading }));
  });
}

function executionLine(entry: TableEntry, table: number): Line {
  const total = entry.funds.find((fund) => fund.kind === 'total');
  const { execution } = entry;
  return {
    key: `${table}/execution`,
    table,
    about: 'execution',
    heading: null,
    name: SCORES.execution,
    sheet: entry.sheet,
    cell: total?.score?.cell ?? null,
    target: null,
    actual: null,
    points: String(execution.points),
    recorded: text(total?.score ?? null),
    recomputed: execution.score === null ? NONE : String(execution.score),
    status: statusOf(total?.score ?? null, execution.score),
    left: execution.score === null ? SCORE_LIST.byYou : null,
    why: execution.why,
  };
}

function indicatorLine(entry: TableEntry, indicator: IndicatorEntry, table: number, index: number): Line {
  const { recomputed } = indicator;
  return {
    key: `${table}/${index}`,
    table,
    about: index,
    heading: null,
    name: text(indicator.name),
    sheet: entry.sheet,
    cell: indicator.score?.cell ?? indicator.name?.cell ?? null,
    target: text(indicator.operator, indicator.target, indicator.unit),
    actual: text(indicator.actual),
    points: text(indicator.points),
    recorded: text(indicator.score),
    recomputed: recomputed.score === null ? NONE : String(recomputed.score),
    status: statusOf(indicator.score, recomputed.score),
    left: leftText(recomputed),
    why: recomputed.why,
  };
}

type Chosen = ReadonlyMap<number, ReadonlySet<About>>;

function toggled(chosen: Chosen, { table, about }: Line, on: boolean): Chosen {
  const inTable = new Set(chosen.get(table));
  if (on) inTable.add(about);
  else inTable.delete(about);
  return new Map(chosen).set(table, inTable);
}

/** A number below its head; the head is read out with it. */
function Figure(props: {
  readonly head: string;
  readonly className?: string;
  readonly children: string;
}): ReactElement {
  return (
    <span className={mergeClasses('jihe-figure', props.className)}>
      <span className="jihe-live">{props.head} </span>
      {props.children}
    </span>
  );
}

/** One line; unfolded what the numbers come from. */
function LineItem(props: {
  readonly line: Line;
  /** The form, above its first line. */
  readonly heading: string | null;
  readonly choosing: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (line: Line, on: boolean) => void;
}): ReactElement {
  const { line, heading, choosing, isChosen, onChoose } = props;
  const { status, left } = line;
  return (
    <li className="jihe-item jihe-score" data-testid="score">
      {heading !== null && (
        <Text as="h2" block className="jihe-heading" weight="semibold">
          {heading}
        </Text>
      )}
      <div className="jihe-line">
        {choosing && (
          <Checkbox
            aria-label={SCORE_LIST.choose(line.name)}
            checked={isChosen}
            onChecked={(checked) => onChoose(line, checked)}
          />
        )}
        <div className="jihe-grow">
          <Disclosure
            head={
              <span className="jihe-figures">
                <span>
                  {line.name}
                  {left !== null && (
                    <Small block className="jihe-dim">
                      {left}
                    </Small>
                  )}
                </span>
                <Figure className={mergeClasses(status === 'blank' && 'jihe-dim')} head={SCORE_LIST.recorded}>
                  {status === 'blank' ? SCORE_LIST.blank : line.recorded}
                </Figure>
                <Figure className={mergeClasses(status === 'differs' && 'jihe-differs')} head={SCORE_LIST.recomputed}>
                  {line.recomputed}
                </Figure>
                <Figure head={SCORE_LIST.points}>{line.points}</Figure>
                {status === 'differs' && <span className="jihe-live"> {SCORE_LIST.differs}</span>}
              </span>
            }
            level={3}
          >
            {() => <Derivation line={line} />}
          </Disclosure>
        </div>
      </div>
    </li>
  );
}

function Derivation({ line }: { readonly line: Line }): ReactElement {
  return (
    <div className="jihe-line">
      <div className="jihe-grow">
        {line.target !== null && (
          <dl className="jihe-facts">
            <dt>{SCORE_LIST.target}</dt>
            <dd>{line.target}</dd>
            <dt>{SCORE_LIST.actual}</dt>
            <dd>{line.actual}</dd>
          </dl>
        )}
        <Small block>{line.why}</Small>
      </div>
      {line.cell !== null && <LocateButton cell={line.cell} sheet={line.sheet} />}
    </div>
  );
}

type Filter = 'all' | 'differs';

/** 得分: every score in a line that unfolds to its derivation, and filling them in. */
export function Scores({ checked }: { readonly checked: Checked }): ReactElement {
  const controller = useController();
  const { settings } = useSettings();
  const [scope, setScope] = useState<'blank' | 'differing' | 'chosen'>('blank');
  const [as, setAs] = useState(settings.fillAs);
  const [replaceFormulas, setReplace] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [filter, setFilter] = useState<Filter>('all');
  const lines = useMemo(() => linesOf(checked), [checked]);
  const differing = useMemo(() => lines.filter(({ status }) => status === 'differs'), [lines]);
  const shown = filter === 'all' ? lines : differing;
  const choosing = scope === 'chosen';
  const count = [...chosen.values()].reduce((sum, set) => sum + set.size, 0);
  const hint = as === 'formulas' ? SCORE_LIST.formulasHint[scope === 'blank' ? 'blank' : 'others'] : null;
  return (
    <div className="jihe-column">
      <section aria-label={SCORES.fill} className="jihe-box jihe-stack">
        <div className="jihe-pair">
          <Field label={SCORE_LIST.which} size="small">
            <Select
              onValue={(value) =>
                setScope(value === 'chosen' ? 'chosen' : value === 'differing' ? 'differing' : 'blank')
              }
              value={scope}
            >
              <option value="blank">{SCORES.blank}</option>
              <option value="differing">{SCORE_LIST.differing}</option>
              <option value="chosen">{SCORE_LIST.chosen}</option>
            </Select>
          </Field>
          <Field label={SCORE_LIST.as} size="small">
            <Select onValue={(value) => setAs(value === 'formulas' ? 'formulas' : 'values')} value={as}>
              <option value="values">{SCORES.values}</option>
              <option value="formulas">{SCORES.formulas}</option>
            </Select>
          </Field>
        </div>
        {hint !== null && <Small className="jihe-dim">{hint}</Small>}
        <div className="jihe-row">
          <Button
            appearance="primary"
            disabled={(choosing && count === 0) || controller.host.refuses !== undefined}
            icon={<EditRegular />}
            onClick={() => controller.preview(fillPreview(checked, { scope, as, chosen, replaceFormulas }))}
            size="small"
          >
            {SCORE_LIST.preview}
          </Button>
          <Checkbox checked={replaceFormulas} label={SCORE_LIST.replace} onChecked={setReplace} />
        </div>
      </section>
      <div className="jihe-filter">
        <Tabs
          className="jihe-choices"
          label={PROBLEMS.filter}
          onSelect={setFilter}
          panel="score-list"
          selected={filter}
          tabs={[
            { value: 'all', text: SCORE_LIST.all(lines.length) },
            {
              value: 'differs',
              text: SCORE_LIST.onlyDiffering(differing.length),
              disabled: differing.length === 0 && filter === 'all',
            },
          ]}
        />
        {choosing && <Small className="jihe-fixed">{SCORE_LIST.chosenCount(count)}</Small>}
      </div>
      <div id="score-list">
        {shown.length === 0 ? (
          <Text>{SCORE_LIST.noneDiffers}</Text>
        ) : (
          <>
            <div aria-hidden className={mergeClasses('jihe-figures', 'jihe-heads', choosing && 'jihe-chosen')}>
              <span>{SCORE_LIST.name}</span>
              <span className="jihe-figure">{SCORE_LIST.recorded}</span>
              <span className="jihe-figure">{SCORE_LIST.recomputed}</span>
              <span className="jihe-figure">{SCORE_LIST.points}</span>
            </div>
            <ul aria-label={SCORE_LIST.list} className="jihe-plain">
              <LongList
                items={shown}
                key={filter}
                render={(line, at) => (
                  <LineItem
                    choosing={choosing}
                    heading={shown[at - 1]?.table === line.table ? null : line.heading}
                    isChosen={chosen.get(line.table)?.has(line.about) === true}
                    key={line.key}
                    line={line}
                    onChoose={(one, on) => setChosen(toggled(chosen, one, on))}
                  />
                )}
              />
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
