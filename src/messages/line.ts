/**
 * The line of a finding that is always shown: one sentence, short whatever stands in the cells. What was quoted gives way, in
 * its middle; what the line leaves out is told where the finding is unfolded.
 */

/** So many characters at most. */
export const LINE_LENGTH = 60;

/** What was put into a sentence: what somebody wrote, with marks around it, or a number or phrase of ours. */
interface Piece {
  readonly kind: 'quote' | 'value';
  readonly text: string;
  readonly marks: readonly [string, string];
}

/** Many of the same, of which the first are shown: `D6、E6、F6…`. */
interface List {
  readonly items: readonly Line[];
}

type Part = string | Piece | List;

/** A sentence, or a piece of one, that hasn't been fitted yet. */
export interface Line {
  readonly parts: readonly Part[];
}

/** How much a line shows: items of a list, characters of what somebody wrote, and of what was put in beside that. */
interface Limits {
  readonly items: number;
  readonly quote: number;
  readonly value: number;
}

const ALL = Number.POSITIVE_INFINITY;
const ITEMS = 3;
const LONGEST_QUOTE = 48;
const LEGIBLE_QUOTE = 10;
const LONGEST_VALUE = 16;

function downFrom(most: number, least: number): number[] {
  return Array.from({ length: most - least + 1 }, (_, less) => most - less);
}

/** Quotes give way first, then the later items of lists, and at last what no form in earnest holds: numbers of that length. */
const LIMITS: readonly Limits[] = [
  { items: ITEMS, quote: ALL, value: ALL },
  ...downFrom(ITEMS, 1).flatMap((items) =>
    downFrom(LONGEST_QUOTE, LEGIBLE_QUOTE).map((quote) => ({ items, quote, value: ALL })),
  ),
  ...downFrom(LEGIBLE_QUOTE, 6).map((quote) => ({ items: 1, quote, value: ALL })),
  ...downFrom(LONGEST_VALUE, 1).map((value) => ({ items: 1, quote: Math.min(6, value), value })),
];

function isLine(value: object): value is Line {
  return 'parts' in value;
}

/** A sentence with what is put into it. */
export function line(strings: TemplateStringsArray, ...values: readonly (string | number | Part | Line)[]): Line {
  const parts = strings.flatMap((text, index): readonly Part[] => {
    const value = values[index];
    if (value === undefined || value === '') return [text];
    if (typeof value !== 'object') return [text, { kind: 'value', text: String(value), marks: ['', ''] }];
    return isLine(value) ? [text, ...value.parts] : [text, value];
  });
  return { parts };
}

function quote(text: string, marks: readonly [string, string]): Piece {
  return { kind: 'quote', text: text.replace(/\s+/g, (blank) => (/\n/.test(blank) ? ' ' : blank)), marks };
}

/** What somebody wrote, in quotation marks: `“居民满意度”`. */
export function inMarks(text: string): Piece {
  return quote(text, ['“', '”']);
}

/** The same without marks, as between brackets: `≥95%`. */
export function bare(text: string): Piece {
  return quote(text, ['', '']);
}

/** The first of many: `D6、E6、F6…`. */
export function listed(items: readonly (string | Line | Piece)[]): List {
  return { items: items.map((item) => line`${item}`) };
}

/** So many characters of a text, whole ones; `…` stands for what is left out of its middle. */
function narrowed(text: string, length: number): string {
  if (text.length <= length) return text;
  // Each character is one unit or two: no more of them needs to be counted.
  const head = text.slice(0, 2 * length + 1);
  const first = [...head];
  if (first.length <= length) return text;
  const end = Math.floor((length - 1) / 3);
  const tail = text.slice(text.length - 2 * end);
  return `${first.slice(0, length - 1 - end).join('')}…${[...tail].slice(-end).join('')}`;
}

const FULL: Limits = { items: ALL, quote: ALL, value: ALL };

/** @param cut takes what isn't shown whole. */
function shown(part: Part, limits: Limits, cut: string[]): string {
  if (typeof part === 'string') return part;
  if ('items' in part) {
    const some = part.items.length > limits.items;
    if (some) cut.push(shown(part, FULL, []));
    // What is cut of an item stands in the whole list.
    const itemCut = some ? [] : cut;
    const items = part.items.slice(0, limits.items).map((item) => joined(item, limits, itemCut));
    return `${items.join('、')}${some ? '…' : ''}`;
  }
  const text = narrowed(part.text, limits[part.kind]);
  if (text !== part.text) cut.push(part.text);
  return `${part.marks[0]}${text}${part.marks[1]}`;
}

function joined({ parts }: Line, limits: Limits, cut: string[]): string {
  return parts.map((part) => shown(part, limits, cut)).join('');
}

/** A line as it is shown. */
export interface Fitted {
  readonly text: string;
  /** What it doesn't show whole: `全文：…。`; `''` where it shows everything. */
  readonly rest: string;
}

/** A cell may hold 32,767 characters; whoever wants all of them looks there. */
const LONGEST_REST = 200;

function restOf(cut: readonly string[]): string {
  return narrowed(cut.map((text) => narrowed(text, LONGEST_REST)).join('；'), 2 * LONGEST_REST);
}

/** @param room how many characters there are. */
export function fitted(sentence: string | Line, room = LINE_LENGTH): Fitted {
  if (typeof sentence === 'string') return { text: sentence, rest: '' };
  for (const limits of LIMITS) {
    const cut: string[] = [];
    const text = joined(sentence, limits, cut);
    if (narrowed(text, room) === text) return { text, rest: cut.length === 0 ? '' : `全文：${restOf(cut)}。` };
  }
  const text = joined(sentence, FULL, []);
  return { text: narrowed(text, room), rest: `全文：${restOf([text])}。` };
}
