import { WorkbookFile } from '../../../../src/formats/xlsx/workbook-file.ts';
import { newWorkbook } from '../../../../src/formats/xlsx/write/new-workbook.ts';
import { partText } from '../../../support/compare-packages.ts';

/** Lists that are handed out as a workbook of their own: what stands in it, and how it looks to who opens it. */

const LONG = '长'.repeat(40_000);
const BYTES = newWorkbook([
  {
    name: '汇总',
    widths: [30, 8, 12],
    head: ['文件', '得分', '备注'],
    rows: [
      ['甲&乙<1>.xlsx', 97.5, null],
      ['  丙', 0, ''],
    ],
  },
  { name: "'问题' & 其他", widths: [10, 20], head: ['规则', '条数'], rows: [[LONG, 3]] },
]);

test('sheets, heads and rows stand there as given, blank ones as no cells, texts as long as a cell holds', () => {
  const sheets = new WorkbookFile(BYTES).sheets();
  expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
    ['汇总', 'visible'],
    ["'问题' & 其他", 'visible'],
  ]);
  const texts = sheets.map(({ rows }) =>
    rows.flatMap(({ cells }) => cells.map(({ row, column, value }) => [row, column, value])),
  );
  expect(texts[0]).toEqual([
    [1, 1, '文件'],
    [1, 2, '得分'],
    [1, 3, '备注'],
    [2, 1, '甲&乙<1>.xlsx'],
    [2, 2, 97.5],
    [3, 1, '  丙'],
    [3, 2, 0],
  ]);
  expect(texts[1]).toEqual([
    [1, 1, '规则'],
    [1, 2, '条数'],
    [2, 1, LONG.slice(0, 32_767)],
    [2, 2, 3],
  ]);
});

test('columns are as wide as asked, the head is bold on grey, all is wrapped', () => {
  const look = new WorkbookFile(BYTES).look().sheet('汇总');
  expect(look?.columns.map(({ from, to, hidden }) => [from, to, hidden])).toEqual([
    [1, 1, false],
    [2, 2, false],
    [3, 3, false],
  ]);
  const widths = look?.columns.map(({ width }) => width) ?? [];
  expect([...widths].sort((a, b) => a - b)).toEqual([widths[1], widths[2], widths[0]]);
  const styleAt = (row: number, column: number) => look?.looks[look.styles.get(row)?.get(column) ?? -1];
  expect(styleAt(1, 3)).toMatchObject({ font: { bold: true }, fill: '#F2F2F2', wrap: true, vertical: 'center' });
  expect(styleAt(2, 1)).toMatchObject({ font: { bold: false }, fill: null, wrap: true, vertical: 'top' });
  expect(styleAt(3, 2)).toEqual(styleAt(2, 1));
});

test('the head stays in sight, and the rows can be filtered, under the name that Excel looks for', () => {
  const [first, second] = [1, 2].map((number) => partText(BYTES, `xl/worksheets/sheet${number}.xml`));
  expect(first).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(first).toContain('<dimension ref="A1:C3"/>');
  expect(first).toContain('<autoFilter ref="A1:C3"/>');
  expect(second).toContain('<autoFilter ref="A1:B2"/>');
  const names = [...partText(BYTES, 'xl/workbook.xml').matchAll(/<definedName ([^>]*)>([^<]*)</g)];
  expect(names.map(([, attributes, range]) => [attributes, range])).toEqual([
    ['name="_xlnm._FilterDatabase" localSheetId="0" hidden="1"', "'汇总'!$A$1:$C$3"],
    ['name="_xlnm.Print_Titles" localSheetId="0"', "'汇总'!$1:$1"],
    ['name="_xlnm._FilterDatabase" localSheetId="1" hidden="1"', "'''问题'' &amp; 其他'!$A$1:$B$2"],
    ['name="_xlnm.Print_Titles" localSheetId="1"', "'''问题'' &amp; 其他'!$1:$1"],
  ]);
});

describe('to be printed and handed on', () => {
  const bytes = newWorkbook([
    {
      name: '汇总',
      title: { text: '标题', note: '日期' },
      footer: '&L绩核&R第 &P 页',
      widths: [10, 40],
      head: ['文件', '问题'],
      rows: [
        [{ text: '甲', file: '各 单位/甲#1%?.xlsx', at: { sheet: "第'一'表", cell: 'H20' } }, '短'],
        [{ text: '乙', file: '乙.docx', at: null }, '长'.repeat(100)],
        ['丙', '长'.repeat(10_000)],
      ],
    },
  ]);
  const sheet = partText(bytes, 'xl/worksheets/sheet1.xml');

  test('a title over all columns, what is said below it, and the head of every page', () => {
    const [grid] = new WorkbookFile(bytes).sheets();
    expect(grid?.rows.slice(0, 3).map(({ cells }) => cells.map(({ value }) => value))).toEqual([
      ['标题'],
      ['日期'],
      ['文件', '问题'],
    ]);
    expect(grid?.merges).toHaveLength(2);
    expect(partText(bytes, 'xl/workbook.xml')).toContain('localSheetId="0">\'汇总\'!$3:$3</definedName>');
    expect(sheet).toContain('<autoFilter ref="A3:B6"/>');
    expect(sheet).toContain('<oddFooter>&amp;L绩核&amp;R第 &amp;P 页</oddFooter>');
  });

  test('A4 landscape, as wide as one page', () => {
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  });

  test('names lead to files beside this one, and to the cell where there is one', () => {
    const targets = [...partText(bytes, 'xl/worksheets/_rels/sheet1.xml.rels').matchAll(/Target="([^"]*)"/g)];
    expect(targets.map(([, target = '']) => decodeURIComponent(target))).toEqual(['各 单位/甲#1%?.xlsx', '乙.docx']);
    expect(targets[0]?.[1]).toMatch(/^[\w%.-]+\/[\w%.-]+$/);
    const links = [...sheet.matchAll(/<hyperlink ([^>]*)\/>/g)].map(([, attributes]) => attributes);
    expect(links).toEqual([`ref="A4" r:id="rId1" location="'第''一''表'!H20"`, 'ref="A5" r:id="rId2"']);
  });

  test('rows are as high as their texts, up to what a row can be', () => {
    const heights = [...sheet.matchAll(/<row r="\d+" ht="([\d.]+)" customHeight="1">/g)].map(([, height]) =>
      Number(height),
    );
    expect(heights).toHaveLength(6);
    const [, , head, short, long, endless] = heights;
    expect([head, short, endless]).toEqual([15, 15, 409]);
    // A hundred wide letters in forty narrow columns are five or six lines.
    expect(long).toBeGreaterThan(5 * 13);
    expect(long).toBeLessThan(8 * 18);
  });
});

