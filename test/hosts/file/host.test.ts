import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { WorkbookFile } from '../../../src/formats/xlsx/workbook-file.ts';
import { FileHost } from '../../../src/hosts/file/host.ts';
import { comparePackages, partText } from '../../support/compare-packages.ts';
import { trickyWorkbook } from '../../support/tricky-workbook.ts';
import { contentAt, contents, editsOf } from '../../support/workbook-edits.ts';
import { buildXlsx } from '../../support/xlsx-builder.ts';
import type { XlsxCell } from '../../support/xlsx-cells.ts';

const FORM = '自评表';
const BEFORE = trickyWorkbook();

function edits(): CellEdit[] {
  return editsOf(BEFORE, FORM, { H13: { value: 9.5 }, H14: { value: 10 }, H6: { value: 8.61 }, H17: { value: '无' } });
}

test('gives the very bytes it was given until something is changed', async () => {
  const host = new FileHost(BEFORE);
  await host.readSheets('all');
  await host.clearMarks();
  await host.apply([]);
  await host.locate(FORM, 'H13');
  expect(host.bytes()).toBe(BEFORE);
  await host.apply(edits());
  expect(contentAt(host.bytes(), FORM, 'H13')).toEqual({ value: 9.5 });
  expect(contents(BEFORE).get(`${FORM}!H13`)).toEqual({ value: 9 });
});

test('a signed file can’t be written, which is known once it was read', async () => {
  const host = new FileHost(
    buildXlsx([{ name: FORM, cells: { A1: 1 } }], { parts: { '_xmlsignatures/sig1.xml': '<a/>' } }),
  );
  expect(host.refuses).toBeUndefined();
  await host.readSheets('all');
  expect(host.refuses).toBe('signed');
});

test('a filter and the rows that it leaves out are in the file as they were', async () => {
  const cells = { A1: '指标', B1: '得分', A2: '甲', B2: 1, A3: '乙', B3: 200 };
  const before = buildXlsx([{ name: FORM, cells, hiddenRows: [3], filter: 'A1:B3' }]);
  const host = new FileHost(before);
  await host.apply([{ sheet: FORM, cell: 'B3', from: { value: 200 }, to: { value: 20 } }]);
  const sheet = (bytes: Uint8Array): string =>
    partText(bytes, 'xl/worksheets/sheet1.xml').replace(/<dimension [^>]*>/, '');
  expect(sheet(before)).toContain('<autoFilter ref="A1:B3"><filterColumn');
  expect(sheet(host.bytes())).toBe(sheet(before).replace('<v>200</v>', '<v>20</v>'));
});

test('works on a file that is open elsewhere too', async () => {
  const file = new WorkbookFile(BEFORE);
  const host = new FileHost(file);
  expect(host.bytes()).toBe(BEFORE);
  await host.apply(edits());
  expect(contentAt(file.bytes(), FORM, 'H13')).toEqual({ value: 9.5 });
  file.patch(editsOf(file.bytes(), FORM, { H13: { value: 8 } }));
  expect(contentAt(host.bytes(), FORM, 'H13')).toEqual({ value: 8 });
});

test('reads the sheet in front, all sheets, or those named', async () => {
  const host = new FileHost(
    buildXlsx(
      [
        { name: '甲', cells: { A1: 1 } },
        { name: '乙', cells: { A1: 2 } },
      ],
      { activeTab: 1 },
    ),
  );
  const names = async (scope: Parameters<FileHost['readSheets']>[0]): Promise<string[]> =>
    (await host.readSheets(scope)).map((sheet) => sheet.name);
  expect(await names('active')).toEqual(['乙']);
  expect(await names('all')).toEqual(['甲', '乙']);
  expect(await names(['乙', '丙'])).toEqual(['乙']);
  const progress: number[][] = [];
  await host.readSheets('all', undefined, (...step) => progress.push(step));
  expect(progress[progress.length - 1]).toEqual([2, 2]);
});

test('applies all edits or none', async () => {
  const host = new FileHost(BEFORE);
  const receipt = await host.apply(edits());
  expect(receipt).toEqual({ applied: edits(), refused: [] });
  const applied = host.bytes();
  await expect(host.apply(edits())).rejects.toMatchObject({
    code: 'changed-meanwhile',
    detail: { sheet: FORM, cells: ['H13', 'H14', 'H6', 'H17'] },
  });
  await expect(host.apply(editsOf(applied, FORM, { A2: { value: '锁定' } }))).rejects.toMatchObject({
    code: 'protected-sheet',
  });
  expect(host.bytes()).toBe(applied);
});

