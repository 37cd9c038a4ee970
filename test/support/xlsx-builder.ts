import { columnLetters, parseAddress, rangeAddress } from '../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { cellXml, escapeXml, SharedStrings, type XlsxCell } from './xlsx-cells.ts';
import type { Flavour } from './xlsx-flavour.ts';
import { Styles } from './xlsx-styles.ts';
import { buildZip, type ZipPart } from './zip-builder.ts';

export interface XlsxSheet {
  readonly name: string;
  /** By A1 address. */
  readonly cells: { readonly [address: string]: XlsxCell | string | number | boolean | null };
  readonly merges?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** What a filter lies over: `A12:I20`. The rows that it leaves out are among `hiddenRows`. */
  readonly filter?: string;
  readonly protected?: boolean;
  readonly visibility?: SheetGrid['visibility'];
}

export interface XlsxOptions {
  readonly flavour?: Flavour;
  readonly date1904?: boolean;
  readonly activeTab?: number;
  /** Parts as they shall be instead of, or besides, those written; null leaves a part out. */
  readonly parts?: { readonly [name: string]: string | Uint8Array | null };
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function namespaces(flavour: Flavour): string {
  const main = `xmlns="${MAIN}" xmlns:r="${RELATIONS}"`;
  if (flavour === 'wps') return `${main} xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"`;
  if (flavour !== 'excel') return main;
  return `${main} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"`;
}

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: XlsxCell;
}

function placed(sheet: XlsxSheet): PlacedCell[] {
  const found = Object.entries(sheet.cells).map(([address, given]) => {
    const at = parseAddress(address);
    if (at === null) throw new Error(`no address: ${address}`);
    return { ...at, cell: typeof given === 'object' && given !== null ? given : { value: given } };
  });
  return found.sort((a, b) => a.row - b.row || a.column - b.column);
}

function rowsXml(sheet: XlsxSheet, flavour: Flavour, styles: Styles, strings: SharedStrings): string {
  const hidden = new Set(sheet.hiddenRows);
  const byRow = new Map<number, PlacedCell[]>();
  for (const each of placed(sheet)) {
    const inRow = byRow.get(each.row);
    if (inRow === undefined) byRow.set(each.row, [each]);
    else inRow.push(each);
  }
  let xml = '';
  let last = 0;
  for (const [row, inRow] of byRow) {
    const blind = flavour === 'noref';
    if (blind) xml += '<row/>'.repeat(row - last - 1);
    last = row;
    const attributes = [blind ? '' : ` r="${row}"`, hidden.has(row) ? ' hidden="1"' : ''];
    if (flavour === 'excel') attributes.push(' spans="1:9" x14ac:dyDescent="0.15"');
    let column = 0;
    let content = '';
    for (const each of inRow) {
      if (blind) content += '<c/>'.repeat(each.column - column - 1);
      column = each.column;
      content += cellXml(blind ? '' : ` r="${columnLetters(column)}${row}"`, each.cell, flavour, styles, strings);
    }
    xml += `<row${attributes.join('')}>${content}</row>`;
  }
  return xml;
}

