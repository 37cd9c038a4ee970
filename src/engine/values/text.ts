/**
 * One spelling for what people write in many: full-width letters and digits become half-width, blanks and line breaks go,
 * `≧` `>=` `﹥=` become `≥`, `═` becomes `=`, a numeric apostrophe goes. A line break between two numbers stays: `9` above `5` is no 95.
 */

import { BoundedMap } from '../bounded-map.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '≧': '≥',
  '⩾': '≥',
  '≦': '≤',
  '⩽': '≤',
  '═': '=',
  '﹦': '=',
  '﹥': '>',
  '〉': '>',
  '﹤': '<',
  '〈': '<',
  '﹪': '%',
  '﹣': '-',
  '−': '-',
  '‐': '-',
  '﹕': ':',
  '∶': ':',
  '﹙': '(',
  '﹚': ')',
  '〔': '(',
  '〕': ')',
  '【': '(',
  '】': ')',
  '–': '—',
  '―': '—',
  '─': '—',
};

/** Blanks that people and exports leave inside a text, the invisible ones too. */
function isBlank(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0xfeff
  );
}

function isLineBreak(code: number): boolean {
  return (code >= 0x0a && code <= 0x0d) || code === 0x2028 || code === 0x2029;
}

const NUMBER_END = /[0-9０-９][.,．，]?$/;
const NUMBER_START = /^[0-9０-９.．]/;

/** Whether what stands between the two would make one number of two if it went. */
export function partsNumbers(before: string, behind: string): boolean {
  return NUMBER_START.test(behind) && NUMBER_END.test(before);
}

/**
 * Nothing to do: the text is made of Chinese characters and plain ASCII already, without signs that can be the first half of others.
 * Every text is asked several times, most of them are short, and calling a pattern takes longer than going through one.
 */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isAscii = code > 0x20 && code < 0x7f && (code < 0x3c || code > 0x3e);
    if (!isAscii && (code < 0x4e00 || code > 0x9fff)) return false;
  }
  return true;
}

/** What is written for a letter; null where it stays. */
function otherThan(code: number): string | null {
  const letter = String.fromCharCode(code);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (SIGNS[letter] ?? null);
}

function rewrite(text: string): string {
  const { length } = text;
  let out = '';
  let isBroken = false;
  /** Where the letters begin that stay as they are. */
  let from = 0;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    // Most letters are one of these.
    const stays = (code > 0x20 && code < 0x80) || (code >= 0x4e00 && code < 0xa000);
    if (stays && !isBroken) continue;
    if (isBlank(code)) {
      out += text.slice(from, index);
      from = index + 1;
      isBroken ||= isLineBreak(code);
      continue;
    }
    if (isBroken && partsNumbers(out.slice(-2), text.charAt(index))) out += '\n';
    isBroken = false;
    const other = stays ? null : otherThan(code);
    if (other === null) continue;
    out += text.slice(from, index) + other;
    from = index + 1;
  }
  out += text.slice(from);
  if (!out.includes('=')) return out;
  return out
    .replace(/>=|=>|≥=/g, '≥')
    .replace(/<=|=<|≤=/g, '≤')
    .replace(/={2,}/g, '=');
}

/** The text without such marks at its end. A pattern `[…]+$` would begin anew at each of them, and take the square of their number. */
export function withoutEnd(text: string, marks: string): string {
  let end = text.length;
  while (end > 0 && marks.includes(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

const KNOWN = new BoundedMap<string, string>(8192);

/** The normalised text; the same words written otherwise give the same result. */
export function normalise(text: string): string {
  if (isPlain(text)) return text;
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const result = rewrite(text);
  if (text.length <= 200) KNOWN.set(text, result);
  return result;
}
