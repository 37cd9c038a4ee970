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
const COMMA = '，';

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
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

function halfWidth(char: string, code: number): string {
  const sign = SIGNS[char];
  if (sign !== undefined) return sign;
  if (code === 0xff0c) return COMMA;
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : char;
}

/** Whether the comma at this place stands between a digit and exactly three more. */
function isThousands(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at - 1))) return false;
  for (let step = 1; step <= 3; step++) if (!isDigit(text.charCodeAt(at + step))) return false;
  return !isDigit(text.charCodeAt(at + 4));
}

/** As long as the text that goes in. Takes UTF-16 units one by one: halves of pairs stay what they are. */
function oneSpelling(text: string): string {
  const out: string[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const code = text.charCodeAt(index);
    // ASCII and plain Chinese are nearly everything.
    if (code < 0x80 || (code >= 0x4e00 && code < 0xa000)) out.push(char);
    else out.push(halfWidth(char, code));
  }
  const half = out.join('');
  return half.replace(/,/g, (comma, at: number) => (isThousands(half, at) ? comma : COMMA));
}

export interface Dense {
  readonly text: string;
  /** Character of `text` → its place in the original; one more entry for the end. */
  readonly at: Int32Array;
}

/** Without blanks, except where one parts two digits or letters; line feeds and tabs stay, they part sentences and cells. */
export function dense(original: string): Dense {
  const text = oneSpelling(original);
  const at = new Int32Array(text.length + 1);
  const out: string[] = [];
  let gap = -1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isBlank(code)) {
      if (gap < 0) gap = index;
      continue;
    }
    if (gap >= 0 && out.length > 0) {
      const before = (out.at(-1) as string).charCodeAt(0);
      const parts = (isDigit(before) || isLatin(before)) && (isDigit(code) || isLatin(code));
      if (parts && !isUnitStart(before, text, index)) {
        at[out.length] = gap;
        out.push(' ');
      }
    }
    gap = -1;
    at[out.length] = index;
    out.push(text.charAt(index));
  }
  at[out.length] = text.length;
  return { text: out.join(''), at: at.subarray(0, out.length + 1) };
}

/** `12 km`: the blank before a unit parts nothing. */
function isUnitStart(before: number, text: string, index: number): boolean {
  return isDigit(before) && isLatin(text.charCodeAt(index));
}
