import { readRelationships, relationshipsPart, resolveTarget } from '../../../../src/formats/package.ts';
import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { indexWorkbook } from '../../../../src/formats/xlsx/read/workbook.ts';
import { openZip } from '../../../../src/formats/zip/read.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { buildXlsx, type XlsxSheet } from '../../../support/xlsx-builder.ts';
import { buildZip } from '../../../support/zip-builder.ts';

const sheets: XlsxSheet[] = [
  { name: '一', cells: { A1: 1 }, visibility: 'hidden' },
  { name: '二', cells: { A1: 2 } },
  { name: '三', cells: { A1: 3 } },
];

function related(...list: readonly string[]): string {
  const type = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const all = list.map((one) => {
    const [id, kind, target, more] = one.split(' ');
    return `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}" ${more ?? ''}/>`;
  });
  return `<Relationships>${all.join('')}</Relationships>`;
}

const WORKBOOK = (list: string): string => `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`;

describe('targets of relationships', () => {
  test.each([
    ['xl/workbook.xml', 'worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/workbook.xml', '/xl/worksheets/sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/workbook.xml', './a/../b.xml', 'xl/b.xml'],
    ['xl/workbook.xml', '../../../b.xml', 'b.xml'],
    ['xl/workbook.xml', 'worksheets\\sheet1.xml', 'xl/worksheets/sheet1.xml'],
    ['xl/workbook.xml', '\\xl\\a.xml', 'xl/a.xml'],
    ['xl/workbook.xml', 'a%20b/%E8%A1%A8.xml', 'xl/a b/表.xml'],
    ['xl/workbook.xml', 'a%ZZ.xml', 'xl/a%ZZ.xml'],
    ['xl/workbook.xml', 'a.xml#b?c', 'xl/a.xml'],
    ['workbook.xml', 'a.xml', 'a.xml'],
    ['', 'xl/workbook.xml', 'xl/workbook.xml'],
  ])('%s: %s', (owner, target, part) => {
    expect(resolveTarget(owner, target)).toBe(part);
  });

  test('stand in a part beside the owner', () => {
    expect(relationshipsPart('xl/worksheets/sheet1.xml')).toBe('xl/worksheets/_rels/sheet1.xml.rels');
    expect(relationshipsPart('')).toBe('_rels/.rels');
  });

  test('outside the file are left out', () => {
    const data = new TextEncoder().encode(related('a hyperlink http://x TargetMode="External"', 'b drawing d.xml'));
    const zip = openZip(buildZip([{ name: 'xl/_rels/a.xml.rels', data }]));
    expect(readRelationships(zip, 'xl/a.xml')).toEqual([{ id: 'b', kind: 'drawing', target: 'xl/d.xml' }]);
    expect(readRelationships(zip, 'xl/b.xml')).toEqual([]);
  });
});

describe('the sheets of a workbook', () => {
  test('are found by relationships, in any place and of the strict flavour', () => {
    const parts = {
      '_rels/.rels': related('r officeDocument /Book/Main.xml'),
      'Book/Main.xml': WORKBOOK(
        '<sheet name="甲" sheetId="7" r:id="q"/><sheet name="图" sheetId="8" r:id="c"/><sheet name="乙" sheetId="9" r:id="p"/>',
      ),
      'Book/_rels/Main.xml.rels': related(
        'p worksheet ../Data/X.XML',
        'q worksheet y.xml',
        'c chartsheet c.xml',
        's styles /Book/none.xml',
      ),
      'data/x.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
      'Book/y.xml': '<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>',
    };
    const { sheets: read, index } = readWorkbook(buildXlsx(sheets, { parts }));
    expect(read.map(({ name, rows }) => [name, rows[0]?.cells[0]?.value])).toEqual([
      ['甲', 2],
      ['乙', 1],
    ]);
    expect(index.sheets.map(({ part, tab }) => [part, tab])).toEqual([
      ['Book/y.xml', 0],
      ['data/x.xml', 2],
    ]);
    expect([index.part, index.styles, index.sharedStrings]).toEqual(['Book/Main.xml', null, null]);
  });

  test.each([
    [0, '一'],
    [2, '三'],
    [9, '二'],
  ])('the active one: tab %i', (activeTab, name) => {
    expect(indexWorkbook(openZip(buildXlsx(sheets, { activeTab }))).active.name).toBe(name);
  });

  test('of one name are refused', () => {
    const twice = [...sheets, { name: '一', cells: {} }];
    expect(documentErrorOf(() => readWorkbook(buildXlsx(twice)))).toMatchObject({ kind: 'damaged', code: 'bad-xml' });
  });

  test('without a name or a relationship are refused', () => {
    const read = (list: string): string =>
      documentErrorOf(() => readWorkbook(buildXlsx(sheets, { parts: { 'xl/workbook.xml': WORKBOOK(list) } }))).code;
    expect(read('<sheet sheetId="1" r:id="rId1"/>')).toBe('bad-xml');
    expect(read('<sheet name="a" sheetId="1"/>')).toBe('missing-part');
    expect(read('<sheet name="a" sheetId="1" r:id="rId99"/>')).toBe('missing-part');
  });

  test('beyond all number are refused', () => {
    const list = Array.from({ length: 10_001 }, (_, i) => `<sheet name="s${i}" r:id="rId1"/>`).join('');
    const bytes = buildXlsx(sheets, { parts: { 'xl/workbook.xml': WORKBOOK(list) } });
    expect(documentErrorOf(() => readWorkbook(bytes))).toMatchObject({ kind: 'too-large', code: 'file-too-large' });
  });
});
