import { strToU8, zipSync } from 'fflate';
import { cellAddress } from '../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';

/** A plain .xlsx file with the cells of some sheets: what the command line is given in tests. */

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function cellXml(cell: GridCell, formats: string[]): string {
  const at = cellAddress(cell.row, cell.column);
  let style = '';
  if (cell.format !== null) {
    if (!formats.includes(cell.format)) formats.push(cell.format);
    style = ` s="${formats.indexOf(cell.format) + 1}"`;
  }
  const formula = cell.formula === null ? '' : `<f>${escapeXml(cell.formula)}</f>`;
  switch (cell.kind) {
    case 'number':
      return `<c r="${at}"${style}>${formula}<v>${cell.value}</v></c>`;
    case 'text':
      return formula === ''
        ? `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(String(cell.value))}</t></is></c>`
        : `<c r="${at}"${style} t="str">${formula}<v>${escapeXml(String(cell.value))}</v></c>`;
    case 'boolean':
      return `<c r="${at}"${style} t="b">${formula}<v>${cell.value === true ? 1 : 0}</v></c>`;
    case 'error':
      return `<c r="${at}"${style} t="e">${formula}<v>${escapeXml(String(cell.value))}</v></c>`;
    case 'uncalculated':
      return `<c r="${at}"${style}>${formula}</c>`;
    case 'blank':
    case 'picture':
      return `<c r="${at}"${style}/>`;
  }
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export function workbookFile(sheets: readonly SheetGrid[]): Uint8Array {
  const formats: string[] = [];
  const parts = sheets.map(({ rows }) => {
    const xml = rows.map(
      ({ row, cells }) => `<row r="${row}">${cells.map((cell) => cellXml(cell, formats)).join('')}</row>`,
    );
    return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${xml.join('')}</sheetData></worksheet>`;
  });
  const numbers = sheets.map((_, index) => index + 1);
  const files: Record<string, string> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name, visibility }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${visibility === 'visible' ? '' : ` state="${visibility}"`} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${numbers.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
  };
  for (const [index, part] of parts.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = part;
  const numFmts = formats
    .map((code, index) => `<numFmt numFmtId="${index + 164}" formatCode="${escapeXml(code)}"/>`)
    .join('');
  const xfs = formats
    .map(
      (_, index) => `<xf numFmtId="${index + 164}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
    )
    .join('');
  files['xl/styles.xml'] =
    `${HEAD}<styleSheet xmlns="${MAIN}">${formats.length === 0 ? '' : `<numFmts count="${formats.length}">${numFmts}</numFmts>`}<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xfs}</cellXfs></styleSheet>`;
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}
