import { formatCode } from '../../number-formats.ts';
import type { XmlScanner } from '../../xml/scan.ts';

/** Reads the number format code of every cell style (`cellXfs`) of a styles part, by its index; null is General. @throws DocumentError */
export function readFormats(xml: XmlScanner): (string | null)[] {
  const custom = new Map<number, string>();
  const formats: (string | null)[] = [];
  let inFormats = false;
  let inStyles = false;
  while (xml.next()) {
    if (xml.is('numFmts')) inFormats = !xml.closing && !xml.empty;
    else if (xml.is('cellXfs')) {
      inStyles = !xml.closing && !xml.empty;
      // What follows (cell style names, dxfs, table styles) has formats of its own, none of them a cell's.
      if (!inStyles) break;
    } else if (xml.closing || xml.skipChoice()) continue;
    else if (inFormats && xml.is('numFmt')) {
      const code = xml.stringAttribute('formatCode');
      if (code !== null) custom.set(Number(xml.attribute('numFmtId')), code);
    } else if (inStyles && xml.is('xf')) {
      formats.push(formatCode(Number(xml.attribute('numFmtId') ?? 0), custom));
    }
  }
  return formats;
}
