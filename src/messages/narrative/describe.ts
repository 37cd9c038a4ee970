/** A finding about a report's text in words. */

import type { NarrativeCheckId } from '../../engine/narrative/checks/all.ts';
import type { AnyNarrativeFinding, NarrativeCounts } from '../../engine/narrative/review-types.ts';
import type { CheckWords } from '../checks/check.ts';
import type { FindingWords } from '../index.ts';
import { fitted } from '../line.ts';
import { narrativeWords } from './all.ts';

/** The short name of a check: 分项之和不等于合计. */
export function narrativeTitleOf(check: NarrativeCheckId): string {
  return narrativeWords[check].title;
}

export function describeNarrative({ check, data }: AnyNarrativeFinding): FindingWords {
  // An id and its data belong together: `AnyNarrativeFinding` says so, but not of the two taken apart.
  const words = narrativeWords[check] as CheckWords<unknown>;
  const { text, rest } = fitted(words.what(data, []));
  return { title: words.title, what: text, why: `${words.why(data)}${rest}`, how: words.how(data) };
}

/** The line that everybody sees. What agrees is never called right. */
export function describeCounts({ numbers, relations, agreed, contradicting, uncheckable }: NarrativeCounts): string {
  if (numbers === 0) return '正文里没有可以核对的数字';
  const rest = uncheckable === 0 ? '' : `；另有 ${uncheckable} 个数文内无从核对`;
  return `文中数字 ${numbers} 个：复算 ${relations} 处，一致 ${agreed} 处，矛盾 ${contradicting} 处${rest}`;
}
