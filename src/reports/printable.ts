/** Texts of a workbook on their way to a screen. */

/**
 * Characters that steer a terminal, are forbidden in HTML, turn the reading direction of what follows, or carry words that
 * nobody sees (interlinear annotations, tag characters).
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200e\u200f\u202a-\u202e\u2061-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{1d173}-\u{1d17a}\u{e0000}-\u{e007f}]+/gu;

/** The text on one line, without characters that could change what the reader sees around it. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, ' ');
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{M}\u200b-\u200d\u2060]/u;

/** Columns that one character takes on a terminal: Chinese ones two. */
function characterWidth(character: string): number {
  if (character < '\u0300') return 1;
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/** Words of Latin letters and numbers stay together; Chinese breaks anywhere. */
const PIECES = /[!-~]+|[^!-~]/gu;
/** A line doesn't begin with these. */
const CLOSING = /^[，。、；：！？）】》”’〕…%]/u;

/** Breaks a text into lines of at most so many columns. */
export function wrap(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of text.match(PIECES) ?? []) {
    const wide = displayWidth(piece);
    if (used > 0 && used + wide > width && !CLOSING.test(piece)) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece === ' ') continue;
    }
    line += piece;
    used += wide;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** The text in at most so many columns; `…` stands for its end, or for its beginning. */
export function cut(text: string, width: number, from: 'end' | 'beginning' = 'end'): string {
  if (displayWidth(text) <= width) return text;
  const characters = [...text];
  if (from === 'beginning') characters.reverse();
  let kept = '';
  let used = 1;
  for (const character of characters) {
    used += displayWidth(character);
    if (used > width) break;
    kept = from === 'end' ? kept + character : character + kept;
  }
  return from === 'end' ? `${kept}…` : `…${kept}`;
}
