import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NarrativeDoc, NarrativeParagraph } from '../../src/engine/narrative/document.ts';
import { reviewNarrative } from '../../src/engine/narrative/review.ts';
import type { NarrativeReview } from '../../src/engine/narrative/review-types.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import type { TableReview } from '../../src/engine/review-types.ts';
import { formGrid, withCells } from './form-text.ts';

/**
 * Sentences that stand at the bounds of what the engine of reports knows, a report a line: test/fixtures/sentences.
 * `¶` parts paragraphs; `<脚注1>` makes one a note, `<2>` a heading of that level, `<（一）>` an item that the document numbers so.
 * `[G13=96 B3=某项目]` in front holds the report against the form with those cells typed over, `[]` against the form as it is;
 * several of them make several forms. `\u00a0` is that character.
 */

export const SENTENCES = join(__dirname, '../fixtures/sentences');

export interface KeptReport {
  readonly line: string;
  readonly found: NarrativeReview;
}

const FORM = formGrid(readFileSync(join(SENTENCES, 'form.tsv'), 'utf8'));

function formWith(changes: string): TableReview[] {
  const cells = changes.split(' ').flatMap((each) => (each === '' ? [] : [each.split(/=(.*)/s).slice(0, 2)]));
  return [...review([withCells(FORM, Object.fromEntries(cells))]).tables];
}

function paragraphOf(text: string, n: number): NarrativeParagraph {
  const [, level] = /^<(\d)>/.exec(text) ?? [];
  const [, mark] = /^<([^\d<>][^<>]*|\d+[^\d<>]+)>/.exec(text) ?? [];
  return {
    n,
    text: text.replace(/^<[^<>]*>/, ''),
    mark: mark ?? null,
    isListItem: mark !== undefined,
    level: level === undefined ? null : Number(level),
  };
}

function docOf(text: string): NarrativeDoc {
  const all = text.split('¶');
  const isNote = (each: string): boolean => /^<[脚尾]注\d+>/.test(each);
  return {
    paragraphs: all.filter((each) => !isNote(each)).map((each, index) => paragraphOf(each, index + 1)),
    notes: all.filter(isNote).map((each) => ({
      name: each.slice(1, each.indexOf('>')),
      text: each.slice(each.indexOf('>') + 1),
    })),
  };
}

function keptReport(line: string): KeptReport {
  const [, forms = '', text = ''] = /^((?:\[[^\]]*\])*)(.*)$/.exec(line) ?? [];
  return {
    line,
    found: reviewNarrative(
      docOf(text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))),
      [...forms.matchAll(/\[([^\]]*)\]/g)].flatMap(([, changes = '']) => formWith(changes)),
      { policy: defaultPolicy },
    ),
  };
}

export const sentenceFiles: readonly string[] = readdirSync(SENTENCES)
  .filter((name) => name.endsWith('.txt') && !name.endsWith('.kept.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

/** The lines of a file; those that begin with `#` are left out. */
function linesOf(name: string): string[] {
  return readFileSync(join(SENTENCES, `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** The reports of a file, in its order. */
export function keptReports(name: string): KeptReport[] {
  return linesOf(name).map(keptReport);
}

/** Each report of a file with each of its numbers typed over, one at a time: its last digit is one more. */
export function slippedReports(name: string): { readonly line: string; readonly slips: readonly KeptReport[] }[] {
  return linesOf(name).map((line) => ({
    line,
    slips: [...line.matchAll(/\d(?=\D|$)/g)].map(({ index, 0: digit }) =>
      keptReport(`${line.slice(0, index)}${(Number(digit) + 1) % 10}${line.slice(index + 1)}`),
    ),
  }));
}
