import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { memo, type ReactElement, useEffect, useRef } from 'react';
import type { AnyFinding } from '../../engine/review-types.ts';
import { CARDS, describeCard } from '../../messages/cards.ts';
import { fixEdits } from '../../messages/fixes.ts';
import { describe } from '../../messages/index.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import { SEVERITY_NAMES } from '../../messages/verdict.ts';
import { describeWaived } from '../../messages/waivers.ts';
import { cellList } from '../../messages/words.ts';
import { useCellName, useController, useEnvironment } from '../context.ts';
import { type Card, severityOf, worstFirst } from '../model/cards.ts';
import { shown } from '../model/contents.ts';
import { formatAt, type Remedy, remediesOf, wantsNote } from '../model/remedies.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';
import { CheckHidden } from './check-hidden.tsx';
import { Disclosure } from './disclosure.tsx';
import { LocateButton } from './locate-button.tsx';
import { SignIcon } from './severity.tsx';
import { Small, Text } from './text.tsx';

interface CardProps {
  readonly card: Card;
  readonly checked: Checked;
  /** Each time it is asked for another object; null: it isn't. */
  readonly wanted: object | null;
  /** Takes the focus, each time it is another object. */
  readonly focus: object | null;
  /** Where Tab leads in the list. */
  readonly isStop: boolean;
  readonly onFocus: (key: string) => void;
  /** Something is about to be done about it, after which it may be gone. */
  readonly onRemedy: (key: string) => void;
  readonly onWaive: (finding: AnyFinding) => void;
}

/** Tab stops once in the whole list; arrows lead to the buttons. */
const NO_STOP = -1;

function Parts(props: { readonly finding: AnyFinding; readonly checked: Checked; readonly named: boolean }) {
  const { finding, checked, named } = props;
  const words = describe(finding);
  const name = useCellName();
  const others = finding.cells.slice(1).map((cell) => name(finding.sheet, cell));
  const edits = finding.fix === null || wantsNote(finding) ? [] : fixEdits(finding.fix);
  return (
    <>
      {named && <Small block>{words.what}</Small>}
      <dl className="jihe-facts">
        {finding.waived !== null && (
          <>
            <dt>{PROBLEMS.waived}</dt>
            <dd>{describeWaived(finding.waived)}</dd>
          </>
        )}
        <dt>{PROBLEMS.why}</dt>
        <dd>{words.why}</dd>
        <dt>{PROBLEMS.how}</dt>
        <dd>{words.how}</dd>
        {others.length > 0 && (
          <>
            <dt>{PROBLEMS.related}</dt>
            <dd>{cellList(others)}</dd>
          </>
        )}
        {edits.length > 0 && (
          <>
            <dt>{PROBLEMS.willWrite}</dt>
            <dd>
              {edits
                .map(({ sheet, cell, from, to }) => {
                  const format = formatAt(checked.grids, sheet, cell);
                  return `${name(sheet, cell)}：${shown(from, format)} → ${shown(to, format)}`;
                })
                .join('\n')}
            </dd>
          </>
        )}
        <dt>{PROBLEMS.rule}</dt>
        <dd>
          {words.title}（{finding.check}）
        </dd>
      </dl>
    </>
  );
}

function Actions(props: {
  readonly finding: AnyFinding;
  readonly onWaive: (finding: AnyFinding) => void;
}): ReactElement | null {
  const { finding, onWaive } = props;
  const { controller, report } = useEnvironment();
  if (finding.waived !== null) {
    return (
      <div className="jihe-row">
        <Button
          icon={<ArrowUndoRegular />}
          onClick={() => void controller.restore(finding)}
          size="small"
          tabIndex={NO_STOP}
        >
          {PROBLEMS.restore}
        </Button>
      </div>
    );
  }
  return (
    <div className="jihe-row">
      {finding.check === 'hidden-sheet' && <CheckHidden tabIndex={NO_STOP} />}
      {(report === null || report.waivers !== null) && (
        <Button
          disabled={controller.host.refuses !== undefined}
          icon={<EyeOffRegular />}
          onClick={() => onWaive(finding)}
          size="small"
          tabIndex={NO_STOP}
        >
          {PROBLEMS.waive}
        </Button>
      )}
    </div>
  );
}

function RemedyButton({ remedy, onRemedy }: { readonly remedy: Remedy; readonly onRemedy: () => void }): ReactElement {
  const controller = useController();
  const act = (): void => {
    if (remedy.kind === 'note') {
      controller.openNote(remedy.table, remedy.about);
      return;
    }
    onRemedy();
    void controller.mend(remedy.preview);
  };
  return (
    <Button
      className="jihe-remedy"
      disabled={remedy.kind === 'write' && controller.host.refuses !== undefined}
      onClick={act}
      size="small"
      tabIndex={NO_STOP}
    >
      {remedy.text}
    </Button>
  );
}

/** One card: what is wrong and where, and what mends it; unfolded, why, how, and what else can be done from here. */
export const CardItem = memo(function CardItem(props: CardProps): ReactElement {
  const { card, checked, wanted, focus, isStop, onFocus, onRemedy, onWaive } = props;
  const { key } = card;
  const findings = worstFirst(card);
  const severity = severityOf(card);
  const [{ sheet, cells }] = card.findings;
  const [cell] = cells;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (wanted !== null) item.current?.scrollIntoView?.({ block: 'nearest' });
  }, [wanted]);
  useEffect(() => {
    if (focus === null) return;
    item.current?.querySelector('button')?.focus({ preventScroll: true });
    item.current?.scrollIntoView?.({ block: 'nearest' });
  }, [focus]);
  const remedies = remediesOf(card, checked.grids);
  const place = cell === undefined ? null : <LocateButton cell={cell} sheet={sheet} tabIndex={NO_STOP} />;
  return (
    <li
      className="jihe-item"
      data-about={JSON.stringify([sheet, ...new Set(findings.flatMap((finding) => finding.cells))])}
      data-testid="finding"
      data-wanted={wanted !== null || undefined}
      onFocus={() => onFocus(key)}
      ref={item}
    >
      <Disclosure
        below={
          remedies.length > 0 && (
            <div className="jihe-remedies">
              {remedies.map((remedy) => (
                <RemedyButton key={`${remedy.kind} ${remedy.text}`} onRemedy={() => onRemedy(key)} remedy={remedy} />
              ))}
              <span className="jihe-grow" />
              {place}
            </div>
          )
        }
        beside={remedies.length > 0 ? null : place}
        head={
          <>
            <SignIcon name={SEVERITY_NAMES[severity]} sign={severity} />
            <Text className="jihe-what">
              {describeCard(findings)}
              {findings.length > 1 && <Small className="jihe-several">{CARDS.several(findings.length)}</Small>}
            </Text>
          </>
        }
        level={4}
        tabIndex={isStop ? 0 : NO_STOP}
        unfolded={wanted !== null}
      >
        {() =>
          findings.map((finding) => (
            <div key={`${finding.check} ${finding.cells.join()}`}>
              <Parts checked={checked} finding={finding} named={findings.length > 1} />
              <Actions finding={finding} onWaive={onWaive} />
            </div>
          ))
        }
      </Disclosure>
    </li>
  );
});
