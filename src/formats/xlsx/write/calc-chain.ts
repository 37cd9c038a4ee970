import type { XmlPatch } from '../../package-editor.ts';

interface Link {
  readonly start: number;
  readonly end: number;
  readonly tagEnd: number;
  readonly cell: string;
  /** The `i` attribute as written; missing when it is that of the entry before. */
  readonly ownSheet: string | null;
  readonly sheet: string;
}

function readLinks(patch: XmlPatch): Link[] {
  const { xml } = patch;
  const links: Link[] = [];
  let sheet = '';
  while (xml.next()) {
    if (xml.closing || !xml.is('c')) continue;
    const { start, after: tagEnd } = xml;
    const ownSheet = xml.attribute('i');
    sheet = ownSheet ?? sheet;
    const cell = (xml.attribute('r') ?? '').toUpperCase();
    xml.skip();
    links.push({ start, end: xml.after, tagEnd, cell, ownSheet, sheet });
  }
  return links;
}

/** Whether the entry's cell is among those; an entry that names no sheet may be any sheet's, and a missing entry does no harm. */
function isGone(link: Link, gone: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  if (link.sheet === '' || link.sheet === '0') return [...gone.values()].some((cells) => cells.has(link.cell));
  return gone.get(link.sheet)?.has(link.cell) === true;
}

/**
 * Takes cells that no longer hold a formula out of the calculation chain: Excel "repairs" a workbook whose chain names other
 * cells. `gone`: addresses by the sheet's `sheetId`. Returns how many entries are left. @throws DocumentError
 */
export function unchain(patch: XmlPatch, gone: ReadonlyMap<string, ReadonlySet<string>>): number {
  const links = readLinks(patch);
  let left = 0;
  /** The sheet that an entry without `i` would be taken to be on. */
  let sheetBefore = '';
  for (const link of links) {
    if (isGone(link, gone)) {
      patch.replace(link.start, link.end, '');
      continue;
    }
    left++;
    // The entry that named the sheet for this one was taken out.
    if (link.ownSheet === null && sheetBefore !== link.sheet) {
      const slash = patch.raw(link.tagEnd - 2, link.tagEnd - 1) === '/';
      patch.insert(link.tagEnd - (slash ? 2 : 1), ` i="${link.sheet}"`);
    }
    sheetBefore = link.sheet;
  }
  return left;
}
