/** The text of a document, held against forms. */

import type { NarrativeDoc } from '../engine/narrative/document.ts';
import { type NarrativeWaiver, reviewNarrative } from '../engine/narrative/review.ts';
import type { NarrativeReview } from '../engine/narrative/review-types.ts';
import type { ScoringPolicy } from '../engine/policy/schema.ts';
import type { TableReview } from '../engine/review-types.ts';
import { type DocxWaiver, waiverAt } from '../formats/docx/write/waivers.ts';

/** A comment at characters speaks of the finding there. */
function textWaivers({ findings }: NarrativeReview, waivers: readonly DocxWaiver[]): NarrativeWaiver[] {
  return findings.flatMap(({ check, about, paragraph, note, range, quote }): NarrativeWaiver[] => {
    const place = paragraph === null ? { note: note ?? '', range, quote } : { paragraph, range, quote };
    const waiver = waiverAt(waivers, check, [place]);
    return waiver === null ? [] : [{ check, about, reason: waiver.reason, date: waiver.date }];
  });
}

export interface WaivedText {
  readonly text: NarrativeDoc;
  /** What its comments say was looked at. */
  readonly waivers: readonly DocxWaiver[];
}

/** @param tables the forms that the text is held against. */
export function reviewText(
  { text, waivers }: WaivedText,
  tables: readonly TableReview[],
  policy: ScoringPolicy,
): NarrativeReview {
  const reviewed = reviewNarrative(text, tables, { policy });
  const waived = waivers.length === 0 ? [] : textWaivers(reviewed, waivers);
  return waived.length === 0 ? reviewed : reviewNarrative(text, tables, { policy, waivers: waived });
}
