/** Points, scores and amounts whose cells show fewer digits than they hold: who reads the sheet knows another number than is reckoned with. */

import type { FindingDraft, Need } from './checks/check.ts';
import { cellKey } from './grid/address.ts';
import { AMOUNT_COLUMNS, type Field, type SelfEvaluation } from './layout/self-evaluation.ts';
import { roundedNumber } from './values/display.ts';
import type { RoundedNumber } from './values/reading.ts';

const FUND_NUMBERS = [...AMOUNT_COLUMNS, 'points', 'score'] as const;
const SCORED_NUMBERS = ['points', 'score'] as const;

/** A number of the form that its cell doesn't show whole. */
export interface RoundedField extends RoundedNumber {
  readonly block: 'funds' | 'indicators' | 'total';
  readonly column: (typeof FUND_NUMBERS)[number];
  readonly row: number;
}

/** What a finding has to say of them. */
export interface RoundedOfFinding {
  /** Those among its own cells. */
  readonly fields: readonly RoundedField[];
  /** How many of the numbers that its sum adds are among them; 0 where it is about no sum. */
  readonly added: number;
}

export const NOTHING_ROUNDED: RoundedOfFinding = { fields: [], added: 0 };

/** Sums of amounts name their addends as cells. */
function addedBy(needs: readonly Need[], { block, column }: RoundedField): boolean {
  if (block === 'total') return false;
  return (column === 'points' && needs.includes('all-points')) || (column === 'score' && needs.includes('all-scores'));
}

/** The rounded numbers of one form, looked for when its first finding asks. */
export class RoundedFields {
  readonly #table: SelfEvaluation;
  #fields: ReadonlyMap<string, RoundedField> | null = null;

  constructor(table: SelfEvaluation) {
    this.#table = table;
  }

  #all(): ReadonlyMap<string, RoundedField> {
    if (this.#fields !== null) return this.#fields;
    const fields = new Map<string, RoundedField>();
    const add = (field: Field | null, block: RoundedField['block'], column: RoundedField['column']): void => {
      const rounded = field === null ? null : roundedNumber(field.cell);
      if (field !== null && rounded !== null)
        fields.set(cellKey(field.cell), { ...rounded, block, column, row: field.cell.row });
    };
    const { funds, indicators, scored, total } = this.#table;
    for (const row of funds?.rows ?? []) for (const column of FUND_NUMBERS) add(row[column], 'funds', column);
    for (const row of [...indicators, ...scored])
      for (const column of SCORED_NUMBERS) add(row[column], 'indicators', column);
    if (total !== null) for (const column of SCORED_NUMBERS) add(total[column], 'total', column);
    this.#fields = fields;
    return fields;
  }

  /** Those of a finding's own cells, and how many its sum adds; `needs` are the check's own and the finding's. */
  of({ cells }: FindingDraft, needs: readonly Need[]): RoundedOfFinding {
    const all = this.#all();
    if (all.size === 0) return NOTHING_ROUNDED;
    return {
      fields: cells.flatMap((cell) => all.get(cellKey(cell)) ?? []),
      added: [...all.values()].filter((field) => addedBy(needs, field)).length,
    };
  }
}
