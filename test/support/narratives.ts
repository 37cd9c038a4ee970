import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { narrativeOfLines } from '../../src/engine/narrative/document.ts';
import type { TextSpan } from '../../src/engine/narrative/ledger-types.ts';
import { reviewNarrative } from '../../src/engine/narrative/review.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../../src/engine/narrative/review-types.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import type { TableReview } from '../../src/engine/review-types.ts';

/** Reports with what is wrong in them: test/fixtures/narratives. */

const FOLDER = join(import.meta.dirname ?? __dirname, '../fixtures/narratives');

export interface Label {
  readonly kind: string;
  readonly quotes: readonly string[];
  readonly why: string;
  readonly severity?: string;
}

export interface Labelled {
  readonly name: string;
  readonly lines: readonly string[];
  readonly contradictions: readonly Label[];
  readonly weak: readonly Label[];
  readonly clean: readonly Label[];
}

export function labelledNarratives(): Labelled[] {
  const labels = JSON.parse(readFileSync(join(FOLDER, 'LABELS.json'), 'utf8')) as Record<
    string,
    Omit<Labelled, 'name' | 'lines'>
  >;
  return Object.entries(labels).map(([name, label]) => ({
    ...label,
    name,
    lines: readFileSync(join(FOLDER, name), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  }));
}

export function reviewOf(lines: readonly string[], forms: readonly TableReview[] = []): NarrativeReview {
  return reviewNarrative(narrativeOfLines(lines), forms, { policy: defaultPolicy });
}

interface Stretch {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** Where a quote stands, each time. */
export function placesOf(lines: readonly string[], quote: string): Stretch[] {
  return lines.flatMap((line, index) => {
    const found: Stretch[] = [];
    for (let at = line.indexOf(quote); at >= 0; at = line.indexOf(quote, at + 1)) {
      found.push({ paragraph: index + 1, start: at, end: at + quote.length });
    }
    return found;
  });
}

function touches({ paragraph, range: [start, end] }: TextSpan, place: Stretch): boolean {
  return paragraph === place.paragraph && start < place.end && end > place.start;
}

function spansOf(finding: AnyNarrativeFinding): TextSpan[] {
  return [finding, ...finding.related.flatMap((each) => ('range' in each ? [each] : []))];
}

/** Whether the finding tells what the label says; of two values both have to be touched. */
export function tells(finding: AnyNarrativeFinding, label: Label, lines: readonly string[]): boolean {
  const isHint = finding.severity === 'hint' && label.severity !== 'hint';
  if (isHint || (finding.check === 'text-placeholder') !== (label.kind === 'text-placeholder')) return false;
  const touched = label.quotes.filter((quote) =>
    placesOf(lines, quote).some((place) => spansOf(finding).some((span) => touches(span, place))),
  );
  return label.kind === 'text-two-values' ? touched.length === label.quotes.length : touched.length > 0;
}

/** Whether an error or a warning stands where nothing is labelled wrong or doubtful. */
export function isFalseAlarm(finding: AnyNarrativeFinding, { lines, contradictions, weak }: Labelled): boolean {
  if (finding.severity === 'hint') return false;
  const quotes = [...contradictions, ...weak].flatMap((label) => label.quotes);
  return !quotes.some((quote) => placesOf(lines, quote).some((place) => touches(finding, place)));
}
