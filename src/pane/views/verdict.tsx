import { type ReactElement, useMemo } from 'react';
import { checkIds } from '../../engine/checks/all.ts';
import type { Review } from '../../engine/review-types.ts';
import type { DocumentErrorCode } from '../../formats/error.ts';
import { describeDocumentError } from '../../messages/document-errors.ts';
import { titleOf } from '../../messages/index.ts';
import { VERDICT } from '../../messages/pane.ts';
import { describeCoverage, describeUntold, openOnly } from '../../messages/verdict.ts';
import { useController, usePaneState } from '../context.ts';
import { countsOf, openOf } from '../model/counts.ts';
import { cameFrom, cellsMended, onlyNotes } from '../model/remaining.ts';
import type { Checked } from '../state/state.ts';
import { Button } from './button.tsx';
import { Disclosure } from './disclosure.tsx';
import { Later } from './later.tsx';
import { ScoreCard } from './score-card.tsx';
import { type Sign, SignIcon } from './severity.tsx';
import { Small, Title } from './text.tsx';

const loadSheets = async () => (await import(/* webpackChunkName: "notes" */ './score-parts.tsx')).SheetCards;

const SIGNS: { readonly [V in Review['verdict']]: Sign } = {
  ready: 'fine',
  'needs-review': 'warning',
  'has-errors': 'error',
  'not-checked': 'warning',
};

/** 可报送 · 需人工复核 3 处 · 有 5 处错误 */
function verdictLine(review: Review): string {
  const counts = countsOf(review);
  switch (review.verdict) {
    case 'ready':
      return VERDICT.ready;
    case 'needs-review':
      return openOnly(review.verdict, counts, openOf(review)) || VERDICT.review(counts.warning + counts.human);
    case 'has-errors':
      return VERDICT.errors(counts.error);
    case 'not-checked':
      return VERDICT.notChecked;
  }
}

/** As the verdict says it, and where only reasons are left to be written after what was mended here, just that. */
function Outcome({ checked }: { readonly checked: Checked }): ReactElement {
  const { journal, beginning } = usePaneState();
  const controller = useController();
  const { review } = checked;
  const notes = onlyNotes(review);
  const done = useMemo(() => cellsMended(checked, journal), [checked, journal]);
  const [first] = notes;
  const about = first?.fix?.notes?.[0]?.drafts[0]?.about;
  const write = (): void => {
    if (first?.table == null || about === undefined || !controller.openNote(first.table, about))
      controller.dispatch({ type: 'tab-set', tab: 'notes' });
  };
  return (
    <>
      <Title as="h1">
        {first !== undefined && done > 0
          ? VERDICT.onlyNotes(done, notes.length, cameFrom(checked, beginning))
          : verdictLine(review)}
      </Title>
      {first !== undefined && (
        <Button onClick={write} size="small">
          {VERDICT.writeNotes}
        </Button>
      )}
    </>
  );
}

/** What can't be written here, and the way out: said before anybody has chosen what to write. */
function Closed({ checked: { grids, review } }: { readonly checked: Checked }): ReactElement {
  const { refuses, refusesWhy } = useController().host;
  if (refuses !== undefined) return <Small>{refusesWhy ?? whyRefused(refuses)}</Small>;
  const forms = new Set(review.tables.map(({ table }) => table.sheet));
  return (
    <>
      {grids
        .filter((grid) => grid.protected && forms.has(grid.name))
        .map(({ name }) => (
          <Small key={name}>{VERDICT.protectedSheet(name)}</Small>
        ))}
    </>
  );
}

function whyRefused(code: DocumentErrorCode): string {
  const { what, how } = describeDocumentError(code);
  return `${what}${how}`;
}

/** The checks that couldn't tell on some form. */
function untoldOf({ tables }: Review): string[] {
  return checkIds.filter((id) => tables.some(({ outcomes }) => outcomes.get(id)?.state === 'cannot-tell')).map(titleOf);
}

/** The outcome in one line, what was covered, and the score card of each form. */
export function Verdict({ checked }: { readonly checked: Checked }): ReactElement {
  const { stale, refusal } = usePaneState();
  const controller = useController();
  const { can } = controller.host;
  const { review } = checked;
  const untold = untoldOf(review);
  const [only] = review.tables;
  return (
    <section className="jihe-stack" data-testid="verdict">
      <div className="jihe-row jihe-verdict">
        <SignIcon sign={SIGNS[review.verdict]} />
        <Outcome checked={checked} />
        <Small>{describeCoverage(review.coverage)}</Small>
      </div>
      {untold.length > 0 && (
        <Disclosure head={<Small>{VERDICT.untold(untold.length)}</Small>} level={2}>
          {() => <Small>{describeUntold(untold)}</Small>}
        </Disclosure>
      )}
      <Closed checked={checked} />
      {can.liveEvents && !can.choiceEvents && <Small>{VERDICT.unheard}</Small>}
      {stale && (
        <div className="jihe-between">
          <Small>{VERDICT.stale}</Small>
          {/* What is told above of a refusal offers it already. */}
          {refusal === null && (
            <Button onClick={() => void controller.check()} size="small">
              {VERDICT.recheck}
            </Button>
          )}
        </div>
      )}
      {only !== undefined && review.tables.length === 1 && <ScoreCard reviewed={only} />}
      {review.tables.length > 1 && <Later load={loadSheets}>{(SheetCards) => <SheetCards review={review} />}</Later>}
    </section>
  );
}
