import { ZERO } from '../../decimal.ts';
import type { Field } from '../../layout/self-evaluation.ts';
import type { TableReview } from '../../review-types.ts';
import type { Measure, QuotedValue } from '../../values/reading.ts';
import { normalise } from '../../values/text.ts';
import { canonicalUnit, convert } from '../../values/units.ts';
import { around } from '../figures.ts';
import { cellOf, formOf } from '../form-facts.ts';
import type { Num } from '../mentions.ts';
import type { NarrativeCheck, NarrativeDraft } from './check.ts';

export interface FormValueData {
  readonly indicator: string;
  readonly printed: string;
  readonly side: 'target' | 'actual';
  readonly form: QuotedValue;
}

interface Known {
  readonly name: string;
  readonly target: Measure;
  readonly actual: Measure;
  readonly targetField: Field | null;
  readonly actualField: Field | null;
}

const SHORTEST = 4;

/** The indicators by their whole names; one that stands twice says nothing. */
function indicatorsOf({ table, scores }: TableReview): Known[] {
  const known = table.indicators.flatMap((indicator): Known[] => {
    const result = scores.indicators[indicator.index];
    const name = normalise(indicator.title).replace(/\([^()]*\)$/, '');
    if (result === undefined || name.length < SHORTEST) return [];
    return [
      {
        name,
        target: result.target,
        actual: result.actual,
        targetField: indicator.target,
        actualField: indicator.actual,
      },
    ];
  });
  return known.filter(({ name }) => known.filter((other) => other.name === name).length === 1);
}

const LINK =
  /^(?:指标|数量|数)?(?:年度|年初|全年)?(?:目标值?|指标值|实际完成值?|实际|完成值|完成|达到?|为|是|:|，|均|已|约)*$/;

/** The value in the unit of the form; null when they aren't of one kind. */
function inUnit(num: Num, measure: Measure): Num['base'] | null {
  if (measure.value === null || measure.kind !== 'number') return null;
  if (num.kind === 'rate')
    return measure.unit === '%' || measure.unit === null ? around(num.exact.times(100), ZERO) : null;
  if (num.family === null || measure.unit === null) return null;
  const converted = convert(num.exact, num.family, canonicalUnit(measure.unit) ?? measure.unit);
  return converted === null ? null : around(converted.value, ZERO);
}

function isSame(num: Num, measure: Measure): boolean {
  const value = inUnit(num, measure);
  if (value === null || measure.value === null) return true;
  return value.low.eq(measure.value) || value.low.eq(measure.value.round(num.decimals));
}

/** The whole name stands directly before the number, and isn't the end of a longer one. */
function namedBy(num: Num, name: string): { readonly between: string } | null {
  const { text } = num.piece;
  const before = text.slice(Math.max(0, num.start - name.length - 16), num.start);
  const at = before.lastIndexOf(name);
  if (at < 0) return null;
  const between = before.slice(at + name.length);
  const ahead = before.charAt(at - 1);
  return LINK.test(between) && !/[\u4e00-\u9fff]/.test(ahead) ? { between } : null;
}

/** The text's value of an indicator against the form's; null where the two can't be compared or it is that of the other side. */
function differing(num: Num, each: Known, between: string, form: TableReview): NarrativeDraft<FormValueData> | null {
  const isTarget = num.bound !== null || /目标|指标值/.test(between) || num.piece.isPlan;
  const [measure, field] = isTarget ? [each.target, each.targetField] : [each.actual, each.actualField];
  if (field === null || inUnit(num, measure) === null) return null;
  const agrees = isSame(num, measure);
  if (!agrees && isSame(num, isTarget ? each.actual : each.target)) return null;
  return {
    at: num,
    related: [cellOf(form.table, field)],
    data: {
      indicator: each.name,
      printed: num.quote,
      side: isTarget ? 'target' : 'actual',
      form: measure.rounded ?? field.text,
    },
    agrees,
  };
}

/** An indicator that the text names by its whole name has another target or another actual than the form. */
export const formValue: NarrativeCheck<'form-value', FormValueData> = {
  id: 'form-value',
  severity: 'warning',
  needsForm: true,
  run(context) {
    const byForm = new Map(context.forms.map((form) => [form, indicatorsOf(form)] as const));
    return context.nums.flatMap((num): NarrativeDraft<FormValueData>[] => {
      if ((num.kind !== 'rate' && num.kind !== 'count') || num.piece.isTableRow || num.isEarlier) return [];
      const form = formOf(context, num.piece);
      if (form === null) return [];
      for (const each of byForm.get(form) ?? []) {
        const named = namedBy(num, each.name);
        const draft = named === null ? null : differing(num, each, named.between, form);
        if (named !== null) return draft === null ? [] : [draft];
      }
      return [];
    });
  },
};
