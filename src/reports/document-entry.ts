/** Turns the review of a document's text into plain data. */

import { parseAddress } from '../engine/grid/address.ts';
import type { NarrativeDoc } from '../engine/narrative/document.ts';
import type { CellSpan, RelationVerdict, TextSpan } from '../engine/narrative/ledger-types.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../engine/narrative/review-types.ts';
import type { AnyFinding, Review } from '../engine/review-types.ts';
import { describeNarrative } from '../messages/narrative/describe.ts';
import { textPlace } from '../messages/narrative/place.ts';
import { tableCellPlace } from '../messages/places.ts';
import { reviewedFile } from './entry.ts';
import type { DocumentEntry, ReviewedFile, TextFindingEntry } from './schema.ts';

/** What became of the text of a document. */
export interface DocumentResult {
  readonly text: NarrativeDoc;
  readonly narrative: NarrativeReview;
  readonly form: DocumentEntry['form'];
}

type SpanEntry = Pick<TextFindingEntry, 'paragraph' | 'note' | 'range' | 'quote'>;

function spanEntry({ paragraph, note, range, quote }: TextSpan): SpanEntry {
  const [start, end] = range;
  const at = paragraph === null ? { note: note ?? '' } : { paragraph };
  return { ...at, range: [start, end], quote };
}

function relatedEntry(related: TextSpan | CellSpan): TextFindingEntry['related'][number] {
  return 'cell' in related ? { sheet: related.sheet, cell: related.cell, quote: related.quote } : spanEntry(related);
}

/** What a finding shows of a long paragraph, before and after its quote. */
const AROUND = 300;

function contextOf(
  { paragraph, note, range }: TextSpan,
  { paragraphs, notes }: NarrativeDoc,
): TextFindingEntry['context'] {
  const text =
    (paragraph === null ? notes.find(({ name }) => name === note)?.text : paragraphs[paragraph - 1]?.text) ?? '';
  const start = Math.max(0, range[0] - AROUND);
  return { text: text.slice(start, range[1] + AROUND), start };
}

function textFindingEntry(finding: AnyNarrativeFinding, doc: NarrativeDoc): TextFindingEntry {
  const words = describeNarrative(finding);
  return {
    check: finding.check,
    severity: finding.severity,
    ...spanEntry(finding),
    place: textPlace(finding, finding.path),
    context: contextOf(finding, doc),
    related: finding.related.map(relatedEntry),
    title: words.title,
    message: words.what,
    why: words.why,
    how: words.how,
    fix: null,
    waived: finding.waived === null ? null : { ...finding.waived },
  };
}

export function textFindingEntries({ narrative, text }: DocumentResult): TextFindingEntry[] {
  return narrative.findings.map((finding) => textFindingEntry(finding, text));
}

type NumberVerdict = DocumentEntry['ledger']['numbers'][number]['verdict'];

/** One contradiction outweighs what agrees. */
function verdictOf(relations: readonly RelationVerdict[]): NumberVerdict {
  if (relations.includes('contradicts')) return 'contradicts';
  return relations.includes('agrees') ? 'agrees' : 'unchecked';
}

function ledgerEntry({ mentions, relations }: NarrativeReview): DocumentEntry['ledger'] {
  const ofMention = mentions.map((): number[] => []);
  for (const [at, { mentions: members }] of relations.entries()) for (const each of members) ofMention[each]?.push(at);
  return {
    numbers: mentions.map((mention, at) => {
      const own = ofMention[at] ?? [];
      const isValue = mention.kind !== 'not-a-value';
      return {
        ...spanEntry(mention),
        kind: mention.kind,
        value: isValue ? (mention.value?.toFixed() ?? null) : null,
        unit: mention.unit,
        role: mention.role,
        year: mention.year,
        verdict: isValue ? verdictOf(own.flatMap((each) => relations[each]?.verdict ?? [])) : 'not-a-value',
        relations: own,
      };
    }),
    relations: relations.map(({ kind, verdict, mentions: members, workings }) => ({
      kind,
      verdict,
      numbers: [...members],
      why: workings.join('；'),
    })),
  };
}

function documentEntry({ narrative, text, form }: DocumentResult): DocumentEntry {
  return { paragraphs: text.paragraphs.length, ...narrative.counts, form, ledger: ledgerEntry(narrative) };
}

/** A document is as good as its form and its text; one without a form as its text alone. */
function verdictOfDocument(
  { tables, findings: ofTables, verdict }: Review,
  findings: readonly AnyNarrativeFinding[],
): Review['verdict'] {
  const open = findings.filter(({ waived }) => waived === null);
  if (verdict === 'has-errors' || open.some(({ severity }) => severity === 'error')) return 'has-errors';
  if (open.some(({ severity }) => severity === 'warning')) return 'needs-review';
  if (tables.length > 0) return verdict;
  // What may be a form and couldn't be read was not checked, however right the text is.
  return ofTables.some(({ severity, waived }) => severity === 'warning' && waived === null) ? 'needs-review' : 'ready';
}

/** Where a finding in a table of a document stands, for people. */
function placeInDocument({ sheet, cells, table }: AnyFinding, { tables }: Review): { place?: string } {
  const at = parseAddress(cells[0] ?? '');
  if (at === null) return {};
  return { place: tableCellPlace(sheet, at, table === null ? null : (tables[table]?.table ?? null)) };
}

/** One element of `files[]`, of a document: its forms, and its text. */
export function documentFile(path: string, review: Review, document: DocumentResult): ReviewedFile {
  const ofForms = reviewedFile(path, review);
  return {
    ...ofForms,
    verdict: verdictOfDocument(review, document.narrative.findings),
    findings: [
      ...ofForms.findings.map((entry, at) => ({
        ...entry,
        ...placeInDocument(review.findings[at] as AnyFinding, review),
      })),
      ...textFindingEntries(document),
    ],
    document: documentEntry(document),
  };
}
