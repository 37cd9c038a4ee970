import { contentOf } from '../../src/engine/edits/content.ts';
import type { CellContent, CellEdit } from '../../src/engine/edits/edit.ts';
import { cellAddress } from '../../src/engine/grid/address.ts';
import { readWorkbook } from '../../src/formats/xlsx/read/read.ts';

/** What every cell of a file holds that holds something, by `sheet!A1`. */
export function contents(bytes: Uint8Array): Map<string, CellContent> {
  const found = new Map<string, CellContent>();
  for (const { name, rows } of readWorkbook(bytes).sheets) {
    for (const cell of rows.flatMap((row) => row.cells)) {
      const content = contentOf(cell);
      if (content.value !== null || content.formula !== undefined || content.error !== undefined) {
        found.set(`${name}!${cellAddress(cell.row, cell.column)}`, content);
      }
    }
  }
  return found;
}

export function contentAt(bytes: Uint8Array, sheet: string, cell: string): CellContent {
  return contents(bytes).get(`${sheet}!${cell}`) ?? { value: null };
}

/** Edits of one sheet that expect what the file holds. */
export function editsOf(bytes: Uint8Array, sheet: string, to: { readonly [cell: string]: CellContent }): CellEdit[] {
  const found = contents(bytes);
  return Object.entries(to).map(([cell, content]) => ({
    sheet,
    cell,
    from: found.get(`${sheet}!${cell}`) ?? { value: null },
    to: content,
  }));
}
