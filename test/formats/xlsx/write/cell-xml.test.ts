import type { CellContent } from '../../../../src/engine/edits/edit.ts';
import {
  escapeAttribute,
  escapeText,
  newCell,
  ownFormula,
  rewrittenCell,
} from '../../../../src/formats/xlsx/write/cell-xml.ts';

/** What a cell's element says of its content. */

const written = (content: CellContent): string => newCell('B2', 0, '', content);

test.each<[CellContent, string]>([
  [{ value: null }, '<c r="B2"/>'],
  [{ value: '' }, '<c r="B2"/>'],
  [{ value: 8.62 }, '<c r="B2"><v>8.62</v></c>'],
  [{ value: -0 }, '<c r="B2"><v>0</v></c>'],
  [{ value: true }, '<c r="B2" t="b"><v>1</v></c>'],
  [{ value: false }, '<c r="B2" t="b"><v>0</v></c>'],
  [{ value: '优' }, '<c r="B2" t="inlineStr"><is><t>优</t></is></c>'],
  [{ value: ' 优' }, '<c r="B2" t="inlineStr"><is><t xml:space="preserve"> 优</t></is></c>'],
  [{ value: '优 ' }, '<c r="B2" t="inlineStr"><is><t xml:space="preserve">优 </t></is></c>'],
  [{ value: '优  良' }, '<c r="B2" t="inlineStr"><is><t xml:space="preserve">优  良</t></is></c>'],
  [{ value: '优\n良' }, '<c r="B2" t="inlineStr"><is><t xml:space="preserve">优\n良</t></is></c>'],
  [{ value: '优\t良' }, '<c r="B2" t="inlineStr"><is><t xml:space="preserve">优\t良</t></is></c>'],
  [{ value: '优 良' }, '<c r="B2" t="inlineStr"><is><t>优 良</t></is></c>'],
  [{ value: '#REF!' }, '<c r="B2" t="inlineStr"><is><t>#REF!</t></is></c>'],
  [{ value: null, error: '#N/A' }, '<c r="B2" t="e"><v>#N/A</v></c>'],
  [{ value: null, formula: 'A1' }, '<c r="B2"><f>A1</f></c>'],
  [{ value: 3, formula: 'A1&"<"' }, '<c r="B2"><f>A1&amp;"&lt;"</f><v>3</v></c>'],
  [{ value: 3, formula: ' A1' }, '<c r="B2"><f xml:space="preserve"> A1</f><v>3</v></c>'],
  [{ value: true, formula: 'A1' }, '<c r="B2" t="b"><f>A1</f><v>1</v></c>'],
  [{ value: '优', formula: 'A1' }, '<c r="B2" t="str"><f>A1</f><v>优</v></c>'],
  [{ value: '', formula: 'A1' }, '<c r="B2" t="str"><f>A1</f><v></v></c>'],
  [{ value: '优 ', formula: 'A1' }, '<c r="B2" t="str"><f>A1</f><v xml:space="preserve">优 </v></c>'],
])('%j', (content, xml) => {
  expect(written(content)).toBe(xml);
});

const ERRORS =
  '#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #GETTING_DATA #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #BUSY! #PYTHON! #EXTERNAL!'.split(
    ' ',
  );

test.each(ERRORS)('a formula that comes to %s', (error) => {
  expect(written({ value: error, formula: 'A1' })).toBe(`<c r="B2" t="e"><f>A1</f><v>${error}</v></c>`);
  for (const text of [`${error} `, `x${error}`, `${error}x`, error.slice(0, -1), error.toLowerCase(), error.slice(1)])
    expect([text, written({ value: text, formula: 'A1' }).includes('t="str"')]).toEqual([text, true]);
});

test('style and prefix of a new cell', () => {
  expect(newCell('C3', 7, 'x:', { value: 1, formula: 'A1' })).toBe('<x:c r="C3" s="7"><x:f>A1</x:f><x:v>1</x:v></x:c>');
  expect(newCell('C3', 7, 'x:', { value: '优' })).toBe(
    '<x:c r="C3" s="7" t="inlineStr"><x:is><x:t>优</x:t></x:is></x:c>',
  );
  expect(newCell('C3', 7, 'x:', { value: null })).toBe('<x:c r="C3" s="7"/>');
  expect(ownFormula('x:', 'A1<2')).toBe('<x:f>A1&lt;2</x:f>');
});

test.each([
  ['<c r="B2" s="4" t="s">', '<c r="B2" s="4"><v>1</v></c>'],
  ['<c r="B2" cm="1" vm="2" ph="1">', '<c r="B2" ph="1"><v>1</v></c>'],
  ["<c t='s' r = 'B2'>", "<c r = 'B2'><v>1</v></c>"],
  ['<c\n  r="B2"\n  t="s"/>', '<c\n  r="B2"><v>1</v></c>'],
  ['<c/>', '<c><v>1</v></c>'],
])('%j keeps what isn’t about its value', (tag, xml) => {
  expect(rewrittenCell(tag, '', { value: 1 })).toBe(xml);
});

test.each([
  ['a<b>&c', 'a&lt;b&gt;&amp;c'],
  ['\r', '_x000D_'],
  ['\t\n', '\t\n'],
  ['\u0000\u001f\u007f\u0085', '_x0000__x001F__x007F__x0085_'],
  ['\ufffe\uffff', '_xFFFE__xFFFF_'],
  ['\ud800', '_xD800_'],
  ['\udfff!', '_xDFFF_!'],
  ['𠀀', '𠀀'],
  ['\ufffd', '\ufffd'],
  ['_x000D_', '_x005F_x000D_'],
  ['_xaBcD_x', '_x005F_xaBcD_x'],
  ['__x0041_', '__x005F_x0041_'],
  ['_x004_', '_x004_'],
  ['_x00410', '_x00410'],
  ['_X0041_', '_X0041_'],
  ['_xG041_', '_xG041_'],
])('text %j', (text, xml) => {
  expect(escapeText(text)).toBe(xml);
  expect(escapeAttribute(`"${text}"`)).toBe(`&quot;${xml}&quot;`);
});
