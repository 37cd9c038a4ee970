/** The list of a batch: how far it is, what was found, which file to open. */

import { ArchiveRegular } from '@fluentui/react-icons/svg/archive';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench';
import {
  type ReactElement,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { PolicyChoice } from '../../../app/policy-in-force.ts';
import { defaultPolicy } from '../../../engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../engine/policy/schema.ts';
import type { ReadingNote } from '../../../engine/reading-notes/note.ts';
import { newWorkbook } from '../../../formats/xlsx/write/new-workbook.ts';
import { PROBLEMS } from '../../../messages/pane.ts';
import { describeWords, TEACH } from '../../../messages/reading-notes.ts';
import { BATCH, MEND } from '../../../messages/workbench.ts';
import { Button } from '../../../pane/views/button.tsx';
import { Input, Select } from '../../../pane/views/controls.tsx';
import { ProgressBar } from '../../../pane/views/progress-bar.tsx';
import { Answers } from '../../../pane/views/teach.tsx';
import { Small } from '../../../pane/views/text.tsx';
import type { FileEntry } from '../../../reports/schema.ts';
import { checkCounts } from '../../../reports/summary.ts';
import { summarySheets } from '../../../reports/summary-book.ts';
import type { Open } from '../open-files.ts';
import type { Batch, BatchState } from './batch.ts';
import { Charts } from './charts.tsx';
import { Chips } from './chips.tsx';
import { type Desk, entriesNow, PAGE } from './desk.ts';
import { filtered, type ListedRow, listedRows, sorted, WORST_FIRST } from './list.ts';
import { MendOutcome, MendProgress } from './mend-bars.tsx';
import { MendPreview } from './mend-preview.tsx';
import { changedFiles, directFixes, type Mending } from './mending.ts';
import { batchQuestions } from './questions.ts';
import { sameProjects } from './same-project.ts';
import { List } from './table.tsx';

export interface BatchViewProps {
  readonly batch: Batch;
  /** How the list is looked at. */
  readonly desk: Desk;
  /** The files that are open, those of the list among them. */
  readonly files: readonly Open[];
  readonly onOpen: (row: ListedRow) => void;
  readonly onClose: () => void;
  /** Reviews the files anew, by another policy. */
  readonly onPolicy: (by: PolicyChoice) => void;
  readonly policies: readonly ScoringPolicy[];
  readonly usual: PolicyChoice;
  /** Keeps what words mean, and reviews the files anew by it. */
  readonly onTeach: (note: ReadingNote) => void;
  readonly download: (name: string, content: Uint8Array) => void;
  /** 直接改正 of several files, and their copies. */
  readonly mending: Mending;
  readonly onSaveAll: () => void;
}

/** Where the list was left is where it is found again: scrolled as far, with the row that was opened in sight and the focus on it. */
function usePlace(desk: Desk, main: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const list = main.current;
    if (list === null) return;
    const { at } = desk.snapshot();
    list.scrollTop = desk.scrolled.list;
    document.documentElement.scrollTop = desk.scrolled.page;
    const opened = at === null ? null : list.querySelector<HTMLElement>(`[data-row="${at}"] button`);
    opened?.focus();
    return () => {
      desk.scrolled = { list: list.scrollTop, page: document.documentElement.scrollTop };
    };
  }, [desk, main]);
}

export function BatchView(props: BatchViewProps): ReactElement {
  const { mending } = props;
  const kind = useSyncExternalStore(mending.subscribe, () => mending.snapshot().phase.kind);
  if (kind === 'preview') return <Preview {...props} />;
  if (kind === 'writing')
    return (
      <main className="jihe-batch">
        <div className="jihe-batch-head">
          <h1>{BATCH.title(props.batch.files.length)}</h1>
        </div>
        <MendProgress mending={mending} />
      </main>
    );
  return <Listed {...props} isBusy={kind !== 'idle'} />;
}

/** In the list's place: nothing can be opened while it is decided what is written. */
function Preview({ batch, files, mending }: BatchViewProps): ReactElement {
  const { phase } = useSyncExternalStore(mending.subscribe, mending.snapshot);
  return (
    <main className="jihe-batch">
      {phase.kind === 'preview' && (
        <MendPreview
          left={phase.left}
          onClose={() => mending.close()}
          onWrite={(chosen) => void mending.write(batch, chosen, files)}
          planned={phase.planned}
        />
      )}
    </main>
  );
}

