/**
 * Formulas that give the rule's result live. They multiply and divide as the engine does and round last, so that a
 * spreadsheet's doubles, rounded half-up, give the engine's decimals.
 */

import { type Decimal, decimal, HUNDRED, ONE, plain, roundTo, ZERO } from '../decimal.ts';
import { cellAddress } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import { numberIn } from '../layout/fields.ts';
import type { Field } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import type { Derivation } from '../scoring/results.ts';
import { formatKind } from '../values/display.ts';

function addressOf(cell: GridCell): string {
  return cellAddress(cell.row, cell.column);
}

/** The cell's address when it holds just that number, factor apart; null for text, other numbers, and no cell at all. */
function refTo(field: Field | null, value: Decimal, factor: Decimal = ONE): string | null {
  if (field === null || field.cell.kind !== 'number') return null;
  return numberIn(field.cell)?.times(factor).eq(value) === true ? addressOf(field.cell) : null;
}

/** A numeral as text, perhaps with its thousands apart. */
const GROUPED = /^\s*[-+]?\d[\d,]*(?:\.\d+)?\s*$/;

/** The same, and for a numeral stored as text what makes a number of it in every locale. */
function refToAmount(field: Field | null, value: Decimal): string | null {
  const number = refTo(field, value);
  if (number !== null || field === null || field.cell.kind !== 'text') return number;
  const text = field.cell.value as string;
  if (!GROUPED.test(text) || !decimal(text.replaceAll(',', '').trim().replace(/^\+/, '')).eq(value)) return null;
  return `VALUE(SUBSTITUTE(${addressOf(field.cell)},",",""))`;
}

/** The points' cell when it holds them as such, otherwise the number itself. */
function pointsTerm(field: Field | null, points: Decimal): string {
  const shownAsPercent = field !== null && formatKind(field.cell.format) === 'percent';
  return (shownAsPercent ? null : refTo(field, points)) ?? plain(points);
}

/** Points with more digits than scores keep would come out of ROUND as other points. */
function survivesRounding(points: Decimal, digits: number): boolean {
  return roundTo(points, digits).eq(points);
}

export interface ExecutionCells {
  /** 全年预算数 */
  readonly budget: Field | null;
  /** 全年执行数 */
  readonly spent: Field | null;
  readonly points: Field | null;
}

type ExecutionDerivation = Extract<Derivation, { rule: 'execution' }>;

interface AmountRefs {
  readonly budget: string;
  readonly spent: string;
}

/** Null where the amounts carry a unit of their own, or were summed up from the 其中 rows. */
function amountRefs({ budget, spent }: ExecutionCells, derivation: ExecutionDerivation): AmountRefs | null {
  if (derivation.fromDetails || derivation.spent.lt(ZERO)) return null;
  const refs = { budget: refToAmount(budget, derivation.budget), spent: refToAmount(spent, derivation.spent) };
  return refs.budget === null || refs.spent === null ? null : { budget: refs.budget, spent: refs.spent };
}

/** Without a budget there is no rate: the formula then shows nothing, which the total passes over. */
function whenBudgeted({ budget }: AmountRefs, formula: string): string {
  return `IF(${budget}=0,"",${formula})`;
}

/** `IF(E6=0,"",ROUND(MIN(F6/E6,1)*G6,2))`; null where it can't be live. */
export function executionScoreFormula(cells: ExecutionCells, derivation: Derivation, digits: number): string | null {
  if (derivation.rule !== 'execution' || !survivesRounding(derivation.points, digits)) return null;
  const refs = amountRefs(cells, derivation);
  if (refs === null) return null;
  const points = pointsTerm(cells.points, derivation.points);
  return whenBudgeted(refs, `ROUND(MIN(${refs.spent}/${refs.budget},1)*${points},${digits})`);
}

/** How a rate cell holds its rate: 0.8619 (shown as 86.19%), 86.19 under a head that says %, or the text `86.19%`. */
export type RateStyle = 'fraction' | 'hundred' | 'text';

