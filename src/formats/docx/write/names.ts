/** How a part calls the elements of Word: prefixes and namespaces are the document's own. */

import type { XmlPatch } from '../../package-editor.ts';
import { escapeMarkup } from '../../xml/escape.ts';

const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

export interface WordNames {
  readonly namespace: string;
  readonly isStrict: boolean;
  /** Of elements: with its colon, or `''`. */
  readonly element: string;
  /** Of attributes, with its colon: they are never without one. */
  readonly attribute: string;
  /** What an element that is put in has to declare: `''` where the root declares all of it. */
  readonly declared: string;
}

const DECLARATION = /\sxmlns:([^\s=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The names that the part's root element declares; the patch's scanner stands before it. @throws DocumentError */
export function namesOf(patch: XmlPatch): WordNames {
  const { xml } = patch;
  xml.next();
  const element = patch.prefix();
  const own = element === '' ? 'xmlns' : `xmlns:${element.slice(0, -1)}`;
  const namespace = xml.attribute(own) ?? TRANSITIONAL;
  const isStrict = namespace === STRICT;
  if (element !== '') return { namespace, isStrict, element, attribute: element, declared: '' };
  const prefixes = new Map<string, string>();
  for (const [, prefix = '', double, single] of patch.raw(xml.start, xml.after).matchAll(DECLARATION))
    prefixes.set(prefix, double ?? single ?? '');
  for (const [prefix, target] of prefixes)
    if (target === namespace) return { namespace, isStrict, element, attribute: `${prefix}:`, declared: '' };
  const free = prefixes.has('w') ? 'wml' : 'w';
  return {
    namespace,
    isStrict,
    element,
    attribute: `${free}:`,
    declared: ` xmlns:${free}="${escapeAttribute(namespace)}"`,
  };
}

/** Text as the value of an attribute. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text)
    .replace(/"/g, '&quot;')
    .replace(/[\t\n\r]/g, ' ');
}

/** Text as the content of an element; what would be read as something else, or not at all, as references. */
export function escapeContent(text: string): string {
  return escapeMarkup(text).replace(/(?![\t\n])\p{Cc}/gu, (unit) => `&#${unit.charCodeAt(0)};`);
}

/** Control characters, halves of characters, and what no character is. */
const IMPOSSIBLE = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Whether text can stand in a document. */
export function isWritable(text: string): boolean {
  return text.search(IMPOSSIBLE) < 0;
}

/** Text without what can't stand in a document, its line ends as line feeds. */
export function writable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(IMPOSSIBLE, '');
}

/** The content of a run that shows a text: line feeds as breaks. @param prefix of elements. */
export function runContent(text: string, prefix: string, word = 't'): string {
  return text
    .split(/([\n\t])/)
    .map((piece) => {
      if (piece === '\n') return `<${prefix}br/>`;
      if (piece === '\t') return `<${prefix}tab/>`;
      return piece === '' ? '' : `<${prefix}${word} xml:space="preserve">${escapeContent(piece)}</${prefix}${word}>`;
    })
    .join('');
}
