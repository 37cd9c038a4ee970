import { type ReactElement, useLayoutEffect, useMemo, useRef } from 'react';
import type { AnyFinding } from '../../engine/review-types.ts';
import { NOTES } from '../../messages/notes-tab.ts';
import type { Checked } from '../state/state.ts';
import { Notes } from './notes.tsx';

/** The reasons that alone are left to be written, where their findings stand. @param findings all of which ask for one. */
export function LastNotes(props: {
  readonly checked: Checked;
  readonly findings: readonly AnyFinding[];
}): ReactElement {
  const { checked, findings } = props;
  const section = useRef<HTMLElement>(null);
  // Once they are written the section is gone, and with it what was pressed.
  useLayoutEffect(() => {
    const { current } = section;
    return () => {
      if (current?.contains(document.activeElement) !== true) return;
      current.closest('main')?.focus({ preventScroll: true });
    };
  }, []);
  const only = useMemo(() => {
    const notes = findings.flatMap(({ fix }) => fix?.notes ?? []);
    return new Set(notes.map(({ sheet, cell }) => `${sheet}!${cell}`));
  }, [findings]);
  return (
    <section aria-label={NOTES.list} className="jihe-box" ref={section}>
      <Notes checked={checked} only={only} />
    </section>
  );
}
