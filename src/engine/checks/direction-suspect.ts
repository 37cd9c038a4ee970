import type { Measure, Operator, QuotedValue } from '../values/reading.ts';
import { normalise } from '../values/text.ts';
import { FORM, type TableCheck } from './check.ts';
import {
  cellsOf,
  type IndicatorRow,
  indicatorRows,
  type NamedIndicator,
  nameOf,
  pathOf,
  targetText,
} from './shared/rows.ts';
import { isMoney } from './shared/units.ts';

/** Without what its first bracket holds, where it ends in one. */
function withoutBracket(name: string): string {
  const at = name.endsWith(')') ? name.indexOf('(') : -1;
  return at < 0 ? name : name.slice(0, at);
}

/** `sense`: what the name asks for. */
export interface DirectionSuspectData extends NamedIndicator {
  readonly target: QuotedValue;
  readonly operator: Operator;
  readonly sense: 'less' | 'more';
}

/** What happens too often by itself: the less the better, whatever it is counted in. */
const UNWANTED =
  /(?<!(?:挽回|减少|降低|避免|防止|追回).{0,6})(?:投诉|上访|故障|事故|死亡|伤亡|损失|损耗|差错|错误|失误|违规|违纪|超支|逾期|延误|空置|流失|辍学|返贫|失业|中断|退货|返工|不合格|不满意|不达标)(?:发生)?(?:率|数|数量|次数|起数|件数|量|人数|次|情况|天数|时间)?$|(?:发生率|发病率|复发率|患病率)$/;
/** Money laid out, named as such at the end of the name, so that 成本控制率 and 成本节约额 aren't taken for it. */
const COST = /(?:成本|造价|单价|总投资|控制数|控制额|控制价|限额|支出上限)(?:控制数|控制额|总额|数额|数|额)?$/;
/** Below 成本指标 the name may be the thing bought: 设备购置费. */
const EXPENSE = /(?:费|费用|经费|支出|开支|投资|投资额|金额|资金)(?:总额|数额|额|数)?$/;
/** What is granted to others is a promise, not a burden: the more the better. */
const GRANTED =
  /标准|补助|补贴|资助|奖|救助|工资|收入|节约|节省|降低|减少|带动|撬动|吸引|社会|保障|筹集|引进|挽回|达标/;
/** Shares that people strive for. */
const WANTED =
  /(?<![不未非无])(?:满意|合格|覆盖|及时|完成|达标|知晓|准确|优良|到位|完好|保障|参与|就业|入学|巩固|办结|修复|处置|处理|整改|解决|成活|验收通过)(?:率|度)$/;

function isCost({ indicator, result }: IndicatorRow, name: string): boolean {
  const { unit } = result.target;
  const inMoney = unit === null || isMoney(unit);
  if (!inMoney || GRANTED.test(name)) return false;
  const underCost = normalise(indicator.level2?.name ?? '').includes('成本');
  return COST.test(name) || (underCost && unit !== null && EXPENSE.test(name));
}

/** What the name asks for; null when it doesn't say, or says something else than the operator contradicts. */
function contradicted(row: IndicatorRow, operator: Operator): 'less' | 'more' | null {
  const name = withoutBracket(normalise(nameOf(row)));
  if (operator === '>=' || operator === '>') return UNWANTED.test(name) || isCost(row, name) ? 'less' : null;
  if (operator === '<=' || operator === '<') return WANTED.test(name) ? 'more' : null;
  return null;
}

/** ≥0 asks for nothing, so it contradicts nothing. */
function asksForNothing({ value, operator }: Measure): boolean {
  return operator === '>=' && value?.eq(0) === true;
}

/**
 * An operator that runs against the name's sense: `成本控制数 ≥ 20万元`, `投诉率 ≥5%`, `合格率 ≤95%`.
 *
 * Only names whose sense is plain are judged: a cost rate (成本控制率), a saving (成本节约率), a handled complaint
 * (投诉处理率) and a grant (补助标准) may well be asked to be high.
 */
export const directionSuspect: TableCheck<'direction-suspect', DirectionSuspectData> = {
  id: 'direction-suspect',
  severity: 'hint',
  basis: FORM,
  scope: 'table',
  needs: ['target'],
  appliesTo: ({ scores }) => scores.indicators.some(({ target }) => target.value !== null && target.operator !== null),
  run: (context) =>
    indicatorRows(context).flatMap((row) => {
      const { indicator, result } = row;
      const { operator, operatorFrom, value } = result.target;
      if (operator === null || value === null || asksForNothing(result.target)) return [];
      const sense = contradicted(row, operator);
      if (sense === null) return [];
      return [
        {
          cells: cellsOf(operatorFrom === 'column' ? indicator.operator : indicator.target, indicator.name),
          data: { name: nameOf(row), target: targetText(row), operator, sense },
          about: pathOf(row),
        },
      ];
    }),
};
