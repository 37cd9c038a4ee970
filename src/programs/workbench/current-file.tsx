import { type ReactElement, useSyncExternalStore } from 'react';
import { adviceOf } from '../../app/error-advice.ts';
import { READING } from '../../messages/reading-notes.ts';
import { SHEET } from '../../messages/workbench.ts';
import { Message } from './message.tsx';
import { SheetView } from './sheet/sheet-view.tsx';
import type { Workbook } from './workbook.ts';

/** The file on the screen: what was refused, what isn't up to date, and the sheet. */
export function CurrentFile(props: {
  readonly workbook: Workbook;
  /** The pane, whose part that is otherwise, is out of sight. */
  readonly isMain: boolean;
}): ReactElement {
  const { workbook, isMain } = props;
  const { refused, stale, coloured } = useSyncExternalStore(workbook.subscribe, workbook.snapshot);
  const old = [...stale.values()].flatMap((cells) => [...cells]);
  const advice = refused === null ? null : adviceOf(refused);
  return (
    // Another element would lose what is being typed.
    <div className="jihe-current" {...(isMain ? { role: 'main' } : {})}>
      {isMain && <h1 className="jihe-file-title">{workbook.fileName}</h1>}
      {advice !== null && (
        <Message intent="error" onDismiss={() => workbook.dismissRefusal()} title={advice.what}>
          {advice.why}
          {advice.how}
        </Message>
      )}
      {old.length > 0 && (
        <div className="jihe-stale-note" role="status">
          {SHEET.stale(old)}
        </div>
      )}
      {coloured && (
        <section aria-label={READING.legend}>
          <ul className="jihe-legend">
            {Object.entries(READING.roles).map(([role, name]) => (
              <li data-reading={role} key={role}>
                {name}
              </li>
            ))}
          </ul>
        </section>
      )}
      {/* Where the pane is out of sight, a bar below tells it. */}
      <SheetView tells={!isMain} workbook={workbook} />
    </div>
  );
}
