import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { type ReactElement, useCallback, useEffect, useId, useMemo, useState } from 'react';
import { NOTE_FORMS, scoreText } from '../../messages/notes.ts';
import { briefFacts, NOTES } from '../../messages/notes-tab.ts';
import { useController, usePaneState, useSettings } from '../context.ts';
import {
  isReady,
  likeEntries,
  type NoteCell,
  type NoteEntry,
  needsNoLook,
  noteCells,
  notesPreview,
  plainNotes,
  sameInput,
} from '../model/note-drafts.ts';
import type { Checked, NoteInput, PresentMode, WantedNote } from '../state/state.ts';
import { moveByArrows } from './arrow-keys.ts';
import { Button } from './button.tsx';
import { Field, Select } from './controls.tsx';
import { CopyButton } from './copy-button.tsx';
import { LocateButton } from './locate-button.tsx';
import { LongList } from './long-list.tsx';
import { EntryEditor, nameOf } from './note-editor.tsx';
import { Small, Text } from './text.tsx';

const MODES: readonly PresentMode[] = ['keep', 'append', 'replace'];
const NOTHING: NoteInput = { cause: '', measures: '' };
const NOBODY: ReadonlySet<string> = new Set();

/** No more than these are unfolded from the start. */
const FEW = 3;

/** What the rows share: which are unfolded, and which take over what is said in another. */
interface Board {
  readonly cells: readonly NoteCell[];
  readonly isOpen: (entry: NoteEntry) => boolean;
  readonly onOpen: (entry: NoteEntry, open: boolean) => void;
  readonly ticked: (entry: NoteEntry) => ReadonlySet<string>;
  readonly onTick: (entry: NoteEntry, keys: readonly string[], on: boolean) => void;
  readonly focus: string | null;
  readonly onFocused: () => void;
  readonly next: (entry: NoteEntry) => NoteEntry | null;
  readonly goTo: (entry: NoteEntry, from: NoteEntry) => void;
  /** Several sheets have notes. */
  readonly sheets: boolean;
}

/** Writes notes: at once into blank cells, after a look where something stands. */
function useWrite(): (cells: readonly NoteCell[]) => void {
  const controller = useController();
  return (cells) => {
    const preview = notesPreview(cells);
    const grids = controller.snapshot().checked?.grids ?? [];
    void controller.writeOrShow(preview, needsNoLook(preview, grids));
  };
}

/** What becomes of the cell, and the button that writes it. */
function CellParts({
  cell,
  children,
}: {
  readonly cell: NoteCell;
  readonly children?: ReactElement | null;
}): ReactElement {
  const controller = useController();
  const write = useWrite();
  const { entries, present, mode, address } = cell;
  const [{ noPlace, hasResult }] = entries as readonly [NoteEntry];
  return (
    <>
      {present !== '' && (
        <>
          <Small>{NOTES.present}</Small>
          <p className="jihe-quote">{present}</p>
        </>
      )}
      {present !== '' && address !== null && (
        <Select
          aria-label={NOTES.mode}
          onValue={(value) =>
            controller.dispatch({
              type: 'present-changed',
              key: cell.key,
              mode: MODES.find((each) => each === value) ?? 'keep',
            })
          }
          size="small"
          value={mode}
        >
          {MODES.map((each) => (
            <option key={each} value={each}>
              {NOTES[each]}
            </option>
          ))}
        </Select>
      )}
      {noPlace !== null && <Small>{noPlace === 'row' ? NOTES.noPlace.row(hasResult) : NOTES.noPlace[noPlace]}</Small>}
      <Small>{address === null ? NOTES.toCopy : NOTES.preview}</Small>
      <p className="jihe-quote" data-testid="note-preview">
        {address === null ? cell.text : (cell.result ?? present)}
      </p>
      <div className="jihe-row">
        {address === null ? (
          <CopyButton label={NOTES.copy} text={cell.text} />
        ) : (
          <Button
            disabled={!isReady(cell) || controller.host.refuses !== undefined}
            onClick={() => write([cell])}
            size="small"
          >
            {NOTES.write}
          </Button>
        )}
        {children}
      </div>
    </>
  );
}

function stateText({ state, scoreFirst }: NoteEntry): string {
  return state === 'todo' && scoreFirst !== null ? NOTES.scoreFirst(scoreText(scoreFirst.score)) : NOTES.states[state];
}

