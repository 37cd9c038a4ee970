import { DocumentError } from '../../error.ts';
import { relationshipsPart, resolveTarget } from '../../package.ts';
import type { PackageEditor, XmlPatch } from '../../package-editor.ts';

const CONTENT_TYPES = '[Content_Types].xml';

/** The `sheetId` of each tab, by its place among all tabs: the calculation chain names sheets by it. @throws DocumentError */
export function readSheetIds(patch: XmlPatch): string[] {
  const { xml } = patch;
  const ids: string[] = [];
  let inSheets = false;
  while (xml.next()) {
    if (xml.is('sheets')) inSheets = !xml.closing && !xml.empty;
    else if (inSheets && !xml.closing && xml.is('sheet')) ids.push(xml.attribute('sheetId') ?? '');
  }
  return ids;
}

/** The children of `workbook` that stand before `calcPr`. */
const BEFORE_CALC = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
];

/** Asks for a full calculation when the workbook is opened. Changes nothing where that is asked for already. @throws DocumentError */
export function askForCalculation(patch: XmlPatch): void {
  const { xml } = patch;
  xml.next();
  const prefix = patch.prefix();
  let place = xml.after;
  while (xml.next()) {
    if (xml.closing) continue;
    if (xml.is('calcPr')) {
      const span = xml.attributeSpan('fullCalcOnLoad');
      if (span === null) patch.insert(xml.nameEnd, ' fullCalcOnLoad="1"');
      else if (!xml.flag('fullCalcOnLoad', false)) patch.replace(span.from, span.to, '1');
      return;
    }
    const before = BEFORE_CALC.some((name) => xml.is(name));
    xml.skip();
    if (before) place = xml.after;
  }
  patch.insert(place, `<${prefix}calcPr fullCalcOnLoad="1"/>`);
}

/** Takes a part out of the file: itself, its content type, and the relationship that `owner` has to it. @throws DocumentError */
export function dropPart(editor: PackageEditor, owner: string, part: string): void {
  removeElement(editor, CONTENT_TYPES, (patch) => {
    const { xml } = patch;
    return xml.is('Override') && sameName(resolveTarget('', xml.attribute('PartName') ?? ''), part);
  });
  removeElement(editor, relationshipsPart(owner), (patch) => {
    const { xml } = patch;
    if (!xml.is('Relationship') || xml.attribute('TargetMode') === 'External') return false;
    return sameName(resolveTarget(owner, xml.attribute('Target') ?? ''), part);
  });
  editor.remove(part);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function removeElement(editor: PackageEditor, part: string, wanted: (patch: XmlPatch) => boolean): void {
  if (editor.find(part) === null) throw new DocumentError('damaged', 'missing-part', { part });
  const patch = editor.open(part);
  const { xml } = patch;
  while (xml.next()) {
    if (xml.closing || !wanted(patch)) continue;
    const from = xml.start;
    xml.skip();
    patch.replace(from, xml.after, '');
  }
  editor.close(part, patch);
}
