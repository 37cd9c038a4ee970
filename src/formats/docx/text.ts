/** Reports without a document around them: text files, and text from the clipboard. */

import { readTables } from '../../engine/layout/read-tables.ts';
import { narrativeOfLines } from '../../engine/narrative/document.ts';
import { asErrorOfDocument, DocumentError } from '../error.ts';
import { utf16Of } from '../xml/decode.ts';
import { DOCUMENT_LIMITS, tooLarge } from './context.ts';
import { layTable } from './lay.ts';
import type { Cell, Row, Table } from './model.ts';
import { type DocumentContent, type Item, tablesAfterOf, tablesOf } from './read.ts';

const MB = 1 << 20;
const MAX_BYTES = 64 * MB;

function notText(cause: string): DocumentError {
  return new DocumentError('damaged', 'not-text', { inDocument: true, cause });
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The text of a file: UTF-16 with its mark, else UTF-8, else GB18030. @throws DocumentError `not-text` */
function textOf(bytes: Uint8Array): string {
  // Without its mark it could be anything.
  const utf16 = (bytes[0] ?? 0) >= 0xfe ? utf16Of(bytes) : null;
  if (utf16 === null && bytes.includes(0)) throw notText('NUL');
  const text = utf16 === null ? (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')) : decoded(bytes, utf16);
  if (text === null || text.includes('\0')) throw notText('no encoding fits');
  return text;
}

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;

function linesOf(text: string): string[] {
  const lines = text.split(LINE_END);
  if (lines.length > DOCUMENT_LIMITS.paragraphs) throw tooLarge('lines', DOCUMENT_LIMITS.paragraphs);
  return lines;
}

/**
 * Reads a text file: a line is a paragraph.
 * @throws DocumentError and nothing else: `not-text`, `no-text`, `file-too-large`, `document-too-large`
 */
export function readText(bytes: Uint8Array): DocumentContent {
  try {
    if (bytes.length > MAX_BYTES) throw new DocumentError('too-large', 'file-too-large', { limit: MAX_BYTES });
    return withText({ grids: [], narrative: narrativeOfLines(linesOf(textOf(bytes))), tablesAfter: new Map() });
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}

function withText(content: DocumentContent): DocumentContent {
  const { grids, narrative } = content;
  if (narrative.paragraphs.length === 0 && grids.length === 0)
    throw new DocumentError('unsupported', 'no-text', { inDocument: true });
  return content;
}

/** A row of cells copied from a sheet has this many tabs at least, and a table this many rows. */
const LEAST_TABS = 3;
const LEAST_ROWS = 5;
/** What has more is a ledger, and no form. */
const MOST_ROWS = 5_000;

/** The records of pasted text: lines, and rows of cells whose quoted texts may go over several lines. */
function recordsOf(text: string): string[] {
  const lines = linesOf(text);
  const records: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const end = line.startsWith('"') || line.includes('\t') ? endOfQuotes(lines, at) : at;
    records.push(end === at ? line : lines.slice(at, end + 1).join('\n'));
    at = end;
  }
  return records;
}

/** Spreadsheets quote no longer texts than a cell holds. */
const LONGEST_QUOTE = 60;

/** The line in which a quoted cell that begins in this one ends; the same line where none is left open. */
function endOfQuotes(lines: readonly string[], from: number): number {
  if (!isOpen(lines[from] as string, false)) return from;
  for (let at = from + 1; at < lines.length && at <= from + LONGEST_QUOTE; at++) {
    if (!isOpen(lines[at] as string, true)) return at;
  }
  return from;
}

/** Whether a quoted cell is left open at the end of a line. */
function isOpen(line: string, before: boolean): boolean {
  let open = before;
  let atStart = !before;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at];
    if (open) {
      if (letter === '"' && line[at + 1] === '"') at++;
      else if (letter === '"') open = false;
    } else if (letter === '"' && atStart) open = true;
    atStart = letter === '\t';
  }
  return open;
}

function cellsOf(record: string): string[] {
  const cells: string[] = [];
  const next = /("(?:[^"]|"")*"(?=\t|$)|[^\t]*)(\t|$)/g;
  for (let match = next.exec(record); match !== null; match = next.exec(record)) {
    const [, cell = '', end = ''] = match;
    cells.push(/^".*"$/s.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '') break;
  }
  return cells;
}

const NOWHERE = { part: '', span: { start: 0, end: 0 }, traits: 0, blocks: [] };

/** A cell of what isn't a document. */
export function plainCell(cell: Pick<Cell, 'at' | 'width' | 'down' | 'isAcross' | 'text'>): Cell {
  return { ...cell, ...NOWHERE };
}

function tableOf(records: readonly string[], number: number): Table {
  const rows = records.map((record): Row => {
    const cells = cellsOf(record).map((text, at) => plainCell({ at, width: 1, down: 'none', isAcross: false, text }));
    return { hidden: false, deleted: false, cells };
  });
  return { kind: 'table', number, widths: [], rows };
}

function tabsIn(record: string): number {
  let tabs = 0;
  for (let at = record.indexOf('\t'); at >= 0; at = record.indexOf('\t', at + 1)) tabs++;
  return tabs;
}

/** Where rows of cells begin and end among the records. */
function* gridsIn(records: readonly string[]): Generator<{ from: number; to: number }> {
  for (let from = 0; from < records.length; from++) {
    let to = from;
    while (to < records.length && tabsIn(records[to] as string) >= LEAST_TABS) to++;
    if (to - from >= LEAST_ROWS && to - from <= MOST_ROWS) yield { from, to };
    from = Math.max(from, to - 1);
  }
}

/**
 * Reads pasted text as a text file. Rows of cells apart by tabs in which a form stands are that form and no paragraphs.
 * @throws DocumentError and nothing else
 */
export function readPastedText(text: string): DocumentContent {
  try {
    const records = recordsOf(text);
    const lines: string[] = [];
    const items: Item[] = [];
    let n = 0;
    let from = 0;
    const pass = (until: number): void => {
      for (const line of records.slice(from, until).flatMap((record) => record.split('\n'))) {
        lines.push(line);
        if (line.trim() !== '') n++;
        items.push({ kind: 'paragraph', text: line, n: line.trim() === '' ? null : n });
      }
    };
    let number = 1;
    for (const block of gridsIn(records)) {
      const table = layTable(tableOf(records.slice(block.from, block.to), number));
      const [read] = tablesOf([{ kind: 'table', table, after: 0 }]);
      if (read === undefined || readTables(read.grid).length === 0) continue;
      pass(block.from);
      items.push({ kind: 'table', table, after: n });
      from = block.to;
      number++;
    }
    pass(records.length);
    const tables = tablesOf(items);
    const grids = tables.map(({ grid }) => grid);
    return withText({ grids, narrative: narrativeOfLines(lines), tablesAfter: tablesAfterOf(tables) });
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}