/** One deviation in a line; unfolded, what is said about it. @param cell whose parts stand below, where it is this one's alone. */
function EntryRow(props: {
  readonly entry: NoteEntry;
  readonly cell: NoteCell;
  readonly alone: boolean;
  readonly board: Board;
}): ReactElement {
  const { entry, cell, alone, board } = props;
  const open = board.isOpen(entry);
  const id = useId();
  const Heading = alone ? 'h3' : 'h4';
  const next = open ? board.next(entry) : null;
  const further = next !== null && (
    <Button appearance="subtle" onClick={() => board.goTo(next, entry)} size="small">
      {NOTES.next}
    </Button>
  );
  return (
    <>
      <div className="jihe-line">
        <Heading className="jihe-grow">
          <Button
            appearance="transparent"
            aria-controls={open ? id : undefined}
            aria-expanded={open}
            className="jihe-disclose"
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            onClick={() => board.onOpen(entry, !open)}
          >
            <span className="jihe-row jihe-grow">
              <span className="jihe-note-name">{nameOf(entry)}</span>
              <Small className="jihe-dim">
                {board.sheets && `${cell.sheet}：`}
                {briefFacts(entry.draft.facts)}
              </Small>
              <span className="jihe-tag" data-state={entry.state}>
                {stateText(entry)}
              </span>
            </span>
          </Button>
        </Heading>
        {alone && cell.address !== null && <LocateButton cell={cell.address} sheet={cell.sheet} />}
      </div>
      {open && (
        <div className="jihe-panel jihe-stack" id={id}>
          <EntryEditor
            entry={entry}
            focused={board.focus === entry.key}
            like={likeEntries(board.cells, entry, board.ticked(entry))}
            onFocused={board.onFocused}
            onTick={(keys, on) => board.onTick(entry, keys, on)}
            ticked={board.ticked(entry)}
          />
          {alone ? <CellParts cell={cell}>{further || null}</CellParts> : further}
        </div>
      )}
    </>
  );
}

function CellRow({ cell, board }: { readonly cell: NoteCell; readonly board: Board }): ReactElement {
  const { entries } = cell;
  const [only] = entries as readonly [NoteEntry];
  return (
    <li className="jihe-item jihe-note" data-testid="note">
      {entries.length === 1 ? (
        <EntryRow alone board={board} cell={cell} entry={only} />
      ) : (
        <>
          <div className="jihe-line">
            <Text as="h3" className="jihe-grow jihe-title" weight="semibold">
              {NOTES.shared(entries.length)}
            </Text>
            {cell.address !== null && <LocateButton cell={cell.address} sheet={cell.sheet} />}
          </div>
          {entries.map((entry) => (
            <EntryRow alone={false} board={board} cell={cell} entry={entry} key={entry.key} />
          ))}
          <div className="jihe-stack">
            <CellParts cell={cell} />
          </div>
        </>
      )}
    </li>
  );
}

/** What is written is folded: another row to be unfolded, though it be of the same deviation. */
function rowKey({ key, state }: NoteEntry): string {
  return isDone(state) ? `${key}/done` : key;
}

function without(set: ReadonlySet<string>, keys: readonly string[]): string[] {
  return [...set].filter((each) => !keys.includes(each));
}

interface Asked {
  readonly wish: WantedNote | null;
  /** The row that gets the focus in its cause once it is on the page. */
  readonly focus: string | null;
  /** The index of its cell. */
  readonly at: number | null;
}

const NOT_ASKED: Asked = { wish: null, focus: null, at: null };

