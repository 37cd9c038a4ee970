import { decimal } from '../../engine/decimal.ts';
import type { CellContent } from '../../engine/edits/edit.ts';
import { formatKind } from '../../engine/values/display.ts';
import { percent } from '../../messages/format.ts';
import { PROBLEMS } from '../../messages/pane.ts';

/**
 * What a cell holds, as the user reads it in a list: a formula with its sign.
 * @param format the cell's number format: a share in a cell of percentages is one
 */
export function shown(content: CellContent, format: string | null = null): string {
  const { value } = content;
  if (content.formula !== undefined) return `=${content.formula}`;
  if (content.error !== undefined) return content.error;
  if (value === null || value === '') return PROBLEMS.blank;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number' && formatKind(format) === 'percent') return percent(decimal(value), 8);
  return String(value);
}