describe('with a title, links and a footer', () => {
  const bytes = newWorkbook([
    {
      name: '汇总',
      widths: [30, 8, 12],
      head: ['文件', '得分', '备注'],
      rows: [
        [{ text: '甲.xlsx', file: '上报/甲 & 乙.xlsx', at: { sheet: "王'五", cell: 'H20' } }, 97.5, null],
        [{ text: '丙.xlsx', file: '丙.xlsx', at: null }, 0, '略'],
      ],
      title: { text: '自评汇总', note: '2026-11-27' },
      footer: '&P / &N',
    },
  ]);
  const sheet = partText(bytes, 'xl/worksheets/sheet1.xml');

  test('the title and what is said below it stand above the head, over all columns', () => {
    const [first] = new WorkbookFile(bytes).sheets();
    expect(first?.rows.map(({ row, cells }) => [row, cells.map(({ value }) => value)])).toEqual([
      [1, ['自评汇总']],
      [2, ['2026-11-27']],
      [3, ['文件', '得分', '备注']],
      [4, ['甲.xlsx', 97.5]],
      [5, ['丙.xlsx', 0, '略']],
    ]);
    expect(first?.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 3 },
      { top: 2, left: 1, bottom: 2, right: 3 },
    ]);
    for (const part of [
      '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>',
      '<dimension ref="A1:C5"/>',
      '<autoFilter ref="A3:C5"/>',
      '<oddFooter>&amp;P / &amp;N</oddFooter>',
    ])
      expect(sheet).toContain(part);
    const names = [...partText(bytes, 'xl/workbook.xml').matchAll(/<definedName [^>]*>([^<]*)</g)];
    expect(names.map(([, range]) => range)).toEqual(["'汇总'!$A$3:$C$5", "'汇总'!$3:$3"]);
  });

  test('a link leads to its file, and to the cell in it where one is named', () => {
    expect([...sheet.matchAll(/<hyperlink [^>]*>/g)].map(([link]) => link)).toEqual([
      '<hyperlink ref="A4" r:id="rId1" location="\'王\'\'五\'!H20"/>',
      '<hyperlink ref="A5" r:id="rId2"/>',
    ]);
    const relations = partText(bytes, 'xl/worksheets/_rels/sheet1.xml.rels');
    expect(
      [...relations.matchAll(/Id="(\w+)"[^>]*Target="([^"]*)" TargetMode="External"/g)].map(([, id, at]) => [id, at]),
    ).toEqual([
      ['rId1', `${encodeURIComponent('上报')}/${encodeURIComponent('甲 & 乙.xlsx')}`],
      ['rId2', encodeURIComponent('丙.xlsx')],
    ]);
  });

  test('every kind of cell has its look', () => {
    const look = new WorkbookFile(bytes).look().sheet('汇总');
    const styleAt = (row: number, column: number) => look?.looks[look.styles.get(row)?.get(column) ?? -1];
    const plain = { bold: false, underline: false };
    expect(styleAt(1, 1)).toMatchObject({
      font: { bold: true, size: 16 },
      fill: null,
      horizontal: 'center',
      vertical: 'center',
    });
    expect(styleAt(2, 1)).toMatchObject({ font: { ...plain, size: 10 }, fill: null, wrap: true, vertical: 'top' });
    expect(styleAt(3, 1)).toMatchObject({
      font: { bold: true, size: 11 },
      fill: '#F2F2F2',
      wrap: true,
      vertical: 'center',
    });
    expect(styleAt(4, 1)).toMatchObject({
      font: { bold: false, underline: true, color: '#0563C1' },
      wrap: true,
      vertical: 'top',
    });
    expect(styleAt(4, 2)).toMatchObject({ font: { ...plain, size: 11 }, wrap: true, vertical: 'top' });
    expect(styleAt(4, 3)).toEqual(styleAt(4, 2));
    expect(partText(bytes, 'xl/styles.xml').match(/style="thin"><color rgb="FFBFBFBF"\/>/g)).toHaveLength(4);
  });

  test('without them none of it', () => {
    const [first] = new WorkbookFile(BYTES).sheets();
    expect(first?.merges).toEqual([]);
    const other = partText(BYTES, 'xl/worksheets/sheet1.xml');
    for (const part of ['hyperlink', 'oddFooter', 'mergeCell'])
      expect([part, other.includes(part)]).toEqual([part, false]);
  });
});
