import type { NarrativeCheckId } from '../../src/engine/narrative/checks/all.ts';
import { reviewOf } from './narratives.ts';

/** Words tried one at a time in a sentence of a report. */

export function words(list: string): string[] {
  return list.split(' ');
}

/** What one check tells of a report, by the quotes. */
export function told(check: NarrativeCheckId, ...lines: readonly string[]): string[] {
  return reviewOf(lines)
    .findings.filter((finding) => finding.check === check)
    .map(({ quote }) => quote);
}

/** Those words with which the text isn't told as expected. */
export function otherThan(
  check: NarrativeCheckId,
  list: readonly string[],
  expected: readonly string[],
  text: (word: string) => string,
): string[] {
  expect(list.length).toBeGreaterThan(0);
  return list.filter((word) => JSON.stringify(told(check, text(word))) !== JSON.stringify(expected));
}
