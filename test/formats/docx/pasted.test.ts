import { cellAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { cellText, shownPercent } from '../../../src/engine/values/display.ts';
import { readPastedHtml } from '../../../src/formats/docx/html.ts';
import { readPastedText } from '../../../src/formats/docx/text.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { allForms } from '../../support/fixtures.ts';
import { exampleForm } from '../../support/form-text.ts';
import { escapeXml } from '../../support/xlsx-cells.ts';

/** What is on the clipboard: text, rows of cells, HTML of Word, Excel and pages. */

function textsOf({ rows }: SheetGrid): string[][] {
  const width = Math.max(...rows.map(({ cells }) => cells.at(-1)?.column ?? 0));
  const texts: string[][] = [];
  for (const { row, cells } of rows) {
    while (texts.length < row) texts.push(new Array<string>(width).fill(''));
    for (const cell of cells)
      (texts[row - 1] as string[])[cell.column - 1] =
        cell.kind === 'text' ? (cell.value as string) : (shownPercent(cell) ?? cellText(cell));
  }
  return texts;
}

/** As a spreadsheet puts it on the clipboard: texts of several lines in quotes. */
function tabbed(grid: SheetGrid): string {
  const quoted = (text: string): string => (/["\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return textsOf(grid)
    .map((row) => row.map(quoted).join('\t'))
    .join('\r\n');
}

const findingsOf = (grids: readonly SheetGrid[]): string[] =>
  review(grids)
    .findings.filter(({ check }) => check !== 'number-as-text')
    .map(({ check, severity, about }) => `${severity} ${check} ${about}`);

const paragraphs = (content: ReturnType<typeof readPastedText>): (readonly [number, string])[] =>
  content.narrative.paragraphs.map(({ n, text }) => [n, text] as const);

test('text: a line is a paragraph', () => {
  const content = readPastedText('一、概况\n\n预算100万元。\r\n名称\t金额\n');
  expect(content.grids).toEqual([]);
  expect(paragraphs(content)).toEqual([
    [1, '一、概况'],
    [2, '预算100万元。'],
    [3, '名称\t金额'],
  ]);
});

test('every form: rows of cells between two texts are the form, the texts the report', () => {
  let count = 0;
  for (const form of allForms()) {
    // Titles alone in their rows have tabs too.
    const content = readPastedText(`自评报告\n${tabbed(form)}\n结论`);
    expect(content.grids.map(({ name }) => name)).toEqual(['表1']);
    expect(findingsOf(content.grids)).toEqual(findingsOf([form]));
    expect(paragraphs(content)).toEqual([
      [1, '自评报告'],
      [2, '结论'],
    ]);
    count++;
  }
  expect(count).toBeGreaterThan(30);
});

test('rows of cells without a form are text, so are fewer than five', () => {
  const list = Array.from({ length: 6 }, (_, at) => `${at}\t甲\t乙\t丙`).join('\n');
  expect(readPastedText(list)).toMatchObject({ grids: [], narrative: { paragraphs: { length: 6 } } });
  const few = tabbed(exampleForm('national')).split('\r\n').slice(0, 4).join('\n');
  expect(readPastedText(few).grids).toEqual([]);
});

test('a quote that is never closed is a quote', () => {
  const content = readPastedText('"甲\t乙\n丙\n丁');
  expect(paragraphs(content).map(([, text]) => text)).toEqual(['"甲\t乙', '丙', '丁']);
});

/** As Word puts a table on the clipboard. */
function html(grid: SheetGrid): string {
  const rows = textsOf(grid).map((row) => {
    const cells = row.map((text) => {
      const lines = text
        .split('\n')
        .map((line) => `<p class=MsoNormal><span lang=EN-US>${escapeXml(line)}<o:p></o:p></span></p>`);
      return `<td width=64 style='border:solid'>${lines.join('\n')}</td>`;
    });
    return `<tr style='height:20pt'>\n ${cells.join('\n ')}\n</tr>`;
  });
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p {margin:0} --></style><title>不读</title></head><body><!--StartFragment--><h1>自评报告</h1><table border=1><tbody>${rows.join('\n')}</tbody></table><p>结论&nbsp;100%</p><!--EndFragment--></body></html>`;
}

test('every form as HTML', () => {
  let count = 0;
  for (const form of allForms()) {
    const content = readPastedHtml(html(form));
    expect(findingsOf(content.grids)).toEqual(findingsOf([form]));
    expect(paragraphs(content)).toEqual([
      [1, '自评报告'],
      [2, '结论\u00a0100%'],
    ]);
    count++;
  }
  expect(count).toBeGreaterThan(30);
});

function cellsOf(source: string): string[] {
  return readPastedHtml(source).grids.map(({ name, rows }) =>
    [
      name,
      ...rows.flatMap(({ cells }) => cells.map(({ row, column, value }) => `${cellAddress(row, column)} ${value}`)),
    ].join(' '),
  );
}

test.each<readonly [string, string, readonly string[]]>([
  [
    'cells over several columns',
    '<table><tr><td colspan=2>甲<td>乙<tr><td>丙<td>丁<td>戊</table>',
    ['表1 A1 甲 C1 乙 A2 丙 B2 丁 C2 戊'],
  ],
  [
    'cells over several rows',
    '<table><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td></tr></table>',
    ['表1 A1 甲 B1 乙 B2 丙 A3 丁'],
  ],
  [
    'in the middle of a row',
    '<table><tr><td>甲<td rowspan=2 colspan=2>乙<td>丙<tr><td>丁<td>戊</table>',
    ['表1 A1 甲 B1 乙 D1 丙 A2 丁 D2 戊'],
  ],
  [
    'a row that ends before them',
    '<table><tr><td>甲<td>乙<td rowspan=3>丙<tr><td>丁<tr><td>戊<td>己<tr><td>庚<td>辛<td>壬</table>',
    ['表1 A1 甲 B1 乙 C1 丙 A2 丁 A3 戊 B3 己 A4 庚 B4 辛 C4 壬'],
  ],
  [
    'heads, lines and blanks',
    '<TABLE><THEAD><TR><TH>甲 \n 乙<BR>丙</TH></TR></THEAD><TR><TD>1<br/>&#20;</TD></TR></TABLE>',
    ['表1 A1 甲 乙\n丙 A2 1'],
  ],
  [
    'a table in a cell',
    '<table><tr><td>外<table><tr><td>里</td></tr></table>面</td></tr></table>',
    ['表1 A1 外\n面', '表2 A1 里'],
  ],
  ['numbers', '<table><tr><td x:num>1,234.50<td>98.5%<td>001</table>', ['表1 A1 1234.5 B1 0.985 C1 001']],
  ['a table that is cut off', '<table><tr><td>甲<td>乙', ['表1 A1 甲 B1 乙']],
])('%s', (_, source, expected) => {
  expect(cellsOf(source)).toEqual(expected);
});

test('paragraphs: headings, items, marks that Word wrote out', () => {
  const { narrative } = readPastedHtml(
    `<h2>一、概况</h2><ul><li>甲</li><li>乙</li></ul><p style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>（一）<span style='font:7.0pt "Times New Roman"'>&nbsp;</span></span></span><![endif]>丙</p><div>丁<br>戊</div>`,
  );
  expect(narrative.paragraphs.map(({ text, mark, isListItem, level }) => [text, mark, isListItem, level])).toEqual([
    ['一、概况', null, false, 2],
    ['甲', null, true, null],
    ['乙', null, true, null],
    ['丙', '（一）', true, null],
    ['丁', null, false, null],
    ['戊', null, false, null],
  ]);
});

test('nothing that runs or is hidden is text', () => {
  const source = `<script>var a = "<p>甲</p>";</script><style>p{}</style><!-- <p>乙</p> --><p onclick="x>y" title='<p>丙</p>'>丁 &lt;b&gt; &amp;nbsp; &unknown; &#x4E00;</p><svg><text>戊</text></svg><p>1 < 2</p>`;
  expect(paragraphs(readPastedHtml(source))).toEqual([
    [1, '丁 <b> &nbsp; &unknown; 一'],
    [2, '1 < 2'],
  ]);
});

test.each([
  ['no-text', '<p> </p><img src="x.png">'],
  ['document-too-large', '<table><tr><td>'.repeat(65)],
  ['document-too-large', '<table><tr><td colspan=16385>甲</table>'],
  ['document-too-large', `<table>${`<tr>${'<td rowspan=9999>甲'.repeat(40)}`.repeat(2000)}</table>`],
  ['document-too-large', '<p>甲'.repeat(200_001)],
])('%s', (code, source) => {
  expect(documentErrorOf(() => readPastedHtml(source))).toMatchObject({ code, detail: { inDocument: true } });
});

test('as long as it likes', () => {
  const sources = [
    '<',
    '<a b="',
    '<!--',
    '<script>',
    '&',
    '<td rowspan=99>',
    '</table>',
    '<span style="mso-list:Ignore">',
  ];
  // Read, or refused; never hanging, and never thrown out of.
  const ends = sources.map((source) => {
    try {
      return typeof readPastedHtml(`甲${source.repeat(20_000)}`);
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(ends.filter((end) => end !== 'object' && end !== 'DocumentError')).toEqual([]);
});
