/** What typed text becomes in a cell, as a spreadsheet reads it; the cell's format is never changed. */

import type { CellContent } from '../../../engine/edits/edit.ts';
import type { GridCell } from '../../../engine/grid/grid.ts';

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

function numberOf(text: string): number | null {
  const bare = GROUPED.test(text) ? text.replace(/,/g, '') : text;
  if (!NUMERAL.test(bare)) return null;
  const value = Number(bare);
  // Beyond 15 digits a spreadsheet keeps zeros: numbers of cards and accounts would lose their end. They stay text.
  const digits = bare.replace(/^[+-]?[0.]*|[.]|e.*$/gi, '').length;
  return Number.isFinite(value) && digits <= 15 ? value : null;
}

/**
 * The content for a cell. `=` begins a formula, an apostrophe a text. Percentages are numbers only where the cell shows
 * percentages: elsewhere 95% would become a bare 0.95, for the format isn't ours to change.
 */
export function contentTyped(typed: string, cell: GridCell): CellContent {
  if (typed === '') return { value: null };
  if (typed.startsWith("'")) return { value: typed.slice(1) };
  if (cell.format === '@') return { value: typed };
  if (typed.startsWith('=') && typed.trim().length > 1) return { value: null, formula: typed.slice(1) };
  const text = typed.trim();
  if (/^(?:true|false)$/i.test(text)) return { value: /^true$/i.test(text) };
  const showsPercent = cell.format?.includes('%') === true;
  if (text.endsWith('%')) {
    const share = showsPercent ? numberOf(text.slice(0, -1)) : null;
    return { value: share === null ? typed : Number((share / 100).toPrecision(15)) };
  }
  const number = numberOf(text);
  if (number === null) return { value: typed };
  return { value: showsPercent && typedAsPercent(cell) ? Number((number / 100).toPrecision(15)) : number };
}

/** In a cell of percentages Excel takes 95 for 95%, and 0.95 for 0.95%. */
function typedAsPercent(cell: GridCell): boolean {
  return !/"[^"]*%[^"]*"/.test(cell.format ?? '');
}
