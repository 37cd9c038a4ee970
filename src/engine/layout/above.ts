/** Lines above a table in a text, read as if they were rows of the form: title, year, unit of money, who fills it in. */

import { type AboveLine, blankCell, type GridCell, type SheetGrid } from '../grid/grid.ts';
import type { Basics } from './basics.ts';
import type { Lexicon } from './lexicon.ts';
import type { Field } from './self-evaluation.ts';
import { HiddenByMerge, type ViewRow, viewRow } from './sheet-view.ts';

/** Where one line holds several things: `填报单位：甲局    填报日期：2023年3月`. */
const APART = /\t+|[ \u3000]{2,}|[ \u3000](?=[^\s:：]{2,8}[:：])/;

/** The lines as rows above the first one of a sheet: their numbers are 0 and less, and no cell of the sheet has such. */
export function rowsAbove({ above = [] }: SheetGrid, lexicon: Lexicon): ViewRow[] {
  return above.map(({ text }, index) => {
    const row = index - above.length + 1;
    const parts = text.split(APART).filter((part) => part.trim() !== '');
    const cells = parts.map((value, at): GridCell => ({ ...blankCell(row, at + 1), kind: 'text', value }));
    return viewRow(row, cells, new HiddenByMerge([]), lexicon);
  });
}

function relocated(field: Field | null, above: readonly AboveLine[], first: GridCell): Field | null {
  if (field === null || field.cell.row > 0) return field;
  const { row, column } = first;
  const cell: GridCell = { ...field.cell, row, column };
  const line = above[field.cell.row + above.length - 1];
  return line === undefined ? { ...field, cell } : { ...field, cell, paragraph: line.paragraph };
}

/** What was found in the lines, told at the first cell of the table: those lines have no cells. */
export function withoutRowsAbove(basics: Basics, { above = [] }: SheetGrid, first: GridCell): Basics {
  if (above.length === 0) return basics;
  const at = <Found extends Field | null>(field: Found): Found => relocated(field, above, first) as Found;
  const { total, amountUnit } = basics;
  return {
    ...basics,
    title: at(basics.title),
    project: at(basics.project),
    department: at(basics.department),
    unit: at(basics.unit),
    year: at(basics.year),
    grade: at(basics.grade),
    total: total === null ? null : { label: at(total.label), value: at(total.value) },
    amountUnit: amountUnit === null ? null : { ...amountUnit, cell: at({ cell: amountUnit.cell, text: '' }).cell },
  };
}
