import { type Zippable, zipSync } from 'fflate';
import { cellAddress, parseAddress } from '../../src/engine/grid/address.ts';
import { PARTS, type TrickyPart } from './tricky-parts.ts';
import { DATA, FORM, SETTINGS, type TrickyCell, type TrickyRow, type TrickySheet } from './tricky-sheets.ts';

/**
 * `plain`: as Excel and WPS write; `prefixed`: elements with `x:`, as the Open XML SDK writes them; `no-places`: rows and cells
 * without `r`, told by their order alone.
 */
export type TrickyVariant = 'plain' | 'prefixed' | 'no-places';
export const TRICKY_VARIANTS: readonly TrickyVariant[] = ['plain', 'prefixed', 'no-places'];

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';

export interface TrickyOptions {
  readonly variant?: TrickyVariant;
  /** Parts to put in place of others, to add, or, with null, to leave out. */
  readonly replace?: { readonly [part: string]: string | null };
  /** Changes one part's text. */
  readonly edit?: { readonly [part: string]: (text: string) => string };
}

/**
 * A workbook that holds about everything a form may have picked up in its life: merged and vertical heads, conditional formats
 * with extensions, validations, notes, a threaded comment, pictures, a chart, a text box, a table, an external link, names,
 * protection with a password and an open range, outlines, formatted runs, phonetic guides, shared, array and dynamic formulas, a
 * data table, WPS's cell pictures and properties, printer settings, custom XML, a calculation chain, a thumbnail.
 */
export function trickyWorkbook(options: TrickyOptions = {}): Uint8Array {
  const { variant = 'plain', replace = {}, edit = {} } = options;
  const files: Zippable = {
    // WPS writes entries for folders.
    'xl/': [new Uint8Array(0), { level: 0, mtime: TIME }],
  };
  for (const part of [...PARTS, ...sheetParts(variant)]) {
    const replaced = replace[part.name];
    if (replaced === null) continue;
    const written =
      replaced ?? (variant === 'prefixed' && part.sheetMl === true ? withPrefix(part.content as string) : part.content);
    const bytes = typeof written === 'string' ? utf8(edit[part.name]?.(written) ?? written) : written;
    // Pictures are stored, as most programs do; everything else is deflated at a level of its own.
    files[part.name] = [bytes, { level: part.name.endsWith('.png') ? 0 : 9, mtime: TIME }];
  }
  for (const [name, content] of Object.entries(replace)) {
    if (content !== null && files[name] === undefined) files[name] = [utf8(content), { mtime: TIME }];
  }
  return zipSync(files);
}

/** What WPS writes, whatever the day. */
const TIME = '2012-07-02T09:52:00';

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function sheetParts(variant: TrickyVariant): TrickyPart[] {
  return [FORM, DATA, SETTINGS].map((sheet, i) => ({
    name: `xl/worksheets/sheet${i + 1}.xml`,
    content: HEAD + writeSheet(sheet, variant !== 'no-places'),
    sheetMl: true,
  }));
}

function writeSheet(sheet: TrickySheet, places: boolean): string {
  const rows = places ? sheet.rows : withoutGaps(sheet.rows);
  return `${sheet.before}<sheetData>${rows.map((row) => writeRow(row, places)).join('')}</sheetData>${sheet.after}`;
}

function writeRow({ row, attributes = '', cells }: TrickyRow, places: boolean): string {
  const tag = `<row${places ? ` r="${row}"` : ''}${attributes}`;
  const written = (places ? cells : filled(row, cells)).map((cell) => writeCell(cell, places)).join('');
  return written === '' ? `${tag}/>` : `${tag}>${written}</row>`;
}

function writeCell({ at, attributes = '', inner = '' }: TrickyCell, places: boolean): string {
  const tag = `<c${places ? ` r="${at}"` : ''}${attributes}`;
  return inner === '' ? `${tag}/>` : `${tag}>${inner}</c>`;
}

function withoutGaps(rows: readonly TrickyRow[]): TrickyRow[] {
  const last = rows[rows.length - 1]?.row ?? 0;
  return Array.from({ length: last }, (_, i) => rows.find((each) => each.row === i + 1) ?? { row: i + 1, cells: [] });
}

function filled(row: number, cells: readonly TrickyCell[]): TrickyCell[] {
  const last = parseAddress(cells[cells.length - 1]?.at ?? '')?.column ?? 0;
  return Array.from({ length: last }, (_, i) => {
    const at = cellAddress(row, i + 1);
    return cells.find((each) => each.at === at) ?? { at };
  });
}

/** A piece of a plain sheet's XML as the variant holds it. */
export function asVariant(xml: string, variant: TrickyVariant): string {
  if (variant === 'prefixed') return withPrefix(xml);
  return variant === 'no-places' ? xml.replace(/ r="[A-Z]*\d+"/g, '') : xml;
}

/** Gives all elements of the default namespace the prefix `x`. */
function withPrefix(xml: string): string {
  return xml.replace(/<(\/?)([A-Za-z]\w*)(?=[\s/>])/g, '<$1x:$2').replace(/ xmlns="/, ' xmlns:x="');
}
