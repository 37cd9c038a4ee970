import { type Decimal, ZERO } from '../../decimal.ts';
import { around, meet } from '../figures.ts';
import { cellOf, formOf } from '../form-facts.ts';
import { SOURCE } from '../lexicon.ts';
import type { NarrativeCheck, NarrativeDraft } from './check.ts';

export interface FormRateData {
  readonly printed: string;
  /** 0–1. */
  readonly form: Decimal;
}

const RATE = /(?:预算执行率|资金执行率|执行率|完成(?:全年)?预算的)(?:达到?|为|是|:)*$/;

/**
 * The text's execution rate isn't that of the form's amounts. A rate that the text's own numbers give otherwise is for `text-rate`;
 * one that stands for a single fund isn't compared.
 */
export const formRate: NarrativeCheck<'form-rate', FormRateData> = {
  id: 'form-rate',
  severity: 'error',
  needsForm: true,
  run(context) {
    // Numbers of the text that give this rate are what is off, or another fund's.
    const own = new Set(
      context.links.flatMap((link) =>
        link.kind === 'rate' && link.verdict === 'agrees' && link.nums.length > 1 ? [link.rate] : [],
      ),
    );
    return context.nums.flatMap((num): NarrativeDraft<FormRateData>[] => {
      if (num.kind !== 'rate' || num.isEarlier || num.piece.isTableRow || num.bound !== null || !RATE.test(num.before))
        return [];
      const sentence = num.piece.sentences[num.sentence];
      const words = num.piece.text.slice(sentence?.start ?? 0, num.end);
      const form = formOf(context, num.piece);
      const rate = form?.scores.execution.rate ?? null;
      const field = form?.table.funds?.total?.rate ?? form?.table.funds?.total?.spent ?? null;
      if (form === null || rate === null || field === null) return [];
      if (SOURCE.test(words) || /截[至止]|上半年|季度|指标|得\d/.test(words)) return [];
      const agrees = meet(num.base, around(rate, ZERO));
      const isYear = form.table.yearValue === null || num.year === null || num.year === form.table.yearValue;
      return !agrees && (own.has(num) || !isYear)
        ? []
        : [{ at: num, related: [cellOf(form.table, field)], data: { printed: num.quote, form: rate }, agrees }];
    });
  },
};
