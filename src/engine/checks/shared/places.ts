import { cellNumber } from '../../grid/address.ts';
import {
  type Field,
  FUND_COLUMNS,
  type FundColumn,
  type FundRow,
  type Funds,
  INDICATOR_FIELDS,
  type Indicator,
  type IndicatorColumn,
  type SelfEvaluation,
} from '../../layout/self-evaluation.ts';
import { sameCell } from './fields.ts';
import { oncePer } from './once.ts';

export type BasicsField = 'project' | 'department' | 'unit' | 'year';

export type GoalSide = 'goal' | 'goalResult';

/** Where in the form a cell stands, in the form's own words. */
export type Place =
  | { readonly kind: 'basics'; readonly field: BasicsField }
  /** `number`: which pair of goals, counted from 1; null in a form with one pair. */
  | { readonly kind: 'goal'; readonly side: GoalSide; readonly number: number | null }
  | { readonly kind: 'fund'; readonly row: string; readonly column: FundColumn }
  | { readonly kind: 'indicator'; readonly name: string; readonly column: IndicatorColumn }
  | { readonly kind: 'total'; readonly column: 'points' | 'score' | 'grade' }
  /** The one cell for all reasons at the foot. */
  | { readonly kind: 'reason' }
  /** Any other long text of the form. */
  | { readonly kind: 'text' };

/** A cell that the user fills, with its place in the form. */
export interface PlacedField {
  readonly place: Place;
  readonly field: Field;
  /** What a finding in it is about, for waivers: the form's own words, never an address. */
  readonly about: string;
}

/** The row's label; `''` for the total where amounts stand beside their labels and no row of its own is named. */
export function rowName(funds: Funds, row: FundRow): string {
  return row.kind === 'total' && funds.headerRow === row.row ? '' : row.name;
}

/** What a finding in a cell of the fund block is about. */
export function aboutFund(row: FundRow, column: FundColumn): string {
  return `${row.name}/${column}`;
}

/** Nothing can be wrong with a blank cell but that it is blank, which other checks look at. */
function isFilled(field: Field | null): field is Field {
  return field !== null && field.cell.kind !== 'blank';
}

function fundFields(funds: Funds, row: FundRow): PlacedField[] {
  const placed: PlacedField[] = [];
  for (const column of FUND_COLUMNS) {
    const field = row[column];
    if (isFilled(field))
      placed.push({ place: { kind: 'fund', row: rowName(funds, row), column }, field, about: aboutFund(row, column) });
  }
  return placed;
}

/**
 * Most cells of a form are these, and of nearly all nobody asks more than what is in them: where such a cell stands is only put into
 * words when somebody does.
 */
class IndicatorField implements PlacedField {
  readonly field: Field;
  readonly #indicator: Indicator;
  readonly #column: IndicatorColumn;

  constructor(field: Field, indicator: Indicator, column: IndicatorColumn) {
    this.field = field;
    this.#indicator = indicator;
    this.#column = column;
  }

  get place(): Place {
    return { kind: 'indicator', name: this.#indicator.title, column: this.#column };
  }

  get about(): string {
    const { level1, level2, title } = this.#indicator;
    return `${level1?.name ?? ''}/${level2?.name ?? ''}/${title}/${this.#column}`;
  }
}

function addIndicatorFields(placed: PlacedField[], indicator: Indicator, footReason: Field | null): void {
  for (const column of INDICATOR_FIELDS) {
    const field = indicator[column];
    if (!isFilled(field) || (footReason !== null && sameCell(field.cell, footReason.cell))) continue;
    placed.push(new IndicatorField(field, indicator, column));
  }
}

/** Which pair of goals, counted from 1; null in a form with one pair. */
export function goalNumber(table: SelfEvaluation, index: number): number | null {
  return table.goals.length > 1 ? index + 1 : null;
}

export function aboutGoal(side: GoalSide, number: number | null): string {
  return number === null ? side : `${side}/${number}`;
}

function placedFields(table: SelfEvaluation): readonly PlacedField[] {
  const placed: PlacedField[] = [];
  for (const field of ['project', 'department', 'unit'] as const) {
    const cell = table[field];
    if (isFilled(cell)) placed.push({ place: { kind: 'basics', field }, field: cell, about: field });
  }
  if (isFilled(table.year)) {
    placed.push({ place: { kind: 'basics', field: 'year' }, field: table.year, about: 'year' });
  }
  const { funds } = table;
  if (funds !== null) for (const row of funds.rows) placed.push(...fundFields(funds, row));
  table.goals.forEach((pair, index) => {
    const number = goalNumber(table, index);
    for (const side of ['goal', 'goalResult'] as const) {
      const field = pair[side];
      if (isFilled(field))
        placed.push({ place: { kind: 'goal', side, number }, field, about: aboutGoal(side, number) });
    }
  });
  for (const indicator of table.indicators) addIndicatorFields(placed, indicator, table.footReason);
  if (table.total !== null) {
    for (const column of ['points', 'score', 'grade'] as const) {
      const field = table.total[column];
      if (isFilled(field)) placed.push({ place: { kind: 'total', column }, field, about: `total/${column}` });
    }
  }
  if (isFilled(table.footReason)) placed.push({ place: { kind: 'reason' }, field: table.footReason, about: 'reason' });
  for (const field of table.texts) placed.push({ place: { kind: 'text' }, field, about: 'text' });
  const seen = new Set<number>();
  return placed.filter(({ field }) => {
    const { size } = seen;
    return seen.add(cellNumber(field.cell)).size > size;
  });
}

/** Every cell that the user fills, in the form's order; a cell that several indicators share comes once. */
export const filledFields: (table: SelfEvaluation) => readonly PlacedField[] = oncePer(placedFields);
