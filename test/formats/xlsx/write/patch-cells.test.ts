import type { CellContent } from '../../../../src/engine/edits/edit.ts';
import { patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import { partText } from '../../../support/compare-packages.ts';
import { trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { contentAt, contents, editsOf } from '../../../support/workbook-edits.ts';
import { buildXlsx } from '../../../support/xlsx-builder.ts';

const FORM_PART = 'xl/worksheets/sheet1.xml';
const FORM = '自评表';

function patched(bytes: Uint8Array, sheet: string, to: { readonly [cell: string]: CellContent }): Uint8Array {
  return patchWorkbook(bytes, editsOf(bytes, sheet, to), { protectedCells: 'allow' });
}

/** The `sheetData` that a sheet with this XML has after the edits, which are also read back. */
function dataAfter(xml: string, to: { readonly [cell: string]: CellContent }): string {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${xml}</worksheet>`;
  const before = buildXlsx([{ name: '表', cells: {} }], { parts: { [FORM_PART]: sheet } });
  const after = patched(before, '表', to);
  const found = contents(after);
  for (const [cell, content] of Object.entries(to)) {
    const value = content.value === '' ? null : content.value;
    expect(found.get(`表!${cell}`) ?? { value: null }).toEqual({ ...content, value });
  }
  return /<sheetData.*<\/sheetData>|<sheetData\/>/s.exec(partText(after, FORM_PART))?.[0] ?? '';
}

const ONE_CELL = '<sheetData><row r="2"><c r="B2"><v>1</v></c></row></sheetData>';

test('a shared formula moved off the sheet says #REF!', () => {
  const data = dataAfter(
    '<sheetData><row r="1"><c r="A1"><f t="shared" si="0"/></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c><c r="B2"><f t="shared" ref="A1:B2" si="0">SUM(A1,$A$1,A$1,B:B,2:2,"A1")</f></c><c r="C2"><f t="shared" si="0"/></c></row><row r="3"><c r="A3"><f t="shared" si="0"></f><v>1</v></c></row></sheetData>',
    { B2: { value: null } },
  );
  // What comes before the text of the formula isn't told by it.
  expect(data).toBe(
    '<sheetData><row r="1"><c r="A1"><f t="shared" si="0"/></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c><c r="B2"/><c r="C2"><f>SUM(B1,$A$1,B$1,C:C,2:2,"A1")</f></c></row><row r="3"><c r="A3"><f>SUM(#REF!,$A$1,#REF!,A:A,3:3,"A1")</f><v>1</v></c></row></sheetData>',
  );
});

test('two edited heads of the same group, and an edited follower', () => {
  const data = dataAfter(
    '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:C1" si="0">A2</f></c><c r="B1"><f t="shared" si="0"/></c><c r="C1"><f t="shared" si="0"/></c><c r="D1"><f t="shared" ref="D1:E1" si="0">X9</f></c><c r="E1"><f t="shared" si="0"/></c></row></sheetData>',
    { A1: { value: 1 }, C1: { value: 'c' } },
  );
  expect(data).toBe(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>B2</f></c><c r="C1" t="inlineStr"><is><t>c</t></is></c><c r="D1"><f t="shared" ref="D1:E1" si="0">X9</f></c><c r="E1"><f t="shared" si="0"/></c></row></sheetData>',
  );
});

describe('what is written', () => {
  const is = (text: string, space = ''): string => `<c r="B2" t="inlineStr"><is><t${space}>${text}</t></is></c>`;
  const preserve = ' xml:space="preserve"';
  test.each<[CellContent['value'], string]>([
    [8.62, '<c r="B2"><v>8.62</v></c>'],
    [1e-7, '<c r="B2"><v>1e-7</v></c>'],
    [1e21, '<c r="B2"><v>1e+21</v></c>'],
    [0.1 + 0.2, '<c r="B2"><v>0.30000000000000004</v></c>'],
    [true, '<c r="B2" t="b"><v>1</v></c>'],
    [false, '<c r="B2" t="b"><v>0</v></c>'],
    ['', '<c r="B2"/>'],
    [null, '<c r="B2"/>'],
    ['达标', is('达标')],
    ['=1+1', is('=1+1')],
    ['+5%', is('+5%')],
    ['-', is('-')],
    ['@所有人', is('@所有人')],
    ['#N/A', is('#N/A')],
    ['TRUE', is('TRUE')],
    [' 两边 ', is(' 两边 ', preserve)],
    ['两  格', is('两  格', preserve)],
    ['两\n行', is('两\n行', preserve)],
    ['\t', is('\t', preserve)],
    ['a\r\nb', is('a_x000D_\nb', preserve)],
    ['\u0000\u0007\u001f\u007f\ufffe', is('_x0000__x0007__x001F__x007F__xFFFE_')],
    ['_x000D_ _x41_ _xABCD', is('_x005F_x000D_ _x41_ _xABCD')],
    ['_x0041_x0042_', is('_x005F_x0041_x005F_x0042_')],
    ['𠮷 😀', is('𠮷 😀')],
    ['\ud83d', is('_xD83D_')],
    ['<a href="#">&amp;</a>]]>', is('&lt;a href="#"&gt;&amp;amp;&lt;/a&gt;]]&gt;')],
  ])('%j', (value, xml) => {
    expect(dataAfter(ONE_CELL, { B2: { value } })).toBe(`<sheetData><row r="2">${xml}</row></sheetData>`);
  });

  test.each<[CellContent, string]>([
    [{ value: 3, formula: 'A1+1' }, '<c r="B2"><f>A1+1</f><v>3</v></c>'],
    [{ value: null, formula: 'A1<>"&"' }, '<c r="B2"><f>A1&lt;&gt;"&amp;"</f></c>'],
    [{ value: true, formula: 'A1' }, '<c r="B2" t="b"><f>A1</f><v>1</v></c>'],
    [{ value: ' 优', formula: 'A1' }, '<c r="B2" t="str"><f>A1</f><v xml:space="preserve"> 优</v></c>'],
  ])('%j', (content, xml) => {
    expect(dataAfter(ONE_CELL, { B2: content })).toBe(`<sheetData><row r="2">${xml}</row></sheetData>`);
  });

  test('an error as the result of a formula', () => {
    const before = buildXlsx([{ name: '表', cells: { B2: 1 } }]);
    const after = patched(before, '表', { B2: { value: '#DIV/0!', formula: '1/0' } });
    expect(partText(after, FORM_PART)).toContain('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
  });

  test('zero below zero', () => {
    const before = buildXlsx([{ name: '表', cells: { B2: 1 } }]);
    expect(partText(patched(before, '表', { B2: { value: -0 } }), FORM_PART)).toContain('<v>0</v>');
  });

  test('text of the greatest length', () => {
    const before = buildXlsx([{ name: '表', cells: { B2: 1 } }]);
    const value = '长'.repeat(32767);
    expect(contentAt(patched(before, '表', { B2: { value } }), '表', 'B2')).toEqual({ value });
  });

  test('other attributes of the cell stay, whatever they look like', () => {
    const data = dataAfter(
      "<sheetData><row><c  s='0'\n t='s' ph=\"1\" vm='1' cm='2' x=\"t='s' &gt;\" /></row></sheetData>",
      { A1: { value: 5 } },
    );
    expect(data).toBe('<sheetData><row><c  s=\'0\' ph="1" x="t=\'s\' &gt;"><v>5</v></c></row></sheetData>');
  });
});

describe('cells and rows that are not there', () => {
  test('find their place', () => {
    const data = dataAfter(
      '<sheetData><row r="3"><c r="C3"><v>1</v></c><c r="E3"><v>2</v></c></row><row r="5"/><row r="7" spans="2:3 5:6"></row></sheetData>',
      {
        F3: { value: 6 },
        D3: { value: 4 },
        A3: { value: 0 },
        B5: { value: 'b' },
        A5: { value: 'a' },
        C7: { value: 1 },
        Z1: { value: 1 },
        A4: { value: 1 },
        B4: { value: 2 },
        A9: { value: 1 },
        XFD1048576: { value: 1 },
        C1: { value: null },
      },
    );
    expect(data).toBe(
      [
        '<sheetData><row r="1"><c r="Z1"><v>1</v></c></row>',
        '<row r="3"><c r="A3"><v>0</v></c><c r="C3"><v>1</v></c><c r="D3"><v>4</v></c><c r="E3"><v>2</v></c><c r="F3"><v>6</v></c></row>',
        '<row r="4"><c r="A4"><v>1</v></c><c r="B4"><v>2</v></c></row>',
        '<row r="5"><c r="A5" t="inlineStr"><is><t>a</t></is></c><c r="B5" t="inlineStr"><is><t>b</t></is></c></row>',
        '<row r="7" spans="2:3 5:6"><c r="C7"><v>1</v></c></row>',
        '<row r="9"><c r="A9"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      ].join(''),
    );
  });

  test.each(['<sheetData/>', '<sheetData />', '<sheetData></sheetData>'])('in %s', (empty) => {
    expect(dataAfter(empty, { B2: { value: 1 } })).toMatch(
      /^<sheetData ?><row r="2"><c r="B2"><v>1<\/v><\/c><\/row><\/sheetData>$/,
    );
  });

  test('get the style of their row, or else of their column', () => {
    const cols = '<cols><col min="2" max="3" style="4"/><col min="4" max="4"/></cols>';
    const rows = '<row r="1" s="7" customFormat="1"/><row r="2" s="7"/>';
    expect(
      dataAfter(`${cols}<sheetData>${rows}</sheetData>`, {
        B1: { value: 1 },
        B2: { value: 1 },
        D2: { value: 1 },
        C3: { value: 1 },
      }),
    ).toBe(
      '<sheetData><row r="1" s="7" customFormat="1"><c r="B1" s="7"><v>1</v></c></row><row r="2" s="7"><c r="B2" s="4"><v>1</v></c><c r="D2"><v>1</v></c></row><row r="3"><c r="C3" s="4"><v>1</v></c></row></sheetData>',
    );
  });

  test('a row that only its cells number', () => {
    expect(
      dataAfter('<sheetData><row><c r="B4"><v>1</v></c></row><row><c><v>2</v></c></row></sheetData>', {
        A4: { value: 0 },
        A5: { value: 3 },
        B5: { value: 4 },
      }),
    ).toBe(
      '<sheetData><row><c r="A4"><v>0</v></c><c r="B4"><v>1</v></c></row><row><c><v>3</v></c><c r="B5"><v>4</v></c></row></sheetData>',
    );
  });

  test('blanking what is not there changes nothing at all', () => {
    const before = trickyWorkbook();
    expect(patched(before, FORM, { N40: { value: null }, H13: { value: 9 }, E3: { value: '' } })).toBe(before);
    expect(patchWorkbook(before, [])).toBe(before);
  });
});
