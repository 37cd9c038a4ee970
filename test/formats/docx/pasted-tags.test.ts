import { cellAddress, rangeAddress } from '../../../src/engine/grid/address.ts';
import { readPastedHtml } from '../../../src/formats/docx/html.ts';
import { readPastedText, readText } from '../../../src/formats/docx/text.ts';
import { documentErrorOf } from '../../support/document-error.ts';

/** Tag by tag and sign by sign: what of HTML and of text on the clipboard is a line, a cell, a mark. */

const linesOf = (html: string): string[] => readPastedHtml(html).narrative.paragraphs.map(({ text }) => text);

test.each(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer center address figure body hr'.split(
    ' ',
  ),
)('<%s> begins and ends a line', (name) => {
  expect(linesOf(`甲<${name}>乙</${name}>丙`)).toEqual(['甲', '乙', '丙']);
  expect(linesOf(`甲<${name.toUpperCase()} a=b>乙</${name} >丙`)).toEqual(['甲', '乙', '丙']);
});

test.each('span b h7 h font a o:p st1:chsdate tr td th tbody label'.split(' '))('<%s> doesn’t', (name) => {
  expect(linesOf(`甲<${name}>乙</${name}>丙`)).toEqual(['甲乙丙']);
});

test.each('script style title template textarea noscript iframe svg xml object'.split(' '))(
  'what stands in <%s> is no text',
  (name) => {
    expect(linesOf(`甲<${name}>乙<p>丙</p></b></${name.toUpperCase()}\n>丁`)).toEqual(['甲丁']);
    expect(linesOf(`甲<${name}/>丁`)).toEqual(['甲丁']);
    expect(linesOf(`甲<${name} a="b">乙`)).toEqual(['甲']);
    expect(linesOf(`甲<${name}s>乙</${name}s>`)).toEqual(['甲乙']);
  },
);

/** `amp&`: a reference, and what it stands for. */
const NAMED =
  'amp& lt< gt> quot" apos\' nbsp\u00a0 ensp\u2002 emsp\u2003 thinsp\u2009 middot· bull• hellip… mdash— ndash– lsquo‘ rsquo’ ldquo“ rdquo” laquo« raquo» times× divide÷ plusmn± deg° permil‰ yen¥ ge≥ le≤ ne≠ radic√ sup2² sup3³ #20013中 #x4e2d中 #X4E2D中 #8364€ #x20AC€ #0\ufffd #xD7FF\ud7ff #xD800\ufffd #xDFFF\ufffd #xE000\ue000 #x10FFFF\u{10ffff} #x110000\ufffd #1114111\u{10ffff} #1114112\ufffd';

test.each(NAMED.split(' '))('&%s', (each) => {
  const [, name = '', sign = ''] = /^(.+?)(.)$/su.exec(each) ?? [];
  expect(linesOf(`甲&${name};乙`)).toEqual([`甲${sign}乙`]);
  expect(linesOf(`甲&${name}。`)).toEqual([`甲${sign}。`]);
});

test.each(['&', '& amp;', '&foo;', '&AMP;', '&#;', '&#x;', '&#12345678;', '&#x1234567;', '&一;'])(
  '%j stands for itself',
  (text) => {
    expect(linesOf(`甲${text}乙`)).toEqual([
      text.startsWith('&#1234') || text.startsWith('&#x1234') ? expect.stringMatching(/^甲.*;乙$/) : `甲${text}乙`,
    ]);
  },
);

test.each<readonly [string, string, readonly string[]]>([
  ['blanks between words are one', ' 甲 \t\r\n\f 乙 <b> </b> 丙 ', ['甲 乙 丙']],
  ['wide blanks stay', '\u3000甲\u00a0\u00a0乙', ['\u3000甲\u00a0\u00a0乙']],
  ['breaks', '甲<br>乙<br/><br/>丙', ['甲', '乙', '丙']],
  [
    'comments, declarations, instructions',
    '<!DOCTYPE html>甲<!-- <p>乙</p> > -->丙<?xml a="b"?>丁<![if !x]>戊<![endif]>',
    ['甲丙丁戊'],
  ],
  ['a comment without an end', '甲<!-- 乙', ['甲']],
  ['a declaration without an end', '甲<!乙', ['甲']],
  ['a tag without an end', '甲<p', ['甲']],
  ['signs that are no tags', '1 < 2 <3 << 4<', ['1 < 2 <3 << 4<']],
  ['a closing tag of nothing', '甲</>乙</ p>丙', ['甲乙', '丙']],
  ['a > within quotes', `<p title="a>b" lang='c>d'>甲</p>`, ['甲']],
  ['a quote that opens no value', `<p a"b>甲"</p>`, ['甲"']],
  ['a long tag', `<p style="${'a:b;'.repeat(100)}">甲</p>`, ['甲']],
  ['closing tags that nothing opened', '甲</table></tr></td></p>乙', ['甲', '乙']],
])('%s', (_, html, expected) => {
  expect(linesOf(html)).toEqual(expected);
});

