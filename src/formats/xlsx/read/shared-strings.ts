import { cellSized } from '../../edits.ts';
import { DocumentError } from '../../error.ts';
import { nameCode, type XmlScanner } from '../../xml/scan.ts';

const T = nameCode('t');
const RPH = nameCode('rPh');
const SI = nameCode('si');

/**
 * The text of the current `si` or `is` element: its own, or that of its formatted runs joined. Phonetic runs (`rPh`) tell how
 * the text is read aloud and don't belong to it. Goes on to the closing tag. @throws DocumentError
 */
export function readRichText(xml: XmlScanner): string {
  if (xml.empty) return '';
  const inside = xml.depth;
  let text = '';
  while (xml.next()) {
    if (xml.closing) {
      if (xml.depth < inside) break;
    } else if (xml.code === T) {
      const piece = xml.text();
      text = text === '' ? piece : text + piece;
    } else if (xml.code === RPH) xml.skip();
  }
  return text;
}

/** Reads the strings that cells refer to by index. @throws DocumentError `too-many-cells` when there are more than `limit` */
export function readSharedStrings(xml: XmlScanner, limit: number): string[] {
  const strings: string[] = [];
  while (xml.next()) {
    if (xml.closing || xml.code !== SI) continue;
    if (strings.length >= limit) throw new DocumentError('too-large', 'too-many-cells', { part: xml.part, limit });
    strings.push(cellSized(readRichText(xml)));
  }
  return strings;
}
