import { DocumentError } from '../../error.ts';
import { relationshipsPart } from '../../package.ts';
import { PackageEditor, type XmlPatch } from '../../package-editor.ts';
import { isSheetName } from '../../sheet-name.ts';
import { ZIP_LIMITS, type ZipLimits } from '../../zip/read.ts';
import { indexWorkbook, type WorkbookIndex } from '../read/workbook.ts';
import { escapeAttribute } from './cell-xml.ts';
import { refuseSigned } from './signature.ts';

export interface AddSheetOptions {
  readonly limits?: Partial<ZipLimits>;
  /** Files with a digital signature, which any change makes invalid; refused unless told otherwise. */
  readonly signed?: 'refuse' | 'allow';
}

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/**
 * Adds an empty, visible worksheet after all others; which sheet is in front stays. When there is a sheet of this name, of
 * whatever kind and case, the very bytes given come back.
 * @throws DocumentError `bad-value` for a name that no sheet may have, `protected-workbook`, `signed`
 */
export function addSheet(bytes: Uint8Array, name: string, options: AddSheetOptions = {}): Uint8Array {
  const editor = new PackageEditor(bytes, { ...ZIP_LIMITS, ...options.limits });
  addSheetPart(editor, indexWorkbook(editor), name, options.signed);
  return editor.save();
}

/** As `addSheet`, in the parts of an open package. @throws DocumentError before the first change */
export function addSheetPart(
  editor: PackageEditor,
  index: WorkbookIndex,
  name: string,
  signed: AddSheetOptions['signed'] = 'refuse',
): void {
  const workbook = editor.open(index.part);
  const known = readTabs(workbook);
  if (known.names.some((each) => each.toLowerCase() === name.toLowerCase())) return;
  if (!isSheetName(name)) throw new DocumentError('unsupported', 'bad-value', { sheet: name, cause: 'no sheet name' });
  if (known.locked) throw new DocumentError('protected', 'protected-workbook', { sheet: name });
  if (signed !== 'allow') refuseSigned(editor);

  const folder = index.part.slice(0, index.part.lastIndexOf('/') + 1);
  let number = index.sheets.length + 1;
  const target = (): string => `worksheets/sheet${number}.xml`;
  while (editor.find(folder + target()) !== null) number++;
  const main = `http://${known.strict ? 'purl.oclc.org/ooxml' : 'schemas.openxmlformats.org'}`;
  const relations = known.strict ? `${main}/officeDocument/relationships` : `${main}/officeDocument/2006/relationships`;
  const namespace = known.strict ? `${main}/spreadsheetml/main` : `${main}/spreadsheetml/2006/main`;
  const sheet = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}"><sheetData/></worksheet>`;
  editor.add({ name: folder + target(), bytes: new TextEncoder().encode(sheet) });
  addToRoot(
    editor,
    '[Content_Types].xml',
    (prefix) => `<${prefix}Override PartName="/${folder}${target()}" ContentType="${CONTENT_TYPE}"/>`,
  );
  const id = addToRoot(
    editor,
    relationshipsPart(index.part),
    (prefix, id) => `<${prefix}Relationship Id="${id}" Type="${relations}/worksheet" Target="${target()}"/>`,
  );
  workbook.insert(
    known.place,
    `<${known.prefix}sheet xmlns:r="${relations}" name="${escapeAttribute(name)}" sheetId="${known.lastId + 1}" r:id="${id}"/>`,
  );
  editor.close(index.part, workbook);
}

/** Whether sheets mustn't be added. @throws DocumentError */
export function isStructureProtected(editor: PackageEditor, index: WorkbookIndex): boolean {
  return readTabs(editor.open(index.part)).locked;
}

interface Tabs {
  readonly names: readonly string[];
  readonly lastId: number;
  /** After the last `sheet` element. */
  readonly place: number;
  readonly prefix: string;
  /** Whether sheets mustn't be added. */
  readonly locked: boolean;
  /** Whether the workbook is written in the strict flavour, which has namespaces of its own. */
  readonly strict: boolean;
}

function readTabs(patch: XmlPatch): Tabs {
  const { xml } = patch;
  xml.next();
  const strict = patch.raw(xml.start, xml.after).includes('http://purl.oclc.org/ooxml/');
  const names: string[] = [];
  let [lastId, place, prefix, locked, inSheets] = [0, 0, '', false, false];
  while (xml.next()) {
    if (xml.is('sheets')) inSheets = !xml.closing && !xml.empty;
    else if (xml.is('workbookProtection') && !xml.closing) locked = xml.flag('lockStructure', false);
    else if (inSheets && xml.is('sheet') && !xml.closing) {
      prefix = patch.prefix();
      names.push(xml.stringAttribute('name') ?? '');
      lastId = Math.max(lastId, Number(xml.attribute('sheetId')) || 0);
      xml.skip();
      place = xml.after;
    }
  }
  return { names, lastId, place, prefix, locked, strict };
}

/** Adds an element at the end of a part's root, which has children already. Returns the id made up for it, which no child has. */
function addToRoot(editor: PackageEditor, part: string, element: (prefix: string, id: string) => string): string {
  const patch = editor.open(part);
  const { xml } = patch;
  xml.next();
  const prefix = patch.prefix();
  const ids = new Set<string>();
  let end = xml.after;
  while (xml.next()) {
    ids.add(xml.attribute('Id') ?? '');
    end = xml.start;
  }
  let number = 1;
  while (ids.has(`rId${number}`)) number++;
  patch.insert(end, element(prefix, `rId${number}`));
  editor.close(part, patch);
  return `rId${number}`;
}
