/** Amounts of the text against the fund block's total row. */

import { type Decimal, decimal, ZERO } from '../../decimal.ts';
import type { Field } from '../../layout/self-evaluation.ts';
import type { TableReview } from '../../review-types.ts';
import { around, meet } from '../figures.ts';
import { cellOf, formOf } from '../form-facts.ts';
import { SOURCE } from '../lexicon.ts';
import type { Num } from '../mentions.ts';
import type { NarrativeContext, NarrativeDraft } from './check.ts';

export interface FormAmountData {
  readonly printed: string;
  readonly form: string;
  readonly unit: string;
}

const SCALES: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 };

interface FormAmount {
  readonly field: Field;
  /** In 元. */
  readonly value: Decimal;
  readonly unit: string;
}

export type AmountColumn = 'annualBudget' | 'spent';

function amountOf({ table, scores }: TableReview, column: AmountColumn): FormAmount | null {
  const field = table.funds?.total?.[column] ?? null;
  const value = column === 'spent' ? scores.execution.spent.value : scores.execution.budget.value;
  if (field === null || value === null || scores.execution.fromDetails) return null;
  const unit = table.funds?.amountUnit ?? '万元';
  return { field, value: value.times(decimal(SCALES[unit] ?? 1)), unit };
}

const DATED = /截[至止]|上半年|\d月|季度|第[一二三四五六七八九十\d]+(?:批|次|期|笔)|累计/;

/** An amount that the text calls the whole project's, of this year and of no single fund. */
function isTotal(num: Num, form: TableReview, parts: ReadonlySet<number>): boolean {
  if (num.isEarlier || num.piece.isTableRow || num.bound !== null || parts.has(num.index)) return false;
  if (SOURCE.test(num.before) || num.bracket >= 0) return false;
  const from = Math.max(num.piece.sentences[num.sentence]?.start ?? 0, num.start - 60);
  if (DATED.test(num.piece.text.slice(from, num.start))) return false;
  const { yearValue } = form.table;
  return yearValue === null || num.year === null || num.year === yearValue;
}

const NAMES: Readonly<Record<AmountColumn, RegExp>> = {
  annualBudget:
    /(?:全年预算数?|项目预算数?|预算总(?:金额|额)|年度预算数?|预算资金|调整后预算数?)(?:共|合计|为|是|:|总额)*$/,
  spent: /(?:执行数|项目支出|实际支出|全年支出|总支出|实际执行)(?:共|合计|为|是|:|资金)*$/,
};
const INITIAL = /年初|申请/;

/** Parts of sums and changes: one fund of several. */
function partsOf({ links }: NarrativeContext): ReadonlySet<number> {
  const parts = new Set<number>();
  for (const link of links) if (link.kind === 'sum') for (const { index } of link.parts) parts.add(index);
  return parts;
}

/** The same, or rounded to the text's digits. */
function isAlike(num: Num, value: Decimal): boolean {
  return meet(num.base, around(value, ZERO));
}

export function formAmounts(context: NarrativeContext, column: AmountColumn): NarrativeDraft<FormAmountData>[] {
  const parts = partsOf(context);
  return context.nums.flatMap((num): NarrativeDraft<FormAmountData>[] => {
    if (num.kind !== 'amount' || !NAMES[column].test(num.before) || INITIAL.test(num.before)) return [];
    const form = formOf(context, num.piece);
    const amount = form === null ? null : amountOf(form, column);
    if (form === null || amount === null || !isTotal(num, form, parts)) return [];
    return [
      {
        at: num,
        related: [cellOf(form.table, amount.field)],
        data: { printed: num.quote, form: amount.field.text, unit: amount.unit },
        agrees: isAlike(num, amount.value),
      },
    ];
  });
}
