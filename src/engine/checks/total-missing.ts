import type { Decimal } from '../decimal.ts';
import { hasOpenPoints } from '../layout/spare.ts';
import { isGradeWord } from '../values/grades.ts';
import { MAX_NUMERAL, readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { FORM, type TableCheck } from './check.ts';
import { scoreFix, totalKind } from './shared/fixes.ts';
import { recordedScores } from './shared/recorded-scores.ts';

export interface TotalMissingData {
  /** Σ of the recorded scores; null when none is recorded. */
  readonly sum: Decimal | null;
  /** Scores that are still blank. */
  readonly blank: number;
  /** Its cell lies under a merged area: nobody sees it, and nothing can be written there. */
  readonly covered?: true;
  /** What stands there instead, and is no number. */
  readonly words?: string;
}

/** 待定, 见附件, or a number beyond any; a grade, or words around a figure, may be how the form writes its total. */
function isNoNumber(text: string): boolean {
  const word = normalise(text);
  return (word.length > MAX_NUMERAL && /^\d+$/.test(word)) || !(/\d/.test(word) || isGradeWord(word));
}

/**
 * The form has a place for the total and it is blank, or holds what is no number. While scores are blank themselves, their sum isn't proposed.
 */
export const totalMissing: TableCheck<'total-missing', TotalMissingData> = {
  id: 'total-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.total?.score != null,
  run(context) {
    const field = context.table.total?.score ?? null;
    if (field === null || field.cell.kind === 'picture') return [];
    const coveredBy = context.table.total?.coveredBy;
    const { status } = readPoints(field);
    if (status === 'words' && isNoNumber(field.text)) {
      const data = { sum: context.scores.total.recordedSum, blank: 0, words: field.text };
      return [{ cells: [field.cell], data, about: 'total/score', severity: 'warning' as const }];
    }
    if (status !== 'blank' && status !== 'dash') return [];
    const { recordedSum, executionLeftOut, pointsGap } = context.scores.total;
    const { blank, unreadable } = recordedScores(context);
    const isTotal = recordedSum?.lte(context.policy.base) === true && pointsGap === null;
    const settled = !hasOpenPoints(context.table) && blank === 0 && !unreadable && !executionLeftOut && isTotal;
    return [
      {
        cells: [coveredBy ?? field.cell],
        data: { sum: recordedSum, blank, ...(coveredBy === undefined ? {} : { covered: true as const }) },
        about: 'total/score',
        ...scoreFix(
          field,
          settled && coveredBy === undefined ? recordedSum : null,
          recordedSum === null ? 'choice' : totalKind(context, null, recordedSum),
        ),
      },
    ];
  },
};
