/** 自评得分N分，等级为X: a score and its word in one sentence. */

import { HUNDRED } from '../../decimal.ts';
import type { ScoringPolicy } from '../../policy/schema.ts';
import { gradeOf } from '../../scoring/grade.ts';
import { gradeNamed } from '../../values/grades.ts';
import type { GradeLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Stretch } from '../pieces.ts';
import { grouped } from '../window.ts';

const WORD =
  /(?:(?:等级|等次|级别|档次|结论|结果|评级|评定|评为|评价|绩效)[^，。;:\d]{0,6}?[:为是属于]{1,2}|等级|等次|\d分\()[“"‘'《]?(优秀|良好|中等|较差|优|良|中|差)(?=[”"’'》，。;、!)级档等\n]|$)/g;
const TOTAL = /自评|评价|总|得分|评分|综合|绩效/;
/** A group's score, which has a scale of its own. */
const PART = /指标|决策|过程|产出|效益|效果|满意度|执行率|管理/;
/** The text gives a scale of its own, or a list of words to choose from. */
const SCALE = /满分(?!100)|以上|以下|[-~]\d+分|优、良|(?<!得)分为|优秀、|、良/;

interface Worded {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

function wordsIn(text: string, { start, end }: Stretch): Worded[] {
  return [...text.slice(start, end).matchAll(WORD)].map((match) => {
    const word = match[1] as string;
    const at = start + match.index + match[0].lastIndexOf(word);
    return { start: at, end: at + word.length, word };
  });
}

function linkOf(score: Num, { start, end, word }: Worded, policy: ScoringPolicy): GradeLink | null {
  const named = gradeNamed(word);
  if (named === null || score.exact.gt(HUNDRED) || !TOTAL.test(score.before) || PART.test(score.before)) return null;
  const expected = gradeOf(score.exact, policy);
  return {
    kind: 'grade',
    verdict: named === expected ? 'agrees' : 'contradicts',
    nums: [score],
    workings: [`${score.numeral}分 → ${expected}`],
    score,
    word: { piece: score.piece, start, end },
    expected,
  };
}

const WHOLE = /总分|总得分|综合得分|最终得分|合计得?分?/;

/**
 * The score that a word of this sentence, or of the next one without scores, belongs to: the only one since the word before it, or the
 * total behind its parts.
 */
function scoreOf(sentence: readonly Num[], from: number, { start }: Worded): Num | null {
  const before = sentence.filter((num) => num.kind === 'score' && num.start >= from && num.start < start);
  const last = before.at(-1);
  if (last === undefined) return null;
  const isTotal = WHOLE.test(last.before) && before.every(({ exact }) => exact.lte(last.exact));
  return isTotal || before.every(({ numeral }) => numeral === last.numeral) ? last : null;
}

/** Several scores before one word, letters and other scales are left alone. */
export function gradeLinks(all: readonly Num[], policy: ScoringPolicy): GradeLink[] {
  if (policy.base !== 100) return [];
  const sentences = grouped(all, ({ piece }) => piece).flatMap((ofPiece) =>
    grouped(ofPiece, ({ sentence }) => sentence),
  );
  return sentences.flatMap((nums, index): GradeLink[] => {
    const first = nums[0] as Num;
    const { piece, sentence } = first;
    const stretch = piece.sentences[sentence];
    if (stretch === undefined || nums.every(({ kind }) => kind !== 'score')) return [];
    if (SCALE.test(piece.text.slice(stretch.start, stretch.end))) return [];
    const behind = piece.sentences[sentence + 1];
    const next = sentences[index + 1]?.[0];
    const isFree = behind !== undefined && (next?.piece !== piece || next.sentence !== sentence + 1);
    const own = wordsIn(piece.text, stretch);
    const words = own.length > 0 || !isFree ? own : wordsIn(piece.text, behind).slice(0, 1);
    return words.flatMap((word, at) => {
      const score = scoreOf(nums, words[at - 1]?.end ?? 0, word);
      return score === null ? [] : (linkOf(score, word, policy) ?? []);
    });
  });
}
