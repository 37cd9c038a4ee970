import { sameCell } from '../checks/shared/fields.ts';
import { wrongParts } from '../checks/shared/wrong-parts.ts';
import { type Decimal, decimal, plain, ZERO } from '../decimal.ts';
import { cellAddress } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { Field } from '../layout/self-evaluation.ts';
import { hasOpenPoints, isSpare } from '../layout/spare.ts';
import { gradeOf } from '../scoring/grade.ts';
import { isUnused } from '../scoring/points.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { exceeds, SCORE_TOLERANCE, sameScore } from '../scoring/rules.ts';
import { gradeNamed } from '../values/grades.ts';
import { isInline } from '../values/inline.ts';
import { readPoints } from '../values/numbers.ts';
import type { NumberReading } from '../values/reading.ts';
import { normalise } from '../values/text.ts';
import { isBlankCell, isPercentCell, type Plan, pointsValue, type SkipReason } from './fill-plan.ts';
import { gradeFormula, type Summand, sumFormula } from './formulas.ts';

/** A plain numeral as text, which VALUE reads in every locale. */
const NUMERAL = /^\s*[-+]?\d+(?:\.\d+)?\s*$/;

interface Part {
  readonly field: Field;
  readonly reading: NumberReading;
  /** A score belongs here: a blank cell isn't one that the form merely offers. */
  readonly isAwaited: boolean;
}

/** The cells that the total adds up, each once. The fund row's score is one of them unless it holds the total itself. */
function scoreCells(plan: Plan, { table, scores }: ScoredTable): Part[] {
  const parts: Part[] = [];
  const fund = table.funds?.total?.score ?? null;
  if (fund !== null) {
    const reading = readPoints(fund);
    const value = plan.after(fund.cell, reading.value);
    const limit = scores.execution.points;
    if (limit === null || value === null || value.lte(limit.plus(SCORE_TOLERANCE)))
      parts.push({ field: fund, reading, isAwaited: limit !== null });
  }
  for (const { index, scoreOwner, score } of table.indicators) {
    const result = scores.indicators[index];
    if (scoreOwner !== index || score === null || result === undefined) continue;
    parts.push({ field: score, reading: result.score, isAwaited: !isUnused(result) });
  }
  for (const { score, bonus } of table.scored) {
    if (score !== null) parts.push({ field: score, reading: readPoints(score), isAwaited: !bonus });
  }
  return parts;
}

/** How SUM takes the cell as it will stand; null when it would take it for another number than its reader. */
function summandOf(plan: Plan, { field, reading }: Part): Summand | null {
  const { cell } = field;
  const place = { row: cell.row, column: cell.column };
  if (isPercentCell(cell)) return null;
  if (plan.isWritten(cell) || cell.kind === 'number' || cell.kind === 'blank') return { ...place, kind: 'number' };
  if (cell.kind !== 'text') return null;
  if (reading.value === null) return { ...place, kind: 'number' };
  return NUMERAL.test(cell.value as string) ? { ...place, kind: 'numeral' } : null;
}

