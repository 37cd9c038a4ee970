import type { CheckId } from '../engine/checks/all.ts';
import type { AnyFinding } from '../engine/review-types.ts';
import type { Advice } from './advice.ts';
import { checkWords } from './checks/all.ts';
import type { CheckWords } from './checks/check.ts';
import { hiddenRow } from './phrases.ts';

/** A finding in words. */

/** The words of a finding. */
export interface FindingWords extends Advice {
  /** The check's short name. */
  readonly title: string;
}

/** The short name of a check: 总分与得分合计不符. */
export function titleOf(check: CheckId): string {
  return checkWords[check].title;
}

export function describe({ check, data, row, inHiddenRow }: AnyFinding): FindingWords {
  // An id and its data belong together: `AnyFinding` says so, but not of the two taken apart.
  const words = checkWords[check] as CheckWords<unknown>;
  const where = inHiddenRow ? hiddenRow(row) : '';
  return { title: words.title, what: `${words.what(data)}${where}`, why: words.why(data), how: words.how(data) };
}
