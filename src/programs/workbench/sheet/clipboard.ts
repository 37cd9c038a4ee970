/** Cells on the clipboard, as Excel puts them there and expects them. */

import type { GridRange } from '../../../engine/grid/grid.ts';
import { escapeMarkup } from '../../../formats/xml/escape.ts';
import { shownText } from './cell-text.ts';
import type { CellModel, SheetModel } from './model.ts';

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export interface Copied {
  readonly text: string;
  readonly html: string;
}

/** The visible cells of a range: text with tabs, and a table that keeps merged areas. */
export function copied(model: SheetModel, range: GridRange): Copied {
  const lines: string[] = [];
  const rows: string[] = [];
  const used = model.grid.rows.at(-1)?.row ?? 0;
  for (const [place, { row }] of model.rows.entries()) {
    if (row < range.top || row > range.bottom) continue;
    // A whole column goes as far as something stands in it.
    if (row > used && row > range.top) break;
    const isIn = ({ column }: { readonly column: number }): boolean => column >= range.left && column <= range.right;
    const texts = model.columns
      .filter(isIn)
      .map(({ column }) => quoted(shownText(model.cellAt(row, column)).text.replace(/\r\n?/g, '\n')));
    const cells = model
      .rowModel(place)
      .filter(isIn)
      .map((shown) => tableCell(model, shown));
    lines.push(texts.join('\t'));
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  return { text: `${lines.join('\r\n')}\r\n`, html: `<table>${rows.join('')}</table>` };
}

/** A merged area is as large as what can be seen of it: hidden rows and columns aren't copied. */
function tableCell(model: SheetModel, { row, column, rowSpan, columnSpan }: CellModel): string {
  const { text } = shownText(model.cellAt(row, column));
  const spans = rowSpan > 1 || columnSpan > 1 ? ` rowspan="${rowSpan}" colspan="${columnSpan}"` : '';
  return `<td${spans}>${escapeMarkup(text).replace(/\n/g, '<br style="mso-data-placement:same-cell">')}</td>`;
}

/** The cells of a text with tabs, as spreadsheets copy it: cells with tabs, line ends or quotes are in quotes. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let inQuotes = false;
  const endCell = (): void => {
    rows[rows.length - 1]?.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] as string;
    if (inQuotes) {
      if (letter !== '"') cell += letter;
      else if (text[i + 1] === '"') {
        cell += '"';
        i++;
      } else inQuotes = false;
    } else if (letter === '"' && cell === '' && closes(text, i)) inQuotes = true;
    else if (letter === '\t') endCell();
    else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && text[i + 1] === '\n') i++;
      endCell();
      rows.push([]);
    } else cell += letter;
  }
  endCell();
  const last = rows[rows.length - 1];
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/** Whether the quote at `from` is closed before the cell ends; otherwise it is a quote somebody wrote. */
function closes(text: string, from: number): boolean {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') i++;
    else return i + 1 === text.length || /[\t\r\n]/.test(text[i + 1] as string);
  }
  return false;
}
