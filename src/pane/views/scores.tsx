import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { type ReactElement, useMemo, useState } from 'react';
import type { About } from '../../engine/notes/draft.ts';
import { SCORES, TABLE_HEADING } from '../../messages/pane.ts';
import { tableEntry } from '../../reports/entry.ts';
import type { IndicatorEntry, NumberValue, TableEntry, TextValue } from '../../reports/schema.ts';
import { useController, useSettings } from '../context.ts';
import { fillPreview } from '../model/fill-plans.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';
import { Checkbox, Field, Select } from './controls.tsx';
import { LocateButton } from './locate-button.tsx';
import { LongList } from './long-list.tsx';
import { Small, Text } from './text.tsx';

/** One line of the list: an indicator, or the execution. */
interface Line {
  readonly key: string;
  readonly table: number;
  readonly about: About;
  readonly heading: string | null;
  readonly name: string;
  readonly sheet: string;
  readonly cell: string | null;
  readonly target: string | null;
  readonly actual: string | null;
  readonly points: string;
  readonly recorded: string;
  readonly recomputed: string;
  readonly status: keyof typeof SCORES.status;
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

function ruleText({ score, range }: IndicatorEntry['recomputed']): string {
  if (score !== null) return String(score);
  return range === null ? SCORES.undecided : SCORES.range(String(range[0]), String(range[1]));
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
    return lines.map((line, at) => (at === 0 ? { ...line, heading } : line));
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
    recomputed: execution.score === null ? SCORES.undecided : String(execution.score),
    status: statusOf(total?.score ?? null, execution.score),
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
    recomputed: ruleText(recomputed),
    status: statusOf(indicator.score, recomputed.score),
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

function LineItem(props: {
  readonly line: Line;
  readonly choosing: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (line: Line, on: boolean) => void;
}): ReactElement {
  const { line, choosing, isChosen, onChoose } = props;
  return (
    <li className="jihe-item jihe-score" data-testid="score">
      {line.heading !== null && (
        <Text as="h2" block weight="semibold">
          {line.heading}
        </Text>
      )}
      <div className="jihe-line">
        {choosing && (
          <Checkbox
            aria-label={SCORES.choose(line.name)}
            checked={isChosen}
            onChecked={(checked) => onChoose(line, checked)}
          />
        )}
        <Text as="h3" className="jihe-grow jihe-title" weight="semibold">
          {line.name}
        </Text>
        {line.cell !== null && <LocateButton cell={line.cell} sheet={line.sheet} />}
      </div>
      <div className={choosing ? 'jihe-indent' : undefined}>
        <dl className="jihe-facts jihe-four">
          {line.target !== null && (
            <>
              <dt>{SCORES.target}</dt>
              <dd>{line.target}</dd>
              <dt>{SCORES.actual}</dt>
              <dd>{line.actual}</dd>
            </>
          )}
          <dt>{SCORES.points}</dt>
          <dd>{line.points}</dd>
          <dt>{SCORES.recorded}</dt>
          <dd>{line.recorded}</dd>
          <dt>{SCORES.recomputed}</dt>
          <dd className="jihe-rule">
            {line.recomputed}{' '}
            <span className={line.status === 'differs' ? 'jihe-differs' : 'jihe-dim'}>
              {SCORES.status[line.status]}
            </span>
          </dd>
        </dl>
        <Small block className="jihe-dim">
          {line.why}
        </Small>
      </div>
    </li>
  );
}

/** 得分: every score with its derivation, and filling them in. */
export function Scores({ checked }: { readonly checked: Checked }): ReactElement {
  const controller = useController();
  const { settings } = useSettings();
  const [scope, setScope] = useState<'blank' | 'differing' | 'chosen'>('blank');
  const [as, setAs] = useState(settings.fillAs);
  const [replaceFormulas, setReplace] = useState(false);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const lines = useMemo(() => linesOf(checked), [checked]);
  const choosing = scope === 'chosen';
  const count = [...chosen.values()].reduce((sum, set) => sum + set.size, 0);
  return (
    <div className="jihe-stack jihe-wide">
      <section aria-label={SCORES.fill} className="jihe-box jihe-stack">
        <Field label={SCORES.which}>
          <Select
            onValue={(value) => setScope(value === 'chosen' ? 'chosen' : value === 'differing' ? 'differing' : 'blank')}
            value={scope}
          >
            <option value="blank">{SCORES.blank}</option>
            <option value="differing">{SCORES.differing}</option>
            <option value="chosen">{SCORES.chosen}</option>
          </Select>
        </Field>
        <Field hint={as === 'formulas' ? SCORES.formulasHint : null} label={SCORES.as}>
          <Select onValue={(value) => setAs(value === 'formulas' ? 'formulas' : 'values')} value={as}>
            <option value="values">{SCORES.values}</option>
            <option value="formulas">{SCORES.formulas}</option>
          </Select>
        </Field>
        <Checkbox checked={replaceFormulas} label={SCORES.replace} onChecked={setReplace} />
        <div className="jihe-row">
          <Button
            appearance="primary"
            disabled={choosing && count === 0}
            icon={<EditRegular />}
            onClick={() => controller.preview(fillPreview(checked, { scope, as, chosen, replaceFormulas }))}
          >
            {SCORES.preview}
          </Button>
          {choosing && <Small>{SCORES.chosenCount(count)}</Small>}
        </div>
      </section>
      <ul className="jihe-plain">
        <LongList
          items={lines}
          render={(line) => (
            <LineItem
              choosing={choosing}
              isChosen={chosen.get(line.table)?.has(line.about) === true}
              key={line.key}
              line={line}
              onChoose={(one, on) => setChosen(toggled(chosen, one, on))}
            />
          )}
        />
      </ul>
    </div>
  );
}
