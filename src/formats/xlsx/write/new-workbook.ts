/** A workbook of plain lists, made from nothing: one head row that stays in sight and filters, rows of texts and numbers, ready to print. */

import { cellAddress, columnLetters } from '../../../engine/grid/address.ts';
import { MAX_TEXT_LENGTH } from '../../edits.ts';
import { MAX_ROW_HEIGHT, textHeight } from '../../text-height.ts';
import { newArchive } from '../../zip/new.ts';
import { escapeAttribute, escapeText } from './cell-xml.ts';

/** A text that leads to another file. */
interface LinkedText {
  readonly text: string;
  /** Its path from the folder of this workbook, parts separated by `/`. */
  readonly file: string;
  /** The cell to show there; null: as it opens. */
  readonly at: { readonly sheet: string; readonly cell: string } | null;
}

type NewValue = string | number | null | LinkedText;

export interface NewSheet {
  readonly name: string;
  /** Column widths in characters. */
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly NewValue[])[];
  /** Above the head, over all columns: a title, and a line below it. */
  readonly title?: { readonly text: string; readonly note: string };
  /** At the foot of every printed page, in the codes of headers and footers. */
  readonly footer?: string;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const FONT_SIZE = 11;
const TITLE_SIZE = 16;
const NOTE_SIZE = 10;
/** Of a column: what a character and the rim take, in points. */
const CHARACTER = 5.25;
const RIM = 3.75;
const LEAST_HEIGHT = 15;

const STYLE = { head: 1, text: 2, link: 3, title: 4, note: 5 } as const;

/** The parts of a font stand in an order of their own. */
function fontXml(size: number, before = '', after = ''): string {
  return `<font>${before}<sz val="${size}"/>${after}<name val="宋体"/><family val="3"/><charset val="134"/></font>`;
}