function Listed(props: BatchViewProps & { readonly isBusy: boolean }): ReactElement {
  const { batch, desk, files, mending, isBusy, onOpen, onClose, download } = props;
  const state = useSyncExternalStore(batch.subscribe, batch.snapshot);
  const look = useSyncExternalStore(desk.subscribe, desk.snapshot);
  const { changed, kept, text, verdicts, most } = look;
  const main = useRef<HTMLElement>(null);
  useEffect(() => void desk.renew(batch, files), [desk, batch, files]);
  const entries = useMemo(
    () => entriesNow(batch.files, state.entries, changed, kept),
    [batch, state.entries, changed, kept],
  );
  const reviewed = useMemo(() => entries.filter((entry) => entry !== null), [entries]);
  const rows = useMemo(() => listedRows(entries), [entries]);
  const same = useMemo(() => sameProjects(rows, entries), [rows, entries]);
  const isDone = state.phase !== 'running';
  const sorting = look.sorting ?? (isDone ? WORST_FIRST : null);
  const shown = useMemo(() => {
    const left = filtered(rows, text, verdicts);
    return sorting === null ? left : sorted(left, sorting);
  }, [rows, text, verdicts, sorting]);
  usePlace(desk, main);
  const bar = useRef<HTMLDivElement>(null);
  useFocus(mending, isBusy, main, bar);
  const open = (row: ListedRow): void => {
    desk.set({ order: shown.filter(({ verdict }) => verdict !== 'failed').map(({ key }) => key) });
    onOpen(row);
  };
  const copies = changedFiles(batch, look, files);
  return (
    <main className="jihe-batch" ref={main}>
      <div className="jihe-batch-head">
        <h1>{BATCH.title(batch.files.length)}</h1>
        {copies > 0 && (
          <Button
            appearance={desk.unsaved > 0 ? 'primary' : 'secondary'}
            disabledFocusable={isBusy}
            icon={<ArchiveRegular />}
            onClick={() => !isBusy && props.onSaveAll()}
            size="small"
          >
            {MEND.save(copies)}
          </Button>
        )}
        <Button
          disabled={rows.length === 0}
          icon={<ArrowDownloadRegular />}
          onClick={() => download(BATCH.exportName, newWorkbook(summarySheets(reviewed, new Date())))}
          size="small"
        >
          {BATCH.export}
        </Button>
        <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} size="small">
          {BATCH.close}
        </Button>
      </div>
      <Chips chosen={verdicts} onChoose={(chosen) => desk.set({ verdicts: chosen, most: PAGE })} rows={rows} />
      <Progress batch={batch} state={state} />
      <PolicySelect {...props} />
      {isDone && <BatchQuestions entries={reviewed} onTeach={props.onTeach} />}
      {isDone && rows.length > 0 && <Folded entries={reviewed} rows={rows} />}
      <div className="jihe-batch-filter">
        <Input
          aria-label={BATCH.filter}
          onValue={(wanted) => desk.set({ text: wanted })}
          placeholder={BATCH.filter}
          size="small"
          value={text}
        />
        <Small>{BATCH.shown(shown.length, rows.length)}</Small>
        {isDone && <MendButton {...props} entries={entries} rows={shown} />}
      </div>
      <MendProgress mending={mending} />
      <List batch={batch} desk={desk} onOpen={open} rows={shown.slice(0, most)} same={same} sorting={sorting} />
      {shown.length > most && (
        <Button onClick={() => desk.set({ most: most + PAGE })} size="small">
          {BATCH.more}
        </Button>
      )}
      <MendOutcome bar={bar} mending={mending} onUndo={() => void mending.undo(batch, files)} />
    </main>
  );
}