function useBoard(cells: readonly NoteCell[]): { readonly board: Board; readonly at: number | null } {
  const controller = useController();
  const { wantedNote } = usePaneState();
  const entries = cells.flatMap((cell) => cell.entries);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => {
    const tasks = entries.filter(({ state }) => !isDone(state));
    return new Set(entries.length === 1 || tasks.length <= FEW ? (tasks.length > 0 ? tasks : entries).map(rowKey) : []);
  });
  const [ticks, setTicks] = useState<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const [{ wish, focus, at }, setAsked] = useState<Asked>(NOT_ASKED);
  const unfold = (entry: NoteEntry, fold: readonly string[] = []): void =>
    setOpen((set) => new Set([...without(set, fold), rowKey(entry)]));
  if (wantedNote !== null && wantedNote !== wish) {
    const { table, about } = wantedNote;
    const index = cells.findIndex(
      (cell) => cell.table === table && cell.entries.some(({ draft }) => draft.about === about),
    );
    const wanted = cells[index]?.entries.find(({ draft }) => draft.about === about);
    setAsked({ wish: wantedNote, focus: wanted?.key ?? null, at: wanted === undefined ? null : index });
    if (wanted !== undefined) unfold(wanted);
  }
  useEffect(() => {
    if (wantedNote !== null) controller.dispatch({ type: 'note-shown' });
  }, [wantedNote, controller]);
  const onFocused = useCallback(() => setAsked((asked) => ({ ...asked, focus: null })), []);
  const tickedBy = ({ key, input }: NoteEntry): ReadonlySet<string> => {
    const by = ticks.get(key) ?? NOBODY;
    return new Set(entries.filter((each) => by.has(each.key) && sameInput(each.input, input)).map((each) => each.key));
  };
  const board: Board = {
    cells,
    sheets: new Set(cells.map(({ table }) => table)).size > 1,
    focus,
    onFocused,
    isOpen: (entry) => open.has(rowKey(entry)),
    onOpen: (entry, on) => (on ? unfold(entry) : setOpen((set) => new Set(without(set, [rowKey(entry)])))),
    ticked: tickedBy,
    onTick: (entry, keys, on) => {
      const others = without(ticks.get(entry.key) ?? NOBODY, keys);
      setTicks(new Map(ticks).set(entry.key, new Set(on ? [...others, ...keys] : others)));
      // Only rows about which nothing was said can be ticked: unticked, nothing is said about them again.
      controller.dispatch({ type: 'notes-changed', keys, input: on ? entry.input : NOTHING });
    },
    next: (entry) => {
      const here = entries.findIndex(({ key }) => key === entry.key);
      const tasks = [...entries.slice(here + 1), ...entries.slice(0, Math.max(here, 0))];
      return tasks.find(({ state }) => state === 'todo' || state === 'half') ?? null;
    },
    goTo: (entry, from) => {
      unfold(entry, [rowKey(from)]);
      const index = cells.findIndex((cell) => cell.entries.includes(entry));
      setAsked((asked) => ({ ...asked, focus: entry.key, at: index }));
    },
  };
  return { board, at };
}

function isDone(state: NoteEntry['state']): boolean {
  return state === 'written' || state === 'standing';
}

/** Folded to a line each: more than a pane is high. */
const NOTES_AT_ONCE = 40;

/**
 * 偏差说明
 *
 * @param only the cells to speak of, by sheet and address; everything that deviates when absent.
 */
export function Notes(props: { readonly checked: Checked; readonly only?: ReadonlySet<string> }): ReactElement {
  const { checked, only } = props;
  const controller = useController();
  const write = useWrite();
  const { notes, present, journal } = usePaneState();
  const plain = useMemo(() => plainNotes(checked), [checked]);
  const { noteForm: form } = useSettings().settings;
  const cells = useMemo(() => {
    const all = noteCells(plain, { notes, present, form, journal }).filter(({ key }) => only?.has(key) !== false);
    return [...all.filter(({ stands }) => !stands), ...all.filter(({ stands }) => stands)];
  }, [plain, notes, present, form, journal, only]);
  const { board, at } = useBoard(cells);
  if (cells.length === 0) return <Text>{NOTES.empty}</Text>;
  const ready = cells.filter(isReady);
  const states = cells.flatMap(({ entries }) => entries.map(({ state }) => state));
  const left = states.filter((state) => state === 'todo' || state === 'half').length;
  const done = states.filter(isDone).length;
  return (
    <div className="jihe-stack">
      <Small>{NOTES.advice}</Small>
      {only === undefined && (
        <Field inline label={NOTES.form} size="small">
          <Select
            onValue={(value) =>
              controller.settings.update({ noteForm: NOTE_FORMS.find((each) => each === value) ?? 'full' })
            }
            value={form}
          >
            {NOTE_FORMS.map((each) => (
              <option key={each} value={each}>
                {NOTES.forms[each]}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <ul
        aria-label={NOTES.list}
        className="jihe-plain"
        onKeyDown={(event) => moveByArrows(event, 'vertical', event.currentTarget, '.jihe-disclose')}
      >
        <LongList
          at={at}
          batch={NOTES_AT_ONCE}
          items={cells}
          render={(cell) => <CellRow board={board} cell={cell} key={cell.key} />}
        />
      </ul>
      <div className="jihe-row jihe-notes-foot">
        <Button
          appearance="primary"
          disabled={ready.length === 0 || controller.host.refuses !== undefined}
          onClick={() => write(ready)}
        >
          {NOTES.writeAll(ready.length)}
        </Button>
        <Small>{[NOTES.left(left), ...(done > 0 ? [NOTES.done(done)] : [])].join('，')}</Small>
      </div>
    </div>
  );
}
