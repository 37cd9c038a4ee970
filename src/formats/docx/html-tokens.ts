/** Takes HTML apart into tags and texts. Nothing is fetched, run or put into a page; what is no text or tag is passed over. */

export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string };

/** What stands in these is no text that anybody sees. */
const UNSEEN = /^(?:script|style|title|template|textarea|noscript|iframe|svg|xml|object)$/;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['middot', '·'],
  ['bull', '•'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['laquo', '«'],
  ['raquo', '»'],
  ['times', '×'],
  ['divide', '÷'],
  ['plusmn', '±'],
  ['deg', '°'],
  ['permil', '‰'],
  ['yen', '¥'],
  ['ge', '≥'],
  ['le', '≤'],
  ['ne', '≠'],
  ['radic', '√'],
  ['sup2', '²'],
  ['sup3', '³'],
]);

function character(reference: string): string {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
}

/** The text with its references resolved; one that nobody knows stays as it is. */
function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?/g,
    (whole: string, name: string) => (name.startsWith('#') ? character(name) : (ENTITIES.get(name) ?? whole)),
  );
}

/** Where the tag that begins at `from` ends; a `>` within quotes doesn't end it. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < html.length; at++) {
    const letter = html[at] as string;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if ((letter === '"' || letter === "'") && html[at - 1] === '=') quote = letter;
    else if (letter === '>') return at;
  }
  return html.length;
}

function after(html: string, word: string, from: number): number {
  const at = html.indexOf(word, from);
  return at < 0 ? html.length : at + word.length;
}

/** The value of an attribute of a tag; null where it has none such. */
export function attributeOf(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return match === null ? null : unescaped(match[1] ?? match[2] ?? match[3] ?? '');
}

/** The tag that begins at a `<`, and where what follows it begins; null where it is passed over. */
function tagAt(html: string, less: number): { readonly token: HtmlToken | null; readonly next: number } {
  const end = tagEnd(html, less);
  const match = /^<(\/?)\s*([A-Za-z][\w:.-]*)/.exec(html.slice(less, Math.min(end, less + 80)));
  if (match === null) return { token: null, next: end + 1 };
  const name = (match[2] as string).toLowerCase();
  if (match[1] === '/') return { token: { kind: 'close', name }, next: end + 1 };
  if (UNSEEN.test(name)) return { token: null, next: pastUnseen(html, name, end + 1) };
  return { token: { kind: 'open', name, attributes: html.slice(less + match[0].length, end) }, next: end + 1 };
}

/** Tags and texts in their order. Names are in lower case, texts have their references resolved. */
export function* htmlTokens(html: string): Generator<HtmlToken, void, undefined> {
  let at = 0;
  while (at < html.length) {
    const less = html.indexOf('<', at);
    if (less < 0 || less > at) yield { kind: 'text', text: unescaped(html.slice(at, less < 0 ? html.length : less)) };
    if (less < 0) return;
    const second = html[less + 1] ?? '';
    if (html.startsWith('<!--', less)) at = after(html, '-->', less + 4);
    else if (second === '!' || second === '?') at = after(html, '>', less);
    else if (/[A-Za-z/]/.test(second)) {
      const { token, next } = tagAt(html, less);
      at = next;
      if (token !== null) yield token;
    } else {
      yield { kind: 'text', text: '<' };
      at = less + 1;
    }
  }
}

function pastUnseen(html: string, name: string, from: number): number {
  if (html[from - 2] === '/') return from;
  const end = new RegExp(`</${name}\\s*>`, 'gi');
  end.lastIndex = from;
  const match = end.exec(html);
  return match === null ? html.length : end.lastIndex;
}