/** Where the preview, or what was stopped, leads back to. */
function useFocus(
  mending: Mending,
  isBusy: boolean,
  main: RefObject<HTMLElement | null>,
  bar: RefObject<HTMLElement | null>,
): void {
  const outcome = useSyncExternalStore(mending.subscribe, () => mending.snapshot().outcome);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when work ends, and when what it came to goes, it is asked for.
  useEffect(() => {
    const to = isBusy ? null : mending.takeFocus();
    if (to === 'outcome') bar.current?.focus({ preventScroll: true });
    else if (to === 'button') main.current?.querySelector<HTMLElement>('[data-mend]')?.focus();
  }, [mending, isBusy, outcome, main, bar]);
}

/** 直接改正 of the files that are listed, as far as they can be written to. */
function MendButton(
  props: BatchViewProps & {
    readonly isBusy: boolean;
    readonly rows: readonly ListedRow[];
    readonly entries: readonly (FileEntry | null)[];
  },
): ReactElement | null {
  const { batch, files, mending, isBusy, rows, entries } = props;
  const { wanted, count } = useMemo(() => directFixes(batch, rows, entries), [batch, rows, entries]);
  if (count === 0) return null;
  return (
    <Button
      data-mend
      disabledFocusable={isBusy}
      icon={<WrenchRegular />}
      onClick={() => !isBusy && void mending.plan(batch, wanted, files)}
      size="small"
      title={MEND.hint}
    >
      {PROBLEMS.fixAll(count)}
    </Button>
  );
}

/** The batch as pictures, which few look at first. */
function Folded(props: { readonly entries: readonly FileEntry[]; readonly rows: readonly ListedRow[] }): ReactElement {
  const { entries, rows } = props;
  const checks = useMemo(() => checkCounts(entries), [entries]);
  return (
    <details className="jihe-batch-charts">
      <summary>{BATCH.charts}</summary>
      <Charts checks={checks} rows={rows} />
    </details>
  );
}

/** At most so many questions are on the screen; the next follow when these are answered. */
const MAX_QUESTIONS = 5;
/** More would push the list off the first screen. */
const UNFOLDED = 2;

function BatchQuestions(props: {
  readonly entries: readonly FileEntry[];
  readonly onTeach: (note: ReadingNote) => void;
}): ReactElement | null {
  const { entries } = props;
  const questions = useMemo(() => batchQuestions(entries), [entries]);
  if (questions.length === 0) return null;
  const title = TEACH.title(questions.length);
  return (
    <section aria-label={title} className="jihe-batch-questions">
      <details open={questions.length <= UNFOLDED}>
        <summary>
          <h2>{title}</h2>
        </summary>
        <p>{TEACH.batchHint}</p>
        <ul className="jihe-plain">
          {questions.slice(0, MAX_QUESTIONS).map(({ key, gap, files, path }) => (
            <li key={key}>
              <span title={path}>{describeWords(gap, files)}</span>
              <Answers gap={gap} onAnswer={(role) => props.onTeach({ words: gap.words, role })} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function PolicySelect({ batch, policies, usual, onPolicy }: BatchViewProps): ReactElement {
  const { chosen: everywhere } = batch.by;
  const choose = (id: string): void => {
    const chosen = policies.find((each) => each.id === id);
    onPolicy(chosen === undefined ? usual : { ...usual, chosen });
  };
  return (
    <div className="jihe-batch-policy">
      <label htmlFor="jihe-batch-policy">{BATCH.policy}</label>
      <Select id="jihe-batch-policy" onValue={choose} size="small" value={everywhere?.id ?? ''}>
        <option value="">{BATCH.usualPolicy((usual.personal ?? defaultPolicy).name)}</option>
        {policies.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      {everywhere !== null && <small>{BATCH.everywhere(everywhere.name)}</small>}
    </div>
  );
}

function Progress({ batch, state }: { readonly batch: Batch; readonly state: BatchState }): ReactElement {
  const of = batch.files.length;
  if (state.phase !== 'running') {
    const sentence = state.phase === 'done' ? BATCH.done(state.done, state.seconds) : BATCH.cancelled(state.done, of);
    return <p role="status">{sentence}</p>;
  }
  const sentence = `${BATCH.progress(state.done, of)}${state.left === null ? '' : BATCH.left(state.left)}`;
  return (
    <div className="jihe-progress">
      <ProgressBar label={sentence} value={state.done / of} />
      <span>{sentence}</span>
      <Button onClick={() => batch.cancel()} size="small">
        {BATCH.cancel}
      </Button>
    </div>
  );
}
