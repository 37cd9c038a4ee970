import { strFromU8, unzipSync } from 'fflate';
import type { CellEdit } from '../../../../src/engine/edits/edit.ts';
import { patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import { FileHost } from '../../../../src/hosts/file/host.ts';
import { buildXlsx } from '../../../support/xlsx-builder.ts';

/** A note that is longer than its row is high: the row grows with it, and undoing puts back every byte. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const STYLES = `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="10"/><name val="宋体"/></font><font><sz val="14"/><name val="宋体"/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="4"><xf/><xf><alignment wrapText="1"/></xf><xf fontId="1"><alignment wrapText="1"/></xf><xf><alignment wrapText="1" textRotation="255"/></xf></cellXfs></styleSheet>`;
const NOTE = '原因：汛期停工一个月，部分标段推迟开工。改进措施：提前安排工期。（年度指标值≥95%，扣0.28分）';

/** The note's cell is I2, of a column that is 12 digits wide; J is as wide. */
function sheet(rows: string, merges = ''): Uint8Array {
  const xml = `<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="13.5"/><cols><col min="9" max="10" width="12" customWidth="1"/></cols><sheetData>${rows}</sheetData>${merges}</worksheet>`;
  return buildXlsx([{ name: '一', cells: { A1: '项' } }], {
    parts: { 'xl/worksheets/sheet1.xml': xml, 'xl/styles.xml': STYLES },
  });
}

function xmlOf(bytes: Uint8Array): string {
  const part = unzipSync(bytes)['xl/worksheets/sheet1.xml'];
  return part === undefined ? '' : strFromU8(part);
}

function row(bytes: Uint8Array, number = 2): string | undefined {
  return new RegExp(`<row [^>]*r="${number}"[^>]*>`).exec(xmlOf(bytes))?.[0];
}

const note = (value = NOTE): CellEdit => ({
  sheet: '一',
  cell: 'I2',
  from: { value: null },
  to: { value },
  legible: true,
});

const MERGED = '<mergeCells count="1"><mergeCell ref="I2:J3"/></mergeCells>';

test.each<[what: string, rows: string, merges: string, expected: string]>([
  [
    'a low row, set by hand',
    '<row r="2" ht="14.25" customHeight="1"><c r="I2" s="1"/></row>',
    '',
    '<row r="2" ht="138" customHeight="1">',
  ],
  ['a low row', '<row r="2" ht="14.250"><c r="I2" s="1"/></row>', '', '<row customHeight="1" r="2" ht="138">'],
  [
    'a row without a height',
    '<row r="2" spans="1:9"><c r="I2" s="1"/></row>',
    '',
    '<row ht="138" customHeight="1" r="2" spans="1:9">',
  ],
  ['a larger font', '<row r="2"><c r="I2" s="2"/></row>', '', '<row ht="286.5" customHeight="1" r="2">'],
  [
    'a merged area: both rows and columns count',
    '<row r="2" ht="15" customHeight="1"><c r="I2" s="1"/></row><row r="3" ht="20" customHeight="1"/>',
    MERGED,
    '<row r="2" ht="50.25" customHeight="1">',
  ],
])('%s grows, and undoing puts back every byte', async (_what, rows, merges, expected) => {
  const bytes = sheet(rows, merges);
  const host = new FileHost(bytes);
  const receipt = await host.apply([note()]);
  expect(row(host.bytes())).toBe(expected);
  expect(receipt.applied[0]?.height?.to.fixed).toBe('1');
  await host.undo(receipt);
  expect(xmlOf(host.bytes())).toBe(xmlOf(bytes));
});

test.each<[what: string, rows: string, edit: CellEdit]>([
  ['a row that is high enough', '<row r="2" ht="138" customHeight="1"><c r="I2" s="1"/></row>', note()],
  ['a short text', '<row r="2" ht="18" customHeight="1"><c r="I2" s="1"/></row>', note('无')],
  [
    'a number',
    '<row r="2" ht="14.25" customHeight="1"><c r="I2" s="1"/></row>',
    { ...note(), to: { value: 123_456_789_012 } },
  ],
  [
    'a text that is taken away',
    '<row r="2" ht="14.25" customHeight="1"><c r="I2" s="1" t="str"><v>无</v></c></row>',
    { ...note(), from: { value: '无' }, to: { value: null } },
  ],
  ['text in one line', '<row r="2" ht="14.25" customHeight="1"><c r="I2"/></row>', note()],
  ['upright text', '<row r="2" ht="14.25" customHeight="1"><c r="I2" s="3"/></row>', note()],
  ['a hidden row', '<row r="2" ht="14.25" hidden="1"><c r="I2" s="1"/></row>', note()],
  [
    'what nobody asked to make legible',
    '<row r="2" ht="14.25"><c r="I2" s="1"/></row>',
    { sheet: '一', cell: 'I2', from: { value: null }, to: { value: NOTE } },
  ],
])('%s leaves the row as it is', (_what, rows, edit) => {
  expect(row(patchWorkbook(sheet(rows), [edit]))).toBe(/<row[^>]*>/.exec(rows)?.[0]);
});

test('a height that somebody has set since stays', async () => {
  const host = new FileHost(sheet('<row r="2" ht="14.25" customHeight="1"><c r="I2" s="1"/></row>'));
  const receipt = await host.apply([note()]);
  const [edit] = receipt.applied;
  const height = edit?.height ?? { from: { points: '', fixed: '' }, to: { points: '', fixed: '' } };
  const other = { ...height, to: { points: '50', fixed: '1' } };
  await host.undo({ applied: [{ ...note(), height: other }], refused: [] });
  expect(row(host.bytes())).toBe('<row r="2" ht="138" customHeight="1">');
});

test('a row never gets higher than a row may be', () => {
  const bytes = patchWorkbook(sheet('<row r="2"><c r="I2" s="1"/></row>'), [note(NOTE.repeat(20))]);
  expect(row(bytes)).toBe('<row ht="409" customHeight="1" r="2">');
});

test('written again after undoing, the row is as high as it was', async () => {
  const host = new FileHost(sheet('<row r="2" ht="14.25"><c r="I2" s="1"/></row>'));
  const receipt = await host.apply([note()]);
  const written = row(host.bytes());
  await host.undo(receipt);
  const again = await host.apply(receipt.applied);
  expect(row(host.bytes())).toBe(written);
  await host.undo(again);
  expect(row(host.bytes())).toBe('<row r="2" ht="14.25">');
});
