import { type Decimal, plain } from '../../src/engine/decimal.ts';
import type { Mention, Relation } from '../../src/engine/narrative/ledger-types.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../../src/engine/narrative/review-types.ts';
import { narrativeBasisOf } from '../../src/messages/narrative/basis.ts';
import { describeCounts, describeNarrative, narrativeTitleOf } from '../../src/messages/narrative/describe.ts';
import { textPlace } from '../../src/messages/narrative/place.ts';

/** What is read and found in a report's text, in lines: to see at once what a change changes in many of them. */

const shown = (value: Decimal | null): string => (value === null ? '∅' : plain(value));

function describeMention({ range, quote, kind, value, slack, unit, noun, role, year }: Mention): string {
  if (kind === 'not-a-value') return `  ${quote} @${range[0]} –`;
  const rest = [noun === null ? '' : `“${noun}”`, role ?? '', year === null ? '' : `${year}`].filter(Boolean).join(' ');
  return `  ${quote} @${range[0]} ${kind} ${shown(value)}±${shown(slack)} ${unit ?? '∅'} ${rest}`.trimEnd();
}

function describeRelation({ kind, verdict, mentions, workings }: Relation, all: readonly Mention[]): string {
  const quotes = mentions.map((index) => all[index]?.quote ?? '∅').join(' ');
  return `  = ${kind} ${verdict} ${quotes}: ${workings.join('; ')}`.trimEnd();
}

function describeFinding(finding: AnyNarrativeFinding): string[] {
  const { check, severity, quote, path, related, range } = finding;
  const others = related.map((each) =>
    'range' in each ? `${each.quote}@${each.range[0]}` : `${each.cell} ${each.quote}`,
  );
  const { what, why } = describeNarrative(finding);
  return [
    `  ! ${severity} ${check} ${textPlace(finding, path)} ${quote}@${range.join('-')} ← ${others.join(' ')}`.trimEnd(),
    `    ${what}${why}`,
  ];
}

/** Every number of the text, as it is read. */
export function describeNumbers({ mentions }: NarrativeReview): string {
  return mentions.map((mention) => `${describeMention(mention)}\n`).join('');
}

/** How the numbers hang together and what is told of them. */
export function describeRelations({ mentions, relations, findings, counts }: NarrativeReview): string {
  const lines = [
    ...relations.map((relation) => describeRelation(relation, mentions)),
    ...findings.flatMap(describeFinding),
    `  ${describeCounts(counts)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What is the same for every finding of a check: its name, what it rests on, what to do. */
export function describeAdvice(reviews: readonly NarrativeReview[]): string {
  const lines = reviews
    .flatMap(({ findings }) => findings)
    .map(
      (each) => `${narrativeTitleOf(each.check)}（${narrativeBasisOf(each.check)}）：${describeNarrative(each).how}`,
    );
  return [...new Set(lines)].map((line) => `${line}\n`).join('');
}
