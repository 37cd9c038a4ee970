import { type Decimal, decimal, differ, HUNDRED, halfUnit, ONE } from '../decimal.ts';
import { RATE_TOLERANCE } from '../scoring/rules.ts';
import { shownPercent } from '../values/display.ts';
import { readRate } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { type RateBasis, type RateBounds, rateBasis, rateBounds, within } from './shared/funds.ts';
import { aboutFund, rowName } from './shared/places.ts';

export interface ExecutionRateData extends RateBasis {
  readonly row: string;
  readonly state: 'blank' | 'unreadable' | 'differs' | 'rounded';
  /** As the cell shows it. */
  readonly printed: string;
  /** The cell holds the rate; only its number format shows less of it. */
  readonly byFormat: boolean;
}

/** One way to read a printed rate: its value as a share, and how many digits of the share it shows. */
interface Printed {
  readonly value: Decimal;
  readonly digits: number;
}

const NUMBER = /(-?\d+(?:\.(\d+))?)([%‰]?)/;
/** Whole percents are the coarsest that a rate is written in: `1` is 100%, not a rounded 0.6. */
const LEAST_DIGITS = 2;
/** Two digits of a percentage, as the forms show them. */
const USUAL_DIGITS = 4;

/** `86.19%`, and for a bare `86.19` or `0.8619` both as a percentage and as a share. */
function printedRates(printed: string): Printed[] {
  const match = NUMBER.exec(normalise(printed).replaceAll(',', ''));
  if (match === null) return [];
  const value = decimal(match[1] as string);
  const digits = match[2]?.length ?? 0;
  if (match[3] === '‰') return [{ value: value.div(1000), digits: digits + 3 }];
  const percentage = { value: value.div(HUNDRED), digits: digits + 2 };
  return match[3] === '%' ? [percentage] : [percentage, { value, digits: Math.max(digits, LEAST_DIGITS) }];
}

type Agreement = 'exact' | 'rounded' | 'differs';

function agreementOf({ value, digits }: Printed, bounds: RateBounds): Agreement {
  if (within(value, bounds, RATE_TOLERANCE)) return 'exact';
  // 66.66% for two thirds: cut off instead of rounded.
  const cutOff = digits >= USUAL_DIGITS && within(value, bounds, RATE_TOLERANCE.times(2));
  return cutOff || within(value, bounds, halfUnit(digits)) ? 'rounded' : 'differs';
}

function bestAgreement(printed: string, bounds: RateBounds): Agreement {
  const agreements = printedRates(printed).map((each) => agreementOf(each, bounds));
  return agreements.find((it) => it === 'exact') ?? agreements.find((it) => it === 'rounded') ?? 'differs';
}

/**
 * The printed rate isn't spent ÷ budget, or is blank although both are there. A rate shown with fewer than two digits of a
 * percentage (86% for 86.19%) is only rounded; for an overspent budget 100% is as good as the true rate.
 */
export const executionRate: TableCheck<'execution-rate', ExecutionRateData> = {
  id: 'execution-rate',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['funds/annualBudget', 'funds/spent'],
  appliesTo: ({ table }) => table.funds?.total?.rate != null,
  run(context) {
    const funds = context.table.funds;
    const total = funds?.total ?? null;
    const basis = rateBasis(context);
    if (funds === null || total === null || total.rate === null || basis === null) return [];
    const reading = readRate(total.rate);
    if (reading.status === 'error' || reading.status === 'uncalculated' || total.rate.cell.kind === 'picture')
      return [];
    const printed = shownPercent(total.rate.cell) ?? total.rate.text;
    const isHeld =
      printed !== total.rate.text && bestAgreement(total.rate.text, { low: basis.rate, high: basis.rate }) === 'exact';
    const finding = (state: ExecutionRateData['state']) => ({
      cells: [total.rate, total.spent, total.annualBudget].flatMap((field) => (field === null ? [] : [field.cell])),
      data: { ...basis, row: rowName(funds, total), state, printed, byFormat: state === 'rounded' && isHeld },
      about: aboutFund(total, 'rate'),
    });
    if (reading.status === 'blank' || reading.status === 'dash') return [finding('blank')];
    if (basis.rate.gt(ONE) && reading.value !== null && !differ(reading.value, ONE, RATE_TOLERANCE)) return [];
    // Most rates agree with the amounts as they stand; only the others are worth two more quotients.
    if (bestAgreement(printed, { low: basis.rate, high: basis.rate }) === 'exact') return [];
    const agreement = bestAgreement(printed, rateBounds(basis, total, funds.amountUnit));
    if (agreement === 'exact') return [];
    if (reading.value === null) return [finding('unreadable')];
    const result = finding(agreement);
    return agreement === 'rounded' ? [{ ...result, severity: 'hint' }] : [result];
  },
};
