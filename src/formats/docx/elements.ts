/** How elements of a document are gone through, and what their attributes say. */

import type { XmlScanner } from '../xml/scan.ts';

/** Goes through the children of the current element; `visit` has to take each up to its closing tag. */
export function eachChild(xml: XmlScanner, visit: () => void): void {
  if (xml.empty || xml.closing) return;
  const inside = xml.depth;
  while (xml.next()) {
    if (xml.depth < inside) return;
    if (!xml.closing) visit();
  }
}

/** The `w:val` of the current tag. */
export function valOf(xml: XmlScanner): string | null {
  return xml.prefixedAttribute('val') ?? xml.attribute('val');
}

/** Whether the current tag switches something on: it is there, and doesn't say no. */
export function isOn(xml: XmlScanner): boolean {
  const value = valOf(xml);
  return value === null || !/^(?:0|false|off|none)$/.test(value);
}

/** The whole number of the current tag; `otherwise` where there is none. */
export function countOf(xml: XmlScanner, otherwise: number): number {
  const value = valOf(xml);
  return value !== null && /^\d{1,15}$/.test(value.trim()) ? Number(value) : otherwise;
}
