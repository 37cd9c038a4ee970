import { type Decimal, decimal } from '../decimal.ts';
import type { CellRole, Field, SelfEvaluation } from '../layout/self-evaluation.ts';
import { fieldOf } from '../values/display.ts';
import { isPrompt } from '../values/prompts.ts';
import { normalise } from '../values/text.ts';
import { isPlaceholderNote } from '../values/words.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { type RateBasis, rateBasis } from './shared/funds.ts';
import { aboutFund } from './shared/places.ts';
import { isWatched } from './shared/watched.ts';

export interface ExecutionLowData extends RateBasis {
  readonly limit: Decimal;
}

/** Speaks of money … */
const MONEY = /资金|经费|预算|支付|付款|拨付|支出|尾款|余款|质保金|保证金|款项|合同|结算|采购|招标|财力|额度/;
/** … and of why not all of it was spent. */
const CAUSE =
  /未(?!来)|尚|没有|延[迟后期缓误]|推迟|滞后|跨年|次年|下[一]?年|翌年|结转|结余|节[约余省]|压减|核减|收回|紧张|困难|不足|缓慢|较[低慢]|偏[低慢]|按进度|按合同|调减|取消|暂停|暂缓|疫情/;
const RATE = /执行率|支付率|支付进度|支出进度|执行进度|执行数/;

/** What a form prints to be explained, where the explanation may have been added. */
const ASKED = /[需应须请](?:单独|详细|逐项)?说明|是否|执行率=|其他资金包括/;

/** A sentence that says why money was left. */
function explainsLowRate(text: string): boolean {
  const words = normalise(text);
  if (!CAUSE.test(words)) return false;
  return words
    .split(/[。;!?]/)
    .some((sentence) => CAUSE.test(sentence) && (MONEY.test(sentence) || RATE.test(sentence)) && !ASKED.test(sentence));
}

function answers(field: Field | null): boolean {
  return field !== null && field.cell.kind === 'text' && !isPlaceholderNote(field.text) && !isPrompt(field.text);
}

/** What the form says beside its fields, whether its reader knows what it is: 资金管理情况, 备注, a column more. */
const PROSE: ReadonlySet<CellRole> = new Set<CellRole>(['text', 'known', 'unread']);

/** A sentence may begin like a label: 尾款结转下年, for one. What stands in brackets is the form's own. */
function isSentence(text: string): boolean {
  return /[,。;:]./.test(normalise(text).replace(/\([^()]*\)/g, ''));
}

/** Cells whose owner was not asked about the rate: they explain it only when they speak of it. What was planned explains nothing. */
function* proseOf({ indicators, goals, funds, account }: SelfEvaluation): Generator<Field | null> {
  for (const { note, actual } of indicators) {
    yield note;
    yield actual;
  }
  for (const { goalResult } of goals) yield goalResult;
  for (const { note } of funds?.rows ?? []) yield note;
  for (const { cell, role } of account.cells) {
    // A remark beside the form is nobody's explanation.
    if (cell.kind !== 'text' || !(role === 'label' || PROSE.has(role)) || account.beside.has(cell)) continue;
    const field = fieldOf(cell);
    if (role !== 'label' || isSentence(field.text)) yield field;
  }
}

function isExplained(table: SelfEvaluation): boolean {
  const note = table.funds?.total?.note ?? null;
  if (answers(note) || explainsLowRate(note?.text ?? '')) return true;
  if (answers(table.footReason)) return true;
  for (const field of proseOf(table)) if (field !== null && explainsLowRate(field.text) && answers(field)) return true;
  return false;
}

/**
 * The execution rate is under the policy's limit, and nowhere in the form a word why: not in the block's own reason, not in the
 * reasons at the foot, not in a note, a result or any other words of the form that speak of the money.
 *
 * Where the rate is an indicator as well, that indicator's own checks ask for the reason.
 */
export const executionLow: TableCheck<'execution-low', ExecutionLowData> = {
  id: 'execution-low',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['funds/annualBudget', 'funds/spent'],
  isWanted: ({ table }) => !isWatched(table) && !table.indicators.some(({ isExecutionRate }) => isExecutionRate),
  appliesTo: (context) => context.table.funds?.total != null && executionLow.isWanted?.(context) === true,
  run(context) {
    const { table, policy } = context;
    const total = table.funds?.total ?? null;
    const basis = rateBasis(context);
    if (total === null || basis === null) return [];
    const limit = decimal(policy.executionExplainBelow);
    if (basis.rate.gte(limit) || isExplained(table)) return [];
    const field = total.note ?? table.footReason ?? total.rate ?? total.score ?? total.spent ?? total.label;
    return [{ cells: [field.cell], data: { ...basis, limit }, about: aboutFund(total, 'rate') }];
  },
};
