import type { XmlScanner } from '../../xml/scan.ts';

/**
 * By style index: whether a cell of that style is locked when its sheet is protected. Only what the cell style itself says
 * counts; one that says nothing is locked, as in a new workbook. @throws DocumentError
 */
export function readLocks(xml: XmlScanner): boolean[] {
  const locks: boolean[] = [];
  let inStyles = false;
  while (xml.next()) {
    if (xml.is('cellXfs')) {
      inStyles = !xml.closing && !xml.empty;
      if (!inStyles) break;
    } else if (inStyles && !xml.closing && !xml.skipChoice()) {
      if (xml.is('xf')) locks.push(true);
      else if (xml.is('protection')) locks[locks.length - 1] = xml.flag('locked', true);
    }
  }
  return locks;
}
