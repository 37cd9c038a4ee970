/** A finding in words. */

import type { CheckId } from '../engine/checks/all.ts';
import type { AnyFinding } from '../engine/review-types.ts';
import type { RoundedField } from '../engine/rounded-fields.ts';
import type { Advice } from './advice.ts';
import { checkWords } from './checks/all.ts';
import type { CheckWords } from './checks/check.ts';
import { fitted, LINE_LENGTH, type Line } from './line.ts';
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

/** `第13行的得分`, `总分`. */
function nameOf({ block, column, row }: RoundedField): string {
  if (block === 'total') return column === 'points' ? '总分的分值' : '总分';
  return `第${row}行的${FUND_COLUMN_NAMES[column]}`;
}

/** `第13行的得分显示 9，实为 8.6。`; how many numbers of a sum are like that; `''` where the sheet shows what is reckoned with. */
function describeRounded({ fields, added }: AnyFinding['rounded']): string {
  const own = fields.map((field) => `${nameOf(field)}显示 ${field.shown}，实为 ${field.held}。`).join('');
  return added === 0 ? own : `${own}有 ${added} 个数显示的是四舍五入后的，这里按实际的数相加。`;
}

/** @param sentence instead of the finding's own one. */
export function describe(finding: AnyFinding, sentence?: Line): FindingWords {
  const { check, data, cells, row, inHiddenRow, assumed, rounded } = finding;
  // An id and its data belong together: `AnyFinding` says so, but not of the two taken apart.
  const words = checkWords[check] as CheckWords<unknown>;
  const where = inHiddenRow ? hiddenRow(row) : '';
  const { text, rest } = fitted(sentence ?? words.what(data, cells), LINE_LENGTH - where.length);
  return {
    title: words.title,
    what: where === '' ? text : `${text.slice(0, -1)}${where}。`,
    why: `${words.why(data)}${rest}${describeRounded(rounded)}${describeAssumed(assumed)}`,
    how: words.how(data),
  };
}