export function rateFormula(cells: ExecutionCells, derivation: Derivation, style: RateStyle): string | null {
  if (derivation.rule !== 'execution') return null;
  const refs = amountRefs(cells, derivation);
  if (refs === null) return null;
  const rate = `${refs.spent}/${refs.budget}`;
  switch (style) {
    case 'fraction':
      return whenBudgeted(refs, `ROUND(${rate},4)`);
    case 'hundred':
      return whenBudgeted(refs, `ROUND(${rate}*100,2)`);
    case 'text':
      return whenBudgeted(refs, `TEXT(${rate},"0.00%")`);
  }
}

export interface IndicatorCells {
  readonly target: Field | null;
  readonly actual: Field | null;
  readonly points: Field | null;
}

/** Target and actual as plain numbers of one scale: both as written, or both percentages shown by their format. */
function valueRefs(
  { target, actual }: IndicatorCells,
  goal: Decimal,
  result: Decimal,
): { target: string; actual: string } | null {
  for (const factor of [ONE, HUNDRED]) {
    const refs = { target: refTo(target, goal, factor), actual: refTo(actual, result, factor) };
    if (refs.target !== null && refs.actual !== null) return { target: refs.target, actual: refs.actual };
  }
  return null;
}

/**
 * The score of an indicator as a formula: only where target and actual are plain numbers and the form names the operator.
 * Null for every other one.
 */
export function indicatorFormula(cells: IndicatorCells, derivation: Derivation, policy: ScoringPolicy): string | null {
  switch (derivation.rule) {
    case 'reached':
    case 'ratio':
    case 'inverse':
    case 'linear':
      break;
    default:
      return null;
  }
  const { target, actual, operator, operatorAssumed, points } = derivation;
  if (operatorAssumed || target.lte(ZERO) || !survivesRounding(points, policy.digits)) return null;
  const refs = valueRefs(cells, target, actual);
  if (refs === null) return null;
  const [t, a, p] = [refs.target, refs.actual, pointsTerm(cells.points, points)];
  if (operator !== '<=' && operator !== '<') return `IF(${a}>=${t},${p},ROUND(${p}*MAX(${a},0)/${t},${policy.digits}))`;
  if (policy.reverse === 'inverse') return `IF(${a}<=${t},${p},ROUND(${p}*${t}/${a},${policy.digits}))`;
  return `IF(${a}<=${t},${p},ROUND(${p}*MAX(2*${t}-${a},0)/${t},${policy.digits}))`;
}

/** A cell of a sum, as it stands or will stand. */
export interface Summand {
  readonly row: number;
  readonly column: number;
  /** `number`: a number, or nothing that counts. `numeral`: a plain numeral stored as text, which SUM passes over. */
  readonly kind: 'number' | 'numeral';
}

/** More terms than this, and the formula is no longer one that a person reads. */
const MAX_TERMS = 100;

/** `ROUND(SUM(H6,H14:H20,VALUE(H22)),2)`: the score cells themselves, neighbours in one column as a range. */
export function sumFormula(cells: readonly Summand[], digits: number): string | null {
  const terms: string[] = [];
  for (let start = 0; start < cells.length; start++) {
    const first = cells[start] as Summand;
    const address = cellAddress(first.row, first.column);
    if (first.kind === 'numeral') {
      terms.push(`VALUE(${address})`);
      continue;
    }
    let last = first;
    for (let next = cells[start + 1]; next !== undefined; next = cells[start + 1]) {
      if (next.kind !== 'number' || next.column !== last.column || next.row !== last.row + 1) break;
      last = next;
      start++;
    }
    terms.push(last === first ? address : `${address}:${cellAddress(last.row, last.column)}`);
  }
  return terms.length === 0 || terms.length > MAX_TERMS ? null : `ROUND(SUM(${terms.join(',')}),${digits})`;
}

/** `IF(H38>=90,"优",IF(H38>=80,"良",IF(H38>=60,"中","差")))` */
export function gradeFormula(total: GridCell, policy: ScoringPolicy): string {
  const { 优, 良, 中 } = policy.grades;
  const cell = addressOf(total);
  return `IF(${cell}>=${优},"优",IF(${cell}>=${良},"良",IF(${cell}>=${中},"中","差")))`;
}
