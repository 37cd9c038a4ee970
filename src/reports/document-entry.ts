/** Turns the review of a document's text into plain data. */

import type { NarrativeDoc } from '../engine/narrative/document.ts';
import type { CellSpan, Mention, RelationVerdict, TextSpan } from '../engine/narrative/ledger-types.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../engine/narrative/review-types.ts';
import type { Review } from '../engine/review-types.ts';
import { describeNarrative } from '../messages/narrative/describe.ts';
import { textPlace } from '../messages/narrative/place.ts';
import { type CellName, cellNames } from './cell-names.ts';
import { reviewedFile } from './entry.ts';
import { cellFindings } from './findings.ts';
import type { DocumentEntry, FindingEntry, ReviewedFile, TextFindingEntry } from './schema.ts';

/** What became of the text of a document. */
export interface DocumentResult {
  readonly text: NarrativeDoc;
  readonly narrative: NarrativeReview;
  readonly form: DocumentEntry['form'];
  /** A cell of the form in words, where that stands in a document; absent: in a workbook, where people know the address. */
  readonly nameCell?: CellName;
}

type SpanEntry = Pick<TextFindingEntry, 'paragraph' | 'note' | 'range' | 'quote'>;

function spanEntry({ paragraph, note, range, quote }: TextSpan): SpanEntry {
  const [start, end] = range;
  return paragraph === null
    ? { note: note ?? '', range: [start, end], quote }
    : { paragraph, range: [start, end], quote };
}

function relatedEntry(related: TextSpan | CellSpan, nameCell?: CellName): TextFindingEntry['related'][number] {
  if (!('cell' in related)) return spanEntry(related);
  const { sheet, cell, quote } = related;
  return { sheet, cell, quote, ...(nameCell === undefined ? {} : { place: nameCell(sheet, cell) }) };
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

function textFindingEntry(finding: AnyNarrativeFinding, doc: NarrativeDoc, nameCell?: CellName): TextFindingEntry {
  const words = describeNarrative(finding);
  return {
    check: finding.check,
    severity: finding.severity,
    ...spanEntry(finding),
    place: textPlace(finding, finding.path),
    context: contextOf(finding, doc),
    related: finding.related.map((related) => relatedEntry(related, nameCell)),
    title: words.title,
    message: words.what,
    why: words.why,
    how: words.how,
    fix: null,
    waived: finding.waived === null ? null : { ...finding.waived },
  };
}

export function textFindingEntries({ narrative, text, nameCell }: DocumentResult): TextFindingEntry[] {
  return narrative.findings.map((finding) => textFindingEntry(finding, text, nameCell));
}

type NumberVerdict = DocumentEntry['ledger']['numbers'][number]['verdict'];

/** One contradiction outweighs what agrees. */
function verdictOf(relations: readonly RelationVerdict[]): NumberVerdict {
  if (relations.includes('contradicts')) return 'contradicts';
  return relations.includes('agrees') ? 'agrees' : 'unchecked';
}

/** 预算执行率得6分 isn't spent money: words of money before points name what they are given for. */
function roleOfScore(role: Mention['role']): Mention['role'] {
  return role === 'whole' || role === 'part' ? role : null;
}

function ledgerEntry({ mentions, relations }: NarrativeReview): DocumentEntry['ledger'] {
  const ofMention = mentions.map((): number[] => []);
  for (const [at, { mentions: members }] of relations.entries()) for (const each of members) ofMention[each]?.push(at);
  return {
    numbers: mentions.map((mention, at) => {
      const own = ofMention[at] ?? [];
      const isValue = mention.kind !== 'not-a-value';
      // A document has some two hundred: spread, each would get a shape of its own, and every access to it be looked up anew.
      return Object.assign(spanEntry(mention), {
        kind: mention.kind,
        value: isValue ? (mention.value?.toFixed() ?? null) : null,
        unit: mention.unit,
        role: mention.kind === 'score' ? roleOfScore(mention.role) : mention.role,
        year: mention.year,
        verdict: isValue ? verdictOf(own.flatMap((each) => relations[each]?.verdict ?? [])) : 'not-a-value',
        relations: own,
      });
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

/** A document is as good as its form and its text; one without a form as its text alone, which was checked where it could be recomputed. */
function verdictOfDocument(
  { tables, findings: ofTables, verdict }: Review,
  { findings, counts }: NarrativeReview,
): Review['verdict'] {
  const open = findings.filter(({ waived }) => waived === null);
  if (verdict === 'has-errors' || open.some(({ severity }) => severity === 'error')) return 'has-errors';
  if (open.some(({ severity }) => severity === 'warning')) return 'needs-review';
  if (tables.length > 0) return verdict;
  // What may be a form and couldn't be read was not checked, however right the text is.
  if (ofTables.some(({ severity, waived }) => severity === 'warning' && waived === null)) return 'needs-review';
  return counts.relations === 0 ? 'not-checked' : 'ready';
}

/** The finding with where it stands in a table of a document, for people. */
function inDocument(entry: FindingEntry, nameCell: CellName): FindingEntry {
  const { sheet, cells, fix } = entry;
  const places = cells.map((cell) => nameCell(sheet, cell));
  const edits = fix?.edits.map((edit) => ({ ...edit, place: nameCell(sheet, edit.cell) }));
  return {
    ...entry,
    ...(fix === null || edits === undefined ? {} : { fix: { ...fix, edits } }),
    ...(places[0] === undefined ? {} : { place: places[0], places }),
  };
}

/** One element of `files[]`, of a document: its forms, and its text. */
export function documentFile(path: string, review: Review, document: DocumentResult): ReviewedFile {
  const ofForms = reviewedFile(path, review);
  const nameCell = cellNames(review.tables);
  return {
    ...ofForms,
    verdict: verdictOfDocument(review, document.narrative),
    findings: [...cellFindings(ofForms).map((entry) => inDocument(entry, nameCell)), ...textFindingEntries(document)],
    needsHuman: ofForms.needsHuman.map((each) => ({ ...each, place: nameCell(each.sheet, each.cell) })),
    document: documentEntry(document),
  };
}
