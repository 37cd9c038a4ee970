/** The pieces of a run and of a paragraph's properties, as they are written. */

import { XmlScanner } from '../../xml/scan.ts';
import type { Span } from '../model.ts';

interface RunChild extends Span {
  /** Without its prefix. */
  readonly name: string;
  /** Where its name ends in its opening tag. */
  readonly nameEnd: number;
  /** Where its closing tag begins; its end for an empty tag. */
  readonly closeStart: number;
}

export interface RunShape {
  /** `<w:r w:rsidR="…">` */
  readonly open: string;
  /** `<w:rPr>…</w:rPr>`, or `''`. */
  readonly properties: string;
  readonly close: string;
  /** Beside the properties. Places are those of the part. */
  readonly children: readonly RunChild[];
}

const NOWHERE: Span = { start: 0, end: 0 };

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export function rawText(bytes: Uint8Array, { start, end }: Span): string {
  return decoder.decode(bytes.subarray(start, end));
}

function scannerOver(bytes: Uint8Array, { start, end }: Span, part: string): XmlScanner {
  return XmlScanner.ofBytes(bytes.subarray(start, end), part);
}

function nameOf(xml: XmlScanner): string {
  return decoder.decode(xml.bytes.subarray(xml.nameStart, xml.nameEnd));
}

/** Describes the run that takes these bytes of a part. @throws DocumentError */
export function runShape(bytes: Uint8Array, span: Span, part: string): RunShape {
  const xml = scannerOver(bytes, span, part);
  const children: RunChild[] = [];
  xml.next();
  const open = rawText(xml.bytes, { start: 0, end: xml.after });
  let properties = '';
  const inside = xml.empty ? Number.POSITIVE_INFINITY : xml.depth;
  while (xml.next() && xml.depth >= inside) {
    const { start, nameEnd, empty } = xml;
    const name = nameOf(xml);
    const from = span.start + start;
    xml.skip();
    const end = span.start + xml.after;
    if (name === 'rPr') properties = rawText(bytes, { start: from, end });
    else
      children.push({
        name,
        start: from,
        end,
        nameEnd: span.start + nameEnd,
        closeStart: empty ? end : span.start + xml.start,
      });
  }
  return {
    open,
    properties,
    close: rawText(xml.bytes, xml.closing ? { start: xml.start, end: xml.after } : NOWHERE),
    children,
  };
}

/** What tells of revisions in the properties of a run or of a paragraph's end, and isn't true of another one. */
const OF_REVISIONS = ['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange'];

/** The properties without what they tell of revisions: for text that is put in. @param properties an `rPr`, or `''`. */
export function plainProperties(properties: string, part: string): string {
  if (properties === '') return '';
  const bytes = new TextEncoder().encode(properties);
  const xml = XmlScanner.ofBytes(bytes, part);
  xml.next();
  let kept = '';
  let from = 0;
  const inside = xml.empty ? Number.POSITIVE_INFINITY : xml.depth;
  while (xml.next() && xml.depth >= inside) {
    const { start } = xml;
    const isLeftOut = OF_REVISIONS.includes(nameOf(xml));
    xml.skip();
    if (!isLeftOut) continue;
    kept += rawText(xml.bytes, { start: from, end: start });
    from = xml.after;
  }
  return kept + rawText(xml.bytes, { start: from, end: xml.bytes.length });
}

export interface ParagraphShape {
  /** Of its elements, with its colon. */
  readonly prefix: string;
  /** The properties of its end, `<w:rPr>…</w:rPr>`, or `''`. */
  readonly markProperties: string;
  /** What makes the end a deleted one: replaces `at` by `before`, the revision's element, and `after`. */
  readonly deletion: { readonly at: Span; readonly before: string; readonly after: string };
}

/** Describes the paragraph that takes these bytes of a part. @throws DocumentError */
export function paragraphShape(bytes: Uint8Array, span: Span, contentStart: number, part: string): ParagraphShape {
  const xml = scannerOver(bytes, span, part);
  xml.next();
  const prefix = rawText(xml.bytes, { start: 1, end: xml.nameStart });
  const opened = xml.depth;
  const none = (at: number): ParagraphShape => ({
    prefix,
    markProperties: '',
    deletion: {
      at: { start: at, end: at },
      before: `<${prefix}pPr><${prefix}rPr>`,
      after: `</${prefix}rPr></${prefix}pPr>`,
    },
  });
  if (xml.empty) return none(contentStart);
  while (xml.next() && xml.depth >= opened) {
    if (nameOf(xml) === 'pPr') return inProperties(xml, span.start, prefix);
    xml.skip();
  }
  return none(contentStart);
}

function inProperties(xml: XmlScanner, offset: number, prefix: string): ParagraphShape {
  const at = (start: number, end: number): Span => ({ start: offset + start, end: offset + end });
  const inRun = { before: `<${prefix}rPr>`, after: `</${prefix}rPr>` };
  if (xml.empty) {
    const before = `${rawText(xml.bytes, { start: xml.start, end: xml.after - 2 })}>${inRun.before}`;
    return {
      prefix,
      markProperties: '',
      deletion: { at: at(xml.start, xml.after), before, after: `${inRun.after}</${prefix}pPr>` },
    };
  }
  const opened = xml.depth;
  while (xml.next() && xml.depth >= opened) {
    const name = nameOf(xml);
    if (name === 'sectPr' || name === 'pPrChange') break;
    if (name !== 'rPr') {
      xml.skip();
      continue;
    }
    const { start, after, empty } = xml;
    xml.skip();
    const markProperties = rawText(xml.bytes, { start, end: xml.after });
    if (!empty) return { prefix, markProperties, deletion: { at: at(after, after), before: '', after: '' } };
    const open = `${rawText(xml.bytes, { start, end: after - 2 })}>`;
    return { prefix, markProperties, deletion: { at: at(start, after), before: open, after: inRun.after } };
  }
  return { prefix, markProperties: '', deletion: { at: at(xml.start, xml.start), ...inRun } };
}
