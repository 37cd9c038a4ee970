import type { GridCell } from '../../src/engine/grid/grid.ts';
import { readAnyWorkbook } from '../../src/formats/any.ts';
import { isDateFormat } from '../../src/formats/number-formats.ts';
import { readFormats } from '../../src/formats/xlsx/read/number-formats.ts';
import { clearWorkbookMarks, markWorkbook } from '../../src/formats/xlsx/write/marks.ts';
import { patchWorkbook } from '../../src/formats/xlsx/write/patch.ts';
import { XmlScanner } from '../../src/formats/xml/scan.ts';
import { comparePackages, partText } from '../support/compare-packages.ts';
import { buildCompound } from '../support/compound-builder.ts';
import { documentErrorOf } from '../support/document-error.ts';
import { contentAt, editsOf } from '../support/workbook-edits.ts';
import { biffStream, double, formulaCell, head, long, numberCell, record, word } from '../support/xls-builder.ts';
import { buildXlsx, xlsxEntries } from '../support/xlsx-builder.ts';
import { buildZip } from '../support/zip-builder.ts';

/** Workbooks as programs of all kinds and ages leave them: each is read, and what is written to it stays what it was. */

const SHEET = '自评表';
const FORM_PART = 'xl/worksheets/sheet1.xml';
const STYLES = 'xl/styles.xml';

/** Every cell as `A1=value`, errors and formulas marked. */
function cellsOf(bytes: Uint8Array): string[] {
  return readAnyWorkbook(bytes).sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(reported)));
}

function reported({ row, column, kind, value, formula }: GridCell): string {
  const place = `${String.fromCharCode(64 + column)}${row}`;
  return `${place}=${String(value)}${kind === 'error' ? '!' : ''}${formula === null ? '' : ` (${formula})`}`;
}

const DAY = 'yyyy"年"m"月"d"日"';

describe('days counted from 1904', () => {
  const cells = { B4: { value: 45293, format: DAY }, B5: 12 };
  const plain = buildXlsx([{ name: SHEET, cells }], { date1904: true });
  const extended = buildXlsx([{ name: SHEET, cells }], {
    parts: {
      'xl/workbook.xml': partText(plain, 'xl/workbook.xml').replace(
        '</workbook>',
        '<extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>',
      ),
    },
  });

  test('an extension of the same name says nothing about them', () => {
    expect(partText(extended, 'xl/workbook.xml')).toContain('<workbookPr date1904="1"/>');
    expect(cellsOf(extended)).toEqual(cellsOf(plain));
    expect(cellsOf(extended)).toEqual(['B4=46755', 'B5=12']);
  });

  test('a day that is written comes out as the same day', () => {
    const after = patchWorkbook(extended, editsOf(extended, SHEET, { B4: { value: 45293 } }));
    expect(contentAt(after, SHEET, 'B4')).toEqual({ value: 45293 });
    expect(partText(after, FORM_PART)).toContain('<v>43831</v>');
  });

  test.each(['[DBNum1][$-804]General', 'General_)', '[Red]General', 'General"元"', '#,##0;General', '[$-804]GENERAL'])(
    'no day: %s',
    (format) => {
      expect(isDateFormat(format)).toBe(false);
      const bytes = buildXlsx([{ name: SHEET, cells: { B5: { value: 85, format } } }], { date1904: true });
      expect(cellsOf(bytes)).toEqual(['B5=85']);
    },
  );
});

test('a tab that leads nowhere is passed over', () => {
  const cells = { A1: '项目支出绩效自评表', B3: 12.5 };
  const xml = partText(buildXlsx([{ name: SHEET, cells }]), 'xl/workbook.xml');
  const module = '<sheet name="模块1" sheetId="7" state="veryHidden" r:id=""/>';
  for (const sheets of [xml.replace('<sheets>', `<sheets>${module}`), xml.replace('</sheets>', `${module}</sheets>`)]) {
    const bytes = buildXlsx([{ name: SHEET, cells }], { parts: { 'xl/workbook.xml': sheets } });
    expect(readAnyWorkbook(bytes).sheets.map(({ name }) => name)).toEqual([SHEET]);
    expect(cellsOf(bytes)).toEqual(['A1=项目支出绩效自评表', 'B3=12.5']);
  }
});

describe('one cell that holds no number', () => {
  test('.xlsx', () => {
    const sheet = partText(buildXlsx([{ name: SHEET, cells: { B3: 1, C3: 10 } }]), FORM_PART);
    for (const number of ['NaN', 'INF', '-INF', '1e999', '1.#QNAN']) {
      const bytes = buildXlsx([{ name: SHEET, cells: {} }], {
        parts: { [FORM_PART]: sheet.replace('<v>1</v>', `<v>${number}</v>`) },
      });
      expect(cellsOf(bytes)).toEqual(['B3=#NUM!!', 'C3=10']);
    }
  });

  test('.xls, number or result', () => {
    const records = [
      numberCell(2, 1, Number.NaN),
      numberCell(2, 2, 10),
      formulaCell(3, 1, Number.POSITIVE_INFINITY, [0x1e, 1, 0]),
    ];
    const bytes = buildCompound({ Workbook: biffStream([{ name: SHEET, records }]) });
    expect(cellsOf(bytes)).toEqual(['B3=#NUM!!', 'C3=10', 'B4=#NUM!! (1)']);
  });
});

