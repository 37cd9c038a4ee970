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

export function questionsOf({ tables }: Review): Question[] {
  const questions = new Map<string, Question>();
  for (const { table } of tables) {
    for (const gap of table.account.gaps) {
      const [first] = gap.cells;
      if (!isQuestion(gap) || first === undefined) continue;
      const key = questionKey(gap);
      const known = questions.get(key);
      if (known !== undefined) {
        const forms = known.sheet === table.sheet ? known.forms : known.forms + 1;
        questions.set(key, { ...known, forms });
        continue;
      }
      const cell = cellAddress(first.row, first.column);
      questions.set(key, { key, gap, sentence: describeGap(table, gap), sheet: table.sheet, cell, forms: 1 });
    }
  }
  return [...questions.values()];
}
