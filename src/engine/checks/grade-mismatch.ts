import type { Decimal } from '../decimal.ts';
import { gradeOf } from '../scoring/grade.ts';
import { GRADE_WORDS, type GradeName, gradeNamed, LONG_GRADES } from '../values/grades.ts';
import { valueInPlace } from '../values/inline.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';

export interface GradeMismatchData {
  readonly recorded: string;
  readonly expected: GradeName;
  readonly total: Decimal;
  readonly limits: Readonly<Record<'优' | '良' | '中', number>>;
}

const WORD = `(${GRADE_WORDS.join('|')})`;
const TICK = '[☑☒√✓✔■]';
const BOX = /[□☐]/;
/** `□优 ☑良` or `优□ 良☑`: the mark stands on one side throughout. */
const MARKS_FIRST = new RegExp(`^(?:${TICK}|[□☐])`);
const TICK_FIRST = new RegExp(`${TICK}${WORD}`, 'g');
const TICK_LAST = new RegExp(`${WORD}${TICK}`, 'g');

interface Grade {
  readonly name: GradeName;
  /** The cell holds the grade's word and nothing else. */
  readonly word: string | null;
}

/** The grade that a cell names, also as the ticked one of several; null for other scales and for ticks that can't be told. */
function readGrade(text: string): Grade | null {
  const normal = normalise(text).replace(/^(?:自评)?等[级次]:?/, '');
  const plain = gradeNamed(normal.replace(/[级。]$/, ''));
  if (plain !== null) return { name: plain, word: normal };
  if (!BOX.test(normal)) return null;
  const ticked = [...normal.matchAll(MARKS_FIRST.test(normal) ? TICK_FIRST : TICK_LAST)];
  const name = ticked.length === 1 ? gradeNamed(ticked[0]?.[1] ?? '') : null;
  return name === null ? null : { name, word: null };
}

/**
 * The recorded grade isn't that of the recorded total, by the policy's limits and without rounding the total.
 *
 * The grade is the user's to change: the total may be what is wrong. Other scales (合格, A, 一等) aren't read, and a blank grade isn't asked for.
 */
export const gradeMismatch: TableCheck<'grade-mismatch', GradeMismatchData> = {
  id: 'grade-mismatch',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  appliesTo: ({ table }) => table.total?.grade != null && table.total.score !== null,
  run({ table, policy }) {
    const field = table.total?.grade ?? null;
    const total = readPoints(table.total?.score ?? null).value;
    if (field === null || field.cell.kind !== 'text' || total === null) return [];
    const grade = readGrade(field.text);
    const expected = gradeOf(total, policy);
    if (grade === null || grade.name === expected) return [];
    const { 优, 良, 中 } = policy.grades;
    const finding = {
      cells: [field.cell],
      data: { recorded: field.text, expected, total, limits: { 优, 良, 中 } },
      about: 'total/grade',
    };
    if (grade.word === null) return [finding];
    const to = { value: valueInPlace(field, grade.word.length > 1 ? LONG_GRADES[expected] : expected) };
    return [{ ...finding, fix: { kind: 'choice', edits: [{ cell: field.cell, to }] } }];
  },
};
