import { readFileSync } from 'node:fs';
import path from 'node:path';
import { WorkbookLook } from '../../../../src/formats/xlsx/look/look.ts';
import { markWorkbook } from '../../../../src/formats/xlsx/write/marks.ts';
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

function lookOf(styles: string, inner: string): ReturnType<WorkbookLook['sheet']> {
  const parts = { 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': sheet(inner) };
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
    { sheet: '自评表', cell: 'H13', severity: 'error' },
  ]);
  const range = (row: number): object => ({ top: row, bottom: row, left: 8, right: 8 });
  expect(new WorkbookLook(before).sheet('自评表')?.marks).toEqual([]);
  expect(new WorkbookLook(marked).sheet('自评表')?.marks).toEqual([
    { severity: 'error', range: range(13) },
    { severity: 'hint', range: range(15) },
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

test('what is no workbook is refused as by every host', () => {
  expect(documentErrorOf(() => new WorkbookLook(new Uint8Array([1, 2, 3])))).toMatchObject({ kind: 'damaged' });
});
