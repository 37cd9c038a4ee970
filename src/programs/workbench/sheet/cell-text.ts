/** Cells as a spreadsheet shows them. */

import { format, formatColor } from 'numfmt';
import type { GridCell } from '../../../engine/grid/grid.ts';

export interface ShownText {
  readonly text: string;
  /** The colour that the number format asks for (`[Red]`). */
  readonly color: string | null;
}

const NAMED_COLORS = new Set(['black', 'blue', 'cyan', 'green', 'magenta', 'red', 'white', 'yellow']);

function formatted(pattern: string, value: number | string): ShownText {
  try {
    const text = format(pattern, value, { locale: 'zh-CN' });
    const named = formatColor(pattern, value);
    return { text, color: typeof named === 'string' && NAMED_COLORS.has(named) ? named : null };
  } catch {
    // A format that can't be understood: the bare value is better than none.
    return { text: typeof value === 'number' ? format('General', value) : value, color: null };
  }
}

/** What the cell shows when its column is wide enough. */
export function shownText({ kind, value, format: pattern }: GridCell): ShownText {
  switch (kind) {
    case 'number':
      return formatted(pattern ?? 'General', value as number);
    case 'text':
      return pattern === null || pattern === '@' || !pattern.includes('@')
        ? { text: value as string, color: null }
        : formatted(pattern, value as string);
    case 'boolean':
      return { text: value === true ? 'TRUE' : 'FALSE', color: null };
    case 'error':
      return { text: value as string, color: null };
    case 'picture':
      return { text: '🖼', color: null };
    case 'blank':
    case 'uncalculated':
      return { text: '', color: null };
  }
}

/**
 * A number in a column that has room for so many digits: General loses decimals, any other format becomes `###`. A number
 * that is merely cut off would read as another one.
 */
export function fittedNumber(cell: GridCell, text: string, room: number): string {
  if (widthInDigits(text.trim()) <= room) return text;
  if (cell.format === null) {
    for (let digits = 10; digits > 0; digits--) {
      const shorter = String(Number((cell.value as number).toPrecision(digits)));
      if (shorter.length <= room && (!shorter.includes('e') || text.includes('E'))) return shorter.replace('e+', 'E+');
    }
  }
  return '#'.repeat(Math.max(1, Math.floor(room)));
}

/** Points and commas take half a digit, Chinese characters two. */
function widthInDigits(text: string): number {
  let width = 0;
  for (const letter of text) width += /[.,]/.test(letter) ? 0.6 : (letter.codePointAt(0) as number) > 0xff ? 2 : 1;
  return width;
}

/** What the formula bar and the editor show: what would have to be typed. */
export function typedText({ kind, value, formula, format: pattern }: GridCell): string {
  if (formula !== null) return `=${formula}`;
  if (kind === 'number') {
    const number = value as number;
    if (pattern?.includes('%') === true && !pattern.includes('"%"'))
      return `${Number((number * 100).toPrecision(15))}%`;
    return String(Number(number.toPrecision(15)));
  }
  if (kind === 'boolean') return value === true ? 'TRUE' : 'FALSE';
  return kind === 'text' || kind === 'error' ? (value as string) : '';
}
