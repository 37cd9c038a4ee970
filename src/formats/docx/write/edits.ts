import { contentOf } from '../../../engine/edits/content.ts';
import type { CellContent, CellEdit } from '../../../engine/edits/edit.ts';
import { cellAddress, parseAddress } from '../../../engine/grid/address.ts';
import { blankCell, type GridCell, type SheetGrid } from '../../../engine/grid/grid.ts';
import { contains } from '../../../engine/grid/ranges.ts';
import { stillHolds } from '../../edits.ts';
import { asErrorOfDocument, type DocumentErrorCode } from '../../error.ts';
import { PackageEditor } from '../../package-editor.ts';
import type { CellAnchor } from '../anchors.ts';
import { PACKAGE_LIMITS } from '../document.ts';
import { readDocument, type WordContent } from '../read.ts';
import { type ChangeContext, changeCell, type Splice, whyLeftAlone } from './cell-change.ts';
import { cellTextOf } from './cell-text.ts';
import { COMMENT_AUTHOR } from './comments.ts';
import { refuseClosed } from './package.ts';
import { FreeIds, mapPart, numericId } from './part-map.ts';

export interface EditOptions {
  /** `tracked`: accepting gives the new text, rejecting the old one. `plain`: written directly. */
  readonly mode: 'tracked' | 'plain';
  readonly author?: string;
  /** ISO 8601, the date that the changes tell; none otherwise. */
  readonly date?: string;
}

/** An edit that wasn't written, and why. */
export interface RefusedCell {
  readonly edit: CellEdit;
  readonly cell: string;
  readonly code: DocumentErrorCode;
  /** What the cell holds, where there is one. */
  readonly found: CellContent;
}

export interface EditedDocument {
  /** The very bytes given where there was nothing to write. */
  readonly bytes: Uint8Array;
  /** The edits whose text the cells hold: written now, or there already. */
  readonly written: readonly CellEdit[];
  readonly refused: readonly RefusedCell[];
}

/** A cell as an edit finds it. */
interface Target {
  readonly key: string;
  readonly anchor: CellAnchor;
  readonly found: GridCell;
}

function targetOf({ grids, anchors }: WordContent, { sheet, cell }: CellEdit): Target | DocumentErrorCode {
  const grid = grids.find(({ name }) => name === sheet);
  if (grid === undefined) return 'no-such-sheet';
  const at = parseAddress(cell);
  if (at === null) return 'no-such-cell';
  const { row, column } = at;
  const isHidden = grid.merges.some(
    (merge) => contains(merge, row, column) && (row !== merge.top || column !== merge.left),
  );
  if (isHidden) return 'inside-merge';
  const address = cellAddress(row, column);
  const anchor = anchors.cell(sheet, address);
  if (anchor === null || anchor.part !== anchors.main) return 'no-such-cell';
  return { key: `${sheet}!${address}`, anchor, found: cellIn(grid, row, column) };
}

function cellIn(grid: SheetGrid, row: number, column: number): GridCell {
  const cells = grid.rows.find((each) => each.row === row)?.cells ?? [];
  return cells.find((cell) => cell.column === column) ?? blankCell(row, column);
}

/** Plans what is written where, edit by edit. */
class EditPlan {
  readonly #content: WordContent;
  readonly #context: ChangeContext;
  readonly splices: Splice[] = [];
  readonly written: CellEdit[] = [];
  readonly refused: RefusedCell[] = [];
  /** By cell, the text that it is to hold. */
  readonly texts = new Map<string, string>();

  constructor(content: WordContent, context: ChangeContext) {
    this.#content = content;
    this.#context = context;
  }

  add(edit: CellEdit): void {
    const target = targetOf(this.#content, edit);
    if (typeof target === 'string') {
      this.#refuse(edit, target, { value: null });
      return;
    }
    const found = contentOf(target.found);
    const code = this.#plan(edit, target, found);
    if (code === null) this.written.push(edit);
    else this.#refuse(edit, code, found);
  }

  /** @returns why the edit can't be written; null where it can. */
  #plan({ from, to }: CellEdit, { key, anchor, found }: Target, content: CellContent): DocumentErrorCode | null {
    const text = cellTextOf(to, found.format);
    if (text === null) return to.formula === undefined ? 'bad-value' : 'unsupported-operation';
    const planned = this.texts.get(key);
    if (planned !== undefined) return planned === text ? null : 'duplicate-edit';
    // What a cell that was written to holds is what accepting the change leaves: then there is nothing left to do.
    if (anchor.text === text || stillHolds(content, to)) return null;
    if (!stillHolds(content, from)) return 'changed-meanwhile';
    const alone = whyLeftAlone(anchor);
    if (alone !== null) return alone;
    const splices = changeCell(this.#context, anchor, text);
    if (typeof splices === 'string') return splices;
    this.splices.push(...splices);
    this.texts.set(key, text);
    return null;
  }

  #refuse(edit: CellEdit, code: DocumentErrorCode, found: CellContent): void {
    this.refused.push({ edit, cell: edit.cell, code, found });
  }
}