/** `mark|text|item|level` of each paragraph. */
const kindsOf = (html: string): string[] =>
  readPastedHtml(html).narrative.paragraphs.map(({ text, mark, isListItem, level }) =>
    [mark ?? '', text, isListItem ? 'item' : '', level ?? ''].join('|'),
  );

const ignored = (mark: string): string => `<span style='mso-list:Ignore'>${mark}</span>`;

test.each<readonly [string, string, readonly string[]]>([
  ['headings of six levels', '<h1>甲</h1><h6>乙</h6><h7>丙</h7><p>丁', ['|甲||1', '|乙||6', '|丙||', '|丁||']],
  ['an item, and what follows it', '<li>甲</li>乙<ul><li>丙</ul>丁', ['|甲|item|', '|乙||', '|丙|item|', '|丁||']],
  [
    'an item as Word says it',
    '<p style="mso-list:l12 level1">甲</p><p style="MSO-LIST: l0">乙</p><p style="mso-list:none">丙</p>',
    ['|甲|item|', '|乙|item|', '|丙||'],
  ],
  ['a mark that Word wrote out', `<p>${ignored(' 1. ')}甲</p><p>乙</p>`, ['1.|甲|item|', '|乙||']],
  ['a mark in pieces', `<p>${ignored('（<span>一</span><b>）</b><span>&nbsp;</span>')}甲</p>`, ['（一）|甲|item|']],
  ['a mark of blanks alone', `<p>${ignored(' <span> </span> ')}甲</p>`, ['|甲||']],
  [
    'a mark whose blanks are told apart',
    `<p><span style="MSO-LIST:
 ignore">1)</span>甲</p>`,
    ['1)|甲|item|'],
  ],
  ['paragraphs within a mark don’t end it', `<p>${ignored('1<p>2</p><br>')}甲</p>`, ['12|甲|item|']],
  ['another span is text', '<p><span style="color:red">1.</span>甲</p>', ['|1.甲||']],
  ['a line that breaks is a heading’s first alone', '<h2>甲<br>乙</h2>', ['|甲||2', '|乙||']],
])('%s', (_, html, expected) => {
  expect(kindsOf(html)).toEqual(expected);
});

/** `表1 A1 甲 B1 乙; A1:B1`: cells, then merges. */
function tablesOf(html: string): string[] {
  return readPastedHtml(html).grids.map(({ name, rows, merges }) => {
    const cells = rows.flatMap((each) =>
      each.cells.map(({ row, column, value }) => `${cellAddress(row, column)} ${value}`),
    );
    return [[name, ...cells].join(' '), ...merges.map(rangeAddress)].join('; ');
  });
}

