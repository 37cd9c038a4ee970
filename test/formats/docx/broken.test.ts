import { cellAddress, rangeAddress } from '../../../src/engine/grid/address.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { buildDocx, type DocxCell, paragraph, run, tableXml } from '../../support/docx-maker.ts';

/** Where the rows of a form stand that a page break took apart, and which rows repeat a head. */

const HEAD = ['一级指标', '二级指标', '三级指标', '指标值', '分值', '得分'];
const PROJECT = ['项目名称', '甲项目', '', '', '', ''];
const ROW = (name: string): string[] => ['产出指标', '数量指标', name, '≥5个', '10', '9'];

function table(rows: readonly (readonly string[])[], widths?: readonly number[]): string {
  const cells = rows.map((row) => row.map((text) => ({ text })));
  return tableXml(widths === undefined ? { rows: cells } : { rows: cells, widths });
}

/** The tables, each as the places of its last row; `表1 A3 B3`. */
function lastRows(...tables: readonly string[]): string[] {
  return readDocument(buildDocx(tables.join(paragraph('')))).grids.map(({ name, rows }) =>
    [name, ...(rows.at(-1)?.cells ?? []).map(({ row, column }) => cellAddress(row, column))].join(' '),
  );
}

const WIDTHS = [1000, 1000, 2000, 1500, 800, 700];
const FIRST = table([PROJECT, HEAD, ROW('甲')], WIDTHS);
const columns = (letters: string, row = 4): string => [...letters].map((letter) => `${letter}${row}`).join(' ');

/** The second part with its borders moved by so much, from the border before which column on. */
const movedBy = (twips: number, from: number, until: number): number[] =>
  WIDTHS.map((width, at) => width + (at === from - 1 ? twips : 0) - (at === until - 1 ? twips : 0));

test.each<readonly [string, readonly number[], string]>([
  ['the same', WIDTHS, 'ABCDEF'],
  ['one border apart by 119', movedBy(119, 2, 3), 'ABCDEF'],
  ['one border apart by 120: a column of its own', movedBy(120, 2, 3), 'ABDEFG'],
  ['one border 119 to the left', movedBy(-119, 2, 3), 'ABCDEF'],
  ['one border 120 to the left', movedBy(-120, 2, 3), 'ABCEFG'],
  // Of six columns, five begin where the first part has borders; four are too few, and columns are counted.
  ['two borders apart', movedBy(300, 2, 4), 'ABCDEF'],
  ['all borders in one place, as wide as before', [500, 500, 1000, 3000, 1000, 1000], 'ABCDEF'],
])('the second part has its borders: %s', (_, widths, expected) => {
  expect(lastRows(FIRST, table([ROW('乙')], widths))).toEqual([`表1 ${columns(expected)}`]);
});

test('a column whose width nobody tells is an inch wide', () => {
  const first = table([PROJECT, HEAD, ROW('甲')], [1000, 0.5, ...WIDTHS.slice(2)]).replace('w:w="0.5"', 'w:w="auto"');
  const placed = [1320, 1321, 1559, 1560].map((second) =>
    lastRows(first, table([ROW('乙')], [1000, second, 3440 - second, ...WIDTHS.slice(3)])),
  );
  expect(placed.flat().map((each) => each.replace(/[^A-G]/g, ''))).toEqual(
    ['ABCEFG', 'ABCDEF', 'ABCDEF', 'ABDEFG'].map((each) => each),
  );
});

test('borders that only later parts have make one column where they are near each other', () => {
  const part = (twips: number): string => table([ROW('乙')], movedBy(twips, 2, 3));
  // 300 and 419 are one border, 300 and 420 are two.
  expect(lastRows(FIRST, part(300), part(419))).toEqual([`表1 ${columns('ABDEFG', 5)}`]);
  expect(lastRows(FIRST, part(300), part(420))).toEqual([`表1 ${columns('ABEFGH', 5)}`]);
});

test.each<readonly [string, number, readonly string[]]>([
  ['the same', 0, ['A3:D3', 'B4:D4', 'E4:E5', 'B5:C5']],
  ['one border apart', 300, ['D1:E1', 'D2:E2', 'A3:E3', 'B4:E4', 'F4:F5', 'B5:D5']],
])('cells go across as many columns as they have borders in all parts: %s', (_, twips, expected) => {
  const plain = (...texts: readonly string[]): DocxCell[] => texts.map((text) => ({ text }));
  const first = tableXml({
    widths: WIDTHS,
    rows: [plain(...PROJECT), plain(...HEAD), [{ text: '甲', span: 4 }, ...plain('乙', '')]],
  });
  const second = tableXml({
    widths: movedBy(twips, 3, 4),
    rows: [
      [...plain('丙'), { text: '丁', span: 3 }, { text: '戊', down: 'restart' }, ...plain('壬')],
      [...plain('己'), { text: '庚', span: 2 }, ...plain('辛'), { text: '', down: 'continue' }, ...plain('')],
    ],
  });
  const { grids } = readDocument(buildDocx([first, second].join(paragraph(''))));
  expect(grids.map(({ merges }) => merges.map(rangeAddress))).toEqual([expected]);
});