test('which cells of a protected sheet can’t be changed is known before anything is written', async () => {
  const host = new FileHost(BEFORE);
  const inForm = editsOf(BEFORE, FORM, { H13: { value: 9.5 }, C5: { value: 1 }, B14: { value: '意见' } });
  const [elsewhere] = editsOf(BEFORE, DATA, { B3: { value: 1 } });
  const nowhere = { ...(inForm[0] as CellEdit), sheet: '没有这张表' };
  const locked = await host.locked([nowhere, ...inForm, elsewhere as CellEdit]);
  expect(locked.map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([`${FORM}!C5`]);
  expect(host.bytes()).toBe(BEFORE);
  expect(await new FileHost(BEFORE, { protectedCells: 'allow' }).locked(inForm)).toEqual([]);
});

const DATA = '数据 (2022)';

test.each([
  [DATA, 'D6', { value: 1 }, 'data-table'],
  [DATA, 'B1', { value: 1 }, 'table-header'],
  [DATA, 'E6', { value: 1 }, 'picture-cell'],
  [DATA, 'B3', { value: '长'.repeat(32768) }, 'bad-value'],
  [FORM, 'B1', { value: 1 }, 'inside-merge'],
  [FORM, 'J13', { value: 1 }, 'array-formula'],
  [FORM, 'C5', { value: 1 }, 'protected-sheet'],
])('what %s!%s can’t take is left out, and the rest is written', async (sheet, cell, to, code) => {
  const host = new FileHost(BEFORE, code === 'protected-sheet' ? {} : { protectedCells: 'allow' });
  const [wanted] = editsOf(BEFORE, FORM, { H13: { value: 9.5 } });
  const [impossible] = editsOf(BEFORE, sheet, { [cell]: to });
  const receipt = await host.apply([impossible as CellEdit, wanted as CellEdit]);
  expect(receipt.applied).toEqual([wanted]);
  expect(receipt.refused).toMatchObject([{ edit: { sheet, cell }, code }]);
  expect([...contents(host.bytes())]).toEqual(
    [...contents(BEFORE)].map(([place, held]) => (place === `${FORM}!H13` ? [place, { value: 9.5 }] : [place, held])),
  );
});

test('a cell at the same place of another sheet isn’t left out with it', async () => {
  const host = new FileHost(BEFORE);
  const [impossible] = editsOf(BEFORE, FORM, { C5: { value: 1 } });
  const [wanted] = editsOf(BEFORE, DATA, { C5: { value: 1 } });
  const receipt = await host.apply([impossible as CellEdit, wanted as CellEdit]);
  expect(receipt.applied).toEqual([wanted]);
  expect(receipt.refused).toMatchObject([{ edit: { sheet: FORM, cell: 'C5' }, code: 'protected-sheet' }]);
});

test('puts back what stood there', async () => {
  const host = new FileHost(BEFORE);
  const receipt = await host.apply(edits());
  const undone = await host.undo(receipt);
  expect(undone.refused).toEqual([]);
  expect(contents(host.bytes())).toEqual(contents(BEFORE));
  // And does it again.
  await host.undo(undone);
  expect(contentAt(host.bytes(), FORM, 'H13')).toEqual({ value: 9.5 });
});

test('leaves alone what somebody has typed since', async () => {
  const host = new FileHost(BEFORE);
  const receipt = await host.apply(edits());
  await host.apply(editsOf(host.bytes(), FORM, { H14: { value: 7 }, H6: { value: 8, formula: '8' } }));
  const undone = await host.undo(receipt);
  expect(undone.refused).toEqual([
    { edit: expect.objectContaining({ cell: 'H6' }), code: 'changed-meanwhile', found: { value: 8, formula: '8' } },
    { edit: expect.objectContaining({ cell: 'H14' }), code: 'changed-meanwhile', found: { value: 7 } },
  ]);
  expect(undone.applied.map((edit) => edit.cell)).toEqual(['H17', 'H13']);
  expect(contentAt(host.bytes(), FORM, 'H13')).toEqual({ value: 9 });
  expect(contentAt(host.bytes(), FORM, 'H14')).toEqual({ value: 7 });
});

test('marks and clears', async () => {
  const host = new FileHost(BEFORE);
  await host.mark([{ sheet: FORM, cell: 'H13', severity: 'error' }]);
  await host.mark([{ sheet: FORM, cell: 'H14', severity: 'hint' }]);
  const text = partText(host.bytes(), 'xl/worksheets/sheet1.xml');
  expect(text).toContain('绩核:hint');
  expect(text).not.toContain('绩核:error');
  await host.clearMarks();
  expect(comparePackages(BEFORE, host.bytes())).toMatchObject({ changed: [], lost: [], added: [] });
});

test('remembers the cell asked for, and shows it where it can', async () => {
  const shown: string[][] = [];
  const host = new FileHost(BEFORE, { onLocate: (...at) => shown.push(at) });
  expect(host.can).toEqual({
    marks: true,
    liveEvents: false,
    choiceEvents: false,
    nativeUndoGroup: false,
    locate: true,
  });
  expect(new FileHost(BEFORE).can.locate).toBe(false);
  expect(host.located).toBeNull();
  await host.locate(FORM, 'H13:H16');
  expect(host.located).toEqual({ sheet: FORM, address: 'H13:H16' });
  expect(shown).toEqual([[FORM, 'H13:H16']]);
  await expect(host.locate('别的', 'A1')).rejects.toMatchObject({ code: 'no-such-sheet' });
  await expect(host.locate(FORM, 'H')).rejects.toMatchObject({ code: 'no-such-cell' });
  const gone = { row: [{ cell: 'A13', text: '没有这一行' }], column: [] };
  await expect(host.locate(FORM, 'H13', gone)).rejects.toMatchObject({
    kind: 'changed-meanwhile',
    code: 'moved',
    detail: { sheet: FORM, cells: ['H13'] },
  });
  expect(host.located).toEqual({ sheet: FORM, address: 'H13:H16' });
});

test('its own writes do not echo', async () => {
  const host = new FileHost(BEFORE);
  const listener = jest.fn();
  const stop = host.onEdited(listener);
  await host.apply(edits());
  stop();
  expect(listener).not.toHaveBeenCalled();
});

test('what fails, fails in the promise', async () => {
  const host = new FileHost(new TextEncoder().encode('not a workbook'));
  await expect(host.readSheets('all')).rejects.toMatchObject({ code: 'not-a-workbook' });
  await expect(host.apply(edits())).rejects.toMatchObject({ code: 'not-a-workbook' });
  await expect(host.mark([])).rejects.toMatchObject({ code: 'not-a-workbook' });
  await expect(new FileHost(BEFORE, { limits: { fileBytes: 10 } }).readSheets('all')).rejects.toMatchObject({
    code: 'file-too-large',
  });
});

describe('a text of runs with fonts of their own', () => {
  const RUNS = '<r><rPr><b/><color rgb="FFFF0000"/></rPr><t>雨季</t></r><r><t xml:space="preserve"> 停工</t></r>';
  const PHONETIC = '<rPh sb="0" eb="1"><t>ゆ</t></rPh><phoneticPr fontId="1"/>';
  const TEXT = '雨季 停工';

  /** Without the used range, which only grows. */
  const sheetOf = (bytes: Uint8Array): string =>
    partText(bytes, 'xl/worksheets/sheet1.xml').replace(/<dimension [^>]*>/, '');

  test.each<[string, XlsxCell]>([
    ['in the table of texts', { rich: RUNS + PHONETIC }],
    ['in the cell', { rich: RUNS, type: 'inlineStr' }],
  ])('%s: undoing gives back the very runs, redoing and undoing again too', async (_where, cell) => {
    const before = buildXlsx([{ name: FORM, cells: { A1: '原因', A2: cell, A3: 'x' } }]);
    const host = new FileHost(before);
    const receipt = await host.apply([
      { sheet: FORM, cell: 'A2', from: { value: TEXT }, to: { value: '设备迟到' } },
      { sheet: FORM, cell: 'A3', from: { value: 'x' }, to: { value: 3 } },
    ]);
    expect(contentAt(host.bytes(), FORM, 'A2')).toEqual({ value: '设备迟到' });
    const undone = await host.undo(receipt);
    expect(sheetOf(host.bytes())).toBe(sheetOf(before));
    expect(partText(host.bytes(), 'xl/sharedStrings.xml')).toBe(partText(before, 'xl/sharedStrings.xml'));
    const redone = await host.undo(undone);
    expect(contentAt(host.bytes(), FORM, 'A2')).toEqual({ value: '设备迟到' });
    await host.undo(redone);
    expect(sheetOf(host.bytes())).toBe(sheetOf(before));
  });

  test('another text, or the same one elsewhere, has none of it', async () => {
    const before = buildXlsx([{ name: FORM, cells: { A1: '原因', A2: { rich: RUNS }, A3: 'x' } }]);
    const host = new FileHost(before);
    await host.apply([
      { sheet: FORM, cell: 'A2', from: { value: TEXT }, to: { value: `${TEXT}。` } },
      { sheet: FORM, cell: 'A3', from: { value: 'x' }, to: { value: TEXT } },
    ]);
    const xml = sheetOf(host.bytes());
    expect(xml).toContain(`<is><t>${TEXT}。</t></is>`);
    expect(xml).toContain(`<is><t>${TEXT}</t></is>`);
  });
});
