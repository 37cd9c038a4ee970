/** The list of a batch: how far it is, what was found, which file to open. */

import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactElement, useMemo, useState, useSyncExternalStore } from 'react';
import type { PolicyChoice } from '../../../app/policy-in-force.ts';
import { defaultPolicy } from '../../../engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../../engine/policy/schema.ts';
import type { ReadingNote } from '../../../engine/reading-notes/note.ts';
import { newWorkbook } from '../../../formats/xlsx/write/new-workbook.ts';
import { describeWords, TEACH } from '../../../messages/reading-notes.ts';
import { describeUntold } from '../../../messages/verdict.ts';
import { BATCH } from '../../../messages/workbench.ts';
import { Button } from '../../../pane/views/button.tsx';
import { Input, Select } from '../../../pane/views/controls.tsx';
import { ProgressBar } from '../../../pane/views/progress-bar.tsx';
import { Answers } from '../../../pane/views/teach.tsx';
import { Small } from '../../../pane/views/text.tsx';
import { checkCounts, type FormRow, formRows, summarySheets, verdictText } from '../../../reports/summary.ts';
import type { Batch, BatchState } from './batch.ts';
import { Charts } from './charts.tsx';
import { type Column, filtered, type Sorting, sorted } from './list.ts';
import { batchQuestions } from './questions.ts';

const COLUMNS = Object.keys(BATCH.columns) as readonly Column[];
const NUMBERS: ReadonlySet<Column> = new Set(['recorded', 'recomputed', 'errors', 'warnings', 'untold']);
const VERDICTS: readonly FormRow['verdict'][] = ['has-errors', 'needs-review', 'ready', 'not-checked', 'failed'];
/** Rows that are put on the screen at a time. */
const PAGE = 300;

export interface BatchViewProps {
  readonly batch: Batch;
  readonly onOpen: (row: FormRow) => void;
  readonly onClose: () => void;
  /** Reviews the files anew, by another policy. */
  readonly onPolicy: (by: PolicyChoice) => void;
  readonly policies: readonly ScoringPolicy[];
  readonly usual: PolicyChoice;
  /** Keeps what words mean, and reviews the files anew by it. */
  readonly onTeach: (note: ReadingNote) => void;
  readonly download: (name: string, content: Uint8Array) => void;
}

export function BatchView(props: BatchViewProps): ReactElement {
  const { batch, onOpen, onClose, download } = props;
  const state = useSyncExternalStore(batch.subscribe, batch.snapshot);
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState('');
  const [most, setMost] = useState(PAGE);
  const rows = useMemo(
    () => state.entries.flatMap((entry, file) => (entry === null ? [] : formRows(entry, file))),
    [state.entries],
  );
  const checks = useMemo(() => checkCounts(state.entries.filter((entry) => entry !== null)), [state.entries]);
  const shown = useMemo(() => {
    const left = filtered(rows, text, verdict);
    return sorting === null ? left : sorted(left, sorting);
  }, [rows, text, verdict, sorting]);
  const save = (): void => {
    const entries = state.entries.filter((entry) => entry !== null);
    download(BATCH.exportName, newWorkbook(summarySheets(entries)));
  };
  return (
    <main className="jihe-batch">
      <div className="jihe-batch-head">
        <h1>{BATCH.title(batch.files.length)}</h1>
        <Button disabled={rows.length === 0} icon={<ArrowDownloadRegular />} onClick={save} size="small">
          {BATCH.export}
        </Button>
        <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} size="small">
          {BATCH.close}
        </Button>
      </div>
      <PolicySelect {...props} />
      <Progress batch={batch} state={state} />
      {state.phase !== 'running' && <BatchQuestions onTeach={props.onTeach} state={state} />}
      {state.phase !== 'running' && rows.length > 0 && <Charts checks={checks} rows={rows} />}
      <div className="jihe-batch-filter">
        <Input aria-label={BATCH.filter} onValue={setText} placeholder={BATCH.filter} size="small" value={text} />
        <Select aria-label={BATCH.verdictFilter} onValue={setVerdict} size="small" value={verdict}>
          <option value="">{BATCH.allVerdicts}</option>
          {VERDICTS.map((each) => (
            <option key={each} value={each}>
              {verdictText(each)}
            </option>
          ))}
        </Select>
        <Small>{BATCH.shown(shown.length, rows.length)}</Small>
      </div>
      <div className="jihe-list">
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <Head column={column} key={column} onSort={setSorting} sorting={sorting} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice(0, most).map((row) => (
              <Row key={`${row.file} ${row.sheet} ${row.first?.cell ?? ''}`} onOpen={onOpen} row={row} />
            ))}
          </tbody>
        </table>
        {shown.length > most && (
          <Button onClick={() => setMost(most + PAGE)} size="small">
            {BATCH.more}
          </Button>
        )}
      </div>
    </main>
  );
}

