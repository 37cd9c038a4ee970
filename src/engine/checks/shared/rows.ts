import type { GridCell } from '../../grid/grid.ts';
import type { Field, Indicator } from '../../layout/self-evaluation.ts';
import { indicatorPath } from '../../notes/causes.ts';
import type { IndicatorResult, ScoredTable } from '../../scoring/results.ts';
import type { QuotedValue } from '../../values/reading.ts';
import { oncePer } from './once.ts';

/** An indicator with what the rules give for it. */
export interface IndicatorRow {
  readonly indicator: Indicator;
  readonly result: IndicatorResult;
}

/** What a finding about one indicator names: the indicator as the form writes it. */
export interface NamedIndicator {
  readonly name: string;
}

/** Target and actual as the form writes them. */
export interface ComparedValues extends NamedIndicator {
  readonly target: QuotedValue;
  readonly actual: QuotedValue;
}

function rowsOf({ table, scores }: ScoredTable): readonly IndicatorRow[] {
  const rows: IndicatorRow[] = [];
  for (const indicator of table.indicators) {
    const result = scores.indicators[indicator.index];
    if (result !== undefined) rows.push({ indicator, result });
  }
  return rows;
}

/** All rows with values in the form's own order, sub-rows of headings among them. */
export const valuedRows: (context: ScoredTable) => readonly IndicatorRow[] = oncePer(rowsOf);

/** The form's indicators in its own order: the rows that own points and scores. */
export const indicatorRows: (context: ScoredTable) => readonly IndicatorRow[] = oncePer((context: ScoredTable) =>
  rowsOf(context).filter(({ indicator }) => indicator.kind !== 'sub'),
);

/** A row that has everything, or lacks one thing: what it lacks is missing. */
export function isPlain({ indicator }: IndicatorRow): boolean {
  return indicator.kind === 'plain' || indicator.kind === 'sub';
}

/** What a person calls the indicator. */
export function nameOf({ indicator }: IndicatorRow): string {
  return indicator.title === '' ? indicator.name.text : indicator.title;
}

/** The indicator's path through the levels, which stays the same when rows move: the key of a waiver. */
export function pathOf({ indicator }: IndicatorRow): string {
  return indicatorPath(indicator);
}

/** The target as one text, whether or not the form keeps operator and unit in columns of their own. */
export function targetText({ indicator, result }: IndicatorRow): QuotedValue {
  const { rounded } = result.target;
  const operator = result.target.operatorFrom === 'column' ? (indicator.operator?.text ?? '') : '';
  const unit = result.target.unitFrom === 'column' ? (indicator.unit?.text ?? '') : '';
  return rounded === undefined
    ? `${operator}${indicator.target?.text ?? ''}${unit}`
    : { shown: `${operator}${rounded.shown}${unit}`, held: `${rounded.held}${unit}` };
}

export function actualText({ indicator, result }: IndicatorRow): QuotedValue {
  return result.actual.rounded ?? indicator.actual?.text ?? '';
}

/** Something beside the name is filled: the row is in use, not left over from the form. */
export function isInUse({ result }: IndicatorRow): boolean {
  const { target, actual, points, score } = result;
  return [target.kind, actual.kind, points.status, score.status].some((kind) => kind !== 'blank' && kind !== 'dash');
}

/** The cells of those fields that the form has. */
export function cellsOf(...fields: readonly (Field | null)[]): GridCell[] {
  return fields.flatMap((field) => (field === null ? [] : [field.cell]));
}
