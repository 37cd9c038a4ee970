import type { CellContent, RowHeight } from '../../../engine/edits/edit.ts';
import { cellAddress, rangeAddress } from '../../../engine/grid/address.ts';
import { contains, extended, parseRange } from '../../../engine/grid/ranges.ts';
import { DocumentError } from '../../error.ts';
import { DAYS_TO_1904 } from '../../number-formats.ts';
import type { XmlPatch } from '../../package-editor.ts';
import { SharedFormula } from '../read/shared-formula.ts';
import { newCell, ownFormula, rewrittenCell } from './cell-xml.ts';
import type { CellSpan, RowSpan, SheetMap, Span } from './sheet-map.ts';

export interface CellChange {
  readonly row: number;
  readonly column: number;
  readonly to: CellContent;
  /** The element that says so, where one is known that says more: runs with fonts of their own. */
  readonly spelling?: string | undefined;
}

/** Of a row's height: its attributes `ht` and `customHeight`, as they are spelt. */
export interface RowChange {
  readonly row: number;
  readonly to: RowHeight;
}

export interface SheetChange {
  /** Addresses of cells that held a formula and now hold none. */
  readonly formulasGone: readonly string[];
  /** Formulas that the sheet has now. */
  readonly formulas: number;
}

/** The element of the row, when there is one, and of the cell. @throws DocumentError `bad-xml` when the cell stands there twice */
export function findCell(map: SheetMap, row: number, column: number): { row: RowSpan | null; cell: CellSpan | null } {
  let found: { row: RowSpan; cell: CellSpan } | null = null;
  const rows = map.rows.get(row) ?? [];
  for (const each of rows) {
    for (const cell of each.cells) {
      if (cell.column !== column) continue;
      // Programs differ in which of the two they show.
      if (found !== null)
        throw new DocumentError('damaged', 'bad-xml', {
          cells: [cellAddress(row, column)],
          cause: 'a cell stands there twice',
        });
      found = { row: each, cell };
    }
  }
  return found ?? { row: rows[0] ?? null, cell: null };
}

/** The style of a cell; of one that isn't there, what typing into it would give it. */
export function styleAt(map: SheetMap, row: number, column: number): number {
  const found = findCell(map, row, column);
  if (found.cell !== null) return found.cell.style;
  const ofColumn = map.columns.find((each) => column >= each.from && column <= each.to)?.style;
  return found.row?.style ?? ofColumn ?? 0;
}

/**
 * Puts new content into cells of one worksheet; changes no other byte of it, save the dimension and the row's spans where a
 * cell lies outside, and formulas that were shared with a changed cell. `days1904`: by style, as the reader takes it.
 */
export function patchSheet(
  patch: XmlPatch,
  map: SheetMap,
  changes: readonly CellChange[],
  days1904: readonly boolean[] | null,
  heights: readonly RowChange[] = [],
): SheetChange {
  const sorted = [...changes].sort((a, b) => a.row - b.row || a.column - b.column);
  const sheet = new SheetPatcher(patch, map, days1904);
  for (const change of sorted) sheet.change(change);
  for (const change of heights) sheet.resize(change);
  sheet.finish();
  unshare(patch, map, sorted);
  return { formulasGone: sheet.formulasGone, formulas: sheet.formulas };
}

class SheetPatcher {
  readonly formulasGone: string[] = [];
  formulas: number;
  readonly #patch: XmlPatch;
  readonly #map: SheetMap;
  readonly #days1904: readonly boolean[] | null;
  /** New cells for rows that have none so far: an empty row element, or no row element. */
  readonly #emptyRows = new Map<RowSpan, string>();
  readonly #newRows = new Map<number, string>();
  readonly #newHeights = new Map<number, string>();
  readonly #filled: CellChange[] = [];

  constructor(patch: XmlPatch, map: SheetMap, days1904: readonly boolean[] | null) {
    this.#patch = patch;
    this.#map = map;
    this.#days1904 = days1904;
    this.formulas = map.formulas;
  }

