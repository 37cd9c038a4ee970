import type { GridCell } from '../../../../src/engine/grid/grid.ts';
import { CellStore } from '../../../../src/formats/xlsx/read/cell-store.ts';
import type { SheetContext } from '../../../../src/formats/xlsx/read/cells.ts';
import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { readSheet } from '../../../../src/formats/xlsx/read/sheet.ts';
import { XmlScanner } from '../../../../src/formats/xml/scan.ts';
import type { ByteSource } from '../../../../src/formats/zip/bytes.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { buildXlsx } from '../../../support/xlsx-builder.ts';

const entry = { name: '表', part: 'sheet', visibility: 'visible' as const, tab: 0 };

function contextFor(store: CellStore, cellLimit = 5_000_000): SheetContext {
  return { store, strings: ['甲', '乙'], days1904: null, percents: null, pictures: false, cellLimit, mergeLimit: 10 };
}

/** The worksheet whose data is `rows`, again and again: `times` pieces of it. */
function repeated(rows: string, times: number): ByteSource {
  const piece = new TextEncoder().encode(rows);
  let left = times + 2;
  return () => {
    left--;
    if (left < 0) return null;
    if (left === times + 1) return new TextEncoder().encode('<worksheet><sheetData>');
    return left === 0 ? new TextEncoder().encode('</sheetData></worksheet>') : piece;
  };
}

describe('a sheet larger than memory should hold', () => {
  test('a million empty styled rows leave nothing behind', () => {
    const store = new CellStore([null]);
    const rows = '<row s="1" customFormat="1"><c s="1"/><c s="1" t="n"></c><c s="2"/></row>'.repeat(1024);
    const xml = XmlScanner.ofSource(repeated(rows, 1024), 'sheet');
    const sheet = readSheet(xml, entry, contextFor(store));
    expect(sheet.rows).toEqual([]);
    expect(store.count).toBe(0);
    // 74 MB went through: the window has to stay within a few pieces.
    expect(xml.bytes.length).toBeLessThan(8 * rows.length);
  });

  test('neither do endless space and comments', () => {
    const filler = ' '.repeat(100_000) + '<!-- nothing -->'.repeat(5000);
    const xml = XmlScanner.ofSource(repeated(filler, 100), 'sheet');
    expect(readSheet(xml, entry, contextFor(new CellStore([]))).rows).toEqual([]);
    expect(xml.bytes.length).toBeLessThan(8 * filler.length);
  });

  test('a tag longer than the window is read whole', () => {
    const long = 'x'.repeat(300_000);
    const xml = XmlScanner.ofSource(repeated(`<row other="${long}" hidden="1"><c><v>1</v></c></row>`, 10), 'sheet');
    const { rows } = readSheet(xml, entry, contextFor(new CellStore([])));
    expect(rows.map(({ row, hidden }) => [row, hidden])).toEqual(Array.from({ length: 10 }, (_, i) => [i + 1, true]));
  });

  test('more rows than a sheet has are refused', () => {
    const xml = XmlScanner.ofSource(repeated('<row/>'.repeat(1024), 1025), 'sheet');
    expect(documentErrorOf(() => readSheet(xml, entry, contextFor(new CellStore([]))))).toMatchObject({
      code: 'bad-xml',
    });
  });

  test('more cells in a row than a sheet has columns are refused', () => {
    const cells = '<c r="A1"><v>1</v></c>'.repeat(16385);
    const xml = XmlScanner.ofSource(repeated(`<row r="1">${cells}</row>`, 1), 'sheet');
    expect(documentErrorOf(() => readSheet(xml, entry, contextFor(new CellStore([]))))).toMatchObject({
      code: 'bad-xml',
    });
  });

  test('more cells than the limit are refused, over all sheets', () => {
    const store = new CellStore([]);
    const read = (): unknown => {
      const xml = XmlScanner.ofSource(repeated('<row><c><v>1</v></c><c><v>2</v></c></row>', 30), 'sheet');
      return readSheet(xml, entry, contextFor(store, 100));
    };
    read();
    expect(documentErrorOf(read)).toMatchObject({ kind: 'too-large', code: 'too-many-cells', detail: { limit: 100 } });
  });
});

