/** Paragraphs and notes made ready: dense text, sentences, brackets, headings above. */

import type { NarrativeDoc } from './document.ts';
import { dense } from './normalise.ts';

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

interface Bracket extends Stretch {
  /** Index of the bracket around it; -1: none. */
  readonly parent: number;
}

export interface Piece {
  readonly index: number;
  readonly paragraph: number | null;
  readonly note: string | null;
  readonly raw: string;
  /** Dense text; all places below are places of it. */
  readonly text: string;
  readonly at: Int32Array;
  /** The text behind its automatic number, where it has one: what a reader sees at its beginning. */
  readonly marked: string;
  /** Ended by 。！？ or a line feed. */
  readonly sentences: readonly Stretch[];
  readonly brackets: readonly Bracket[];
  /** Headings above, outermost first, as they stand. */
  readonly path: readonly string[];
  /** What the headings name beyond the usual words: two pieces with different subjects speak of different things. */
  readonly subject: string;
  readonly isHeading: boolean;
  readonly isListItem: boolean;
  /** A row of a table, as plain text has it: its numbers belong to the form. */
  readonly isTableRow: boolean;
  /** The section of goals: figures are planned there. */
  readonly isPlan: boolean;
  /** The section of what wasn't reached and why. */
  readonly isExcuse: boolean;
}

const TYPED_MARKS: readonly (readonly [RegExp, number])[] = [
  [/^#+/, 1],
  [/^第[一二三四五六七八九十]+[部分章节]+/, 1],
  [/^[一二三四五六七八九十]{1,3}[、.]/, 2],
  [/^\([一二三四五六七八九十]{1,3}\)/, 3],
  [/^\d{1,2}[、.](?!\d)/, 4],
  [/^\(\d{1,2}\)/, 5],
  [/^\d{1,2}\)/, 6],
  [/^[①-⑳]/, 6],
];
const HEADING_LENGTH = 40;
const NO_HEADING_END = /[。;，,]$/;

/** The level of a typed mark, the lower the further out; null: none. */
function markLevel(text: string): number | null {
  return TYPED_MARKS.find(([mark]) => mark.test(text))?.[1] ?? null;
}

function withoutMark(text: string): string {
  let rest = text.replace(/^#+/, '');
  for (const [mark] of TYPED_MARKS) rest = rest.replace(mark, '');
  return rest;
}

/** Words that every report's headings are made of. */
const USUAL =
  /项目|绩效|自评|评价|情况|分析|指标|目标|完成|资金|投入|管理|使用|执行|到位|产出|数量|质量|时效|成本|效益|经济|社会|生态|可持续|影响|满意度|服务对象|基本|概况|概述|总体|年度|综合|结论|结果|工作|开展|组织|实施|过程|决策|立项|背景|主要|做法|经验|存在|问题|原因|建议|下一步|改进|措施|整改|应用|公开|其他|需要|说明|预算|支出|专项|部门|整体|单位|报告|内容|范围|对象|方法|原则|标准|体系|及|和|与|的|设定|分解|下达|实际|实现|取得|成效|有关|一|二|三|四|[\d、.()（）:：。，]/g;

function subjectOf(path: readonly string[]): string {
  return path.map((heading) => withoutMark(heading).replace(USUAL, '')).join('');
}

function sentencesOf(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char !== '。' && char !== '!' && char !== '?' && char !== '\n') continue;
    if (index + 1 > start) found.push({ start, end: index + 1 });
    start = index + 1;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

function bracketsOf(text: string): Bracket[] {
  const open: number[] = [];
  const found: { start: number; end: number }[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    if (char === '(') open.push(index);
    else if (char === ')') {
      const start = open.pop();
      if (start !== undefined) found.push({ start, end: index + 1 });
    }
  }
  found.sort((a, b) => a.start - b.start);
  const around: number[] = [];
  return found.map(({ start, end }, index) => {
    while (around.length > 0 && (found[around.at(-1) as number] as Stretch).end <= start) around.pop();
    const parent = around.at(-1) ?? -1;
    around.push(index);
    return { start, end, parent };
  });
}

const PLAN = /预期目标|绩效目标设[定立]|目标设[定立]|年度目标|总体目标$|阶段目标/;
const EXCUSE = /偏离|偏差|未完成|未达|存在.{0,4}问题|原因/;

interface Heading {
  readonly level: number;
  readonly text: string;
}

interface Source {
  readonly paragraph: number | null;
  readonly note: string | null;
  readonly raw: string;
  readonly level: number | null;
  /** The automatic number, which isn't part of the text. */
  readonly mark: string;
  readonly isListItem: boolean;
}

function pieceOf(source: Source, index: number, headings: Heading[]): Piece {
  const { text, at } = dense(source.raw);
  const marked = `${dense(source.mark).text}${text}`;
  const level = source.level ?? markLevel(marked);
  const isHeading =
    source.level !== null || (level !== null && text.length <= HEADING_LENGTH && !NO_HEADING_END.test(text));
  if (isHeading && level !== null) {
    while (headings.length > 0 && (headings.at(-1) as Heading).level >= level) headings.pop();
  }
  const path = headings.map((heading) => heading.text);
  if (isHeading && level !== null) headings.push({ level, text });
  const nearest = path.at(-1) ?? '';
  return {
    index,
    paragraph: source.paragraph,
    note: source.note,
    raw: source.raw,
    text,
    at,
    marked,
    sentences: sentencesOf(text),
    brackets: bracketsOf(text),
    path,
    subject: subjectOf(path),
    isHeading,
    isListItem: source.isListItem || level !== null,
    isTableRow: text.includes('\t') && text.split('\t').length > 3,
    isPlan: PLAN.test(nearest) || PLAN.test(text.slice(0, 12)),
    isExcuse: path.some((heading) => EXCUSE.test(heading)),
  };
}

/** The paragraphs in their order, then the notes. */
export function piecesOf(doc: NarrativeDoc): Piece[] {
  const headings: Heading[] = [];
  const paragraphs = doc.paragraphs.map((each, index) =>
    pieceOf(
      {
        paragraph: each.n,
        note: null,
        raw: each.text,
        level: each.level,
        mark: each.mark ?? '',
        isListItem: each.isListItem,
      },
      index,
      headings,
    ),
  );
  const notes = doc.notes.map((note, index) =>
    pieceOf(
      { paragraph: null, note: note.name, raw: note.text, level: null, mark: '', isListItem: false },
      paragraphs.length + index,
      [],
    ),
  );
  return [...paragraphs, ...notes];
}
