/** What Word, WPS, Excel and web pages put on the clipboard: tables with the text around them. */

import type { NarrativeDoc, NarrativeParagraph } from '../../engine/narrative/document.ts';
import { asErrorOfDocument, DocumentError } from '../error.ts';
import { Counts, DOCUMENT_LIMITS, tooLarge } from './context.ts';
import { attributeOf, type HtmlToken, htmlTokens } from './html-tokens.ts';
import { layTable } from './lay.ts';
import type { Cell, Row, Table } from './model.ts';
import { type DocumentContent, type Item, tablesAfterOf, tablesOf } from './read.ts';
import { plainCell } from './text.ts';

/** These begin and end lines, beside tables and what they are made of. */
const BLOCK =
  /^(?:p|div|h[1-6]|li|ul|ol|dl|dt|dd|blockquote|pre|section|article|header|footer|center|address|figure|body|hr)$/;

/** Lines as they are gathered: blanks as a page shows them. */
class Lines {
  readonly lines: string[] = [];
  #line = '';

  add(text: string): void {
    this.#line += text.replace(/[ \t\r\n\f]+/g, ' ');
  }

  end(): void {
    const line = this.#line.replace(/ +/g, ' ').replace(/^ | $/g, '');
    if (line !== '') this.lines.push(line);
    this.#line = '';
  }

  break(): void {
    this.lines.push(this.#line.replace(/ +/g, ' ').replace(/^ | $/g, ''));
    this.#line = '';
  }
}

/** A table that is open. */
interface OpenTable {
  readonly number: number;
  readonly rows: Row[];
  cells: Cell[] | null;
  cell: { readonly lines: Lines; readonly width: number; readonly height: number } | null;
  /** By column: rows that a cell above still takes, and how wide it is. */
  readonly spans: Map<number, { rows: number; width: number }>;
  /** Those that begin in the row that is open. */
  readonly pending: Map<number, { rows: number; width: number }>;
  /** Those from above that this row has gone past. */
  readonly met: Set<number>;
}

function spanOf(attributes: string, name: string, most: number): number {
  const written = attributeOf(attributes, name) ?? '';
  return /^\d{1,9}$/.test(written) ? Math.min(most, Math.max(1, Number(written))) : 1;
}

const MAX_HEIGHT = 65_534;
/** A clipboard holds a form, or a report with a few; cells that others span count too. */
const MOST_CELLS = 100_000;

class HtmlReader {
  readonly counts = new Counts({ ...DOCUMENT_LIMITS, cells: MOST_CELLS });
  readonly items: Item[] = [];
  readonly paragraphs: NarrativeParagraph[] = [];
  /** Tables that stand in cells: each on its own. */
  readonly nested: Item[][] = [];
  readonly #tables: OpenTable[] = [];
  #lines = new Lines();
  #level: number | null = null;
  #isListItem = false;
  #mark: string | null = null;
  #ignored = 0;

  take(token: HtmlToken): void {
    if (token.kind === 'text') this.#text(token.text);
    else if (token.kind === 'open') this.#opened(token.name, token.attributes);
    else this.#closed(token.name);
  }

  get #current(): Lines | null {
    const table = this.#tables.at(-1);
    if (table === undefined) return this.#lines;
    return table.cell?.lines ?? null;
  }

  #text(text: string): void {
    // The mark of a list item, which Word writes out.
    if (this.#ignored > 0) this.#mark = (this.#mark ?? '') + text.trim();
    else this.#current?.add(text);
  }

