import type { CellContent } from '../../engine/edits/edit.ts';
import { PROBLEMS } from '../../messages/pane.ts';

/** What a cell holds, as the user reads it in a list: a formula with its sign. */
export function shown(content: CellContent): string {
  if (content.formula !== undefined) return `=${content.formula}`;
  if (content.error !== undefined) return content.error;
  if (content.value === null || content.value === '') return PROBLEMS.blank;
  if (typeof content.value === 'boolean') return content.value ? 'TRUE' : 'FALSE';
  return String(content.value);
}
