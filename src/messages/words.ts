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

/** `8 秒`, `1 分钟`, `1 分 5 秒`, `2 小时`, `1 小时 1 分`; at least a second. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} 秒`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return whole % 60 === 0 ? `${minutes} 分钟` : `${minutes} 分 ${whole % 60} 秒`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分`;
}
