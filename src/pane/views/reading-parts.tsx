import type { ReactElement } from 'react';
import { cellAddress } from '../../engine/grid/address.ts';
import type { GridCell } from '../../engine/grid/grid.ts';
import type { CellRole, Field, SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import { isTeachable } from '../../engine/reading-notes/note.ts';
import type { Review } from '../../engine/review-types.ts';
import { TABLE_HEADING } from '../../messages/pane.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from '../../messages/places.ts';
import { describeGap, READING } from '../../messages/reading-notes.ts';
import { useController, usePaneState } from '../context.ts';
import { isBusy } from '../state/state.ts';
import { Checkbox } from './controls.tsx';
import { LocateButton } from './locate-button.tsx';
import { Tag } from './tag.tsx';
import { Answers, type AnyGap } from './teach.tsx';
import { Small } from './text.tsx';

interface Line {
  readonly key: string;
  readonly text: string;
  readonly cell: GridCell;
  /** Nothing but its place and content says what it is. */
  readonly assumed: AnyGap | null;
}

function linesOf(table: SelfEvaluation): Line[] {
  const lines = (
    heads: Readonly<Record<string, Field>>,
    names: Readonly<Record<string, string>>,
    block: AnyGap['block'],
  ): Line[] =>
    Object.entries(heads)
      .sort(([, a], [, b]) => a.cell.column - b.cell.column)
      .map(([column, { cell, text, assumed }]) => ({
        key: `${cellAddress(cell.row, cell.column)} ${column}`,
        text: names[column] === text ? text : `${names[column] ?? ''}：${text}`,
        cell,
        assumed: assumed === true ? { kind: 'column', block, words: text, guess: column, cells: [] } : null,
      }));
  return [
    ...lines(table.funds?.heads ?? {}, FUND_COLUMN_NAMES, 'funds'),
    ...lines(table.heads, INDICATOR_COLUMN_NAMES, 'indicators'),
    ...table.account.gaps.flatMap((gap, at): Line[] => {
      const [cell] = gap.cells;
      const text = `${READING.roles.unread}：${describeGap(table, gap)}`;
      return cell === undefined ? [] : [{ key: `gap ${at}`, text, cell, assumed: null }];
    }),
  ];
}

function HeadLine({ line, sheet }: { readonly line: Line; readonly sheet: string }): ReactElement {
  const controller = useController();
  const busy = isBusy(usePaneState());
  const { text, cell, assumed } = line;
  return (
    <li>
      <div className="jihe-line">
        <Small className="jihe-grow jihe-wrap">
          {text} {assumed !== null && <Tag>{READING.assumed}</Tag>}
        </Small>
        <LocateButton cell={cellAddress(cell.row, cell.column)} sheet={sheet} />
      </div>
      {assumed !== null && isTeachable(assumed.words) && (
        <Answers
          disabled={busy}
          gap={assumed}
          onAnswer={(role) => void controller.teach({ words: assumed.words, role })}
        />
      )}
    </li>
  );
}

function countsOf({ account }: SelfEvaluation): string {
  return (Object.keys(READING.roles) as CellRole[])
    .map((role) => [role, account.cells.filter((each) => each.role === role).length] as const)
    .filter(([role, count]) => count > 0 || role === 'unread')
    .map(([role, count]) => `${READING.roles[role]} ${READING.cells(count)}`)
    .join('；');
}

/** What opens under 怎样认的: which cells were taken for what. */
export function ReadingParts({ review }: { readonly review: Review }): ReactElement {
  const controller = useController();
  const { reading } = usePaneState();
  return (
    <>
      {controller.host.showRoles !== undefined && (
        <Checkbox checked={reading} label={READING.overlay} onChecked={(on) => controller.showReading(on)} />
      )}
      {review.tables.map(({ table }) => (
        <section key={`${table.sheet} ${table.range.top} ${table.range.left}`}>
          {review.tables.length > 1 && (
            <Small as="h4" block weight="semibold">
              {TABLE_HEADING(table.sheet, table.project?.text ?? '')}
            </Small>
          )}
          <ul className="jihe-plain jihe-stack">
            {linesOf(table).map((line) => (
              <HeadLine key={line.key} line={line} sheet={table.sheet} />
            ))}
          </ul>
          <Small>{countsOf(table)}</Small>
        </section>
      ))}
    </>
  );
}