/** At most so many questions are on the screen; the next follow when these are answered. */
const MAX_QUESTIONS = 5;

function BatchQuestions(props: {
  readonly state: BatchState;
  readonly onTeach: (note: ReadingNote) => void;
}): ReactElement | null {
  const { entries } = props.state;
  const questions = useMemo(() => batchQuestions(entries.filter((entry) => entry !== null)), [entries]);
  if (questions.length === 0) return null;
  const title = TEACH.title(questions.length);
  return (
    <section aria-label={title} className="jihe-batch-questions">
      <h2>{title}</h2>
      <p>{TEACH.batchHint}</p>
      <ul className="jihe-plain">
        {questions.slice(0, MAX_QUESTIONS).map(({ key, gap, files, path }) => (
          <li key={key}>
            <span title={path}>{describeWords(gap, files)}</span>
            <Answers gap={gap} onAnswer={(role) => props.onTeach({ words: gap.words, role })} />
          </li>
        ))}
      </ul>
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

function Head(props: {
  readonly column: Column;
  readonly sorting: Sorting | null;
  readonly onSort: (sorting: Sorting) => void;
}): ReactElement {
  const { column, sorting, onSort } = props;
  const isSorted = sorting?.column === column;
  const descending = isSorted && sorting.descending;
  const order = descending ? 'descending' : 'ascending';
  return (
    <th aria-sort={isSorted ? order : 'none'} className={NUMBERS.has(column) ? 'jihe-number' : undefined} scope="col">
      <button onClick={() => onSort({ column, descending: isSorted && !descending })} type="button">
        {BATCH.columns[column]}
        <span aria-hidden="true">{isSorted ? (descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

function Row({ row, onOpen }: { readonly row: FormRow; readonly onOpen: (row: FormRow) => void }): ReactElement {
  const name = row.path.replace(/^.*\//s, '');
  return (
    <tr data-verdict={row.verdict}>
      <td>
        {row.verdict === 'failed' ? (
          <span title={row.path}>{name}</span>
        ) : (
          <button aria-label={BATCH.openRow(row.path)} onClick={() => onOpen(row)} title={row.path} type="button">
            {name}
          </button>
        )}
      </td>
      <td>{row.unit}</td>
      <td>{row.project}</td>
      <td>{row.sheet}</td>
      <td className="jihe-number">{row.recorded}</td>
      <td className="jihe-number">{row.recomputed}</td>
      <td>{row.grade}</td>
      <td className="jihe-number">{row.verdict === 'failed' ? '' : row.errors}</td>
      <td className="jihe-number">{row.verdict === 'failed' ? '' : row.warnings}</td>
      <td className="jihe-number" title={describeUntold(row.untold)}>
        {row.untold.length > 0 ? row.untold.length : ''}
      </td>
      <td>
        {verdictText(row.verdict)}
        {row.why !== '' && <small> {row.why}</small>}
      </td>
    </tr>
  );
}
