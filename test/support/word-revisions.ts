import { openZip } from '../../src/formats/zip/read.ts';

/** What another program makes of a Word document's text: a reader of its own, so that a slip of ours doesn't hide itself. */

export interface XmlNode {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlNode | string)[];
  /** As written. */
  readonly raw: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<(\/?)([^\s<>/]+)((?:"[^"]*"|'[^']*'|[^"'<>])*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function decoded(text: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return named[entity] ?? whole;
    return String.fromCodePoint(
      entity.startsWith('#x') ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1)),
    );
  });
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The root element of an XML text; throws where it isn't well-formed. */
export function parseXml(xml: string): XmlNode {
  interface Open {
    name: string;
    full: string;
    attributes: Map<string, string>;
    children: (XmlNode | string)[];
    from: number;
  }
  const stack: Open[] = [{ name: '', full: '', attributes: new Map(), children: [], from: 0 }];
  let at = 0;
  for (const match of xml.matchAll(TOKEN)) {
    if (match.index !== at) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 40)}`);
    at += match[0].length;
    const [, cdata, slash, full, attributes = '', empty, text] = match;
    const top = stack.at(-1) as Open;
    if (cdata !== undefined) top.children.push(cdata);
    else if (text !== undefined) top.children.push(decoded(text));
    else if (full === undefined) continue;
    else if (slash === '/') {
      const done = stack.pop() as Open;
      if (done.full !== full) throw new Error(`</${full}> ends <${done.full}>`);
      (stack.at(-1) as Open).children.push({ ...done, raw: xml.slice(done.from, at) });
    } else {
      const found = [...attributes.matchAll(ATTRIBUTE)];
      const names = found.map(([, name = '']) => name);
      if (new Set(names).size < names.length) throw new Error(`an attribute twice in <${full}>`);
      const map = new Map(found.map(([, name = '', a, b]) => [local(name), decoded(a ?? b ?? '')]));
      const open: Open = { name: local(full), full, attributes: map, children: [], from: match.index };
      if (empty === '/') top.children.push({ ...open, raw: match[0] });
      else stack.push(open);
    }
  }
  if (at !== xml.length || stack.length !== 1) throw new Error('not well-formed: something is left open');
  const root = (stack[0] as Open).children.find((child): child is XmlNode => typeof child !== 'string');
  if (root === undefined) throw new Error('no element');
  return root;
}

/** A part of a document as text, UTF-16 too. */
export function xmlOf(bytes: Uint8Array, part = 'word/document.xml'): string {
  const zip = openZip(bytes);
  const entry = zip.find(part);
  if (entry === null) throw new Error(`no part ${part}`);
  const raw = zip.inflate(entry);
  const label = raw[0] === 0xff ? 'utf-16le' : raw[0] === 0xfe ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(raw);
}

function hasPart(bytes: Uint8Array, part: string): boolean {
  return openZip(bytes).find(part) !== null;
}

export function elements(node: XmlNode): XmlNode[] {
  return node.children.filter((child): child is XmlNode => typeof child !== 'string');
}

export function descendants(node: XmlNode, name: string): XmlNode[] {
  return elements(node).flatMap((child) => [...(child.name === name ? [child] : []), ...descendants(child, name)]);
}

/** How the revisions of a document are dealt with. `asIs`: deleted and inserted text alike. */
export type Dealing = 'accept' | 'reject' | 'asIs';

/** A character as it is shown, with the properties of its run as they are written. */
export interface Shown {
  readonly character: string;
  readonly properties: string;
}

const SIGNS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

class Walker {
  readonly lines: Shown[][] = [[]];
  readonly ranges = new Map<string, string>();
  readonly #open = new Set<string>();
  readonly #dealing: Dealing;

  constructor(dealing: Dealing) {
    this.#dealing = dealing;
  }

  walk(node: XmlNode, properties: string): void {
    const gone = this.#dealing === 'accept' ? ['del', 'moveFrom'] : this.#dealing === 'reject' ? ['ins', 'moveTo'] : [];
    for (const child of elements(node)) {
      const { name } = child;
      if (gone.includes(name) && child.children.length > 0) continue;
      if (name === 'commentRangeStart') this.#start(child.attributes.get('id') ?? '');
      else if (name === 'commentRangeEnd') this.#open.delete(child.attributes.get('id') ?? '');
      else if (name === 'p') this.#paragraph(child);
      else if (name === 'r') this.walk(child, elements(child).find((each) => each.name === 'rPr')?.raw ?? '');
      else if (name === 't' || name === 'delText') this.#text(child, properties);
      else if (SIGNS[name] !== undefined && node.name === 'r') this.#put(SIGNS[name], properties);
      else if (!['pPr', 'rPr', 'instrText', 'sdtPr', 'tcPr', 'Fallback', 'rt'].includes(name))
        this.walk(child, properties);
    }
  }

  #start(id: string): void {
    this.#open.add(id);
    this.ranges.set(id, '');
  }

  #paragraph(node: XmlNode): void {
    this.walk(node, '');
    const mark = elements(node).find(({ name }) => name === 'pPr');
    const own = mark === undefined ? undefined : elements(mark).find(({ name }) => name === 'rPr');
    const has = (name: string): boolean => own !== undefined && elements(own).some((each) => each.name === name);
    const isJoined = (this.#dealing === 'accept' && has('del')) || (this.#dealing === 'reject' && has('ins'));
    if (isJoined) return;
    this.lines.push([]);
    for (const id of this.#open) this.ranges.set(id, `${this.ranges.get(id) ?? ''}\n`);
  }

  #text(node: XmlNode, properties: string): void {
    const text = node.children.filter((child): child is string => typeof child === 'string').join('');
    const kept = node.attributes.get('space') === 'preserve' ? text : text.replace(/^[ \n\t]+|[ \n\t]+$/g, '');
    this.#put(kept.replace(/[\n\t]/g, ' '), properties);
  }

  #put(text: string, properties: string): void {
    for (let at = 0; at < text.length; at++) this.lines.at(-1)?.push({ character: text.charAt(at), properties });
    for (const id of this.#open) this.ranges.set(id, (this.ranges.get(id) ?? '') + text);
  }
}

function walked(bytes: Uint8Array, dealing: Dealing): Walker {
  const walker = new Walker(dealing);
  walker.walk(parseXml(xmlOf(bytes)), '');
  return walker;
}

/** The paragraphs of the main part, those of cells too, once all revisions are dealt with. */
export function paragraphTexts(bytes: Uint8Array, dealing: Dealing): string[] {
  return walked(bytes, dealing)
    .lines.slice(0, -1)
    .map((line) => line.map(({ character }) => character).join(''));
}

/** Every character of the main part with its properties, as it stands. */
export function shownCharacters(bytes: Uint8Array, dealing: Dealing): Shown[][] {
  return walked(bytes, dealing).lines;
}

/** By the id of each comment, the text that its range covers. */
export function commentRanges(bytes: Uint8Array): Map<string, string> {
  return walked(bytes, 'accept').ranges;
}

export interface FoundComment {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly date: string | null;
}

/** The comments of a document. */
export function commentsIn(bytes: Uint8Array, part = 'word/comments.xml'): FoundComment[] {
  if (!hasPart(bytes, part)) return [];
  return descendants(parseXml(xmlOf(bytes, part)), 'comment').map((node) => {
    const walker = new Walker('accept');
    walker.walk(node, '');
    const lines = walker.lines.slice(0, -1).map((line) => line.map(({ character }) => character).join(''));
    const { attributes } = node;
    return {
      id: attributes.get('id') ?? '',
      author: attributes.get('author') ?? '',
      text: lines.join('\n'),
      date: attributes.get('date') ?? null,
    };
  });
}

/** What of a document isn't as the format wants it: marks at places where none may stand, ids used twice, text in the wrong elements. */
export function faultsOf(bytes: Uint8Array): string[] {
  const faults: string[] = [];
  const root = parseXml(xmlOf(bytes));
  const visit = (node: XmlNode, around: readonly string[]): void => {
    const path = [...around, node.name];
    const parent = around.at(-1) ?? '';
    if (node.name.startsWith('commentRange') && !PARENTS.includes(parent)) faults.push(`${node.name} in ${parent}`);
    if (node.name === 'commentReference' && parent !== 'r') faults.push(`reference in ${parent}`);
    if (node.name === 't' && around.includes('del') && !around.includes('txbxContent')) faults.push('t in del');
    if (node.name === 'delText' && !around.includes('del') && !around.includes('moveFrom'))
      faults.push('delText alone');
    if (node.name === 'r' && parent === 'r') faults.push('run in run');
    for (const [at, child] of elements(node).entries())
      if ((child.name === 'pPr' || (child.name === 'rPr' && node.name === 'r')) && at > 0)
        faults.push(`${child.name} not first`);
    for (const child of elements(node)) visit(child, path);
  };
  visit(root, []);
  const marks = (name: string): string[] => descendants(root, name).map(({ attributes }) => attributes.get('id') ?? '');
  const comments = commentsIn(bytes).map(({ id }) => id);
  for (const ids of [comments, ...['commentRangeStart', 'commentRangeEnd', 'commentReference'].map(marks)])
    if (new Set(ids).size < ids.length) faults.push(`an id twice: ${ids.join(' ')}`);
  return faults;
}

const PARENTS = [
  'p',
  'hyperlink',
  'smartTag',
  'customXml',
  'sdtContent',
  'ins',
  'moveTo',
  'fldSimple',
  'dir',
  'bdo',
  'body',
  'tc',
];
