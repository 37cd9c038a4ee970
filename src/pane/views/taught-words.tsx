import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { type ReactElement, useState } from 'react';
import { mergeNotes, noteKey, notesFile, parseNotes } from '../../engine/reading-notes/note.ts';
import { SETTINGS } from '../../messages/pane.ts';
import { describeNotesProblem, ROLE_NAMES, TEACH } from '../../messages/reading-notes.ts';
import { useController, useEnvironment, usePaneState, useSettings } from '../context.ts';
import { Button } from './button.tsx';
import { JsonFile } from './json-file.tsx';
import { NoteBar } from './note-bar.tsx';
import { Tag } from './tag.tsx';
import { Small, Text, Title } from './text.tsx';

/** 教过的认法: of this machine and of this workbook, to be taken back, handed on, and taken over. */
export function TaughtWords(): ReactElement {
  const controller = useController();
  const { download } = useEnvironment();
  const { settings } = useSettings();
  const { checked } = usePaneState();
  const [problem, setProblem] = useState<string | null>(null);
  const own = settings.readingNotes;
  const notes = mergeNotes(own, checked?.review.readingNotes ?? []);
  const isOwn = (words: string): boolean => own.some((note) => noteKey(note.words) === noteKey(words));
  const importFile = async (file: File): Promise<void> => {
    let json: unknown = null;
    try {
      json = JSON.parse(await file.text());
    } catch {
      setProblem(SETTINGS.notJson);
      return;
    }
    const parsed = parseNotes(json);
    setProblem(parsed.ok ? null : parsed.problems.map(describeNotesProblem).join(''));
    if (parsed.ok) await controller.learn(parsed.notes);
  };
  return (
    <section aria-label={TEACH.list}>
      <Title as="h2">{TEACH.list}</Title>
      {notes.length === 0 && <Small>{TEACH.none}</Small>}
      <ul className="jihe-plain">
        {notes.map(({ words, role }) => (
          <li className="jihe-line jihe-center" key={noteKey(words)}>
            <Text className="jihe-grow jihe-wrap">
              {words} → {ROLE_NAMES[role]} {!isOwn(words) && <Tag>{TEACH.inWorkbook}</Tag>}
            </Text>
            <Button aria-label={TEACH.takeBack(words)} onClick={() => void controller.unteach(words)} size="small">
              {TEACH.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className="jihe-row jihe-pad">
        <Button
          disabled={notes.length === 0}
          icon={<ArrowDownloadRegular />}
          onClick={() => download(TEACH.fileName, notesFile(notes))}
          size="small"
        >
          {TEACH.export}
        </Button>
        <JsonFile label={TEACH.import} onFile={(file) => void importFile(file)} />
      </div>
      {problem !== null && (
        <NoteBar intent="error">
          {SETTINGS.importFailed}：{problem}
        </NoteBar>
      )}
    </section>
  );
}
