import type { Decimal } from '../../decimal.ts';
import type { GradeName } from '../../values/grades.ts';
import { contradicting, type NarrativeCheck } from './check.ts';

export interface TextGradeData {
  readonly word: string;
  readonly score: Decimal;
  readonly expected: GradeName;
  readonly limits: Readonly<Record<'优' | '良' | '中', number>>;
}

/** The word isn't the grade of the score in the same clause. */
export const textGrade: NarrativeCheck<'text-grade', TextGradeData> = {
  id: 'text-grade',
  severity: 'error',
  needsForm: false,
  run(context) {
    const { 优, 良, 中 } = context.policy.grades;
    return contradicting(context, 'grade').map(({ score, word, expected }) => ({
      at: word,
      related: [score],
      data: {
        word: word.piece.text.slice(word.start, word.end),
        score: score.exact,
        expected,
        limits: { 优, 良, 中 },
      },
    }));
  },
};
