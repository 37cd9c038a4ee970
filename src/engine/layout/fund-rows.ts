/** What both ways to write the funds share: rows of columns, and pairs of label and value. */

import type { GridCell } from '../grid/grid.ts';
import { normalise } from '../values/text.ts';
import { type Label, labelKey } from './labels.ts';
import type { Field, FundColumn, FundKind, FundRow } from './self-evaluation.ts';
import type { ViewRow } from './sheet-view.ts';

/** A cell whose words name what stands beside or below it. */
export interface NamedCell {
  readonly cell: GridCell;
  readonly label: Label;
}

export interface FundBlock {
  readonly rows: FundRow[];
  readonly first: number;
  readonly last: number;
}

/** Whether another block begins in this row. */
export function isElsewhere(row: ViewRow): boolean {
  let goals = 0;
  if (row.labels[0]?.signature === true || row.labels[0]?.reason === true) return true;
  for (const label of row.labels) {
    if (label === null) continue;
    if (label.taught === 'scored-block') return true;
    if (label.basic === 'project' || label.basic === 'department' || label.basic === 'unit') return true;
    if (label.goal !== null) goals++;
  }
  return goals >= 2;
}

function fundName(text: string): string {
  return labelKey(normalise(text).replace(/^其中:?/, ''));
}

export function makeFundRow(
  kind: FundKind,
  row: number,
  label: Field,
  fields: Partial<Record<FundColumn, Field>>,
): FundRow {
  return {
    kind,
    row,
    label,
    name: fundName(label.text),
    initialBudget: fields.initialBudget ?? null,
    annualBudget: fields.annualBudget ?? null,
    spent: fields.spent ?? null,
    points: fields.points ?? null,
    rate: fields.rate ?? null,
    score: fields.score ?? null,
    note: fields.note ?? null,
  };
}
