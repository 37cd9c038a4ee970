import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { type ReactElement, useMemo, useState } from 'react';
import type { Review } from '../../engine/review-types.ts';
import { SLIP } from '../../messages/check-slip.ts';
import { FINISH } from '../../messages/finish.ts';
import { describeCoverage, openOnly } from '../../messages/verdict.ts';
import { checkSlips, pageFile, type SlipChange, slipChanges } from '../../reports/check-slip.ts';
import { useCellName, useController, useEnvironment, usePaneState } from '../context.ts';
import { countsOf, openOf } from '../model/counts.ts';
import { cameFrom } from '../model/remaining.ts';
import { printPage } from '../print-page.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';
import { SignIcon } from './severity.tsx';
import { Small, Text, Title } from './text.tsx';

/** What the finish says of a form that isn't ready and has nothing listed. */
function openWords(review: Review): string {
  const counts = countsOf(review);
  const open = openOnly(review.verdict, counts, openOf(review));
  if (open !== '') return open;
  if (counts.human > 0) return FINISH.human(counts.human);
  return review.tables.some(({ table }) => table.indicators.length === 0) ? FINISH.hollow : FINISH.review;
}

/** What was written here and still stands, each cell once. */
function useChanges(checked: Checked): readonly SlipChange[] {
  const { host } = useController();
  const { journal } = usePaneState();
  return useMemo(() => {
    // A host that is edited nowhere else knows what was typed into the sheet, too.
    const receipts = host.written?.() ?? journal.map(({ receipt }) => receipt);
    return slipChanges(
      checked.review,
      receipts.flatMap(({ applied }) => applied),
    );
  }, [host, journal, checked]);
}

/** A name that every system takes for a file. */
function fileNameOf(project: string): string {
  return SLIP.fileName([...project.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '')].slice(0, 40).join('').trim());
}

/**
 * The button that prints the 核对单; where the program's pane may not print, it becomes a file.
 *
 * @param small among other buttons, before the end.
 */
export function PrintSlip({ checked, small = false }: { readonly checked: Checked; readonly small?: boolean }) {
  const { version, download, today } = useEnvironment();
  const controller = useController();
  const { stale } = usePaneState();
  const nameCell = useCellName();
  const changes = useChanges(checked);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const print = async (): Promise<void> => {
    const { review } = checked;
    setBusy(true);
    const policies = review.tables.map(({ policy }) => policy.name);
    const page = checkSlips(review, { changes, policies, nameCell, made: today(), version });
    if (await printPage(page)) setSaved(null);
    else {
      const name = fileNameOf(review.tables[0]?.table.project?.text ?? '');
      download(name, pageFile(page));
      setSaved(name);
      controller.say(FINISH.printFile(name));
    }
    setBusy(false);
  };
  return (
    <>
      <Button
        appearance={small ? 'subtle' : 'secondary'}
        disabledFocusable={busy || stale}
        icon={<PrintRegular />}
        onClick={() => void print()}
        size={small ? 'small' : 'medium'}
        title={FINISH.printHint}
      >
        {FINISH.print}
      </Button>
      {saved !== null && <Small>{FINISH.printFile(saved)}</Small>}
    </>
  );
}

/** In place of the list: nothing is open. It says so in green only where the form can go out as it is. */
export function Finish({ checked }: { readonly checked: Checked }): ReactElement {
  const { onSave } = useEnvironment();
  const { name } = useController().host;
  const { stale, beginning } = usePaneState();
  const changes = useChanges(checked);
  const { review, scope } = checked;
  const from = cameFrom(checked, beginning);
  const isReady = review.verdict === 'ready' && !stale;
  const { hint, error, warning } = countsOf(review);
  const notes = changes.filter(({ isNote }) => isNote).length;
  const done = FINISH.done({
    changed: changes.length - notes,
    notes,
    waived: review.findings.filter(({ waived }) => waived !== null).length,
  });
  return (
    <section
      aria-label={FINISH.label}
      className={`jihe-stack jihe-message${isReady ? '' : ' jihe-message-warning'}`}
      data-testid="finish"
    >
      <div className="jihe-line jihe-center">
        <SignIcon sign={isReady ? 'fine' : 'warning'} />
        <Title as="h3">{stale ? FINISH.stale : isReady ? FINISH.ready : openWords(review)}</Title>
      </div>
      <Text>
        {FINISH.checked(describeCoverage(review.coverage))}
        {scope === 'active' && FINISH.onlyThisSheet}
      </Text>
      {(done !== '' || from !== null) && (
        <Text>
          {done}
          {from !== null && FINISH.fell(from, error + warning + hint)}
        </Text>
      )}
      {hint > 0 && <Text>{FINISH.hints(hint)}</Text>}
      <div className="jihe-row">
        {onSave !== undefined && (
          <Button appearance="primary" icon={<ArrowDownloadRegular />} onClick={onSave}>
            {FINISH.save}
          </Button>
        )}
        <PrintSlip checked={checked} />
      </div>
      {name !== 'file' && changes.length > 0 && <Small>{FINISH.savedBy[name]}</Small>}
    </section>
  );
}
