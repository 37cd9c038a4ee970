import { type Decimal, decimal } from '../../decimal.ts';
import { cellOf, formOf, totalScore } from '../form-facts.ts';
import type { Num } from '../mentions.ts';
import { dense } from '../normalise.ts';
import type { NarrativeCheck, NarrativeContext, NarrativeDraft } from './check.ts';

export interface FormScoreData {
  readonly printed: string;
  readonly form: Decimal;
}

const TOTAL = /(?:自评|自我评价|总体?|综合|最终|项目)(?:评价|得分|评分|评)*(?:总?得?分|结果)?(?:为|是|:|共|合计)*$/;
const PART = /指标|决策|过程|产出|效益|效果|满意度|执行|投入|管理|满分|分值|第三方|专家|评审|财政局|部门整体/;

const POINTS = /分值(?:为|是|:)*$/;
/** 培训人次（10分）. */
const POINTS_OF_HEADING = /(\d+(?:\.\d+)?)分/;

/**
 * 分值10分，自评得分：9分: the points of an indicator stand before it, and its score is within them. By the number's index, the most
 * points below all points that its paragraph names before it, or the heading above; once for all, so that a long paragraph is walked
 * through once.
 */
function pointsBefore({ nums, policy }: NarrativeContext): readonly (Decimal | null)[] {
  const known = new Map<string, Decimal | null>();
  const below = (points: Decimal): boolean => points.lt(policy.base);
  const ofHeading = (heading: string): Decimal | null => {
    const found = known.get(heading);
    if (found !== undefined) return found;
    const [, numeral] = POINTS_OF_HEADING.exec(dense(heading).text) ?? [];
    const points = numeral === undefined ? null : decimal(numeral);
    const own = points !== null && below(points) ? points : null;
    known.set(heading, own);
    return own;
  };
  let most: Decimal | null = null;
  return nums.map((num, index) => {
    if (nums[index - 1]?.piece !== num.piece) most = ofHeading(num.piece.path.at(-1) ?? '');
    const before = most;
    const isPoints = num.kind === 'score' || POINTS.test(num.before);
    if (isPoints && below(num.exact) && (most === null || num.exact.gt(most))) most = num.exact;
    return before;
  });
}

/** So many numbers behind full marks, what was had is looked for. */
const WITHIN = 4;

/** 总分100分，自评得分96分; 总分100分，扣分4分: what could be had, before what was. */
function isFullMarks(num: Num, { nums, policy }: NarrativeContext): boolean {
  if (!num.exact.eq(policy.base)) return false;
  return nums
    .slice(num.index + 1, num.index + 1 + WITHIN)
    .some(
      ({ piece, kind, before }) => piece === num.piece && kind === 'score' && (TOTAL.test(before) || /扣/.test(before)),
    );
}

/** The score that the text gives the project as a whole. */
function isTotalScore(num: Num, context: NarrativeContext, points: Decimal | null): boolean {
  return (
    num.kind === 'score' &&
    !num.isEarlier &&
    !num.piece.isTableRow &&
    TOTAL.test(num.before) &&
    !PART.test(num.before) &&
    !isFullMarks(num, context) &&
    !(points !== null && num.exact.lte(points))
  );
}

/** The total in the text isn't the form's; one that is only rounded is a hint. */
export const formScore: NarrativeCheck<'form-score', FormScoreData> = {
  id: 'form-score',
  severity: 'error',
  needsForm: true,
  run(context) {
    const points = pointsBefore(context);
    return context.nums.flatMap((num, index): NarrativeDraft<FormScoreData>[] => {
      const form = isTotalScore(num, context, points[index] ?? null) ? formOf(context, num.piece) : null;
      const total = form === null ? null : totalScore(form);
      if (form === null || total === null) return [];
      const agrees = num.exact.eq(total.value);
      const isRounded = num.exact.eq(total.value.round(num.decimals));
      return [
        {
          at: num,
          related: [cellOf(form.table, total.field)],
          data: { printed: num.quote, form: total.value },
          agrees,
          ...(isRounded ? { severity: 'hint' as const } : {}),
        },
      ];
    });
  },
};