describe('.xls', () => {
  const sum = [0x25, 1, 0, 2, 0, 1, 0xc0, 1, 0xc0, 0x19, 0x10, 0, 0];

  test.each([0x0006, 0x0206, 0x0406])('formulas under the number %d', (id) => {
    const formula = record(id, head(3, 1), double(20), word(0), long(0), word(sum.length), sum);
    const records = [numberCell(1, 1, 12.5), numberCell(2, 1, 7.5), formula];
    const bytes = buildCompound({ Workbook: biffStream([{ name: SHEET, records }]) });
    expect(cellsOf(bytes)).toEqual(['B2=12.5', 'B3=7.5', 'B4=20 (SUM(B2:B3))']);
  });

  test.each([
    ['narrow', [...word(7), 0, ...Buffer.from('0.00_ ')], '0.00_ '],
    ['wide', [...word(9), 1, ...Buffer.from('0.00%', 'utf16le')], '0.00%'],
    ['wide and odd', [...word(9), 1, ...Buffer.from('0.00%', 'utf16le'), 0x30], '0.00%'],
    ['empty', [...word(9), 0], null],
  ])('a format shorter than it says: %s', (_name, content, format) => {
    const globals = [record(0x041e, word(164), content)];

    const stream = biffStream([{ name: SHEET, records: [numberCell(1, 1, 12.5, 1)] }], {
      globals,
      styles: [164],
    });
    const { sheets } = readAnyWorkbook(buildCompound({ Workbook: stream }));
    const formats = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map((cell) => cell.format)));
    expect(formats).toHaveLength(1);
    if (format !== null) expect(formats).toEqual([format]);
  });

  test('a file whose last sector is cut short behind the end of its streams', () => {
    const records = Array.from({ length: 40 }, (_, i) => numberCell(i, 1, i));
    const stream = biffStream([{ name: SHEET, records }]);
    const whole = buildCompound({ Workbook: stream });
    const cut: number[] = [];
    for (let length = whole.length - 1; length > whole.length - 512; length -= 64) {
      try {
        expect(cellsOf(whole.subarray(0, length))).toHaveLength(40);
        cut.push(whole.length - length);
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'DocumentError') throw error;
      }
    }
    expect(cut.length).toBeGreaterThan(1);
  });
});

describe('formats said in two ways, for programs old and new', () => {
  const both = (element: string, other: string): string =>
    `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice xmlns:hs="http://schemas.haansoft.com/office/spreadsheet/8.0" Requires="hs">${element}</mc:Choice><mc:Fallback>${other}</mc:Fallback></mc:AlternateContent>`;
  const green = '<dxf><font><color rgb="FF00FF00"/></font></dxf>';
  const dxfs = `<dxfs count="3"><dxf><font><b/></font></dxf>${both(green, green)}<dxf><font><i/></font></dxf></dxfs>`;
  const bytes = buildXlsx([{ name: SHEET, cells: { B3: 0.5, C3: 10 } }], {
    parts: { [STYLES]: `<styleSheet><fonts/><cellXfs><xf/></cellXfs>${dxfs}</styleSheet>` },
  });

  test('count as one, so that marks are of our own format', () => {
    const marked = markWorkbook(bytes, [{ sheet: SHEET, cell: 'C3', severity: 'error' }]);
    expect(partText(marked, STYLES)).toContain('FFC7CE');
    expect(partText(marked, FORM_PART)).toContain('dxfId="3"');
    expect(comparePackages(bytes, clearWorkbookMarks(marked))).toMatchObject({ changed: [], lost: [], added: [] });
  });

  test('count as one among the styles of cells', () => {
    const xf = '<xf numFmtId="10"/>';
    const xml = `<styleSheet><cellXfs><xf numFmtId="0"/>${both(xf, xf)}<xf numFmtId="9"/></cellXfs></styleSheet>`;
    expect(readFormats(XmlScanner.ofBytes(new TextEncoder().encode(xml), STYLES))).toEqual([null, '0.00%', '0%']);
  });
});

describe('what stays fine', () => {
  const cells = { A1: '项目支出绩效自评表', B3: 12.5 };

  test('sizes behind the data and in ZIP64 fields at once', () => {
    const entries = xlsxEntries([{ name: SHEET, cells }]);
    const bytes = buildZip(entries.map((entry) => ({ ...entry, descriptor: true, zip64: true })));
    expect(cellsOf(bytes)).toEqual(['A1=项目支出绩效自评表', 'B3=12.5']);
    const after = patchWorkbook(bytes, editsOf(bytes, SHEET, { B3: { value: 13 } }));
    expect(contentAt(after, SHEET, 'B3')).toEqual({ value: 13 });
  });

  test('a drawing that is missing', () => {
    const sheet = partText(buildXlsx([{ name: SHEET, cells }]), FORM_PART);
    const bytes = buildXlsx([{ name: SHEET, cells }], {
      parts: {
        [FORM_PART]: sheet.replace('</worksheet>', '<drawing r:id="rId1"/></worksheet>'),
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
      },
    });
    const after = patchWorkbook(bytes, editsOf(bytes, SHEET, { B3: { value: 13 } }));
    expect(contentAt(after, SHEET, 'B3')).toEqual({ value: 13 });
    expect(partText(after, FORM_PART)).toContain('<drawing r:id="rId1"/>');
  });
});

describe('named for what it is', () => {
  test('a flat OpenDocument file', () => {
    const xml =
      '<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">';
    expect(documentErrorOf(() => readAnyWorkbook(new TextEncoder().encode(xml)))).toMatchObject({
      kind: 'unsupported',
      code: 'open-document',
    });
  });

  test('parts packed by Deflate64', () => {
    const entries = xlsxEntries([{ name: SHEET, cells: { A1: 1 } }]).map((entry) => ({ ...entry, method: 9 }));
    expect(documentErrorOf(() => readAnyWorkbook(buildZip(entries)))).toMatchObject({
      kind: 'unsupported',
      code: 'deflate64',
    });
  });
});