function decimalsOf(value: Decimal): number {
  const text = plain(value);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

interface Sum {
  readonly value: Decimal;
  readonly formula: string | null;
  /** The score cells. */
  readonly basis: readonly GridCell[];
  /** Addresses of score cells in use that will still hold no number. */
  readonly blank: readonly string[];
  /** Some of those hold something all the same. */
  readonly isWritten: boolean;
}

/** Σ of what the score cells will hold; null when none holds a number. */
function sumOf(plan: Plan, scored: ScoredTable): Sum | null {
  let value: Decimal | null = null;
  let digits = scored.policy.digits;
  const summands: (Summand | null)[] = [];
  const basis: GridCell[] = [];
  const blank: string[] = [];
  let isWritten = false;
  for (const part of scoreCells(plan, scored)) {
    const score = plan.after(part.field.cell, part.reading.value);
    if (score !== null) {
      value = (value ?? ZERO).plus(score);
      digits = Math.max(digits, decimalsOf(score));
    } else if (part.isAwaited) {
      blank.push(cellAddress(part.field.cell.row, part.field.cell.column));
      isWritten ||= part.reading.status !== 'blank';
    }
    summands.push(summandOf(plan, part));
    basis.push(part.field.cell);
  }
  if (value === null) return null;
  const readable = summands.filter((summand) => summand !== null);
  return {
    value,
    formula: readable.length < summands.length ? null : sumFormula(readable, digits),
    basis,
    blank,
    isWritten,
  };
}

/** Wrong scores that stay as they are. */
function wrongThatStay(plan: Plan, scored: ScoredTable): string[] {
  const left = wrongParts(scored).filter(({ cell }) => !plan.isWritten(cell));
  return left.map(({ cell }) => cellAddress(cell.row, cell.column));
}

/** Why the sum of the scores is no total to write; null when it is one. */
function obstacle(plan: Plan, scored: ScoredTable, sum: Sum): SkipReason | null {
  if (sum.blank.length > 0)
    return { kind: 'incomplete', blank: sum.blank, ...(sum.isWritten ? { isWritten: true } : {}) };
  const gap = scored.scores.total.pointsGap;
  if (gap !== null) return { kind: 'points-off', sum: gap, base: scored.policy.base };
  const wrong = plan.onlyBlanks || exceeds(sum.value, decimal(scored.policy.base)) ? wrongThatStay(plan, scored) : [];
  return wrong.length === 0 ? null : { kind: 'parts-wrong', cells: wrong };
}

/** The total: the sum of what the score cells will hold, unless one of them still waits for its score. */
export function fillTotal(plan: Plan, scored: ScoredTable): void {
  const field = scored.table.total?.score ?? null;
  const sum = field === null ? null : sumOf(plan, scored);
  if (field === null || sum === null || (plan.onlyBlanks && !isBlankCell(field.cell))) return;
  const recorded = readPoints(field).value;
  const isRight = recorded !== null && sameScore(recorded, sum.value);
  const why = obstacle(plan, scored, sum);
  if (why !== null && !(isRight && why.kind === 'points-off')) {
    plan.skip(field, 'total', null, why);
    return;
  }
  // Part of the form may not have been read: its total is nobody's to write.
  const { table } = scored;
  if (hasOpenPoints(table) || (recorded !== null && isSpare(table, recorded.minus(sum.value)))) return;
  plan.write(
    {
      field,
      part: 'total',
      about: null,
      isRight,
      value: pointsValue(field.cell, sum.value),
      formula: isPercentCell(field.cell) ? null : sum.formula,
      makeLive: true,
      basis: sum.basis,
    },
    sum.value,
  );
}

/** The total that stays is what its parts come to, and they are what they should be. */
function isSettled(plan: Plan, scored: ScoredTable, total: Decimal): boolean {
  const sum = sumOf(plan, scored);
  return sum !== null && sameScore(total, sum.value) && obstacle(plan, scored, sum) === null;
}

/** The grade of the total that the form will show, whether or not it was filled. */
export function fillGrade(plan: Plan, scored: ScoredTable): void {
  const { table, policy } = scored;
  const field = table.total?.grade ?? null;
  const totalField = table.total?.score ?? null;
  const total = totalField === null ? null : plan.after(totalField.cell, readPoints(totalField).value);
  if (field === null || totalField === null || total === null || (plan.onlyBlanks && !isBlankCell(field.cell))) return;
  if (sameCell(field.cell, totalField.cell)) return;
  // A part of a form earns no grade of the whole.
  if (scored.scores.total.pointsGap !== null || exceeds(total, decimal(policy.base))) return;
  if (plan.onlyBlanks && !plan.isWritten(totalField.cell) && !isSettled(plan, scored, total)) return;
  const text = normalise(field.text);
  if (text !== '' && gradeNamed(text) === null) {
    plan.skip(field, 'grade', null, { kind: 'not-a-grade', text: field.text });
    return;
  }
  const grade = gradeOf(total, policy);
  const isNumber = !isInline(totalField) && (plan.isWritten(totalField.cell) || totalField.cell.kind === 'number');
  const formula = isNumber && !isPercentCell(totalField.cell) ? gradeFormula(totalField.cell, policy) : null;
  plan.write({
    field,
    part: 'grade',
    about: null,
    isRight: text.includes(grade),
    value: grade,
    formula,
    basis: [totalField.cell],
  });
}
