/** Puts another text into a cell: as tracked changes, or directly. */

import type { DocumentErrorCode } from '../../error.ts';
import type { CellAnchor, ParagraphAnchor, TextPiece } from '../anchors.ts';
import { type Span, TRAIT_CONTROL, TRAIT_FIELD, TRAIT_NESTED_TABLE, TRAIT_OBJECT, TRAIT_REVISION } from '../model.ts';
import { escapeAttribute, runContent } from './names.ts';
import type { FreeIds, PartMap } from './part-map.ts';
import { type ParagraphShape, paragraphShape, plainProperties, type RunShape, rawText, runShape } from './run-shape.ts';

/** Puts text in place of the bytes of the part. */
export interface Splice extends Span {
  readonly text: string;
}

export interface ChangeContext {
  readonly map: PartMap;
  readonly bytes: Uint8Array;
  readonly part: string;
  readonly ids: FreeIds;
  readonly author: string;
  /** ISO 8601; null: none is told. */
  readonly date: string | null;
  readonly mode: 'tracked' | 'plain';
}

/** What a run may hold beside its text to be replaced as a whole. */
const PLAIN_CHILDREN: ReadonlySet<string> = new Set([
  't',
  'tab',
  'ptab',
  'br',
  'cr',
  'noBreakHyphen',
  'softHyphen',
  'sym',
  'lastRenderedPageBreak',
]);

const TRAITS: readonly (readonly [number, DocumentErrorCode])[] = [
  [TRAIT_FIELD, 'field-cell'],
  [TRAIT_CONTROL, 'locked-control'],
  [TRAIT_OBJECT, 'object-cell'],
  [TRAIT_NESTED_TABLE, 'nested-table'],
  [TRAIT_REVISION, 'unaccepted-revisions'],
];

/** Why nothing may be written into the cell; null where something may. */
export function whyLeftAlone({ traits }: CellAnchor): DocumentErrorCode | null {
  return TRAITS.find(([trait]) => (traits & trait) !== 0)?.[1] ?? null;
}

/** What becomes of one paragraph. */
interface LineChange {
  readonly paragraph: ParagraphAnchor;
  readonly text: string;
  /** Its end goes: what follows belongs to it from then on. */
  readonly isJoined: boolean;
}

/** Which paragraphs of a cell take which lines. Those left over are joined into the last that takes one. */
function linesFor(paragraphs: readonly ParagraphAnchor[], text: string): LineChange[] {
  const lines = text.split('\n');
  const last = Math.min(lines.length, paragraphs.length) - 1;
  return paragraphs.map((paragraph, at) => {
    const isLast = at === paragraphs.length - 1;
    const own = at > last ? '' : at === last && isLast ? lines.slice(at).join('\n') : (lines[at] ?? '');
    return { paragraph, text: own, isJoined: at >= last && !isLast };
  });
}

/** Whether nothing but blanks stands between paragraphs: they are siblings. */
function areSiblings({ bytes }: ChangeContext, changes: readonly LineChange[]): boolean {
  return changes.every(({ paragraph, isJoined }, at) => {
    const next = changes[at + 1]?.paragraph.span;
    return !isJoined || (next !== undefined && isBlank(bytes, paragraph.span.end, next.start));
  });
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return start <= end && rawText(bytes, { start, end }).trim() === '';
}

/** The splices that put `text` into the cell, or why that can't be. */
export function changeCell(context: ChangeContext, cell: CellAnchor, text: string): Splice[] | DocumentErrorCode {
  const changes = linesFor(cell.paragraphs, text);
  if (changes.length === 0 || !areSiblings(context, changes)) return 'object-cell';
  const splices: Splice[] = [];
  for (const [at, change] of changes.entries()) {
    const isGone = context.mode === 'plain' && changes[at - 1]?.isJoined === true;
    const part = isGone ? removeParagraph(context, change.paragraph) : changeParagraph(context, change);
    if (typeof part === 'string') return part;
    splices.push(...part);
  }
  return splices;
}

/** The runs that hold the paragraph's text, in their order; or why they can't be replaced. */
function runsOf(
  { map, bytes, part }: ChangeContext,
  pieces: readonly TextPiece[],
): (RunShape & Span)[] | DocumentErrorCode {
  const runs: (RunShape & Span)[] = [];
  for (const { run, kind } of pieces) {
    if (runs.at(-1)?.start === run.start) continue;
    const place = map.runs.get(run.start);
    if (place?.isChosen === true) return 'locked-control';
    if (kind === 'formula' || place === undefined || place.isInner) return 'object-cell';
    const shape = runShape(bytes, run, part);
    if (!shape.children.every(({ name }) => PLAIN_CHILDREN.has(name))) return 'object-cell';
    runs.push({ ...shape, ...run });
  }
  return runs;
}

