import { cellAddress } from '../../engine/grid/address.ts';
import type { Gap } from '../../engine/layout/self-evaluation.ts';
import { isQuestion, questionKey } from '../../engine/reading-notes/questions.ts';
import type { Review } from '../../engine/review-types.ts';
import { describeGap } from '../../messages/reading-notes.ts';

/** What a review asks the user about: the same words in several forms once. */
export interface Question {
  readonly key: string;
  readonly gap: Gap;
  readonly sentence: string;
  readonly sheet: string;
  readonly cell: string;
  readonly forms: number;
}

export function questionsOf({ tables, unread }: Review): Question[] {
  const questions = new Map<string, Question>();
  const forms = tables.map(({ table }) => ({ table, sheet: table.sheet, gaps: table.account.gaps }));
  for (const { table, sheet, gaps } of [...forms, ...unread.map((each) => ({ ...each, table: null }))]) {
    for (const gap of gaps) {
      const [first] = gap.cells;
      if (!isQuestion(gap) || first === undefined) continue;
      const key = questionKey(gap);
      const known = questions.get(key);
      if (known !== undefined) {
        const count = known.sheet === sheet ? known.forms : known.forms + 1;
        questions.set(key, { ...known, forms: count });
        continue;
      }
      const cell = cellAddress(first.row, first.column);
      questions.set(key, { key, gap, sentence: describeGap(table, gap), sheet, cell, forms: 1 });
    }
  }
  return [...questions.values()];
}
