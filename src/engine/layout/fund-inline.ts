/** Funds as labels and values in the same cells: `预算数：50万元 | 执行数：48万元 | 得分：9.6分`. */

import type { GridCell } from '../grid/grid.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { inlineField } from './fields.ts';
import { type FundBlock, makeFundRow } from './fund-rows.ts';
import type { Heads } from './heads.ts';
import { labelKey } from './labels.ts';
import type { Field, FundColumn } from './self-evaluation.ts';
import type { ViewRow } from './sheet-view.ts';
import { fundHeadWords } from './words/fund-words.ts';

/** What stands before the colon. */
function nameOf(cell: GridCell): string {
  const text = normalise(cell.value as string);
  return labelKey(text.slice(0, text.indexOf(':')));
}

function columnOf(name: string): FundColumn | null {
  const role = fundHeadWords.match(name)?.role ?? null;
  return role === null || role === 'other' ? null : role;
}

interface Inline {
  readonly heads: Heads<FundColumn>;
  readonly fields: Partial<Record<FundColumn, Field>>;
}

/** More is no execution's. */
const MOST_POINTS = 30;

/** 自评得分 | 98.6 | 自评等级 | 优: the form's own. */
export function isTotalOfForm(labels: ViewRow['labels'], score: Field | undefined): boolean {
  if (score === undefined) return false;
  const value = readPoints(score).value;
  return labels.some((label) => label?.basic === 'grade' || label?.total === true) || value?.gt(MOST_POINTS) === true;
}

/** A number with its unit, and nothing else but what it is out of. */
const PLAIN = /^[-+]?[\d,]+(?:\.\d+)?(?:亿元|百万元|万元?|千元|元|%|分)?(?:\(满分\d+(?:\.\d+)?分?\))?$/;

/** What the cells of the row say of the funds by themselves; nothing where two of them say the same, as sources do. */
export function inlineFields({ cells, labels }: ViewRow): Inline {
  const heads: Heads<FundColumn> = {};
  const fields: Partial<Record<FundColumn, Field>> = {};
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as GridCell;
    if (labels[at]?.inline == null) continue;
    const column = columnOf(nameOf(cell));
    const field = inlineField(cell);
    if (column === null || !PLAIN.test(normalise(field.text).replace(/\s/g, ''))) continue;
    if (fields[column] !== undefined) return { heads: {}, fields: {} };
    heads[column] = cell;
    fields[column] = field;
  }
  if (isTotalOfForm(labels, fields.score)) {
    delete heads.score;
    delete fields.score;
  }
  return { heads, fields };
}

/** The row as a block of its own; null unless it has a budget and what was spent of it. */
export function readInline(header: ViewRow): { heads: Heads<FundColumn>; block: FundBlock } | null {
  const { row } = header;
  const { heads, fields } = inlineFields(header);
  const first = heads.annualBudget ?? heads.initialBudget;
  if (first === undefined || fields.spent === undefined) return null;
  const name = { cell: first, text: nameOf(first) };
  return { heads, block: { rows: [makeFundRow('total', row, name, fields)], first: row, last: row } };
}
