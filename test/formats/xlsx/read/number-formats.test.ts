import { cellAddress, cellKey } from '../../../../src/engine/grid/address.ts';
import { isDateFormat } from '../../../../src/formats/number-formats.ts';
import { readFormats } from '../../../../src/formats/xlsx/read/number-formats.ts';
import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { XmlScanner } from '../../../../src/formats/xml/scan.ts';
import { buildXlsx } from '../../../support/xlsx-builder.ts';
import { WPS_FORMATS } from '../../../support/xlsx-styles.ts';

function formats(xml: string): (string | null)[] {
  return readFormats(XmlScanner.ofBytes(new TextEncoder().encode(`<styleSheet>${xml}</styleSheet>`), 'styles'));
}

describe('format codes of cell styles', () => {
  test('are the file’s own before the built-in ones', () => {
    const custom =
      '<numFmts><numFmt numFmtId="10" formatCode="0.0%"/><numFmt numFmtId="176" formatCode="&quot;￥&quot;0"/></numFmts>';
    const xfs = [0, 9, 10, 14, 31, 57, 49, 176, 999].map((id) => `<xf numFmtId="${id}"/>`).join('');
    expect(formats(`${custom}<cellXfs>${xfs}<xf/></cellXfs>`)).toEqual([
      null,
      '0%',
      '0.0%',
      'm/d/yyyy',
      'yyyy"年"m"月"d"日"',
      'yyyy"年"m"月"',
      '@',
      '"￥"0',
      null,
      null,
    ]);
  });

  test('General has many names', () => {
    const codes = ['General', 'GENERAL', 'G/通用格式', ''];
    const custom = codes.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`).join('');
    const xfs = codes.map((_, i) => `<xf numFmtId="${200 + i}"/>`).join('');
    expect(formats(`<numFmts>${custom}</numFmts><cellXfs>${xfs}</cellXfs>`)).toEqual([null, null, null, null]);
  });

  test('are those of cells, not of named styles or conditional formats', () => {
    const xml =
      '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="2"/></cellXfs><dxfs><dxf><numFmt numFmtId="2" formatCode="x"/></dxf></dxfs>';
    expect(formats(xml)).toEqual(['0.00']);
  });

  test.each(['', '<numFmts/>', '<numFmts></numFmts>'])('wherever the others stand, after “%s”', (own) => {
    const others = '<dxfs><dxf><numFmt numFmtId="2" formatCode="x"/></dxf></dxfs>';
    expect(formats(`${own}${others}<cellXfs><xf numFmtId="2"/></cellXfs>`)).toEqual(['0.00']);
  });

  test('of WPS stand under the numbers of Excel’s accounting formats', () => {
    const cells = Object.fromEntries(
      Object.values(WPS_FORMATS).map((format, i) => [`A${i + 1}`, { value: 1, format }]),
    );
    const [sheet] = readWorkbook(buildXlsx([{ name: '表', cells }], { flavour: 'wps' })).sheets;
    expect(sheet?.rows.map((row) => row.cells[0]?.format)).toEqual(Object.values(WPS_FORMATS));
    expect(WPS_FORMATS[42]).toContain('￥');
  });

  test('a style that the file does not have is General', () => {
    const [sheet] = readWorkbook(buildXlsx([{ name: '表', cells: { A1: { value: 1, style: 77 } } }])).sheets;
    expect(sheet?.rows[0]?.cells[0]?.format).toBeNull();
  });
});

test.each([
  [
    true,
    [
      'm/d/yyyy',
      'yyyy"年"m"月"d"日"',
      'd-mmm',
      'mmm-yy',
      '[$-804]aaaa;@d',
      'm"月"',
      'yyyy-mm-dd hh:mm',
      'e"年"',
      '[DBNum1]m"月"d"日"',
    ],
  ],
  [
    false,
    [
      null,
      '0.00',
      '0%',
      '0.00E+00',
      'h:mm:ss',
      'mm:ss',
      '[h]:mm',
      '[Red]0.00',
      '"day"0',
      '\\d0',
      '_d0',
      '#,##0_);(#,##0)',
      'h:mm AM/PM',
      '@',
    ],
  ],
])('shown as a day: %s', (expected, codes) => {
  for (const code of codes) expect([code, isDateFormat(code)]).toEqual([code, expected]);
});

describe('the formats of blank cells', () => {
  /** Cells of row 1 in these styles, as elements without a value. */
  function blankFormats(cells: string): Record<string, string> {
    const custom = '<numFmts><numFmt numFmtId="176" formatCode="0.0%"/></numFmts>';
    const xfs = [0, 9, 2, 176].map((id) => `<xf numFmtId="${id}"/>`).join('');
    const parts = {
      'xl/styles.xml': `<styleSheet>${custom}<cellXfs>${xfs}</cellXfs></styleSheet>`,
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`,
    };
    const [sheet] = readWorkbook(buildXlsx([{ name: '表', cells: { A1: 1 } }], { parts })).sheets;
    return Object.fromEntries(sheet?.blankFormats ?? []);
  }

  test('are told where they show percentages', () => {
    const key = (column: number): string => cellKey({ row: 1, column });
    expect(blankFormats('<c r="A1" s="1"/><c r="B1" s="2"/><c r="C1" s="3"></c><c r="D1"/>')).toEqual({
      [key(1)]: '0%',
      [key(3)]: '0.0%',
    });
    expect(blankFormats('<c r="A1" s="1"><v>1</v></c><c r="B1" s="2"/>')).toEqual({});
    expect(blankFormats('<c s="2"/><c s="1"/>')).toEqual({ [key(2)]: '0%' });
  });

  test('as many as anybody needs', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `<c r="${cellAddress(1, i + 1)}" s="1"/>`).join('');
    expect(Object.keys(blankFormats(many))).toHaveLength(4096);
  });
});