function styleXml(
  font: number,
  { fill = 0, border = 1, alignment }: { fill?: number; border?: number; alignment: string },
): string {
  return `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
}

const LINE = '<color rgb="FFBFBFBF"/>';
const FONTS = [
  fontXml(FONT_SIZE),
  fontXml(FONT_SIZE, '<b/>'),
  fontXml(FONT_SIZE, '<u/>', '<color rgb="FF0563C1"/>'),
  fontXml(TITLE_SIZE, '<b/>'),
  fontXml(NOTE_SIZE),
];
const CELLS = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  styleXml(1, { fill: 2, alignment: 'vertical="center" wrapText="1"' }),
  styleXml(0, { alignment: 'vertical="top" wrapText="1"' }),
  styleXml(2, { alignment: 'vertical="top" wrapText="1"' }),
  styleXml(3, { border: 0, alignment: 'horizontal="center" vertical="center"' }),
  styleXml(4, { border: 0, alignment: 'vertical="top" wrapText="1"' }),
];
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="${FONTS.length}">${FONTS.join('')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin">${LINE}</left><right style="thin">${LINE}</right><top style="thin">${LINE}</top><bottom style="thin">${LINE}</bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${CELLS.length}">${CELLS.join('')}</cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function textOf(value: NewValue): string | number | null {
  return value !== null && typeof value === 'object' ? value.text : value;
}

function cellXml(row: number, column: number, value: string | number | null, style: number): string {
  const tag = `<c r="${cellAddress(row, column)}" s="${style}"`;
  // A blank cell has its lines too.
  if (value === null || value === '') return `${tag}/>`;
  if (typeof value === 'number') return `${tag}><v>${value}</v></c>`;
  return `${tag} t="inlineStr"><is><t xml:space="preserve">${escapeText(value.slice(0, MAX_TEXT_LENGTH))}</t></is></c>`;
}

/** High enough for what stands in it: not every program looks for itself when it opens a file. */
function rowXml(
  row: number,
  cells: string,
  texts: readonly (string | number | null)[],
  widths: readonly number[],
  size: number,
): string {
  const heights = texts.map((text, at) => {
    const width = (widths[at] ?? 0) * CHARACTER + RIM;
    return typeof text === 'string' && text !== '' ? textHeight(text, width, size) : 0;
  });
  const height = Math.min(MAX_ROW_HEIGHT, Math.ceil(Math.max(LEAST_HEIGHT, ...heights) * 4) / 4);
  return `<row r="${row}" ht="${height}" customHeight="1">${cells}</row>`;
}

/** How many rows stand above the head. */
function rowsAbove({ title }: NewSheet): number {
  return title === undefined ? 0 : 2;
}

function linksOf(sheet: NewSheet): { readonly cell: string; readonly link: LinkedText }[] {
  const first = rowsAbove(sheet) + 2;
  return sheet.rows.flatMap((cells, at) =>
    cells.flatMap((value, column) =>
      value !== null && typeof value === 'object' ? [{ cell: cellAddress(first + at, column + 1), link: value }] : [],
    ),
  );
}

/** A path as an address: what separates its parts stays. */
function addressOf(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

function linksXml(sheet: NewSheet): string {
  const links = linksOf(sheet);
  if (links.length === 0) return '';
  const each = links.map(({ cell, link: { at } }, index) => {
    const place = at === null ? '' : ` location="${escapeAttribute(`'${at.sheet.replace(/'/g, "''")}'!${at.cell}`)}"`;
    return `<hyperlink ref="${cell}" r:id="rId${index + 1}"${place}/>`;
  });
  return `<hyperlinks>${each.join('')}</hyperlinks>`;
}

function sheetXml(sheet: NewSheet): string {
  const { widths, head, rows, title, footer = '' } = sheet;
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const above = rowsAbove(sheet);
  const last = columnLetters(head.length);
  const whole = [widths.reduce((sum, width) => sum + width)];
  const lines: string[] = [];
  if (title !== undefined) {
    const { text, note } = title;
    lines.push(rowXml(1, cellXml(1, 1, text, STYLE.title), [text], whole, TITLE_SIZE * 1.2));
    lines.push(rowXml(2, cellXml(2, 1, note, STYLE.note), [note], whole, NOTE_SIZE));
  }
  for (const [at, cells] of [head, ...rows].entries()) {
    const row = above + at + 1;
    const inside = cells.map((value, column) => {
      const style = at === 0 ? STYLE.head : value !== null && typeof value === 'object' ? STYLE.link : STYLE.text;
      return cellXml(row, column + 1, textOf(value), style);
    });
    lines.push(rowXml(row, inside.join(''), cells.map(textOf), widths, FONT_SIZE));
  }
  const merged =
    title === undefined
      ? ''
      : `<mergeCells count="2"><mergeCell ref="A1:${last}1"/><mergeCell ref="A2:${last}2"/></mergeCells>`;
  const end = above + rows.length + 1;
  return `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${end}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="${above + 1}" topLeftCell="A${above + 2}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="A${above + 1}:${last}${end}"/>${merged}${linksXml(sheet)}<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>${footer === '' ? '' : `<headerFooter><oddFooter>${escapeText(footer)}</oddFooter></headerFooter>`}</worksheet>`;
}

/** What the sheet filters, and the rows that stand at the top of every printed page. */
function namesXml(sheet: NewSheet, at: number): string {
  const above = rowsAbove(sheet);
  const name = `'${escapeAttribute(sheet.name.replace(/'/g, "''"))}'`;
  const area = `$A$${above + 1}:$${columnLetters(sheet.head.length)}$${above + sheet.rows.length + 1}`;
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${name}!${area}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="${at}">${name}!$${above + 1}:$${above + 1}</definedName>`;
}

/** The bytes of an .xlsx file with these sheets, in this order. Their names are taken to be names that a sheet can have. */
export function newWorkbook(sheets: readonly NewSheet[]): Uint8Array {
  const names = sheets.map(({ name }, at) => ({ name, number: at + 1 }));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/>${names.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_ML}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map(({ name, number }) => `<sheet name="${escapeAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets><definedNames>${sheets.map(namesXml).join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${names.map(({ number }) => `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  for (const [at, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
    const links = linksOf(sheet);
    if (links.length === 0) continue;
    const each = links.map(
      ({ link: { file } }, index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/hyperlink" Target="${escapeAttribute(addressOf(file))}" TargetMode="External"/>`,
    );
    parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] =
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
  }
  return newArchive(parts);
}
