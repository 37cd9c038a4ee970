import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WorkbookLook } from '../../../../src/formats/xlsx/look/look.ts';
import { markWorkbook } from '../../../../src/formats/xlsx/write/marks.ts';
import { partText } from '../../../support/compare-packages.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { TRICKY_VARIANTS, trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { buildXlsx } from '../../../support/xlsx-builder.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function styled(fonts: string, fills: string, borders: string, xfs: string): string {
  return `<styleSheet xmlns="${MAIN}"><fonts>${fonts}</fonts><fills>${fills}</fills><borders>${borders}</borders><cellStyleXfs count="1"><xf numFmtId="0"><alignment horizontal="right"/></xf></cellStyleXfs><cellXfs>${xfs}</cellXfs><dxfs><dxf><font><sz val="99"/></font></dxf></dxfs></styleSheet>`;
}

function sheet(inner: string): string {
  return `<worksheet xmlns="${MAIN}">${inner}</worksheet>`;
}

function lookOf(
  styles: string,
  inner: string,
  others: Readonly<Record<string, string | null>> = {},
): ReturnType<WorkbookLook['sheet']> {
  const parts = { 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': sheet(inner), ...others };
  return new WorkbookLook(buildXlsx([{ name: '表', cells: { A1: 1 } }], { parts })).sheet('表');
}

const FONTS =
  '<font><sz val="11"/><name val="宋体"/></font><font><b/><i val="0"/><u/><strike val="1"/><sz val="10.5"/><color rgb="FFC00000"/><name val="黑体"/></font><font><u val="none"/><color theme="1" tint="0.5"/><sz val="9"/><name val="宋体"/></font>';
const FILLS =
  '<fill><patternFill patternType="none"><fgColor rgb="FF123456"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.8"/><bgColor indexed="64"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor indexed="22"/></patternFill></fill><fill><gradientFill><stop position="0"><color rgb="FFAABBCC"/></stop><stop position="1"><color rgb="FF000000"/></stop></gradientFill></fill>';
const BORDERS =
  '<border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="medium"><color rgb="FFFF0000"/></right><top style="none"/><bottom style="double"/><diagonal style="thin"><color rgb="FF00FF00"/></diagonal></border>';
const XFS =
  '<xf fontId="0"/><xf fontId="1" fillId="1" borderId="1"><alignment horizontal="center" vertical="top" wrapText="1" textRotation="255"/><protection locked="0"/></xf><xf fontId="2" fillId="2"><alignment textRotation="135" indent="2"/></xf><xf fillId="3"><alignment textRotation="45"/></xf><xf fontId="77" fillId="77" borderId="77"/>';

test('fonts, fills, borders and alignment', () => {
  const { looks } = lookOf(styled(FONTS, FILLS, BORDERS, XFS), '<sheetData/>') ?? { looks: [] };
  expect(looks).toHaveLength(5);
  expect(looks[0]).toMatchObject({ fill: null, left: null, wrap: false, rotation: 0, horizontal: 'general' });
  expect(looks[1]).toMatchObject({
    font: { name: '黑体', size: 10.5, bold: true, italic: false, underline: true, strike: true, color: '#C00000' },
    left: { style: 'thin', color: null },
    right: { style: 'medium', color: '#FF0000' },
    top: null,
    bottom: { style: 'double', color: null },
    horizontal: 'center',
    vertical: 'top',
    wrap: true,
    rotation: 'stacked',
  });
  expect(looks[2]).toMatchObject({ fill: '#C0C0C0', rotation: -45, indent: 2 });
  expect(looks[2]?.font).toMatchObject({ underline: false, color: '#808080' });
  expect(looks[3]).toMatchObject({ fill: '#AABBCC', rotation: 45 });
  // An index that leads nowhere is what a cell without a style is.
  expect(looks[4]).toMatchObject({ fill: null, left: null, font: { name: '宋体', size: 11 } });
});

test('columns are as wide as so many digits of the first style, whatever the others are', () => {
  const widthOf = (first: number, second: number): number => {
    const fonts = [first, second].map((size) => `<font><sz val="${size}"/><name val="宋体"/></font>`).join('');
    const styles = styled(fonts, '', '', '<xf fontId="0"/><xf fontId="1"/>');
    return lookOf(styles, '<cols><col min="1" max="1" width="10"/></cols><sheetData/>')?.columns[0]?.width ?? 0;
  };
  expect(widthOf(11, 11)).toBeGreaterThan(50);
  expect(widthOf(22, 11)).toBeGreaterThan(1.5 * widthOf(11, 11));
  expect(widthOf(11, 22)).toBe(widthOf(11, 11));
});

/** What each `<color …/>` is, as the colour of a font. */
function colorsOf(
  attributes: readonly string[],
  others: Readonly<Record<string, string | null>> = {},
): (string | null)[] {
  const fonts = attributes.map((each) => `<font><color ${each}/></font>`).join('');
  const xfs = attributes.map((_, index) => `<xf fontId="${index}"/>`).join('');
  const { looks } = lookOf(styled(fonts, '', '', xfs), '<sheetData/>', others) ?? { looks: [] };
  return looks.map(({ font }) => font.color);
}

test.each([
  ['rgb="FFC00000"', '#C00000'],
  ['rgb="c0a0bf"', '#C0A0BF'],
  ['rgb="12345"', null],
  ['rgb="1234567"', null],
  ['rgb="0FFC00000"', null],
  ['rgb="FFC00000x"', null],
  ['indexed="0"', '#000000'],
  ['indexed="2"', '#FF0000'],
  ['indexed="7"', '#00FFFF'],
  ['indexed="8"', '#000000'],
  ['indexed="10"', '#FF0000'],
  ['indexed="63"', '#333333'],
  // The colour of text as the window has it.
  ['indexed="64"', null],
  ['auto="1"', null],
  ['theme="10"', null],
  ['theme="x"', null],
  ['rgb="FFC04020" tint="0"', '#C04020'],
  ['rgb="FFC04020" tint="x"', '#C04020'],
  ['rgb="FFC04020" tint="0.4"', '#E6846C'],
  ['rgb="FFC04020" tint="-0.25"', '#903018'],
  ['rgb="FF20C060" tint="0.4"', '#6CE69D'],
  ['rgb="FF3050D0" tint="-0.5"', '#182868'],
  ['rgb="FFD02090" tint="0.3"', '#E65BB3'],
  ['rgb="FF90D020" tint="0.6"', '#D4F1A1'],
  ['rgb="FF2090D0" tint="-0.1"', '#1D82BB'],
  ['rgb="FFD09020" tint="0.5"', '#EDC98A'],
  ['rgb="FF808080" tint="-0.5"', '#404040'],
  ['rgb="FFC04020" tint="2"', '#FFFFFF'],
  ['rgb="FFC04020" tint="-2"', '#000000'],
])('the colour %s is %s', (attributes, expected) => {
  expect(colorsOf([attributes])).toEqual([expected]);
});

describe('colours of a theme', () => {
  const all = Array.from({ length: 10 }, (_, place) => `theme="${place}"`);
  const OFFICE = 'FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47'.split(' ');

  test('are those of a new workbook where the file names none, or the part that names them is missing', () => {
    expect(colorsOf(all)).toEqual(OFFICE.map((each) => `#${each}`));
    expect(colorsOf(all, { 'xl/theme/theme1.xml': null })).toEqual(OFFICE.map((each) => `#${each}`));
  });

  test('come in the order in which cells count them, and from the first scheme', () => {
    const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
    const scheme = (inner: string): string => `<a:clrScheme name="x">${inner}</a:clrScheme>`;
    const names = ['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'];
    const colors = names.map((name, i) =>
      i < 2
        ? `<a:${name}><a:sysClr val="windowText" lastClr="aa000${i}"/></a:${name}>`
        : `<a:${name}><a:srgbClr val="AA000${i}"/></a:${name}>`,
    );
    // Colours that have no name say nothing, in front of the names and behind one that has its own.
    const stray = '<a:custom><a:srgbClr val="0000FF"/></a:custom>';
    const bad = '<a:accent6><a:srgbClr val="12"/></a:accent6><a:hlink><a:srgbClr val="0000FF"/></a:hlink>';
    const other = scheme('<a:dk1><a:srgbClr val="123456"/></a:dk1>');
    const theme = `<a:theme xmlns:a="${A}"><a:themeElements>${scheme(stray + colors.slice(0, -1).join('') + bad)}</a:themeElements><a:extraClrSchemeLst>${other}</a:extraClrSchemeLst></a:theme>`;
    expect(colorsOf(all, { 'xl/theme/theme1.xml': theme })).toEqual([
      '#AA0001',
      '#AA0000',
      '#AA0003',
      '#AA0002',
      '#AA0004',
      '#AA0005',
      '#AA0006',
      '#AA0007',
      '#AA0008',
      '#70AD47',
    ]);
  });
});

test('sides by their names for both directions of writing, patterns by their first colour, fonts by what they say', () => {
  const fonts =
    '<font><b val="0"/><i/><strike val="0"/><sz val="x"/></font><font><b/><u val="single"/><name val="仿宋"/></font>';
  const fills =
    '<fill><patternFill patternType="none"><fgColor rgb="FF123456"/></patternFill></fill><fill><patternFill><fgColor rgb="FF123456"/></patternFill></fill><fill><patternFill patternType="gray125"><fgColor rgb="FF00FF00"/><bgColor rgb="FF0000FF"/></patternFill></fill>';
  const borders =
    '<border><start style="thin"><color rgb="FF112233"/></start><end style="hair"/><top style="dashed"/><bottom style="none"><color rgb="FF445566"/></bottom></border>';
  const xfs =
    '<xf fontId="0" fillId="1" borderId="0"/><xf fontId="1" fillId="2"><alignment/></xf><xf><alignment horizontal="fill" vertical="distributed" indent="x" textRotation="90"/></xf>';
  const { looks } = lookOf(styled(fonts, fills, borders, xfs), '<sheetData/>') ?? { looks: [] };
  expect(looks).toEqual([
    expect.objectContaining({
      font: expect.objectContaining({ bold: false, italic: true, underline: false, strike: false, size: 11 }),
      fill: null,
      left: { style: 'thin', color: '#112233' },
      right: { style: 'hair', color: null },
      top: { style: 'dashed', color: null },
      bottom: null,
      horizontal: 'general',
      vertical: 'bottom',
    }),
    expect.objectContaining({
      font: expect.objectContaining({ bold: true, italic: false, underline: true, name: '仿宋' }),
      fill: '#00FF00',
      horizontal: 'general',
      vertical: 'bottom',
      wrap: false,
      rotation: 0,
      indent: 0,
    }),
    expect.objectContaining({ horizontal: 'fill', vertical: 'distributed', indent: 0, rotation: 90 }),
  ]);
});

describe('sizes', () => {
  const PLAIN = styled('<font><sz val="11"/><name val="宋体"/></font>', '', '', '<xf/>');

  test.each([
    ['', { defaultWidth: 72, defaultHeight: 19 }],
    ['<sheetFormatPr defaultRowHeight="15"/>', { defaultWidth: 72, defaultHeight: 20 }],
    ['<sheetFormatPr baseColWidth="10" defaultRowHeight="0"/>', { defaultWidth: 88, defaultHeight: 19 }],
    ['<sheetFormatPr baseColWidth="1"/>', { defaultWidth: 16, defaultHeight: 19 }],
    ['<sheetFormatPr baseColWidth="0"/>', { defaultWidth: 72, defaultHeight: 19 }],
    ['<sheetFormatPr baseColWidth="10" defaultColWidth="12"/>', { defaultWidth: 96, defaultHeight: 19 }],
  ])('of a sheet that says %j', (format, expected) => {
    expect(lookOf(PLAIN, `${format}<sheetData/>`)).toMatchObject({ ...expected, gridLines: true, rightToLeft: false });
  });

  test.each([
    ['<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>', '', { from: 1, to: 3 }],
    ['<pane xSplit="1" ySplit="2" topLeftCell="B10" state="frozenSplit"/>', ' topLeftCell="A5"', { from: 5, to: 6 }],
    ['<pane xSplit="2" topLeftCell="C1" state="frozen"/>', '', null],
    ['<pane ySplit="2400" topLeftCell="A9" state="split"/>', '', null],
    ['<pane ySplit="-1" state="frozen"/>', '', null],
    ['', '', null],
  ])('rows that stay, of the panes %j', (pane, view, frozen) => {
    const views = `<sheetViews><sheetView${view} workbookViewId="0">${pane}</sheetView></sheetViews><sheetData/>`;
    expect(lookOf(PLAIN, views)?.frozen).toEqual(frozen);
  });

  test('a sheet that is read from the right', () => {
    const view = '<sheetViews><sheetView rightToLeft="1" showGridLines="1"/></sheetViews><sheetData/>';
    expect(lookOf(PLAIN, view)).toMatchObject({ gridLines: true, rightToLeft: true });
  });

  test.each([
    ['min="2" max="4" width="10" style="3"', { from: 2, to: 4, width: 80, hidden: false, style: 3 }],
    ['min="2" width="10"', { from: 2, to: 2, width: 80, hidden: false, style: 0 }],
    ['min="1" max="1"', { from: 1, to: 1, width: 72, hidden: false, style: 0 }],
    ['min="1" max="1" width="0"', { from: 1, to: 1, width: 0, hidden: true, style: 0 }],
    ['min="16384" max="99999" width="10"', { from: 16_384, to: 16_384, width: 80, hidden: false, style: 0 }],
  ])('of columns: %s', (attributes, expected) => {
    expect(lookOf(PLAIN, `<cols><col ${attributes}/></cols><sheetData/>`)?.columns).toEqual([expected]);
  });

  test.each(['max="3" width="10"', 'min="0" max="3" width="10"', 'min="3" max="2" width="10"', 'min="x" max="3"'])(
    'no columns are said by %s',
    (attributes) => {
      expect(lookOf(PLAIN, `<cols><col ${attributes}/></cols><sheetData/>`)?.columns).toEqual([]);
    },
  );

  test('rows and cells without addresses follow the one before', () => {
    const cells = '<c s="1"/><c/><c r="AB3" s="2"/><c s="3"/>';
    const rows = `<row ht="0"/><row r="3" s="7">${cells}</row><row ht="15"/><row r="2" ht="30"/><row r="9"/>`;
    const look = lookOf(PLAIN, `<sheetData>${rows}</sheetData>`);
    expect(look).toMatchObject({ lastRow: 9, lastColumn: 29 });
    expect([...(look?.rows ?? [])]).toEqual([
      [1, { height: 0, fixed: false, hidden: true, style: 0 }],
      [4, { height: 20, fixed: false, hidden: false, style: 0 }],
      [2, { height: 40, fixed: false, hidden: false, style: 0 }],
    ]);
    expect([...(look?.styles ?? [])]).toEqual([
      [
        3,
        new Map([
          [1, 1],
          [28, 2],
          [29, 3],
        ]),
      ],
    ]);
  });
});

test('a tint of a theme colour is what Excel makes of it', () => {
  // 4472C4 at 80 % towards white: D9E2F3 in Excel, one step less in a channel by other roundings.
  const { looks } = lookOf(styled(FONTS, FILLS, BORDERS, XFS), '<sheetData/>') ?? { looks: [] };
  expect(looks[1]?.fill).toMatch(/^#(DA|D9)(E3|E2|E1)(F3|F4)$/);
});

test('widths, heights, hidden rows and columns, and cells that hold nothing but a look', () => {
  const inner =
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" defaultColWidth="10"/><cols><col min="1" max="2" width="20" customWidth="1" style="1"/><col min="4" max="4" width="9" hidden="1"/></cols><sheetData><row r="1" ht="30" customHeight="1"><c r="A1" s="1"/><c r="C1" s="2"><v>1</v></c></row><row r="2" hidden="1"/><row r="5" s="1" customFormat="1"><c><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="B7:E9"/></mergeCells>';
  const look = lookOf(styled(FONTS, FILLS, BORDERS, XFS), inner);
  expect(look).toMatchObject({ gridLines: false, defaultWidth: 80, defaultHeight: 20, lastRow: 9, lastColumn: 5 });
  expect(look?.columns).toEqual([
    { from: 1, to: 2, width: 160, hidden: false, style: 1 },
    { from: 4, to: 4, width: 72, hidden: true, style: 0 },
  ]);
  expect(look?.rows.get(1)).toEqual({ height: 40, fixed: true, hidden: false, style: 0 });
  expect(look?.rows.get(2)).toMatchObject({ hidden: true });
  expect(look?.rows.get(5)).toMatchObject({ style: 1 });
  expect(look?.styles.get(1)).toEqual(
    new Map([
      [1, 1],
      [3, 2],
    ]),
  );
});

test('our marks are seen, the worst first; rules of others are not', () => {
  const before = trickyWorkbook({});
  const marked = markWorkbook(before, [
    { sheet: '自评表', cell: 'H15', severity: 'hint' },
    { sheet: '自评表', cell: 'H17', severity: 'hint' },
    { sheet: '自评表', cell: 'H13', severity: 'error' },
  ]);
  const range = (row: number): object => ({ top: row, bottom: row, left: 8, right: 8 });
  expect(new WorkbookLook(before).sheet('自评表')?.marks).toEqual([]);
  expect(new WorkbookLook(marked).sheet('自评表')?.marks).toEqual([
    { severity: 'error', range: range(13) },
    { severity: 'hint', range: range(15) },
    { severity: 'hint', range: range(17) },
  ]);
});

test('a conditional format without rules is no mark, and what stands behind it none of its cells', () => {
  const form = [{ name: '表', cells: { B2: 1 } }];
  const part = 'xl/worksheets/sheet1.xml';
  const marked = partText(markWorkbook(buildXlsx(form), [{ sheet: '表', cell: 'B2', severity: 'error' }]), part);
  const parts = { [part]: marked.replace('<conditionalFormatting', '<conditionalFormatting sqref="A1"/>$&') };
  expect(new WorkbookLook(buildXlsx(form, { parts })).sheet('表')?.marks).toEqual([
    { severity: 'error', range: { top: 2, bottom: 2, left: 2, right: 2 } },
  ]);
});

test.each(TRICKY_VARIANTS)('the tricky workbook, %s, has a look', (variant) => {
  const look = new WorkbookLook(trickyWorkbook({ variant }));
  expect(look.sheets[0]).toEqual({ name: '自评表', hidden: false, active: true });
  for (const { name } of look.sheets) expect(look.sheet(name)?.lastRow).toBeGreaterThan(0);
  const form = look.sheet('自评表');
  expect(form?.looks.some((each) => each.rotation === 'stacked')).toBe(true);
  expect(look.sheet('没有这张表')).toBeNull();
});

test('a sample looks as it was made', () => {
  const folder = path.join(__dirname, '../../../../assets/samples');
  const look = new WorkbookLook(readFileSync(path.join(folder, '示例1-社区图书室（有错误）.xlsx')));
  const [first] = look.sheets;
  const form = look.sheet(first?.name ?? '');
  const title = form?.looks[form.styles.get(1)?.get(1) ?? 0];
  expect(title).toMatchObject({ font: { size: 16, bold: true }, horizontal: 'center' });
  expect(form?.lastColumn).toBe(9);
});

test('a sheet that is damaged, or no workbook at all, is refused as by every host', () => {
  const parts = { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' };
  const damaged = new WorkbookLook(buildXlsx([{ name: '表', cells: {} }], { parts }));
  expect(documentErrorOf(() => damaged.sheet('表'))).toMatchObject({ kind: 'damaged', code: 'bad-xml' });
  expect(documentErrorOf(() => new WorkbookLook(new Uint8Array([1, 2, 3])))).toMatchObject({ kind: 'damaged' });
});