describe('cells beyond those kept as objects', () => {
  const kinds = [
    '<c s="1"><v>1.25</v></c>',
    '<c t="s"><v>1</v></c>',
    '<c t="b"><f>A1</f><v>1</v></c>',
    '<c t="b"><v>0</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c s="1"><f>SUM(A1:B1)</f></c>',
    '<c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>x</v></c>',
    '<c/>',
    '<c t="inlineStr"><is><t>文字</t></is></c>',
    '<c><f>1+1</f><v>2</v></c>',
  ];
  const row = `<row hidden="1">${kinds.join('')}</row>`;
  const sheet = readSheet(
    XmlScanner.ofSource(repeated(row.repeat(100), 200), 'sheet'),
    entry,
    contextFor(new CellStore([null, '0.00%'])),
  );
  const expected = (number: number): Partial<GridCell>[] =>
    [
      { column: 1, kind: 'number', value: 1.25, formula: null, format: '0.00%' },
      { column: 2, kind: 'text', value: '乙', formula: null, format: null },
      { column: 3, kind: 'boolean', value: true, formula: 'A1', format: null },
      { column: 4, kind: 'boolean', value: false, formula: null, format: null },
      { column: 5, kind: 'error', value: '#N/A', formula: null, format: null },
      { column: 6, kind: 'uncalculated', value: null, formula: 'SUM(A1:B1)', format: '0.00%' },
      { column: 7, kind: 'picture', value: null, formula: '_xlfn.DISPIMG("ID_1",1)', format: null },
      { column: 9, kind: 'text', value: '文字', formula: null, format: null },
      { column: 10, kind: 'number', value: 2, formula: '1+1', format: null },
    ].map((cell) => ({ row: number, ...cell }) as Partial<GridCell>);

  test('read the same as those before', () => {
    expect(sheet.rows).toHaveLength(20_000);
    for (const [i, each] of sheet.rows.entries()) {
      if (i % 997 === 0 || i > 19_990) {
        expect([each.row, each.hidden, each.cells]).toEqual([i + 1, true, expected(i + 1)]);
      }
    }
  });

  test('read the same again, also while other rows are read', () => {
    const last = sheet.rows.at(-1);
    const cells = last?.cells;
    expect(last?.cells).toBe(cells);
    for (const each of sheet.rows.slice(-200)) expect(each.cells).toHaveLength(9);
    expect(last?.cells).toEqual(cells);
  });

  test('stand in one block, however short their rows are', () => {
    const rows = '<row><c><f>A1</f><v>1</v></c><c><v>2</v></c></row>'.repeat(1000);
    const before = process.memoryUsage().arrayBuffers;
    const read = readSheet(XmlScanner.ofSource(repeated(rows, 36), 'sheet'), entry, contextFor(new CellStore([])));
    const taken = process.memoryUsage().arrayBuffers - before;
    expect(read.rows).toHaveLength(36_000);
    expect(read.rows.every(({ cells: [first, second] }) => first?.formula === 'A1' && second?.value === 2)).toBe(true);
    // Room for 65,536 cells and the rest of a row at 19 bytes each; what the scanner holds comes on top.
    expect(taken).toBeLessThan(2 * 19 * (65_536 + 16_384));
  });

  test('have their properties in the order of all cells', () => {
    const names = ['row', 'column', 'kind', 'value', 'formula', 'format'];
    for (const each of [sheet.rows[0], sheet.rows.at(-1)]) {
      for (const cell of each?.cells ?? []) expect(Object.keys(cell)).toEqual(names);
    }
  });

  test('are kept when a row stands where none should', () => {
    const rows = row.repeat(100);
    const source = repeated(rows, 100);
    const twice = '<row r="7"><c r="K7"><v>1</v></c></row>';
    let given = 0;
    const xml = XmlScanner.ofSource(() => (++given === 102 ? new TextEncoder().encode(twice) : source()), 'sheet');
    const read = readSheet(xml, entry, contextFor(new CellStore([null, '0.00%'])));
    expect(read.rows).toHaveLength(10_000);
    expect(read.rows[6]?.cells.map((cell) => cell.column)).toEqual([1, 2, 3, 4, 5, 6, 7, 9, 10, 11]);
    expect(read.rows[9_999]?.cells).toEqual(expected(10_000));
  });
});

test.each([true, false])('a large file, inflated whole or in pieces (native: %s)', (native) => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `<row r="${i + 1}"><c r="B${i + 1}"><v>${i / 4}</v></c></row>`);
  const parts = { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>` };
  const [sheet] = readWorkbook(buildXlsx([{ name: '表', cells: {} }], { parts }), { native }).sheets;
  expect(sheet?.rows).toHaveLength(30_000);
  expect(sheet?.rows.every(({ row, cells }, i) => row === i + 1 && cells[0]?.value === i / 4)).toBe(true);
});

test('a table of strings that is read in pieces', () => {
  const strings = Array.from({ length: 40_000 }, (_, i) => `<si><t>第${i}项&#22269;</t></si>`);
  const parts = { 'xl/sharedStrings.xml': `<sst>${strings.join('')}</sst>` };
  const cells = { A1: { value: '', xml: '<v>39999</v>', type: 's' as const }, A2: 'x' };
  const [sheet] = readWorkbook(buildXlsx([{ name: '表', cells }], { parts }), { native: false }).sheets;
  expect(sheet?.rows[0]?.cells[0]?.value).toBe('第39999项国');
  const limited = (): unknown =>
    readWorkbook(buildXlsx([{ name: '表', cells }], { parts }), { limits: { cells: 39_999 } });
  expect(documentErrorOf(limited).code).toBe('too-many-cells');
});
