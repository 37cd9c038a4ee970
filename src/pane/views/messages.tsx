import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import type { ReactElement } from 'react';
import { whatSheetIs } from '../../messages/checks/no-form.ts';
import { describe } from '../../messages/index.ts';
import { CHECKING, EMPTY, REFUSED, UNDO, WRITING } from '../../messages/pane.ts';
import { useCellName, useController, usePaneState } from '../context.ts';
import { type CellNames, describeWritten } from '../model/written.ts';
import type { Checked, PaneState } from '../state/state.ts';
import { Bar } from './bar.tsx';
import { Button } from './button.tsx';
import { CheckHidden } from './check-hidden.tsx';
import { Later } from './later.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { Questions } from './questions.tsx';
import { Small, Text, Title } from './text.tsx';

const loadCheckAll = async () => (await import(/* webpackChunkName: "dialogs" */ './check-all.tsx')).CheckAll;

/** What was refused, why, and what to do about it. */
export function RefusalBar(): ReactElement | null {
  const { refusal } = usePaneState();
  const controller = useController();
  if (refusal === null) return null;
  const { what, why, how } = refusal.advice;
  return (
    <Bar
      actions={
        <Button onClick={() => void controller.check()} size="small">
          {REFUSED.recheck}
        </Button>
      }
      close={{ label: REFUSED.dismiss, onClose: () => controller.dispatch({ type: 'refusal-closed' }) }}
      intent="error"
      testId="refusal"
      title={REFUSED[refusal.during]}
    >
      {[what, why, how].map((sentence) => (
        <Text block key={sentence}>
          {sentence}
        </Text>
      ))}
    </Bar>
  );
}

function undoText({ journal, undone, checked }: PaneState, name: CellNames): string {
  if (undone !== null) {
    const put = UNDO.undone(undone.cells);
    const changed = undone.refused.length === 0 ? '' : UNDO.refused(undone.refused);
    return `${put}${changed}${undone.others ?? ''}`;
  }
  const last = journal.at(-1);
  return describeWritten(last?.receipt ?? { applied: [], refused: [] }, checked, name, last?.unseen);
}

/** Some cells weren't written, or weren't put back. */
function isIncomplete({ journal, undone }: PaneState): boolean {
  if (undone !== null) return undone.refused.length > 0 || undone.others !== undefined;
  return (journal.at(-1)?.receipt.refused.length ?? 0) > 0;
}

/** 已写入 12 个单元格 · 撤销 */
export function UndoBar(): ReactElement | null {
  const state = usePaneState();
  const controller = useController();
  const name = useCellName();
  const { journal, undone, journalHidden, phase } = state;
  if (journalHidden || (journal.length === 0 && undone === null)) return null;
  const earlier = undone === null ? journal.length - 1 : journal.length;
  return (
    <Bar
      className="jihe-foot"
      actions={
        journal.length > 0 && (
          <Button
            disabled={phase.kind === 'writing'}
            icon={<ArrowUndoRegular />}
            onClick={() => void controller.undo()}
            size="small"
          >
            {UNDO.undo}
          </Button>
        )
      }
      close={{ label: UNDO.close, onClose: () => controller.dispatch({ type: 'journal-hidden' }) }}
      intent={isIncomplete(state) ? 'warning' : 'success'}
      testId="undo"
      title={undoText(state, name)}
    >
      {earlier > 0 && ` ${UNDO.more(earlier)}`}
    </Bar>
  );
}

/** How far a check or a write has come; nothing while there is nothing to wait for. */
export function ProgressLine(): ReactElement | null {
  const { phase } = usePaneState();
  if (phase.kind === 'writing') {
    return (
      <div className="jihe-stack">
        <Small>{WRITING(phase.cells)}</Small>
        <ProgressBar label={WRITING(phase.cells)} />
      </div>
    );
  }
  if (phase.kind !== 'checking') return null;
  const text = CHECKING[phase.stage](phase.done, phase.of);
  const amount = phase.of === 0 ? {} : { value: phase.done / phase.of };
  return (
    <div className="jihe-stack" data-testid="progress">
      <Small>{text}</Small>
      <ProgressBar label={text} {...amount} />
    </div>
  );
}

/** No form was found: what was looked for, and where else to look. */
export function NoForm({ checked }: { readonly checked: Checked }): ReactElement {
  const all = checked.scope === 'all';
  const findings = checked.review.findings.filter(({ waived }) => waived === null);
  return (
    <section className="jihe-stack jihe-start" data-testid="no-form">
      <Title as="h1">{all ? EMPTY.titleAll : EMPTY.title}</Title>
      {findings.length === 0 && <Text>{EMPTY.looked}</Text>}
      {findings.map((finding) => {
        const sentence = finding.check === 'no-form' ? whatSheetIs(finding.data) : undefined;
        const { what, why, how } = describe(finding, sentence);
        return (
          <div className="jihe-stack jihe-start" key={`${finding.check} ${finding.sheet}`}>
            <Text>{what}</Text>
            <Small>{why}</Small>
            <Small>{how}</Small>
            {finding.check === 'hidden-sheet' && <CheckHidden />}
          </div>
        );
      })}
      <Questions review={checked.review} />
      {!all && (
        <Later load={loadCheckAll} meanwhile={null}>
          {(CheckAll) => <CheckAll read={checked.grids.length} />}
        </Later>
      )}
    </section>
  );
}