/**
 * Writes into cells of the tables of a document. Every edit belongs to the very cell that it names; one whose cell holds neither
 * `from` nor already `to`, or that has to be left alone, is refused and doesn't hold the others up. The same edits written again
 * give the same bytes.
 * @throws DocumentError as `readDocument`; `signed-document`, `protected-document`
 */
export function writeDocxEdits(bytes: Uint8Array, edits: readonly CellEdit[], options: EditOptions): EditedDocument {
  try {
    return write(bytes, edits, options);
  } catch (error) {
    throw asErrorOfDocument(error);
  }
}

/** The copy with these edits; null where it doesn't read as planned. */
function writeAll(
  bytes: Uint8Array,
  edits: readonly CellEdit[],
  { mode, author = COMMENT_AUTHOR, date }: EditOptions,
): EditedDocument | null {
  const content = readDocument(bytes);
  const editor = new PackageEditor(bytes, PACKAGE_LIMITS);
  const { main } = content.anchors;
  const patch = editor.open(main);
  const map = mapPart(patch);
  const used = new Set(map.ids);
  for (const { id } of map.marks) {
    const number = numericId(id);
    if (number !== null) used.add(number);
  }
  const ids = new FreeIds(used);
  const context = { map, bytes: patch.xml.bytes, part: main, ids, author, date: date ?? null, mode };
  const plan = new EditPlan(content, context);
  for (const edit of edits) plan.add(edit);
  const { written, refused, texts } = plan;
  if (texts.size === 0) return { bytes, written, refused };
  refuseClosed(editor, main, mode);
  for (const { start, end, text } of plan.splices) patch.replace(start, end, text);
  editor.close(main, patch);
  const result = editor.save();
  return isAsPlanned(content, readDocument(result), texts) ? { bytes: result, written, refused } : null;
}

/** Words can make another table of a table: a head, a row that repeats one. The edits that do are left out. */
function write(bytes: Uint8Array, edits: readonly CellEdit[], options: EditOptions): EditedDocument {
  let taken: readonly CellEdit[] = [];
  let result: EditedDocument = { bytes, written: [], refused: [] };
  const left: RefusedCell[] = [];
  const add = (list: readonly CellEdit[]): void => {
    const more = writeAll(bytes, [...taken, ...list], options);
    if (more !== null) {
      taken = [...taken, ...list];
      result = more;
      return;
    }
    const [edit, another] = list;
    if (edit === undefined) return;
    if (another === undefined) left.push({ edit, cell: edit.cell, code: 'rejected', found: edit.from });
    else {
      const half = Math.ceil(list.length / 2);
      add(list.slice(0, half));
      add(list.slice(half));
    }
  };
  add(edits);
  return { ...result, refused: [...result.refused, ...left] };
}

/** Whether the copy holds the new texts in their cells, and everything else as it was. */
function isAsPlanned(before: WordContent, after: WordContent, texts: ReadonlyMap<string, string>): boolean {
  const cells = new Map<string, string>();
  const others = ({ grids, narrative }: WordContent): string =>
    JSON.stringify([narrative, grids.map((grid) => ({ ...grid, rows: otherCells(grid, texts) }))]);
  for (const key of texts.keys()) {
    const bang = key.lastIndexOf('!');
    cells.set(key, after.anchors.cell(key.slice(0, bang), key.slice(bang + 1))?.text ?? '');
  }
  const isWritten = [...texts].every(([key, text]) => cells.get(key) === text);
  return isWritten && others(before) === others(after);
}

/** The cells of a grid, those written to left out. */
function otherCells({ name, rows }: SheetGrid, texts: ReadonlyMap<string, string>): GridCell[] {
  return rows
    .flatMap(({ cells }) => cells)
    .filter(({ row, column }) => !texts.has(`${name}!${cellAddress(row, column)}`));
}