  #opened(name: string, attributes: string): void {
    if (this.#ignored > 0) {
      if (name === 'span') this.#ignored++;
      return;
    }
    if (name === 'span' && /mso-list:\s*Ignore/i.test(attributes)) {
      this.#ignored = 1;
      return;
    }
    if (name === 'br') this.#break();
    else if (name === 'table') this.#openTable();
    else if (name === 'tr') this.#openRow();
    else if (name === 'td' || name === 'th') this.#openCell(attributes);
    else if (BLOCK.test(name)) {
      this.#endLine();
      const heading = /^h([1-6])$/.exec(name);
      this.#level = heading === null ? null : Number(heading[1]);
      this.#isListItem = name === 'li' || /mso-list:\s*l\d/i.test(attributes);
    }
  }

  #closed(name: string): void {
    if (this.#ignored > 0) {
      if (name === 'span') this.#ignored--;
      return;
    }
    if (name === 'table') this.#closeTable();
    else if (name === 'tr') this.#closeRow();
    else if (name === 'td' || name === 'th') this.#closeCell();
    else if (BLOCK.test(name)) this.#endLine();
  }

  #break(): void {
    if (this.#tables.length === 0) this.#endLine();
    else this.#current?.break();
  }

  #endLine(): void {
    if (this.#tables.length > 0) {
      this.#current?.end();
      return;
    }
    this.#lines.end();
    for (const text of this.#lines.lines) this.#paragraph(text);
    this.#lines = new Lines();
    this.#mark = null;
    this.#level = null;
    this.#isListItem = false;
  }

  #paragraph(text: string): void {
    this.counts.paragraph();
    const isBlank = text.trim() === '';
    const n = this.paragraphs.length + 1;
    this.items.push({ kind: 'paragraph', text, n: isBlank ? null : n });
    if (isBlank) return;
    const mark = this.#mark === '' ? null : this.#mark;
    this.paragraphs.push({ n, text, mark, isListItem: this.#isListItem || mark !== null, level: this.#level });
  }

  #openTable(): void {
    this.#endLine();
    const { nesting } = this.counts.limits;
    if (this.#tables.length >= nesting) throw tooLarge('nesting', nesting);
    this.#tables.push({
      number: this.counts.table(),
      rows: [],
      cells: null,
      cell: null,
      spans: new Map(),
      pending: new Map(),
      met: new Set(),
    });
  }

  #openRow(): void {
    this.#closeRow();
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    this.counts.cell();
    table.cells = [];
  }

  #openCell(attributes: string): void {
    this.#closeCell();
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    this.counts.cell();
    table.cells ??= [];
    const { columns } = this.counts.limits;
    const width = spanOf(attributes, 'colspan', columns + 1);
    table.cell = { lines: new Lines(), width, height: spanOf(attributes, 'rowspan', MAX_HEIGHT) };
  }

  /** Cells that others above reach down into come first. */
  #fillSpans(table: OpenTable): number {
    const last = table.cells?.at(-1);
    let at = last === undefined ? 0 : last.at + last.width;
    while (table.spans.has(at)) at += this.#goOn(table, at);
    return at;
  }

  /** Of a cell above that reaches into this row; how wide it is. */
  #goOn({ cells, spans, met }: OpenTable, at: number): number {
    this.counts.cell();
    const { width, rows } = spans.get(at) as { rows: number; width: number };
    const last = cells?.at(-1);
    if (last === undefined || last.at + last.width <= at)
      cells?.push(plainCell({ at, width, down: 'continue', isAcross: false, text: '' }));
    if (rows === 1) spans.delete(at);
    else {
      spans.set(at, { rows: rows - 1, width });
      met.add(at);
    }
    return width;
  }

  #closeCell(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || table.cell === null) return;
    const { lines, width, height } = table.cell;
    lines.end();
    table.cell = null;
    const at = this.#fillSpans(table);
    const { columns } = this.counts.limits;
    if (at + width > columns) throw tooLarge('columns', columns);
    const text = lines.lines.join('\n');
    table.cells?.push(plainCell({ at, width, down: height > 1 ? 'start' : 'none', isAcross: false, text }));
    if (height > 1) table.pending.set(at, { rows: height - 1, width });
  }

  #closeRow(): void {
    this.#closeCell();
    const table = this.#tables.at(-1);
    if (table === undefined || table.cells === null) return;
    this.#fillSpans(table);
    for (const at of [...table.spans.keys()].sort((a, b) => a - b)) if (!table.met.has(at)) this.#goOn(table, at);
    table.met.clear();
    for (const [at, span] of table.pending) table.spans.set(at, span);
    table.pending.clear();
    table.rows.push({ hidden: false, deleted: false, cells: table.cells });
    table.cells = null;
  }

  #closeTable(): void {
    this.#closeRow();
    const table = this.#tables.pop();
    if (table === undefined) return;
    const read: Table = { kind: 'table', number: table.number, widths: [], rows: table.rows };
    const item: Item = { kind: 'table', table: layTable(read), after: this.paragraphs.length };
    if (this.#tables.length === 0) this.items.push(item);
    else this.nested.push([item]);
  }

  finish(): void {
    while (this.#tables.length > 0) this.#closeTable();
    this.#endLine();
  }
}

/**
 * Reads HTML from the clipboard: tables as grids (`colspan`, `rowspan`), all else as paragraphs. Nothing is fetched or run.
 * @throws DocumentError and nothing else
 */
export function readPastedHtml(html: string): DocumentContent {
  try {
    const reader = new HtmlReader();
    for (const token of htmlTokens(html)) reader.take(token);
    reader.finish();
    const narrative: NarrativeDoc = { paragraphs: reader.paragraphs, notes: [] };
    const tables = [reader.items, ...reader.nested].flatMap(tablesOf).sort((a, b) => a.number - b.number);
    const grids = tables.map(({ grid }) => grid);
    if (narrative.paragraphs.length === 0 && grids.every(({ rows }) => rows.length === 0))
      throw new DocumentError('unsupported', 'no-text');
    return { grids, narrative, tablesAfter: tablesAfterOf(tables) };
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}