test.each<readonly [string, number, readonly string[]]>([
  ['as many', 6, [`表1 ${columns('ABCDEF')}`]],
  ['one less: it lost the left one', 5, [`表1 ${columns('BCDEF')}`]],
  ['two less', 4, [`表1 ${columns('CDEF')}`]],
  ['three less: another table', 3, ['表1 A3 B3 C3 D3 E3 F3', '表2 A1 B1 C1']],
  ['one more', 7, [`表1 ${columns('ABCDEFG')}`]],
  ['two more', 8, [`表1 ${columns('ABCDEFGH')}`]],
  ['three more: another table', 9, ['表1 A3 B3 C3 D3 E3 F3', '表2 A1 B1 C1 D1 E1 F1 G1 H1 I1']],
])('a part without a grid, of columns %s', (_, count, expected) => {
  const row = Array.from({ length: count }, (__, at) => `文${at}`);
  expect(lastRows(table([PROJECT, HEAD, ROW('甲')]), table([row]))).toEqual(expected);
});

test('a part with fewer columns lies on the right where that fits better, else on the left', () => {
  const left = table([ROW('乙').slice(0, 4)], WIDTHS.slice(0, 4));
  const right = table([ROW('乙').slice(2)], WIDTHS.slice(2));
  expect(lastRows(FIRST, left)).toEqual([`表1 ${columns('ABCD')}`]);
  expect(lastRows(FIRST, right)).toEqual([`表1 ${columns('CDEF')}`]);
});

test('blank cells don’t speak for where a part belongs', () => {
  const blank = ['', '', '', '', '10', '9'];
  expect(lastRows(FIRST, table([blank], [300, 300, 300, 4600, 800, 700]))).toEqual(['表1 G4 H4']);
});

const OTHER = ['一级指标', '指标内容', '指标解释', '指标值', '分值', '得分'];

