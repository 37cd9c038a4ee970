import { type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { NOTE_LIBRARY, offeredCauses, proposedMeasures } from '../../messages/note-library.ts';
import { factsText, scoreText } from '../../messages/notes.ts';
import { briefFacts, DIRECTION_NAMES, NOTES } from '../../messages/notes-tab.ts';
import { useController, useSettings } from '../context.ts';
import type { NoteEntry, ScoreFirst } from '../model/note-drafts.ts';
import type { NoteInput } from '../state/state.ts';
import { moveByArrows } from './arrow-keys.ts';
import { Button } from './button.tsx';
import { Checkbox, Field, Select, TextArea } from './controls.tsx';
import { Small, Text } from './text.tsx';

export function nameOf({ draft }: NoteEntry): string {
  return draft.about === 'execution' ? NOTES.execution : draft.name;
}

const DIVIDER = '；';

function phrasesIn(text: string): string[] {
  return text
    .replace(/[。；;，,\s]+$/, '')
    .split(DIVIDER)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** What was written stays; a picked phrase goes after it, and one that is there already goes away. */
function toggled(text: string, phrase: string): string {
  const there = phrasesIn(text);
  return (there.includes(phrase) ? there.filter((each) => each !== phrase) : [...there, phrase]).join(DIVIDER);
}

/** With a cause picked or dropped. Measures follow as long as they are what the causes propose, and nobody's own. */
function withCause(input: NoteInput, phrase: string): NoteInput {
  const proposal = (cause: string): string => proposedMeasures(phrasesIn(cause)).join(DIVIDER);
  const cause = toggled(input.cause, phrase);
  const isProposed = input.measures.trim() === '' || input.measures === proposal(input.cause);
  return { cause, measures: isProposed ? proposal(cause) : input.measures };
}

interface PhraseGroup {
  readonly name: string;
  readonly phrases: readonly string[];
}

function Phrases(props: {
  readonly label: string;
  readonly groups: readonly PhraseGroup[];
  readonly onPick: (phrase: string) => void;
}): ReactElement {
  const { label, groups, onPick } = props;
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
      {groups
        .filter(({ phrases }) => phrases.length > 0)
        .map(({ name, phrases }) => (
          <optgroup key={name} label={name}>
            {phrases.map((phrase) => (
              <option key={phrase} value={phrase}>
                {phrase}
              </option>
            ))}
          </optgroup>
        ))}
    </Select>
  );
}

/** The causes that fit come first, to be picked with one click or key; all others behind them. */
function Causes({
  entry,
  onPick,
}: {
  readonly entry: NoteEntry;
  readonly onPick: (phrase: string) => void;
}): ReactElement {
  const { recentCauses } = useSettings().settings;
  const { first, also, others } = offeredCauses(entry.direction);
  const chosen = phrasesIn(entry.input.cause);
  return (
    <>
      <Small>{NOTES.causes}</Small>
      <fieldset
        aria-label={`${NOTES.causes}（${DIRECTION_NAMES[entry.direction]}）`}
        className="jihe-plain jihe-row"
        onKeyDown={(event) => moveByArrows(event, 'vertical')}
      >
        {first.map((phrase, index) => (
          <Button
            aria-pressed={chosen.includes(phrase)}
            className="jihe-wrap jihe-phrase"
            key={phrase}
            onClick={() => onPick(phrase)}
            size="small"
            tabIndex={index === 0 ? 0 : -1}
          >
            {phrase}
          </Button>
        ))}
      </fieldset>
      <Phrases
        groups={[
          { name: NOTES.recent, phrases: recentCauses },
          { name: NOTES.alsoCauses, phrases: also },
          ...others.map(({ name, causes }) => ({ name: NOTES.otherGroup(name), phrases: causes })),
        ]}
        label={NOTES.otherCauses}
        onPick={onPick}
      />
    </>
  );
}

/** More of them are ticked one by one only where that is asked for. */
const TICKS = 4;

function Like(props: {
  readonly entry: NoteEntry;
  readonly like: readonly NoteEntry[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (keys: readonly string[], on: boolean) => void;
}): ReactElement {
  const { entry, like, ticked, onTick } = props;
  const [unfolded, setUnfolded] = useState(false);
  const id = useId();
  const keys = like.map(({ key }) => key);
  const isOpen = unfolded || like.length <= TICKS;
  return (
    <fieldset aria-label={`${NOTES.same}（${DIRECTION_NAMES[entry.direction]}）`} className="jihe-plain jihe-small">
      <div className="jihe-line jihe-center">
        <Small>{NOTES.same}</Small>
        <Checkbox
          checked={keys.every((key) => ticked.has(key))}
          label={NOTES.all(like.length)}
          onChecked={(on) => onTick(keys, on)}
        />
        {like.length > TICKS && (
          <Button
            appearance="subtle"
            aria-controls={isOpen ? id : undefined}
            aria-expanded={isOpen}
            onClick={() => setUnfolded(!unfolded)}
            size="small"
          >
            {NOTES.oneByOne}
          </Button>
        )}
      </div>
      {isOpen && (
        <div className="jihe-stack" id={id}>
          {like.map((other) => (
            <Checkbox
              checked={ticked.has(other.key)}
              key={other.key}
              label={`${nameOf(other)} ${briefFacts(other.draft.facts)}`}
              onChecked={(on) => onTick([other.key], on)}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

function ScoreBefore({ score, finding }: ScoreFirst): ReactElement {
  const controller = useController();
  return (
    <div className="jihe-message jihe-message-warning jihe-stack jihe-start">
      <Text>{NOTES.scoreFirst(scoreText(score))}</Text>
      <Small>{NOTES.scoreFirstWhy}</Small>
      <Button onClick={() => controller.previewFix(finding)} size="small">
        {NOTES.setScore(scoreText(score))}
      </Button>
    </div>
  );
}

/**
 * What the user says about one deviation.
 *
 * @param like the entries that may take it over, `ticked` those that do.
 * @param focused the cause gets the focus; `onFocused` once it has it.
 */
export function EntryEditor(props: {
  readonly entry: NoteEntry;
  readonly like: readonly NoteEntry[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (keys: readonly string[], on: boolean) => void;
  readonly focused: boolean;
  readonly onFocused: () => void;
}): ReactElement {
  const { entry, like, ticked, onTick, focused, onFocused } = props;
  const controller = useController();
  const { recentMeasures } = useSettings().settings;
  const { key, input, draft, scoreFirst } = entry;
  const editor = useRef<HTMLDivElement>(null);
  const isNeeded = draft.facts.kind !== 'overfulfilled';
  const give = (next: NoteInput): void =>
    controller.dispatch({ type: 'notes-changed', keys: [key, ...ticked], input: next });
  useEffect(() => {
    if (!focused) return;
    editor.current?.querySelector('textarea')?.focus({ preventScroll: true });
    editor.current?.closest('li')?.scrollIntoView?.({ block: 'nearest' });
    onFocused();
  }, [focused, onFocused]);
  return (
    <div className="jihe-stack" ref={editor}>
      <Small>{factsText(draft.facts)}。</Small>
      {scoreFirst !== null && <ScoreBefore {...scoreFirst} />}
      <Field label={NOTES.cause} required size="small">
        <TextArea onValue={(cause) => give({ ...input, cause })} rows={2} value={input.cause} />
      </Field>
      <Causes entry={entry} onPick={(phrase) => give(withCause(input, phrase))} />
      <Field label={NOTES.measures} required={isNeeded} size="small">
        <TextArea onValue={(measures) => give({ ...input, measures })} rows={2} value={input.measures} />
      </Field>
      <Phrases
        groups={[
          { name: NOTES.recent, phrases: recentMeasures },
          ...NOTE_LIBRARY.map(({ name, measures }) => ({ name, phrases: measures })),
        ]}
        label={NOTES.otherMeasures}
        onPick={(phrase) => give({ ...input, measures: toggled(input.measures, phrase) })}
      />
      {like.length > 0 && input.cause.trim() !== '' && (
        <Like entry={entry} like={like} onTick={onTick} ticked={ticked} />
      )}
    </div>
  );
}
