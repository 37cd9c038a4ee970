import type { CellContent, CellEdit } from '../../../../src/engine/edits/edit.ts';
import { addSheet } from '../../../../src/formats/xlsx/write/add-sheet.ts';
import { clearWorkbookMarks, markWorkbook } from '../../../../src/formats/xlsx/write/marks.ts';
import { patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import { openZip } from '../../../../src/formats/zip/read.ts';
import { partText } from '../../../support/compare-packages.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { editsOf } from '../../../support/workbook-edits.ts';
import { buildXlsx, type XlsxOptions } from '../../../support/xlsx-builder.ts';

/** Sheets in every shape that programs write: what becomes of the bytes around a changed cell. */

const PART = 'xl/worksheets/sheet1.xml';
const STYLES = 'xl/styles.xml';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function fileOf(inside: string, options: XlsxOptions = {}): Uint8Array {
  const parts = { [PART]: `<worksheet ${MAIN}>${inside}</worksheet>`, ...options.parts };
  return buildXlsx([{ name: '表', cells: {} }], { ...options, parts });
}

type Contents = { readonly [cell: string]: CellContent | number | string | null };

function editsFor(bytes: Uint8Array, to: Contents): CellEdit[] {
  const contents = Object.entries(to).map(([cell, content]): [string, CellContent] => [
    cell,
    typeof content === 'object' && content !== null ? content : { value: content },
  ]);
  return editsOf(bytes, '表', Object.fromEntries(contents));
}

/** What stands in the worksheet after the edits. */
function rewritten(inside: string, to: Contents, options: XlsxOptions = {}): string {
  const bytes = fileOf(inside, options);
  const text = partText(patchWorkbook(bytes, editsFor(bytes, to)), PART);
  return text.slice(`<worksheet ${MAIN}>`.length, -'</worksheet>'.length);
}

const data = (rows: string): string => `<sheetData>${rows}</sheetData>`;

describe('rows and cells that weren’t there', () => {
  test.each<[string, string, Contents, string]>([
    [
      'into no row at all',
      '<sheetData/>',
      { B2: 1, A2: 2, A1: 3 },
      data('<row r="1"><c r="A1"><v>3</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>1</v></c></row>'),
    ],
    ['into no row, written out', data(''), { A3: 1 }, data('<row r="3"><c r="A3"><v>1</v></c></row>')],
    [
      'before, between and behind rows',
      data('<row r="2"/><row r="5"><c r="A5"><v>5</v></c></row>'),
      { A1: 1, A3: 3, A4: 4, A6: 6 },
      data(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/><row r="3"><c r="A3"><v>3</v></c></row><row r="4"><c r="A4"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row><row r="6"><c r="A6"><v>6</v></c></row>',
      ),
    ],
    [
      'before, between and behind cells',
      data('<row r="1"><c r="B1"><v>2</v></c><c r="D1"><v>4</v></c></row>'),
      { A1: 1, C1: 3, E1: 5, F1: 6 },
      data(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="D1"><v>4</v></c><c r="E1"><v>5</v></c><c r="F1"><v>6</v></c></row>',
      ),
    ],
    [
      'into two empty rows',
      data('<row r="1" ht="9"/><row r="2" />'),
      { B1: 1, A1: 2, A2: 3 },
      data(
        '<row r="1" ht="9"><c r="A1"><v>2</v></c><c r="B1"><v>1</v></c></row><row r="2" ><c r="A2"><v>3</v></c></row>',
      ),
    ],
    [
      'as nothing',
      data('<row r="1"/>'),
      { A1: { value: '' }, B2: 1 },
      data('<row r="1"/><row r="2"><c r="B2"><v>1</v></c></row>'),
    ],
  ])('%s', (_, before, to, expected) => {
    expect(rewritten(before, to)).toBe(expected);
  });

  test('get the style of their row, else of their column, else none', () => {
    const cols = '<cols><col min="2" max="3" style="1"/><col min="4" style="2"/><col min="5" max="6"/></cols>';
    const rows = '<row r="1"/><row r="2" s="3" customFormat="1"/><row r="3" s="3"/><row r="4" customFormat="1"/>';
    const to = Object.fromEntries(
      [1, 2, 3, 4, 5].flatMap((row) => [...'ABCDE'].map((column) => [`${column}${row}`, 1])),
    );
    const styles = [...rewritten(cols + data(rows), to).matchAll(/<c r="([A-Z]\d)"(?: s="(\d)")?>/g)].map(
      ([, cell, style]) => `${cell}:${style ?? 0}`,
    );
    expect(styles).toEqual([
      'A1:0',
      'B1:1',
      'C1:1',
      'D1:2',
      'E1:0',
      'A2:3',
      'B2:3',
      'C2:3',
      'D2:3',
      'E2:3',
      'A3:0',
      'B3:1',
      'C3:1',
      'D3:2',
      'E3:0',
      'A4:0',
      'B4:0',
      'C4:0',
      'D4:0',
      'E4:0',
      'A5:0',
      'B5:1',
      'C5:1',
      'D5:2',
      'E5:0',
    ]);
  });
});

describe('the used range', () => {
  const cells = '<row r="2"><c r="B2"><v>1</v></c></row>';
  test.each<[string, Contents, string]>([
    ['B2:C3', { B2: 5 }, 'B2:C3'],
    ['B2:C3', { C3: 5 }, 'B2:C3'],
    ['B2:C3', { B3: 5, C2: 6 }, 'B2:C3'],
    ['B2:C3', { A2: 5 }, 'A2:C3'],
    ['B2:C3', { B1: 5 }, 'B1:C3'],
    ['B2:C3', { D3: 5 }, 'B2:D3'],
    ['B2:C3', { C4: 5 }, 'B2:C4'],
    ['B2:C3', { A4: 5, C3: 1, D1: 6 }, 'A1:D4'],
    ['B2', { B3: 5 }, 'B2:B3'],
    ['A1', { B2: null }, 'A1'],
    ['A1', { B2: '' }, 'A1'],
    ['A1', { B2: { value: null, formula: 'A1' } }, 'A1:B2'],
    ['', { D9: 5 }, ''],
  ])('%s with %j', (range, to, expected) => {
    expect(rewritten(`<dimension ref="${range}"/>${data(cells)}`, to)).toContain(`<dimension ref="${expected}"/>`);
  });

  test.each<[string, Contents, string]>([
    ['2:3', { B1: 5, C1: 6 }, '2:3'],
    ['2:3', { A1: 5 }, '1:3'],
    ['2:3', { D1: 5 }, '2:4'],
    ['2:3', { A2: 5, D2: 5 }, '2:3'],
    ['2:3 5:6', { E1: 5, F1: 6 }, '2:3 5:6'],
    ['2:3 5:6', { D1: 5 }, '2:6'],
    ['2:3', { B1: null, E1: null }, '2:3'],
  ])('spans of a row, %s with %j', (spans, to, expected) => {
    const rows = `<row r="1" spans="${spans}"><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>`;
    expect(rewritten(data(rows), to)).toContain(`<row r="1" spans="${expected}">`);
  });
});

test('two groups of shared formulas, one of which loses its head and a member', () => {
  const f = (cell: string, attributes: string, text = ''): string =>
    `<c r="${cell}"><f t="shared" ${attributes}>${text}</f><v>1</v></c>`;
  const rows = [1, 2, 3, 4].map((row) => {
    const [a, b] = row === 1 ? ['ref="B1:B4" si="0"', 'ref="C1:C4" si="1"'] : ['si="0"', 'si="1"'];
    return `<row r="${row}">${f(`B${row}`, a, row === 1 ? 'A1+1' : '')}${f(`C${row}`, b, row === 1 ? 'A1*2' : '')}</row>`;
  });
  const left = rewritten(data(rows.join('')), { B1: 7, B3: 8 });
  const own = (cell: string, text: string): string => `<c r="${cell}"><f>${text}</f><v>1</v></c>`;
  expect(left).toBe(
    data(
      rows
        .join('')
        .replace(f('B1', 'ref="B1:B4" si="0"', 'A1+1'), '<c r="B1"><v>7</v></c>')
        .replace(f('B2', 'si="0"'), own('B2', 'A2+1'))
        .replace(f('B3', 'si="0"'), '<c r="B3"><v>8</v></c>')
        .replace(f('B4', 'si="0"'), own('B4', 'A4+1')),
    ),
  );
});

describe('refusals of one cell among several', () => {
  const refused = (inside: string, cells: readonly string[], options: XlsxOptions = {}): unknown => {
    const bytes = fileOf(inside, options);
    const { code, detail } = documentErrorOf(() => {
      patchWorkbook(bytes, editsFor(bytes, Object.fromEntries(cells.map((cell) => [cell, 1]))));
    });
    return [code, detail.cells];
  };

  test('two merged areas', () => {
    const merges = '<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="E2:E4"/></mergeCells>';
    const around = ['A1', 'B1', 'D2', 'A2', 'B4', 'C4', 'E1', 'E5', 'F3', 'B2', 'E2'];
    expect(refused(`<sheetData/>${merges}`, [...around, 'C2', 'B3', 'C3', 'E3', 'E4'])).toEqual([
      'inside-merge',
      ['C2', 'B3', 'C3', 'E3', 'E4'],
    ]);
  });

  test('an array formula of one cell, and one of several', () => {
    const rows =
      '<row r="1"><c r="A1"><f t="array">B1*2</f><v>1</v></c><c r="C1"><f t="array" ref="C1:D2">E1:F2</f><v>1</v></c><c r="F1"><f>A1</f><v>1</v></c></row>';
    expect(refused(data(rows), ['A1', 'A2', 'B1', 'C2', 'D1', 'E1', 'F1'])).toEqual([
      'array-formula',
      ['A1', 'C2', 'D1'],
    ]);
  });

  test('open ranges, with and without a condition', () => {
    const range = (sqref: string, attributes = ''): string =>
      `<protectedRange sqref="${sqref}" name="n"${attributes}/>`;
    const ranges = [
      range('A1:A2 C1'),
      range('E1', ' password="CC1A"'),
      range('F1', ' hashValue="x"'),
      range('G1', ' securityDescriptor="D:"'),
      '<protectedRange sqref="H1" name="n"><securityDescriptor>D:</securityDescriptor></protectedRange>',
      range('I1'),
    ];
    const inside = `<sheetData/><sheetProtection sheet="1"/><protectedRanges>${ranges.join('')}</protectedRanges>`;
    expect(refused(inside, ['A1', 'A2', 'A3', 'B1', 'C1', 'E1', 'F1', 'G1', 'H1', 'I1'])).toEqual([
      'protected-sheet',
      ['A3', 'B1', 'E1', 'F1', 'G1', 'H1'],
    ]);
  });

  test('heads of two tables, one of which has none, and of two rows', () => {
    const relation = (id: number): string =>
      `<Relationship Id="t${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table${id}.xml"/>`;
    const table = (ref: string, attributes = ''): string => `<table ${MAIN} ref="${ref}"${attributes}/>`;
    const parts = {
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships>${[1, 2, 3, 4].map(relation).join('')}</Relationships>`,
      'xl/tables/table1.xml': table('A2:B5'),
      'xl/tables/table2.xml': table('D2:E5', ' headerRowCount="0"'),
      'xl/tables/table3.xml': table('G2:H5', ' headerRowCount="2"'),
    };
    const cells = ['A1', 'A2', 'B2', 'C2', 'A3', 'D2', 'D3', 'G1', 'G2', 'H3', 'G4', 'I2'];
    expect(
      refused('<sheetData/>', cells, { parts: { ...parts, [PART]: `<worksheet ${MAIN}><sheetData/></worksheet>` } }),
    ).toEqual(['table-header', ['A2', 'B2', 'G2', 'H3']]);
  });
});

describe('where elements are put', () => {
  const MARKS_BEHIND =
    'sheetCalcPr protectedRanges scenarios autoFilter sortState dataConsolidate mergeCells phoneticPr';
  const MARKS_BEFORE =
    'dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter drawing legacyDrawing tableParts';

  test.each(MARKS_BEHIND.split(' '))('marks behind %s', (name) => {
    const marked = markWorkbook(fileOf(`<sheetData/><${name}/><pageMargins/>`), [
      { sheet: '表', cell: 'A1', severity: 'error' },
    ]);
    expect(partText(marked, PART)).toMatch(
      new RegExp(`<sheetData/><${name}/><conditionalFormatting .*</conditionalFormatting><pageMargins/>`),
    );
  });

  test.each(MARKS_BEFORE.split(' '))('marks before %s', (name) => {
    const marked = markWorkbook(fileOf(`<sheetData/><${name}/>`), [{ sheet: '表', cell: 'A1', severity: 'error' }]);
    expect(partText(marked, PART)).toMatch(
      new RegExp(`<sheetData/><conditionalFormatting .*</conditionalFormatting><${name}/>`),
    );
  });

  test.each('numFmts fonts fills borders cellStyleXfs cellXfs cellStyles'.split(' '))('formats behind %s', (name) => {
    const styles = `<styleSheet ${MAIN}><${name}/><tableStyles/></styleSheet>`;
    const bytes = fileOf('<sheetData/>', { parts: { [STYLES]: styles } });
    const marked = markWorkbook(bytes, [{ sheet: '表', cell: 'A1', severity: 'error' }]);
    expect(partText(marked, STYLES)).toMatch(new RegExp(`<${name}/><dxfs .*</dxfs><tableStyles/>`, 's'));
    expect(partText(clearWorkbookMarks(marked), STYLES)).toBe(styles);
  });

  const WORKBOOK = 'xl/workbook.xml';
  const sheetsOf = (before: string, behind: string): Uint8Array => {
    const whole = partText(fileOf('<sheetData/>'), WORKBOOK);
    const sheets = /<sheets>.*<\/sheets>/.exec(whole)?.[0] ?? '';
    const head = /^.*?<workbook[^>]*>/s.exec(whole)?.[0] ?? '';
    return fileOf(data('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row>'), {
      parts: { [WORKBOOK]: `${head}${before}${sheets}${behind}</workbook>` },
    });
  };
  const patchedWorkbook = (bytes: Uint8Array): string =>
    partText(patchWorkbook(bytes, editsFor(bytes, { A1: 2 })), WORKBOOK);

  test.each('functionGroups externalReferences definedNames'.split(' '))(
    'the request to calculate behind %s',
    (name) => {
      expect(patchedWorkbook(sheetsOf('', `<${name}/><pivotCaches/>`))).toContain(
        `</sheets><${name}/><calcPr fullCalcOnLoad="1"/><pivotCaches/>`,
      );
    },
  );

  test.each('oleSize customWorkbookViews pivotCaches extLst'.split(' '))(
    'the request to calculate before %s',
    (name) => {
      const views = '<fileVersion/><workbookPr/><bookViews><workbookView/></bookViews>';
      expect(patchedWorkbook(sheetsOf(views, `<${name}/>`))).toContain(
        `</sheets><calcPr fullCalcOnLoad="1"/><${name}/>`,
      );
    },
  );
});

test('rules of others around ours, with nothing inside them, stay', () => {
  const marked = partText(markWorkbook(fileOf('<sheetData/>'), [{ sheet: '表', cell: 'A1', severity: 'error' }]), PART);
  const rule = /<cfRule .*<\/cfRule>/.exec(marked)?.[0] ?? '';
  const theirs = '<cfRule type="duplicateValues" dxfId="0" priority="1"/>';
  const formats = (rules: string): string => `<conditionalFormatting sqref="A1">${rules}</conditionalFormatting>`;
  for (const rules of [theirs + rule, rule + theirs, rule + theirs + rule, theirs + rule + theirs]) {
    const cleared = clearWorkbookMarks(fileOf(`<sheetData/>${formats(rules)}${formats(rule)}`));
    expect(partText(cleared, PART)).toContain(`<sheetData/>${formats(rules.replaceAll(rule, ''))}</worksheet>`);
  }
});

test('the chain of calculation over three sheets: entries by the ids of their sheets', () => {
  const sheet = (name: string): Parameters<typeof buildXlsx>[0][number] => ({
    name,
    cells: { A1: { value: 1, formula: '0+1' }, B1: { value: 2, formula: '1+1' } },
  });
  const sheets = ['甲', '表', '丙'].map(sheet);
  const workbook = partText(buildXlsx(sheets), 'xl/workbook.xml')
    .replace('sheetId="1"', 'sheetId="30"')
    .replace('sheetId="2"', 'sheetId="20"')
    .replace('sheetId="3"', 'sheetId="10"');
  const entries = [30, 20, 10].flatMap((id) => [`<c r="A1" i="${id}"/>`, `<c r="B1" i="${id}"/>`]);
  const chain = (list: readonly string[]): string => `<calcChain ${MAIN}>${list.join('')}</calcChain>`;
  const bytes = buildXlsx(sheets, { parts: { 'xl/workbook.xml': workbook, 'xl/calcChain.xml': chain(entries) } });
  const edits = [...editsOf(bytes, '表', { A1: { value: 5 } }), ...editsOf(bytes, '丙', { B1: { value: 5 } })];
  expect(partText(patchWorkbook(bytes, edits), 'xl/calcChain.xml')).toBe(
    chain(entries.filter((each) => !each.includes('"A1" i="20"') && !each.includes('"B1" i="10"'))),
  );
});

test.each(['', ' i="0"'])(
  'an entry of the chain that names no sheet (%j) goes with the formula of any sheet',
  (unnamed) => {
    const formulas = { A1: { value: 1, formula: '0+1' }, B1: { value: 2, formula: '1+1' } };
    const chain = (list: string): string => `<calcChain ${MAIN}>${list}</calcChain>`;
    const entry = (cell: string): string => `<c r="${cell}"${unnamed}/>`;
    const bytes = buildXlsx(
      [
        { name: '甲', cells: { C1: 1 } },
        { name: '表', cells: formulas },
      ],
      { parts: { 'xl/calcChain.xml': chain(entry('A1') + entry('B1')) } },
    );
    const left = patchWorkbook(bytes, editsOf(bytes, '表', { A1: { value: 5 } }));
    expect(partText(left, 'xl/calcChain.xml')).toBe(chain(entry('B1')));
  },
);

test('a relationship to somewhere else of the chain’s name stays when the chain goes', () => {
  const formula = { name: '表', cells: { A1: { value: 1, formula: '0+1' } } };
  const relations = 'xl/_rels/workbook.xml.rels';
  const outside = '<Relationship Id="rId99" Type="x/hyperlink" Target="calcChain.xml" TargetMode="External"/>';
  const text = partText(buildXlsx([formula]), relations).replace('</Relationships>', `${outside}</Relationships>`);
  const bytes = buildXlsx([formula], { parts: { [relations]: text } });
  const left = partText(patchWorkbook(bytes, editsFor(bytes, { A1: 1 })), relations);
  expect(left).toContain(outside);
  expect(left.match(/calcChain/g)).toHaveLength(1);
});

describe('edits that say what is there', () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1*2</f><v>2</v></c></row>';
  const bytes = fileOf(data(rows));

  test('change no byte: the same value, the same formula with its result, nothing for nothing', () => {
    for (const to of [{ A1: 1 }, { B1: { value: 2, formula: 'A1*2' } }, { C1: '' }, { C1: null }])
      expect(patchWorkbook(bytes, editsFor(bytes, to))).toBe(bytes);
  });

  test('but for a formula with another result, which is written', () => {
    expect(rewritten(data(rows), { B1: { value: 4, formula: 'A1*2' } })).toContain('<c r="B1"><f>A1*2</f><v>4</v></c>');
    expect(rewritten(data(rows), { B1: { value: null, formula: 'A1*2' } })).toContain('<c r="B1"><f>A1*2</f></c>');
    expect(rewritten(data(rows), { B1: 2 })).toContain('<c r="B1"><v>2</v></c>');
  });
});

test('each entry says the same at its place as in the directory, a new one too', () => {
  const bytes = addSheet(fileOf(data('<row r="1"><c r="A1"><v>1</v></c></row>')), '核对说明');
  const { entries } = openZip(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const fields = (at: number): number[] => [6, 8, 10, 12].map((field) => view.getUint16(at + field, true));
  const sizes = (at: number): number[] => [14, 18, 22].map((field) => view.getUint32(at + field, true));
  for (const { name, headerStart, centralStart } of entries) {
    const length = view.getUint16(headerStart + 26, true);
    expect(view.getUint32(headerStart, true)).toBe(0x04034b50);
    expect(new TextDecoder().decode(bytes.subarray(headerStart + 30, headerStart + 30 + length))).toBe(name);
    expect(fields(headerStart)).toEqual(fields(centralStart + 2));
    expect(sizes(headerStart)).toEqual(sizes(centralStart + 2));
  }
  expect(entries.map(({ name }) => name)).toContain('xl/worksheets/sheet2.xml');
});
