/** A finding in words. */

import type { CheckId } from '../engine/checks/all.ts';
import type { AnyFinding } from '../engine/review-types.ts';
import type { Advice } from './advice.ts';
import { checkWords } from './checks/all.ts';
import type { CheckWords } from './checks/check.ts';
import { hiddenRow, quoted } from './phrases.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from './places.ts';

/** The words of a finding. */
export interface FindingWords extends Advice {
  /** The check's short name. */
  readonly title: string;
}

/** The short name of a check: 总分与得分合计不符. */
export function titleOf(check: CheckId): string {
  return checkWords[check].title;
}

/** `“年终数”列按位置理解为“实际完成值”。`; `''` where nothing was assumed. */
function describeAssumed(assumed: AnyFinding['assumed']): string {
  return assumed
    .map((each) => {
      const name = each.block === 'funds' ? FUND_COLUMN_NAMES[each.column] : INDICATOR_COLUMN_NAMES[each.column];
      return `${each.head === '' ? '没有表头的一列' : `${quoted(each.head)}列`}按位置理解为“${name}”。`;
    })
    .join('');
}

export function describe({ check, data, row, inHiddenRow, assumed }: AnyFinding): FindingWords {
  // An id and its data belong together: `AnyFinding` says so, but not of the two taken apart.
  const words = checkWords[check] as CheckWords<unknown>;
  const where = inHiddenRow ? hiddenRow(row) : '';
  return {
    title: words.title,
    what: `${words.what(data)}${where}`,
    why: `${words.why(data)}${describeAssumed(assumed)}`,
    how: words.how(data),
  };
}
