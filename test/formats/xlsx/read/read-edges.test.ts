import type { SheetGrid } from '../../../../src/engine/grid/grid.ts';
import { cellText } from '../../../../src/engine/values/display.ts';
import { readXls } from '../../../../src/formats/xls/read.ts';
import { type ReadOptions, readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { FileHost } from '../../../../src/hosts/file/host.ts';
import { partText } from '../../../support/compare-packages.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { numberCell, xlsOf } from '../../../support/xls-builder.ts';
import { buildXlsx, type XlsxOptions } from '../../../support/xlsx-builder.ts';

/** Sheets at the edges of what the format allows, and just beyond. */

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function fileOf(inside: string, options: XlsxOptions = {}): Uint8Array {
  const parts = { 'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}>${inside}</worksheet>`, ...options.parts };
  return buildXlsx([{ name: '表', cells: { A1: 'x' } }], { ...options, parts });
}

function sheetOf(inside: string, options: XlsxOptions = {}, reading: ReadOptions = {}): SheetGrid {
  const [sheet] = readWorkbook(fileOf(inside, options), reading).sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

/** Each cell as `row,column=value`. */
function cellsOf(rows: string, options: XlsxOptions = {}, reading: ReadOptions = {}): string[] {
  return sheetOf(`<sheetData>${rows}</sheetData>`, options, reading).rows.flatMap(({ row, cells }) =>
    cells.map((cell) => `${cell.row === row ? row : 'elsewhere'},${cell.column}=${cell.value}`),
  );
}

const failureOf = (rows: string): unknown => documentErrorOf(() => cellsOf(rows));

describe('places', () => {
  test.each<[string, string[]]>([
    ['<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', ['1048576,16384=1']],
    // Rows in any order, and one row in two elements: the later of two cells counts.
    [
      '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
      ['1,1=1', '2,1=2', '3,1=3'],
    ],
    [
      '<row r="2"><c r="C2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c><c r="A2"><v>4</v></c></row>',
      ['2,1=4', '2,2=3', '2,3=1'],
    ],
    ['<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>', ['1,1=2', '1,2=3']],
    [
      '<row r="4"/><row><c><v>1</v></c></row><row/><row><c><v>2</v></c><c r="D7"><v>3</v></c></row>',
      ['5,1=1', '7,1=2', '7,4=3'],
    ],
    ['<row><c r="B9"><v>1</v></c></row><row><c><v>2</v></c></row>', ['9,2=1', '10,1=2']],
    ['<row r="1"><c r="C1"/><c><v>1</v></c></row>', ['1,4=1']],
  ])('%s', (rows, expected) => {
    expect(cellsOf(rows)).toEqual(expected);
  });

  test.each([
    ['<row r="0"><c><v>1</v></c></row>', []],
    ['<row r="1048577"><c><v>1</v></c></row>', []],
    ['<row r="1048576"/><row><c><v>1</v></c></row>', []],
    ['<row r="x"/>', []],
    ['<row r="1"><c r="XFE1"><v>1</v></c></row>', ['XFE1']],
    ['<row r="1"><c r="XFD1"/><c><v>1</v></c></row>', ['XFE1']],
    ['<row r="1"><c r="A2"><v>1</v></c></row>', []],
    ['<row r="1"><c r="A1x"><v>1</v></c></row>', []],
    ['<row r="1"><c r="1"><v>1</v></c></row>', []],
    ['<row><c r="A3"/><c r="B4"><v>1</v></c></row>', ['A3']],
  ])('%s is damaged', (rows, cells) => {
    const failure = failureOf(rows);
    expect(failure).toMatchObject({ kind: 'damaged', code: 'bad-xml', detail: { sheet: '表' } });
    if (cells.length > 0) expect(failure).toMatchObject({ detail: { cells } });
  });

  test('rows hidden by their mark or their height', () => {
    const row = (number: number, attributes: string): string =>
      `<row r="${number}"${attributes}><c r="A${number}"><v>1</v></c></row>`;
    const marks = ['', ' hidden="1"', ' hidden="true"', ' hidden="0"', ' ht="0"', ' ht="0.5"', ' ht="10" hidden="1"'];
    const { rows } = sheetOf(`<sheetData>${marks.map((mark, i) => row(i + 1, mark)).join('')}</sheetData>`);
    expect(rows.map(({ hidden }) => hidden)).toEqual([false, true, true, false, true, false, true]);
  });

  test('merged areas: those that say something', () => {
    const refs = [
      'B2:C3',
      'E3:D1',
      'A1',
      'A1:',
      ':A1',
      'A1:XFD1048576',
      'A1:XFE1',
      'A1:A1048577',
      'A0:B1',
      'b5:C6',
      'A1:B2:C3',
      'A[1:B2',
      'A1:B@2',
      'A1:B2 ',
    ];
    const merges = refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const inside = `<sheetData/><mergeCells>${merges}<mergeCell/></mergeCells>`;
    expect(sheetOf(inside).merges.map(({ top, left, bottom, right }) => [top, left, bottom, right])).toEqual([
      [2, 2, 3, 3],
      [1, 4, 3, 5],
      [1, 1, 1_048_576, 16_384],
      [5, 2, 6, 3],
    ]);
  });

  test.each([
    ['', false],
    ['<sheetProtection/>', false],
    ['<sheetProtection objects="1"/>', false],
    ['<sheetProtection sheet="0"/>', false],
    ['<sheetProtection sheet="1"/>', true],
    ['<sheetProtection sheet="true"/>', true],
  ])('%s is protection: %s', (xml, expected) => {
    expect(sheetOf(`<sheetData/>${xml}`).protected).toBe(expected);
  });
});

describe('values', () => {
  test.each([
    ['d', '1899-12-31', 0],
    ['d', '1900-01-01', 1],
    ['d', '1900-02-28', 59],
    ['d', '1900-03-01', 61],
    ['d', '2024-01-01', 45292],
    ['d', '2023-12-31T23:59:59', 45291 + 86399 / 86400],
    ['d', '2024-02-29T06:00', 45351.25],
    ['d', 'T18:00', 0.75],
    ['d', '00:00:00.5', 0.5 / 86400],
    ['d', ' 2024-01-01Z ', 45292],
    ['d', '2024-01-01T12:00+08', 45292.5],
    ['d', '2024-01-01T12:00-0830', 45292.5],
    ['d', '2024-01-01T12:00:00.000+08:30', 45292.5],
    ['d', 'P2D', 2],
    ['d', 'PT6H', 0.25],
    ['d', '-PT30M', -1 / 48],
    ['d', 'PT36.25S', 36.25 / 86400],
    ['d', 'P1DT12H', 1.5],
    ['b', ' 1 ', true],
    ['b', 'true', true],
    ['b', ' 0 ', false],
    ['b', 'false', false],
    ['e', '#DIV/0!', '#DIV/0!'],
    ['str', ' 文 ', ' 文 '],
    ['n', '1e-3', 0.001],
  ])('%s: %s', (type, text, value) => {
    expect(cellsOf(`<row r="1"><c r="A1" t="${type}"><v>${text}</v></c></row>`)).toEqual([`1,1=${value}`]);
  });

  test('a row that doesn’t say which it is goes by its cells, as far as a sheet has rows', () => {
    expect(cellsOf('<row><c r="A1048576"><v>7</v></c></row>')).toEqual(['1048576,1=7']);
    expect(failureOf('<row><c r="A1048577"><v>7</v></c></row>')).toMatchObject({ kind: 'damaged', code: 'bad-xml' });
  });

  test.each([
    ['b', '2'],
    ['b', 'TRUE'],
    ['s', '-1'],
    ['s', '1'],
    ['x', '1'],
  ])('%s: %s is damaged', (type, text) => {
    expect(failureOf(`<row r="3"><c r="B3" t="${type}"><v>${text}</v></c></row>`)).toMatchObject({
      kind: 'damaged',
      code: 'bad-xml',
      detail: { sheet: '表', cells: ['B3'] },
    });
  });

  test.each([
    ['d', 'T', '#VALUE!'],
    ['d', 'P', '#VALUE!'],
    ['d', 'PT', '#VALUE!'],
    ['d', 'P1M', '#VALUE!'],
    ['d', '2024-1-1', '#VALUE!'],
    ['d', '45292', '#VALUE!'],
    ['n', '1e999', '#NUM!'],
    ['n', 'NaN', '#NUM!'],
    ['n', '-INF', '#NUM!'],
  ])('%s: %s is an error of that cell alone', (type, text, error) => {
    const row = `<row r="3"><c r="B3" t="${type}"><v>${text}</v></c><c r="C3"><v>8.62</v></c></row>`;
    expect(cellsOf(row)).toEqual([`3,2=${error}`, '3,3=8.62']);
  });

  test.each([
    ['P1DT12H15M30.5S', 1.510769675925926],
    ['PT36H15M30.500S', 1.510769675925926],
    ['-PT12H', -0.5],
    ['P2D', 2],
    ['2024-01-02T12:00:00+08:00', 45293.5],
    ['2024-01-02Z', 45293],
    ['06:00:00.000', 0.25],
  ])('a time as the strict flavour writes it: %s', (text, value) => {
    expect(cellsOf(`<row r="1"><c r="A1" t="d"><v>${text}</v></c></row>`)).toEqual([`1,1=${value}`]);
  });

  test('strings by their index, each of its own runs', () => {
    const strings = [
      '<si><t>一</t></si>',
      '<si/>',
      '<si><r><t>二</t></r><r><rPr><b/></rPr><t> 三</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>四</t></r></si>',
      '<si><t>五</t><phoneticPr fontId="1"/></si>',
    ];
    const parts = { 'xl/sharedStrings.xml': `<sst ${MAIN}>${strings.join('')}</sst>` };
    const row = [3, 2, 1, 0].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(cellsOf(`<row r="1">${row}</row>`, { parts })).toEqual(['1,1=五', '1,2=二 三四', '1,4=一']);
  });

  test('data tables are told by their inputs', () => {
    const table = (inputs: string): string => `<c><f t="dataTable" ref="A1:A2"${inputs}/><v>1</v></c>`;
    const row = table(' r1="B1" r2="C1"') + table(' r1="B1"') + table('');
    const { rows } = sheetOf(`<sheetData><row r="1">${row}</row></sheetData>`);
    expect(rows[0]?.cells.map(({ formula }) => formula)).toEqual(['TABLE(B1,C1)', 'TABLE(B1,)', 'TABLE(,)']);
  });
});

describe('limits: as much as that, not one more', () => {
  const cells = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>';
  test('of cells', () => {
    expect(cellsOf(cells, {}, { limits: { cells: 3 } })).toHaveLength(3);
    expect(documentErrorOf(() => cellsOf(cells, {}, { limits: { cells: 2 } }))).toMatchObject({
      kind: 'too-large',
      code: 'too-many-cells',
      detail: { limit: 2 },
    });
  });

  test('of the text that comes of one formula for many cells', () => {
    const formula = `$A$1+"${'x'.repeat(32_761)}"`;
    const rows = (members: number): string =>
      `<row r="1"><c><f t="shared" si="0" ref="A1">${formula}</f></c>${'<c><f t="shared" si="0"/></c>'.repeat(members)}</row>`;
    // 4096 times 32768 characters are 2^27.
    expect(cellsOf(rows(4096))).toHaveLength(4097);
    expect(documentErrorOf(() => cellsOf(rows(4150)))).toMatchObject({
      kind: 'too-large',
      code: 'zip-bomb',
      detail: { sheet: '表', cause: 'shared formulas' },
    });
  });

  test('of merged areas', () => {
    const inside = '<sheetData/><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>';
    expect(sheetOf(inside, {}, { limits: { merges: 2 } }).merges).toHaveLength(2);
    expect(documentErrorOf(() => sheetOf(inside, {}, { limits: { merges: 1 } }))).toMatchObject({
      code: 'too-many-cells',
      detail: { sheet: '表', limit: 1, cause: 'merges' },
    });
  });
});

describe('the workbook', () => {
  const sheets = ['甲', '乙', '丙'].map((name) => ({ name, cells: { A1: name } }));
  const named = async (bytes: Uint8Array): Promise<string[]> =>
    (await new FileHost(bytes).readSheets('active')).map(({ name }) => name);

  test.each([
    [0, '甲'],
    [1, '乙'],
    [2, '丙'],
    [3, '甲'],
  ])('tab %d is in front: %s', async (activeTab, name) => {
    expect(await named(buildXlsx(sheets, { activeTab }))).toEqual([name]);
  });

  test('a tab that doesn’t exist: the first sheet that is seen', async () => {
    const [first, ...others] = sheets;
    const hidden = { name: first?.name ?? '', cells: { A1: 1 }, visibility: 'hidden' as const };
    expect(await named(buildXlsx([hidden, ...others], { activeTab: 9 }))).toEqual(['乙']);
  });

  test('tabs are counted with those that are no worksheets', async () => {
    const bytes = buildXlsx(sheets);
    const relations = partText(bytes, 'xl/_rels/workbook.xml.rels').replace(
      'relationships/worksheet" Target="worksheets/sheet2',
      'relationships/chartsheet" Target="worksheets/sheet2',
    );
    const at = (activeTab: number): Uint8Array =>
      buildXlsx(sheets, { activeTab, parts: { 'xl/_rels/workbook.xml.rels': relations } });
    expect(readWorkbook(at(0)).sheets.map(({ name }) => name)).toEqual(['甲', '丙']);
    expect(await named(at(2))).toEqual(['丙']);
    expect(await named(at(1))).toEqual(['甲']);
  });

  test('hidden sheets are told', () => {
    const states = ['visible', 'hidden', 'veryHidden'] as const;
    const bytes = buildXlsx(states.map((visibility) => ({ name: visibility, cells: { A1: 1 }, visibility })));
    expect(readWorkbook(bytes).sheets.map(({ visibility }) => visibility)).toEqual(states);
  });

  test('two sheets of one name, in whatever case', () => {
    const two = (a: string, b: string): Uint8Array => buildXlsx([a, b].map((name) => ({ name, cells: { A1: 1 } })));
    expect(documentErrorOf(() => readWorkbook(two('Form', 'fORM')))).toMatchObject({
      kind: 'damaged',
      code: 'bad-xml',
    });
    expect(readWorkbook(two('Form', 'Form2')).sheets).toHaveLength(2);
  });
});

describe('a cell that is a day reads the same from every file', () => {
  // The first of 2024, the last before it, the first of March 1904 and of the system that counts from there.
  const DAYS = [45292, 45291, 1522, 1462];
  const TEXTS = ['2024年1月1日', '2023年12月31日', '1904年3月1日', '1904年1月1日'];
  const textsOf = ([sheet]: readonly SheetGrid[]): string[] =>
    (sheet?.rows ?? []).flatMap(({ cells }) => cells.map(cellText));

  test.each(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', 'm/d/yyyy'])('under %s', (format) => {
    const xlsx = (date1904: boolean): Uint8Array => {
      const values = DAYS.map((day, i) => [`A${i + 1}`, { value: date1904 ? day - 1462 : day, format }]);
      return buildXlsx([{ name: '表', cells: Object.fromEntries(values) }], { date1904 });
    };
    const xls = (date1904: boolean): Uint8Array =>
      xlsOf(
        DAYS.map((day, i) => numberCell(i, 0, date1904 ? day - 1462 : day, 1)),
        { formats: [format], date1904 },
      );
    for (const counted of [false, true]) {
      expect(textsOf(readWorkbook(xlsx(counted)).sheets)).toEqual(TEXTS);
      expect(textsOf(readXls(xls(counted)).sheets)).toEqual(TEXTS);
    }
  });
});