/** Only a paragraph of nothing but text may go as a whole. */
function removeParagraph(context: ChangeContext, paragraph: ParagraphAnchor): Splice[] | DocumentErrorCode {
  const { span, contentStart, pieces } = paragraph;
  const runs = runsOf(context, pieces);
  if (typeof runs === 'string') return runs;
  const between = (start: number, end: number): string =>
    rawText(context.bytes, { start, end })
      .replace(/<(?:[^\s<>/]*:)?proofErr[^<>]*\/>/g, '')
      .trim();
  const ends = [contentStart, ...runs.map(({ end }) => end)];
  const isPlain =
    contentStart < 0 ||
    (runs.every(({ start }, at) => between(ends[at] as number, start) === '') &&
      /^<\/[^<>]*>$/.test(between(ends.at(-1) as number, span.end)));
  return isPlain ? [{ ...span, text: '' }] : 'object-cell';
}

function changeParagraph(
  context: ChangeContext,
  { paragraph, text, isJoined }: LineChange,
): Splice[] | DocumentErrorCode {
  if (paragraph.text === text && !isJoined) return [];
  const { bytes, part, mode } = context;
  const { span, contentStart, pieces } = paragraph;
  const runs = runsOf(context, pieces);
  if (typeof runs === 'string') return runs;
  const shape = paragraphShape(bytes, span, contentStart, part);
  const mark = isJoined && mode === 'tracked' ? endDeleted(context, shape) : null;
  const isChanged = paragraph.text !== text;
  const splices = mark === null || contentStart < 0 ? [] : [mark];
  if (isChanged && mode === 'tracked') splices.push(...deleted(context, runs));
  const written = text === '' || !isChanged ? '' : newRun(context, shape, runs[0], text);
  if (contentStart < 0) return [hollow(context, span, mark?.text ?? '', written)];
  if (!isChanged) return splices;
  const [first] = runs;
  if (first === undefined) return [...splices, { start: contentStart, end: contentStart, text: written }];
  if (mode === 'tracked') {
    const { end } = runs.at(-1) as Span;
    return [...splices, { start: end, end, text: written }];
  }
  const others = runs.slice(1).map(({ start, end }): Splice => ({ start, end, text: '' }));
  return [...splices, { start: first.start, end: first.end, text: written }, ...others];
}

/** Marks the end of a paragraph as deleted. */
function endDeleted(context: ChangeContext, { deletion: { at, before, after } }: ParagraphShape): Splice {
  return { ...at, text: before + revision(context, 'del', null) + after };
}

/** A run with the text, and the look of `first`; of the paragraph's end where there is none. */
function newRun(context: ChangeContext, shape: ParagraphShape, first: RunShape | undefined, text: string): string {
  const { mode, part } = context;
  const { prefix, markProperties } = shape;
  const open = first === undefined || mode === 'tracked' ? `<${prefix}r>` : first.open;
  const properties = plainProperties(first?.properties ?? markProperties, part);
  const run = `${open}${properties}${runContent(text, prefix)}</${prefix}r>`;
  return mode === 'plain' ? run : revision(context, 'ins', run);
}

/** A paragraph of a single tag, with content. */
function hollow({ bytes }: ChangeContext, span: Span, properties: string, content: string): Splice {
  const tag = rawText(bytes, span);
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? 'p';
  return { start: span.end - 2, end: span.end, text: `>${properties}${content}</${name}>` };
}

/** The element of a revision; @param content null: it tells of a paragraph's end. */
function revision({ map, ids, author, date }: ChangeContext, kind: 'ins' | 'del', content: string | null): string {
  const open = revisionTag(map, kind, ids.next(), author, date);
  return content === null ? `<${open}/>` : `<${open}>${content}</${map.names.element}${kind}>`;
}

function revisionTag({ names }: PartMap, kind: string, id: number, author: string, date: string | null): string {
  const { element: e, attribute: a, declared } = names;
  const when = date === null ? '' : ` ${a}date="${escapeAttribute(date)}"`;
  return `${e}${kind}${declared} ${a}id="${id}" ${a}author="${escapeAttribute(author)}"${when}`;
}

/** Marks runs as deleted; those that stand side by side together. */
function deleted({ map, ids, author, date, bytes }: ChangeContext, runs: readonly (RunShape & Span)[]): Splice[] {
  const splices: Splice[] = [];
  for (const [at, run] of runs.entries()) {
    const before = runs[at - 1];
    const after = runs[at + 1];
    if (before === undefined || !isBlank(bytes, before.end, run.start))
      splices.push({
        start: run.start,
        end: run.start,
        text: `<${revisionTag(map, 'del', ids.next(), author, date)}>`,
      });
    for (const child of run.children) {
      if (child.name !== 't') continue;
      splices.push({ start: child.nameEnd - 1, end: child.nameEnd, text: 'delText' });
      if (child.closeStart === child.end) continue;
      // `</w:t` is one byte longer than `<w:t`.
      const nameEnd = child.closeStart + (child.nameEnd - child.start) + 1;
      splices.push({ start: nameEnd - 1, end: nameEnd, text: 'delText' });
    }
    if (after === undefined || !isBlank(bytes, run.end, after.start))
      splices.push({ start: run.end, end: run.end, text: `</${map.names.element}del>` });
  }
  return splices;
}
