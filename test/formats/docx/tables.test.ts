import { cellAddress, rangeAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { typedContent } from '../../../src/formats/docx/values.ts';
import { buildDocx, type DocxCell, paragraph, run, tableXml } from '../../support/docx-maker.ts';

/** Tables as grids: columns by edges, merges, values, and what of a table is none of its cells. */

function gridsOf(body: string): readonly SheetGrid[] {
  return readDocument(buildDocx(body)).grids;
}

/** `A1 甲 | C1 5`, a line a row. */
function shown({ rows }: SheetGrid): string[] {
  return rows.map(({ cells }) =>
    cells.map(({ row, column, value }) => `${cellAddress(row, column)} ${value}`).join(' | '),
  );
}

function only(body: string): SheetGrid {
  const [grid, ...others] = gridsOf(body);
  expect(others).toEqual([]);
  return grid as SheetGrid;
}

const cell = (text: string, span = 1): DocxCell => ({ text, span });
const FIRST = [1000, 1000, 1000];

test('a cell stands in the column at whose edge it begins', () => {
  const grid = only(
    tableXml({
      widths: FIRST,
      rows: [
        [cell('甲', 2), cell('乙')],
        [cell('丙'), cell('丁', 2)],
      ],
    }),
  );
  expect(shown(grid)).toEqual(['A1 甲 | C1 乙', 'A2 丙 | B2 丁']);
  expect(grid.merges.map(rangeAddress)).toEqual(['A1:B1', 'B2:C2']);
});

test('an edge less than 120 twips from the one before is that edge', () => {
  const widths = [1000, 119, 1000, 120, 900];
  const grid = only(
    tableXml({
      widths,
      rows: [
        [cell('甲'), cell('', 1), cell('乙'), cell('丙'), cell('丁')],
        [cell('戊', 2), cell('己', 3)],
      ],
    }),
  );
  // The sliver of 119 is no column; one of 120 is.
  expect(shown(grid)).toEqual(['A1 甲 | B1 乙 | C1 丙 | D1 丁', 'A2 戊 | B2 己']);
});

test('a sliver that holds a text is a column', () => {
  const grid = only(tableXml({ widths: [1000, 50, 1000], rows: [[cell('甲'), cell('×'), cell('乙')]] }));
  expect(shown(grid)).toEqual(['A1 甲 | B1 × | C1 乙']);
});

test.each([
  ['none', undefined],
  ['too short', [700]],
  ['without widths', [0, 0, 0]],
])('a grid that is %s: one column a span', (_, widths) => {
  const rows = [
    [cell('甲'), cell('乙'), cell('丙')],
    [cell('丁', 2), cell('戊')],
  ];
  expect(shown(only(tableXml(widths === undefined ? { rows } : { widths, rows })))).toEqual([
    'A1 甲 | B1 乙 | C1 丙',
    'A2 丁 | C2 戊',
  ]);
});

test('columns that a row leaves out before its first cell', () => {
  const row = `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc>${paragraph('乙')}</w:tc></w:tr>`;
  const table = tableXml({ widths: FIRST, rows: [[cell('甲', 3)]] }).replace('</w:tbl>', `${row}</w:tbl>`);
  expect(shown(only(table))).toEqual(['A1 甲', 'C2 乙']);
});

test('cells merged downwards: the lower ones are blank, whatever they hold', () => {
  const rows: DocxCell[][] = [
    [{ text: '甲', down: 'restart' }, cell('1')],
    [{ text: '藏着', down: 'continue' }, cell('2')],
    [cell('乙'), cell('3')],
    [{ text: '没有开头', down: 'continue' }, cell('4')],
  ];
  const grid = only(tableXml({ rows }));
  expect(shown(grid)).toEqual(['A1 甲 | B1 1', 'B2 2', 'A3 乙 | B3 3', 'A4 没有开头 | B4 4']);
  expect(grid.merges.map(rangeAddress)).toEqual(['A1:A2']);
});

test('cells merged to the right the old way', () => {
  const tc = (merge: string, text: string): string =>
    `<w:tc><w:tcPr><w:hMerge${merge}/></w:tcPr>${paragraph(text)}</w:tc>`;
  const grid = only(
    `<w:tbl><w:tr>${tc(' w:val="restart"', '甲')}${tc('', '')}<w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`,
  );
  expect(shown(grid)).toEqual(['A1 甲 | C1 乙']);
  expect(grid.merges.map(rangeAddress)).toEqual(['A1:B1']);
});

test('a row that a revision deleted is out, its number is used up; a hidden one is hidden', () => {
  const row = (properties: string, text: string): string =>
    `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${paragraph(text)}</w:tc></w:tr>`;
  const grid = only(
    `<w:tbl>${row('', '一')}${row('<w:del w:id="1"/>', '二')}${row('<w:ins w:id="1"/>', '三')}${row('<w:hidden/>', '四')}</w:tbl>`,
  );
  expect(shown(grid)).toEqual(['A1 一', 'A3 三', 'A4 四']);
  expect(grid.rows.map(({ hidden }) => hidden)).toEqual([false, false, true]);
});

test('paragraphs of a cell are joined by line feeds; a nested table is one of its own', () => {
  const nested = tableXml({ rows: [[cell('里'), cell('面')]] });
  const body = `<w:tbl><w:tr><w:tc>${paragraph('外')}${nested}${paragraph('后')}</w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>${tableXml({ rows: [[cell('末'), cell('尾')]] })}`;
  const grids = gridsOf(body);
  expect(grids.map(({ name }) => name)).toEqual(['表1', '表2', '表3']);
  expect(grids.flatMap(shown)).toEqual(['A1 外\n后 | B1 乙', 'A1 里 | B1 面', 'A1 末 | B1 尾']);
});

test('a frame of one cell takes a number and is no grid; what stands in it stands in the text', () => {
  const inner = tableXml({ rows: [[cell('里'), cell('面')]] });
  const frame = `<w:tbl><w:tr><w:tc>${paragraph('自评表')}${inner}${paragraph('')}</w:tc></w:tr></w:tbl>`;
  const { grids, narrative } = readDocument(buildDocx(paragraph('正文') + frame));
  expect(grids.map(({ name, above }) => [name, above])).toEqual([['表2', [{ paragraph: 2, text: '自评表' }]]]);
  expect(narrative.paragraphs.map(({ text }) => text)).toEqual(['正文', '自评表']);
});

test.each<readonly [string, unknown, string | null]>([
  ['10', 10, null],
  ['10.00', 10, '0.00'],
  ['１０．５', 10.5, '0.0'],
  ['2,156,400', 2156400, '#,##0'],
  ['1,234.50', 1234.5, '#,##0.00'],
  ['-3', -3, null],
  ['+3', 3, null],
  ['.5', 0.5, '0.0'],
  ['98.5%', 0.985, '0.0%'],
  ['100 ％', 1, '0%'],
  ['8.37%', 0.0837, '0.00%'],
  ['0', 0, null],
  ['0.30', 0.3, '0.00'],
  [' 24.5\n', 24.5, '0.0'],
])('%j is the number %d', (text, value, format) => {
  expect(typedContent(text)).toEqual({ kind: 'number', value, format });
});

test.each([
  '001',
  '=100',
  '2022年',
  '12/31',
  '1,23',
  '10.',
  '%',
  '1e5',
  '5.8万',
  '—',
  '12345678901234567',
  '1'.repeat(400),
  '¥100',
  '(5)',
  '≥90%',
])('%j is a text', (text) => {
  expect(typedContent(text)).toEqual({ kind: 'text', value: text, format: null });
});

const HEAD = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'];
const ROW = (name: string): string[] => ['产出指标', '数量指标', name, '≥5个', '5个', '10', '10'];
const PROJECT = ['项目名称', '甲项目', '', '', '', '', ''];
const table = (rows: readonly (readonly string[])[], widths?: readonly number[]): string => {
  const cells = rows.map((row) => row.map((text) => cell(text)));
  return tableXml(widths === undefined ? { rows: cells } : { rows: cells, widths });
};
const rowsOf = ({ rows }: SheetGrid): (readonly [number, unknown])[] =>
  rows.map(({ row, cells }) => [row, cells[0]?.value] as const);

test('a head that is repeated is left out; the numbers of the rows stay', () => {
  const grid = only(table([PROJECT, HEAD, ROW('甲'), HEAD, ROW('乙')]));
  expect(rowsOf(grid)).toEqual([
    [1, '项目名称'],
    [2, '一级指标'],
    [3, '产出指标'],
    [5, '产出指标'],
  ]);
});

test('the head of the next form in the same table stays', () => {
  const grid = only(table([PROJECT, HEAD, ROW('甲'), PROJECT, HEAD, ROW('乙')]));
  expect(rowsOf(grid).map(([row]) => row)).toEqual([1, 2, 3, 4, 5, 6]);
});

const BREAKS: readonly string[] = [
  paragraph(''),
  paragraph('<w:r><w:br w:type="page"/></w:r>'),
  paragraph('续表'),
  paragraph('（续）'),
  paragraph('项目支出绩效自评表（续）'),
];

test.each(BREAKS)('a form goes on behind %s', (between) => {
  const body =
    table([PROJECT, HEAD, ROW('甲')]) +
    between +
    table([HEAD, ROW('乙'), ROW('丙')]) +
    paragraph('') +
    table([ROW('丁')]);
  const grid = only(body);
  expect(grid.name).toBe('表1');
  expect(rowsOf(grid).map(([row]) => row)).toEqual([1, 2, 3, 5, 6, 7]);
});

test.each([
  ['a sentence stands between', table([PROJECT, HEAD, ROW('甲')]) + paragraph('另一张表如下。') + table([ROW('乙')])],
  ['the second names a project', table([PROJECT, HEAD, ROW('甲')]) + paragraph('') + table([PROJECT, HEAD, ROW('乙')])],
  [
    'the second has another head',
    table([PROJECT, HEAD, ROW('甲')]) +
      paragraph('') +
      table([['一级指标', '指标内容', '指标解释', '指标值', '完成值', '分值', '得分'], ROW('乙')]),
  ],
  [
    'the first is no form',
    table([
      ['序号', '名称', '金额', '备注'],
      ['1', '甲', '5', ''],
    ]) +
      paragraph('') +
      table([['2', '乙', '6', '']]),
  ],
  ['the second is of another make', table([PROJECT, HEAD, ROW('甲')]) + paragraph('') + table([['填报人', '张三']])],
])('two tables where %s', (_, body) => {
  expect(gridsOf(body).map(({ name }) => name)).toEqual(['表1', '表2']);
});

test('the second part has lost its first column: it lies on the right, by edges or by count', () => {
  const first = [
    ['', ...PROJECT],
    ['绩效指标', ...HEAD],
    ['', ...ROW('甲')],
  ];
  const widths = [600, 1100, 1200, 1300, 1000, 900, 700, 650];
  for (const body of [
    table(first, widths) + paragraph('') + table([ROW('乙')], widths.slice(1)),
    table(first) + paragraph('') + table([ROW('乙')]),
  ]) {
    const [grid] = gridsOf(body);
    expect(grid?.rows.at(-1)?.cells.map(({ row, column }) => cellAddress(row, column))).toEqual([
      'B4',
      'C4',
      'D4',
      'E4',
      'F4',
      'G4',
      'H4',
    ]);
  }
});

test('rows that lost cells on the left stand below their own heads', () => {
  const body = table([
    ['', ...PROJECT],
    ['绩效指标', ...HEAD],
    ROW('甲'),
    ROW('乙').slice(1),
    ['指标2：丙', '≥5个', '5个', '10', '10'],
    ['合计', '100', '98'],
  ]);
  const { grids, anchors } = readDocument(buildDocx(body));
  expect(grids.flatMap(shown).slice(2)).toEqual([
    'B3 产出指标 | C3 数量指标 | D3 甲 | E3 ≥5个 | F3 5个 | G3 10 | H3 10',
    'C4 数量指标 | D4 乙 | E4 ≥5个 | F4 5个 | G4 10 | H4 10',
    'D5 指标2：丙 | E5 ≥5个 | F5 5个 | G5 10 | H5 10',
    'A6 合计 | B6 100 | C6 98',
  ]);
  expect(anchors.cell('表1', 'D5')?.text).toBe('指标2：丙');
  expect(['B3', 'C4', 'D5', 'B6'].map((address) => anchors.addressInDocument('表1', address))).toEqual([
    'A3',
    'A4',
    'A5',
    'B6',
  ]);
});

test.each([
  ['产出指标', 'B3'],
  [`产出指标（${'数'.repeat(34)}）`, 'B3'],
  [`产出指标（${'数'.repeat(35)}）`, 'A3'],
  ['数量指标', 'A3'],
])('a row that lost its first cell, where %s stands first, begins in %s', (word, first) => {
  const body = table([
    ['', ...PROJECT],
    ['绩效指标', ...HEAD],
    [word, ...ROW('甲').slice(1)],
  ]);
  const [, , row] = only(body).rows;
  expect(row?.cells.slice(0, 2).map(({ row: at, column, value }) => [cellAddress(at, column), value])).toEqual([
    [first, word],
    [first === 'B3' ? 'C3' : 'B3', '数量指标'],
  ]);
});

const ABOVE = (lines: readonly string[]): unknown =>
  gridsOf(
    lines.map((line) => paragraph(line === '' ? '' : run(line))).join('') + table([PROJECT, HEAD, ROW('甲')]),
  )[0]?.above?.map(({ text }) => text);

test.each<readonly [string, readonly string[], readonly string[] | undefined]>([
  [
    'title and year',
    ['正文说完了。', '附件1', '项目支出绩效自评表', '（2022年度）', ''],
    ['项目支出绩效自评表', '（2022年度）'],
  ],
  [
    'who, when, in which unit',
    ['自评表', '填报单位：甲局    填报日期：2023年3月', '单位：万元'],
    ['自评表', '填报单位：甲局    填报日期：2023年3月', '单位：万元'],
  ],
  ['a sentence ends it', ['2022年度自评表', '详见下表。'], undefined],
  ['a long line is no title', ['2022年度', `本表${'很长'.repeat(40)}`], undefined],
  ['other words end it', ['自评表', '三、结论'], undefined],
  ['four at most', ['表一', '表二', '表三', '表四', '表五'], ['表二', '表三', '表四', '表五']],
])('lines above a table: %s', (_, lines, expected) => {
  expect(ABOVE(lines)).toEqual(expected);
});
