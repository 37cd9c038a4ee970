import { DocumentError } from '../../error.ts';
import { missing, openEntry, openPart, type Relationship, readRelationships } from '../../package.ts';
import type { XmlScanner } from '../../xml/scan.ts';
import type { Parts } from '../../zip/parts.ts';

export interface SheetEntry {
  readonly name: string;
  /** The worksheet's part, as the parts entry is named. */
  readonly part: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** Its place among all tabs of the workbook, from 0; chart sheets count, but aren't listed. */
  readonly tab: number;
}

/** Where things are in a workbook. */
export interface WorkbookIndex {
  readonly part: string;
  readonly sheets: readonly SheetEntry[];
  /** The worksheet shown when the file is opened; the first visible one when that is a chart sheet. */
  readonly active: SheetEntry;
  readonly date1904: boolean;
  readonly styles: string | null;
  readonly sharedStrings: string | null;
  readonly calcChain: string | null;
  /** Whether cells hold pictures of Excel's own ("place in cell"), kept as errors; those of WPS are known by their formula. */
  readonly pictures: boolean;
}

const MAX_SHEETS = 10_000;
const MAX_SHEET_NAME = 255;

/**
 * Finds the workbook in a parts archive and lists its worksheets in tab order.
 * @throws DocumentError `not-a-workbook` when the archive holds something else, `strict-or-binary` for .xlsb, `missing-part`, `bad-xml`
 */
export function indexWorkbook(parts: Parts): WorkbookIndex {
  const xml = openWorkbook(parts);
  const part = xml.part;
  const relationships = readRelationships(parts, part);
  const byId = new Map(relationships.map((each) => [each.id, each]));
  const partOf = (kind: string): string | null => {
    const target = relationships.find((each) => each.kind === kind)?.target;
    return (target === undefined ? null : parts.find(target)?.name) ?? null;
  };
  const found = readSheetList(xml, (id, name) =>
    // Excel leaves modules of old macros as tabs that lead nowhere.
    id === '' ? null : sheetPart(parts, part, byId.get(id ?? ''), name),
  );
  const { sheets, activeTab } = found;
  const active =
    sheets.find((each) => each.tab === activeTab) ?? sheets.find((each) => each.visibility === 'visible') ?? sheets[0];
  if (active === undefined) throw new DocumentError('damaged', 'missing-part', { part, cause: 'no worksheet' });
  return {
    part,
    sheets,
    active,
    date1904: found.date1904,
    styles: partOf('styles'),
    sharedStrings: partOf('sharedStrings'),
    calcChain: partOf('calcChain'),
    pictures: hasPictures(parts, partOf('rdRichValueStructure')),
  };
}

/** The part of a worksheet; null for a tab of another kind (chart, dialog, macro sheet). */
function sheetPart(parts: Parts, part: string, to: Relationship | undefined, sheet: string): string | null {
  if (to === undefined) throw new DocumentError('damaged', 'missing-part', { part, sheet, cause: 'no relationship' });
  if (to.kind !== 'worksheet') return null;
  const entry = parts.find(to.target);
  if (entry === null) throw new DocumentError('damaged', 'missing-part', { part: to.target, sheet });
  return entry.name;
}

interface SheetList {
  readonly sheets: SheetEntry[];
  readonly activeTab: number;
  readonly date1904: boolean;
}

/** Reads a workbook part. `partOf` finds a sheet's part by the id of its relationship. */
function readSheetList(xml: XmlScanner, partOf: (id: string | null, sheet: string) => string | null): SheetList {
  const sheets: SheetEntry[] = [];
  const names = new Set<string>();
  let date1904 = false;
  let activeTab = 0;
  let tab = 0;
  let inSheets = false;
  while (xml.next()) {
    if (xml.is('sheets')) inSheets = !xml.closing && !xml.empty;
    else if (xml.closing) continue;
    // Extensions hold elements of the same local names (`x15:workbookPr`) that say something else.
    else if (xml.is('extLst')) xml.skip();
    else if (xml.is('workbookPr')) date1904 = xml.flag('date1904', false);
    else if (xml.is('workbookView')) activeTab = Number(xml.attribute('activeTab') ?? 0);
    else if (inSheets && xml.is('sheet')) {
      if (tab >= MAX_SHEETS) {
        throw new DocumentError('too-large', 'file-too-large', {
          part: xml.part,
          limit: MAX_SHEETS,
          cause: 'sheets',
        });
      }
      const name = ownName(xml, names);
      const part = partOf(xml.prefixedAttribute('id'), name);
      if (part !== null) sheets.push({ name, part, visibility: visibilityOf(xml), tab });
      tab++;
    }
  }
  return { sheets, activeTab, date1904 };
}

/** The name of the current sheet, which no other has: which of two an edit is meant for couldn't be told. @throws DocumentError */
function ownName(xml: XmlScanner, names: Set<string>): string {
  const name = xml.stringAttribute('name') ?? xml.fail('a sheet without a name');
  // Programs allow 31 characters; every finding repeats the name.
  if (name.length > MAX_SHEET_NAME) xml.fail(`a sheet name of ${name.length} characters`);
  if (names.has(name.toLowerCase())) xml.fail('two sheets of one name');
  names.add(name.toLowerCase());
  return name;
}

function visibilityOf(xml: XmlScanner): SheetEntry['visibility'] {
  const state = xml.attribute('state');
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}

/** Whether the structures of rich values name pictures. */
function hasPictures(parts: Parts, part: string | null): boolean {
  if (part === null) return false;
  const xml = openPart(parts, part);
  while (xml.next()) {
    const type = xml.closing ? null : xml.attribute('t');
    if (type === '_localImage' || type === '_webimage') return true;
  }
  return false;
}

/** A scanner after the root tag of the workbook part. */
function openWorkbook(parts: Parts): XmlScanner {
  const target =
    readRelationships(parts, '').find((each) => each.kind === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(target)) throw new DocumentError('unsupported', 'strict-or-binary', { part: target });
  const entry = parts.find(target);
  if (entry === null) throw withoutWorkbook(parts, target);
  const xml = openEntry(parts, entry);
  // A Word or PowerPoint file has an office document too: its root element tells.
  if (!xml.next() || !xml.is('workbook')) throw withoutWorkbook(parts, null);
  return xml;
}

/** What is wrong with an archive without a workbook where one should be; `target`: the part that is missing. */
function withoutWorkbook(parts: Parts, target: string | null): DocumentError {
  const binary = parts.find('xl/workbook.bin');
  if (binary !== null) return new DocumentError('unsupported', 'strict-or-binary', { part: binary.name });
  const inside =
    parts.find('[Content_Types].xml') !== null && parts.entries.some((each) => each.name.startsWith('xl/'));
  if (target !== null && inside) return missing(target);
  return new DocumentError('damaged', 'not-a-workbook', { cause: 'a parts archive without a workbook' });
}
