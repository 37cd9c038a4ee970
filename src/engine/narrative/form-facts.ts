/** What the paired form says, for the checks that hold the text against it. */

import type { Decimal } from '../decimal.ts';
import { cellAddress } from '../grid/address.ts';
import type { Field, SelfEvaluation } from '../layout/self-evaluation.ts';
import type { TableReview } from '../review-types.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import type { NarrativeContext } from './checks/check.ts';
import type { CellSpan } from './ledger-types.ts';
import type { Piece } from './pieces.ts';

export function cellOf({ sheet }: SelfEvaluation, { cell, text }: Field): CellSpan {
  return { sheet, cell: cellAddress(cell.row, cell.column), quote: text };
}

/** A project's name without what people add or leave out: quotes, brackets, blanks, the year, 项目, 支出. */
export function bareName(name: string): string {
  return normalise(name)
    .replace(/(?:19|20)\d\d年?度?/g, '')
    .replace(/[“”"'‘’《》()[\]、，,。\-—_·+]/g, '')
    .replace(/项目|支出|专项|资金|经费/g, '');
}

/** The form that a paragraph speaks of: the only one, or the one whose project its section names; null when that can't be told. */
export function formOf({ forms }: Pick<NarrativeContext, 'forms'>, piece: Piece): TableReview | null {
  const [only] = forms;
  if (forms.length <= 1) return only ?? null;
  const words = bareName(`${piece.path.join('')}${piece.text.slice(0, 400)}`);
  const named = forms.filter(({ table }) => {
    const name = table.project === null ? '' : bareName(table.project.text);
    return name.length >= 3 && words.includes(name);
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** The form's total score with its cell; null where there is none. */
export function totalScore({ table }: TableReview): { readonly value: Decimal; readonly field: Field } | null {
  const field = table.total?.score ?? null;
  const { value } = readPoints(field);
  return field === null || value === null ? null : { value, field };
}
