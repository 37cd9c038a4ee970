import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { ReactElement } from 'react';
import { mergeNotes, noteKey, notesFile, parseNotes } from '../../engine/reading-notes/note.ts';
import { describeNotesProblem, ROLE_NAMES, TEACH } from '../../messages/reading-notes.ts';
import { TAUGHT } from '../../messages/taught-words.ts';
import { useController, useEnvironment, usePaneState, useSettings } from '../context.ts';
import { Button } from './button.tsx';
import { JsonImport } from './json-import.tsx';
import { Tag } from './tag.tsx';
import { Small, Text, Title } from './text.tsx';

/** 教过的认法: of this machine and of this workbook, to be taken back, handed on, and taken over. */
export function TaughtWords(): ReactElement {
  const controller = useController();
  const { download } = useEnvironment();
  const { settings } = useSettings();
  const { checked } = usePaneState();
  const own = settings.readingNotes;
  const notes = mergeNotes(own, checked?.review.readingNotes ?? []);
  const isOwn = (words: string): boolean => own.some((note) => noteKey(note.words) === noteKey(words));
  const take = (json: unknown): string | null => {
    const parsed = parseNotes(json);
    if (!parsed.ok) return parsed.problems.map(describeNotesProblem).join('');
    void controller.learn(parsed.notes);
    return null;
  };
  return (
    <section aria-label={TAUGHT.list}>
      <Title as="h2">{TAUGHT.list}</Title>
      {notes.length === 0 && <Small>{TAUGHT.none}</Small>}
      <ul className="jihe-plain">
        {notes.map(({ words, role }) => (
          <li className="jihe-line jihe-center" key={noteKey(words)}>
            <Text className="jihe-grow jihe-wrap">
              {words} → {ROLE_NAMES[role]} {!isOwn(words) && <Tag>{TAUGHT.inWorkbook}</Tag>}
            </Text>
            <Button aria-label={TEACH.takeBack(words)} onClick={() => void controller.unteach(words)} size="small">
              {TAUGHT.remove}
            </Button>
          </li>
        ))}
      </ul>
      <JsonImport label={TAUGHT.import} take={take}>
        <Button
          disabled={notes.length === 0}
          icon={<ArrowDownloadRegular />}
          onClick={() => download(TAUGHT.fileName, notesFile(notes))}
          size="small"
        >
          {TAUGHT.export}
        </Button>
      </JsonImport>
    </section>
  );
}
