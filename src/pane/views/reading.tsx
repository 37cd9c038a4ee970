import type { ReactElement } from 'react';
import { cellAddress } from '../../engine/grid/address.ts';
import type { CellRole, Field, SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import type { Review } from '../../engine/review-types.ts';
import { TABLE_HEADING } from '../../messages/pane.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from '../../messages/places.ts';
import { describeGap, READING, TEACH } from '../../messages/reading-notes.ts';
import { useController, usePaneState } from '../context.ts';
import { questionsOf } from '../model/questions.ts';
import { isBusy } from '../state/state.ts';
import { Checkbox } from './controls.tsx';
import { Disclosure } from './disclosure.tsx';
import { LocateButton } from './locate-button.tsx';
import { Tag } from './tag.tsx';
import { Answers } from './teach.tsx';
import { Small, Text } from './text.tsx';

/** 没有完全认出: one line a part, answered with one click. */
export function Questions({ review }: { readonly review: Review }): ReactElement | null {
  const controller = useController();
  const busy = isBusy(usePaneState());
  const questions = questionsOf(review);
  if (questions.length === 0) return null;
  const title = TEACH.title(questions.length);
  return (
    <section aria-label={title} className="jihe-box jihe-stack">
      <Text as="h3" block weight="semibold">
        {title}
      </Text>
      <Small>{TEACH.hint}</Small>
      <ul className="jihe-plain jihe-stack">
        {questions.map(({ key, gap, sentence, sheet, cell, forms }) => (
          <li key={key}>
            <div className="jihe-line">
              <Text className="jihe-grow jihe-wrap">
                {sentence}
                {forms > 1 && TEACH.forms(forms)}
              </Text>
              <LocateButton cell={cell} sheet={sheet} />
            </div>
            <Answers disabled={busy} gap={gap} onAnswer={(role) => void controller.teach({ words: gap.words, role })} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Line {
  readonly key: string;
  readonly text: string;
  readonly field: Pick<Field, 'cell' | 'assumed'>;
}

function linesOf(table: SelfEvaluation): Line[] {
  const lines = (heads: Readonly<Record<string, Field>>, names: Readonly<Record<string, string>>): Line[] =>
    Object.entries(heads)
      .sort(([, a], [, b]) => a.cell.column - b.cell.column)
      .map(([column, field]) => ({
        key: cellAddress(field.cell.row, field.cell.column) + column,
        text: `${names[column] ?? ''}：${field.text}`,
        field,
      }));
  return [
    ...lines(table.funds?.heads ?? {}, FUND_COLUMN_NAMES),
    ...lines(table.heads, INDICATOR_COLUMN_NAMES),
    ...table.account.gaps.flatMap((gap, at): Line[] => {
      const [cell] = gap.cells;
      const text = `${READING.roles.unread}：${describeGap(table, gap)}`;
      return cell === undefined ? [] : [{ key: `gap ${at}`, text, field: { cell } }];
    }),
  ];
}

function countsOf({ account }: SelfEvaluation): string {
  return (Object.keys(READING.roles) as CellRole[])
    .map((role) => `${READING.roles[role]} ${READING.cells(account.cells.filter((each) => each.role === role).length)}`)
    .join('，');
}

/** 怎样认的: which cells were taken for what. */
export function Reading({ review }: { readonly review: Review }): ReactElement {
  const controller = useController();
  const { reading } = usePaneState();
  return (
    <Disclosure head={READING.title} level={3}>
      {() => (
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
              <ul className="jihe-plain">
                {linesOf(table).map(({ key, text, field: { cell, assumed } }) => (
                  <li className="jihe-line" key={key}>
                    <Small className="jihe-grow jihe-wrap">
                      {text} {assumed === true && <Tag>{READING.assumed}</Tag>}
                    </Small>
                    <LocateButton cell={cellAddress(cell.row, cell.column)} sheet={table.sheet} />
                  </li>
                ))}
              </ul>
              <Small>{countsOf(table)}</Small>
            </section>
          ))}
        </>
      )}
    </Disclosure>
  );
}
