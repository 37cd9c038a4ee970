import type { Flavour } from './xlsx-flavour.ts';
import type { Styles } from './xlsx-styles.ts';

export interface XlsxCell {
  /** Missing or null: a blank cell, or a formula whose result the file doesn't hold. */
  readonly value?: string | number | boolean | null;
  /** Without `=`; '' for a member of a shared formula. */
  readonly formula?: string;
  /** A number format code. */
  readonly format?: string;
  /** The `s` attribute, for tests that write their own styles part. */
  readonly style?: number;
  /** The cell's type as the file shall tell it; otherwise that of the flavour for this value. */
  readonly type?: 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';
  /** Attributes of the `f` element: `t="shared" si="0" ref="B2:B9"`. */
  readonly formulaAttributes?: string;
  /** The XML of the string instead of its text: formatted runs, phonetic runs. */
  readonly rich?: string;
  /** The content of the `c` element as it shall stand. */
  readonly xml?: string;
}

/** Text as a spreadsheet writes it into XML: what XML can't hold, and what looks like such an escape, as `_xHHHH_`. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/\r/g, '_x000D_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** The string table of a workbook being written. */
export class SharedStrings {
  readonly #indexes = new Map<string, number>();

  /** The index of this string, given as the content of its `si`. */
  index(content: string): number {
    const known = this.#indexes.get(content);
    if (known !== undefined) return known;
    this.#indexes.set(content, this.#indexes.size);
    return this.#indexes.size - 1;
  }

  get count(): number {
    return this.#indexes.size;
  }

  xml(): string {
    const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
    const all = [...this.#indexes.keys()].map((content) => `<si>${content}</si>`).join('');
    return `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${main}" count="${this.count}">${all}</sst>`;
  }
}

function textElement(text: string, flavour: Flavour): string {
  const space = flavour === 'libreoffice' || /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  const ascii = escapeXml(text).replace(/[^\n -~]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `<t${space}>${flavour === 'openpyxl' ? ascii : escapeXml(text)}</t>`;
}

type Written = readonly [type: string | null, content: string];

function constant(cell: XlsxCell, flavour: Flavour, strings: SharedStrings): Written {
  const { value } = cell;
  if (cell.rich === undefined && (value === undefined || value === null)) return [null, ''];
  if (typeof value === 'number') return [null, `<v>${value}</v>`];
  if (typeof value === 'boolean') return ['b', `<v>${value ? 1 : 0}</v>`];
  if (cell.type === 'e' || cell.type === 'd' || cell.type === 'str')
    return [cell.type, `<v>${escapeXml(value ?? '')}</v>`];
  const content = cell.rich ?? textElement(value ?? '', flavour);
  if (cell.type === 'inlineStr' || flavour === 'openpyxl' || flavour === 'noref')
    return ['inlineStr', `<is>${content}</is>`];
  return ['s', `<v>${strings.index(content)}</v>`];
}

function result(cell: XlsxCell, flavour: Flavour): Written {
  const aca = flavour === 'libreoffice' ? ' aca="false"' : '';
  const attributes = cell.formulaAttributes === undefined ? '' : ` ${cell.formulaAttributes}`;
  const f = `<f${aca}${attributes}>${escapeXml(cell.formula ?? '')}</f>`;
  const { value } = cell;
  if (value === undefined || value === null) return [null, flavour === 'openpyxl' ? `${f}<v></v>` : f];
  if (typeof value === 'boolean') return ['b', `${f}<v>${value ? 1 : 0}</v>`];
  return [typeof value === 'string' ? (cell.type ?? 'str') : null, `${f}<v>${escapeXml(String(value))}</v>`];
}

/** The `c` element of a cell. `at`: its `r` attribute, or nothing. */
export function cellXml(at: string, cell: XlsxCell, flavour: Flavour, styles: Styles, strings: SharedStrings): string {
  const [type, written] = cell.formula === undefined ? constant(cell, flavour, strings) : result(cell, flavour);
  const content = cell.xml ?? written;
  const style = cell.style ?? styles.index(cell.format);
  const s = style === 0 && flavour !== 'openpyxl' ? '' : ` s="${style}"`;
  const writtenType = cell.type ?? type ?? (flavour === 'openpyxl' || flavour === 'libreoffice' ? 'n' : null);
  const t = writtenType === null ? '' : ` t="${writtenType}"`;
  return content === '' && flavour !== 'openpyxl' ? `<c${at}${s}/>` : `<c${at}${s}${t}>${content}</c>`;
}
