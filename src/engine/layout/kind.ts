/** Which of the known kinds a form is. Nothing is scored by the kind; it names the form in reports and hints at a policy. */

import { normalise } from '../values/text.ts';
import type { Heads } from './heads.ts';
import type { Funds, Indicator, IndicatorColumn, LayoutId } from './self-evaluation.ts';

export interface KindFacts {
  readonly title: string;
  readonly heads: Heads<IndicatorColumn>;
  readonly headerRows: number;
  readonly funds: Funds | null;
  readonly indicators: readonly Indicator[];
}

const FOUR_BLOCKS = /^(?:项目)?(?:决策|立项|过程|管理|投入)/;

export function layoutOf({ title, heads, headerRows, funds, indicators }: KindFacts): LayoutId {
  const name = normalise(title);
  if (/部门整体|整体支出|单位整体/.test(name)) return 'department';
  if (heads.points === undefined && heads.score === undefined) return 'transfer';
  const level1 = heads.level1 === undefined ? '' : normalise(String(heads.level1.value));
  if (heads.points === undefined) return 'hubei';
  if (indicators.some((indicator) => indicator.level1 !== null && FOUR_BLOCKS.test(indicator.level1.name))) {
    return level1.startsWith('类别') ? 'system' : 'four-blocks';
  }
  if (heads.operator !== undefined) {
    if (headerRows === 2) return 'operator-columns';
    return funds !== null && funds.declaredPoints !== null ? 'sichuan' : 'system';
  }
  if (level1 !== '' && !level1.startsWith('一级')) return 'system';
  if (heads.target !== undefined && heads.points.column < heads.target.column) return 'points-first';
  return 'national';
}