test.each<readonly [string, string, readonly string[]]>([
  ['rows without tags of their own', '<table><td>甲<td>乙</table>', ['表1 A1 甲 B1 乙']],
  ['a row ends with its tag', '<table><tr><td>甲</td></tr><td>乙</td></table>', ['表1 A1 甲 A2 乙']],
  [
    'a cell ends with its tag',
    '<table><tr><td>甲</td>不读<td>乙</th>不读<tr>不读<td>丙</table>',
    ['表1 A1 甲 B1 乙 A2 丙'],
  ],
  [
    'lines of a cell',
    '<table><tr><td>甲<p>乙</p><div>丙</div>丁<br>戊<br><br>己</table>',
    ['表1 A1 甲\n乙\n丙\n丁\n戊\n\n己'],
  ],
  [
    'spans in every spelling',
    '<table><tr><td colspan=2>甲<td COLSPAN = "2">乙<td data-colspan=3>丙<td colspan=\'2\'>丁<td x colspan=&#50;>戊<td>己</table>',
    ['表1 A1 甲 C1 乙 E1 丙 F1 丁 H1 戊 J1 己; A1:B1; C1:D1; F1:G1; H1:I1'],
  ],
  [
    'spans that are none',
    '<table><tr><td colspan=0>甲<td colspan=x>乙<td colspan=-2>丙<td colspan="2x">丁<td rowspan=0>戊<td rowspan=1>己<tr><td>庚</table>',
    ['表1 A1 甲 B1 乙 C1 丙 D1 丁 E1 戊 F1 己 A2 庚'],
  ],
  [
    'down over three rows',
    '<table><tr><td rowspan=3>甲<td>1<tr><td>2<tr><td>3<tr><td>乙<td>4</table>',
    ['表1 A1 甲 B1 1 B2 2 B3 3 A4 乙 B4 4; A1:A3'],
  ],
  [
    'down and across',
    '<table><tr><td rowspan=2 colspan=2>甲<td>1<tr><td>2<tr><td>乙<td>丙<td>3</table>',
    ['表1 A1 甲 C1 1 C2 2 A3 乙 B3 丙 C3 3; A1:B2; A2:B2'],
  ],
  ['down to where the table ends', '<table><tr><td rowspan=9>甲<td>1<tr><td>2</table>', ['表1 A1 甲 B1 1 B2 2; A1:A2']],
  [
    'rows with nothing of their own',
    '<table><tr><td>甲<td>乙<td rowspan=3>丙<tr><td rowspan=2>丁<td>戊<tr></tr></table>',
    ['表1 A1 甲 B1 乙 C1 丙 A2 丁 B2 戊; C1:C3; A2:A3'],
  ],
  [
    'a row that ends before one from above, then goes on',
    '<table><tr><td>甲<td rowspan=3>乙<tr><td>丙<td>丁<tr><td>戊<td>己<tr><td>庚<td>辛</table>',
    ['表1 A1 甲 B1 乙 A2 丙 C2 丁 A3 戊 C3 己 A4 庚 B4 辛; B1:B3'],
  ],
  [
    'two that begin in one row',
    '<table><tr><td rowspan=2>甲<td rowspan=3>乙<td>1<tr><td>2<tr><td>丙<td>3</table>',
    ['表1 A1 甲 B1 乙 C1 1 C2 2 A3 丙 C3 3; A1:A2; B1:B3'],
  ],
  [
    'tables of a table, by where they begin',
    '<table><tr><td>外<table><tr><td>里<table><tr><td>最里</table></table><td>旁</table><table><tr><td>后</table>',
    ['表1 A1 外 B1 旁', '表2 A1 里', '表3 A1 最里', '表4 A1 后'],
  ],
  ['a table that nothing ends', '<table><tr><td>甲<table><tr><td>乙', ['表1 A1 甲', '表2 A1 乙']],
])('%s', (_, html, expected) => {
  expect(tablesOf(html)).toEqual(expected);
});

test('after how many paragraphs a table begins', () => {
  const html = '<p>一</p><p></p>二<table><tr><td>甲<table><tr><td>里</table></table>三<table><tr><td>乙</table>';
  const { narrative, tablesAfter } = readPastedHtml(html);
  expect(narrative.paragraphs.map(({ n, text }) => [n, text])).toEqual([
    [1, '一'],
    [2, '二'],
    [3, '三'],
  ]);
  expect([...tablesAfter]).toEqual([
    ['表1', 2],
    ['表2', 2],
    ['表3', 3],
  ]);
});

test.each<readonly [string, number, string, string | null]>([
  ['columns', 16_384, '<table><tr><td colspan=16384>甲<td>乙</table>', '<table><tr><td colspan=16384>甲</table>'],
  ['columns', 16_384, '<table><tr><td colspan=999999999>甲</table>', '<table><tr><td>甲</table>'],
  ['nesting', 64, '<table><tr><td>甲'.repeat(65), '<table><tr><td>甲'.repeat(64)],
  ['tables', 5_000, '<table>'.repeat(60).concat('</table>'.repeat(60)).repeat(84), null],
  ['cells', 100_000, `<table>${'<tr>'.repeat(100_001)}</table>`, null],
  ['cells', 100_000, `<table>${`<tr>${'<td>'.repeat(9_999)}`.repeat(11)}</table>`, null],
])('HTML of no more than so many %s: %i', (cause, limit, beyond, fits) => {
  if (fits !== null) expect(readPastedHtml(fits).grids.length).toBeGreaterThan(0);
  expect(documentErrorOf(() => readPastedHtml(beyond))).toEqual({
    kind: 'too-large',
    code: 'document-too-large',
    detail: { cause, limit, inDocument: true },
  });
});

const textLines = (text: string): string[] => readPastedText(text).narrative.paragraphs.map(({ text: line }) => line);

test.each(['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'])('%j ends a line', (end) => {
  expect(textLines(`甲${end}乙`)).toEqual(['甲', '乙']);
  expect(readText(new TextEncoder().encode(`甲${end}乙`)).narrative.paragraphs).toHaveLength(2);
});

test('a text of no more than 200,000 lines, and 64 MB', () => {
  const lines = (count: number): string => 'a\n'.repeat(count - 1);
  expect(textLines(lines(200_000))).toHaveLength(199_999);
  expect(documentErrorOf(() => readPastedText(lines(200_001)))).toMatchObject({
    code: 'document-too-large',
    detail: { cause: 'lines', limit: 200_000 },
  });
  const bytes = new Uint8Array((64 << 20) + 1);
  expect(documentErrorOf(() => readText(bytes))).toMatchObject({
    code: 'file-too-large',
    detail: { limit: 64 << 20, inDocument: true },
  });
  expect(documentErrorOf(() => readText(bytes.subarray(1)))).toMatchObject({
    code: 'not-text',
    detail: { inDocument: true },
  });
});

