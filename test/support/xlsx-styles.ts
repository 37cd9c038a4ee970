import type { Flavour } from './xlsx-flavour.ts';

/** Formats that Excel mentions by number. */
const BUILT_IN: { readonly [code: string]: number } = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  'yyyy"年"m"月"d"日"': 31,
  '@': 49,
};

/** What WPS writes under the numbers that Excel gives to the accounting formats: with the full-width ￥. */
export const WPS_FORMATS: { readonly [id: number]: string } = {
  41: '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ',
  42: '_ "￥"* #,##0_ ;_ "￥"* \\-#,##0_ ;_ "￥"* "-"_ ;_ @_ ',
  43: '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  44: '_ "￥"* #,##0.00_ ;_ "￥"* \\-#,##0.00_ ;_ "￥"* "-"??_ ;_ @_ ',
};

/** The styles part of a workbook being written: one cell style for each number format. */
export class Styles {
  readonly #flavour: Flavour;
  readonly #codes: string[] = ['General'];

  constructor(flavour: Flavour) {
    this.#flavour = flavour;
  }

  /** The style index of cells under this number format. */
  index(code = 'General'): number {
    const at = this.#codes.indexOf(code);
    return at >= 0 ? at : this.#codes.push(code) - 1;
  }

  xml(): string {
    const custom = new Map<string, number>();
    if (this.#flavour === 'wps') for (const [id, code] of Object.entries(WPS_FORMATS)) custom.set(code, Number(id));
    // LibreOffice writes General, too, as a format of its own.
    if (this.#flavour === 'libreoffice') custom.set('General', 164);
    let next = 165;
    const ids = this.#codes.map((code) => {
      const id = custom.get(code) ?? (this.#flavour === 'libreoffice' ? undefined : BUILT_IN[code]) ?? next++;
      if (BUILT_IN[code] !== id) custom.set(code, id);
      return id;
    });
    const quoted = (code: string): string => code.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
    const formats = [...custom].map(([code, id]) => `<numFmt numFmtId="${id}" formatCode="${quoted(code)}"/>`);
    const xfs = ids.map((id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"/>`);
    return [
      '<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
      '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>',
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs>`,
      '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles>',
      this.#flavour === 'wps' ? '' : '<dxfs count="1"><dxf><numFmt numFmtId="9" formatCode="0.000"/></dxf></dxfs>',
      '</styleSheet>',
    ].join('');
  }
}
