/**
 * One spelling for a text, one character to one, so that offsets stay: full width becomes half width, signs of one meaning
 * become one sign. Then the text without blanks, and where each of its characters stands in the original.
 */

const SIGNS: Readonly<Record<string, string>> = {
  '％': '%',
  '﹪': '%',
  '≧': '≥',
  '⩾': '≥',
  '≦': '≤',
  '⩽': '≤',
  '〔': '[',
  '〕': ']',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '﹙': '(',
  '﹚': ')',
  '—': '-',
  '–': '-',
  '―': '-',
  '−': '-',
  '～': '~',
  '〜': '~',
  '∶': ':',
  '﹕': ':',
  '｡': '。',
  '＂': '"',
};

/** The comma of sentences; `,` is left for thousands alone. */
const COMMA = 0xff0c;
const ASCII_COMMA = 0x2c;
const SPACE = 0x20;

const CODES: ReadonlyMap<number, number> = new Map(
  Object.entries(SIGNS).map(([sign, plain]) => [sign.charCodeAt(0), plain.charCodeAt(0)]),
);

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isBlank(code: number): boolean {
  return (
    code === SPACE ||
    code === 0xa0 ||
    code === 0x3000 ||
    code === 0x0d ||
    code === 0xad ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x202f ||
    code === 0x2060 ||
    code === 0xfeff
  );
}

/** One spelling of a character; `NaN` beyond the ends. */
function plainCode(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // ASCII and plain Chinese are nearly everything.
  if (code < 0x80 || (code >= 0x4e00 && code < 0xa000) || code === COMMA) return code;
  const sign = CODES.get(code);
  if (sign !== undefined) return sign;
  return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

/** Whether the comma at this place stands between a digit and exactly three more. */
function isThousands(text: string, at: number): boolean {
  if (!isDigit(plainCode(text, at - 1))) return false;
  for (let step = 1; step <= 3; step++) if (!isDigit(plainCode(text, at + step))) return false;
  return !isDigit(plainCode(text, at + 4));
}

export interface Dense {
  readonly text: string;
  /** Character of `text` → its place in the original; one more entry for the end. */
  readonly at: Int32Array;
}

/** `12 年`, `12 km`: a blank parts nothing there; `12 13`, `AB 12` are two words. */
function parts(before: number, behind: number): boolean {
  return (isDigit(before) && isDigit(behind)) || (isLatin(before) && (isDigit(behind) || isLatin(behind)));
}

/** Without blanks, except where one parts two numbers or words; line feeds and tabs stay, they part sentences and cells. */
export function dense(original: string): Dense {
  const at = new Int32Array(original.length + 1);
  let text = '';
  let length = 0;
  let last = 0;
  let gap = -1;
  // Most of a text stays as it is: it is taken over in stretches.
  let stretch = 0;
  for (let index = 0; index < original.length; index++) {
    const own = original.charCodeAt(index);
    let code = plainCode(original, index);
    if (isBlank(code)) {
      if (gap < 0) {
        text += original.slice(stretch, index);
        gap = index;
      }
      stretch = index + 1;
      continue;
    }
    if (code === ASCII_COMMA && !isThousands(original, index)) code = COMMA;
    if (gap >= 0 && length > 0 && parts(last, code)) {
      at[length++] = gap;
      text += ' ';
    }
    gap = -1;
    at[length++] = index;
    last = code;
    if (code === own) continue;
    text += original.slice(stretch, index) + String.fromCharCode(code);
    stretch = index + 1;
  }
  text += original.slice(stretch);
  at[length] = original.length;
  return { text, at: at.subarray(0, length + 1) };
}