test.each<readonly [string, readonly number[], string | null]>([
  ['UTF-16 with its mark', [0xff, 0xfe, 0x32, 0x75], '甲'],
  ['the other way round', [0xfe, 0xff, 0x75, 0x32], '甲'],
  ['with a sign that is none', [0xff, 0xfe, 0x32, 0x75, 0, 0], null],
  ['half a mark', [0xff, 0x41], null],
  ['no mark, and zeros', [0x41, 0, 0x42, 0], null],
  ['GB18030', [0xbc, 0xd7], '甲'],
])('bytes: %s', (_, bytes, expected) => {
  const read = (): string[] => readText(Uint8Array.from(bytes)).narrative.paragraphs.map(({ text }) => text);
  if (expected === null) expect(documentErrorOf(read)).toMatchObject({ code: 'not-text' });
  else expect(read()).toEqual([expected]);
});

const HEAD = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
const ROW = ['产出指标', '数量指标', '甲', '≥5个', '5个', '10', '10'];
const FORM = [['项目名称', '甲项目', '', '', '', '', ''], HEAD, ROW, ROW, ROW];
const tabbed = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join('\t')).join('\n');

/** `表1: A1 …` of the first row that is asked for. */
function pasted(text: string): { tables: string[]; lines: string[] } {
  const { grids, narrative, tablesAfter } = readPastedText(text);
  return {
    tables: grids.map(({ name, rows }) => `${name} ${rows.length} ${tablesAfter.get(name)}`),
    lines: narrative.paragraphs.map(({ text: line }) => line),
  };
}

test('five rows of four cells are a form, between texts, and so are several', () => {
  expect(pasted(tabbed(FORM))).toEqual({ tables: ['表1 5 0'], lines: [] });
  expect(pasted(`一\n\n二\n${tabbed(FORM)}\n三\n${tabbed(FORM)}\n\n四`)).toEqual({
    tables: ['表1 5 2', '表2 5 3'],
    lines: ['一', '二', '三', '四'],
  });
  expect(pasted(tabbed(FORM.slice(0, 4))).tables).toEqual([]);
  const narrow = FORM.map((row) => row.slice(0, 3)).map((row, at) => (at === 1 ? ['三级指标', '分值', '得分'] : row));
  expect(pasted(tabbed(narrow)).tables).toEqual([]);
  const four = FORM.map((row, at) => (at === 1 ? ['三级指标', '年度指标值', '分值', '得分'] : row.slice(2, 6)));
  // Of the first row these cells are blank.
  expect(pasted(tabbed(four)).tables).toEqual(['表1 4 0']);
});

test('more than five thousand rows are a ledger', () => {
  const rows = (count: number): string => tabbed([...FORM, ...Array.from({ length: count - 5 }, () => ROW)]);
  expect(pasted(rows(5_000)).tables).toEqual(['表1 5000 0']);
  expect(pasted(rows(5_001)).tables).toEqual([]);
});

/** What the third cell of the third row says, where the form is one. */
function quoted(cell: string): unknown {
  const rows = FORM.map((row, at) => (at === 2 ? [...row.slice(0, 2), cell, ...row.slice(3)] : row));
  const { grids } = readPastedText(tabbed(rows));
  return grids[0]?.rows.find(({ row }) => row === 3)?.cells.find(({ column }) => column === 3)?.value;
}

test.each<readonly [string, string]>([
  ['"甲\n乙"', '甲\n乙'],
  ['"甲""乙"', '甲"乙'],
  ['"甲\t乙"', '甲\t乙'],
  ['"甲""\n""乙"""', '甲"\n"乙"'],
  ['甲"乙', '甲"乙'],
  ['甲"乙"', '甲"乙"'],
  ['"甲"乙', '"甲"乙'],
  ['""', ''],
  [`"${'行\n'.repeat(60)}末"`, `${'行\n'.repeat(60)}末`],
])('a cell in quotes: %j', (cell, expected) => {
  expect(quoted(cell) ?? '').toBe(expected);
});

test('a quote of more than sixty lines is none', () => {
  expect(quoted(`"${'行\n'.repeat(61)}末"`)).toBeUndefined();
});

test('a row whose first cell is quoted', () => {
  const rows = FORM.map((row, at) => (at === 2 ? ['"产出\n指标"', ...row.slice(1)] : row));
  expect(readPastedText(tabbed(rows)).grids[0]?.rows[2]?.cells[0]?.value).toBe('产出\n指标');
});
