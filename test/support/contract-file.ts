import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { SEVERITIES } from '../../src/engine/checks/check.ts';
import { severityOfMark } from '../../src/formats/mark-style.ts';
import type { FoundMark, OpenOptions } from '../hosts/contract.ts';
import { buildXlsx, type XlsxSheet } from './xlsx-builder.ts';
import { escapeXml } from './xlsx-cells.ts';

/** The files of the contract, and what conditional formats are in them. */

export function contractFile(
  sheets: readonly XlsxSheet[],
  { formats = [], structureProtected }: OpenOptions,
): Uint8Array {
  const bytes = buildXlsx(sheets);
  if (formats.length === 0 && structureProtected !== true) return bytes;
  const parts = unzipSync(bytes);
  const change = (part: string, before: string, added: string): void => {
    const text = strFromU8(parts[part] as Uint8Array);
    parts[part] = strToU8(text.replace(before, added + before));
  };
  for (const [index, { name }] of sheets.entries()) {
    const own = formats.filter((format) => format.sheet === name);
    const rules = own.map(
      ({ cells, formula }, at) =>
        `<conditionalFormatting sqref="${cells}"><cfRule type="expression" priority="${at + 1}"><formula>${escapeXml(formula)}</formula></cfRule></conditionalFormatting>`,
    );
    change(`xl/worksheets/sheet${index + 1}.xml`, '<pageMargins', rules.join(''));
  }
  if (structureProtected === true) change('xl/workbook.xml', '<bookViews>', '<workbookProtection lockStructure="1"/>');
  return zipSync(parts);
}

export interface FoundFormat {
  readonly sheet: string;
  /** `A1:B2 C3` */
  readonly cells: string;
  /** With or without `=`. */
  readonly formula: string;
}

/** The conditional formats with a formula in a file, sheet after sheet. */
export function formatsIn(bytes: Uint8Array, sheets: readonly string[]): FoundFormat[] {
  const parts = unzipSync(bytes);
  return sheets.flatMap((sheet, index) => {
    const xml = strFromU8(parts[`xl/worksheets/sheet${index + 1}.xml`] ?? new Uint8Array());
    const found = xml.matchAll(/<conditionalFormatting sqref="([^"]*)">.*?<formula>(.*?)<\/formula>/g);
    return [...found].map(([, cells = '', formula = '']) => ({ sheet, cells, formula: plainXml(formula) }));
  });
}

function plainXml(xml: string): string {
  return xml.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Ours by sheet and severity, the worst first. An Excel that can't mark several areas at once has a format for each. */
export function marksAmong(formats: readonly FoundFormat[], sheets: readonly string[]): FoundMark[] {
  return sheets.flatMap((sheet) =>
    SEVERITIES.flatMap((severity) => {
      const ours = formats.filter((each) => each.sheet === sheet && severityOfMark(each.formula) === severity);
      return ours.length === 0 ? [] : [{ sheet, severity, cells: ours.map(({ cells }) => cells).join(' ') }];
    }),
  );
}

export function othersAmong(formats: readonly FoundFormat[]): string[] {
  return formats
    .filter(({ formula }) => severityOfMark(formula) === null)
    .map(({ sheet, cells, formula }) => `${sheet}!${cells}: ${formula.replace(/^=/, '')}`);
}
