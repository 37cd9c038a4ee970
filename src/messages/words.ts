/** Small pieces of sentences. */

/** More cells than these aren't listed. */
export const SHOWN_CELLS = 8;

/** `I35、I36`; a long list is cut: `I35、… 等 40 个单元格`. */
export function cellList(cells: readonly string[]): string {
  if (cells.length <= SHOWN_CELLS) return cells.join('、');
  return `${cells.slice(0, SHOWN_CELLS).join('、')} 等 ${cells.length} 个单元格`;
}

/** The first so many characters, whole ones; `…` stands for the rest. */
export function shortened(text: string, length: number): string {
  const characters = [...text.replaceAll('\n', ' ')];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
