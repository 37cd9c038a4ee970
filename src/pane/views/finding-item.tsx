import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import { memo, type ReactElement, useEffect, useRef } from 'react';
import type { AnyFinding } from '../../engine/review-types.ts';
import { fixEdits } from '../../messages/fixes.ts';
import { describe } from '../../messages/index.ts';
import { PROBLEMS, VERDICT } from '../../messages/pane.ts';
import { SEVERITY_NAMES } from '../../messages/verdict.ts';
import { describeWaived } from '../../messages/waivers.ts';
import { cellList } from '../../messages/words.ts';
import { useCellName, useController, useEnvironment } from '../context.ts';
import { shown } from '../model/contents.ts';
import { fixPreview } from '../model/plans.ts';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { LocateButton } from './locate-button.tsx';
import { SignIcon } from './severity.tsx';
import { Text } from './text.tsx';

function Parts({ finding }: { readonly finding: AnyFinding }): ReactElement {
  const words = describe(finding);
  const name = useCellName();
  const others = finding.cells.slice(1).map((cell) => name(finding.sheet, cell));
  const edits = finding.fix === null ? [] : fixEdits(finding.fix);
  return (
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
            {edits.map(({ sheet, cell, from, to }) => `${name(sheet, cell)}：${shown(from)} → ${shown(to)}`).join('\n')}
          </dd>
        </>
      )}
      <dt>{PROBLEMS.rule}</dt>
      <dd>
        {words.title}（{finding.check}）
      </dd>
    </dl>
  );
}

/** Forms in hidden sheets are checked only when somebody asks for it. */
export function CheckHidden(): ReactElement {
  const controller = useController();
  return (
    <Button onClick={() => void controller.checkHidden()} size="small">
      {VERDICT.checkHidden}
    </Button>
  );
}

function Actions(props: {
  readonly finding: AnyFinding;
  readonly onWaive: (finding: AnyFinding) => void;
}): ReactElement {
  const { finding, onWaive } = props;
  const { controller, report } = useEnvironment();
  if (finding.waived !== null) {
    return (
      <div className="jihe-row">
        <Button icon={<ArrowUndoRegular />} onClick={() => void controller.restore(finding)} size="small">
          {PROBLEMS.restore}
        </Button>
      </div>
    );
  }
  const preview = fixPreview(finding);
  return (
    <div className="jihe-row">
      {preview !== null && (
        <Button icon={<WrenchRegular />} onClick={() => controller.preview(preview)} size="small">
          {PROBLEMS.fix}
        </Button>
      )}
      {finding.check === 'hidden-sheet' && <CheckHidden />}
      {(report === null || report.waivers !== null) && (
        <Button icon={<EyeOffRegular />} onClick={() => onWaive(finding)} size="small">
          {PROBLEMS.waive}
        </Button>
      )}
    </div>
  );
}

/** One finding: what is wrong and where; unfolded, why, how, and what can be done from here. */
export const FindingItem = memo(function FindingItem(props: {
  readonly finding: AnyFinding;
  /** Each time it is asked for another object; null: it isn't. */
  readonly wanted: object | null;
  readonly onWaive: (finding: AnyFinding) => void;
}): ReactElement {
  const { finding, wanted, onWaive } = props;
  const { what } = describe(finding);
  const [cell] = finding.cells;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (wanted !== null) item.current?.scrollIntoView?.({ block: 'nearest' });
  }, [wanted]);
  return (
    <li
      className="jihe-item"
      data-about={JSON.stringify([finding.sheet, ...finding.cells])}
      data-testid="finding"
      data-wanted={wanted !== null || undefined}
      ref={item}
    >
      <Disclosure
        beside={cell === undefined ? null : <LocateButton cell={cell} sheet={finding.sheet} />}
        head={
          <>
            <SignIcon name={SEVERITY_NAMES[finding.severity]} sign={finding.severity} />
            <Text className="jihe-what">{what}</Text>
          </>
        }
        level={4}
        unfolded={wanted !== null}
      >
        {() => (
          <>
            <Parts finding={finding} />
            <Actions finding={finding} onWaive={onWaive} />
          </>
        )}
      </Disclosure>
    </li>
  );
});
