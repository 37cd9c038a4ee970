import type { GridCell, SheetGrid } from '../../../../src/engine/grid/grid.ts';
import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { gridCell, gridRange } from '../../../support/grid-builder.ts';
import { buildXlsx, type XlsxOptions, type XlsxSheet } from '../../../support/xlsx-builder.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function read(cells: XlsxSheet['cells'], options: XlsxOptions = {}): GridCell[] {
  const [sheet] = readWorkbook(buildXlsx([{ name: '表', cells }], options)).sheets;
  return sheet?.rows.flatMap((row) => row.cells) ?? [];
}

/** The sheet whose worksheet part holds this XML. */
function sheetWith(xml: string, options: XlsxOptions = {}): SheetGrid {
  const parts = { ...options.parts, 'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}>${xml}</worksheet>` };
  const [sheet] = readWorkbook(buildXlsx([{ name: '表', cells: { A1: 'x' } }], { ...options, parts })).sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function dataWith(xml: string, options: XlsxOptions = {}): GridCell[] {
  return sheetWith(`<sheetData>${xml}</sheetData>`, options).rows.flatMap((row) => row.cells);
}

describe('types of cells', () => {
  test.each([
    ['<c r="B2"><v>1.5</v></c>', { value: 1.5 }],
    ['<c r="B2" t="n"><v> 7 </v></c>', { value: 7 }],
    ['<c r="B2"><v>-0</v></c>', { value: 0 }],
    ['<c r="B2"><v>+.5e3</v></c>', { value: 500 }],
    ['<c r="B2"><v>0.1000000000000000055</v></c>', { value: 0.1 }],
    ['<c r="B2"><v><!-- c -->4<?pi?>2</v></c>', { value: 42 }],
    ['<c r="B2" t="str"><v>文</v></c>', { value: '文' }],
    ['<c r="B2" t="inlineStr"><is><t>一</t></is></c>', { value: '一' }],
    ['<c r="B2" t="inlineStr"><is><r><t>一</t></r><r><rPr><b/></rPr><t>二</t></r></is></c>', { value: '一二' }],
    ['<c r="B2" t="inlineStr"><is><t><![CDATA[<b>&amp;]]></t></is></c>', { value: '<b>&amp;' }],
    ['<c r="B2" t="inlineStr"><v>直接</v></c>', { value: '直接' }],
    ['<c r="B2" t="b"><v>1</v></c>', { value: true }],
    ['<c r="B2" t="b"><v>false</v></c>', { value: false }],
    ['<c r="B2" t="e"><v>#N/A</v></c>', { value: '#N/A', kind: 'error' as const }],
    ['<c r="B2" t="d"><v>2021-12-31T12:00:00Z</v></c>', { value: 44561.5 }],
    ['<c r="B2" t="d"><v>1900-02-28</v></c>', { value: 59 }],
    ['<c r="B2" t="d"><v>1900-03-01</v></c>', { value: 61 }],
    ['<c r="B2" t="d"><v>06:30</v></c>', { value: 6.5 / 24 }],
    ['<c r="b2"><v>3</v></c>', { value: 3 }],
  ])('%s', (xml, expected) => {
    expect(dataWith(`<row r="2">${xml}</row>`)).toEqual([gridCell(2, 2, expected)]);
  });

  test('numbers with any count of decimals, down to the last digit', () => {
    const digits = '123456789012345';
    const numbers = Array.from({ length: 16 }, (_, whole) => [
      `${digits.slice(0, whole)}.${digits.slice(whole)}`,
      `7.${digits.slice(0, whole)}`,
    ]).flat();
    const cells = dataWith(`<row r="2">${numbers.map((text) => `<c><v>${text}</v></c>`).join('')}</row>`);
    expect(numbers).toHaveLength(32);
    expect(cells.map(({ value }) => value)).toEqual(numbers.map(Number));
  });

  test.each([
    ['styled only', '<c r="B2" s="1"/>'],
    ['written out', '<c r="B2" s="1" t="n"></c>'],
    ['an empty number', '<c r="B2"><v/></c>'],
    ['an empty text', '<c r="B2" t="inlineStr"><is><t></t></is></c>'],
    ['an empty shared string', '<c r="B2" t="s"><v></v></c>'],
    ['an empty boolean', '<c r="B2" t="b"/>'],
  ])('blank cells are left out: %s', (_name, xml) => {
    expect(sheetWith(`<sheetData><row r="2">${xml}</row></sheetData>`).rows).toEqual([]);
  });

  test('a long text comes whole', () => {
    const text = '按照年度工作安排推进项目实施'.repeat(2000);
    expect(read({ A1: text, B1: `${text}1` }).map((cell) => cell.value)).toEqual([text, `${text}1`]);
    expect(read({ A1: text }, { flavour: 'openpyxl' })[0]?.value).toBe(text);
  });

  test('phonetic runs are no text', () => {
    const rich = '<r><t>北</t></r><r><t>京</t></r><rPh sb="0" eb="1"><t>ほく</t></rPh><phoneticPr fontId="1"/>';
    expect(read({ A1: { rich } })).toEqual([gridCell(1, 1, '北京')]);
    expect(read({ A1: { rich, type: 'inlineStr' } })).toEqual([gridCell(1, 1, '北京')]);
  });
});

describe('formulas', () => {
  test('without a result are uncalculated, whatever the type', () => {
    for (const xml of ['<f>A1</f>', '<f>A1</f><v/>', '<f>A1</f><v></v>']) {
      expect(dataWith(`<row r="1"><c r="B1">${xml}</c></row>`)).toEqual([gridCell(1, 2, { formula: 'A1' })]);
    }
    expect(dataWith('<row r="1"><c r="B1" t="str"><f>A1</f></c></row>')[0]?.kind).toBe('uncalculated');
    expect(dataWith('<row r="1"><c r="B1" t="e"><f>A1</f></c></row>')[0]?.kind).toBe('uncalculated');
  });

  test('whose result is the empty text are texts', () => {
    const found = dataWith('<row r="1"><c r="B1" t="str"><f>""</f><v></v></c></row>');
    expect(found).toEqual([gridCell(1, 2, { value: '', formula: '""' })]);
  });

  test('shared ones are told for each cell', () => {
    const found = dataWith(
      [
        '<row r="2"><c r="C2"><f t="shared" ref="C2:C4" si="0">SUM($A2:B2)+C$1</f><v>1</v></c></row>',
        '<row r="3"><c r="C3"><f t="shared" si="0"/><v>2</v></c></row>',
        '<row r="4"><c r="C4"><f t="shared" si="0"></f></c><c r="D4"><f t="shared" si="7"/><v>1</v></c></row>',
      ].join(''),
    );
    expect(found).toEqual([
      gridCell(2, 3, { value: 1, formula: 'SUM($A2:B2)+C$1' }),
      gridCell(3, 3, { value: 2, formula: 'SUM($A3:B3)+C$1' }),
      gridCell(4, 3, { formula: 'SUM($A4:B4)+C$1' }),
      // Its first cell is missing: a formula all the same.
      gridCell(4, 4, { value: 1, formula: '' }),
    ]);
  });

  test('array formulas and data tables', () => {
    const found = dataWith(
      '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c><c r="C1"><f t="dataTable" ref="C1:C2" dt2D="0" r1="E1"/><v>5</v></c></row>' +
        '<row r="2"><c r="A2"><v>4</v></c></row>',
    );
    expect(found.map(({ formula, value }) => [formula, value])).toEqual([
      ['B1:B2*2', 2],
      ['TABLE(E1,)', 5],
      [null, 4],
    ]);
  });
});

describe('pictures in cells', () => {
  const id = 'DISPIMG("ID_0123456789ABCDEF0123456789ABCDEF",1)';

  test.each(['_xlfn.', ''])('of WPS, by their formula %s', (prefix) => {
    expect(read({ B2: { formula: prefix + id, value: `=${id}` } })).toEqual([
      gridCell(2, 2, { kind: 'picture', formula: prefix + id }),
    ]);
  });

  test('of WPS, when only the text is left', () => {
    expect(read({ B2: `=${id}`, B3: `说明：${id}` }).map((cell) => cell.kind)).toEqual(['picture', 'text']);
  });

  test('of Excel, when the file has such', () => {
    const cell =
      '<row r="1"><c r="A1" t="e" vm="1"><v>#VALUE!</v></c><c r="B1" t="e"><v>#VALUE!</v></c><c r="C1" t="e" vm="1"><v>#N/A</v></c></row>';
    const relation =
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>';
    const structure =
      '<Relationship Id="rId9" Type="x/rdRichValueStructure" Target="richData/rdrichvaluestructure.xml"/>';
    const parts = {
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation}${structure}</Relationships>`,
      'xl/richData/rdrichvaluestructure.xml':
        '<rvStructures count="1"><s t="_localImage"><k n="a" t="i"/></s></rvStructures>',
    };
    expect(dataWith(cell, { parts }).map(({ kind }) => kind)).toEqual(['picture', 'error', 'error']);
    const kindsWith = (type: string) => {
      const structures = `<rvStructures count="2"><s t="_other"/><s t="${type}"/></rvStructures>`;
      const other = { ...parts, 'xl/richData/rdrichvaluestructure.xml': structures };
      return dataWith(cell, { parts: other }).map(({ kind }) => kind);
    };
    expect(kindsWith('_webimage')).toEqual(['picture', 'error', 'error']);
    expect(kindsWith('_linkedentity')).toEqual(['error', 'error', 'error']);
    expect(dataWith(cell).map(({ kind }) => kind)).toEqual(['error', 'error', 'error']);
  });
});

describe('dates of the 1904 system', () => {
  const cells = {
    A1: { value: 1, format: 'yyyy"年"m"月"d"日"' },
    A2: { value: 1, format: '0.00' },
    A3: { value: 0.5, format: 'h:mm:ss' },
    A4: { value: 1, format: 'm"月"' },
    A5: { value: '2021-01-01', type: 'd' as const, format: 'yyyy/m/d' },
  };

  test('become serials of the 1900 system', () => {
    expect(read(cells, { date1904: true }).map((cell) => cell.value)).toEqual([1463, 1, 0.5, 1463, 44197]);
    expect(read(cells).map((cell) => cell.value)).toEqual([1, 1, 0.5, 1, 44197]);
  });
});

describe('where cells stand', () => {
  test('rows and cells without a place follow the one before', () => {
    const found = dataWith('<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>');
    expect(found.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 2, 1],
      [3, 3, 2],
      [4, 1, 3],
    ]);
  });

  test('a row without a place takes that of its cells', () => {
    const found = dataWith('<row/><row><c r="A5"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>');
    expect(found.map(({ row, column }) => [row, column])).toEqual([
      [5, 1],
      [5, 2],
      [6, 1],
    ]);
  });

  test('cells out of order are put in order', () => {
    const found = dataWith('<row r="2"><c r="C2"><v>1</v></c><c r="A2"><v>2</v></c><c r="C2"><v>3</v></c></row>');
    expect(found.map(({ column, value }) => [column, value])).toEqual([
      [1, 2],
      [3, 3],
    ]);
  });

  test('rows and cells out of order are put in order; what comes later counts', () => {
    const sheet = sheetWith(
      '<sheetData><row r="4"><c r="C4"><v>1</v></c><c r="A4"><v>2</v></c><c r="C4"><v>3</v></c></row>' +
        '<row r="2" hidden="1"><c r="A2"><v>4</v></c></row><row r="4"><c r="B4"><v>5</v></c><c r="A4"><v>6</v></c></row></sheetData>',
    );
    expect(
      sheet.rows.map(({ row, hidden, cells }) => [row, hidden, cells.map(({ column, value }) => [column, value])]),
    ).toEqual([
      [2, true, [[1, 4]]],
      [
        4,
        false,
        [
          [1, 6],
          [2, 5],
          [3, 3],
        ],
      ],
    ]);
  });

  test.each([
    ['<row r="1048577"/>', undefined],
    ['<row r="0"><c r="A0"><v>1</v></c></row>', undefined],
    ['<row r="x"/>', undefined],
    ['<row r="1"><c r="XFE1"><v>1</v></c></row>', 'XFE1'],
    ['<row r="1"><c r="XFD1"/><c><v>1</v></c></row>', 'XFE1'],
    ['<row r="1"><c r="A2"><v>1</v></c></row>', undefined],
    ['<row><c r="A2"><v>1</v></c><c r="B3"><v>1</v></c></row>', undefined],
    ['<row r="1"><c r="A"><v>1</v></c></row>', undefined],
    ['<row r="1"><c r="1"><v>1</v></c></row>', undefined],
    ['<row r="1"><c r="A1:1"><v>1</v></c></row>', undefined],
    // Signs that stand one before 0 and one behind 9.
    ['<row r="19"><c r="A2/"><v>1</v></c></row>', undefined],
    ['<row r="20"><c r="A1:"><v>1</v></c></row>', undefined],
    ['<row r="1"><c r="A1" t="s"><v>99</v></c></row>', 'A1'],
    ['<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', 'A1'],
    ['<row r="1"><c r="A1" t="s"><v>0.5</v></c></row>', 'A1'],
    ['<row r="1"><c r="A1" t="b"><v>2</v></c></row>', 'A1'],
    ['<row r="1"><c r="A1" t="z"><v>1</v></c></row>', 'A1'],
  ])('what stands nowhere or means nothing is damage: %s', (xml, cell) => {
    const { kind, code, detail } = documentErrorOf(() => dataWith(xml));
    expect([kind, code, detail.sheet]).toEqual(['damaged', 'bad-xml', '表']);
    if (cell !== undefined) expect(detail.cells).toEqual([cell]);
  });
});

describe('sheets', () => {
  test('hidden rows, merges and protection', () => {
    const sheet = sheetWith(
      '<sheetData><row r="1" hidden="true"><c r="A1"><v>1</v></c></row><row r="2" ht="0" customHeight="1"><c r="A2"><v>1</v></c></row>' +
        '<row r="3" hidden="0" ht="13.5"><c r="A3"><v>1</v></c></row></sheetData><sheetProtection sheet="1"/>' +
        '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="B2"/><mergeCell ref="nonsense"/><mergeCell/><mergeCell ref="B4:A2"/></mergeCells>',
    );
    expect(sheet.rows.map((row) => row.hidden)).toEqual([true, true, false]);
    expect(sheet.protected).toBe(true);
    expect(sheet.merges).toEqual([gridRange('A1:XFD1048576'), gridRange('A2:B4')]);
  });

  test('protection that is switched off is none', () => {
    expect(sheetWith('<sheetData/><sheetProtection objects="1"/>').protected).toBe(false);
    expect(sheetWith('<sheetData/><sheetProtection sheet="0"/>').protected).toBe(false);
  });

  test('rows and cells outside the data are none of the sheet', () => {
    const sheet = sheetWith(
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><extLst><ext><x14:row xmlns:x14="x" r="9"><x14:c r="A9"><v>9</v></x14:c></x14:row></ext></extLst>',
    );
    expect(sheet.rows.map((row) => row.row)).toEqual([1]);
  });
});
