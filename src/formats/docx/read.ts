import type { SheetGrid } from '../../engine/grid/grid.ts';
import type { NarrativeDoc, NarrativeParagraph } from '../../engine/narrative/document.ts';
import { asErrorOfDocument, DocumentError } from '../error.ts';
import { isBetweenParts, linesAbove } from './above.ts';
import { DocumentAnchors } from './anchors.ts';
import { Parts } from './broken.ts';
import { Counts, DOCUMENT_LIMITS, type DocumentLimits } from './context.ts';
import { type DocumentText, readPackage } from './document.ts';
import { rowsOfForm } from './heads.ts';
import { gridOf, type LaidTable, layTable, type PlacedRow, sheetName } from './lay.ts';
import { type Block, joinedText, type Paragraph, paragraphsOf, type Table } from './model.ts';

/** A document as the engine sees it. */
export interface DocumentContent {
  /** Its tables, in the order in which they begin, by the names 表1, 表2 …; frames around tables aren't among them. */
  readonly grids: readonly SheetGrid[];
  readonly narrative: NarrativeDoc;
  /** By the name of a table, after how many of the counted paragraphs it begins. */
  readonly tablesAfter: ReadonlyMap<string, number>;
}

export interface WordContent extends DocumentContent {
  readonly anchors: DocumentAnchors;
}

export type Item =
  | { readonly kind: 'paragraph'; readonly text: string; readonly n: number | null }
  | { readonly kind: 'table'; readonly table: LaidTable /** Counted paragraphs before it. */; readonly after: number };

/** A table that only stands around others: its one cell holds them. */
function frameOf({ rows }: Table): readonly Block[] | null {
  const [cell, ...others] = rows.flatMap(({ cells, deleted }) => (deleted ? [] : cells));
  if (cell === undefined || others.length > 0) return null;
  return cell.blocks.some(({ kind }) => kind === 'table') ? cell.blocks : null;
}

/** Goes through the blocks of a document: counts paragraphs, and lists what stands one after the other. */
class Walker {
  readonly counted: Paragraph[] = [];
  /** The text, then what each cell with tables holds. */
  readonly streams: Item[][] = [];

  walk(blocks: readonly Block[], isInCell: boolean): void {
    const stream: Item[] = [];
    this.streams.push(stream);
    this.#into(stream, blocks, isInCell);
  }

  #into(stream: Item[], blocks: readonly Block[], isInCell: boolean): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.#table(stream, block, isInCell);
      else stream.push({ kind: 'paragraph', text: block.text, n: isInCell ? null : this.#count(block) });
    }
  }

  #table(stream: Item[], table: Table, isInCell: boolean): void {
    const framed = frameOf(table);
    if (framed !== null) {
      this.#into(stream, framed, isInCell);
      return;
    }
    stream.push({ kind: 'table', table: layTable(table), after: this.counted.length });
    for (const { blocks } of table.rows.flatMap(({ cells }) => cells))
      if (blocks.some(({ kind }) => kind === 'table')) this.walk(blocks, true);
  }

  #count(paragraph: Paragraph): number | null {
    if (paragraph.text.trim() === '') return null;
    return this.counted.push(paragraph);
  }
}

/** A table that is read: its parts joined, with the lines above it. */
export interface ReadTable {
  readonly number: number;
  readonly rows: readonly PlacedRow[];
  readonly grid: SheetGrid;
  /** Counted paragraphs before it. */
  readonly after: number;
}

/** The tables of a stream, broken ones joined. */
export function tablesOf(stream: readonly Item[]): ReadTable[] {
  const found: { parts: Parts; at: number; after: number }[] = [];
  let canGoOn = false;
  for (const [at, item] of stream.entries()) {
    if (item.kind === 'paragraph') canGoOn &&= isBetweenParts(item.text);
    else {
      if (!canGoOn || found.at(-1)?.parts.add(item.table) !== true)
        found.push({ parts: new Parts(item.table), at, after: item.after });
      canGoOn = true;
    }
  }
  return found.map(({ parts, at, after }) => {
    const { number, rows } = parts.joined();
    const ofForm = rowsOfForm(rows);
    return { number, rows: ofForm, after, grid: gridOf({ number, rows: ofForm }, linesAbove(textsBefore(stream, at))) };
  });
}

export function tablesAfterOf(tables: readonly ReadTable[]): DocumentContent['tablesAfter'] {
  return new Map(tables.map(({ grid, after }) => [grid.name, after]));
}

/** More lines than these can't belong to a table. */
const LOOKED_AT = 40;

function textsBefore(stream: readonly Item[], at: number): { text: string; n: number | null }[] {
  const texts: { text: string; n: number | null }[] = [];
  for (let before = at - 1; before >= 0 && texts.length < LOOKED_AT; before--) {
    const item = stream[before] as Item;
    if (item.kind === 'table') break;
    texts.unshift(item);
  }
  return texts;
}

function narrativeOf(counted: readonly Paragraph[], notes: DocumentText['notes']): NarrativeDoc {
  return {
    paragraphs: counted.map(
      ({ text, mark, isListItem, level }, index): NarrativeParagraph => ({
        n: index + 1,
        text,
        mark,
        isListItem,
        level,
      }),
    ),
    notes: notes.map(({ name, blocks }) => ({ name, text: joinedText(paragraphsOf(blocks)) })),
  };
}

function contentOf({ main, body, notes, parts }: DocumentText): WordContent {
  const walker = new Walker();
  walker.walk(body, false);
  const tables = walker.streams.flatMap(tablesOf).sort((a, b) => a.number - b.number);
  const narrative = narrativeOf(walker.counted, notes);
  const grids = tables.map(({ grid }) => grid);
  if (narrative.paragraphs.length === 0 && grids.every(({ rows }) => rows.length === 0))
    throw new DocumentError('unsupported', 'no-text');
  const anchors = new DocumentAnchors({
    main,
    parts,
    paragraphs: walker.counted,
    notes: new Map(notes.map(({ name, blocks }) => [name, paragraphsOf(blocks)])),
    tables: new Map(tables.map(({ number, rows }) => [sheetName(number), rows])),
  });
  return { grids, narrative, tablesAfter: tablesAfterOf(tables), anchors };
}

/**
 * Reads a .docx, .docm or .dotx file: its tables as grids, its text as paragraphs, and where every character stands.
 * The text is what remains once all revisions are accepted. Macros, pictures, fonts and colours aren't looked at.
 * @throws DocumentError and nothing else, with `detail.inDocument`
 */
export function readDocument(bytes: Uint8Array, limits: Partial<DocumentLimits> = {}): WordContent {
  try {
    return contentOf(readPackage(bytes, new Counts({ ...DOCUMENT_LIMITS, ...limits })));
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}
