/** Characters that a document keeps as the places of a font of symbols. */

const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x6c, '●'],
  [0x6e, '■'],
  [0x6f, '□'],
  [0x70, '□'],
  [0x71, '□'],
  [0x72, '□'],
  [0x75, '◆'],
  [0xa1, '○'],
  [0xa7, '▪'],
  [0xa8, '☐'],
  [0xe0, '→'],
  [0xfb, '×'],
  [0xfc, '√'],
  [0xfd, '☒'],
  [0xfe, '☑'],
]);

const WINGDINGS_2: ReadonlyMap<number, string> = new Map([
  [0x4f, '×'],
  [0x50, '√'],
  [0x51, '☒'],
  [0x52, '☑'],
  [0x53, '☒'],
  [0x54, '☒'],
  [0xa3, '☐'],
]);

const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0xa3, '≤'],
  [0xb3, '≥'],
  [0xb4, '×'],
  [0xb1, '±'],
  [0xb7, '•'],
  [0xb8, '÷'],
  [0xb9, '≠'],
  [0xbb, '≈'],
  [0x2d, '-'],
  [0x25, '%'],
  [0xd6, '√'],
]);

const FONTS: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  ['wingdings', WINGDINGS],
  ['wingdings 2', WINGDINGS_2],
  ['symbol', SYMBOL],
]);

/** Where fonts of symbols keep their characters. */
const PRIVATE = 0xf000;

/**
 * The character of a `w:sym`; `□` where nobody knows it.
 * @param code as the document writes it: four hexadecimal digits.
 */
export function symbolOf(font: string, code: string): string {
  if (!/^[0-9A-Fa-f]{1,4}$/.test(code)) return '□';
  const number = Number.parseInt(code, 16);
  const known = FONTS.get(font.toLowerCase())?.get(number >= PRIVATE ? number - PRIVATE : number);
  if (known !== undefined) return known;
  const isPlain = number >= 0x20 && number < 0xd800 && !FONTS.has(font.toLowerCase());
  return isPlain ? String.fromCharCode(number) : '□';
}