test.each<readonly [string, readonly (readonly (readonly string[])[])[], readonly string[]]>([
  ['the head on the second page alone', [[PROJECT], [HEAD, ROW('甲')]], ['表1 A3']],
  ['then the third has to have that head', [[PROJECT], [HEAD, ROW('甲')], [HEAD, ROW('乙')]], ['表1 A5']],
  ['or is another table', [[PROJECT], [HEAD, ROW('甲')], [OTHER, ROW('乙')]], ['表1 A3', '表3 A2']],
  [
    'no project, but a head',
    [
      [HEAD, ROW('甲')],
      [HEAD, ROW('乙')],
    ],
    ['表1 A4'],
  ],
  ['neither', [[ROW('甲')], [HEAD, ROW('乙')]], ['表1 A1', '表2 A2']],
  [
    'a title begins another',
    [
      [PROJECT, HEAD, ROW('甲')],
      [['项目支出绩效自评表', '', '', '', '', ''], HEAD, ROW('乙')],
    ],
    ['表1 A3', '表2 A3'],
  ],
])('%s', (_, parts, expected) => {
  expect(lastRows(...parts.map((rows) => table(rows))).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(
    expected,
  );
});

/** The rows of the only table that are read. */
function rowsRead(rows: readonly (readonly string[])[]): number[] {
  const { grids } = readDocument(buildDocx(table(rows)));
  expect(grids).toHaveLength(1);
  return grids.flatMap((grid) => grid.rows.map(({ row }) => row));
}

const SHORT = ['三级指标', '分值', '得分'];
const UPPER = ['一级指标', '二级指标', '三级指标', '指标值', '得分情况', ''];
const LOWER = ['', '', '', '', '分值', '得分'];

test.each<readonly [string, readonly (readonly string[])[], readonly number[]]>([
  ['a head once more', [HEAD, ROW('甲'), HEAD, ROW('乙')], [1, 2, 4]],
  ['with another word it is none', [HEAD, ROW('甲'), [...HEAD.slice(0, 5), '自评'], ROW('乙')], [1, 2, 3, 4]],
  [
    'without the label of its block',
    [
      ['绩效指标', ...HEAD],
      ['', ...ROW('甲')],
      ['', ...HEAD],
      ['', ...ROW('乙')],
    ],
    [1, 2, 4],
  ],
  [
    'with a label that the first lacks',
    [
      ['', ...HEAD],
      ['', ...ROW('甲')],
      ['绩效指标', ...HEAD],
      ['', ...ROW('乙')],
    ],
    [1, 2, 4],
  ],
  [
    'of three words it is never taken for a repeated one',
    [SHORT, ['甲', '10', '9'], SHORT, ['乙', '10', '9']],
    [1, 2, 3, 4],
  ],
  [
    'of three words and the label of its block it is, where it says all of them again',
    [
      ['绩效指标', ...SHORT],
      ['', '甲', '10', '9'],
      ['绩效指标', ...SHORT],
      ['', '乙', '10', '9'],
    ],
    [1, 2, 4],
  ],
  [
    'of three words without that label it isn’t',
    [
      ['绩效指标', ...SHORT],
      ['', '甲', '10', '9'],
      ['', ...SHORT],
      ['', '乙', '10', '9'],
    ],
    [1, 2, 3, 4],
  ],
  [
    'before another project it is that form’s',
    [PROJECT, HEAD, ROW('甲'), PROJECT, HEAD, ROW('乙')],
    [1, 2, 3, 4, 5, 6],
  ],
])('%s', (_, rows, expected) => {
  expect(rowsRead(rows)).toEqual(expected);
});

test('of heads in two rows both go, or the first alone where only that is repeated', () => {
  const both = rowsRead([UPPER, LOWER, ROW('甲'), UPPER, LOWER, ROW('乙')]);
  const one = rowsRead([UPPER, LOWER, ROW('甲'), UPPER, ROW('乙')]);
  expect([both, one]).toEqual([
    [1, 2, 3, 6],
    [1, 2, 3, 5],
  ]);
});

test('twenty heads are known again, and no more', () => {
  const heads = Array.from({ length: 21 }, (_, at) => [...HEAD, `备注${at}`]);
  const rows = heads.flatMap((head, at) => [head, [...ROW(`第${at}项`), '无']]);
  const read = rowsRead([...rows, heads[19] ?? [], heads[20] ?? []]);
  expect([rows.length, read.at(-2), read.at(-1)]).toEqual([42, 42, 44]);
});

/** Where the cells of a row stand that is too short for its head. */
function placed(row: readonly string[]): string {
  const body = table([['', ...PROJECT], ['绩效指标', ...HEAD], ['', ...ROW('甲')], row]);
  const { grids } = readDocument(buildDocx(body));
  return (grids[0]?.rows.at(-1)?.cells ?? []).map(({ column }) => cellAddress(4, column).slice(0, -1)).join('');
}

test.each<readonly [string, readonly string[], string]>([
  ['a level of the first kind', ROW('乙'), 'BCDEFG'],
  ['of the second', ['质量指标', '合格率', '≥95%', '10', '9'], 'CDEFG'],
  ['a name with its number', ['指标1：合格率', '≥95%', '10', '9'], 'DEFG'],
  ['a name with a blank before its number', [' 指标 12 合格率', '≥95%', '10', '9'], 'DEFG'],
  ['a name without a number', ['指标：合格率', '≥95%', '10', '9'], 'ABCD'],
  ['another text', ['合格率', '≥95%', '10', '9'], 'ABCD'],
  ['a number', ['5', '≥95%', '10', '9'], 'ABCD'],
  ['a level, but of a row that would not reach the end', ['质量指标', '合格率', '≥95%', '10'], 'ABCD'],
  ['a level of a row that would go beyond it', ['质量指标', '合格率', '≥95%', '10', '9', '无'], 'ABCDEF'],
  ['a blank cell in front', ['', '质量指标', '合格率', '≥95%', '10', '9'], 'BCDEF'],
  ['a row that is long enough', ['产出指标', '质量指标', '合格率', '≥95%', '10', '9', '无'], 'ABCDEFG'],
])('a row that lost its first cells: %s', (_, row, expected) => {
  expect(placed(row)).toBe(expected);
});

test('a row isn’t moved where its cells would not begin at columns of the head', () => {
  const rows = [
    [
      { text: '绩效指标' },
      ...HEAD.slice(0, 3).map((text) => ({ text })),
      { text: '指标值', span: 2 },
      { text: '得分' },
    ],
    [{ text: '' }, ...ROW('甲').map((text) => ({ text }))],
    ROW('乙')
      .slice(1)
      .map((text) => ({ text })),
  ];
  const { grids } = readDocument(buildDocx(paragraph(run('文')) + tableXml({ rows })));
  expect(grids[0]?.rows.at(-1)?.cells.map(({ column }) => column)).toEqual([1, 2, 3, 4, 5]);
});

/** The lines above a form, of these paragraphs. */
function above(...lines: readonly string[]): readonly string[] {
  const body = lines.map((line) => paragraph(line === '' ? '' : run(line))).join('');
  return (readDocument(buildDocx(body + FIRST)).grids[0]?.above ?? []).map(({ text }) => text);
}

test.each([
  '自评表',
  '2022年度',
  '填报单位',
  '主管部门',
  '填报日期',
  '时间：3月',
  '万元',
  '（2022年）',
  '(1999)',
  '（ 2022 年 ）',
  '2022年',
  ' 2022 年 ',
  '附件：自评表',
])('%j belongs to the form below', (line) => {
  expect(above('正文', line)).toEqual([line]);
});

test.each([
  '三、结论',
  '2022',
  '1899',
  '（1899年）',
  '2022年3',
  '自评表。',
  '自评表；',
  '自评表;',
  `自评表${'长'.repeat(58)}`,
])('%j does not, and ends what does', (line) => {
  expect(above('自评表', line)).toEqual([]);
});

test('sixty characters are a title', () => {
  const title = `自评表${'长'.repeat(57)}`;
  expect(above(title)).toEqual([title]);
});

test.each([
  '附件',
  '附表',
  '附录',
  '附',
  '附件1',
  '附件 2-1：',
  '附表三：',
  '“附件1”',
  "'附件1'",
  '（附件）',
  '(附件1)',
  '【附件】',
  '',
  '  ',
  '附件一.',
  '续表',
  '续',
  '（续）',
  '(续表)',
  '续表2',
  '续 表 三',
  '自评表（续）',
  '自评表(续表)',
  `${'长'.repeat(57)}（续）`,
])('%j is passed over', (line) => {
  expect(above('自评表', line)).toEqual(['自评表']);
});

test.each([`${'长'.repeat(58)}（续）`, '附件见后', '件1', '件', '2', '续行', '续（页）'])('%j is not', (line) => {
  expect(above('自评表', line)).toEqual([]);
});

test('a title is looked for among forty lines', () => {
  const blank = (count: number): string[] => Array.from({ length: count }, () => '');
  expect(above('自评表', ...blank(39))).toEqual(['自评表']);
  expect(above('自评表', ...blank(40))).toEqual([]);
  // A table ends the search.
  const { grids } = readDocument(
    buildDocx(`${paragraph('自评表')}${table([['甲', '乙']])}${paragraph('2022年度')}${FIRST}`),
  );
  expect(grids.map(({ above: lines }) => lines?.map(({ text, paragraph: n }) => [n, text]))).toEqual([
    [[1, '自评表']],
    [[2, '2022年度']],
  ]);
});

test('after how many paragraphs each table begins', () => {
  const inner = `<w:tbl><w:tr><w:tc>${paragraph('框')}${table([['内', '一']])}${paragraph('中')}${table([['内', '二']])}</w:tc></w:tr></w:tbl>`;
  const cell = `<w:tbl><w:tr><w:tc>${paragraph('格')}${table([['套', '着']])}${paragraph('格')}</w:tc><w:tc>${paragraph('旁')}</w:tc></w:tr></w:tbl>`;
  const { narrative, tablesAfter } = readDocument(
    buildDocx(paragraph('一') + FIRST + paragraph('') + paragraph('二') + inner + cell + paragraph('三')),
  );
  expect(narrative.paragraphs.map(({ text }) => text)).toEqual(['一', '二', '框', '中', '三']);
  expect([...tablesAfter]).toEqual([
    ['表1', 1],
    ['表3', 3],
    ['表4', 4],
    ['表5', 4],
    ['表6', 4],
  ]);
});

test('a table of one cell is a frame where tables stand in it, rows that are taken out aside', () => {
  const deleted = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${paragraph('不读')}</w:tc></w:tr>`;
  const frame = `<w:tbl>${deleted}<w:tr><w:tc>${paragraph('框')}${table([['内', '一']])}${paragraph('')}</w:tc></w:tr></w:tbl>`;
  const one = `<w:tbl><w:tr><w:tc>${paragraph('单')}</w:tc></w:tr></w:tbl>`;
  const { narrative, grids } = readDocument(buildDocx(frame + paragraph('。') + one));
  expect(narrative.paragraphs.map(({ text }) => text)).toEqual(['框', '。']);
  expect(grids.map(({ name }) => name)).toEqual(['表2', '表3']);
});