function sheetXml(sheet: XlsxSheet, flavour: Flavour, styles: Styles, strings: SharedStrings): string {
  const merges = sheet.merges ?? [];
  const list = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return [
    `${HEAD}<worksheet ${namespaces(flavour)}>${flavour === 'wps' ? '<sheetPr/>' : ''}<dimension ref="A1"/>`,
    '<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="13.5"/>',
    `<sheetData>${rowsXml(sheet, flavour, styles, strings)}</sheetData>`,
    sheet.protected === true ? '<sheetProtection sheet="1" objects="1"/>' : '',
    sheet.filter === undefined
      ? ''
      : `<autoFilter ref="${sheet.filter}"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn></autoFilter>`,
    merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${list}</mergeCells>`,
    `<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>`,
    `${flavour === 'wps' ? '<headerFooter/>' : ''}</worksheet>`,
  ].join('');
}

function relationships(list: readonly (readonly [kind: string, target: string])[]): string {
  const all = list.map(([kind, target], i) => {
    const type = kind.includes('/') ? kind : `${RELATIONS}/${kind}`;
    return `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`;
  });
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function workbookXml(sheets: readonly XlsxSheet[], options: XlsxOptions): string {
  const list = sheets.map(({ name, visibility }, i) => {
    const state = visibility === undefined || visibility === 'visible' ? '' : ` state="${visibility}"`;
    return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
    options.date1904 === true ? '<workbookPr date1904="1"/>' : '<workbookPr/>',
    `<bookViews><workbookView activeTab="${options.activeTab ?? 0}"/></bookViews>`,
    `<sheets>${list.join('')}</sheets><calcPr calcId="144525"/></workbook>`,
  ].join('');
}

function contentTypes(parts: ReadonlyMap<string, string>): string {
  const types: [RegExp, string][] = [
    [/workbook\.xml$/, `${SHEET_ML}.sheet.main+xml`],
    [/worksheets\/[^/]*\.xml$/, `${SHEET_ML}.worksheet+xml`],
    [/styles\.xml$/, `${SHEET_ML}.styles+xml`],
    [/sharedStrings\.xml$/, `${SHEET_ML}.sharedStrings+xml`],
    [/calcChain\.xml$/, `${SHEET_ML}.calcChain+xml`],
    [/theme1\.xml$/, 'application/vnd.openxmlformats-officedocument.theme+xml'],
    [/app\.xml$/, 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ];
  let overrides = '';
  for (const name of parts.keys()) {
    const type = types.find(([pattern]) => pattern.test(name))?.[1];
    if (type !== undefined) overrides += `<Override PartName="/${name}" ContentType="${type}"/>`;
  }
  const rels = 'application/vnd.openxmlformats-package.relationships+xml';
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${rels}"/><Default Extension="xml" ContentType="application/xml"/>${overrides}</Types>`;
}

function calcChain(sheets: readonly XlsxSheet[]): string | null {
  let entries = '';
  for (const [i, sheet] of sheets.entries()) {
    for (const [address, cell] of Object.entries(sheet.cells)) {
      if (typeof cell === 'object' && cell?.formula !== undefined) entries += `<c r="${address}" i="${i + 1}"/>`;
    }
  }
  return entries === '' ? null : `${HEAD}<calcChain xmlns="${MAIN}">${entries}</calcChain>`;
}

const APPLICATIONS: { readonly [flavour in Flavour]: string } = {
  excel: 'Microsoft Excel',
  wps: 'WPS 表格',
  openpyxl: 'Microsoft Excel',
  libreoffice: 'LibreOffice/7.4.7.2',
  prefixed: 'Microsoft Excel',
  noref: 'exporter',
};

const THEME = `${HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"><a:themeElements/></a:theme>`;

/** The parts of a workbook by name, in the order of the file, before the options' `parts` are put in. */
function standardParts(sheets: readonly XlsxSheet[], flavour: Flavour, options: XlsxOptions): Map<string, string> {
  const styles = new Styles(flavour);
  const strings = new SharedStrings();
  const parts = new Map<string, string>();
  const related: [string, string][] = [];
  const base = flavour === 'openpyxl' ? '/xl/' : '';
  for (const [i, sheet] of sheets.entries()) {
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, flavour, styles, strings));
    related.push(['worksheet', `${base}worksheets/sheet${i + 1}.xml`]);
  }
  related.push(['styles', `${base}styles.xml`], ['theme', `${base}theme/theme1.xml`]);
  parts.set('xl/theme/theme1.xml', THEME);
  parts.set('xl/styles.xml', styles.xml());
  if (strings.count > 0) {
    parts.set('xl/sharedStrings.xml', strings.xml());
    related.push(['sharedStrings', `${base}sharedStrings.xml`]);
  }
  const chain = flavour === 'excel' ? calcChain(sheets) : null;
  if (chain !== null) {
    parts.set('xl/calcChain.xml', chain);
    related.push(['calcChain', `${base}calcChain.xml`]);
  }
  if (flavour === 'prefixed')
    for (const [name, xml] of parts) if (name !== 'xl/theme/theme1.xml') parts.set(name, prefix(xml));
  const workbook = workbookXml(sheets, options);
  parts.set('xl/workbook.xml', flavour === 'prefixed' ? prefix(workbook) : workbook);
  parts.set('xl/_rels/workbook.xml.rels', relationships(related));
  parts.set('docProps/app.xml', `${HEAD}<Properties><Application>${APPLICATIONS[flavour]}</Application></Properties>`);
  parts.set(
    '_rels/.rels',
    relationships([
      ['officeDocument', `${base === '' ? '' : '/'}xl/workbook.xml`],
      ['extended-properties', 'docProps/app.xml'],
    ]),
  );
  return new Map([['[Content_Types].xml', contentTypes(parts)], ...parts]);
}

function prefix(xml: string): string {
  return xml.replace(/<(\/?)([A-Za-z])/g, '<$1x:$2').replace('xmlns="', 'xmlns:x="');
}

/** The entries of a workbook's archive, for tests that zip them in a way of their own. */
export function xlsxEntries(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): ZipPart[] {
  const flavour = options.flavour ?? 'excel';
  const parts = new Map<string, string | Uint8Array | null>(standardParts(sheets, flavour, options));
  for (const [name, part] of Object.entries(options.parts ?? {})) parts.set(name, part);
  const entries: ZipPart[] = [];
  const folders = ['_rels/', 'docProps/', 'xl/', 'xl/_rels/', 'xl/theme/', 'xl/worksheets/'];
  if (flavour === 'wps') for (const name of folders) entries.push({ name, data: new Uint8Array(0), stored: true });
  for (const [name, part] of parts) {
    if (part !== null) entries.push({ name, data: typeof part === 'string' ? new TextEncoder().encode(part) : part });
  }
  return entries;
}

/** The bytes of an .xlsx file with these sheets. */
export function buildXlsx(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Uint8Array {
  return buildZip(xlsxEntries(sheets, options));
}

/** The description of a sheet with the cells of a grid. */
function sheetOf(grid: SheetGrid): XlsxSheet {
  const cells: { [address: string]: XlsxCell } = {};
  for (const row of grid.rows) {
    for (const { column, kind, value, formula, format } of row.cells) {
      cells[`${columnLetters(column)}${row.row}`] = {
        ...(kind === 'picture' ? {} : { value }),
        ...(formula === null ? {} : { formula }),
        ...(format === null ? {} : { format }),
        ...(kind === 'error' ? { type: 'e' as const } : {}),
      };
    }
  }
  return {
    name: grid.name,
    cells,
    merges: grid.merges.map(rangeAddress),
    hiddenRows: grid.rows.filter((row) => row.hidden).map((row) => row.row),
    protected: grid.protected,
    visibility: grid.visibility,
  };
}

/** The bytes of an .xlsx file with these grids, as the program of this flavour would write them. */
export function gridToXlsx(grids: readonly SheetGrid[], flavour: Flavour = 'excel'): Uint8Array {
  return buildXlsx(grids.map(sheetOf), { flavour });
}
