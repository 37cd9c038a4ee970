/** A workbook of plain lists, made from nothing: one head row that stays in sight and filters, and rows of texts and numbers. */

import { cellAddress, columnLetters } from '../../../engine/grid/address.ts';
import { MAX_TEXT_LENGTH } from '../../edits.ts';
import { newArchive } from '../../zip/new.ts';
import { escapeAttribute, escapeText } from './cell-xml.ts';

export interface NewSheet {
  readonly name: string;
  /** Column widths in characters. */
  readonly widths: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><family val="3"/><charset val="134"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function cellXml(row: number, column: number, value: string | number | null, style: number): string {
  const tag = `<c r="${cellAddress(row, column)}" s="${style}"`;
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `${tag}><v>${value}</v></c>`;
  return `${tag} t="inlineStr"><is><t xml:space="preserve">${escapeText(value.slice(0, MAX_TEXT_LENGTH))}</t></is></c>`;
}

function sheetXml({ widths, head, rows }: NewSheet): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`);
  const lines = [head, ...rows].map((cells, at) => {
    const inside = cells.map((value, column) => cellXml(at + 1, column + 1, value, at === 0 ? 1 : 2)).join('');
    return `<row r="${at + 1}">${inside}</row>`;
  });
  const all = `A1:${columnLetters(head.length)}${rows.length + 1}`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${all}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="${all}"/></worksheet>`;
}

/** The bytes of an .xlsx file with these sheets, in this order. Their names are taken to be names that a sheet can have. */
export function newWorkbook(sheets: readonly NewSheet[]): Uint8Array {
  const names = sheets.map(({ name }, at) => ({ name, number: at + 1 }));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/>${names.map(({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_ML}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.map(({ name, number }) => `<sheet name="${escapeAttribute(name)}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets><definedNames>${sheets.map(({ name, head, rows }, at) => `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${escapeAttribute(name.replace(/'/g, "''"))}'!$A$1:$${columnLetters(head.length)}$${rows.length + 1}</definedName>`).join('')}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${names.map(({ number }) => `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
  for (const [at, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet);
  return newArchive(parts);
}
