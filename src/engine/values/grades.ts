/** The words of grades. */

/** The four grades, the best first. */
export const GRADES = ['优', '良', '中', '差'] as const;
export type GradeName = (typeof GRADES)[number];

/** The same in two characters, where a form writes them so. */
export const LONG_GRADES: Readonly<Record<GradeName, string>> = { 优: '优秀', 良: '良好', 中: '中等', 差: '较差' };

/** Words of other scales, which say nothing about the four. */
const OTHER_GRADES = new Set(['合格', '不合格', '一般']);

const BY_WORD: ReadonlyMap<string, GradeName> = new Map(
  GRADES.flatMap((name) => [
    [name, name],
    [LONG_GRADES[name], name],
  ]),
);

/** All words of the four grades, those in two characters first: a pattern of them finds the whole word. */
export const GRADE_WORDS: readonly string[] = [...Object.values(LONG_GRADES), ...GRADES];

/** The grade that a normalised text names and nothing else; null for any other text. */
export function gradeNamed(text: string): GradeName | null {
  return BY_WORD.get(text) ?? null;
}

/** Whether a normalised text is a grade, of whatever scale. */
export function isGradeWord(text: string): boolean {
  return BY_WORD.has(text) || OTHER_GRADES.has(text);
}
