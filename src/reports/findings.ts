/** The findings of a file by where they stand: in cells of forms and sheets, or in a document's text. */

import type {
  AnyFindingEntry,
  DocumentEntry,
  FileEntry,
  FindingEntry,
  ReviewedFile,
  TextFindingEntry,
} from './schema.ts';

export function isInText(finding: AnyFindingEntry): finding is TextFindingEntry {
  return 'range' in finding;
}

/** Those in cells: of one form by its place in `tables`, of no form (null), or all of them. */
export function cellFindings({ findings }: Pick<FileEntry, 'findings'>, table?: number | null): FindingEntry[] {
  const all: readonly AnyFindingEntry[] = findings;
  return all.filter((finding): finding is FindingEntry => {
    return !isInText(finding) && (table === undefined || finding.table === table);
  });
}

export function textFindings({ findings }: Pick<FileEntry, 'findings'>): TextFindingEntry[] {
  const all: readonly AnyFindingEntry[] = findings;
  return all.filter(isInText);
}

/** Whether there is something to tell of a document’s text: where a document is a form and no more, there isn’t. */
export function tellsOfText(file: ReviewedFile): boolean {
  const { document, tables, path } = file;
  if (document === null) return false;
  const isHeldAgainstOther = document.form !== null && document.form.path !== path;
  return tables.length === 0 || document.numbers > 0 || isHeldAgainstOther || textFindings(file).length > 0;
}

/** The numbers of the ledger that stand in what a finding shows of its paragraph, by their places in it. */
export function numbersShown(
  { context, paragraph, note }: TextFindingEntry,
  { ledger }: DocumentEntry,
): {
  readonly start: number;
  readonly end: number;
  readonly verdict: DocumentEntry['ledger']['numbers'][number]['verdict'];
}[] {
  return ledger.numbers.flatMap(({ paragraph: at, note: inNote, range, verdict }) => {
    if (at !== paragraph || inNote !== note || verdict === 'not-a-value') return [];
    const [start, end] = [range[0] - context.start, range[1] - context.start];
    return start < 0 || end > context.text.length ? [] : [{ start, end, verdict }];
  });
}
