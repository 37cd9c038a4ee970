import { gradeOf } from '../../scoring/grade.ts';
import { type GradeName, gradeNamed } from '../../values/grades.ts';
import { cellOf, formOf, totalScore } from '../form-facts.ts';
import type { NarrativeCheck, NarrativeDraft } from './check.ts';

export interface FormGradeData {
  readonly word: string;
  readonly expected: GradeName;
  readonly total: string;
}

/** The grade of the whole: 总体自评结果良好, 自评等级为“优”; not 执行情况良好. */
const WORD =
  /(?:自评|自我评价|综合评价|总体评价|绩效评价)(?:等级|等次|结果|结论|级别)+(?:等级)?(?:为|是|属于|评定为|:)*[“"‘']?(优秀|良好|中等|较差|优|良|中|差)(?=[”"’'，。;、)级档等!\n]|$)/g;
/** 良好 before a noun is praise, and a list of grades is a scale. */
const SCALE = /以上|以下|优秀、|、良|良、|分为/;
const AROUND = 40;

/** The text's word for the whole isn't the grade of the form's total. A score in the same sentence is for `text-grade`. */
export const formGrade: NarrativeCheck<'form-grade', FormGradeData> = {
  id: 'form-grade',
  severity: 'error',
  needsForm: true,
  run: (context) =>
    context.pieces.flatMap((piece): NarrativeDraft<FormGradeData>[] => {
      const form = piece.isTableRow ? null : formOf(context, piece);
      const total = form === null ? null : totalScore(form);
      if (form === null || total === null || context.policy.base !== 100) return [];
      const expected = gradeOf(total.value, form.policy);
      return [...piece.text.matchAll(WORD)].flatMap((match) => {
        const word = match[1] as string;
        const end = match.index + match[0].length;
        const near = piece.text.slice(Math.max(0, match.index - AROUND), end + AROUND);
        if (gradeNamed(word) === expected || SCALE.test(near)) return [];
        return [
          {
            at: { piece, start: end - word.length, end },
            related: [cellOf(form.table, total.field)],
            data: { word, expected, total: total.field.text },
          },
        ];
      });
    }),
};
