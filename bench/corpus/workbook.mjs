import { strToU8, zipSync } from 'fflate';
import * as parts from './parts.mjs';

/**
 * Packs sheets into an .xlsx file as one of three programs saves it:
 * `excel` shared strings with phonetic settings, every cell of the form's area written, row spans;
 * `wps` the same without spans and phonetics, with its gallery of named styles;
 * `openpyxl` inline strings, every character beyond ASCII as a reference.
 */

const DIALECTS = {
  excel: { program: 'Microsoft Excel', inline: false, phonetic: true, spans: true, descent: ' x14ac:dyDescent="0.15"' },
  wps: { program: 'WPS 表格', inline: false, phonetic: false, spans: false, descent: '' },
  openpyxl: { program: 'Microsoft Excel', inline: true, phonetic: false, spans: false, descent: '' },
};
const X14AC =
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"';

export function columnName(column) {
  return String.fromCharCode(64 + column);
}

function ascii(text) {
  return text.replace(/[\u0080-\u{10ffff}]/gu, (letter) => `&#${letter.codePointAt(0)};`);
}

/** `<t>`, which needs to be told that blanks at its ends and line breaks count. */
function textElement(text) {
  return `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${parts.escaped(text)}</t>`;
}

class Strings {
  index = new Map();
  uses = 0;

  add(text) {
    this.uses++;
    const known = this.index.get(text);
    if (known !== undefined) return known;
    this.index.set(text, this.index.size);
    return this.index.size - 1;
  }

  xml(phonetic) {
    const ending = phonetic ? '<phoneticPr fontId="1" type="noConversion"/></si>' : '</si>';
    const items = [...this.index.keys()].map((text) => `<si>${textElement(text)}${ending}`);
    return `${parts.XML}<sst xmlns="${parts.MAIN}" count="${this.uses}" uniqueCount="${this.index.size}">${items.join('')}</sst>`;
  }
}

function cellXml(row, [column, value, style, formula], dialect, strings) {
  const start = `<c r="${columnName(column)}${row}" s="${parts.styleIndex(style)}"`;
  if (value === null) return `${start}/>`;
  const f = formula === undefined ? '' : `<f>${parts.escaped(formula)}</f>`;
  if (typeof value === 'number') return `${start}>${f}<v>${value}</v></c>`;
  if (dialect.inline) return `${start} t="inlineStr"><is>${ascii(textElement(value))}</is></c>`;
  return `${start} t="s"><v>${strings.add(value)}</v></c>`;
}

function rowXml({ row, height, cells }, sheet, dialect, strings) {
  const spans = dialect.spans ? ` spans="1:${sheet.columns}"` : '';
  const tall = height === null ? '' : ` ht="${height}" customHeight="1"`;
  const written = new Map(cells.map((cell) => [cell[0], cell]));
  let xml = `<row r="${row}"${spans}${tall}${dialect.descent}>`;
  let style = 'centre';
  for (let column = 1; column <= sheet.columns; column++) {
    // Cells inside a merge, and those nobody filled in, are written for their borders.
    const cell = written.get(column) ?? [column, null, style];
    style = cell[2];
    xml += cellXml(row, cell, dialect, strings);
  }
  return `${xml}</row>`;
}

function sheetXml(sheet, dialect, strings) {
  const last = sheet.rows.at(-1).row;
  const widths = sheet.widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const pieces = [
    `${parts.XML}<worksheet xmlns="${parts.MAIN}"${dialect.descent === '' ? '' : X14AC}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${columnName(sheet.columns)}${last}"/>`,
    '<sheetViews><sheetView workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="13.5"/>',
    `<cols>${widths.join('')}</cols><sheetData>`,
  ];
  for (const row of sheet.rows) pieces.push(rowXml(row, sheet, dialect, strings));
  pieces.push('</sheetData>');
  const merges = sheet.merges.map(
    ([top, left, bottom, right]) => `<mergeCell ref="${columnName(left)}${top}:${columnName(right)}${bottom}"/>`,
  );
  if (merges.length > 0) pieces.push(`<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`);
  if (dialect.phonetic) pieces.push('<phoneticPr fontId="1" type="noConversion"/>');
  pieces.push(
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/></worksheet>',
  );
  return pieces.join('');
}

/** @param sheets `{ name, rows, merges, columns, widths }` */
export function workbook(sheets, program = 'excel') {
  const dialect = DIALECTS[program];
  const strings = new Strings();
  const worksheets = sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, dialect, strings)]);
  const shared = !dialect.inline;
  const texts = [
    ['[Content_Types].xml', parts.contentTypes(sheets, shared)],
    ['_rels/.rels', parts.packageRelationships()],
    ['xl/_rels/workbook.xml.rels', parts.workbookRelationships(sheets, shared)],
    ['xl/workbook.xml', parts.workbook(sheets)],
    ...worksheets,
    ['xl/theme/theme1.xml', parts.theme()],
    ['xl/styles.xml', parts.styles(program === 'wps')],
    ...(shared ? [['xl/sharedStrings.xml', strings.xml(dialect.phonetic)]] : []),
    ['docProps/core.xml', parts.coreProperties()],
    ['docProps/app.xml', parts.appProperties(sheets, dialect.program)],
  ];
  const entries = Object.fromEntries(texts.map(([name, text]) => [name, strToU8(text)]));
  // A fixed time: the same files, byte for byte, in every run.
  return zipSync(entries, { level: 6, mtime: '2024-03-05T09:00:00' });
}
