import { type ReactElement, useMemo } from 'react';
import { NOTE_LIBRARY } from '../../messages/note-library.ts';
import { factsText } from '../../messages/notes.ts';
import { NOTES } from '../../messages/pane.ts';
import { useController, usePaneState, useSettings } from '../context.ts';
import { isReady, type NoteCell, type NoteEntry, noteCells, notesPreview, plainNotes } from '../model/note-drafts.ts';
import type { Checked, NoteInput, PresentMode } from '../state/state.ts';
import { Button } from './button.tsx';
import { Field, Select, TextArea } from './controls.tsx';
import { CopyButton } from './copy-button.tsx';
import { LocateButton } from './locate-button.tsx';
import { LongList } from './long-list.tsx';
import { Small, Text } from './text.tsx';

function nameOf({ draft }: NoteEntry): string {
  return draft.about === 'execution' ? NOTES.execution : draft.name;
}

/** What was written stays; a picked phrase goes after it. */
function withPhrase(text: string, phrase: string): string {
  const trimmed = text.trim().replace(/[。；;，,]+$/, '');
  return trimmed === '' ? phrase : `${trimmed}；${phrase}`;
}

function Phrases(props: {
  readonly label: string;
  readonly side: 'causes' | 'measures';
  readonly recent: readonly string[];
  readonly onPick: (phrase: string) => void;
}): ReactElement {
  const { label, side, recent, onPick } = props;
  return (
    <Select
      aria-label={label}
      onValue={(value) => {
        if (value !== '') onPick(value);
      }}
      size="small"
      value=""
    >
      <option value="">{label}</option>
      {recent.length > 0 && (
        <optgroup label={NOTES.recent}>
          {recent.map((phrase) => (
            <option key={phrase} value={phrase}>
              {phrase}
            </option>
          ))}
        </optgroup>
      )}
      {NOTE_LIBRARY.map((group) => (
        <optgroup key={group.name} label={group.name}>
          {group[side].map((phrase) => (
            <option key={phrase} value={phrase}>
              {phrase}
            </option>
          ))}
        </optgroup>
      ))}
    </Select>
  );
}

function EntryEditor({ entry, named }: { readonly entry: NoteEntry; readonly named: boolean }): ReactElement {
  const controller = useController();
  const { settings } = useSettings();
  const { key, input, draft } = entry;
  const change = (part: Partial<NoteInput>): void =>
    controller.dispatch({ type: 'note-changed', key, input: { ...input, ...part } });
  return (
    <div className="jihe-stack">
      {named && (
        <Text as="h4" weight="semibold">
          {nameOf(entry)}
        </Text>
      )}
      <Small>{NOTES.facts}</Small>
      <p className="jihe-quote">{factsText(draft.facts)}。</p>
      <Field label={NOTES.cause} required>
        <TextArea onValue={(cause) => change({ cause })} rows={2} value={input.cause} />
      </Field>
      <Phrases
        label={NOTES.pickCause}
        onPick={(phrase) => change({ cause: withPhrase(input.cause, phrase) })}
        recent={settings.recentCauses}
        side="causes"
      />
      <Field label={NOTES.measures}>
        <TextArea onValue={(measures) => change({ measures })} rows={2} value={input.measures} />
      </Field>
      <Phrases
        label={NOTES.pickMeasures}
        onPick={(phrase) => change({ measures: withPhrase(input.measures, phrase) })}
        recent={settings.recentMeasures}
        side="measures"
      />
    </div>
  );
}

const MODES: readonly PresentMode[] = ['keep', 'append', 'replace'];

function CellEditor({ cell }: { readonly cell: NoteCell }): ReactElement {
  const controller = useController();
  const { entries, present, mode } = cell;
  const several = entries.length > 1;
  const title = entries.map(nameOf).join('、');
  return (
    <section aria-label={title} className="jihe-box jihe-stack jihe-note" data-testid="note">
      <div className="jihe-line">
        <Text as="h3" className="jihe-grow" weight="semibold">
          {title}
        </Text>
        {cell.address !== null && <LocateButton cell={cell.address} sheet={cell.sheet} />}
      </div>
      {several && <Small>{NOTES.shared}</Small>}
      {entries.map((entry) => (
        <EntryEditor entry={entry} key={entry.key} named={several} />
      ))}
      {present !== '' && (
        <>
          <Small>{NOTES.present}</Small>
          <p className="jihe-quote">{present}</p>
          <Select
            aria-label={NOTES.mode}
            onValue={(value) =>
              controller.dispatch({
                type: 'present-changed',
                key: cell.key,
                mode: MODES.find((each) => each === value) ?? 'keep',
              })
            }
            value={mode}
          >
            {MODES.map((each) => (
              <option key={each} value={each}>
                {NOTES[each]}
              </option>
            ))}
          </Select>
        </>
      )}
      <Small>{cell.address === null ? NOTES.noPlace : NOTES.preview}</Small>
      <p className="jihe-quote" data-testid="note-preview">
        {cell.address === null ? cell.text : (cell.result ?? present)}
      </p>
      <div className="jihe-row">
        {cell.address === null ? (
          <CopyButton label={NOTES.copy} text={cell.text} />
        ) : (
          <Button disabled={!isReady(cell)} onClick={() => controller.preview(notesPreview([cell]))} size="small">
            {NOTES.write}
          </Button>
        )}
        <Small>{cell.complete ? NOTES.complete : NOTES.incomplete}</Small>
      </div>
    </section>
  );
}

/** Each has two lists of phrases. */
const NOTES_AT_ONCE = 8;

/** 偏差说明 */
export function Notes({ checked }: { readonly checked: Checked }): ReactElement {
  const controller = useController();
  const { notes, present } = usePaneState();
  const plain = useMemo(() => plainNotes(checked), [checked]);
  const { noteForm: form } = useSettings().settings;
  const cells = useMemo(() => noteCells(plain, { notes, present, form }), [plain, notes, present, form]);
  const ready = cells.filter(isReady);
  if (cells.length === 0) return <Text>{NOTES.empty}</Text>;
  return (
    <div className="jihe-stack jihe-wide">
      <Small>{NOTES.advice}</Small>
      <Field label={NOTES.form} size="small">
        <Select
          onValue={(value) => controller.settings.update({ noteForm: value === 'short' ? 'short' : 'full' })}
          size="small"
          value={form}
        >
          <option value="full">{NOTES.forms.full}</option>
          <option value="short">{NOTES.forms.short}</option>
        </Select>
      </Field>
      <div>
        <Button
          appearance="primary"
          disabled={ready.length === 0}
          onClick={() => controller.preview(notesPreview(ready))}
        >
          {NOTES.writeAll(ready.length)}
        </Button>
      </div>
      <div className="jihe-stack jihe-wide">
        <LongList batch={NOTES_AT_ONCE} items={cells} render={(cell) => <CellEditor cell={cell} key={cell.key} />} />
      </div>
    </div>
  );
}