  change(change: CellChange): void {
    const { row, column } = change;
    const found = findCell(this.#map, row, column);
    const style = styleAt(this.#map, row, column);
    const to = this.#inFileSystem(change.to, style);
    const isBlank = to.formula === undefined && (to.value === null || to.value === '');
    if (to.formula !== undefined) this.formulas++;
    if (!isBlank) this.#filled.push(change);
    if (found.cell !== null) this.#rewrite(found.cell, change, to);
    else if (!isBlank) this.#add(found.row, change, newCell(cellAddress(row, column), style, this.#map.prefix, to));
  }

  /** Sets a row's height. @param change of a row that is there, or to which a cell was added. */
  resize({ row, to }: RowChange): void {
    const [found] = this.#map.rows.get(row) ?? [];
    if (found === undefined) {
      this.#newHeights.set(row, attributeText('ht', to.points) + attributeText('customHeight', to.fixed));
      return;
    }
    this.#setAttribute(found, 'ht', found.height, to.points);
    this.#setAttribute(found, 'customHeight', found.fixed, to.fixed);
  }

  #setAttribute({ start, nameEnd }: RowSpan, name: string, span: Span | null, text: string | null): void {
    const patch = this.#patch;
    if (span === null) {
      if (text !== null) patch.insert(nameEnd, attributeText(name, text));
    } else if (text !== null) patch.replace(span.from, span.to, text);
    else {
      const before = patch.raw(start, span.from);
      const name = before.slice(before.search(/\s+[^\s=]+\s*=\s*["']$/));
      patch.replace(span.from - name.length, span.to + 1, '');
    }
  }

  /** Writes what belongs to the rows and the sheet as a whole. */
  finish(): void {
    const patch = this.#patch;
    const map = this.#map;
    const { prefix } = map;
    for (const [row, cells] of this.#emptyRows) {
      patch.replace(row.tagEnd - 2, row.tagEnd, `>${cells}</${prefix}row>`);
    }
    const rows = [...this.#newRows].map(([row, cells]) => ({
      row,
      text: `<${prefix}row r="${row}"${this.#newHeights.get(row) ?? ''}>${cells}</${prefix}row>`,
    }));
    if (map.data.empty && rows.length > 0) {
      const text = rows.map((each) => each.text).join('');
      patch.replace(map.data.tagEnd - 2, map.data.tagEnd, `>${text}</${prefix}sheetData>`);
    } else for (const { row, text } of rows) patch.insert(this.#placeOfRow(row), text);
    this.#widenDimension();
    this.#widenSpans();
  }

  /** In workbooks that count days from 1904 the reader adds what it takes to the numbers of dates; here it is taken off again. */
  #inFileSystem(content: CellContent, style: number): CellContent {
    if (typeof content.value !== 'number' || this.#days1904?.[style] !== true) return content;
    return { ...content, value: content.value - DAYS_TO_1904 };
  }

  #rewrite(cell: CellSpan, change: CellChange, to: CellContent): void {
    const patch = this.#patch;
    const tag = patch.raw(cell.start, cell.tagEnd).replace(/\s*\/?>$/, '');
    patch.replace(cell.start, cell.end, change.spelling ?? rewrittenCell(tag, this.#map.prefix, to));
    this.formulas -= cell.formulas;
    if (cell.formulas > 0 && to.formula === undefined) this.formulasGone.push(cellAddress(change.row, change.column));
  }

  #add(row: RowSpan | null, { row: number, column }: CellChange, text: string): void {
    if (row === null) this.#newRows.set(number, (this.#newRows.get(number) ?? '') + text);
    else if (row.empty) this.#emptyRows.set(row, (this.#emptyRows.get(row) ?? '') + text);
    else {
      const next = row.cells.find((cell) => cell.column > column);
      this.#patch.insert(next?.start ?? row.closeStart, text);
    }
  }

  #placeOfRow(row: number): number {
    const next = this.#map.rowNumbers.findIndex((number) => number > row);
    return next < 0 ? this.#map.data.closeStart : (this.#map.rowStarts[next] as number);
  }

  #widenDimension(): void {
    const { dimension } = this.#map;
    const range = dimension === null ? null : parseRange(this.#patch.raw(dimension.from, dimension.to));
    if (dimension === null || range === null) return;
    const widened = this.#filled.reduce((all, { row, column }) => extended(all, row, column), range);
    if (this.#filled.some(({ row, column }) => !contains(range, row, column)))
      this.#patch.replace(dimension.from, dimension.to, rangeAddress(widened));
  }

  #widenSpans(): void {
    for (const row of [...this.#map.rows.values()].flat()) {
      const { spans } = row;
      if (spans === null) continue;
      const ranges = this.#patch.raw(spans.from, spans.to);
      const bounds = [...ranges.matchAll(/(\d+):(\d+)/g)].map((each) => [Number(each[1]), Number(each[2])] as const);
      const columns = this.#filled.filter((each) => each.row === row.row).map((each) => each.column);
      if (columns.every((column) => bounds.some(([from, to]) => column >= from && column <= to))) continue;
      const all = [...columns, ...bounds.flat()];
      this.#patch.replace(spans.from, spans.to, `${Math.min(...all)}:${Math.max(...all)}`);
    }
  }
}

function attributeText(name: string, value: string | null): string {
  return value === null ? '' : ` ${name}="${value}"`;
}

/** The attributes of a row's height, as they are spelt. */
export function heightOf(patch: XmlPatch, map: SheetMap, row: number): RowHeight {
  const [found] = map.rows.get(row) ?? [];
  const textOf = (span: Span | null | undefined): string | null =>
    span === null || span === undefined ? null : patch.raw(span.from, span.to);
  return { points: textOf(found?.height), fixed: textOf(found?.fixed) };
}

/** Where the cell of a shared formula's text is changed, the cells that follow it get formulas of their own. */
function unshare(patch: XmlPatch, map: SheetMap, changes: readonly CellChange[]): void {
  const key = (cell: { readonly row: number; readonly column: number }): string => cellAddress(cell.row, cell.column);
  const changed = new Set(changes.map(key));
  /** By group: its formula, if that is about to go. */
  const lost = new Map<string, SharedFormula | null>();
  for (const cell of map.shared) {
    if (cell.text !== '') {
      lost.set(cell.group, changed.has(key(cell)) ? new SharedFormula(cell.text, cell.row, cell.column) : null);
      continue;
    }
    const formula = lost.get(cell.group) ?? null;
    if (formula === null || changed.has(key(cell))) continue;
    patch.replace(cell.span.from, cell.span.to, ownFormula(map.prefix, formula.at(cell.row, cell.column)));
  }
}
